#include "core/base/XlsxReader.h"

#include "core/base/XlsxSheet.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 largestPart = 8 << 20; ///< of the workbook's own small parts
constexpr qsizetype largestStyles = 65536;

ZipLimits limits()
{
    ZipLimits limits;
    limits.entries = 10000;
    limits.entrySize = quint64(2) << 30;
    limits.totalSize = quint64(4) << 30;
    return limits;
}

// "../worksheets/sheet1.xml" seen from "xl/workbook.xml".
QString resolved(const QString& part, const QString& target)
{
    if (target.startsWith(u'/'))
        return target.mid(1);
    QStringList path = part.split(u'/');
    path.removeLast();
    for (const QString& step : target.split(u'/')) {
        if (step == u".." && !path.isEmpty())
            path.removeLast();
        else if (step != u"." && step != u"..")
            path.append(step);
    }
    return path.join(u'/');
}

// Whether a number format shows a day or an hour (ECMA-376 §18.8.30): letters outside quotes, brackets and escapes.
bool showsDate(const QString& format)
{
    if (format.startsWith(QLatin1String("General"), Qt::CaseInsensitive))
        return false;
    bool quoted = false;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format[i].toLower();
        if (c == u'"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == u'\\' || c == u'_' || c == u'*')
            ++i;
        else if (c == u'[') {
            const qsizetype close = format.indexOf(u']', i);
            const QString inside = format.mid(i + 1, close - i - 1).toLower();
            if (inside == u"h" || inside == u"hh" || inside == u"m" || inside == u"mm" || inside == u"s" ||
                inside == u"ss")
                return true;
            i = close < 0 ? format.size() : close;
        } else if (c == u'd' || c == u'm' || c == u'y' || c == u'h' || c == u's') {
            return true;
        } else if (c == u';') {
            break; // the first section is enough
        }
    }
    return false;
}

bool isBuiltInDate(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

} // namespace

bool XlsxRow::isEmpty() const
{
    return std::all_of(cells.begin(), cells.end(), [](const XlsxCell& cell) { return cell.text.trimmed().isEmpty(); });
}

int XlsxReader::columnNumber(QStringView letters)
{
    int number = 0;
    if (letters.isEmpty() || letters.size() > 3)
        return 0;
    for (const QChar c : letters) {
        const QChar upper = c.toUpper();
        if (upper < u'A' || upper > u'Z')
            return 0;
        number = number * 26 + (upper.unicode() - u'A' + 1);
    }
    return number <= maximumColumns ? number : 0;
}

QString XlsxReader::columnLetters(int column)
{
    QString letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.prepend(QChar(u'A' + (column - 1) % 26));
    return letters;
}

Result<XlsxReader> XlsxReader::openFile(const QString& path)
{
    auto reader = open(ZipReader::openFile(path, limits()));
    return reader ? std::move(reader) : fail(Error(reader.error()).inFile(path));
}

Result<XlsxReader> XlsxReader::openBytes(const QByteArray& bytes)
{
    return open(ZipReader::openBytes(bytes, limits()));
}

Result<XlsxReader> XlsxReader::open(Result<ZipReader> zip)
{
    if (!zip) // a workbook is a ZIP package of parts
        return fail(zip.error().code() == ErrorCode::PackageNotZip
                        ? Error(ErrorCode::XlsxMalformed).withDetail(QStringLiteral("ZIP"))
                        : zip.error());
    XlsxReader reader(std::move(*zip));
    if (auto read = reader.readWorkbook(); !read)
        return fail(read.error());
    return reader;
}

// Id → (type, part) of the relations of a part (ECMA-376 part 2, §9.3).
Result<QHash<QString, std::pair<QString, QString>>> XlsxReader::relations(const QString& part)
{
    QHash<QString, std::pair<QString, QString>> found;
    const qsizetype slash = part.lastIndexOf(u'/');
    const QString name =
        part.first(slash + 1) + QStringLiteral("_rels/") + part.mid(slash + 1) + QStringLiteral(".rels");
    const ZipEntry* entry = m_zip.find(name);
    if (entry == nullptr)
        return found;
    auto bytes = m_zip.content(*entry, largestPart);
    if (!bytes)
        return fail(bytes.error());
    XmlPieces pieces(name, [&](QXmlStreamReader& xml) -> Result<void> {
        if (xml.isStartElement() && xml.name() == u"Relationship") {
            const auto attributes = xml.attributes();
            if (attributes.value(QLatin1String("TargetMode")) != u"External")
                found.insert(attributes.value(QLatin1String("Id")).toString(),
                             {attributes.value(QLatin1String("Type")).toString().section(u'/', -1),
                              resolved(part, attributes.value(QLatin1String("Target")).toString())});
        }
        return {};
    });
    if (auto fed = pieces.feed(*bytes); !fed)
        return fail(fed.error());
    return found;
}

Result<void> XlsxReader::readWorkbook()
{
    auto root = relations(QString());
    if (!root)
        return fail(root.error());
    QString part;
    for (const auto& [type, target] : std::as_const(*root)) {
        if (type == u"officeDocument")
            part = target;
    }
    const ZipEntry* entry = m_zip.find(part);
    if (entry == nullptr)
        return fail(malformedXlsx(QStringLiteral("workbook.xml")));
    auto bytes = m_zip.content(*entry, largestPart);
    if (!bytes)
        return fail(bytes.error());
    auto links = relations(part);
    if (!links)
        return fail(links.error());
    bool isWorkbook = false;
    XmlPieces pieces(part, [&](QXmlStreamReader& xml) -> Result<void> {
        if (!xml.isStartElement())
            return {};
        const auto attributes = xml.attributes();
        if (xml.name() == u"workbook")
            isWorkbook = true;
        if (xml.name() == u"workbookPr") {
            const QStringView old = attributes.value(QLatin1String("date1904"));
            m_from1904 = old == u"1" || old == u"true";
        }
        if (xml.name() != u"sheet")
            return {};
        QString id;
        for (const QXmlStreamAttribute& attribute : attributes) {
            if (attribute.name() == u"id" && attribute.prefix() != QStringView())
                id = attribute.value().toString();
        }
        const auto target = links->value(id);
        if (target.first == u"worksheet") {
            m_names.append(attributes.value(QLatin1String("name")).toString());
            m_parts.append(target.second);
        }
        return {};
    });
    if (auto fed = pieces.feed(*bytes); !fed)
        return fed;
    if (!isWorkbook)
        return fail(malformedXlsx(part));
    for (const auto& [type, target] : std::as_const(*links)) {
        auto read = type == u"sharedStrings" ? readStrings(target)
                    : type == u"styles"      ? readStyles(target)
                                             : Result<void>();
        if (!read)
            return read;
    }
    return {};
}

Result<void> XlsxReader::readStrings(const QString& part)
{
    const ZipEntry* entry = m_zip.find(part);
    if (entry == nullptr)
        return {};
    QString text;
    bool inText = false;
    int phonetic = 0;
    qsizetype total = 0;
    XmlPieces pieces(part, [&](QXmlStreamReader& xml) -> Result<void> {
        if (xml.isStartElement()) {
            if (xml.name() == u"si")
                text.clear();
            else if (xml.name() == u"rPh")
                ++phonetic;
            else if (xml.name() == u"t")
                inText = phonetic == 0;
        } else if (xml.isCharacters() && inText) {
            text += xml.text();
            total += xml.text().size() * 2;
        } else if (xml.isEndElement()) {
            if (xml.name() == u"t")
                inText = false;
            else if (xml.name() == u"rPh")
                --phonetic;
            else if (xml.name() == u"si") {
                m_strings.append(text);
                total += qsizetype(sizeof(QString));
            }
        }
        return total > maximumTextBytes ? Result<void>(fail(Error(ErrorCode::XlsxTooLarge).withDetail(part)))
                                        : Result<void>();
    });
    auto read = m_zip.extract(*entry, [&](QByteArrayView bytes) { return pieces.feed(bytes); });
    return read ? pieces.finish() : read;
}

Result<void> XlsxReader::readStyles(const QString& part)
{
    const ZipEntry* entry = m_zip.find(part);
    if (entry == nullptr)
        return {};
    auto bytes = m_zip.content(*entry, largestPart);
    if (!bytes)
        return fail(bytes.error());
    QHash<int, bool> custom;
    bool inCells = false;
    XmlPieces pieces(part, [&](QXmlStreamReader& xml) -> Result<void> {
        if (xml.isStartElement() && xml.name() == u"numFmt") {
            const auto attributes = xml.attributes();
            custom.insert(attributes.value(QLatin1String("numFmtId")).toInt(),
                          showsDate(attributes.value(QLatin1String("formatCode")).toString()));
        } else if (xml.name() == u"cellXfs" && !xml.isCharacters()) {
            inCells = xml.isStartElement();
        } else if (xml.isStartElement() && inCells && xml.name() == u"xf" && m_dateStyles.size() < largestStyles) {
            const int id = xml.attributes().value(QLatin1String("numFmtId")).toInt();
            m_dateStyles.append(custom.value(id, isBuiltInDate(id)));
        }
        return {};
    });
    return pieces.feed(*bytes);
}

Result<void> XlsxReader::read(qsizetype sheet, const Take& take, const TaskContext& context)
{
    const QString part = m_parts.value(sheet);
    const ZipEntry* entry = m_zip.find(part);
    if (entry == nullptr)
        return fail(malformedXlsx(part));
    XlsxSheet rows(m_strings, m_dateStyles, m_from1904, take);
    XmlPieces pieces(part, [&](QXmlStreamReader& xml) { return rows.token(xml); });
    const auto done = m_zip.extract(
        *entry,
        [&](QByteArrayView bytes) -> Result<void> {
            return rows.stopped() ? fail(ErrorCode::Cancelled) : pieces.feed(bytes);
        },
        context);
    if (rows.stopped())
        return {};
    return done ? pieces.finish() : done;
}

} // namespace pupitre
