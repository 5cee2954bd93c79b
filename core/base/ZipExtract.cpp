#include "core/base/Crc32.h"
#include "core/base/Inflate.h"
#include "core/base/ZipReader.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 block = 1 << 18;

} // namespace

Result<void> ZipReader::extract(const ZipEntry& entry, const Sink& sink, const TaskContext& context)
{
    const auto lie = [&] {
        return fail(Error(ErrorCode::PackageSizeLie).withValue(entry.name).withDetail(QString::number(entry.size)));
    };
    const auto damaged = [&] {
        return fail(Error(ErrorCode::PackageDamagedEntry).withValue(entry.name));
    };
    if (entry.size > m_limits.entrySize)
        return fail(Error(ErrorCode::PackageBomb).withValue(entry.name));
    if (entry.method != 0 && entry.method != 8)
        return fail(Error(ErrorCode::PackageMethod).withValue(entry.name).withDetail(QString::number(entry.method)));
    if (entry.dataOffset == 0 || !m_device->seek(static_cast<qint64>(entry.dataOffset)))
        return damaged();
    quint64 size = 0;
    quint32 crc = 0;
    const auto take = [&](QByteArrayView bytes) -> Result<void> {
        size += static_cast<quint64>(bytes.size());
        if (size > entry.size)
            return lie();
        crc = crc32Of(bytes, crc);
        return sink(bytes);
    };
    Inflate inflate(Inflate::Format::Raw);
    QByteArray buffer(static_cast<qsizetype>(std::min<quint64>(block, entry.compressedSize)), Qt::Uninitialized);
    for (quint64 left = entry.compressedSize; left > 0;) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const qint64 got = m_device->read(buffer.data(), static_cast<qint64>(std::min<quint64>(block, left)));
        if (got <= 0)
            return damaged();
        left -= static_cast<quint64>(got);
        const QByteArrayView piece(buffer.constData(), got);
        if (entry.method == 0) {
            if (auto taken = take(piece); !taken)
                return taken;
            continue;
        }
        if (auto fed = inflate.feed(piece, take); !fed)
            return fed.error().code() == ErrorCode::StreamDamaged ? Result<void>(damaged()) : fed;
        if (inflate.isFinished() && (left > 0 || inflate.unused() > 0))
            return lie();
    }
    if (entry.method == 8 && !inflate.isFinished())
        return damaged();
    if (size != entry.size)
        return lie();
    if (crc != entry.crc)
        return damaged();
    return {};
}

Result<QByteArray> ZipReader::content(const ZipEntry& entry, qint64 maximum, const TaskContext& context)
{
    if (entry.size > static_cast<quint64>(maximum))
        return fail(Error(ErrorCode::FileTooLarge).inFile(entry.name).withValue(QString::number(maximum)));
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(std::min<quint64>(entry.size, entry.compressedSize * 4 + 1024)));
    auto extracted = extract(
        entry,
        [&](QByteArrayView piece) -> Result<void> {
            bytes.append(piece);
            return {};
        },
        context);
    if (!extracted)
        return fail(extracted.error());
    return bytes;
}

} // namespace pupitre
