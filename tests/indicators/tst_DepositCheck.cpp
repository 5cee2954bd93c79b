#include "core/indicators/DepositCheck.h"
#include "core/indicators/FormatDraft.h"
#include "core/indicators/IndicatorStore.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace pupitre;

class TestDepositCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void robustZFollowsItsDefinition();
    void aGoodMonthPasses();
    void eachFaultHasItsFinding();
    void domainsAreHeldAgainstTheWhiteList();
    void anOddDayIsSeenAgainstItsWeekdays();
    void sumsBetweenFiles();
    void theWorkspaceIsTheHistory();
    void theCommandLineChecks();
    void aDraftReadsItsOwnSample();

private:
    static std::optional<DepositFinding> finding(const DepositReport& report, const QString& id, qsizetype file = 0)
    {
        const QList<DepositFinding> all = report.files[file].findings + report.across;
        for (const DepositFinding& one : all) {
            if (one.id == id)
                return one;
        }
        return std::nullopt;
    }
    static QString verdict(const DepositReport& report, const char* id, qsizetype file = 0)
    {
        const auto found = finding(report, QString::fromLatin1(id), file);
        return found ? verdictName(found->verdict) : QStringLiteral("none");
    }
    Result<DepositReport> check(const QList<std::pair<QString, IndicatorFormat>>& files,
                                const DepositKnowledge& knowledge = {})
    {
        QList<Error> errors;
        auto report = checkDeposit(files, knowledge, errors);
        return errors.isEmpty() ? report : fail(errors.first());
    }
    const IndicatorFormat m_format = *IndicatorFormat::load(QStringLiteral("messages"));
    QTemporaryDir m_folder;
};

namespace {

const QByteArray header = "date;sens;type_bal;ins;codes_cda;nil;messages\n";

// Each day of a month, a line a day, `messages` by weekday; one day may be out of line.
QByteArray regularMonth(int year, int month, int oddDay = 0, int oddFigure = 0)
{
    QByteArray content = header;
    const QDate first(year, month, 1);
    for (int day = 0; day < first.daysInMonth(); ++day) {
        const QDate date = first.addDays(day);
        const int usual = (date.dayOfWeek() > 5 ? 200 : 1000) + date.day() % 7;
        content += date.toString(Qt::ISODate).toLatin1() + ";emis;PER;O;34112-3;3734;" +
                   QByteArray::number(date.day() == oddDay ? oddFigure : usual) + '\n';
    }
    return content;
}

} // namespace

void TestDepositCheck::robustZFollowsItsDefinition()
{
    // Median 10, deviations 2 1 1 0 1 2 → MAD 1: z = 0.6745 × (16 − 10) / 1.
    const auto z = robustZ(16, {8, 9, 9, 10, 11, 12, 10});
    QVERIFY(z.has_value());
    QVERIFY(qAbs(*z - 0.6745 * 6) < 1e-9);
    QVERIFY(!robustZ(16, {8, 9, 9}).has_value());
}

void TestDepositCheck::aGoodMonthPasses()
{
    const auto report = check(
        {{test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), regularMonth(2026, 2)), m_format}});
    VERIFY_RESULT(report);
    QCOMPARE(verdictName(report->verdict), QStringLiteral("ok"));
    for (const char* id : {"layout", "rows", "month", "days", "ins", "client", "rule:ins-avec-document"})
        QCOMPARE(verdict(*report, id), QStringLiteral("ok"));
    QCOMPARE(verdict(*report, "totals"), QStringLiteral("not-assessed")); // no history
    QCOMPARE(verdict(*report, "cda-codes"), QStringLiteral("not-assessed"));
    QCOMPARE(finding(*report, QStringLiteral("ins"))->figure, 1.0);
}

void TestDepositCheck::eachFaultHasItsFinding()
{
    QByteArray content = regularMonth(2026, 2);
    content.replace("2026-02-11;emis;PER;O;34112-3;3734;", "2026-02-11;emis;PER;;X1;;9"); // rule and client
    content.replace("2026-02-12;emis;PER;O;", "2026-02-12;emis;PER;N;");
    const qsizetype day = content.indexOf("2026-02-17");
    content.remove(day, content.indexOf('\n', day) + 1 - day); // a day is missing
    content += "2026-03-01;emis;PER;;;3734;5\n2026-02-31;emis;PER;;;3734;5\n";
    DepositKnowledge knowledge;
    knowledge.formerCodes.insert(QStringLiteral("messages"), {QStringLiteral("34112-3")});
    const auto report =
        check({{test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), content), m_format}}, knowledge);
    VERIFY_RESULT(report);
    QCOMPARE(verdictName(report->verdict), QStringLiteral("failed"));
    QCOMPARE(verdict(*report, "rows"), QStringLiteral("failed"));
    QCOMPARE(verdict(*report, "month"), QStringLiteral("failed"));
    QCOMPARE(finding(*report, QStringLiteral("month"))->items, QStringList{QStringLiteral("2026-03")});
    QCOMPARE(verdict(*report, "days"), QStringLiteral("failed"));
    QVERIFY(report->files.first().missingDays.contains(QDate(2026, 2, 17)));
    QCOMPARE(report->files.first().missingDays.size(), 31); // and thirty of March
    QCOMPARE(verdict(*report, "client"), QStringLiteral("warning"));
    QCOMPARE(finding(*report, QStringLiteral("cda-codes"))->items, QStringList{QStringLiteral("X1")});
    QCOMPARE(verdict(*report, "rule:ins-avec-document"), QStringLiteral("warning"));
    QVERIFY(finding(*report, QStringLiteral("ins"))->figure < 1);
}

void TestDepositCheck::domainsAreHeldAgainstTheWhiteList()
{
    QByteArray content = "date;sens;type_bal;ins;codes_cda;nil;messages;domaine\n";
    for (int day = 1; day <= 28; ++day)
        content += "2026-02-" + QByteArray::number(day).rightJustified(2, '0') + ";emis;PER;;;3734;5;" +
                   (day == 9    ? "Hors-Liste.example"
                    : day == 10 ? ""
                    : day % 2   ? "un.mssante.fr"
                                : "DEUX.mssante.fr") +
                   '\n';
    const QString path = test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), content);
    DepositKnowledge knowledge;
    auto report = check({{path, m_format}}, knowledge);
    VERIFY_RESULT(report);
    QCOMPARE(verdict(*report, "domains"), QStringLiteral("not-assessed")); // no list at hand

    knowledge.whiteList = QSet<QString>{QStringLiteral("un.mssante.fr"), QStringLiteral("deux.mssante.fr")};
    report = check({{path, m_format}}, knowledge);
    VERIFY_RESULT(report);
    QCOMPARE(verdict(*report, "domains"), QStringLiteral("warning"));
    const auto found = finding(*report, QStringLiteral("domains"));
    QCOMPARE(found->itemCount, 1);
    QCOMPARE(found->items.first().toLower(), QStringLiteral("hors-liste.example"));

    knowledge.whiteList->insert(QStringLiteral("hors-liste.example"));
    report = check({{path, m_format}}, knowledge);
    VERIFY_RESULT(report);
    QCOMPARE(verdict(*report, "domains"), QStringLiteral("ok"));
}

void TestDepositCheck::anOddDayIsSeenAgainstItsWeekdays()
{
    QList<std::pair<QString, IndicatorFormat>> files;
    for (int month = 1; month <= 4; ++month)
        files.append({test::writeFile(m_folder, QStringLiteral("op_messages_2026-0%1.csv").arg(month),
                                      month == 4 ? regularMonth(2026, 4, 15, 40) : regularMonth(2026, month)),
                      m_format});
    const auto report = check(files);
    VERIFY_RESULT(report);
    QCOMPARE(verdict(*report, "totals", 0), QStringLiteral("ok"));
    QCOMPARE(verdict(*report, "totals", 3), QStringLiteral("warning"));
    QCOMPARE(finding(*report, QStringLiteral("totals"), 3)->items, QStringList{QStringLiteral("2026-04-15")});
    QCOMPARE(verdictName(report->verdict), QStringLiteral("warning")); // suspicious is not wrong
}

void TestDepositCheck::sumsBetweenFiles()
{
    const auto other = IndicatorFormat::parse(R"({"schema": 1, "id": "totaux", "columns": [
        {"name": "mois", "type": "month"}, {"name": "emis", "type": "integer", "measure": true}],
        "checks": [{"id": "emis", "kind": "sum-equals", "tolerance": 0.01, "left": {"measure": "emis"},
                    "right": {"format": "messages", "measure": "messages", "where": {"sens": "emis"}}}]})");
    QVERIFY(other);
    const QString messages =
        test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), regularMonth(2026, 2));
    qint64 total = 0;
    for (const QByteArray& line : regularMonth(2026, 2).split('\n').mid(1))
        total += line.mid(line.lastIndexOf(';') + 1).toLongLong();
    for (const qint64 stated : {total, total + total / 200, total + total / 50}) {
        const QString totals = test::writeFile(m_folder, QStringLiteral("totaux.csv"),
                                               "mois;emis\n2026-02;" + QByteArray::number(stated) + '\n');
        const auto report = check({{messages, m_format}, {totals, *other}});
        VERIFY_RESULT(report);
        QCOMPARE(verdict(*report, "sum:emis"),
                 stated > total + total / 100 ? QStringLiteral("failed") : QStringLiteral("ok"));
    }
    const auto alone = check({{messages, m_format}});
    QVERIFY(alone->across.isEmpty());
}

void TestDepositCheck::theWorkspaceIsTheHistory()
{
    const auto workspace = test::newWorkspace(m_folder, QStringLiteral("history.pupitre"));
    IndicatorStore store(*workspace);
    for (int month = 1; month <= 3; ++month)
        VERIFY_RESULT(store.import(
            test::writeFile(m_folder, QStringLiteral("op_messages_2026-0%1.csv").arg(month), regularMonth(2026, month)),
            m_format));
    const auto known = store.knowledge(m_format);
    VERIFY_RESULT(known);
    QCOMPARE(known->days.size(), 90);
    QCOMPARE(known->days.value(QDate(2026, 1, 1)), 1001);
    QCOMPARE(known->codes, QSet<QString>{QStringLiteral("34112-3")});
    // Recomputing gives the same; a file that has changed since is refused.
    const auto files = store.files();
    const auto again = store.recompute(files->first().id, m_format);
    VERIFY_RESULT(again);
    QCOMPARE(store.knowledge(m_format)->days, known->days);
    test::writeFile(m_folder, QStringLiteral("op_messages_2026-03.csv"), regularMonth(2026, 3, 4, 1));
    VERIFY_ERROR(store.recompute(files->first().id, m_format), ErrorCode::FileUnreadable);
    QCOMPARE(store.knowledge(m_format)->days, known->days);

    VERIFY_RESULT(store.addNote(m_format.id, QStringLiteral("2026-02"), QStringLiteral("Migration")));
    QCOMPARE(store.notes(m_format.id)->first().text, QStringLiteral("Migration"));
    VERIFY_RESULT(store.removeNote(store.notes(m_format.id)->first().id));
    QVERIFY(store.notes(m_format.id)->isEmpty());
    VERIFY_RESULT(store.markDeposited(m_format.id, QStringLiteral("2026-02"), true));
    const auto calendar = store.calendar(m_format, QDate(2026, 4, 2), 4);
    VERIFY_RESULT(calendar);
    QCOMPARE(calendar->at(1).month, QStringLiteral("2026-02"));
    QVERIFY(calendar->at(1).depositedAt.isValid() && calendar->at(1).hasFile);
    QVERIFY(!calendar->at(3).hasFile && !calendar->at(0).depositedAt.isValid());
    const auto sent = store.seriesWhere(m_format.id, QStringLiteral("messages"), QStringLiteral("type_bal"),
                                        QStringLiteral("sens"), QStringLiteral("emis"));
    VERIFY_RESULT(sent);
    QCOMPARE(sent->values, QStringList{QStringLiteral("PER")});
}

void TestDepositCheck::theCommandLineChecks()
{
    const auto cli = [](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("indicators")} + words + QStringList{QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const QString good = test::writeFile(m_folder, QStringLiteral("op_messages_2026-02.csv"), regularMonth(2026, 2));
    test::CliRun run = cli({QStringLiteral("check"), QStringLiteral("--format"), QStringLiteral("messages"), good});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject file =
        run.json.value(QLatin1String("result")).toObject().value(QLatin1String("files")).toArray().at(0).toObject();
    QCOMPARE(file.value(QLatin1String("rows")).toInt(), 28);
    QCOMPARE(file.value(QLatin1String("verdict")).toString(), QStringLiteral("ok"));
    QVERIFY(file.value(QLatin1String("checks")).toArray().size() >= 8);
    const QString foreign = test::writeFile(m_folder, QStringLiteral("autre.csv"), regularMonth(2026, 2));
    run = cli({QStringLiteral("check"), QStringLiteral("--format"), QStringLiteral("messages"),
               QStringLiteral("--format"), QStringLiteral("connexions"), good, foreign});
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.json.value(QLatin1String("errors")).toArray().at(0).toObject().value(QLatin1String("code")).toString(),
             QStringLiteral("indicators.file-name"));
    run = cli({QStringLiteral("sql"), QStringLiteral("--format"), QStringLiteral("messages"),
               QStringLiteral("--engine"), QStringLiteral("oracle")});
    QCOMPARE(run.exitCode, 2);
    run = cli({QStringLiteral("sql"), QStringLiteral("--format"), QStringLiteral("messages"),
               QStringLiteral("--engine"), QStringLiteral("clickhouse")});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.json.value(QLatin1String("result"))
                .toObject()
                .value(QLatin1String("tables"))
                .toString()
                .contains(QStringLiteral("MergeTree")));
}

void TestDepositCheck::aDraftReadsItsOwnSample()
{
    const QString sample =
        test::writeFile(m_folder, QStringLiteral("op-1_messages_2026-02.csv"), test::messagesFile(2026, 2, 2000, 5));
    const auto draft = FormatDraft::fromSample(sample);
    VERIFY_RESULT(draft);
    QCOMPARE(draft->sampled, 2000);
    const auto format = IndicatorFormat::parse(draft->json());
    QVERIFY(format.has_value());
    QCOMPARE(format->id, QStringLiteral("messages"));
    QCOMPARE(format->columns[format->indexOf(QStringLiteral("date"))].type, IndicatorColumn::Type::Date);
    QCOMPARE(format->columns[format->indexOf(QStringLiteral("codes_cda"))].type, IndicatorColumn::Type::List);
    QCOMPARE(format->indexOf(IndicatorColumn::Role::BalType), 2);
    QCOMPARE(format->measures(), QStringList{QStringLiteral("messages")});
    const auto summary = readIndicators(sample, *format, {{QStringLiteral("type_bal")}});
    VERIFY_RESULT(summary);
    QCOMPARE(summary->rejected, 0);
    QCOMPARE(summary->operatorName, QStringLiteral("op-1"));
    const auto out =
        test::runCli({QStringLiteral("indicators"), QStringLiteral("describe"), sample, QStringLiteral("--out"),
                      m_folder.filePath(QStringLiteral("d.json")), QStringLiteral("--json")},
                     QStringLiteral(PUPITRE_CLI));
    QCOMPARE(out.exitCode, 0);
    QVERIFY(IndicatorFormat::load(m_folder.filePath(QStringLiteral("d.json"))).has_value());
    VERIFY_ERROR(FormatDraft::fromSample(test::writeFile(m_folder, QStringLiteral("vide.csv"), "a;b\n")),
                 ErrorCode::IndicatorSampleShape);
}

QTEST_GUILESS_MAIN(TestDepositCheck)
#include "tst_DepositCheck.moc"
