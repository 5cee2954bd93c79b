#include "core/lps/Exercise.h"
#include "core/lps/RunStore.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"

#include <QSignalSpy>

using namespace pupitre;

/// The whole exercise against the sandbox operator, as the page and the command line run it.
class TestExercise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void personalMailboxByToken();
    void anotherPersonsTokenIsRefused();
    void applicativeMailboxByCertificate();
    void certificateThatDoesNotOpen();
    void nothingGoesToAnUntrustedServer();
    void outsideTheDomains();
    void cancelled();
    void commandLine();

private:
    TargetProfile profile() const
    {
        TargetProfile profile;
        profile.name = QStringLiteral("sandbox");
        profile.sandbox = true;
        profile.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(m_sandbox.port("autoconfig")));
        for (const Certificate& anchor : m_sandbox.anchors())
            profile.anchors += anchor.toPem();
        profile.pscEnvironment = QStringLiteral("sandbox");
        profile.pscIssuer = m_sandbox.issuer();
        profile.productNumber = QStringLiteral("DEV000001");
        return profile;
    }
    static ExerciseReport run(Exercise::Request request)
    {
        static const ConnectionFactory factory;
        static NameService names;
        Exercise exercise(factory, names, std::move(request), Clock::system());
        QSignalSpy finished(&exercise, &Exercise::finished);
        exercise.start();
        if (finished.isEmpty() && !finished.wait(180000))
            qWarning("the exercise does not end");
        return exercise.report();
    }
    static const ExerciseStage* stage(const ExerciseReport& report, const char* name)
    {
        for (const ExerciseStage& stage : report.stages) {
            if (stage.name == QLatin1String(name))
                return &stage;
        }
        return nullptr;
    }
    static QByteArray shown(const ExerciseReport& report) { return QJsonDocument(report.toJson()).toJson(); }

    test::SandboxFixture m_sandbox;
};

void TestExercise::initTestCase()
{
    START_SANDBOX(m_sandbox);
}

void TestExercise::personalMailboxByToken()
{
    const QByteArray token = m_sandbox.accessToken(QString::fromLatin1(test::SandboxFixture::annesId));
    QVERIFY(token.size() > 200);
    Exercise::Request request;
    request.address = QString::fromLatin1(test::SandboxFixture::anne);
    request.profile = profile();
    request.secret = SecureBytes(token);
    const ExerciseReport report = run(std::move(request));
    const QByteArray json = shown(report);
    for (const char* name : {"discovery", "tls-imap", "tls-smtp", "imap", "smtp", "reception"}) {
        const ExerciseStage* its = stage(report, name);
        QVERIFY2(its != nullptr && its->ended && !its->error, json.constData());
    }
    QCOMPARE(stage(report, "reception")->steps.last().name, QStringLiteral("received"));
    QCOMPARE(verdictCode(stage(report, "reception")->verdict()), QStringLiteral("ok"));
    QVERIFY2(stage(report, "smtp")
                 ->detail.value(QLatin1String("message"))
                 .toString()
                 .contains(QLatin1String("X-MSS-NIL: DEV000001")),
             json.constData());
    // The token is in none of it, in no form.
    QVERIFY(!json.contains(token) && !json.contains(token.toBase64()) && !json.contains(token.left(60)));
}

void TestExercise::anotherPersonsTokenIsRefused()
{
    Exercise::Request request;
    request.address = QString::fromLatin1(test::SandboxFixture::anne);
    request.profile = profile();
    request.scanTls = false;
    request.secret = SecureBytes(m_sandbox.accessToken(QString::fromLatin1(test::SandboxFixture::brunosId)));
    const ExerciseReport report = run(std::move(request));
    QVERIFY(!report.good());
    for (const char* name : {"imap", "smtp"}) {
        QVERIFY2(stage(report, name)->error, shown(report).constData());
        QCOMPARE(errorName(stage(report, name)->error->code()), QStringLiteral("lps.token-refused"));
    }
    QVERIFY(stage(report, "reception") == nullptr);
}

void TestExercise::applicativeMailboxByCertificate()
{
    Exercise::Request request;
    request.address = QString::fromLatin1(test::SandboxFixture::application);
    request.profile = profile();
    request.kind = Exercise::Kind::Certificate;
    request.identity = m_sandbox.identity("app");
    request.scanTls = false;
    const ExerciseReport report = run(std::move(request));
    QVERIFY2(stage(report, "reception") != nullptr && stage(report, "reception")->verdict() == StepVerdict::Ok,
             shown(report).constData());
}

void TestExercise::certificateThatDoesNotOpen()
{
    for (const char* file : {"revoked", "expired", "foreign", "wrong_usage", "app_other"}) {
        Exercise::Request request;
        request.address = QString::fromLatin1(test::SandboxFixture::application);
        request.profile = profile();
        request.kind = Exercise::Kind::Certificate;
        request.identity = m_sandbox.identity(file);
        request.scanTls = false;
        const ExerciseReport report = run(std::move(request));
        QVERIFY2(!report.good() && stage(report, "imap")->error && stage(report, "reception") == nullptr, file);
    }
}

void TestExercise::nothingGoesToAnUntrustedServer()
{
    Exercise::Request request;
    request.address = QString::fromLatin1(test::SandboxFixture::anne);
    request.profile = profile();
    request.profile.anchors.clear();
    request.profile.imapHost = request.profile.smtpHost = QStringLiteral("localhost");
    request.profile.imapPort = m_sandbox.port("imap");
    request.profile.smtpPort = m_sandbox.port("submission");
    request.scanTls = false;
    request.secret = SecureBytes("a token");
    const ExerciseReport report = run(std::move(request));
    QCOMPARE(errorName(stage(report, "imap")->error->code()), QStringLiteral("net.untrusted"));
    QCOMPARE(errorName(stage(report, "smtp")->error->code()), QStringLiteral("net.untrusted"));
}

void TestExercise::outsideTheDomains()
{
    Exercise::Request request;
    request.address = QStringLiteral("a@exemple.fr");
    request.profile = profile();
    request.profile.imapHost = request.profile.smtpHost = QStringLiteral("localhost");
    const ExerciseReport report = run(std::move(request));
    QCOMPARE(errorName(report.error->code()), QStringLiteral("lps.domain-refused"));
    QCOMPARE(report.stages.size(), 1);
}

void TestExercise::cancelled()
{
    const ConnectionFactory factory;
    NameService names;
    Exercise::Request request;
    request.address = QString::fromLatin1(test::SandboxFixture::anne);
    request.profile = profile();
    Exercise exercise(factory, names, std::move(request), Clock::system());
    QSignalSpy finished(&exercise, &Exercise::finished);
    exercise.start();
    QMetaObject::invokeMethod(&exercise, &Exercise::cancel, Qt::QueuedConnection);
    QVERIFY(finished.wait(20000));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(errorName(exercise.report().error->code()), QStringLiteral("task.cancelled"));
}

void TestExercise::commandLine()
{
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("w.pupitre"));
    const QString target =
        test::writeFile(folder, QStringLiteral("target.json"), QJsonDocument(profile().toJson()).toJson());
    const auto lps = [&](const QStringList& words) {
        return test::runCli(QStringList{QStringLiteral("lps")} + words +
                                QStringList{QStringLiteral("--workspace"), workspace, QStringLiteral("--json")},
                            QStringLiteral(PUPITRE_CLI));
    };
    QCOMPARE(lps({QStringLiteral("target-import"), target}).exitCode, 0);
    const test::CliRun found = lps({QStringLiteral("discover"), QString::fromLatin1(test::SandboxFixture::anne)});
    QCOMPARE(found.json.value(QLatin1String("result")).toObject().value(QLatin1String("source")).toString(),
             QStringLiteral("autoconfig"));
    const QByteArray token = m_sandbox.accessToken(QString::fromLatin1(test::SandboxFixture::annesId));
    const QString file = test::writeFile(folder, QStringLiteral("token"), token + '\n');
    const test::CliRun run =
        lps({QStringLiteral("exercise"), QString::fromLatin1(test::SandboxFixture::anne),
             QStringLiteral("--token-file"), file, QStringLiteral("--no-tls-scan"), QStringLiteral("--save")});
    const QJsonObject result = run.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("stages")).toArray().last().toObject().value(QLatin1String("name")).toString(),
             QStringLiteral("reception"));
    QVERIFY(result.value(QLatin1String("run")).toInteger() > 0);
    QVERIFY(!run.out.contains(token));
    QCOMPARE(lps({QStringLiteral("exercise"), QString::fromLatin1(test::SandboxFixture::anne)}).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestExercise)
#include "tst_Exercise.moc"
