#include "core/base/XlsxReader.h"
#include "core/base/XlsxWriter.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

using namespace pupitre;

/// Workbooks against openpyxl in both directions, the published ones, and hostile ones.
class TestXlsx : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void openpyxlReadsWhatIsWritten();
    void whatOpenpyxlWritesIsRead();
    void publishedWorkbooks();
    void hostileWorkbooksAreRefused();
    void columns();

private:
    static QByteArray workbook(const QList<QList<XlsxCell>>& rows);
    static QByteArray packed(const QList<std::pair<QString, QByteArray>>& parts);
    static bool python(const QString& script, const QStringList& arguments, QByteArray* out = nullptr);
};

namespace {

const QList<QList<XlsxCell>> awkward{
    {{XlsxCell::Kind::Text, QStringLiteral("N° exigence")}, {XlsxCell::Kind::Text, QStringLiteral("Énoncé <&> \"x\"")}},
    {{XlsxCell::Kind::Number, QStringLiteral("81000000001")}, {XlsxCell::Kind::Number, QStringLiteral("3.5")}},
    {{}, {XlsxCell::Kind::Boolean, QStringLiteral("true")}, {XlsxCell::Kind::Text, QStringLiteral("=1+1")}},
    {{XlsxCell::Kind::Text, QStringLiteral("deux\nlignes et  espaces ")}, {XlsxCell::Kind::Text, QStringLiteral("𝄞")}}};

QList<QStringList> textsOf(XlsxReader& reader, qsizetype sheet = 0)
{
    QList<QStringList> rows;
    (void)reader.read(sheet, [&](const XlsxRow& row) {
        QStringList texts;
        for (const XlsxCell& cell : row.cells)
            texts.append(cell.text);
        rows.append(texts);
        return true;
    });
    return rows;
}

} // namespace

QByteArray TestXlsx::workbook(const QList<QList<XlsxCell>>& rows)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    XlsxWriter writer(buffer);
    bool good = writer.sheet(QStringLiteral("Été [1]")).has_value();
    for (const QList<XlsxCell>& row : rows)
        good = good && writer.row(row);
    good = good && writer.sheet(QStringLiteral("Été [1]")) && writer.header({QStringLiteral("seul")});
    return good && writer.finish() ? bytes : QByteArray();
}

QByteArray TestXlsx::packed(const QList<std::pair<QString, QByteArray>>& parts)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ZipWriter zip(buffer);
    for (const auto& [name, content] : parts)
        (void)zip.add(name, content);
    return zip.finish() ? bytes : QByteArray();
}

bool TestXlsx::python(const QString& script, const QStringList& arguments, QByteArray* out)
{
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), QStringList{QStringLiteral("-c"), script} + arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        return false;
    if (out != nullptr)
        *out = process.readAllStandardOutput();
    return true;
}

void TestXlsx::whatIsWrittenIsRead()
{
    const QByteArray bytes = workbook(awkward);
    QVERIFY(!bytes.isEmpty());
    QCOMPARE(bytes, workbook(awkward));
    auto reader = XlsxReader::openBytes(bytes);
    VERIFY_RESULT(reader);
    QCOMPARE(reader->sheetNames(), (QStringList{QStringLiteral("Été -1-"), QStringLiteral("Été -1- (2)")}));
    const QList<QStringList> rows = textsOf(*reader);
    QCOMPARE(rows.size(), 4);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QStringList expected;
        for (const XlsxCell& cell : awkward[i])
            expected.append(cell.text);
        QCOMPARE(rows[i], expected);
    }
    int seen = 0;
    VERIFY_RESULT(reader->read(0, [&](const XlsxRow&) { return ++seen < 2; }));
    QCOMPARE(seen, 2); // stops when told to
}

void TestXlsx::openpyxlReadsWhatIsWritten()
{
    if (!python(QStringLiteral("import openpyxl"), {}))
        QSKIP("python3-openpyxl is not installed");
    const QTemporaryDir folder;
    QByteArray out;
    QVERIFY(python(QStringLiteral("import openpyxl, json, sys\n"
                                  "w = openpyxl.load_workbook(sys.argv[1])\n"
                                  "print(json.dumps([list(r) for r in w.worksheets[0].iter_rows(values_only=True)]))"),
                   {test::writeFile(folder, QStringLiteral("a.xlsx"), workbook(awkward))}, &out));
    const QJsonArray rows = QJsonDocument::fromJson(out).array();
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0][1].toString(), QStringLiteral("Énoncé <&> \"x\""));
    QCOMPARE(rows[1][0].toDouble(), 81000000001.0);
    QCOMPARE(rows[2][1].toBool(), true);
    QCOMPARE(rows[2][2].toString(), QStringLiteral("=1+1"));
    QCOMPARE(rows[3][0].toString(), QStringLiteral("deux\nlignes et  espaces "));
}

void TestXlsx::whatOpenpyxlWritesIsRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("b.xlsx"));
    const bool made =
        python(QStringLiteral(
                   "import openpyxl, datetime, sys\n"
                   "w = openpyxl.Workbook(); s = w.active; s.title = 'Exigences'\n"
                   "s.append(['a', 12, 0.5, True, None, datetime.date(2026, 3, 1), datetime.datetime(2026,3,1,8,30)])\n"
                   "s['C5'] = '=A1'; s['D5'] = 81000000001\n"
                   "s['E5'] = datetime.date(1900, 1, 1)\n"
                   "w.create_sheet('Vide').sheet_state = 'hidden'; w.save(sys.argv[1])"),
               {path});
    if (!made)
        QSKIP("python3-openpyxl is not installed");
    auto reader = XlsxReader::openFile(path);
    VERIFY_RESULT(reader);
    QCOMPARE(reader->sheetNames(), (QStringList{QStringLiteral("Exigences"), QStringLiteral("Vide")}));
    QList<XlsxRow> rows;
    VERIFY_RESULT(reader->read(0, [&](const XlsxRow& row) {
        rows.append(row);
        return true;
    }));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].number, 1);
    QCOMPARE(rows[1].number, 5);
    QCOMPARE(rows[0].text(1), QStringLiteral("12"));
    QCOMPARE(rows[0].text(2), QStringLiteral("0.5"));
    QCOMPARE(rows[0].text(3), QStringLiteral("true"));
    QCOMPARE(rows[0].text(4), QString());
    QCOMPARE(rows[0].text(5), QStringLiteral("2026-03-01"));
    QVERIFY(rows[0].cells[5].kind == XlsxCell::Kind::Date);
    QCOMPARE(rows[0].text(6), QStringLiteral("2026-03-01T08:30:00"));
    QCOMPARE(rows[1].text(3), QStringLiteral("81000000001"));
    QCOMPARE(rows[1].text(4), QStringLiteral("1900-01-01"));
    QVERIFY(textsOf(*reader, 1).isEmpty());
}

void TestXlsx::publishedWorkbooks()
{
    const QString folder = test::acceptanceFolder(QStringLiteral("rem-workbooks"));
    if (folder.isEmpty())
        QSKIP("the acceptance data are not here");
    int read = 0;
    for (QDirIterator it(folder, {QStringLiteral("*.xlsx")}); it.hasNext(); ++read) {
        const QString path = it.next();
        auto reader = XlsxReader::openFile(path);
        VERIFY_RESULT(reader);
        QVERIFY(!reader->sheetNames().isEmpty());
        const QList<QStringList> rows = textsOf(*reader);
        if (path.contains(QLatin1String("template-segur"))) {
            QCOMPARE(rows.first().first(), QStringLiteral("Exigence conditionnelle OUI/NON")); // rich text
            QCOMPARE(rows.at(1).at(7), QStringLiteral("MSS/CDA.01"));
        } else if (path.contains(QLatin1String("create_rem"))) {
            QCOMPARE(rows.size(), 131);
        }
    }
    QCOMPARE(read, 4);
}

void TestXlsx::hostileWorkbooksAreRefused()
{
    VERIFY_ERROR(XlsxReader::openBytes("bonjour"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(XlsxReader::openBytes(packed({{QStringLiteral("a"), "b"}})), ErrorCode::XlsxMalformed);
    const auto book = [](const QByteArray& sheet) {
        const QByteArray office("http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        return packed(
            {{QStringLiteral("_rels/.rels"), "<Relationships><Relationship Id=\"r\" Type=\"" + office +
                                                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
             {QStringLiteral("xl/workbook.xml"),
              "<workbook xmlns:r=\"" + office + "\"><sheets><sheet name=\"A\" r:id=\"s\"/></sheets></workbook>"},
             {QStringLiteral("xl/_rels/workbook.xml.rels"),
              "<Relationships><Relationship Id=\"s\" Type=\"" + office +
                  "/worksheet\" Target=\"/xl/worksheets/s.xml\"/></Relationships>"},
             {QStringLiteral("xl/worksheets/s.xml"), sheet}});
    };
    const auto outcome = [&](const QByteArray& sheet) -> Result<void> {
        auto reader = XlsxReader::openBytes(book(sheet));
        return reader ? reader->read(0, [](const XlsxRow&) { return true; }) : fail(reader.error());
    };
    VERIFY_RESULT(outcome("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"));
    VERIFY_ERROR(outcome("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><sheetData>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><row r=\"99999999\"/></worksheet>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><row r=\"2\"/><row r=\"1\"/></worksheet>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><row><c r=\"ZZZ1\"/></row></worksheet>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><row><c t=\"s\"><v>7</v></c></row></worksheet>"), ErrorCode::XlsxMalformed);
    VERIFY_ERROR(outcome("<worksheet><row><c t=\"inlineStr\"><is><t>" + QByteArray(3 << 20, 'x') +
                         "</t></is></c></row></worksheet>"),
                 ErrorCode::XlsxTooLarge);
}

void TestXlsx::columns()
{
    for (int column = 1; column <= XlsxReader::maximumColumns; ++column)
        QCOMPARE(XlsxReader::columnNumber(XlsxReader::columnLetters(column)), column);
    QCOMPARE(XlsxReader::columnLetters(XlsxReader::maximumColumns), QStringLiteral("XFD"));
    QCOMPARE(XlsxReader::columnNumber(u"XFE"), 0);
    QCOMPARE(XlsxReader::columnNumber(u"A1"), 0);
}

QTEST_GUILESS_MAIN(TestXlsx)
#include "tst_Xlsx.moc"
