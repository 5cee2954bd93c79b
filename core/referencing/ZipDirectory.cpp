#include "core/referencing/ZipDirectory.h"

#include <QtEndian>

#include <algorithm>

namespace pupitre {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr qint64 endSize = 22;
constexpr qint64 longestComment = 65535;
constexpr quint32 inZip64 = 0xFFFFFFFF;

quint16 half(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

quint32 word(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

QByteArray readAt(QIODevice& device, qint64 offset, qint64 size)
{
    return device.seek(offset) ? device.read(size) : QByteArray();
}

// The ZIP64 values of an extra field (APPNOTE §4.5.3), in the order in which their 32-bit fields are full.
void takeZip64(QByteArrayView extra, ZipEntry& entry)
{
    for (qsizetype at = 0; at + 4 <= extra.size();) {
        const quint16 id = half(extra, at);
        const qsizetype size = half(extra, at + 2);
        at += 4;
        if (at + size > extra.size())
            return;
        if (id == 1) {
            qsizetype inside = at;
            for (quint64* value : {&entry.size, &entry.compressedSize, &entry.localOffset}) {
                if (*value == inZip64 && inside + 8 <= at + size) {
                    *value = qFromLittleEndian<quint64>(extra.data() + inside);
                    inside += 8;
                }
            }
        }
        at += size;
    }
}

Result<void> readLocal(QIODevice& device, ZipEntry& entry)
{
    const QByteArray header = readAt(device, static_cast<qint64>(entry.localOffset), 30);
    if (header.size() != 30 || word(header, 0) != localSignature)
        return fail(Error(ErrorCode::PackageHeaderMismatch).withValue(entry.name));
    entry.localFlags = half(header, 6);
    entry.localMethod = half(header, 8);
    entry.localName = device.read(half(header, 26));
    return {};
}

} // namespace

Result<ZipDirectory> ZipDirectory::read(QIODevice& device)
{
    const qint64 total = device.size();
    const QByteArray head = readAt(device, 0, 4);
    if (head.size() < 4 || (word(head, 0) != localSignature && word(head, 0) != endSignature))
        return fail(ErrorCode::PackageNotZip);
    const qint64 tailSize = std::min(total, endSize + longestComment);
    const QByteArray tail = readAt(device, total - tailSize, tailSize);
    qsizetype end = -1;
    for (qsizetype at = tail.size() - endSize; at >= 0 && end < 0; --at) {
        if (word(tail, at) == endSignature)
            end = at;
    }
    if (end < 0)
        return fail(ErrorCode::PackageTruncated);
    ZipDirectory directory;
    const qint64 endOffset = total - tailSize + end;
    directory.trailingBytes = tail.size() - end - endSize - half(tail, end + 20);
    quint64 count = half(tail, end + 10);
    quint64 size = word(tail, end + 12);
    quint64 offset = word(tail, end + 16);
    if (offset == inZip64 || count == 0xFFFF || size == inZip64) {
        const QByteArray locator = readAt(device, endOffset - 20, 20);
        const qint64 record = locator.size() == 20 && word(locator, 0) == 0x07064b50
                                  ? static_cast<qint64>(qFromLittleEndian<quint64>(locator.constData() + 8))
                                  : -1;
        const QByteArray end64 = record >= 0 ? readAt(device, record, 56) : QByteArray();
        if (end64.size() != 56 || word(end64, 0) != 0x06064b50)
            return fail(ErrorCode::PackageTruncated);
        count = qFromLittleEndian<quint64>(end64.constData() + 32);
        size = qFromLittleEndian<quint64>(end64.constData() + 40);
        offset = qFromLittleEndian<quint64>(end64.constData() + 48);
    }
    if (count > static_cast<quint64>(maximumEntries) || size > (quint64(64) << 20))
        return fail(Error(ErrorCode::PackageTooManyEntries).withValue(QString::number(count)));
    if (offset + size > static_cast<quint64>(endOffset))
        return fail(ErrorCode::PackageTruncated);
    const QByteArray central = readAt(device, static_cast<qint64>(offset), static_cast<qint64>(size));
    qsizetype at = 0;
    quint64 first = static_cast<quint64>(total);
    for (quint64 i = 0; i < count; ++i) {
        if (at + 46 > central.size() || word(central, at) != centralSignature)
            return fail(ErrorCode::PackageTruncated);
        ZipEntry entry;
        entry.madeBy = static_cast<quint8>(central[at + 5]);
        entry.flags = half(central, at + 8);
        entry.method = half(central, at + 10);
        entry.crc = word(central, at + 16);
        entry.compressedSize = word(central, at + 20);
        entry.size = word(central, at + 24);
        const qsizetype nameSize = half(central, at + 28);
        const qsizetype extraSize = half(central, at + 30);
        const qsizetype commentSize = half(central, at + 32);
        entry.externalAttributes = word(central, at + 38);
        entry.localOffset = word(central, at + 42);
        if (at + 46 + nameSize + extraSize + commentSize > central.size())
            return fail(ErrorCode::PackageTruncated);
        entry.rawName = central.sliced(at + 46, nameSize);
        entry.name = QString::fromUtf8(entry.rawName);
        takeZip64(QByteArrayView(central).sliced(at + 46 + nameSize, extraSize), entry);
        if (auto local = readLocal(device, entry); !local)
            return fail(local.error());
        first = std::min(first, entry.localOffset);
        directory.entries.append(std::move(entry));
        at += 46 + nameSize + extraSize + commentSize;
    }
    directory.leadingBytes = directory.entries.isEmpty() ? 0 : static_cast<qint64>(first);
    return directory;
}

} // namespace pupitre
