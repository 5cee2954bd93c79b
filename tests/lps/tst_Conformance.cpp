#include "core/lps/Conformance.h"
#include "core/lps/MessageRules.h"
#include "core/lps/StepRules.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"
#include "ui/common/MessageText.h"
#include "ui/common/ProbeText.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace pupitre;

/// The scenarios of conformance: the table against the steps and rules there are, what a report says of each, how far a
/// run goes for them, and the verbs. Real servers: tst_SandboxConformance.
class TestConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableNamesWhatThereIs();
    void everyRequirementOfAStepHasItsPlace();
    void everyRuleOfAScenarioIsInTheTable();
    void aTableTellsAllThatIsWrong();
    void verdicts_data();
    void verdicts();
    void rulesAreJudgedOnTheMessageRead();
    void aRunGoesAsFarAsNeeded();
    void listed();
    void badUsage_data();
    void badUsage();
    void nobodyAnswers();
    void noExerciseShowsIt();

private:
    static test::CliRun cli(const QStringList& words)
    {
        return test::runCli(QStringList{QStringLiteral("conformance")} + words + QStringList{QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    }
    static const Scenario& scenario(const char* id)
    {
        const Scenario* found = ScenarioTable::indicative().find(QLatin1String(id));
        Q_ASSERT(found != nullptr);
        return *found;
    }
    QString target(const QJsonObject& changes) const
    {
        TargetProfile profile;
        profile.name = QStringLiteral("essai");
        QJsonObject json = profile.toJson();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            json.insert(it.key(), it.value());
        static int number = 0;
        return test::writeFile(m_folder, QStringLiteral("cible-%1.json").arg(++number), QJsonDocument(json).toJson());
    }
    QString unreachable() const
    {
        return target({{QStringLiteral("sandbox"), true},
                       {QStringLiteral("imap_host"), QStringLiteral("localhost")},
                       {QStringLiteral("imap_port"), test::freePort()},
                       {QStringLiteral("smtp_host"), QStringLiteral("localhost")},
                       {QStringLiteral("smtp_port"), test::freePort()}});
    }
    QTemporaryDir m_folder;
};

void TestConformance::theTableNamesWhatThereIs()
{
    const ScenarioTable& table = ScenarioTable::indicative();
    QVERIFY(!table.notice.french.isEmpty() && !table.notice.english.isEmpty());
    QCOMPARE(table.scenarios.size(), 28);
    QStringList rules;
    for (const MessageRule& rule : messageRules())
        rules.append(QString::fromLatin1(rule.id));
    int number = 0;
    for (const Scenario& one : table.scenarios) {
        QCOMPARE(one.id, QStringLiteral("SC.MSS/CONF.%1").arg(++number, 2, 10, QLatin1Char('0')));
        QVERIFY2(table.sources.contains(one.source), qPrintable(one.id));
        QVERIFY2(one.isManual() == !one.manual.french.isEmpty(), qPrintable(one.id));
        for (const QStringList& steps : one.steps) {
            for (const QString& step : steps)
                QVERIFY2(probeStepTitle(step) != step, qPrintable(one.id + u' ' + step));
        }
        for (const QString& rule : one.rules) {
            QVERIFY2(rules.contains(rule), qPrintable(one.id + u' ' + rule));
            QVERIFY2(messageRuleTitle(rule) != rule, qPrintable(rule));
            QVERIFY2(one.requirements.contains(rule), qPrintable(one.id));
        }
    }
    QCOMPARE(table.find(QStringLiteral("conf.12"))->id, QStringLiteral("SC.MSS/CONF.12"));
    QCOMPARE(table.find(QStringLiteral("SC.MSS/CONF.12"))->id, QStringLiteral("SC.MSS/CONF.12"));
    QVERIFY(table.find(QStringLiteral("CONF.1")) == nullptr);
}

void TestConformance::everyRequirementOfAStepHasItsPlace()
{
    const ScenarioTable& table = ScenarioTable::indicative();
    // What the exchange negotiated is one of those the examination looks at, group by group.
    const QStringList seenCloser{QStringLiteral("key-exchange")};
    const QStringList steps = stepsWithRequirements();
    QVERIFY(steps.size() > 20);
    for (const QString& step : steps) {
        QVERIFY2(probeStepTitle(step) != step, qPrintable(step));
        for (const QString& requirement : requirementsOf(step)) {
            bool placed = std::any_of(table.outside.begin(), table.outside.end(),
                                      [&](const OutsideRequirement& one) { return one.id == requirement; });
            for (const Scenario& one : table.scenarios) {
                if (!one.requirements.contains(requirement))
                    continue;
                placed = true;
                const bool named = std::any_of(one.steps.begin(), one.steps.end(),
                                               [&](const QStringList& list) { return list.contains(step); });
                QVERIFY2(one.isManual() || named || seenCloser.contains(step), qPrintable(one.id + u' ' + step));
            }
            QVERIFY2(placed, qPrintable(step + u' ' + requirement));
        }
    }
}

void TestConformance::everyRuleOfAScenarioIsInTheTable()
{
    // The message rules know the same correspondence; both must say the same.
    int compared = 0;
    for (const MessageRule& rule : messageRules()) {
        const QString id = QString::fromLatin1(rule.remId);
        if (!id.startsWith(QLatin1String("SC.MSS/CONF.")))
            continue;
        const Scenario* found = ScenarioTable::indicative().find(id);
        QVERIFY2(found != nullptr, rule.remId);
        QVERIFY2(found->requirements.contains(QLatin1String(rule.id)), rule.remId);
        ++compared;
    }
    QVERIFY(compared >= 25);
}

void TestConformance::aTableTellsAllThatIsWrong()
{
    QFile file(QStringLiteral(PUPITRE_SOURCE_DIR "/resources/scenarios/api-lps.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    QVERIFY(ScenarioTable::parse(good).has_value());
    QJsonObject root = QJsonDocument::fromJson(good).object();
    QJsonArray scenarios = root.value(QLatin1String("scenarios")).toArray();
    const auto change = [&](int at, const char* member, const QJsonValue& value) {
        QJsonObject object = scenarios[at].toObject();
        object.insert(QLatin1String(member), value);
        scenarios[at] = object;
    };
    change(1, "id", QStringLiteral("SC.MSS/CONF.01"));
    change(2, "steps", QJsonObject{{QStringLiteral("kitchen"), QJsonArray{QStringLiteral("tls")}}});
    change(3, "manual", QJsonObject{{QStringLiteral("fr"), QStringLiteral("x")}});
    change(4, "opens", QStringLiteral("window"));
    change(5, "confidence", QStringLiteral("hope"));
    change(6, "source", QStringLiteral("nowhere"));
    change(8, "needs", QJsonArray{QStringLiteral("luck")});
    root.insert(QStringLiteral("scenarios"), scenarios);
    root.insert(QStringLiteral("version"), 2);
    const auto broken = ScenarioTable::parse(QJsonDocument(root).toJson(), QStringLiteral("table.json"));
    QVERIFY(!broken.has_value());
    QStringList places;
    for (const Error& error : broken.error()) {
        QCOMPARE(errorName(error.code()), errorName(ErrorCode::CatalogueBroken));
        QCOMPARE(error.file(), QStringLiteral("table.json"));
        places.append(error.field());
    }
    for (const char* place :
         {"/version", "/scenarios/1/id", "/scenarios/2/steps/kitchen", "/scenarios/3/manual/en", "/scenarios/3/manual",
          "/scenarios/4/opens", "/scenarios/5/confidence", "/scenarios/6/source", "/scenarios/8/needs"})
        QVERIFY2(places.contains(QLatin1String(place)), place);
    QCOMPARE(places.size(), 9);
    QVERIFY(!ScenarioTable::parse("[1").has_value());
    QVERIFY(!ScenarioTable::parse("{}").has_value());
}

// ---- what a report says

namespace {

// "name verdict [code]" a step.
QJsonObject stage(const char* name, const QByteArrayList& steps, const char* error = "")
{
    QJsonArray list;
    for (const QByteArray& step : steps) {
        const QByteArrayList words = step.split(' ');
        list.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(words[0])},
                                {QStringLiteral("verdict"), QString::fromLatin1(words[1])},
                                {QStringLiteral("code"), QString::fromLatin1(words.value(2))}});
    }
    QJsonObject made{{QStringLiteral("name"), QLatin1String(name)},
                     {QStringLiteral("milliseconds"), 1500},
                     {QStringLiteral("steps"), list}};
    if (*error != '\0')
        made.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), QLatin1String(error)}});
    return made;
}

QJsonObject cutShort(QJsonObject stage)
{
    const QJsonObject scan{
        {QStringLiteral("steps"), stage.value(QLatin1String("steps"))},
        {QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), QStringLiteral("net.closed")}}}};
    stage.insert(QStringLiteral("detail"), QJsonObject{{QStringLiteral("tls_scan"), scan}});
    return stage;
}

QJsonObject reportOf(const QJsonArray& stages, const char* kind = "token")
{
    return {{QStringLiteral("address"), QStringLiteral("a@b.mssante.fr")},
            {QStringLiteral("kind"), QLatin1String(kind)},
            {QStringLiteral("stages"), stages}};
}

} // namespace

void TestConformance::verdicts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonObject>("report");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* id, const QJsonObject& report, const char* verdict,
                        const char* reason = "") {
        QTest::newRow(name) << QString::fromLatin1(id) << report << QString::fromLatin1(verdict)
                            << QString::fromLatin1(reason);
    };
    const QJsonObject imap = stage("tls-imap", {"tls ok", "tls-1.2 ok", "old-versions ok", "trust ok", "issuer ok"});
    const QJsonObject smtp = stage("tls-smtp", {"tls ok", "tls-1.2 ok", "old-versions ok", "trust ok", "issuer ok"});
    row("both good", "CONF.01", reportOf({imap, smtp}), "ok");
    row("one half good, the other not seen", "CONF.01", reportOf({imap, stage("tls-smtp", {}, "net.refused")}),
        "not-run", "incomplete");
    row("one half failed, the other not seen", "CONF.01",
        reportOf({stage("tls-imap", {"tls-1.2 failed tls12-missing", "old-versions ok"})}), "failed");
    row("the worst counts", "CONF.27",
        reportOf({stage("tls-imap", {"trust not-judged no-anchors", "issuer ok"}),
                  stage("tls-smtp", {"trust ok", "issuer warning issuer-not-igc-sante"})}),
        "warning");
    row("not judged is not good", "CONF.27",
        reportOf({stage("tls-imap", {"trust not-judged no-anchors", "issuer ok"}), smtp}), "not-judged");
    row("not examined", "CONF.01", reportOf({stage("tls-imap", {"tls ok"}), stage("tls-smtp", {"tls ok"})}), "not-run",
        "incomplete");
    row("an examination cut short blames nobody", "CONF.01",
        reportOf({cutShort(stage("tls-imap", {"tls-1.2 failed tls12-missing", "old-versions ok"})), smtp}), "not-run",
        "incomplete");
    row("an error after what was asked", "CONF.07",
        reportOf({stage("imap", {"authenticate ok"}),
                  stage("smtp", {"authenticate ok", "send failed refused"}, "lps.refused")}),
        "ok");
    row("nothing was sent", "CONF.05",
        reportOf({stage("tls-smtp", {"clear-authentication ok", "starttls ok"}), stage("smtp", {"authenticate ok"})}),
        "not-run", "incomplete");
    row("sent", "CONF.05",
        reportOf({stage("tls-smtp", {"clear-authentication ok", "starttls ok"}), stage("smtp", {"send ok"})}), "ok");
    row("opened in the other way", "CONF.12",
        reportOf({stage("imap", {"authenticate ok"}), stage("smtp", {"authenticate ok"})}), "not-run", "mailbox");
    row("by certificate", "CONF.12",
        reportOf({stage("imap", {"authenticate ok"}), stage("smtp", {"authenticate ok"})}, "certificate"), "ok");
    row("nobody authenticated", "CONF.12", reportOf({imap, smtp}, ""), "not-run", "secret");
    row("nothing but a person shows it", "CONF.17", reportOf({imap, smtp}), "not-run", "manual");
    row("whoever was asked publishes nothing", "CONF.04",
        reportOf({stage("discovery", {"autoconfig not-judged no-document"}, "lps.not-discovered")}), "failed");
    row("nobody could be asked", "CONF.04",
        reportOf({stage("discovery", {"autoconfig not-judged no-answer"}, "lps.not-discovered")}), "not-run",
        "incomplete");
    row("of one server alone", "CONF.01", {{QStringLiteral("endpoint"), QStringLiteral("a:143")}}, "not-run",
        "incomplete");
}

void TestConformance::verdicts()
{
    QFETCH(QString, id);
    QFETCH(QJsonObject, report);
    QFETCH(QString, verdict);
    QFETCH(QString, reason);
    const QList<ScenarioResult> results = judgeScenarios({scenario(qPrintable(id))}, report);
    QCOMPARE(results.size(), 1);
    QCOMPARE(results.first().verdictCode(), verdict);
    QCOMPARE(results.first().reason, reason);
    QCOMPARE(scenarioTotals(results).value(verdict).toInt(), 1);
    const QJsonObject json = results.first().toJson();
    QCOMPARE(json.value(QLatin1String("verdict")).toString(), verdict);
    QCOMPARE(json.value(QLatin1String("requirements")).toArray().size(), 1);
    const auto stages = report.value(QLatin1String("stages")).toArray();
    if (verdict == QLatin1String("ok"))
        QCOMPARE(json.value(QLatin1String("seconds")).toDouble(), 1.5 * static_cast<double>(stages.size()));
}

void TestConformance::rulesAreJudgedOnTheMessageRead()
{
    Exercise::Request request;
    request.address = QStringLiteral("a@b.mssante.fr");
    request.profile.productNumber = QStringLiteral("3734");
    const QList<Scenario> all = ScenarioTable::indicative().scenarios;
    QList<Scenario> byRule;
    std::copy_if(all.begin(), all.end(), std::back_inserter(byRule),
                 [](const Scenario& s) { return !s.rules.isEmpty(); });
    QCOMPARE(byRule.size(), 8);
    limitTo(byRule, request, test::fixedClock());
    QVERIFY(request.message.isGood() && !request.message.content.isEmpty());
    const auto reportWith = [](const QByteArray& sent, const QByteArray& read) {
        QJsonObject smtp = stage("smtp", {"send ok"});
        smtp.insert(QStringLiteral("detail"), QJsonObject{{QStringLiteral("message"), QString::fromUtf8(sent)}});
        QJsonObject reception = stage("reception", {"received ok"});
        reception.insert(QStringLiteral("detail"), QJsonObject{{QStringLiteral("message"), QString::fromUtf8(read)}});
        return reportOf({smtp, reception});
    };
    const QByteArray sent = request.message.content;
    for (const ScenarioResult& result : judgeScenarios(byRule, reportWith(sent, sent))) {
        QVERIFY2(result.verdict == StepVerdict::Ok, qPrintable(result.scenario.id + u' ' + result.reason));
        QCOMPARE(result.sights.size(), 1);
    }
    // What a server takes away on the way is seen.
    const QByteArray stripped = QByteArray(sent).replace("X-MSS-INS: O\r\n", "").replace("X-MSS-NIL: 3734\r\n", "");
    QVERIFY(stripped.size() < sent.size() - 20);
    for (const ScenarioResult& result : judgeScenarios(byRule, reportWith(sent, stripped))) {
        const bool hit =
            result.scenario.id.endsWith(QLatin1String(".14")) || result.scenario.id.endsWith(QLatin1String(".16"));
        QVERIFY2(result.verdict == (hit ? StepVerdict::Failed : StepVerdict::Ok), qPrintable(result.scenario.id));
    }
    // A message that never had a product number or documents shows nothing of them.
    request.profile.productNumber.clear();
    limitTo({scenario("CONF.14")}, request, test::fixedClock());
    auto results = judgeScenarios({scenario("CONF.16")}, reportWith(request.message.content, request.message.content));
    QCOMPARE(results.first().reason, QStringLiteral("product-number"));
    const QByteArray plain = "From: a@b.mssante.fr\r\nTo: a@b.mssante.fr\r\nSubject: x\r\n\r\nx\r\n";
    results = judgeScenarios({scenario("CONF.23"), scenario("CONF.19")}, reportWith(plain, plain));
    QCOMPARE(results.first().reason, QStringLiteral("documents"));
    QVERIFY(results.last().verdict.has_value());
    results = judgeScenarios({scenario("CONF.23")}, reportOf({stage("smtp", {"send ok"})}));
    QCOMPARE(results.first().reason, QStringLiteral("incomplete"));
}

void TestConformance::aRunGoesAsFarAsNeeded()
{
    Exercise::Request request;
    const auto limited = [&](const char* id) {
        limitTo({scenario(id)}, request, test::fixedClock());
        return QList<bool>{request.scanTls, request.openSessions, request.sendMessage};
    };
    QCOMPARE(limited("CONF.01"), (QList<bool>{true, false, false}));
    QCOMPARE(limited("CONF.04"), (QList<bool>{false, false, false}));
    QCOMPARE(limited("CONF.07"), (QList<bool>{false, true, false}));
    QCOMPARE(limited("CONF.05"), (QList<bool>{false, true, true}));
    QCOMPARE(limited("CONF.06"), (QList<bool>{false, true, true}));
    QVERIFY(request.message.content.isEmpty());
    const QString address = QStringLiteral("address");
    const QString secret = QStringLiteral("secret");
    QCOMPARE(obstacles(scenario("CONF.01"), request, false), QStringList{address}); // whose servers?
    QCOMPARE(obstacles(scenario("CONF.12"), request, false), (QStringList{address, secret}));
    request.profile.imapHost = request.profile.smtpHost = QStringLiteral("mail.b.mssante.fr");
    QCOMPARE(obstacles(scenario("CONF.01"), request, false), QStringList());
    QCOMPARE(obstacles(scenario("CONF.04"), request, false), QStringList{address});
    request.address = QStringLiteral("a@b.mssante.fr");
    QCOMPARE(obstacles(scenario("CONF.04"), request, false), QStringList());
    QCOMPARE(obstacles(scenario("CONF.12"), request, true), QStringList{QStringLiteral("mailbox")});
    QCOMPARE(obstacles(scenario("CONF.16"), request, true), QStringList{QStringLiteral("product-number")});
    QCOMPARE(obstacles(scenario("CONF.17"), request, true), QStringList{QStringLiteral("manual")});
}

// ---- the verbs

void TestConformance::listed()
{
    const test::CliRun run = cli({QStringLiteral("list")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QVERIFY(result.value(QLatin1String("notice"))
                .toObject()
                .value(QLatin1String("fr"))
                .toString()
                .contains(u"référentiel"));
    const QJsonArray scenarios = result.value(QLatin1String("scenarios")).toArray();
    QCOMPARE(scenarios.size(), 28);
    const QJsonObject first = scenarios.first().toObject();
    QCOMPARE(first.value(QLatin1String("requirements")).toArray(), QJsonArray{QStringLiteral("ECO.1.1.1")});
    QVERIFY(first.value(QLatin1String("runs")).toBool() && first.value(QLatin1String("manual")).isNull());
    const QJsonObject traces = scenarios[16].toObject();
    QVERIFY(!traces.value(QLatin1String("runs")).toBool() && traces.value(QLatin1String("manual")).isObject());
    const test::CliRun plain =
        test::runCli({QStringLiteral("conformance"), QStringLiteral("list")}, QStringLiteral(PUPITRE_CLI));
    QCOMPARE(plain.exitCode, 0);
    QVERIFY(plain.out.contains("SC.MSS/CONF.28  "));
}

void TestConformance::badUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("codes"); ///< "code field", sorted
    const QString usage = errorName(ErrorCode::UsageArguments);
    const QString value = errorName(ErrorCode::UsageValue);
    const QString field = errorName(ErrorCode::LpsProfileField);
    const QString secrets = QStringLiteral(" --token-file, --certificate, --stored-certificate");
    const QString scenarios = QStringLiteral("--scenario");
    const QString targets = QStringLiteral("--target");
    QTest::newRow("no target, two unknown scenarios, two secrets")
        << QStringList{scenarios,
                       QStringLiteral("CONF.99"),
                       QStringLiteral("CONF.98"),
                       QStringLiteral("--token-file"),
                       unreachable(),
                       QStringLiteral("--certificate"),
                       unreachable()}
        << QStringList{usage, value + QStringLiteral(" --scenario"), value + QStringLiteral(" --scenario"),
                       value + secrets, errorName(ErrorCode::CertificateNotFound)};
    QTest::newRow("what a scenario needs is asked for at once")
        << QStringList{QStringLiteral("CONF.16"), targets, unreachable()}
        << QStringList{field + QStringLiteral(" product_number"), usage, value + secrets};
    QTest::newRow("nothing to find the servers by")
        << QStringList{targets, target({})}
        << QStringList{field + QStringLiteral(" product_number"), usage, value + secrets};
    QTest::newRow("no secret is asked for where none is needed")
        << QStringList{QStringLiteral("CONF.04"), targets, unreachable()} << QStringList{usage};
    QTest::newRow("a target tells all its errors")
        << QStringList{targets,
                       test::writeFile(m_folder, QStringLiteral("faux.json"),
                                       R"({"format":"pupitre.lps-target","version":1,"name":"x","imap_port":0,)"
                                       R"("password":"x","proxy_kind":"ftp"})")}
        << QStringList{field + QStringLiteral(" imap_port"), field + QStringLiteral(" proxy_host"),
                       field + QStringLiteral(" proxy_kind"), field + QStringLiteral(" proxy_port"),
                       errorName(ErrorCode::LpsProfileMember) + QStringLiteral(" password")};
    QTest::newRow("another document") << QStringList{targets, test::writeFile(m_folder, QStringLiteral("autre.json"),
                                                                              "{\"name\": \"x\"}")}
                                      << QStringList{errorName(ErrorCode::LpsProfileFormat)};
    QTest::newRow("no JSON") << QStringList{targets, test::writeFile(m_folder, QStringLiteral("non.json"), "{,")}
                             << QStringList{errorName(ErrorCode::JsonSyntax)};
    QTest::newRow("no file") << QStringList{targets, m_folder.filePath(QStringLiteral("absent.json"))}
                             << QStringList{errorName(ErrorCode::FileNotFound)};
}

void TestConformance::badUsage()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, codes);
    const test::CliRun run = cli(QStringList{QStringLiteral("run")} + words);
    QVERIFY2(run.exitCode == 2, run.out.constData());
    QStringList told;
    for (const auto& error : run.json.value(QLatin1String("errors")).toArray()) {
        const QJsonObject object = error.toObject();
        told.append(
            (object.value(QLatin1String("code")).toString() + u' ' + object.value(QLatin1String("field")).toString())
                .trimmed());
    }
    told.sort();
    codes.sort();
    QCOMPARE(told, codes);
    QVERIFY(run.json.value(QLatin1String("result")).toObject().isEmpty());
}

void TestConformance::nobodyAnswers()
{
    const QString path = m_folder.filePath(QStringLiteral("w.pupitre"));
    const test::CliRun run = cli({QStringLiteral("run"), QStringLiteral("--target"), unreachable(),
                                  QStringLiteral("--save"), QStringLiteral("--workspace"), path});
    QVERIFY2(run.exitCode == 3, run.out.constData());
    QVERIFY(!run.json.value(QLatin1String("ok")).toBool(true));
    const QJsonArray errors = run.json.value(QLatin1String("errors")).toArray();
    QCOMPARE(errors.size(), 2);
    QCOMPARE(errors.first().toObject().value(QLatin1String("code")).toString(), errorName(ErrorCode::NetRefused));
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("totals")).toObject().value(QLatin1String("not-run")).toInt(), 28);
    QCOMPARE(result.value(QLatin1String("scenarios")).toArray().size(), 28);
    QCOMPARE(result.value(QLatin1String("run")).toInt(), 1);
    // An address outside the domains of the target is the caller's fault, and nobody is asked.
    const test::CliRun outside =
        cli({QStringLiteral("run"), QStringLiteral("--target"), unreachable(), QStringLiteral("--address"),
             QStringLiteral("a@exemple.fr"), QStringLiteral("--scenario"), QStringLiteral("CONF.04")});
    QVERIFY2(outside.exitCode == 2, outside.out.constData());
    QVERIFY(outside.out.contains(errorName(ErrorCode::LpsDomainRefused).toUtf8()));
}

void TestConformance::noExerciseShowsIt()
{
    const test::CliRun run = cli({QStringLiteral("run"), QStringLiteral("--target"), unreachable(),
                                  QStringLiteral("--scenario"), QStringLiteral("SC.MSS/CONF.17")});
    QVERIFY2(run.exitCode == 1, run.out.constData());
    const QJsonArray scenarios =
        run.json.value(QLatin1String("result")).toObject().value(QLatin1String("scenarios")).toArray();
    QCOMPARE(scenarios.size(), 1);
    QCOMPARE(scenarios.first().toObject().value(QLatin1String("verdict")).toString(), QStringLiteral("not-run"));
    QCOMPARE(scenarios.first().toObject().value(QLatin1String("reason")).toString(), QStringLiteral("manual"));
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_Conformance.moc"
