#include "core/base/Inflate.h"
#include "core/referencing/leaks/LeakContent.h"
#include "core/referencing/leaks/LeakText.h"

#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype largestText = 4 << 20;

// The directories of TIFF, which EXIF is (CIPA DC-008 §4.5).
class Tiff
{
public:
    Tiff(QByteArrayView bytes, LeakCollector& collector)
        : m_bytes(bytes)
        , m_collector(collector)
        , m_little(bytes.startsWith("II"))
    {}
    bool isTiff() const { return m_bytes.size() >= 8 && (m_little || m_bytes.startsWith("MM")) && half(2) == 42; }
    void read()
    {
        if (isTiff())
            directory(word(4), 0);
    }

private:
    quint16 half(qsizetype at) const
    {
        if (at < 0 || at + 2 > m_bytes.size())
            return 0;
        return m_little ? qFromLittleEndian<quint16>(m_bytes.data() + at)
                        : qFromBigEndian<quint16>(m_bytes.data() + at);
    }
    quint32 word(qsizetype at) const
    {
        if (at < 0 || at + 4 > m_bytes.size())
            return 0;
        return m_little ? qFromLittleEndian<quint32>(m_bytes.data() + at)
                        : qFromBigEndian<quint32>(m_bytes.data() + at);
    }
    void directory(quint32 offset, int depth)
    {
        if (depth > 4 || offset == 0 || offset + 2 > static_cast<quint64>(m_bytes.size()))
            return;
        const quint16 count = half(offset);
        for (quint16 i = 0; i < count && i < 500; ++i)
            field(static_cast<qsizetype>(offset) + 2 + 12 * i, depth);
    }
    void field(qsizetype at, int depth)
    {
        const quint16 tag = half(at);
        const quint32 length = word(at + 4);
        if (tag == 0x8825) { // GPS
            const quint32 gps = word(at + 8);
            if (half(gps) > 0)
                m_collector.add(LeakKind::Location, "GPS");
            return;
        }
        if (tag == 0x8769 || tag == 0xA005) {
            directory(word(at + 8), depth + 1);
            return;
        }
        static constexpr quint16 persons[] = {0x013B, 0x8298, 0x013C, 0xA430, 0xA431, 0x9C9D,
                                              0x9C9C, 0x9286, 0x010E, 0x9C9B, 0x9C9F};
        if (std::find(std::begin(persons), std::end(persons), tag) == std::end(persons) || length < 2 || length > 65536)
            return;
        const quint16 type = half(at + 2);
        const quint64 from = length <= 4 ? static_cast<quint64>(at) + 8 : word(at + 8);
        const quint64 size = length; // text and bytes alike: one byte a count
        if (from + size > static_cast<quint64>(m_bytes.size()) || (type != 1 && type != 2 && type != 7))
            return;
        QByteArray value = m_bytes.sliced(static_cast<qsizetype>(from), static_cast<qsizetype>(size)).toByteArray();
        if (value.startsWith("ASCII\0\0\0"))
            value.remove(0, 8);
        value.replace('\0', ""); // UTF-16 of the XP tags, and the end
        if (value.trimmed().isEmpty())
            return;
        if (tag == 0x010E || tag == 0x9286 || tag == 0x9C9B || tag == 0x9C9C ||
            tag == 0x9C9F) { // descriptions: read, not suspect by themselves
            findSecrets(value, m_collector);
            findPersons(value, m_collector);
            return;
        }
        m_collector.add(LeakKind::Metadata, value.trimmed());
    }

    QByteArrayView m_bytes;
    LeakCollector& m_collector;
    bool m_little;
};

void lookIntoXmp(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    for (qsizetype at = bytes.indexOf("<x:xmpmeta"); at >= 0; at = bytes.indexOf("<x:xmpmeta", at + 1)) {
        const qsizetype end = bytes.indexOf("</x:xmpmeta>", at);
        const QByteArrayView xmp =
            bytes.sliced(at, (end < 0 ? std::min<qsizetype>(bytes.size(), at + largestText) : end) - at);
        const LeakCollector::Inside inside(collector, QStringLiteral("XMP"));
        if (xmp.indexOf("GPSLatitude") >= 0)
            collector.add(LeakKind::Location, "GPS");
        static const QRegularExpression creator(
            QStringLiteral("<dc:creator>\\s*<rdf:Seq>\\s*<rdf:li[^>]*>([^<]+)<|<pdf:Author>([^<]+)<|photoshop:"
                           "AuthorsPosition|xmp:Author=\"([^\"]+)\"|"
                           "<dc:creator>([^<]+)</dc:creator>"));
        auto matches = creator.globalMatch(QString::fromUtf8(xmp));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString name =
                (match.captured(1) + match.captured(2) + match.captured(3) + match.captured(4)).trimmed();
            if (!name.isEmpty())
                collector.add(LeakKind::Metadata, name.toUtf8());
        }
        lookIntoText(xmp, {}, collector, context);
    }
}

// Text chunks of PNG (ISO/IEC 15948 §11.3.4).
void lookIntoPng(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const quint32 size = qFromBigEndian<quint32>(bytes.data() + at);
        const QByteArray type = bytes.sliced(at + 4, 4).toByteArray();
        if (size > static_cast<quint64>(bytes.size() - at - 12))
            return;
        const QByteArrayView data = bytes.sliced(at + 8, size);
        if (type == "eXIf") {
            Tiff(data, collector).read();
        } else if (type == "tEXt" || type == "zTXt" || type == "iTXt") {
            const qsizetype zero = data.indexOf('\0');
            const QByteArray keyword = zero > 0 ? data.first(zero).toByteArray() : QByteArray();
            QByteArray text;
            qsizetype begin = zero + 1;
            bool packed = false;
            if (type == "zTXt") {
                packed = true;
                begin += 1;
            } else if (type == "iTXt" && begin + 2 < data.size()) {
                packed = data[begin] == 1;
                begin = data.indexOf('\0', begin + 2);
                begin = begin < 0 ? -1 : data.indexOf('\0', begin + 1);
                begin = begin < 0 ? data.size() : begin + 1;
            }
            if (begin < 0 || begin > data.size())
                begin = data.size();
            if (packed) {
                Inflate inflate(Inflate::Format::Zlib);
                (void)inflate.feed(data.sliced(begin), [&](QByteArrayView part) -> Result<void> {
                    text.append(part);
                    return text.size() > largestText ? fail(ErrorCode::FileTooLarge) : Result<void>();
                });
            } else {
                text = data.sliced(begin).toByteArray();
            }
            if ((keyword == "Author" || keyword == "Copyright") && !text.trimmed().isEmpty())
                collector.add(LeakKind::Metadata, keyword + '=' + text.trimmed());
            lookIntoXmp(text, collector, context);
            if (const auto readable = textOf(text))
                lookIntoText(*readable, {}, collector, context);
        }
        at += 12 + static_cast<qsizetype>(size);
    }
}

} // namespace

void lookIntoMetadata(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        lookIntoPng(bytes, collector, context);
    Tiff(bytes, collector).read();
    // JPEG, WebP, HEIC and videos carry it behind the same six bytes.
    const QByteArrayView mark("Exif\0\0", 6);
    int found = 0;
    for (qsizetype at = bytes.indexOf(mark); at >= 0 && found < 50; at = bytes.indexOf(mark, at + 1), ++found)
        Tiff(bytes.sliced(at + 6), collector).read();
    if (const qsizetype webp = bytes.startsWith("RIFF") ? bytes.indexOf("EXIF") : -1;
        webp >= 0 && webp + 8 < bytes.size())
        Tiff(bytes.sliced(webp + 8), collector).read();
    if (bytes.indexOf("com.apple.quicktime.location") >= 0 ||
        (bytes.indexOf("\xA9xyz") >= 0 && bytes.indexOf("ftyp") >= 0))
        collector.add(LeakKind::Location, "ISO 6709");
    lookIntoXmp(bytes, collector, context);
}

} // namespace pupitre
