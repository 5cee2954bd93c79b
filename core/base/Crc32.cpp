#include "core/base/Crc32.h"

#include <algorithm>
#include <zlib.h>

namespace pupitre {

quint32 crc32Of(QByteArrayView bytes, quint32 former)
{
    return static_cast<quint32>(
        crc32_z(former, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<z_size_t>(bytes.size())));
}

} // namespace pupitre
