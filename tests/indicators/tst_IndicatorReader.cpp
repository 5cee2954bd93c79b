#include "core/indicators/IndicatorReader.h"
#include "core/workspace/Sql.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>

using namespace pupitre;

class TestIndicatorReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithSqlite_data();
    void agreesWithSqlite();
    void everyWrongLineIsKeptWithItsPlace();
    void listsCountEachValueOnce();
    void absentIsNotAlwaysDegraded();
    void headersAreJudged();
    void unreadableFilesEachHaveTheirError_data();
    void unreadableFilesEachHaveTheirError();
    void cancelsAndReports();
    void absurdFiguresDoNotWrapAround();
    void theCommandLineSummarizes();

private:
    QString file(const QByteArray& content, const QString& name = QStringLiteral("op_messages_2026-02.csv"))
    {
        return test::writeFile(m_folder, name, content);
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    QTemporaryDir m_folder;
};

namespace {
const QByteArray header = "date;sens;type_bal;ins;codes_cda;nil;messages\r\n";
}

void TestIndicatorReader::agreesWithSqlite_data()
{
    QTest::addColumn<QStringList>("by");
    QTest::newRow("total") << QStringList();
    QTest::newRow("month") << QStringList{QStringLiteral("month")};
    QTest::newRow("type and direction") << QStringList{QStringLiteral("type_bal"), QStringLiteral("sens")};
    QTest::newRow("month, client, INS") << QStringList{QStringLiteral("month"), QStringLiteral("nil"),
                                                       QStringLiteral("ins")};
}

void TestIndicatorReader::agreesWithSqlite()
{
    QFETCH(QStringList, by);
    // The reference: the same file, with a few bad lines, taken apart by hand and grouped by SQLite.
    QByteArray content = test::messagesFile(2026, 2, 3000, 11);
    const QByteArray dirty =
        content +
        "2026-02-30;emis;PER;;;;5\r\n2026-02-03;emis;XXX;;;;5\r\n2026-02-03;emis;PER;;;;cinq\r\n2026-02-03;emis\r\n";
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reference"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(database.open());
        VERIFY_RESULT(execute(
            database,
            QStringLiteral("CREATE TABLE m (date, month, sens, type_bal, ins, codes_cda, nil, messages INTEGER)")));
        QVERIFY(database.transaction());
        for (const QByteArray& line : content.split('\n').mid(1)) {
            if (line.isEmpty())
                continue;
            const QString text = QString::fromUtf8(line).trimmed();
            const QStringList head = text.section(u'"', 0, 0).split(u';');
            const bool quoted = text.contains(u'"');
            const QStringList rest = (quoted ? text.section(u'"', 2).mid(1) : QString()).split(u';');
            const QStringList all =
                quoted ? head.first(4) + QStringList{text.section(u'"', 1, 1)} + rest : text.split(u';');
            VERIFY_RESULT(execute(database, QStringLiteral("INSERT INTO m VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                                  {all[0], all[0].left(7), all[1], all[2], all[3], all[4], all[5], all[6].toInt()}));
        }
        QVERIFY(database.commit());
        const auto summary = readIndicators(file(dirty), m_format, {by});
        VERIFY_RESULT(summary);
        QCOMPARE(summary->read, 3004);
        QCOMPARE(summary->rejected, 4);
        const QString columns = by.join(u',');
        auto query = execute(database, QStringLiteral("SELECT %1 count(*), sum(messages) FROM m %2")
                                           .arg(by.isEmpty() ? QString() : columns + u',',
                                                by.isEmpty() ? QString()
                                                             : QStringLiteral("GROUP BY ") + columns +
                                                                   QStringLiteral(" ORDER BY ") + columns));
        VERIFY_RESULT(query);
        qsizetype row = 0;
        for (; query->next(); ++row) {
            const IndicatorTable::Row& ours = summary->tables.first().rows.at(row);
            for (int i = 0; i < by.size(); ++i)
                QCOMPARE(ours.values[i], query->value(i).toString());
            QCOMPARE(ours.count, query->value(int(by.size())).toLongLong());
            QCOMPARE(ours.sums.first(), query->value(int(by.size()) + 1).toLongLong());
        }
        QCOMPARE(row, summary->tables.first().rows.size());
        QVERIFY(row > 0);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("reference"));
}

void TestIndicatorReader::everyWrongLineIsKeptWithItsPlace()
{
    const auto summary = readIndicators(file(header + "2026-02-01;emis;PER;O;34112-3;3734;10\r\n"
                                                      "2026-02-31;emis;PER;;;;x\r\n"
                                                      "2026-02-02;vers;ZZZ;Q;,;;1\r\n"
                                                      ";emis;PER;;;;\r\n"
                                                      "2026-02-02;emis;PER\r\n"
                                                      "\"2026-02-02;emis"),
                                        m_format, {{}});
    VERIFY_RESULT(summary);
    QStringList lines;
    for (const Error& error : summary->rejects)
        lines.append(QStringLiteral("%1:%2 %3 %4 [%5]")
                         .arg(error.line())
                         .arg(error.column())
                         .arg(error.field(), errorName(error.code()), error.value()));
    QCOMPARE(lines, (QStringList{QStringLiteral("3:1 date indicators.date [2026-02-31]"),
                                 QStringLiteral("3:7 messages indicators.integer [x]"),
                                 QStringLiteral("4:2 sens indicators.enumeration [vers]"),
                                 QStringLiteral("4:3 type_bal indicators.enumeration [ZZZ]"),
                                 QStringLiteral("4:4 ins indicators.enumeration [Q]"),
                                 QStringLiteral("4:5 codes_cda indicators.pattern [,]"),
                                 QStringLiteral("5:1 date indicators.value-missing []"),
                                 QStringLiteral("5:7 messages indicators.value-missing []"),
                                 QStringLiteral("6:0  csv.field-count []"),
                                 QStringLiteral("7:0  csv.unterminated-quote []")}));
    QCOMPARE(summary->read, 6);
    QCOMPARE(summary->rejected, 5);
    QCOMPARE(summary->tables.first().rows.first().count, 1);
    QCOMPARE(summary->months, QStringList{QStringLiteral("2026-02")});
}

void TestIndicatorReader::listsCountEachValueOnce()
{
    const auto summary =
        readIndicators(file(header + "2026-02-01;emis;PER;O;\"A,B,A\";3734;10\r\n2026-02-01;emis;PER;;;3734;5\r\n"),
                       m_format, {{QStringLiteral("codes_cda")}});
    VERIFY_RESULT(summary);
    QStringList shown;
    for (const IndicatorTable::Row& row : summary->tables.first().rows)
        shown.append(QStringLiteral("%1=%2/%3").arg(row.values.first()).arg(row.count).arg(row.sums.first()));
    QCOMPARE(shown, (QStringList{QStringLiteral("=1/5"), QStringLiteral("A=1/10"), QStringLiteral("B=1/10")}));
}

void TestIndicatorReader::absentIsNotAlwaysDegraded()
{
    const auto summary =
        readIndicators(file(header + "2026-02-01;emis;PER;;;;10\r\n2026-02-01;emis;PER;;;3734;10\r\n"), m_format, {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->degraded,
             (QHash<QString, qint64>{
                 {QStringLiteral("nil"), 1}})); // no INS without a document is right; no client is a defect
}

void TestIndicatorReader::headersAreJudged()
{
    const auto summary = readIndicators(
        file("date;sens;type_bal;ins;nil;messages;surplus\r\n2026-02-01;emis;PER;;;5;x\r\n"), m_format, {{}});
    VERIFY_RESULT(summary);
    QVERIFY(summary->rejected > 0);
    QCOMPARE(errorName(summary->rejects.at(0).code()), QStringLiteral("indicators.column-extra"));
    QCOMPARE(summary->rejects.at(0).column(), 7);
    QCOMPARE(summary->rejects.at(1).value(), QStringLiteral("codes_cda"));
}

void TestIndicatorReader::unreadableFilesEachHaveTheirError_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("file.empty");
    QTest::newRow("ZIP") << QByteArray("PK\x03\x04zip") << QStringLiteral("csv.binary");
    QTest::newRow("10 MB on one line") << QByteArray(10 << 20, 'x') << QStringLiteral("csv.record-too-long");
}

void TestIndicatorReader::unreadableFilesEachHaveTheirError()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const auto summary = readIndicators(file(content), m_format, {{}});
    QVERIFY(!summary);
    QCOMPARE(errorName(summary.error().code()), code);
    VERIFY_ERROR(readIndicators(m_folder.path(), m_format, {{}}), ErrorCode::FileIsDirectory);
    VERIFY_ERROR(readIndicators(file(header), m_format, {{QStringLiteral("inconnue")}}),
                 ErrorCode::FormatColumnUnknown);
}

void TestIndicatorReader::cancelsAndReports()
{
    TaskContext context;
    qint64 reports = 0;
    context.progress = [&](qint64 done, qint64 total) {
        ++reports;
        QVERIFY(total > 0 && done <= total);
        if (reports == 3)
            context.cancellation.cancel();
    };
    VERIFY_ERROR(readIndicators(file(test::messagesFile(2026, 2, 60000, 5)), m_format, {{}}, context),
                 ErrorCode::Cancelled);
    QVERIFY(reports >= 3);
}

void TestIndicatorReader::absurdFiguresDoNotWrapAround()
{
    const QByteArray line = "2026-02-01;emis;PER;;;;999999999999999999\r\n";
    VERIFY_ERROR(readIndicators(file(header + line.repeated(10)), m_format, {{}}), ErrorCode::IndicatorOverflow);
    const auto longer = readIndicators(file(header + "2026-02-01;emis;PER;;;;9999999999999999999\r\n"), m_format, {{}});
    VERIFY_RESULT(longer);
    QCOMPARE(longer->rejected, 1);
}

void TestIndicatorReader::theCommandLineSummarizes()
{
    const QString path = file(test::messagesFile(2026, 2, 500, 3));
    const auto cli = [](const QStringList& words) {
        return test::runCli(words + QStringList{QStringLiteral("--json")}, QStringLiteral(PUPITRE_CLI));
    };
    test::CliRun run =
        cli({QStringLiteral("indicators"), QStringLiteral("summarize"), QStringLiteral("--format"),
             QStringLiteral("messages"), QStringLiteral("--by"), QStringLiteral("month,type_bal"), path});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("read")).toInt(), 500);
    QCOMPARE(result.value(QLatin1String("rows")).toArray().size(), 4);
    qint64 total = 0;
    for (const QJsonValue& row : result.value(QLatin1String("rows")).toArray())
        total += row.toObject().value(QLatin1String("count")).toInteger();
    QCOMPARE(total, 500);
    QCOMPARE(result.value(QLatin1String("bytes")).toInteger(), QFileInfo(path).size());
    run = cli({QStringLiteral("indicators"), QStringLiteral("check"), QStringLiteral("--format"),
               QStringLiteral("messages"), path});
    QCOMPARE(run.exitCode, 0);
    const QString bad = file(header + "2026-02-01;emis;PER;;;;x\r\n", QStringLiteral("bad.csv"));
    run = cli({QStringLiteral("indicators"), QStringLiteral("check"), QStringLiteral("--format"),
               QStringLiteral("messages"), bad});
    QCOMPARE(run.exitCode, 1);
    run = cli({QStringLiteral("indicators"), QStringLiteral("summarize"), QStringLiteral("--format"),
               QStringLiteral("nimporte"), QStringLiteral("--by=month"), path});
    QCOMPARE(run.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestIndicatorReader)
#include "tst_IndicatorReader.moc"
