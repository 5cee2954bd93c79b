#include "core/referencing/PackageBlocks.h"

#include "core/base/PdfDocument.h"

#include <QUrl>

namespace pupitre {

namespace {

const QString style = QStringLiteral(
    "body{font:15px/1.5 system-ui,sans-serif;margin:2.5rem auto;max-width:60rem;padding:0 1.5rem;"
    "color:#1a2430;background:#fff}h1{font-size:1.7rem;margin-bottom:.2rem}h2{margin-top:2.4rem;"
    "font-size:1.2rem;border-bottom:1px solid #d5dbe3;padding-bottom:.3rem}h3{font-size:1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.45rem .6rem;border-bottom:1px solid #e6eaef;overflow-wrap:anywhere}th[scope=row]{width:"
    "19rem;font-weight:600}thead th{background:#eef2f6}.warning{background:#fdecc8;color:#6f4300;"
    "padding:.8rem 1rem;border-radius:.4rem;font-weight:600}td.warning{padding:.45rem .6rem}.strong{"
    "font-weight:600}.muted{color:#55606e}pre{background:#f3f5f8;padding:.8rem 1rem;border-radius:.4rem;"
    "white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85em}a{color:#0b57a4}@media print{body{margin:"
    "0;max-width:none}tr{break-inside:avoid}}");

QString html(const QString& text)
{
    return text.toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
}

QString toneClass(PageBlock::Tone tone)
{
    switch (tone) {
    case PageBlock::Tone::Muted:
        return QStringLiteral(" class=\"muted\"");
    case PageBlock::Tone::Strong:
        return QStringLiteral(" class=\"strong\"");
    case PageBlock::Tone::Warning:
        return QStringLiteral(" class=\"warning\"");
    case PageBlock::Tone::Normal:
        break;
    }
    return {};
}

PdfDocument::Style pdfStyle(PageBlock::Tone tone)
{
    switch (tone) {
    case PageBlock::Tone::Muted:
        return PdfDocument::Style::Muted;
    case PageBlock::Tone::Strong:
        return PdfDocument::Style::Strong;
    case PageBlock::Tone::Warning:
        return PdfDocument::Style::Warning;
    case PageBlock::Tone::Normal:
        break;
    }
    return PdfDocument::Style::Normal;
}

QString cellHtml(const PageBlock::Cell& cell)
{
    QStringList lines;
    for (const PageBlock::Link& line : cell.lines) {
        lines.append(line.target.isEmpty()
                         ? html(line.text)
                         : QStringLiteral("<a href=\"%1\">%2</a>")
                               .arg(QString::fromLatin1(QUrl::toPercentEncoding(line.target, "/")), html(line.text)));
    }
    return lines.join(QLatin1String("<br>"));
}

QString tableHtml(const PageBlock& block)
{
    QString out = QStringLiteral("<table>\n");
    if (!block.titles.isEmpty()) {
        out += QStringLiteral("<thead><tr>");
        for (const QString& title : block.titles)
            out += QStringLiteral("<th scope=\"col\">%1</th>").arg(html(title));
        out += QStringLiteral("</tr></thead>\n");
    }
    for (const QList<PageBlock::Cell>& row : block.rows) {
        out += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == 0 && block.titles.isEmpty())
                out += QStringLiteral("<th scope=\"row\">%1</th>").arg(cellHtml(row[i]));
            else
                out += QStringLiteral("<td%1>%2</td>").arg(toneClass(row[i].tone), cellHtml(row[i]));
        }
        out += QStringLiteral("</tr>\n");
    }
    return out + QStringLiteral("</table>\n");
}

} // namespace

PageBlock PageBlock::heading(const QString& text, int level)
{
    PageBlock block;
    block.kind = Kind::Heading;
    block.text = text;
    block.level = level;
    return block;
}

PageBlock PageBlock::paragraph(const QString& text, Tone tone)
{
    PageBlock block;
    block.text = text;
    block.tone = tone;
    return block;
}

PageBlock PageBlock::bullets(const QStringList& lines)
{
    PageBlock block;
    block.kind = Kind::Bullets;
    block.lines = lines;
    return block;
}

PageBlock PageBlock::code(const QStringList& lines)
{
    PageBlock block;
    block.kind = Kind::Code;
    block.lines = lines;
    return block;
}

PageBlock PageBlock::facts(const QList<std::pair<QString, QString>>& facts)
{
    PageBlock block;
    block.kind = Kind::Table;
    block.weights = {1, 2};
    for (const auto& [name, value] : facts)
        block.rows.append(
            {{{{name, {}}}, Tone::Strong}, {{{value.isEmpty() ? QStringLiteral("—") : value, {}}}, Tone::Normal}});
    return block;
}

PageBlock PageBlock::pageBreak()
{
    PageBlock block;
    block.kind = Kind::PageBreak;
    return block;
}

QByteArray htmlOf(const PageSheet& sheet)
{
    QString page = QStringLiteral("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
                                  "name=\"viewport\" content=\"width=device-width\">\n<title>%1</title>\n"
                                  "<style>%2</style>\n</head>\n<body>\n")
                       .arg(html(sheet.title), style);
    for (const PageBlock& block : sheet.blocks) {
        switch (block.kind) {
        case PageBlock::Kind::Heading:
            page += QStringLiteral("<h%1>%2</h%1>\n").arg(block.level).arg(html(block.text));
            break;
        case PageBlock::Kind::Paragraph:
            page += QStringLiteral("<p%1>%2</p>\n").arg(toneClass(block.tone), html(block.text));
            break;
        case PageBlock::Kind::Bullets:
            page += QStringLiteral("<ul>\n");
            for (const QString& line : block.lines)
                page += QStringLiteral("<li>%1</li>\n").arg(html(line));
            page += QStringLiteral("</ul>\n");
            break;
        case PageBlock::Kind::Code:
            page += QStringLiteral("<pre>%1</pre>\n").arg(block.lines.join(u'\n').toHtmlEscaped());
            break;
        case PageBlock::Kind::Table:
            page += tableHtml(block);
            break;
        case PageBlock::Kind::PageBreak:
            break;
        }
    }
    return (page + QStringLiteral("</body>\n</html>\n")).toUtf8();
}

QByteArray pdfOf(const PageSheet& sheet)
{
    PdfDocument::Metadata metadata;
    metadata.title = sheet.title;
    metadata.author = sheet.author;
    metadata.created = sheet.written;
    metadata.footer = sheet.footer;
    PdfDocument pdf(metadata);
    for (const PageBlock& block : sheet.blocks) {
        switch (block.kind) {
        case PageBlock::Kind::Heading:
            pdf.heading(block.text, block.level);
            break;
        case PageBlock::Kind::Paragraph:
            pdf.paragraph(block.text, pdfStyle(block.tone));
            break;
        case PageBlock::Kind::Bullets:
            for (const QString& line : block.lines)
                pdf.bullet(line);
            break;
        case PageBlock::Kind::Code:
            pdf.code(block.lines);
            break;
        case PageBlock::Kind::PageBreak:
            pdf.pageBreak();
            break;
        case PageBlock::Kind::Table: {
            QList<PdfDocument::Column> columns;
            for (qsizetype i = 0; i < block.weights.size(); ++i)
                columns.append({block.titles.value(i), block.weights[i]});
            QList<QList<PdfDocument::Cell>> rows;
            for (const QList<PageBlock::Cell>& row : block.rows) {
                QList<PdfDocument::Cell> cells;
                for (const PageBlock::Cell& cell : row) {
                    QStringList texts;
                    QList<QString> targets;
                    for (const PageBlock::Link& line : cell.lines) {
                        texts.append(line.text);
                        targets.append(line.target);
                    }
                    cells.append({texts, targets, pdfStyle(cell.tone)});
                }
                rows.append(cells);
            }
            pdf.table(columns, rows);
            break;
        }
        }
    }
    return pdf.toBytes();
}

} // namespace pupitre
