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
    void dirtyFilesAgreeWithSqlite_data();
    void dirtyFilesAgreeWithSqlite();
    void theNumberOfThreadsChangesNothing();
    void theFirstTenThousandRejectsAndTheCountOfTheOthers();
    void rulesAcrossColumns();
    void whatIsDerivedFromTheDate();
    void withoutHeader();

private:
    QString file(const QByteArray& content, const QString& name = QStringLiteral("op_messages_2026-02.csv"))
    {
        return test::writeFile(m_folder, name, content);
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    QTemporaryDir m_folder;
};

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
    const auto summary = readIndicators(file(test::messagesHeader + "2026-02-01;emis;PER;O;34112-3;3734;10\r\n"
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
                                 QStringLiteral("6:0  csv.field-count [3]"),
                                 QStringLiteral("7:0  csv.unterminated-quote []")}));
    QCOMPARE(summary->read, 6);
    QCOMPARE(summary->rejected, 5);
    QCOMPARE(summary->tables.first().rows.first().count, 1);
    QCOMPARE(summary->months, QStringList{QStringLiteral("2026-02")});
}

void TestIndicatorReader::listsCountEachValueOnce()
{
    const auto summary = readIndicators(
        file(test::messagesHeader + "2026-02-01;emis;PER;O;\"A,B,A\";3734;10\r\n2026-02-01;emis;PER;;;3734;5\r\n"),
        m_format, {{QStringLiteral("codes_cda")}});
    VERIFY_RESULT(summary);
    QStringList shown;
    for (const IndicatorTable::Row& row : summary->tables.first().rows)
        shown.append(QStringLiteral("%1=%2/%3").arg(row.values.first()).arg(row.count).arg(row.sums.first()));
    QCOMPARE(shown, (QStringList{QStringLiteral("=1/5"), QStringLiteral("A=1/10"), QStringLiteral("B=1/10")}));
}

void TestIndicatorReader::absentIsNotAlwaysDegraded()
{
    const auto summary = readIndicators(
        file(test::messagesHeader + "2026-02-01;emis;PER;;;;10\r\n2026-02-01;emis;PER;;;3734;10\r\n"), m_format, {{}});
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
    QVERIFY(!summary->headerFits);
    QCOMPARE(errorName(summary->warnings.at(0).code()), QStringLiteral("indicators.column-extra"));
    QCOMPARE(summary->warnings.at(0).column(), 7);
    QCOMPARE(summary->rejects.at(0).value(), QStringLiteral("codes_cda"));
}

void TestIndicatorReader::unreadableFilesEachHaveTheirError_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("file.empty");
    QTest::newRow("a ZIP cut short") << QByteArray("PK\x03\x04zip") << QStringLiteral("package.truncated");
    QTest::newRow("a gzip cut short") << QByteArray("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10)
                                      << QStringLiteral("file.unreadable");
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n") << QStringLiteral("csv.binary");
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
    VERIFY_ERROR(readIndicators(file(test::messagesHeader), m_format, {{QStringLiteral("inconnue")}}),
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
    VERIFY_ERROR(readIndicators(file(test::messagesHeader + line.repeated(10)), m_format, {{}}),
                 ErrorCode::IndicatorOverflow);
    const auto longer =
        readIndicators(file(test::messagesHeader + "2026-02-01;emis;PER;;;;9999999999999999999\r\n"), m_format, {{}});
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
    const QString bad = file(test::messagesHeader + "2026-02-01;emis;PER;;;;x\r\n", QStringLiteral("bad.csv"));
    run = cli({QStringLiteral("indicators"), QStringLiteral("check"), QStringLiteral("--format"),
               QStringLiteral("messages"), bad});
    QCOMPARE(run.exitCode, 1);
    run = cli({QStringLiteral("indicators"), QStringLiteral("summarize"), QStringLiteral("--format"),
               QStringLiteral("nimporte"), QStringLiteral("--by=month"), path});
    QCOMPARE(run.exitCode, 2);
    // A threshold that is no number must not show what it was to hide.
    const QStringList masked{QStringLiteral("indicators"), QStringLiteral("summarize"),     QStringLiteral("--format"),
                             QStringLiteral("messages"),   QStringLiteral("--by=type_bal"), path};
    for (const QString& threshold : {QStringLiteral("dix"), QStringLiteral("-1"), QString()}) {
        run = cli(masked + QStringList{QStringLiteral("--mask-below=") + threshold});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.json.value(QLatin1String("result")).toObject().isEmpty());
    }
    run = cli(masked + QStringList{QStringLiteral("--mask-below"), QStringLiteral("501")});
    QCOMPARE(run.exitCode, 0);
    for (const QJsonValue& row :
         run.json.value(QLatin1String("result")).toObject().value(QLatin1String("rows")).toArray())
        QVERIFY(row.toObject().value(QLatin1String("masked")).toBool() &&
                !row.toObject().contains(QLatin1String("count")));
}

namespace {

// One line of the "messages" layout as it is meant, and as it stands in the file.
struct Line
{
    QStringList values; ///< empty: to be rejected
    QByteArray text;
};

QByteArray quoted(const QByteArray& value)
{
    QByteArray doubled = value;
    return '"' + doubled.replace("\"", "\"\"") + '"';
}

Line goodLine(QRandomGenerator& random)
{
    const QStringList codes{QString(), QStringLiteral("34112-3"), QStringLiteral("A,B"), QStringLiteral("A, B,A")};
    const QStringList nil{QStringLiteral("3734"), QString(), QStringLiteral("DEV935997")};
    Line line;
    line.values =
        QStringList{QDate(2026, 1 + random.bounded(3), 1 + random.bounded(28)).toString(Qt::ISODate),
                    random.bounded(2) != 0 ? QStringLiteral("emis") : QStringLiteral("recu"),
                    QStringList{QStringLiteral("PER"), QStringLiteral("ORG"), QStringLiteral("APP")}[random.bounded(3)],
                    random.bounded(2) != 0 ? QStringLiteral("O") : QString(),
                    codes[random.bounded(4)],
                    nil[random.bounded(3)],
                    QString::number(random.bounded(100000))};
    QByteArrayList fields;
    for (const QString& value : std::as_const(line.values)) {
        const QByteArray bytes = value.toUtf8();
        fields.append(random.bounded(4) == 0 ? quoted(bytes) : random.bounded(10) == 0 ? ' ' + bytes + ' ' : bytes);
    }
    line.text = fields.join(';');
    return line;
}

Line badLine(QRandomGenerator& random)
{
    const QByteArrayList texts{"2026-02-30;emis;PER;;;;1",
                               "2026-13-01;emis;PER;;;;1",
                               "26-02-01;emis;PER;;;;1",
                               ";emis;PER;;;;1",
                               "2026-02-01;Emis;PER;;;;1",
                               "2026-02-01;emis;PER;;;;-1",
                               "2026-02-01;emis;PER;;;;1.5",
                               "2026-02-01;emis;PER;;;;",
                               "2026-02-01;emis;PER;;;",
                               "2026-02-01;emis;PER;;;;1;",
                               "2026-02-01;emis;PER;;A,,B;;1",
                               "2026-02-01;emis;PER;;A B;;1",
                               "2026-02-01;emis;PER;;;n\xC3\xA9;1",
                               "2026-02-01;emis;PER;;;\xE9;1",
                               "2026-02-01;\"emis\"x;PER;;;;1",
                               "2026-02-01;emis;\"PER\nORG\";;;;1",
                               "2026-02-01;emis;PER;;;;99999999999999999999",
                               "   "};
    return {{}, texts[random.bounded(static_cast<int>(texts.size()))]};
}

} // namespace

void TestIndicatorReader::dirtyFilesAgreeWithSqlite_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestIndicatorReader::dirtyFilesAgreeWithSqlite()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const QByteArrayList ends{"\n", "\r\n", "\r"};
    QByteArray content = "\xEF\xBB\xBF"
                         "date;sens;type_bal;ins;codes_cda;nil;messages\r\n";
    qint64 bad = 0;
    constexpr int lines = 4000;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("dirty"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        QVERIFY(database.open() && database.transaction());
        VERIFY_RESULT(
            execute(database, QStringLiteral("CREATE TABLE m (date, sens, type, ins, codes, nil, messages INTEGER)")));
        for (int i = 0; i < lines; ++i) {
            const Line line = random.bounded(5) == 0 ? badLine(random) : goodLine(random);
            bad += line.values.isEmpty() ? 1 : 0;
            content += line.text + (seed % 2 == 0 ? ends[random.bounded(3)] : ends[seed % 3]);
            if (random.bounded(50) == 0)
                content += "\r\n"; // a blank line is no line
            if (line.values.isEmpty())
                continue;
            QVariantList values;
            for (const QString& value : line.values)
                values.append(value);
            values.last() = line.values.last().toLongLong();
            VERIFY_RESULT(execute(database, QStringLiteral("INSERT INTO m VALUES (?, ?, ?, ?, ?, ?, ?)"), values));
        }
        content += seed % 2 == 0 ? "2026-02-01;emis;\"PER" : "2026-02-01;emis;PER"; // cut short
        ++bad;
        QVERIFY(database.commit());
        const auto summary =
            readIndicators(file(content), m_format,
                           {{QStringLiteral("month"), QStringLiteral("type_bal"), QStringLiteral("nil")},
                            {QStringLiteral("codes_cda")}});
        VERIFY_RESULT(summary);
        QCOMPARE(summary->read, lines + 1);
        QCOMPARE(summary->rejected, bad);
        auto query =
            execute(database, QStringLiteral("SELECT substr(date, 1, 7), type, nil, count(*), sum(messages) FROM m "
                                             "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"));
        VERIFY_RESULT(query);
        qsizetype row = 0;
        for (; query->next(); ++row) {
            const IndicatorTable::Row& ours = summary->tables.first().rows.at(row);
            QCOMPARE(ours.values,
                     (QStringList{query->value(0).toString(), query->value(1).toString(), query->value(2).toString()}));
            QCOMPARE(ours.count, query->value(3).toLongLong());
            QCOMPARE(ours.sums.first(), query->value(4).toLongLong());
        }
        QCOMPARE(row, summary->tables.first().rows.size());
        for (const IndicatorTable::Row& ours : summary->tables.at(1).rows) {
            const QString code = ours.values.first();
            const auto expected =
                scalar(database,
                       code.isEmpty() ? QStringLiteral("SELECT sum(messages) FROM m WHERE codes = '' AND ? = ''")
                                      : QStringLiteral("SELECT sum(messages) FROM m WHERE ',' || replace(codes, ' ', "
                                                       "'') || ',' LIKE '%,' || ? || ',%'"),
                       {code});
            QCOMPARE(ours.sums.first(), expected->toLongLong());
        }
        QCOMPARE(summary->tables.at(1).rows.size(), 4);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("dirty"));
}

void TestIndicatorReader::theNumberOfThreadsChangesNothing()
{
    QByteArray content = test::messagesFile(2026, 2, 60000, 21);
    QRandomGenerator random(3);
    for (int i = 0; i < 300; ++i) {
        const qsizetype at = content.indexOf('\n', random.bounded(static_cast<int>(content.size()) - 100)) + 1;
        content.insert(at, badLine(random).text + "\r\n");
    }
    const QString path = file(content);
    const QList<QStringList> by{{QStringLiteral("day"), QStringLiteral("nil")}, {QStringLiteral("codes_cda")}};
    const auto shown = [](const IndicatorSummary& summary) {
        QStringList lines{QString::number(summary.read), QString::number(summary.rejected)};
        for (const Error& error : summary.rejects)
            lines.append(QStringLiteral("%1:%2 %3 %4")
                             .arg(error.line())
                             .arg(error.column())
                             .arg(errorName(error.code()), error.value()));
        for (const IndicatorTable& table : summary.tables) {
            for (const IndicatorTable::Row& row : table.rows)
                lines.append(row.values.join(u'|') + QStringLiteral(" %1 %2").arg(row.count).arg(row.sums.first()));
        }
        return lines;
    };
    const auto one = readIndicators(path, m_format, by, {}, {false, 1});
    VERIFY_RESULT(one);
    QVERIFY(one->rejected >= 300);
    for (const int threads : {2, 3, 7}) {
        const auto many = readIndicators(path, m_format, by, {}, {false, threads});
        VERIFY_RESULT(many);
        QCOMPARE(shown(*many), shown(*one));
    }
}

void TestIndicatorReader::theFirstTenThousandRejectsAndTheCountOfTheOthers()
{
    const auto summary =
        readIndicators(file(test::messagesHeader + QByteArray("2026-02-01;x;PER;;;;1\n").repeated(25000)), m_format,
                       {{}}, {}, {false, 2});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 25000);
    QCOMPARE(summary->rejects.size(), 10001);
    for (int i = 0; i < 10000; ++i)
        QCOMPARE(summary->rejects[i].line(), i + 2);
    QCOMPARE(summary->rejects.last().value(), QStringLiteral("15000"));
    QCOMPARE(summary->rejectCounts.value(QStringLiteral("indicators.enumeration sens")), 25000);
}

void TestIndicatorReader::rulesAcrossColumns()
{
    const auto format = IndicatorFormat::parse(R"({"schema": 1, "id": "x", "columns": [
        {"name": "date", "type": "date"}, {"name": "ins", "type": "text", "required": false}, {"name": "cda", "type": "list", "required": false},
        {"name": "a", "type": "integer"}, {"name": "b", "type": "integer", "measure": true}],
        "checks": [{"id": "ins-avec-cda", "kind": "requires", "columns": ["ins", "cda"]},
                   {"id": "ensemble", "kind": "together", "columns": ["ins", "cda"], "rejects": false},
                   {"id": "au-plus", "kind": "at-most", "columns": ["a", "b"]}]})");
    QVERIFY(format);
    const auto summary = readIndicators(file("date;ins;cda;a;b\n2026-01-01;O;X;1;2\n2026-01-01;O;;1;2\n"
                                             "2026-01-01;;X;2;2\n2026-01-01;O;X;3;2\n"),
                                        *format, {{}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 2);
    QCOMPARE(summary->rejects.at(0).line(), 3);
    QCOMPARE(summary->rejects.at(0).value(), QStringLiteral("ins-avec-cda"));
    QCOMPARE(summary->rejects.at(1).value(), QStringLiteral("au-plus"));
    QCOMPARE(summary->broken.value(QStringLiteral("ensemble")), 2); // the one rejected, too
}

void TestIndicatorReader::whatIsDerivedFromTheDate()
{
    const auto format = IndicatorFormat::parse(
        R"({"schema": 1, "id": "x", "columns": [{"name": "t", "type": "datetime"}, {"name": "n", "type": "integer", "measure": true}]})");
    QVERIFY(format);
    const auto summary = readIndicators(
        file("t;n\n2026-03-02T08:15:00Z;1\n2026-03-02 08:59;2\n2026-03-08T23:00:01.5+01:00;4\n"
             "2026-03-08T24:00;1\n2026-03-08;1\n2026-02-29T10:00:00;1\n"),
        *format, {{QStringLiteral("weekday"), QStringLiteral("hour")}, {QStringLiteral("day")}, {QStringLiteral("t")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 3);
    QCOMPARE(summary->tables[0].rows.size(), 2);
    QCOMPARE(summary->tables[0].rows[0].values, (QStringList{QStringLiteral("1"), QStringLiteral("08")}));
    QCOMPARE(summary->tables[0].rows[0].sums.first(), 3);
    QCOMPARE(summary->tables[0].rows[1].values, (QStringList{QStringLiteral("7"), QStringLiteral("23")}));
    QCOMPARE(summary->tables[1].rows.size(), 2);
    QCOMPARE(summary->tables[2].rows.size(), 3);
    QCOMPARE(summary->days, (QList<QDate>{QDate(2026, 3, 2), QDate(2026, 3, 8)}));
}

void TestIndicatorReader::withoutHeader()
{
    const auto format =
        IndicatorFormat::parse(R"({"schema": 1, "id": "x", "header": false, "delimiter": ",", "quote": "'",
        "columns": [{"name": "mois", "type": "month"}, {"name": "nom", "type": "text"}]})");
    QVERIFY(format);
    const auto summary =
        readIndicators(file("2026-03,'a,b'\n2026-04,c\n2026-05\n"), *format, {{QStringLiteral("nom")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->read, 3);
    QCOMPARE(summary->rejects.first().line(), 3);
    QCOMPARE(summary->tables.first().rows.first().values.first(), QStringLiteral("a,b"));
}

QTEST_GUILESS_MAIN(TestIndicatorReader)
#include "tst_IndicatorReader.moc"
