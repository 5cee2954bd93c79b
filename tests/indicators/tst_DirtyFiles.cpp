#include "core/indicators/IndicatorReader.h"
#include "core/workspace/Sql.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>

using namespace pupitre;

/// What damaged and unusual files give: each line counted or rejected at its place, by the reader and by the program
/// run from outside, against figures that SQLite adds up from what the test knows the lines to mean.
class TestDirtyFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theProgramAgreesWithSqlite_data();
    void theProgramAgreesWithSqlite();
    void linesAreThoseOfTheFile();
    void controlCharactersRejectTheirLine();
    void accentsInTwoCharactersAreTheSame();
    void headersWithTwinsAreRefused();
    void datesInEveryForm_data();
    void datesInEveryForm();
    void groupedFigures_data();
    void groupedFigures();
    void namesAndLinesOfDifferentMonths();
    void nothingBelowTheHeader();

private:
    QString file(const QByteArray& content, const QString& name = QStringLiteral("op_essai_2026-02.csv"))
    {
        return test::writeFile(m_folder, name, content);
    }
    static IndicatorFormat format(const QByteArray& json)
    {
        auto parsed = IndicatorFormat::parse(json);
        if (!parsed)
            qFatal("%s", qPrintable(parsed.error().first().field()));
        return *parsed;
    }
    static QStringList shown(const QList<Error>& errors)
    {
        QStringList lines;
        for (const Error& error : errors)
            lines.append(QStringLiteral("%1:%2 %3 [%4]")
                             .arg(error.line())
                             .arg(error.column())
                             .arg(errorName(error.code()), error.value()));
        return lines;
    }
    QTemporaryDir m_folder;
};

namespace {

// One line as it stands in a file, what it means, or why it is rejected.
struct Line
{
    QByteArray text;
    QStringList meaning; ///< date, type, client, figure; empty: rejected
    int column = 0;
    const char* code = "";
    int breaks = 0; ///< line breaks inside quotes
};

QList<Line> kinds()
{
    const auto good = [](const char* text, const char* date, const char* type, const char* client, const char* figure,
                         int breaks = 0) {
        return Line{text,
                    {QLatin1String(date), QLatin1String(type), QString::fromUtf8(client), QLatin1String(figure)},
                    0,
                    "",
                    breaks};
    };
    return {good("2026-02-01;PER;3734;1", "2026-02-01", "PER", "3734", "1"),
            good("\"2026-02-28\";\"ORG\";;\"20\"", "2026-02-28", "ORG", "", "20"),
            good(" 2026-03-02 ;PER; a \"b\" ;300", "2026-03-02", "PER", "a \"b\"", "300"),
            good("2026-03-02;PER;\"x \"\"y\"\";z\";4000", "2026-03-02", "PER", "x \"y\";z", "4000"),
            good("2026-03-31;PER;\"deux\nlignes\";50000", "2026-03-31", "PER", "deux\nlignes", "50000", 1),
            good("2026-02-01;ORG;\xC3\xA9t\xC3\xA9;600000", "2026-02-01", "ORG", "été", "600000"),
            {"2026-02-29;PER;3734;1", {}, 1, "indicators.date"},
            {"2026-2-1;PER;3734;1", {}, 1, "indicators.date"},
            {"01/02/2026;PER;3734;1", {}, 1, "indicators.date"},
            {";PER;3734;1", {}, 1, "indicators.value-missing"},
            {"2026-02-01;per;3734;1", {}, 2, "indicators.enumeration"},
            {"2026-02-01;PER;3734;1 000", {}, 4, "indicators.integer"},
            {"2026-02-01;PER;3734;1,5", {}, 4, "indicators.integer"},
            {"2026-02-01;PER;3734;-1", {}, 4, "indicators.integer"},
            {"2026-02-01;PER;3734;1e3", {}, 4, "indicators.integer"},
            {"2026-02-01;PER;3734;", {}, 4, "indicators.value-missing"},
            {"2026-02-01;PER;3734;99999999999999999999", {}, 4, "indicators.overflow"},
            {"2026-02-01;PER;3734", {}, 0, "csv.field-count"},
            {"2026-02-01;PER;3734;1;2", {}, 0, "csv.field-count"},
            {"2026-02-01;PER;\"a\"b;1", {}, 0, "csv.stray-quote"},
            {"2026-02-01;PER;a\xFF;1", {}, 0, "csv.encoding"},
            {QByteArray("2026-02-01;PER;a\0b;1", 20), {}, 3, "indicators.control-character"},
            {"2026-02-01;\"PER\nORG\";3734;1", {}, 2, "indicators.enumeration", 1}};
}

const QByteArray descriptor = R"({"schema": 1, "id": "essai", "columns": [
    {"name": "date", "type": "date"}, {"name": "type", "type": "enum", "values": ["PER", "ORG"]},
    {"name": "client", "type": "text", "required": false}, {"name": "n", "type": "integer", "measure": true}]})";

} // namespace

void TestDirtyFiles::theProgramAgreesWithSqlite_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<bool>("packed");
    QTest::newRow("LF") << 1U << QByteArray("\n") << false;
    QTest::newRow("CRLF, gzip") << 2U << QByteArray("\r\n") << true;
    QTest::newRow("CR") << 3U << QByteArray("\r") << false;
}

void TestDirtyFiles::theProgramAgreesWithSqlite()
{
    QFETCH(quint32, seed);
    QFETCH(QByteArray, end);
    QFETCH(bool, packed);
    QRandomGenerator random(seed);
    const QList<Line> all = kinds();
    QByteArray content = "\xEF\xBB\xBF" + QByteArray("date;type;client;n") + end;
    QStringList expectedErrors;
    qint64 line = 2;
    constexpr int lines = 3000;
    QJsonArray expected;
    qint64 rejected = 0;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reference"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(database.open() && database.transaction());
        VERIFY_RESULT(execute(database, QStringLiteral("CREATE TABLE m (date, type, client, n INTEGER)")));
        for (int i = 0; i < lines; ++i) {
            const Line& one =
                all[random.bounded(3) == 0 ? random.bounded(static_cast<int>(all.size())) : random.bounded(6)];
            content += one.text + end;
            if (one.meaning.isEmpty()) {
                ++rejected;
                expectedErrors.append(
                    QStringLiteral("%1 %2 %3").arg(line).arg(one.column).arg(QLatin1String(one.code)));
            } else {
                VERIFY_RESULT(execute(database, QStringLiteral("INSERT INTO m VALUES (?, ?, ?, ?)"),
                                      {one.meaning[0], one.meaning[1], one.meaning[2], one.meaning[3].toLongLong()}));
            }
            line += 1 + one.breaks;
            if (random.bounded(40) == 0) {
                content += end;
                ++line;
            }
        }
        auto query =
            execute(database, QStringLiteral("SELECT substr(date, 1, 7), type, client, count(*), sum(n) FROM m "
                                             "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
        VERIFY_RESULT(query);
        while (query->next())
            expected.append(QJsonObject{{QStringLiteral("month"), query->value(0).toString()},
                                        {QStringLiteral("type"), query->value(1).toString()},
                                        {QStringLiteral("client"), query->value(2).toString()},
                                        {QStringLiteral("count"), query->value(3).toLongLong()},
                                        {QStringLiteral("n"), query->value(4).toLongLong()}});
    }
    QSqlDatabase::removeDatabase(QStringLiteral("reference"));
    QString path = file(content, QStringLiteral("sale-%1.csv").arg(seed));
    if (packed) {
        QCOMPARE(QProcess::execute(QStringLiteral("gzip"), {QStringLiteral("-f"), path}), 0);
        path += QStringLiteral(".gz");
    }
    const QString layout = file(descriptor, QStringLiteral("essai.json"));
    const test::CliRun run =
        test::runCli({QStringLiteral("indicators"), QStringLiteral("summarize"), QStringLiteral("--format"), layout,
                      QStringLiteral("--by"), QStringLiteral("month,type,client"), path, QStringLiteral("--json")},
                     QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("read")).toInt(), lines);
    QCOMPARE(result.value(QLatin1String("rejected")).toInteger(), rejected);
    QJsonArray rows = result.value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), expected.size());
    for (const QJsonValue& row : std::as_const(expected))
        QVERIFY2(rows.contains(row), QJsonDocument(row.toObject()).toJson().constData());
    QStringList errors;
    for (const QJsonValue& value : run.json.value(QLatin1String("errors")).toArray()) {
        const QJsonObject error = value.toObject();
        errors.append(QStringLiteral("%1 %2 %3")
                          .arg(error.value(QLatin1String("line")).toInt())
                          .arg(error.value(QLatin1String("column")).toInt())
                          .arg(error.value(QLatin1String("code")).toString()));
        QCOMPARE(error.value(QLatin1String("file")).toString(), path);
        QVERIFY(!error.value(QLatin1String("text")).toString().isEmpty());
    }
    QCOMPARE(errors, expectedErrors);
    // The check counts the same lines.
    const test::CliRun checked = test::runCli({QStringLiteral("indicators"), QStringLiteral("check"),
                                               QStringLiteral("--format"), layout, path, QStringLiteral("--json")},
                                              QStringLiteral(PUPITRE_CLI));
    QCOMPARE(checked.exitCode, 1);
    const QJsonObject judged = checked.json.value(QLatin1String("result"))
                                   .toObject()
                                   .value(QLatin1String("files"))
                                   .toArray()
                                   .first()
                                   .toObject();
    QCOMPARE(judged.value(QLatin1String("rows")).toInt(), lines);
    QCOMPARE(judged.value(QLatin1String("rejected")).toInteger(), rejected);
}

void TestDirtyFiles::linesAreThoseOfTheFile()
{
    const auto summary = readIndicators(file("date;type;client;n\n"
                                             "2026-02-01;PER;\"a\nb\r\nc\";1\n" // lines 2 to 4
                                             "x;PER;a;1\n"                      // 5
                                             "\n\n"
                                             "2026-02-01;PER;\"a\";x\n"         // 8
                                             "\"2026-02-01\";\"P\n\nER\";a;1\n" // 9 to 11
                                             "2026-02-01;PER;a;y"),             // 12
                                        format(descriptor), {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(shown(summary->rejects),
             (QStringList{QStringLiteral("5:1 indicators.date [x]"), QStringLiteral("8:4 indicators.integer [x]"),
                          QStringLiteral("9:2 indicators.enumeration [P\n\nER]"),
                          QStringLiteral("12:4 indicators.integer [y]")}));
    QCOMPARE(summary->read, 5);
}

void TestDirtyFiles::controlCharactersRejectTheirLine()
{
    // Far from the head too, and whatever stands in the same block of bytes.
    QByteArray content("date;type;client;n\n");
    for (int i = 0; i < 20000; ++i)
        content += i == 15000 ? QByteArray("2026-02-01;PER;\x01\x02;1\n") : QByteArray("2026-02-01;PER;a\tb;1\n");
    for (const int threads : {1, 2}) {
        const auto summary = readIndicators(file(content), format(descriptor), {{}}, {}, {false, threads});
        VERIFY_RESULT(summary);
        QCOMPARE(shown(summary->rejects), QStringList{QStringLiteral("15002:3 indicators.control-character [U+0001]")});
    }
    // A file of NULs is no text.
    VERIFY_ERROR(readIndicators(file(QByteArray(4000, '\0')), format(descriptor), {{}}), ErrorCode::CsvBinary);
}

void TestDirtyFiles::accentsInTwoCharactersAreTheSame()
{
    const IndicatorFormat accents = format(R"({"schema": 1, "id": "x", "columns": [
        {"name": "d\u00e9but", "type": "date"}, {"name": "motif", "type": "enum", "values": ["\u00e9t\u00e9", "hiver"]},
        {"name": "service", "type": "text"}, {"name": "n", "type": "integer", "measure": true}]})");
    const auto summary =
        readIndicators(file("de\xCC\x81"
                            "but;motif;service;n\n2026-02-01;e\xCC\x81t\xC3\xA9;caf\xC3\xA9;1\n"
                            "2026-02-01;\xC3\xA9t\xC3\xA9;cafe\xCC\x81;2\n2026-02-01;hiver;caf\xC3\xA9;4\n"),
                       accents, {{QStringLiteral("motif")}, {QStringLiteral("service")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->tables[0].rows.size(), 2);
    QCOMPARE(summary->tables[1].rows.size(), 1);
    QCOMPARE(summary->tables[1].rows.first().values.first(), QStringLiteral("café"));
    QCOMPARE(summary->tables[1].rows.first().sums.first(), 7);
}

void TestDirtyFiles::headersWithTwinsAreRefused()
{
    const auto summary = readIndicators(file("date;type;client;n;n;surplus;surplus\n2026-02-01;PER;;1;2;3;4\n"),
                                        format(descriptor), {{}});
    VERIFY_RESULT(summary);
    QVERIFY(!summary->headerFits);
    QCOMPARE(shown(summary->rejects), QStringList{QStringLiteral("1:5 indicators.column-twice [n]")});
    QCOMPARE(summary->warnings.size(), 2); // twins that the format does not describe are only unknown
}

void TestDirtyFiles::datesInEveryForm_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::newRow("French") << QByteArray("DD/MM/YYYY") << QByteArray("28/02/2026") << QByteArray("29/02/2026");
    QTest::newRow("ISO instead") << QByteArray("DD/MM/YYYY") << QByteArray("28/02/2026") << QByteArray("2026-02-28");
    QTest::newRow("dots") << QByteArray("DD.MM.YYYY") << QByteArray("28.02.2026") << QByteArray("28/02/2026");
    QTest::newRow("compact") << QByteArray("YYYYMMDD") << QByteArray("20260228") << QByteArray("20260230");
    QTest::newRow("letters") << QByteArray("DD-MM-YYYY") << QByteArray("28-02-2026") << QByteArray("28-fe-2026");
    QTest::newRow("short") << QByteArray("DD-MM-YYYY") << QByteArray("28-02-2026") << QByteArray("28-2-2026");
}

void TestDirtyFiles::datesInEveryForm()
{
    QFETCH(QByteArray, form);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    const IndicatorFormat dated =
        format(R"({"schema": 1, "id": "x", "columns": [{"name": "d", "type": "date", "form": ")" + form +
               R"("}, {"name": "n", "type": "integer", "measure": true}]})");
    const auto summary = readIndicators(file("d;n\n" + good + ";1\n" + bad + ";2\n" + good + ";4\n"), dated,
                                        {{QStringLiteral("month"), QStringLiteral("day"), QStringLiteral("d")}});
    VERIFY_RESULT(summary);
    QCOMPARE(shown(summary->rejects), QStringList{QStringLiteral("3:1 indicators.date [%1]").arg(QLatin1String(bad))});
    QCOMPARE(summary->tables.first().rows.size(), 1);
    QCOMPARE(summary->tables.first().rows.first().values,
             (QStringList{QStringLiteral("2026-02"), QStringLiteral("2026-02-28"), QStringLiteral("2026-02-28")}));
    QCOMPARE(summary->tables.first().rows.first().sums.first(), 5);
}

void TestDirtyFiles::groupedFigures_data()
{
    QTest::addColumn<QByteArray>("figure");
    QTest::addColumn<qint64>("value");
    QTest::newRow("plain") << QByteArray("1234567") << qint64(1234567);
    QTest::newRow("space") << QByteArray("1 234 567") << qint64(1234567);
    QTest::newRow("no-break") << QByteArray("1\xC2\xA0"
                                            "234")
                              << qint64(1234);
    QTest::newRow("narrow no-break") << QByteArray("12\xE2\x80\xAF"
                                                   "345")
                                     << qint64(12345);
    QTest::newRow("groups of two") << QByteArray("12 34") << qint64(-1);
    QTest::newRow("four before") << QByteArray("1234 567") << qint64(-1);
    QTest::newRow("two spaces") << QByteArray("1  234") << qint64(-1);
    QTest::newRow("decimals") << QByteArray("1 234,50") << qint64(-1);
    QTest::newRow("points") << QByteArray("1.234") << qint64(-1);
}

void TestDirtyFiles::groupedFigures()
{
    QFETCH(QByteArray, figure);
    QFETCH(qint64, value);
    const IndicatorFormat grouped = format(R"({"schema": 1, "id": "x", "columns": [{"name": "d", "type": "date"},
        {"name": "n", "type": "integer", "measure": true, "grouped": true}]})");
    const auto summary = readIndicators(file("d;n\n2026-02-01;\"" + figure + "\"\n2026-02-01;0\n"), grouped, {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, value < 0 ? 1 : 0);
    QCOMPARE(summary->tables.first().rows.first().sums.first(), std::max<qint64>(0, value));
}

void TestDirtyFiles::namesAndLinesOfDifferentMonths()
{
    const QByteArray content("date;sens;type_bal;ins;codes_cda;nil;messages\n2026-02-28;emis;PER;;;1;1\n"
                             "2026-03-01;emis;PER;;;1;1\n2026-01-31;emis;PER;;;1;1\n");
    const QString path = file(content, QStringLiteral("op_messages_2026-02.csv"));
    const auto summary = readIndicators(path, *IndicatorFormat::load(QStringLiteral("messages")), {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->warnings.size(), 1);
    QCOMPARE(errorName(summary->warnings.first().code()), QStringLiteral("indicators.month-other"));
    QCOMPARE(summary->warnings.first().value(), QStringLiteral("2026-01 2026-03"));
    const test::CliRun run =
        test::runCli({QStringLiteral("indicators"), QStringLiteral("check"), QStringLiteral("--format"),
                      QStringLiteral("messages"), path, QStringLiteral("--json")},
                     QStringLiteral(PUPITRE_CLI));
    QCOMPARE(run.exitCode, 1);
    QStringList codes;
    for (const QJsonValue& error : run.json.value(QLatin1String("errors")).toArray())
        codes.append(error.toObject().value(QLatin1String("code")).toString() + u' ' +
                     error.toObject().value(QLatin1String("field")).toString());
    QVERIFY(codes.contains(QStringLiteral("indicators.month-other date")));
    QVERIFY(codes.contains(QStringLiteral("indicators.check days"))); // and days are missing
}

void TestDirtyFiles::nothingBelowTheHeader()
{
    const auto summary = readIndicators(file("date;type;client;n\r\n\r\n"), format(descriptor), {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->read, 0);
    QCOMPARE(summary->rejected, 0);
    QVERIFY(summary->months.isEmpty());
    VERIFY_ERROR(readIndicators(file("\r\n\r\n"), format(descriptor), {{}}), ErrorCode::CsvNoHeader);
}

QTEST_GUILESS_MAIN(TestDirtyFiles)
#include "tst_DirtyFiles.moc"
