#include "core/base/XlsxWriter.h"

#include <algorithm>

namespace pupitre {

namespace {

const QByteArray declaration("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
const QByteArray mainNamespace("http://schemas.openxmlformats.org/spreadsheetml/2006/main");
const QByteArray relationNamespace("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
const QByteArray packageNamespace("http://schemas.openxmlformats.org/package/2006/");

// XML 1.0 has no place for control characters, surrogates alone and the two non-characters.
QByteArray xml(const QString& text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate() || c.unicode() >= 0xFFFE || (c.unicode() < 0x20 && c != u'\t' && c != u'\n')) {
            if (c != u'\r')
                clean += QChar(0xFFFD);
        } else {
            clean += c;
        }
    }
    return clean.toHtmlEscaped().toUtf8();
}

QString sheetName(const QString& wanted, const QStringList& taken)
{
    QString name = wanted;
    for (const QChar c : QStringView(u"[]:*?/\\"))
        name.replace(c, u'-');
    name = name.left(31).trimmed();
    if (name.isEmpty())
        name = QStringLiteral("Feuille");
    QString unique = name;
    for (int n = 2; taken.contains(unique, Qt::CaseInsensitive); ++n)
        unique = name.left(27) + QStringLiteral(" (%1)").arg(n);
    return unique;
}

} // namespace

Result<void> XlsxWriter::sheet(const QString& name, const QList<double>& widths)
{
    if (auto ended = endSheet(); !ended)
        return ended;
    m_names.append(sheetName(name, m_names));
    m_row = 0;
    if (auto begun = m_zip.begin(QStringLiteral("xl/worksheets/sheet%1.xml").arg(m_names.size())); !begun)
        return begun;
    QByteArray head = declaration + "<worksheet xmlns=\"" + mainNamespace +
                      "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                      "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
    if (!widths.isEmpty()) {
        head += "<cols>";
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const QByteArray column = QByteArray::number(i + 1);
            head += "<col min=\"" + column + "\" max=\"" + column + "\" width=\"" + QByteArray::number(widths[i]) +
                    "\" customWidth=\"1\"/>";
        }
        head += "</cols>";
    }
    return m_zip.write(head + "<sheetData>");
}

Result<void> XlsxWriter::endSheet()
{
    if (m_names.isEmpty())
        return {};
    if (auto written = m_zip.write(QByteArrayView("</sheetData></worksheet>")); !written)
        return written;
    return m_zip.end();
}

Result<void> XlsxWriter::writeRow(const QList<XlsxCell>& cells, bool bold)
{
    if (++m_row > XlsxReader::maximumRows || cells.size() > XlsxReader::maximumColumns)
        return fail(Error(ErrorCode::XlsxTooLarge).at(m_row));
    const QByteArray number = QByteArray::number(m_row);
    QByteArray out = "<row r=\"" + number + "\">";
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const XlsxCell& cell = cells[i];
        if (cell.kind == XlsxCell::Kind::Empty || cell.text.isEmpty())
            continue;
        const QByteArray reference = XlsxReader::columnLetters(static_cast<int>(i) + 1).toLatin1() + number;
        const QByteArray style = bold ? QByteArray(" s=\"1\"") : QByteArray(" s=\"2\"");
        bool isNumber = false;
        if (cell.kind == XlsxCell::Kind::Number)
            (void)cell.text.toDouble(&isNumber);
        if (isNumber)
            out += "<c r=\"" + reference + "\"><v>" + cell.text.toLatin1() + "</v></c>";
        else if (cell.kind == XlsxCell::Kind::Boolean)
            out += "<c r=\"" + reference + "\" t=\"b\"><v>" + (cell.text == u"true" ? "1" : "0") + "</v></c>";
        else
            out += "<c r=\"" + reference + '"' + style + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
                   xml(cell.text) + "</t></is></c>";
    }
    return m_zip.write(out + "</row>");
}

Result<void> XlsxWriter::header(const QStringList& titles)
{
    QList<XlsxCell> cells;
    for (const QString& title : titles)
        cells.append({XlsxCell::Kind::Text, title});
    return writeRow(cells, true);
}

Result<void> XlsxWriter::row(const QList<XlsxCell>& cells)
{
    return writeRow(cells, false);
}

Result<void> XlsxWriter::row(const QStringList& texts)
{
    QList<XlsxCell> cells;
    for (const QString& text : texts)
        cells.append({XlsxCell::Kind::Text, text});
    return writeRow(cells, false);
}

Result<void> XlsxWriter::finish()
{
    if (m_names.isEmpty()) {
        if (auto begun = sheet(QString()); !begun)
            return begun;
    }
    if (auto ended = endSheet(); !ended)
        return ended;
    const QByteArray spreadsheet("application/vnd.openxmlformats-officedocument.spreadsheetml.");
    QByteArray types = declaration + "<Types xmlns=\"" + packageNamespace +
                       "content-types\"><Default Extension=\"rels\" "
                       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                       "Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                       "ContentType=\"" +
                       spreadsheet + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" +
                       spreadsheet + "styles+xml\"/>";
    QByteArray sheets;
    QByteArray links;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const QByteArray n = QByteArray::number(i + 1);
        types += "<Override PartName=\"/xl/worksheets/sheet" + n + ".xml\" ContentType=\"" + spreadsheet +
                 "worksheet+xml\"/>";
        sheets += "<sheet name=\"" + xml(m_names[i]) + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
        links += "<Relationship Id=\"rId" + n + "\" Type=\"" + relationNamespace +
                 "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    }
    const QByteArray relations = declaration + "<Relationships xmlns=\"" + packageNamespace + "relationships\">";
    const QByteArray stylesId = "rId" + QByteArray::number(m_names.size() + 1);
    const std::pair<const char*, QByteArray> parts[] = {
        {"[Content_Types].xml", types + "</Types>"},
        {"_rels/.rels", relations + "<Relationship Id=\"rId1\" Type=\"" + relationNamespace +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml", declaration + "<workbook xmlns=\"" + mainNamespace + "\" xmlns:r=\"" + relationNamespace +
                                "\"><sheets>" + sheets + "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", relations + links + "<Relationship Id=\"" + stylesId + "\" Type=\"" +
                                           relationNamespace + "/styles\" Target=\"styles.xml\"/></Relationships>"},
        {"xl/styles.xml",
         declaration + "<styleSheet xmlns=\"" + mainNamespace +
             "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz "
             "val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
             "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders "
             "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf "
             "xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/><xf xfId=\"0\" applyAlignment=\"1\"><alignment "
             "vertical=\"top\" wrapText=\"1\"/></xf></cellXfs></styleSheet>"}};
    for (const auto& [name, content] : parts) {
        if (auto added = m_zip.add(QString::fromLatin1(name), content); !added)
            return added;
    }
    return m_zip.finish();
}

} // namespace pupitre
