#pragma once

#include <QByteArrayView>

namespace pupitre {

/// The check sum of ZIP, PNG and gzip (ISO 3309). `former` is that of the bytes before, 0 at the beginning.
quint32 crc32Of(QByteArrayView bytes, quint32 former = 0);

} // namespace pupitre
