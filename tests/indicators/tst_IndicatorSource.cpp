#include "core/indicators/IndicatorReader.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QCryptographicHash>
#include <QProcess>

using namespace pupitre;

/// What a file of the same lines may look like on the disk: line ends, encodings, gzip, ZIP.
class TestIndicatorSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineEndIsALineEnd_data();
    void everyLineEndIsALineEnd();
    void encodings_data();
    void encodings();
    void compressedFilesAreReadInPlace();
    void zipMembersAreReadInPlace();

private:
    QString file(const QByteArray& content, const QString& name = QStringLiteral("op_messages_2026-02.csv"))
    {
        return test::writeFile(m_folder, name, content);
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    QTemporaryDir m_folder;
};

void TestIndicatorSource::everyLineEndIsALineEnd_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray one = "2026-02-01;emis;PER;;;3734;1";
    const QByteArray head = test::messagesHeader.chopped(2);
    QTest::newRow("LF") << head + "\n" + one + "\n" + one + "\n";
    QTest::newRow("CRLF") << head + "\r\n" + one + "\r\n" + one + "\r\n";
    QTest::newRow("CR") << head + "\r" + one + "\r" + one + "\r";
    QTest::newRow("mixed, blank lines") << head + "\r\n\n\r" + one + "\r\r\n\n" + one + "\n\n\n";
    QTest::newRow("last line not ended") << head + "\n" + one + "\r" + one;
}

void TestIndicatorSource::everyLineEndIsALineEnd()
{
    QFETCH(QByteArray, content);
    const auto summary = readIndicators(file(content), m_format, {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->read, 2);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->tables.first().rows.first().sums.first(), 2);
}

void TestIndicatorSource::encodings_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("rejected");
    QTest::newRow("UTF-8") << QByteArray("nom;n\n\xC3\xA9t\xC3\xA9;1\n\"\xC3\xA9t\xC3\xA9\";1\n") << qint64(0);
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF"
                                       "nom;n\n\xC3\xA9t\xC3\xA9;1\n\xC3\xA9t\xC3\xA9;1\n")
                         << qint64(0);
    QTest::newRow("cp1252") << QByteArray("nom;n\n\xE9t\xE9;1\n\xE9t\xE9;1\n") << qint64(0);
    QTest::newRow("UTF-8 with a damaged line")
        << QByteArray("nom;n\n\xC3\xA9t\xC3\xA9;1\n\xE9t\xE9;7\n\xC3\xA9t\xC3\xA9;1\n") << qint64(1);
}

void TestIndicatorSource::encodings()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, rejected);
    const auto format = IndicatorFormat::parse(
        R"json({"schema": 1, "id": "x", "file_name": "_(?<month>[0-9-]{7})", "columns": [
        {"name": "nom", "type": "enum", "values": ["été"]}, {"name": "n", "type": "integer", "measure": true}]})json");
    QVERIFY(format);
    const auto summary = readIndicators(file(content, QStringLiteral("a_2026-05.csv")), *format,
                                        {{QStringLiteral("month"), QStringLiteral("nom")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, rejected);
    QCOMPARE(summary->tables.first().rows.size(), 1);
    QCOMPARE(summary->tables.first().rows.first().values,
             (QStringList{QStringLiteral("2026-05"), QStringLiteral("été")}));
    QCOMPARE(summary->tables.first().rows.first().sums.first(), 2);
}

void TestIndicatorSource::compressedFilesAreReadInPlace()
{
    const QByteArray content = test::messagesFile(2026, 2, 30000, 8);
    const QString plain = file(content);
    const auto expected = readIndicators(plain, m_format, {{QStringLiteral("type_bal")}}, {}, {true});
    VERIFY_RESULT(expected);
    const QString gz = plain + QStringLiteral(".gz");
    QProcess gzip;
    gzip.setStandardOutputFile(gz);
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-c"), plain});
    QVERIFY(gzip.waitForFinished(60000) && gzip.exitCode() == 0);
    const auto unpacked = readIndicators(gz, m_format, {{QStringLiteral("type_bal")}}, {}, {true});
    VERIFY_RESULT(unpacked);
    QCOMPARE(unpacked->read, 30000);
    QCOMPARE(unpacked->tables.first().rows.first().sums, expected->tables.first().rows.first().sums);
    QCOMPARE(unpacked->operatorName, QStringLiteral("op"));
    // The hash is that of the bytes on the disk.
    QFile bytes(gz);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    const QByteArray packed = bytes.readAll();
    QCOMPARE(unpacked->sha256,
             QString::fromLatin1(QCryptographicHash::hash(packed, QCryptographicHash::Sha256).toHex()));
    // A gzip that is cut short says so; nothing is counted.
    const QString cut = file(packed.first(packed.size() / 2), QStringLiteral("cut_messages_2026-02.csv.gz"));
    VERIFY_ERROR(readIndicators(cut, m_format, {{}}), ErrorCode::FileUnreadable);
    // Several gzip members one after another are one file.
    const auto twice =
        readIndicators(file(packed + packed, QStringLiteral("op_messages_2026-03.csv.gz")), m_format, {{}});
    VERIFY_RESULT(twice);
    QCOMPARE(twice->read, 60001); // the second header is a line like any other, and wrong
    QCOMPARE(twice->rejected, 1);
}

void TestIndicatorSource::zipMembersAreReadInPlace()
{
    const QString zip = m_folder.filePath(QStringLiteral("op_messages.zip"));
    QProcess program;
    program.setWorkingDirectory(m_folder.path());
    file(test::messagesFile(2026, 2, 5000, 8), QStringLiteral("op_messages_2026-02.csv"));
    file(test::messagesFile(2026, 3, 4000, 9) + "x\r\n", QStringLiteral("op_messages_2026-03.csv"));
    program.start(QStringLiteral("zip"), {QStringLiteral("-q"), zip, QStringLiteral("op_messages_2026-02.csv"),
                                          QStringLiteral("op_messages_2026-03.csv")});
    if (!program.waitForFinished(60000) || program.exitCode() != 0)
        QSKIP("zip is not here");
    const auto summary = readIndicators(zip, m_format, {{QStringLiteral("month")}}, {}, {true});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->read, 9001);
    QCOMPARE(summary->months, (QStringList{QStringLiteral("2026-02"), QStringLiteral("2026-03")}));
    QCOMPARE(summary->rejects.first().file(), zip + QStringLiteral("/op_messages_2026-03.csv"));
    QCOMPARE(summary->rejects.first().line(), 4002);
    QCOMPARE(summary->sha256.size(), 64);
}

QTEST_GUILESS_MAIN(TestIndicatorSource)
#include "tst_IndicatorSource.moc"
