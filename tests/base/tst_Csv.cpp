#include "core/base/Csv.h"
#include "tests/support/FaultyDevice.h"
#include "tests/support/TestSupport.h"

#include <QBuffer>
#include <QRandomGenerator>

using namespace pupitre;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sniffs_data();
    void sniffs();
    void readsRecords_data();
    void readsRecords();
    void anyTableSurvivesWritingAndReading();
    void smallPiecesGiveTheSame();
    void deviceFailuresEndTheReading();
    void cp1252IsDecoded();
};

namespace {

// Records as "line[a|b]", refusals as "line!name".
QString readAll(QIODevice& device, const CsvDialect& dialect, qsizetype longest = CsvReader::defaultMaximumRecord)
{
    CsvReader reader(device, dialect, longest);
    CsvRecord record;
    QStringList shown;
    for (int guard = 0; guard < 100000; ++guard) {
        const CsvReader::Outcome outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::End)
            break;
        if (outcome != CsvReader::Outcome::Record) {
            shown.append(QStringLiteral("%1!%2").arg(reader.error().line()).arg(errorName(reader.error().code())));
            if (outcome == CsvReader::Outcome::Failed)
                break;
            continue;
        }
        QStringList fields;
        for (const QByteArrayView field : record.fields)
            fields.append(QString::fromUtf8(field));
        shown.append(QStringLiteral("%1[%2]").arg(record.line).arg(fields.join(u'|')));
    }
    return shown.join(u' ');
}

QString readAll(QByteArray content, qsizetype longest = CsvReader::defaultMaximumRecord)
{
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    return readAll(buffer, CsvDialect(), longest);
}

} // namespace

void TestCsv::sniffs_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("expected");
    QTest::newRow("semicolon") << QByteArray("a;b;c\n1;2,5;3\n") << QStringLiteral("; UTF-8");
    QTest::newRow("comma") << QByteArray("a,b,c\n1,2,3\n") << QStringLiteral(", UTF-8");
    QTest::newRow("tab") << QByteArray("a\tb\n1\t2\n") << QStringLiteral("\t UTF-8");
    QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << QStringLiteral("| UTF-8");
    QTest::newRow("commas inside quotes do not count")
        << QByteArray("a;b\n\"x,y,z\";\"1,2,3\"\n") << QStringLiteral("; UTF-8");
    QTest::newRow("one column") << QByteArray("a\n1\n") << QStringLiteral("; UTF-8");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "a;b\n")
                         << QStringLiteral("; UTF-8 BOM");
    QTest::newRow("cp1252") << QByteArray("nom;pr\xE9nom\n") << QStringLiteral("; cp1252");
    QTest::newRow("UTF-8 cut in a character") << QByteArray("nom;\xC3\xA9t\xC3") << QStringLiteral("; UTF-8");
    QTest::newRow("ZIP") << QByteArray("PK\x03\x04rest") << QStringLiteral("binary");
    QTest::newRow("noise without NUL") << QByteArray("\x01\x02\x9F\x17;\x05\x06\n\x0E\x10") << QStringLiteral("binary");
    QTest::newRow("one stray control character")
        << QByteArray("a;b\n1;\x07\n").append(QByteArray("1;2\n").repeated(100)) << QStringLiteral("; UTF-8");
}

void TestCsv::sniffs()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, expected);
    const auto dialect = sniffCsv(head);
    QString shown = QStringLiteral("binary");
    if (dialect)
        shown = QLatin1Char(dialect->delimiter) +
                (dialect->encoding == TextEncoding::Utf8 ? QStringLiteral(" UTF-8") : QStringLiteral(" cp1252")) +
                (dialect->byteOrderMark ? QStringLiteral(" BOM") : QString());
    QCOMPARE(shown, expected);
}

void TestCsv::readsRecords_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::newRow("LF") << QByteArray("a;b\nc;d\n") << QStringLiteral("1[a|b] 2[c|d]");
    QTest::newRow("CRLF") << QByteArray("a;b\r\nc;d\r\n") << QStringLiteral("1[a|b] 2[c|d]");
    QTest::newRow("CR") << QByteArray("a;b\rc;d") << QStringLiteral("1[a|b] 2[c|d]");
    QTest::newRow("empty fields") << QByteArray(";;\n;a;\n") << QStringLiteral("1[||] 2[|a|]");
    QTest::newRow("blank lines are skipped and counted")
        << QByteArray("\n\na\n\r\n\r\nb\n") << QStringLiteral("3[a] 6[b]");
    QTest::newRow("quoted") << QByteArray("\"a;b\";\"c\"\"d\"\n") << QStringLiteral("1[a;b|c\"d]");
    QTest::newRow("line breaks inside quotes")
        << QByteArray("\"a\nb\r\nc\";d\ne\n") << QStringLiteral("1[a\nb\r\nc|d] 4[e]");
    QTest::newRow("quote inside a plain field") << QByteArray("5\" disk;x\n") << QStringLiteral("1[5\" disk|x]");
    QTest::newRow("text after a closing quote")
        << QByteArray("\"a\"b;c\nd\n") << QStringLiteral("1!csv.stray-quote 2[d]");
    QTest::newRow("a quote never closed")
        << QByteArray("a\n\"b;c\nd;e\n") << QStringLiteral("1[a] 2!csv.unterminated-quote 3[d|e]");
    QTest::newRow("bytes that are not UTF-8")
        << QByteArray("a\n\xE9\xE9\nb\n") << QStringLiteral("1[a] 2!csv.encoding 3[b]");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "a;b\n")
                         << QStringLiteral("1[a|b]");
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestCsv::readsRecords()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    QCOMPARE(readAll(content), expected);
}

void TestCsv::anyTableSurvivesWritingAndReading()
{
    QRandomGenerator random(5);
    const QString alphabet = QStringLiteral("ab;,|\t\"\n\r é€=+-@ ");
    for (int round = 0; round < 500; ++round) {
        QByteArray content;
        QList<QStringList> rows;
        for (int row = 0; row < 5; ++row) {
            QStringList fields{QStringLiteral("x")};
            for (int column = 0; column < 4; ++column) {
                QString field;
                for (int length = random.bounded(8); length > 0; --length)
                    field.append(alphabet[random.bounded(alphabet.size())]);
                fields.append(field);
            }
            rows.append(fields);
            content += csvLine(fields);
        }
        QBuffer buffer(&content);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        CsvReader reader(buffer, CsvDialect());
        CsvRecord record;
        for (const QStringList& expected : rows) {
            QCOMPARE(int(reader.next(record)), int(CsvReader::Outcome::Record));
            QStringList got;
            for (const QByteArrayView field : record.fields)
                got.append(QString::fromUtf8(field));
            QCOMPARE(got, expected);
        }
    }
}

void TestCsv::smallPiecesGiveTheSame()
{
    const QByteArray content("\xEF\xBB\xBF"
                             "a;\"b\r\nc\"\r\n\r\n\"d\"\"e\";f\r\nlast;line");
    const QString expected = readAll(content);
    for (qint64 piece = 1; piece < 12; ++piece) {
        test::FaultyDevice device(1 << 20, content, piece);
        QCOMPARE(readAll(device, CsvDialect()), expected);
    }
    QCOMPARE(readAll("short\n" + QByteArray(5000, 'x') + "\nnext\n", 1000),
             QStringLiteral("1[short] 2!csv.record-too-long 3[next]"));
}

void TestCsv::deviceFailuresEndTheReading()
{
    const QByteArray content = QByteArray("a;b\n").repeated(20);
    for (qint64 budget = 0; budget < content.size(); ++budget) {
        test::FaultyDevice device(budget, content);
        const QString shown = readAll(device, CsvDialect());
        QVERIFY(shown.count(u'[') <= 20); // it ends, and nothing is made up
    }
}

void TestCsv::cp1252IsDecoded()
{
    QCOMPARE(decodeText("\x80 \xE9 \x9C \x92", TextEncoding::Windows1252), QStringLiteral("€ é œ ’"));
    QCOMPARE(decodeText("\xC3\xA9", TextEncoding::Utf8), QStringLiteral("é"));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_Csv.moc"
