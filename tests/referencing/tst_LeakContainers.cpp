#include "core/referencing/leaks/LeakText.h"
#include "tests/referencing/LeakData.h"
#include "tests/support/TestSupport.h"

#include <QRandomGenerator>
#include <QUuid>
#include <QtEndian>

#include <cstdio>

using namespace pupitre;
using namespace pupitre::test;

/// The files of other programs in which a secret may hide, written by hand as those programs write them; and a hard
/// corpus of clean numbers, with the rate of false alarms.
class TestLeakContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void planted_data();
    void planted();
    void aNumberAndItsKeyApart();
    void insideLargeBinaries();
    void cleanNumbers();
};

namespace {

QByteArray escaped(const QByteArray& text)
{
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

QByteArray zlibPacked(const QByteArray& bytes)
{
    return qCompress(bytes).mid(4);
}

QByteArray object(int number, const QByteArray& content)
{
    return QByteArray::number(number) + " 0 obj\n" + content + "\nendobj\n";
}

QByteArray streamObject(int number, const QByteArray& dictionary, const QByteArray& content)
{
    return object(number, "<<\n/Length " + QByteArray::number(content.size()) + dictionary + "\n>>\nstream\n" +
                              content + "\nendstream");
}

QByteArray hex(int code, int digits)
{
    return QByteArray::number(code, 16).toUpper().rightJustified(digits, '0');
}

// As Qt writes it: a subset font of two bytes a glyph, each glyph placed by itself, the space mapped to a tab, "fi" one
// glyph.
QByteArray qtPdf(const QByteArray& utf8)
{
    const QString text = QString::fromUtf8(utf8).replace(QLatin1String("fi"), QString(QChar(0xFB01)));
    QString glyphs;
    QByteArray content("/GSa gs\nq\nBT\n/F7 12 Tf 1 0 0 -1 0 0 Tm\n");
    bool first = true;
    for (const QChar c : text) {
        if (!glyphs.contains(c))
            glyphs += c;
        const int glyph = static_cast<int>(glyphs.indexOf(c)) + 1;
        content += (first ? "4 -15.1 Td <" : "7.6 0 Td <") + hex(glyph, 4) + "> Tj\n";
        first = false;
    }
    content += "ET\nQ\n";
    QByteArray map("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n1 begincodespacerange\n<0000> "
                   "<FFFF>\nendcodespacerange\n2 beginbfrange\n<0000> <0000> <0000>\n<0001> <" +
                   hex(static_cast<int>(glyphs.size()), 4) + "> [");
    for (const QChar c : glyphs)
        map += '<' + hex(c == u' ' ? 9 : c.unicode(), 4) + "> ";
    map += "]\nendbfrange\nendcmap\n";
    return "%PDF-1.4\n" + object(10, "<<\n/Font <<\n/F7 7 0 R\n>>\n>>") +
           streamObject(8, "\n/Filter /FlateDecode", zlibPacked(content)) + streamObject(15, {}, map) +
           object(7, "<< /Type /Font\n/Subtype /Type0\n/Encoding /Identity-H\n/ToUnicode 15 0 R>>") + "%%EOF\n";
}

// As LibreOffice writes it: one byte a glyph, whole lines in TJ arrays with corrections between the letters.
QByteArray officePdf(const QByteArray& utf8)
{
    const QString text = QString::fromUtf8(utf8);
    QString glyphs;
    QByteArray content("0.1 w\nq 0 0 595 842 re W* n\nBT\n56.8 773.9 Td /F1 12 Tf[");
    int n = 0;
    for (const QChar c : text) {
        if (!glyphs.contains(c))
            glyphs += c;
        content += '<' + hex(static_cast<int>(glyphs.indexOf(c)) + 1, 2) + '>';
        content += ++n % 3 == 0 ? "-1" : n % 3 == 1 ? "2" : "";
    }
    content += "]TJ\nET\nQ";
    QByteArray map("/CIDInit/ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<00> <FF>\n"
                   "endcodespacerange\n" +
                   QByteArray::number(glyphs.size()) + " beginbfchar\n");
    for (qsizetype i = 0; i < glyphs.size(); ++i)
        map += '<' + hex(static_cast<int>(i) + 1, 2) + "> <" + hex(glyphs[i].unicode(), 4) + ">\n";
    map += "endbfchar\nendcmap\n";
    return "%PDF-1.7\n" + streamObject(2, "/Filter/FlateDecode", zlibPacked(content)) +
           streamObject(9, "/Filter/FlateDecode", zlibPacked(map)) +
           object(11, "<</Type/Font/Subtype/TrueType/FirstChar 0\n/ToUnicode 9 0 R\n>>") +
           object(12, "<</F1 11 0 R\n>>") + object(13, "<</Font 12 0 R\n/ProcSet[/PDF/Text]>>") + "%%EOF\n";
}

QByteArray openDocument(const QByteArray& body)
{
    return zipOf({{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument.text"},
                  {QStringLiteral("meta.xml"), "<office:document-meta/>"},
                  {QStringLiteral("content.xml"),
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body>" + body +
                       "</office:body></office:document-content>"}});
}

QByteArray workbook(const QByteArray& row, const QByteArray& strings)
{
    return zipOf(
        {{QStringLiteral("[Content_Types].xml"), "<Types/>"},
         {QStringLiteral("_rels/.rels"),
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
          "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
          "Target=\"xl/workbook.xml\"/></Relationships>"},
         {QStringLiteral("xl/workbook.xml"),
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
          "name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
         {QStringLiteral("xl/_rels/workbook.xml.rels"),
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
          "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
          "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
          "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
          "Target=\"sharedStrings.xml\"/></Relationships>"},
         {QStringLiteral("xl/sharedStrings.xml"),
          "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + strings + "</sst>"},
         {QStringLiteral("xl/worksheets/sheet1.xml"),
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row "
          "r=\"1\">" +
              row + "</row></sheetData></worksheet>"}});
}

QByteArray pngChunk(const QByteArray& type, const QByteArray& data)
{
    QByteArray out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<quint32>(data.size()) >> shift);
    return out + type + data + QByteArray(4, '\0');
}

QByteArray pngWith(const QByteArray& type, const QByteArray& data)
{
    return QByteArray("\x89PNG\r\n\x1A\n") + pngChunk("IHDR", QByteArray(13, '\1')) + pngChunk(type, data) +
           pngChunk("IDAT", QByteArray(300, '\x9C')) + pngChunk("IEND", {});
}

QByteArray jpegWithXmp(const QByteArray& text)
{
    const QByteArray xmp = "http://ns.adobe.com/xap/1.0/" + QByteArray(1, '\0') +
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF><dc:description><rdf:Alt><rdf:li>" +
                           escaped(text) + "</rdf:li></rdf:Alt></dc:description></rdf:RDF></x:xmpmeta>";
    const qsizetype size = xmp.size() + 2;
    return QByteArray("\xFF\xD8\xFF\xE1") + static_cast<char>(size >> 8) + static_cast<char>(size & 0xFF) + xmp +
           QByteArray("\xFF\xDA", 2) + QByteArray(200, '\x7B') + QByteArray("\xFF\xD9", 2);
}

QByteArray tarOf(const QByteArray& name, const QByteArray& content)
{
    QByteArray head(512, '\0');
    head.replace(0, name.size(), name);
    const QByteArray size = QByteArray::number(content.size(), 8).rightJustified(11, '0');
    head.replace(124, size.size(), size);
    head.replace(257, 5, "ustar");
    return head + content + QByteArray((512 - content.size() % 512) % 512, '\0') + QByteArray(1024, '\0');
}

QByteArray numericEntities(const QByteArray& utf8)
{
    QByteArray out;
    for (const QChar c : QString::fromUtf8(utf8))
        out += "&#" + QByteArray::number(c.unicode()) + ';';
    return out;
}

QByteArray jsonEscapes(const QByteArray& utf8)
{
    QByteArray out;
    int n = 0;
    for (const QChar c : QString::fromUtf8(utf8))
        out += n++ % 2 == 0 || c.unicode() < 0x20 || c == u'"' ? "\\u" + hex(c.unicode(), 4).toLower()
                                                               : QString(c).toUtf8();
    return out;
}

QByteArray latin1Message(const QByteArray& utf8)
{
    QByteArray body;
    for (const char c : QString::fromUtf8(utf8).toLatin1())
        body += "=" + hex(static_cast<unsigned char>(c), 2) + (body.size() % 70 > 60 ? "=\r\n" : "");
    return "From: a@exemple.fr\r\nSubject: essai\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
           "charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           body + "\r\n";
}

} // namespace

void TestLeakContainers::planted_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    int count = 0;
    for (const Secret& secret : secrets()) {
        const QByteArray& text = secret.text;
        const QByteArray cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
        const std::tuple<const char*, const char*, QByteArray> files[] = {
            {"PDF of Qt", "a.pdf", qtPdf("profil officiel " + text)},
            {"PDF of LibreOffice", "a.pdf", officePdf("Note " + text)},
            {"PDF in ZIP", "a.zip", zipOf({{QStringLiteral("r/a.pdf"), qtPdf(text)}})},
            {"ODT", "a.odt",
             openDocument("<office:text><text:p>Note <text:span>" + escaped(text) +
                          "</text:span></text:p></office:text>")},
            {"ODS", "a.ods",
             openDocument("<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:"
                          "table-cell><text:p>" +
                          escaped(text) + "</text:p></table:table-cell></table:table-row></table:table>")},
            {"PPTX", "a.pptx",
             zipOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"},
                    {QStringLiteral("ppt/slides/slide1.xml"),
                     "<p:sld><a:p><a:r><a:t>" + escaped(text.left(text.size() / 3)) + "</a:t></a:r><a:r><a:t>" +
                         escaped(text.mid(text.size() / 3)) + "</a:t></a:r></a:p></p:sld>"}})},
            {"notes of PPTX", "a.pptx",
             zipOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"},
                    {QStringLiteral("ppt/notesSlides/notesSlide1.xml"),
                     "<p:notes><a:p><a:r><a:t>" + escaped(text) + "</a:t></a:r></a:p></p:notes>"}})},
            {"XLSX inline", "a.xlsx", workbook(cell, {})},
            {"XLSX shared", "a.xlsx",
             workbook("<c r=\"A1\" t=\"s\"><v>0</v></c>",
                      "<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>")},
            {"XLSX rich text", "a.xlsx",
             workbook("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<si><r><t xml:space=\"preserve\">" +
                                                              escaped(text.left(text.size() / 2)) +
                                                              "</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">" +
                                                              escaped(text.mid(text.size() / 2)) + "</t></r></si>")},
            {"HTML entities", "a.html", "<html><body><td>" + numericEntities(text) + "</td></body></html>"},
            {"entities in a text", "a.md", "| note | " + numericEntities(text) + " |\n"},
            {"JSON escapes", "a.json", "{\"note\": \"" + jsonEscapes(text) + "\"}"},
            {"percent", "a.log", "GET /x?note=" + text.toPercentEncoding() + " HTTP/1.1\n"},
            {"gzip log", "a.log.gz", gzip("2026-03-02 " + text + "\n")},
            {"TAR", "a.tar", tarOf("notes.txt", "Note\n" + text + "\n")},
            {"TGZ", "a.tgz", gzip(tarOf("notes.txt", "Note\n" + text + "\n"))},
            {"message in ISO 8859-1", "a.eml", latin1Message("Note\r\n" + text)},
            {"message attached", "a.eml",
             "From: a@exemple.fr\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\n"
             "Content-Type: message/rfc822\r\n\r\n" +
                 latin1Message("Note\r\n" + text) + "\r\n--x--\r\n"},
            {"PNG iTXt", "a.png", pngWith("iTXt", QByteArray("Comment\0\0\0fr\0\0", 14) + text)},
            {"PNG zTXt", "a.png", pngWith("zTXt", QByteArray("Comment\0\0", 9) + zlibPacked(text))},
            {"XMP in JPEG", "a.jpg", jpegWithXmp(text)},
            {"UTF-16 XML", "a.xml",
             wide(QString::fromUtf8("<?xml version=\"1.0\"?><a><b>" + escaped(text) + "</b></a>"), false, true)},
            {"binary", "a.bin", QByteArray("\0\1\2\3\xFF", 5).repeated(40) + "note: " + text + QByteArray(90, '\0')},
        };
        for (const auto& [carrier, name, file] : files) {
            // Addresses of machines are looked for in texts: inside pictures and binaries they are versions and noise.
            const QByteArrayView where(carrier);
            const bool raw = where.startsWith("PNG") || where.startsWith("binary");
            if (secret.kind == LeakKind::InternalHost &&
                (raw || where == "percent" || where == "JSON escapes" || where == "entities in a text"))
                continue;
            QTest::addRow("%s in %s", secret.name, carrier)
                << file << QString::fromLatin1(name) << static_cast<int>(secret.kind);
            ++count;
        }
    }
    std::printf("%d planted leaks\n", count);
    QVERIFY(count >= 280);
}

void TestLeakContainers::planted()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, name);
    QFETCH(int, kind);
    const QList<LeakFinding> findings = findingsIn(file, name);
    QVERIFY2(holds(findings, static_cast<LeakKind>(kind)), qPrintable(codesOf(findings)));
}

void TestLeakContainers::aNumberAndItsKeyApart()
{
    const QByteArray id = nationalId(5);
    const QByteArray number = id.left(13);
    const QByteArray key = id.mid(13);
    const QList<std::pair<const char*, QByteArray>> files{
        {"a.csv", "nom;nir;cle\nX;" + number + ';' + key + ";1\n"},
        {"b.csv", "\"" + number + "\",\"" + key + "\"\n"},
        {"c.txt", "NIR " + number + " clé " + key},
        {"d.txt", number + " (clé : " + key + ")"},
        {"e.html", "<table><tr><td>" + number + "</td><td>" + key + "</td></tr></table>"},
        {"f.xlsx", workbook("<c r=\"A1\"><v>" + number + "</v></c><c r=\"B1\"><v>" + key + "</v></c>", {})},
        {"g.xlsx", workbook("<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>2</v></c>",
                            "<si><t>" + number + "</t></si><si><t>autre</t></si><si><t>" + key + "</t></si>")},
        {"h.docx", zipOf({{QStringLiteral("[Content_Types].xml"), "<Types/>"},
                          {QStringLiteral("word/document.xml"), "<w:tr><w:tc><w:p><w:r><w:t>" + number +
                                                                    "</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>" +
                                                                    key + "</w:t></w:r></w:p></w:tc></w:tr>"}})},
        {"i.txt", QString::fromUtf8(spaced(id, "\xC2\xA0")).toUtf8()},
        {"j.txt", spaced(id, "\xE2\x80\x89")},
        {"k.txt",
         [&] { // full-width digits
             QString wideDigits;
             for (const char c : id)
                 wideDigits += QChar(0xFF10 + (c - '0'));
             return wideDigits.toUtf8();
         }()},
        {"l.txt", [&] { // with soft hyphens
             QString text;
             for (const char c : id)
                 text += QString(QLatin1Char(c)) + QChar(0xAD);
             return text.toUtf8();
         }()}};
    for (const auto& [name, file] : files)
        QVERIFY2(holds(findingsIn(file, QString::fromLatin1(name)), LeakKind::NationalId), name);
    QByteArray wrong = id;
    wrong[14] = static_cast<char>('0' + (wrong[14] - '0' + 1) % 10);
    QVERIFY(!holds(findingsIn("lot;" + wrong.left(13) + ';' + wrong.mid(13), QStringLiteral("m.csv")),
                   LeakKind::NationalId));
}

// A video of the recette with a password in its subtitles, far inside; and packed data that say nothing.
void TestLeakContainers::insideLargeBinaries()
{
    QRandomGenerator random(11);
    QByteArray noise(20 << 20, Qt::Uninitialized);
    for (qsizetype i = 0; i + 4 <= noise.size(); i += 4)
        qToLittleEndian(random.generate(), noise.data() + i);
    QCOMPARE(codesOf(findingsIn(noise, QStringLiteral("video.mp4"))), QString());
    QByteArray planted = noise;
    const QByteArray secret = "mot de passe : Zebulon!42";
    planted.replace((8 << 20) - 10, secret.size() + 2, '\0' + secret + '\0'); // across two pieces
    QVERIFY(holds(findingsIn(planted, QStringLiteral("video.mp4")), LeakKind::Password));
    TaskContext context;
    context.cancellation.cancel();
    QBuffer buffer(&planted);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    VERIFY_ERROR(lookIntoFile(buffer, QStringLiteral("video.mp4"), context), ErrorCode::Cancelled);
}

void TestLeakContainers::cleanNumbers()
{
    QRandomGenerator random(2026);
    const auto digits = [&](int count) {
        QByteArray out;
        for (int i = 0; i < count; ++i)
            out += static_cast<char>('0' + random.bounded(10));
        return out;
    };
    const auto grouped = [](const QByteArray& text, const QList<int>& groups, char separator) {
        QByteArray out;
        qsizetype at = 0;
        for (const int group : groups) {
            out += (at > 0 ? QByteArray(1, separator) : QByteArray()) + text.mid(at, group);
            at += group;
        }
        return out;
    };
    const auto hexes = [&](int count) {
        QByteArray out;
        for (int i = 0; i < count; ++i)
            out += "0123456789abcdef"[random.bounded(16)];
        return out;
    };
    struct Clean
    {
        const char* what;
        std::function<QByteArray()> line;
    };
    const Clean corpus[] = {
        {"telephone",
         [&] {
             return "Tél. : " + grouped('0' + digits(9), {2, 2, 2, 2, 2}, ' ');
         }},
        {"telephones",
         [&] {
             return grouped("01" + digits(8), {2, 2, 2, 2, 2}, '.') + " / " + '0' + digits(9);
         }},
        {"SIRET",
         [&] {
             return "SIRET " + grouped(digits(14), {3, 3, 3, 5}, ' ');
         }},
        {"SIREN and VAT",
         [&] {
             return "FR" + digits(2) + ' ' + grouped(digits(9), {3, 3, 3}, ' ');
         }},
        {"RPPS",
         [&] {
             return "RPPS 8" + QByteArray("10") + digits(9);
         }},
        {"invoice",
         [&] {
             return "Facture n° 2026-" + digits(6) + " du 02/03/2026, " + digits(4) + ",00 EUR";
         }},
        {"UUID",
         [&] {
             return QUuid::fromRfc4122(QByteArray::fromHex(hexes(32))).toString().toLatin1();
         }},
        {"SHA-256",
         [&] {
             return hexes(64) + "  fichier.bin";
         }},
        {"SHA-1",
         [&] {
             return "commit " + hexes(40);
         }},
        {"timestamp",
         [&] {
             return "2026-03-0" + QByteArray::number(1 + random.bounded(9)) + "T08:15:" + digits(2) + '.' + digits(6) +
                    "Z INFO ok";
         }},
        {"epoch",
         [&] {
             return "t=17" + digits(8) + " ms=17" + digits(11);
         }},
        {"version",
         [&] {
             return "version 10." + digits(1) + '.' + digits(2) + '.' + digits(1);
         }},
        {"OID",
         [&] {
             return "1.2.250.1.213.1.4." + digits(1) + " et 2.16.840.1.113883." + digits(1);
         }},
        {"IBAN",
         [&] {
             return "FR76 " + grouped(digits(20), {4, 4, 4, 4, 4}, ' ') + ' ' + digits(3);
         }},
        {"EAN",
         [&] {
             return "3" + digits(12) + ';' + digits(2) + ";boîte";
         }},
        {"decimal",
         [&] {
             return digits(3) + '.' + digits(12);
         }},
        {"table",
         [&] {
             return digits(5) + ';' + digits(4) + ';' + digits(2) + ';' + digits(6);
         }},
        {"MAC address",
         [&] {
             return grouped(hexes(12), {2, 2, 2, 2, 2, 2}, ':');
         }},
        {"serial",
         [&] {
             return "Serial Number: " + hexes(32).toUpper();
         }},
        {"message id",
         [&] {
             return "Message-ID: <" + hexes(24) + "@mta.exemple.fr>";
         }},
        {"function mailbox",
         [&] {
             return QByteArray("secretariat.cardiologie@chu-exemple.mssante.fr");
         }},
        {"sentence",
         [&] {
             return QByteArray("Le mot de passe est défini par l’utilisateur et comporte douze caractères.");
         }},
        {"setting",
         [&] {
             return QByteArray("password_policy = strict\nmin_password_length = 12");
         }},
        {"public address",
         [&] {
             return "Connexion depuis 185." + QByteArray::number(random.bounded(256)) + ".12." + digits(1);
         }},
    };
    constexpr int lines = 200;
    int total = 0;
    int alarmed = 0;
    for (const Clean& clean : corpus) {
        int alarms = 0;
        QString example;
        for (int n = 0; n < lines; ++n) {
            const QByteArray line = clean.line();
            const QList<LeakFinding> findings = findingsIn("Journal\n" + line + "\nfin\n", QStringLiteral("a.txt"));
            if (!findings.isEmpty()) {
                ++alarms;
                example = QString::fromUtf8(line) + QStringLiteral(" → ") + codesOf(findings);
            }
        }
        if (alarms > 0)
            std::printf("  %s: %d of %d (%s)\n", clean.what, alarms, lines, qPrintable(example));
        total += lines;
        alarmed += alarms;
        QVERIFY2(alarms * 20 <= lines, qPrintable(example)); // of any one kind, one in twenty at most
    }
    std::printf("false alarms: %d lines of %d (%.2f %%)\n", alarmed, total, 100.0 * alarmed / total);
    QVERIFY(alarmed * 100 <= total);
}

QTEST_GUILESS_MAIN(TestLeakContainers)
#include "tst_LeakContainers.moc"
