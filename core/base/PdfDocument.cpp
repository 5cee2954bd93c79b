#include "core/base/PdfDocument.h"

#include "core/base/Sha256.h"

#include <QUrl>

#include <algorithm>
#include <zlib.h>

namespace pupitre {

namespace {

constexpr double pageWidth = 595.28; // A4
constexpr double pageHeight = 841.89;
constexpr double margin = 56;
constexpr double textWidth = pageWidth - 2 * margin;
constexpr double bottom = 64;
constexpr double bodySize = 10;
constexpr double cellSize = 9;
constexpr double cellPadding = 4;
constexpr double leading = 1.32;

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray literal(QByteArrayView encoded)
{
    QByteArray out("(");
    for (const char c : encoded) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) >= 127) {
            const QByteArray octal = QByteArray::number(static_cast<unsigned char>(c), 8).rightJustified(3, '0');
            out += '\\' + octal;
        } else {
            out += c;
        }
    }
    return out + ')';
}

// A text string outside page contents: UTF-16BE with its mark when it is not ASCII (ISO 32000-1 §7.9.2.2).
QByteArray textString(const QString& text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < QChar(127); });
    if (ascii)
        return literal(text.toLatin1());
    QByteArray hex("<FEFF");
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).toUpper().rightJustified(4, '0');
    return hex + '>';
}

QByteArray pdfDate(const QDateTime& time)
{
    return "(D:" + time.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1() + "Z)";
}

QByteArray deflated(const QByteArray& bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.constData()),
              static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
    out.resize(static_cast<qsizetype>(size));
    return out;
}

QByteArray colour(PdfDocument::Style style)
{
    switch (style) {
    case PdfDocument::Style::Muted:
        return "0.33 0.38 0.43 rg";
    case PdfDocument::Style::Link:
        return "0.04 0.34 0.64 rg";
    case PdfDocument::Style::Warning:
        return "0.6 0.27 0 rg";
    default:
        return "0.1 0.14 0.19 rg";
    }
}

QByteArray fontName(PdfFont font)
{
    return font == PdfFont::Bold ? "/F2" : font == PdfFont::Fixed ? "/F3" : "/F1";
}

// Breaks at spaces, and inside a word only when it is wider than the line (an address, a hash).
QByteArrayList wrapped(const QString& text, PdfFont font, double size, double width)
{
    QByteArrayList lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QByteArray current;
        for (const QByteArray& given : winAnsi(paragraph).split(' ')) {
            QByteArray word = given;
            const QByteArray joined = current.isEmpty() ? word : current + ' ' + word;
            if (pdfTextWidth(font, size, joined) <= width) {
                current = joined;
                continue;
            }
            if (!current.isEmpty())
                lines.append(current);
            while (word.size() > 1 && pdfTextWidth(font, size, word) > width) {
                qsizetype fits = 1;
                while (fits < word.size() && pdfTextWidth(font, size, QByteArrayView(word).first(fits + 1)) <= width)
                    ++fits;
                lines.append(word.first(fits));
                word.remove(0, fits);
            }
            current = word;
        }
        lines.append(current);
    }
    return lines;
}

// The objects of the file, numbered from 1, and its cross-reference table.
class Objects
{
public:
    int reserve()
    {
        m_bodies.append(QByteArray());
        return static_cast<int>(m_bodies.size());
    }
    void set(int number, const QByteArray& body) { m_bodies[number - 1] = body; }
    int add(const QByteArray& body)
    {
        const int number = reserve();
        set(number, body);
        return number;
    }
    static QByteArray reference(int number) { return QByteArray::number(number) + " 0 R"; }

    QByteArray file(int catalogue, int information) const
    {
        QByteArray out("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        QList<qsizetype> offsets;
        for (qsizetype i = 0; i < m_bodies.size(); ++i) {
            offsets.append(out.size());
            out += QByteArray::number(i + 1) + " 0 obj\n" + m_bodies[i] + "\nendobj\n";
        }
        const QByteArray id = Sha256::hexOf(out).left(32).toLatin1().toUpper();
        const qsizetype table = out.size();
        out += "xref\n0 " + QByteArray::number(m_bodies.size() + 1) + "\n0000000000 65535 f \n";
        for (const qsizetype offset : offsets)
            out += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
        return out + "trailer\n<</Size " + QByteArray::number(m_bodies.size() + 1) + "/Root " + reference(catalogue) +
               "/Info " + reference(information) + "/ID[<" + id + "><" + id + ">]>>\nstartxref\n" +
               QByteArray::number(table) + "\n%%EOF\n";
    }

private:
    QByteArrayList m_bodies;
};

} // namespace

PdfDocument::PdfDocument(Metadata metadata)
    : m_metadata(std::move(metadata))
{
    newPage();
}

void PdfDocument::newPage()
{
    m_pages.append(Page());
    m_y = pageHeight - margin;
}

void PdfDocument::need(double height)
{
    if (m_y - height < bottom)
        newPage();
}

void PdfDocument::space(double points)
{
    m_y -= points;
}

void PdfDocument::pageBreak()
{
    if (!m_pages.last().content.isEmpty())
        newPage();
}

void PdfDocument::line(double left, double baseline, PdfFont font, double size, QByteArrayView text, Style style)
{
    if (text.isEmpty())
        return;
    m_pages.last().content += "BT " + colour(style) + ' ' + fontName(font) + ' ' + number(size) + " Tf " +
                              number(left) + ' ' + number(baseline) + " Td " + literal(text) + " Tj ET\n";
}

void PdfDocument::block(const QString& text, PdfFont font, double size, double left, double width, Style style,
                        const QString& link)
{
    for (const QByteArray& words : wrapped(text, font, size, width)) {
        need(size * leading);
        line(left, m_y - size, font, size, words, style);
        if (!link.isEmpty())
            m_pages.last().links.append(
                {left, m_y - size * leading, left + pdfTextWidth(font, size, words), m_y, link});
        m_y -= size * leading;
    }
}

void PdfDocument::heading(const QString& text, int level)
{
    const double size = level <= 1 ? 20 : level == 2 ? 13 : 11;
    if (!m_pages.last().content.isEmpty())
        m_y -= level <= 1 ? 4 : 14;
    need(size * leading + 3 * bodySize * leading); // not alone at the foot of a page
    m_bookmarks.append({text, m_pages.size() - 1, m_y});
    block(text, PdfFont::Bold, size, margin, textWidth, Style::Normal, {});
    if (level == 2) {
        m_pages.last().content += "0.83 0.86 0.89 RG 0.7 w " + number(margin) + ' ' + number(m_y) + " m " +
                                  number(margin + textWidth) + ' ' + number(m_y) + " l S\n";
        m_y -= 4;
    }
    m_y -= 4;
}

void PdfDocument::paragraph(const QString& text, Style style, const QString& link)
{
    const PdfFont font = style == Style::Strong || style == Style::Warning ? PdfFont::Bold
                         : style == Style::Fixed                           ? PdfFont::Fixed
                                                                           : PdfFont::Plain;
    block(text, font, bodySize, margin, textWidth, style, link);
    m_y -= 5;
}

void PdfDocument::bullet(const QString& text)
{
    need(bodySize * leading);
    line(margin + 4, m_y - bodySize, PdfFont::Plain, bodySize, QByteArrayView("\x95"), Style::Normal);
    block(text, PdfFont::Plain, bodySize, margin + 18, textWidth - 18, Style::Normal, {});
    m_y -= 2;
}

void PdfDocument::code(const QStringList& lines)
{
    for (const QString& text : lines)
        block(text, PdfFont::Fixed, 8, margin + 8, textWidth - 8, Style::Normal, {});
    m_y -= 5;
}

void PdfDocument::tableRow(const QList<Column>& columns, const QList<Cell>& cells, const QList<double>& widths,
                           bool head)
{
    constexpr double lineHeight = cellSize * leading;
    QList<QByteArrayList> texts;
    QList<QStringList> links; // of each wrapped line
    QList<PdfFont> fonts;
    qsizetype most = 1;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const Cell cell = cells.value(i);
        const PdfFont font = head || cell.style == Style::Strong || cell.style == Style::Warning ? PdfFont::Bold
                             : cell.style == Style::Fixed                                        ? PdfFont::Fixed
                                                                                                 : PdfFont::Plain;
        fonts.append(font);
        texts.append(QByteArrayList());
        links.append(QStringList());
        for (qsizetype n = 0; n < cell.lines.size(); ++n) {
            texts.last() += wrapped(cell.lines[n], font, cellSize, widths[i] - 2 * cellPadding);
            while (links.last().size() < texts.last().size())
                links.last().append(cell.links.value(n));
        }
        most = std::max(most, texts.last().size());
    }
    // A row taller than a page goes on overleaf, line by line.
    for (qsizetype from = 0; from < most;) {
        const double room = m_y - bottom - 2 * cellPadding;
        const auto fit = static_cast<qsizetype>(room / lineHeight);
        const double whole = static_cast<double>(most - from) * lineHeight + 2 * cellPadding;
        constexpr double page = pageHeight - margin - bottom - 60;
        if (fit < 1 || (fit < most - from && whole <= page)) {
            newPage();
            if (!head && !columns.first().title.isEmpty()) {
                QList<Cell> titles;
                for (const Column& column : columns)
                    titles.append({{column.title}, {}, Style::Strong});
                tableRow(columns, titles, widths, true);
            }
            continue;
        }
        const qsizetype count = std::min(fit, most - from);
        const double height = static_cast<double>(count) * lineHeight + 2 * cellPadding;
        double left = margin;
        if (head)
            m_pages.last().content += "0.93 0.95 0.97 rg " + number(margin) + ' ' + number(m_y - height) + ' ' +
                                      number(textWidth) + ' ' + number(height) + " re f\n";
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const Cell cell = cells.value(i);
            double y = m_y - cellPadding;
            for (qsizetype n = from; n < std::min(from + count, texts[i].size()); ++n) {
                line(left + cellPadding, y - cellSize, fonts[i], cellSize, texts[i][n],
                     links[i][n].isEmpty() ? cell.style : Style::Link);
                if (!links[i][n].isEmpty())
                    m_pages.last().links.append({left + cellPadding, y - lineHeight,
                                                 left + cellPadding + pdfTextWidth(fonts[i], cellSize, texts[i][n]), y,
                                                 links[i][n]});
                y -= lineHeight;
            }
            left += widths[i];
        }
        m_y -= height;
        m_pages.last().content += "0.88 0.9 0.93 RG 0.5 w " + number(margin) + ' ' + number(m_y) + " m " +
                                  number(margin + textWidth) + ' ' + number(m_y) + " l S\n";
        from += count;
    }
}

void PdfDocument::table(const QList<Column>& columns, const QList<QList<Cell>>& rows)
{
    if (columns.isEmpty())
        return;
    double total = 0;
    for (const Column& column : columns)
        total += column.weight;
    QList<double> widths;
    for (const Column& column : columns)
        widths.append(textWidth * column.weight / total);
    const bool titled =
        std::any_of(columns.begin(), columns.end(), [](const Column& column) { return !column.title.isEmpty(); });
    if (titled) {
        need(4 * cellSize * leading);
        QList<Cell> titles;
        for (const Column& column : columns)
            titles.append({{column.title}, {}, Style::Strong});
        tableRow(columns, titles, widths, true);
    }
    for (const QList<Cell>& row : rows)
        tableRow(columns, row, widths, false);
    m_y -= 8;
}

QByteArray PdfDocument::toBytes() const
{
    Objects objects;
    const int catalogue = objects.reserve();
    const int tree = objects.reserve();
    QByteArray fonts("<<");
    const std::pair<const char*, const char*> used[] = {
        {"F1", "Helvetica"}, {"F2", "Helvetica-Bold"}, {"F3", "Courier"}};
    for (const auto& [name, base] : used)
        fonts += '/' + QByteArray(name) + ' ' +
                 Objects::reference(objects.add("<</Type/Font/Subtype/Type1/BaseFont/" + QByteArray(base) +
                                                "/Encoding/WinAnsiEncoding>>"));
    fonts += ">>";
    QList<int> pages;
    QByteArray kids;
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        pages.append(objects.reserve());
        kids += Objects::reference(pages.last()) + ' ';
    }
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        const Page& page = m_pages[i];
        const QByteArray foot = winAnsi(m_metadata.footer);
        const QByteArray count = QByteArray::number(i + 1) + " / " + QByteArray::number(m_pages.size());
        const double right = pageWidth - margin - pdfTextWidth(PdfFont::Plain, 8, count);
        QByteArray content = page.content + "BT " + colour(Style::Muted) + " /F1 8 Tf " + number(margin) + " 36 Td " +
                             literal(foot) + " Tj ET\nBT " + colour(Style::Muted) + " /F1 8 Tf " + number(right) +
                             " 36 Td " + literal(count) + " Tj ET\n";
        content = deflated(content);
        const int stream = objects.add("<</Length " + QByteArray::number(content.size()) +
                                       "/Filter/FlateDecode>>\nstream\n" + content + "\nendstream");
        QByteArray annotations;
        for (const Link& link : page.links) {
            const QByteArray uri = QUrl(link.target).toEncoded();
            annotations +=
                Objects::reference(objects.add("<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[" + number(link.left) +
                                               ' ' + number(link.bottom) + ' ' + number(link.right) + ' ' +
                                               number(link.top) + "]/A<</S/URI/URI" + literal(uri) + ">>>>")) +
                ' ';
        }
        objects.set(pages[i], "<</Type/Page/Parent " + Objects::reference(tree) + "/MediaBox[0 0 " + number(pageWidth) +
                                  ' ' + number(pageHeight) + "]/Resources<</Font" + fonts + ">>/Contents " +
                                  Objects::reference(stream) +
                                  (annotations.isEmpty() ? QByteArray() : "/Annots[" + annotations.trimmed() + ']') +
                                  ">>");
    }
    objects.set(tree, "<</Type/Pages/Count " + QByteArray::number(m_pages.size()) + "/Kids[" + kids.trimmed() + "]>>");

    QByteArray outlines;
    if (!m_bookmarks.isEmpty()) {
        const int root = objects.reserve();
        QList<int> numbers;
        for (qsizetype i = 0; i < m_bookmarks.size(); ++i)
            numbers.append(objects.reserve());
        for (qsizetype i = 0; i < m_bookmarks.size(); ++i) {
            const Bookmark& mark = m_bookmarks[i];
            objects.set(
                numbers[i],
                "<</Title" + textString(mark.title) + "/Parent " + Objects::reference(root) +
                    (i > 0 ? "/Prev " + Objects::reference(numbers[i - 1]) : QByteArray()) +
                    (i + 1 < m_bookmarks.size() ? "/Next " + Objects::reference(numbers[i + 1]) : QByteArray()) +
                    "/Dest[" + Objects::reference(pages[mark.page]) + "/XYZ 0 " + number(mark.top) + " 0]>>");
        }
        objects.set(root, "<</Type/Outlines/First " + Objects::reference(numbers.first()) + "/Last " +
                              Objects::reference(numbers.last()) + "/Count " + QByteArray::number(numbers.size()) +
                              ">>");
        outlines = "/Outlines " + Objects::reference(root);
    }
    objects.set(catalogue, "<</Type/Catalog/Pages " + Objects::reference(tree) + outlines + "/Lang" +
                               textString(m_metadata.language) + "/ViewerPreferences<</DisplayDocTitle true>>>>");
    QByteArray information = "<</Title" + textString(m_metadata.title) + "/Author" + textString(m_metadata.author) +
                             "/Subject" + textString(m_metadata.subject) + "/Producer(Pupitre)";
    if (m_metadata.created.isValid())
        information += "/CreationDate" + pdfDate(m_metadata.created);
    return objects.file(catalogue, objects.add(information + ">>"));
}

} // namespace pupitre
