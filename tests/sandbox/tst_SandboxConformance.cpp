#include "core/lps/Conformance.h"
#include "core/lps/RunStore.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>

using namespace pupitre;
using test::SandboxFixture;

/// The scenarios of conformance against a real operator, by the command: all that can be run are good; a target that is
/// wrong makes those fail that it concerns.
class TestSandboxConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allOfAnApplication();
    void allOfAPerson();
    void oneAlone_data();
    void oneAlone();
    void anotherAuthority();
    void anotherPersonsToken();
    void nothingPublished();

private:
    QString target(const QJsonObject& changes = {}) const
    {
        TargetProfile profile;
        profile.name = QStringLiteral("bac à sable");
        profile.sandbox = true;
        profile.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(m_sandbox.port("autoconfig")));
        profile.anchors = contentOf(m_sandbox.file("anchors"));
        profile.productNumber = QStringLiteral("3734");
        QJsonObject json = profile.toJson();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            json.insert(it.key(), it.value());
        return test::writeFile(m_folder, QStringLiteral("cible.json"), QJsonDocument(json).toJson());
    }
    QJsonObject hosts() const
    {
        return {{QStringLiteral("imap_host"), QStringLiteral("localhost")},
                {QStringLiteral("imap_port"), m_sandbox.port("imap")},
                {QStringLiteral("smtp_host"), QStringLiteral("localhost")},
                {QStringLiteral("smtp_port"), m_sandbox.port("submission")}};
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList byToken(const char* mailbox, const char* person) const
    {
        return {
            QStringLiteral("--address"), QLatin1String(mailbox), QStringLiteral("--token-file"),
            test::writeFile(m_folder, QStringLiteral("jeton"), m_sandbox.accessToken(QLatin1String(person)) + '\n')};
    }
    QStringList byCertificate() const
    {
        return {QStringLiteral("--address"), QLatin1String(SandboxFixture::application),
                QStringLiteral("--certificate"), m_sandbox.file("app")};
    }
    QString workspace() const { return m_folder.filePath(QStringLiteral("w.pupitre")); }
    test::CliRun run(const QStringList& words) const
    {
        return test::runCli(QStringList{QStringLiteral("conformance"), QStringLiteral("run")} + words +
                                QStringList{QStringLiteral("--workspace"), workspace(), QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI), 240000);
    }
    static QMap<QString, QString> verdicts(const test::CliRun& run)
    {
        QMap<QString, QString> found;
        for (const auto& value :
             run.json.value(QLatin1String("result")).toObject().value(QLatin1String("scenarios")).toArray()) {
            const QJsonObject one = value.toObject();
            found.insert(one.value(QLatin1String("id")).toString().section(u'/', -1),
                         one.value(QLatin1String("verdict")).toString());
        }
        return found;
    }
    // What can be run has run and is good; the rest was not run.
    static void checkAll(const test::CliRun& done, const QString& opens)
    {
        QVERIFY2(done.exitCode == 0, done.out.constData());
        QVERIFY(done.json.value(QLatin1String("ok")).toBool());
        const QMap<QString, QString> found = verdicts(done);
        QCOMPARE(found.size(), 28);
        int ran = 0;
        for (const Scenario& one : ScenarioTable::indicative().scenarios) {
            const QString verdict = found.value(one.id.section(u'/', -1));
            const bool runs = !one.isManual() && (one.opens.isEmpty() || one.opens == opens);
            const bool good = verdict == QLatin1String("ok") || verdict == QLatin1String("warning");
            QVERIFY2(runs ? good : verdict == QLatin1String("not-run"), qPrintable(one.id + u' ' + verdict));
            ran += runs ? 1 : 0;
        }
        const QJsonObject totals =
            done.json.value(QLatin1String("result")).toObject().value(QLatin1String("totals")).toObject();
        QCOMPARE(totals.value(QLatin1String("ok")).toInt() + totals.value(QLatin1String("warning")).toInt(), ran);
        QCOMPARE(totals.value(QLatin1String("not-run")).toInt(), 28 - ran);
        QVERIFY(ran >= 16);
    }

    SandboxFixture m_sandbox;
    QTemporaryDir m_folder;
};

void TestSandboxConformance::initTestCase()
{
    START_SANDBOX(m_sandbox);
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=120&filling=0&approve_after=-1", true);
}

void TestSandboxConformance::allOfAnApplication()
{
    const test::CliRun done =
        run(QStringList{QStringLiteral("--target"), target(), QStringLiteral("--save")} + byCertificate());
    checkAll(done, QStringLiteral("certificate"));
    // The run kept says the same of each scenario, whenever it is read again.
    auto opened = Workspace::open(workspace(), {});
    VERIFY_RESULT(opened);
    const QJsonObject result = done.json.value(QLatin1String("result")).toObject();
    const auto kept = RunStore(**opened).report(result.value(QLatin1String("run")).toInteger());
    VERIFY_RESULT(kept);
    const QMap<QString, QString> told = verdicts(done);
    for (const ScenarioResult& again : judgeScenarios(ScenarioTable::indicative().scenarios, *kept))
        QCOMPARE(again.verdictCode(), told.value(again.scenario.id.section(u'/', -1)));
    // Every step the table names is one the exercise takes, but those of servers that publish otherwise.
    QSet<QString> taken;
    for (const auto& stage : kept->value(QLatin1String("stages")).toArray()) {
        for (const auto& step : stage.toObject().value(QLatin1String("steps")).toArray())
            taken.insert(stage.toObject().value(QLatin1String("name")).toString() + u' ' +
                         step.toObject().value(QLatin1String("name")).toString());
    }
    const QStringList elsewhere{QStringLiteral("discovery incoming"), QStringLiteral("discovery outgoing")};
    for (const Scenario& one : ScenarioTable::indicative().scenarios) {
        for (auto stage = one.steps.begin(); stage != one.steps.end(); ++stage) {
            for (const QString& step : stage.value()) {
                const QString name = stage.key() + u' ' + step;
                QVERIFY2(taken.contains(name) || elsewhere.contains(name), qPrintable(one.id + u' ' + name));
            }
        }
    }
}

void TestSandboxConformance::allOfAPerson()
{
    const QStringList token = byToken(SandboxFixture::anne, SandboxFixture::annesId);
    const test::CliRun done = run(QStringList{QStringLiteral("--target"), target()} + token);
    checkAll(done, QStringLiteral("token"));
    const QByteArray secret = contentOf(token.last()).trimmed();
    QVERIFY(secret.size() > 100 && !done.out.contains(secret) && !done.err.contains(secret));
}

void TestSandboxConformance::oneAlone_data()
{
    QTest::addColumn<QString>("id");
    for (const Scenario& one : ScenarioTable::indicative().scenarios) {
        if (!one.isManual() && one.opens != QLatin1String("token"))
            QTest::newRow(qPrintable(one.id)) << one.id;
    }
}

void TestSandboxConformance::oneAlone()
{
    // The run goes far enough for each, and asks for a secret only where one is needed.
    QFETCH(QString, id);
    const bool mailbox = ScenarioTable::indicative().find(id)->needsMailbox();
    const QStringList address = byCertificate().mid(0, 2);
    const test::CliRun done = run(QStringList{QStringLiteral("--scenario"), id, QStringLiteral("--target"), target()} +
                                  (mailbox ? byCertificate() : address));
    QVERIFY2(done.exitCode == 0, done.out.constData());
    const QMap<QString, QString> found = verdicts(done);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first() == QLatin1String("ok") || found.first() == QLatin1String("warning"), done.out.constData());
}

void TestSandboxConformance::anotherAuthority()
{
    QJsonObject changes = hosts();
    const auto foreign = CertificateFile::read(m_sandbox.file("foreign"));
    VERIFY_RESULT(foreign);
    changes.insert(QStringLiteral("anchors"), QString::fromLatin1(foreign->certificates.last().toPem()));
    const test::CliRun done = run(QStringList{QStringLiteral("--target"), target(changes)} + byCertificate());
    QVERIFY2(done.exitCode == 1, done.out.constData());
    const QMap<QString, QString> found = verdicts(done);
    QCOMPARE(found.value(QStringLiteral("CONF.27")), QStringLiteral("failed"));
    // TLS itself is what it was; nothing secret went to a server that cannot be trusted.
    for (const char* good : {"CONF.01", "CONF.02", "CONF.03"})
        QCOMPARE(found.value(QLatin1String(good)), QStringLiteral("ok"));
    for (const char* untold : {"CONF.05", "CONF.06", "CONF.09", "CONF.12", "CONF.14", "CONF.23"})
        QCOMPARE(found.value(QLatin1String(untold)), QStringLiteral("not-run"));
    QVERIFY(done.out.contains(errorName(ErrorCode::NetUntrusted).toUtf8()));
}

void TestSandboxConformance::anotherPersonsToken()
{
    const test::CliRun done =
        run(QStringList{QStringLiteral("--target"), target(), QStringLiteral("--scenario"), QStringLiteral("CONF.01"),
                        QStringLiteral("CONF.07"), QStringLiteral("CONF.05")} +
            byToken(SandboxFixture::cardiology, SandboxFixture::brunosId));
    QVERIFY2(done.exitCode == 1, done.out.constData());
    const QMap<QString, QString> found = verdicts(done);
    QCOMPARE(found.value(QStringLiteral("CONF.01")), QStringLiteral("ok"));
    QCOMPARE(found.value(QStringLiteral("CONF.07")), QStringLiteral("failed"));
    QCOMPARE(found.value(QStringLiteral("CONF.05")), QStringLiteral("not-run"));
}

void TestSandboxConformance::nothingPublished()
{
    // A server answers there, and has no such document.
    const QJsonObject elsewhere{
        {QStringLiteral("autoconfig_base"), QStringLiteral("https://localhost:%1").arg(m_sandbox.port("psc"))}};
    const QStringList address = byCertificate().mid(0, 2);
    const test::CliRun done =
        run(QStringList{QStringLiteral("--target"), target(elsewhere), QStringLiteral("CONF.04")} + address);
    QVERIFY2(done.exitCode == 1, done.out.constData());
    QCOMPARE(verdicts(done).value(QStringLiteral("CONF.04")), QStringLiteral("failed"));
}

QTEST_GUILESS_MAIN(TestSandboxConformance)
#include "tst_SandboxConformance.moc"
