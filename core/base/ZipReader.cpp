#include "core/base/ZipReader.h"

#include "core/base/FileIo.h"

#include <QBuffer>
#include <QFile>
#include <QSet>
#include <QtEndian>

#include <algorithm>

namespace pupitre {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint32 end64Signature = 0x06064b50;
constexpr quint32 locator64Signature = 0x07064b50;
constexpr quint32 descriptorSignature = 0x08074b50;
constexpr qint64 endSize = 22;
constexpr qint64 longestComment = 65535;
constexpr quint64 largestDirectory = quint64(64) << 20;
constexpr quint64 anyRatioUnder = quint64(64) << 10;
constexpr quint16 hasDescriptor = 0x0008;
constexpr quint16 knownFlags = 0x0006 | hasDescriptor | 0x0800;
constexpr quint16 encryptedFlags = 0x0001 | 0x0040 | 0x2000;
// The one comment a container may carry: ETSI EN 319 162-1 §A.1.
const QByteArrayView containerComment("mimetype=application/vnd.etsi.asic");

quint16 half(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

quint32 word(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

quint64 longWord(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint64>(bytes.data() + at);
}

struct Extra
{
    bool sound = true;      ///< divides exactly into fields
    bool encrypted = false; ///< AE-x
    bool renamed = false;   ///< gives another name (Info-ZIP Unicode path)
    quint16 others = 0;     ///< bytes of fields that are not those of ZIP64
};

// Reads the extra field of a header (APPNOTE §4.5); the values of ZIP64 stand in the order in which their 32-bit
// fields are full.
Extra readExtra(QByteArrayView extra, const QByteArray& rawName, const QList<quint64*>& values)
{
    Extra read;
    for (qsizetype at = 0; at < extra.size();) {
        if (at + 4 > extra.size()) {
            read.sound = false;
            return read;
        }
        const quint16 id = half(extra, at);
        const qsizetype size = half(extra, at + 2);
        at += 4;
        if (at + size > extra.size()) {
            read.sound = false;
            return read;
        }
        if (id == 0x0001) {
            qsizetype inside = at;
            for (quint64* value : values) {
                if (*value != inZip64)
                    continue;
                if (inside + 8 > at + size) {
                    read.sound = false;
                    return read;
                }
                *value = longWord(extra, inside);
                inside += 8;
            }
        } else {
            read.others = static_cast<quint16>(read.others + 4 + size);
        }
        read.encrypted |= id == 0x9901 || id == 0x0017;
        if (id == 0x7075)
            read.renamed |= size < 5 || extra.sliced(at + 5, size - 5) != QByteArrayView(rawName);
        at += size;
    }
    return read;
}

bool isDeviceName(QStringView part)
{
    const QString stem = part.toString().section(u'.', 0, 0).trimmed().toUpper();
    static const QSet<QString> fixed{QStringLiteral("CON"), QStringLiteral("PRN"), QStringLiteral("AUX"),
                                     QStringLiteral("NUL")};
    if (fixed.contains(stem))
        return true;
    return stem.size() == 4 && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT"))) &&
           stem[3].isDigit();
}

// A name that some system would put elsewhere than in a folder below the one chosen, or show as another.
bool isUnsafeName(const QString& name)
{
    if (name.isEmpty() || name.size() > 1000 || name.startsWith(u'/') || name.contains(u'\\') || name.contains(u':') ||
        name.contains(QChar(0xFFFD)))
        return true;
    const bool invisible = std::any_of(name.begin(), name.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
               c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
    });
    if (invisible)
        return true;
    const QString path = name.endsWith(u'/') ? name.chopped(1) : name;
    const auto parts = QStringView(path).split(u'/');
    return std::any_of(parts.begin(), parts.end(), [](QStringView part) {
        return part.isEmpty() || part == u"." || part == u".." || part.endsWith(u'.') || part.endsWith(u' ') ||
               isDeviceName(part);
    });
}

} // namespace

Result<ZipReader> ZipReader::openFile(const QString& path, const ZipLimits& limits, Mode mode)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file->errorString()));
    auto reader = open(std::move(file), limits, mode);
    return reader ? std::move(reader) : fail(Error(reader.error()).inFile(path));
}

Result<ZipReader> ZipReader::openBytes(const QByteArray& bytes, const ZipLimits& limits, Mode mode)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return open(std::move(buffer), limits, mode);
}

Result<ZipReader> ZipReader::open(std::unique_ptr<QIODevice> device, const ZipLimits& limits, Mode mode)
{
    ZipReader reader;
    reader.m_device = std::move(device);
    reader.m_limits = limits;
    if (auto read = reader.readDirectory(); !read)
        return fail(read.error());
    reader.checkNames();
    reader.checkLayout();
    if (mode == Mode::Refuse && !reader.m_objections.isEmpty())
        return fail(reader.m_objections.first());
    return reader;
}

const ZipEntry* ZipReader::find(const QString& name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const ZipEntry& e) { return e.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

void ZipReader::object(ErrorCode code, const QString& subject, const QString& detail)
{
    m_objections.append(Error(code).withValue(subject).withDetail(detail));
}

QByteArray ZipReader::readAt(quint64 offset, qint64 size)
{
    return m_device->seek(static_cast<qint64>(offset)) ? m_device->read(size) : QByteArray();
}

Result<void> ZipReader::readDirectory()
{
    const qint64 total = m_device->size();
    const QByteArray head = readAt(0, 4);
    if (head.size() < 4 || (word(head, 0) != localSignature && word(head, 0) != endSignature))
        return fail(ErrorCode::PackageNotZip);
    const qint64 tailSize = std::min(total, endSize + longestComment);
    const QByteArray tail = readAt(static_cast<quint64>(total - tailSize), tailSize);
    qsizetype end = -1;
    for (qsizetype at = tail.size() - endSize; at >= 0 && end < 0; --at) {
        if (word(tail, at) == endSignature)
            end = at;
    }
    if (end < 0)
        return fail(ErrorCode::PackageTruncated);
    const auto endOffset = static_cast<quint64>(total - tailSize + end);
    const qsizetype commentSize = half(tail, end + 20);
    const QByteArrayView comment =
        QByteArrayView(tail).sliced(end + endSize, std::min(commentSize, tail.size() - end - endSize));
    if (const qint64 after = tail.size() - end - endSize - commentSize; after != 0)
        object(ErrorCode::PackageTrailingData, QString::number(after));
    else if (!comment.isEmpty() && !comment.startsWith(containerComment))
        object(ErrorCode::PackageTrailingData, QString::number(comment.size()), QStringLiteral("comment"));
    quint64 count = half(tail, end + 10);
    quint64 size = word(tail, end + 12);
    quint64 offset = word(tail, end + 16);
    bool oneDisk = word(tail, end + 4) == 0 && half(tail, end + 8) == count;
    quint64 directoryEnd = endOffset;
    const QByteArray locator = endOffset >= 20 ? readAt(endOffset - 20, 20) : QByteArray();
    if (locator.size() == 20 && word(locator, 0) == locator64Signature) {
        const quint64 record = longWord(locator, 8);
        const QByteArray end64 = record < endOffset ? readAt(record, 56) : QByteArray();
        if (end64.size() != 56 || word(end64, 0) != end64Signature)
            return fail(ErrorCode::PackageTruncated);
        const quint64 count64 = longWord(end64, 32);
        const quint64 size64 = longWord(end64, 40);
        const quint64 offset64 = longWord(end64, 48);
        const bool agrees = (count == 0xFFFF || count == count64) && (size == inZip64 || size == size64) &&
                            (offset == inZip64 || offset == offset64) && longWord(end64, 4) == 44 &&
                            record + 56 == endOffset - 20 && half(end64, 12) == half(end64, 14);
        if (!agrees)
            object(ErrorCode::PackageHeaderMismatch, QStringLiteral("ZIP64"));
        oneDisk = oneDisk && word(locator, 4) == 0 && word(locator, 16) == 1 && longWord(end64, 16) == 0 &&
                  longWord(end64, 24) == count64;
        count = count64;
        size = size64;
        offset = offset64;
        directoryEnd = record;
    } else if (count == 0xFFFF || size == inZip64 || offset == inZip64) {
        return fail(ErrorCode::PackageTruncated);
    }
    if (!oneDisk)
        object(ErrorCode::PackageHeaderMismatch, QStringLiteral("disk"));
    if (count > static_cast<quint64>(m_limits.entries) || size > largestDirectory)
        return fail(Error(ErrorCode::PackageTooManyEntries).withValue(QString::number(count)));
    if (offset > directoryEnd || size > directoryEnd - offset)
        return fail(ErrorCode::PackageTruncated);
    if (offset + size != directoryEnd)
        object(ErrorCode::PackageTrailingData, QString::number(directoryEnd - offset - size));
    m_directoryOffset = offset;
    const QByteArray central = readAt(offset, static_cast<qint64>(size));
    if (static_cast<quint64>(central.size()) != size)
        return fail(ErrorCode::PackageTruncated);
    return takeCentral(central, count);
}

Result<void> ZipReader::takeCentral(const QByteArray& central, quint64 count)
{
    qsizetype at = 0;
    for (quint64 i = 0; i < count; ++i) {
        if (at + 46 > central.size() || word(central, at) != centralSignature)
            return fail(ErrorCode::PackageTruncated);
        ZipEntry entry;
        entry.madeBy = half(central, at + 4);
        const quint16 needed = half(central, at + 6);
        entry.flags = half(central, at + 8);
        entry.method = half(central, at + 10);
        entry.time = half(central, at + 12);
        entry.date = half(central, at + 14);
        entry.crc = word(central, at + 16);
        entry.compressedSize = word(central, at + 20);
        entry.size = word(central, at + 24);
        const qsizetype nameSize = half(central, at + 28);
        const qsizetype extraSize = half(central, at + 30);
        const qsizetype commentSize = half(central, at + 32);
        const quint16 disk = half(central, at + 34);
        entry.internalAttributes = half(central, at + 36);
        entry.attributes = word(central, at + 38);
        entry.offset = word(central, at + 42);
        entry.hasComment = commentSize != 0;
        if (at + 46 + nameSize + extraSize + commentSize > central.size())
            return fail(ErrorCode::PackageTruncated);
        const QByteArray rawName = central.sliced(at + 46, nameSize);
        entry.name = QString::fromUtf8(rawName);
        const Extra extra = readExtra(QByteArrayView(central).sliced(at + 46 + nameSize, extraSize), rawName,
                                      {&entry.size, &entry.compressedSize, &entry.offset});
        entry.extraSizes = extra.others;
        if (!extra.sound || extra.renamed || disk != 0)
            object(ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("extra"));
        if (extra.encrypted)
            object(ErrorCode::PackageEncrypted, entry.name);
        quint64 end = 0;
        checkLocal(entry, rawName, needed, &end);
        checkEntry(entry, rawName);
        m_extents.append({entry.offset, end});
        m_entries.append(std::move(entry));
        at += 46 + nameSize + extraSize + commentSize;
    }
    if (at != central.size())
        object(ErrorCode::PackageHeaderMismatch, QStringLiteral("directory"));
    return {};
}

void ZipReader::checkLocal(ZipEntry& entry, const QByteArray& rawName, quint16 needed, quint64* end)
{
    *end = entry.offset;
    const QByteArray header = entry.offset < m_directoryOffset ? readAt(entry.offset, 30) : QByteArray();
    if (header.size() != 30 || word(header, 0) != localSignature) {
        object(ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("offset"));
        return;
    }
    const qsizetype nameSize = half(header, 26);
    const qsizetype extraSize = half(header, 28);
    const QByteArray rest = m_device->read(nameSize + extraSize);
    const QByteArray localName = rest.first(std::min(nameSize, rest.size()));
    quint64 size = word(header, 22);
    quint64 compressed = word(header, 18);
    const Extra extra = readExtra(QByteArrayView(rest).sliced(localName.size()), rawName, {&size, &compressed});
    entry.extraSizes = static_cast<quint16>(entry.extraSizes + extra.others);
    entry.dataOffset = entry.offset + 30 + static_cast<quint64>(nameSize + extraSize);
    const auto compare = [&](bool same, const char* what) {
        if (!same)
            object(ErrorCode::PackageHeaderMismatch, entry.name, QString::fromLatin1(what));
    };
    compare(localName == rawName, "name");
    compare(half(header, 4) == needed, "version");
    compare(half(header, 6) == entry.flags, "flags");
    compare(half(header, 8) == entry.method, "method");
    compare(half(header, 10) == entry.time && half(header, 12) == entry.date, "time");
    compare(extra.sound && !extra.renamed && rest.size() == nameSize + extraSize, "extra");
    if (extra.encrypted)
        object(ErrorCode::PackageEncrypted, entry.name);
    const bool descriptor = (entry.flags & hasDescriptor) != 0;
    const quint32 crc = word(header, 14);
    if (!descriptor || crc != 0 || size != 0 || compressed != 0)
        compare((crc == entry.crc || (descriptor && crc == 0)) &&
                    (size == entry.size || (descriptor && (size == 0 || size == inZip64))) &&
                    (compressed == entry.compressedSize || (descriptor && (compressed == 0 || compressed == inZip64))),
                "size");
    if (entry.dataOffset > m_directoryOffset || entry.compressedSize > m_directoryOffset - entry.dataOffset) {
        object(ErrorCode::PackageTruncated, entry.name);
        return;
    }
    *end = entry.dataOffset + entry.compressedSize;
    if (!descriptor)
        return;
    // The descriptor may or may not begin with a signature, and holds 32 or 64 bits a size.
    const QByteArray after = readAt(*end, 24);
    for (const bool marked : {true, false}) {
        const qsizetype from = marked ? 4 : 0;
        if (marked && (after.size() < 4 || word(after, 0) != descriptorSignature))
            continue;
        for (const bool wide : {false, true}) {
            const qsizetype length = from + (wide ? 20 : 12);
            if (after.size() < length || word(after, from) != entry.crc)
                continue;
            const quint64 c = wide ? longWord(after, from + 4) : word(after, from + 4);
            const quint64 s = wide ? longWord(after, from + 12) : word(after, from + 8);
            if (c == entry.compressedSize && s == entry.size) {
                *end += static_cast<quint64>(length);
                return;
            }
        }
    }
    object(ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("descriptor"));
}

void ZipReader::checkEntry(const ZipEntry& entry, const QByteArray& rawName)
{
    if (isUnsafeName(entry.name) || rawName.contains('\0'))
        object(ErrorCode::PackageUnsafeName, entry.name);
    if ((entry.flags & encryptedFlags) != 0 || entry.method == 99)
        object(ErrorCode::PackageEncrypted, entry.name);
    else if ((entry.flags & ~knownFlags) != 0)
        object(ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("flags"));
    // Whatever the system that claims to have made it: UNIX readers act upon these bits.
    const quint32 kind = (entry.attributes >> 16) & 0170000U;
    if (kind != 0 && kind != 0100000U && kind != 0040000U)
        object(ErrorCode::PackageLink, entry.name);
    if (entry.isFolder() ? entry.size != 0 : kind == 0040000U)
        object(ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("folder"));
    if (entry.method != 0 && entry.method != 8 && entry.method != 99)
        object(ErrorCode::PackageMethod, entry.name, QString::number(entry.method));
    if (entry.method == 0 && entry.size != entry.compressedSize)
        object(ErrorCode::PackageSizeLie, entry.name, QString::number(entry.size));
    if (entry.size > m_limits.entrySize ||
        (entry.size > anyRatioUnder && entry.size / m_limits.ratio > entry.compressedSize))
        object(ErrorCode::PackageBomb, entry.name);
}

void ZipReader::checkNames()
{
    QSet<QString> seen;
    QSet<QString> files;
    QSet<QString> folders;
    quint64 total = 0;
    for (const ZipEntry& entry : std::as_const(m_entries)) {
        // Windows and macOS see one file where the case or the composition of accents differs.
        QString key = entry.name.normalized(QString::NormalizationForm_KC).toCaseFolded();
        if (entry.isFolder())
            key.chop(1);
        if (seen.contains(key))
            object(ErrorCode::PackageDuplicate, entry.name);
        seen.insert(key);
        if (!entry.isFolder())
            files.insert(key);
        for (qsizetype slash = key.indexOf(u'/'); slash > 0; slash = key.indexOf(u'/', slash + 1))
            folders.insert(key.first(slash));
        total = entry.size > m_limits.totalSize - std::min(total, m_limits.totalSize) ? m_limits.totalSize + 1
                                                                                      : total + entry.size;
    }
    for (const ZipEntry& entry : std::as_const(m_entries)) {
        const QString key = entry.name.normalized(QString::NormalizationForm_KC).toCaseFolded();
        if (!entry.isFolder() && folders.contains(key)) // a file in the place of a folder
            object(ErrorCode::PackageDuplicate, entry.name);
    }
    if (total > m_limits.totalSize)
        object(ErrorCode::PackageBomb, QString::number(total));
}

void ZipReader::checkLayout()
{
    QList<qsizetype> order(m_extents.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) { return m_extents[a] < m_extents[b]; });
    quint64 expected = 0;
    for (const qsizetype i : std::as_const(order)) {
        if (m_extents[i].first > expected)
            object(ErrorCode::PackageTrailingData, QString::number(m_extents[i].first - expected), m_entries[i].name);
        else if (m_extents[i].first < expected)
            object(ErrorCode::PackageHeaderMismatch, m_entries[i].name, QStringLiteral("overlap"));
        expected = std::max(expected, m_extents[i].second);
    }
    if (expected != m_directoryOffset)
        object(ErrorCode::PackageTrailingData,
               QString::number(static_cast<qint64>(m_directoryOffset) - static_cast<qint64>(expected)));
}

} // namespace pupitre
