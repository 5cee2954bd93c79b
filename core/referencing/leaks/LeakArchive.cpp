#include "core/base/XlsxReader.h"
#include "core/base/ZipReader.h"
#include "core/referencing/leaks/LeakContent.h"
#include "core/referencing/leaks/LeakText.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 largestPart = qint64(192) << 20;

bool isGenericAuthor(const QString& author)
{
    static const QStringList generic{QStringLiteral("Pupitre"), QStringLiteral("python-docx"),
                                     QStringLiteral("openpyxl"), QStringLiteral("Apache POI"),
                                     QStringLiteral("Unknown")};
    return author.trimmed().isEmpty() || generic.contains(author.trimmed());
}

// Who wrote a document, where and with what: docProps of OOXML, meta.xml of ODF.
void findProperties(const QString& part, const QByteArray& xml, LeakCollector& collector)
{
    const bool properties = part.startsWith(QLatin1String("docProps/")) || part == u"meta.xml";
    if (!properties)
        return;
    static const QRegularExpression member(QStringLiteral(
        "<(?:[A-Za-z]+:)?(creator|lastModifiedBy|Company|Manager|initial-creator|printed-by)[^>]*>([^<]+)<"));
    auto matches = member.globalMatch(QString::fromUtf8(xml));
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!isGenericAuthor(match.captured(2)))
            collector.add(LeakKind::Metadata, (match.captured(1) + u'=' + match.captured(2).trimmed()).toUtf8());
    }
}

// Comments and tracked changes name their authors.
void findReviewers(const QString& part, const QByteArray& xml, LeakCollector& collector)
{
    if (!part.startsWith(QLatin1String("word/")) && !part.startsWith(QLatin1String("xl/comments")) &&
        !part.startsWith(QLatin1String("xl/persons")))
        return;
    static const QRegularExpression author(
        QStringLiteral("(?:w:author|displayName)=\"([^\"]+)\"|<author>([^<]+)</author>"));
    auto matches = author.globalMatch(QString::fromUtf8(xml));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1) + match.captured(2);
        if (!isGenericAuthor(name))
            collector.add(LeakKind::Metadata, ("author=" + name.trimmed().toUtf8()));
    }
}

void findActiveParts(const QString& part, const QByteArray& content, LeakCollector& collector)
{
    const QString lower = part.toLower();
    static const QStringList marks{
        QStringLiteral("vbaproject.bin"), QStringLiteral("vbadata.xml"),  QStringLiteral("/activex/"),
        QStringLiteral("/macrosheets/"),  QStringLiteral("/embeddings/"), QStringLiteral("/externallinks/"),
        QStringLiteral("basic/"),         QStringLiteral("scripts/"),     QStringLiteral("/customui")};
    const bool marked =
        std::any_of(marks.begin(), marks.end(), [&](const QString& mark) { return lower.contains(mark); });
    if (marked && !lower.endsWith(QLatin1String(".rels")))
        collector.add(LeakKind::ActiveContent, part.toUtf8());
    // A template or an object fetched from elsewhere when the document opens; hyperlinks act on a click only.
    if (lower.endsWith(QLatin1String(".rels"))) {
        static const QRegularExpression external(QStringLiteral("<Relationship\\b[^>]*TargetMode=\"External\"[^>]*>"));
        auto matches = external.globalMatch(QString::fromUtf8(content));
        while (matches.hasNext()) {
            const QString relation = matches.next().captured();
            if (!relation.contains(QLatin1String("/hyperlink\"")))
                collector.add(LeakKind::ActiveContent, relation.left(200).toUtf8());
        }
    }
    if (lower.startsWith(QLatin1String("word/")) && content.contains("instrText") &&
        QString::fromUtf8(content).contains(QRegularExpression(QStringLiteral("instrText[^>]*>\\s*(DDEAUTO|DDE)\\b"))))
        collector.add(LeakKind::ActiveContent, "DDE");
}

// A spreadsheet as its rows read: what stands in two cells of which each alone says nothing.
void lookIntoRows(QByteArrayView bytes, qsizetype seen, LeakCollector& collector, const TaskContext& context)
{
    constexpr qsizetype largest = 16 << 20;
    auto workbook = XlsxReader::openBytes(bytes.toByteArray());
    if (!workbook)
        return; // its parts were read as they are
    QByteArray text;
    for (qsizetype sheet = 0; sheet < workbook->sheetNames().size() && text.size() < largest; ++sheet) {
        (void)workbook->read(
            sheet,
            [&](const XlsxRow& row) {
                for (qsizetype i = 0; i < row.cells.size(); ++i)
                    text += row.text(i).toUtf8() + '\t';
                text += '\n';
                return text.size() < largest;
            },
            context);
    }
    LeakCollector rows;
    findPersons(text, rows);
    const auto& found = collector.findings();
    const auto count = [](auto from, auto to, LeakKind kind) {
        return std::count_if(from, to, [&](const LeakFinding& finding) { return finding.kind == kind; });
    };
    for (const LeakKind kind : {LeakKind::NationalId, LeakKind::BirthDate, LeakKind::PersonAddress}) {
        if (count(rows.findings().begin(), rows.findings().end(), kind) >
            count(found.begin() + seen, found.end(), kind)) {
            const LeakCollector::Inside inside(collector, QStringLiteral("rows"));
            findPersons(text, collector);
            return;
        }
    }
}

} // namespace

void lookIntoArchive(QByteArrayView bytes, LeakCollector& collector, const TaskContext& context)
{
    ZipLimits limits;
    limits.entries = 20000;
    limits.entrySize = static_cast<quint64>(largestPart);
    limits.totalSize = quint64(2) << 30;
    auto zip = ZipReader::openBytes(bytes.toByteArray(), limits, ZipReader::Mode::Report);
    if (!zip) {
        collector.opaque(QStringLiteral("archive: ") + errorName(zip.error().code()));
        return;
    }
    const qsizetype seen = collector.findings().size();
    const bool office =
        zip->find(QStringLiteral("[Content_Types].xml")) != nullptr || zip->find(QStringLiteral("meta.xml")) != nullptr;
    for (const Error& objection : zip->objections()) {
        if (objection.code() == ErrorCode::PackageEncrypted || objection.code() == ErrorCode::PackageBomb ||
            objection.code() == ErrorCode::PackageMethod || objection.code() == ErrorCode::PackageTrailingData)
            collector.opaque(errorName(objection.code()) + u' ' + objection.value());
    }
    for (const ZipEntry& entry : zip->entries()) {
        if (context.isCancelled())
            return;
        if (entry.isFolder() || (entry.flags & 1) != 0)
            continue;
        if (!collector.allow(static_cast<qint64>(entry.size)))
            return;
        const LeakCollector::Inside inside(collector, entry.name);
        // Names are read too: "NIR 279035121518989.pdf".
        lookIntoText(entry.name.toUtf8(), {}, collector, context);
        auto content = zip->content(entry, largestPart, context);
        if (!content) {
            collector.opaque(errorName(content.error().code()));
            continue;
        }
        if (office) {
            findProperties(entry.name, *content, collector);
            findReviewers(entry.name, *content, collector);
            findActiveParts(entry.name, *content, collector);
            // Numbers typed as such: a spreadsheet may write fifteen digits with an exponent.
            if (entry.name.startsWith(QLatin1String("xl/worksheets/")) && content->contains("E+14")) {
                static const QRegularExpression exponent(QStringLiteral("<v>([0-9](?:\\.[0-9]+)?E\\+14)</v>"));
                QByteArray numbers;
                auto matches = exponent.globalMatch(QString::fromLatin1(*content));
                while (matches.hasNext())
                    numbers += QByteArray::number(matches.next().captured(1).toDouble(), 'f', 0) + '\n';
                lookIntoText(numbers, {}, collector, context);
            }
        }
        lookInto(*content, entry.name, collector, context);
    }
    if (zip->find(QStringLiteral("xl/workbook.xml")) != nullptr)
        lookIntoRows(bytes, seen, collector, context);
}

} // namespace pupitre
