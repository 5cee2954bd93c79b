#include "core/base/Redactor.h"
#include "core/lps/ImapSession.h"
#include "core/lps/PscLogin.h"
#include "core/lps/RunStore.h"
#include "core/lps/SmtpSession.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/Waiting.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <csignal>

using namespace pupitre;
using test::SandboxFixture;
using test::wait;

/// After everything that handles secrets has run (processes, sessions, refusals, a crash), no file that is left holds
/// one: not the workspace, not what was printed, not a transcript, not CTest's own log of the whole suite.
class TestNoSecretLeft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSearchItselfFinds();
    void commandsLeaveNothing();
    void aKilledCommandLeavesNothing();
    void sessionsLeaveNothing();
    void everythingThatIsLeft();
    void whatTheWholeSuiteLeft();

private:
    void keep(const QString& name, const QByteArray& content) const
    {
        QFile file(m_root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    void know(const QByteArray& secret)
    {
        QVERIFY(secret.size() > 5);
        m_secrets.append(secret);
        m_redactor.remember(SecureBytes(secret));
    }
    QStringList filesWithSecrets(const QString& folder) const;
    bool ranWhole(const QDir& logs) const;
    /// Runs `lps token …` in the folder that is searched, and keeps what it printed there.
    int command(const QStringList& words, const QByteArray& input = {}, int killAfter = 0);
    QStringList online() const
    {
        return {QStringLiteral("--psc"),
                m_sandbox.issuer(),
                QStringLiteral("--ca"),
                m_sandbox.file("anchors"),
                QStringLiteral("--sandbox"),
                QStringLiteral("--client"),
                QStringLiteral("console-secret"),
                QStringLiteral("--client-secret"),
                m_outside.filePath(QStringLiteral("secret"))};
    }

    SandboxFixture m_sandbox;
    QTemporaryDir m_root;    ///< everything the commands may write to
    QTemporaryDir m_outside; ///< where secrets are on purpose
    QByteArrayList m_secrets;
    Redactor m_redactor;
    int m_runs = 0;
};

void TestNoSecretLeft::initTestCase()
{
    START_SANDBOX(m_sandbox);
    test::writeFile(m_outside, QStringLiteral("secret"), "secret-console\n");
    know("secret-console");
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "approve_after=0", true);
}

QStringList TestNoSecretLeft::filesWithSecrets(const QString& folder) const
{
    QStringList found;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && m_redactor.finds(file.readAll()))
            found.append(file.fileName());
    }
    // And again with another program, for the plain form.
    for (const QByteArray& secret : m_secrets) {
        QProcess grep;
        grep.start(QStringLiteral("grep"),
                   {QStringLiteral("-rlaF"), QStringLiteral("-f"), QStringLiteral("-"), folder});
        grep.write(secret);
        grep.closeWriteChannel();
        grep.waitForFinished(60000);
        for (const QByteArray& name : grep.readAllStandardOutput().split('\n')) {
            if (!name.isEmpty())
                found.append(QString::fromUtf8(name));
        }
    }
    return found;
}

int TestNoSecretLeft::command(const QStringList& words, const QByteArray& input, int killAfter)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1String(name), m_root.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_root.path());
    process.start(QStringLiteral(PUPITRE_CLI), QStringList{QStringLiteral("lps"), QStringLiteral("token")} + words +
                                                   QStringList{QStringLiteral("--json")});
    process.write(input);
    process.closeWriteChannel();
    if (killAfter > 0) {
        process.waitForFinished(killAfter);
        ::kill(static_cast<pid_t>(process.processId()), SIGABRT);
    }
    process.waitForFinished(120000);
    keep(QStringLiteral("out.%1").arg(++m_runs), process.readAllStandardOutput() + process.readAllStandardError());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TestNoSecretLeft::theSearchItselfFinds()
{
    QTemporaryDir folder;
    test::writeFile(folder, QStringLiteral("plain"), "abc secret-console def");
    QCOMPARE(filesWithSecrets(folder.path()).size(), 2);
    test::writeFile(folder, QStringLiteral("plain"),
                    "x" + QByteArray("user=a\x01"
                                     "auth=secret-console\x01")
                              .toBase64());
    QCOMPARE(filesWithSecrets(folder.path()).size(), 1);
    test::writeFile(folder, QStringLiteral("plain"), "nothing");
    QVERIFY(filesWithSecrets(folder.path()).isEmpty());
}

void TestNoSecretLeft::commandsLeaveNothing()
{
    const QString file = m_outside.filePath(QStringLiteral("token"));
    QCOMPARE(command(QStringList{QStringLiteral("ciba"), QLatin1String(SandboxFixture::annesId),
                                 QStringLiteral("--out"), file} +
                     online()),
             0);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray token = written.readAll().trimmed();
    know(token);
    QCOMPARE(command(QStringList{QStringLiteral("inspect"), QStringLiteral("-")} + online().mid(0, 5), token), 0);
    QCOMPARE(command(QStringList{QStringLiteral("userinfo"), QStringLiteral("-")} + online(), token), 0);
    QCOMPARE(command(QStringList{QStringLiteral("introspect"), QStringLiteral("-")} + online(), token), 0);
    // Altered, it is refused in words; still nothing of it is said.
    QByteArray altered = token;
    altered[altered.size() - 20] = altered[altered.size() - 20] == 'A' ? 'B' : 'A';
    know(altered);
    QCOMPARE(command(QStringList{QStringLiteral("inspect"), QStringLiteral("-")} + online().mid(0, 5), altered), 1);
    QCOMPARE(command(QStringList{QStringLiteral("userinfo"), QStringLiteral("-")} + online(), altered), 3);
}

void TestNoSecretLeft::aKilledCommandLeavesNothing()
{
    // It waits for the person, with the client's secret in memory, and dies as by a crash.
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "approve_after=-1", true);
    QCOMPARE(command(QStringList{QStringLiteral("ciba"), QLatin1String(SandboxFixture::annesId)} + online(), {}, 4000),
             -1);
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "approve_after=0", true);
}

void TestNoSecretLeft::sessionsLeaveNothing()
{
    const QByteArray good = m_sandbox.accessToken(QLatin1String(SandboxFixture::annesId));
    const QByteArray bad = m_sandbox.strangeToken("expired");
    const QByteArray password("mot-de-passe-applicatif");
    know(good);
    know(bad);
    know(password);
    const ConnectionFactory factory;
    Workspace::Options options;
    options.create = true;
    auto workspace = Workspace::open(m_root.filePath(QStringLiteral("w.pupitre")), options);
    VERIFY_RESULT(workspace);
    QByteArray reports;
    for (const auto& [mechanism, secret] :
         {std::pair{"XOAUTH2", good}, std::pair{"XOAUTH2", bad}, std::pair{"OAUTHBEARER", good},
          std::pair{"OAUTHBEARER", bad}, std::pair{"PLAIN", password}}) {
        const bool plain = QByteArray(mechanism) == "PLAIN";
        const Credentials credentials{*saslMechanism(mechanism),
                                      QLatin1String(plain ? SandboxFixture::application : SandboxFixture::anne),
                                      SecureBytes(secret)};
        ImapSession imap(factory, m_sandbox.target(MailProtocol::Imap, plain ? "app" : nullptr),
                         QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(wait<void>([&](auto answer) { imap.open(answer); }));
        (void)wait<void>([&](auto answer) { imap.authenticate(credentials, answer); });
        VERIFY_RESULT(wait<void>([&](auto answer) { imap.leave(answer); }));
        SmtpSession smtp(factory, m_sandbox.target(MailProtocol::Smtp, plain ? "app" : nullptr),
                         QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(wait<void>([&](auto answer) { smtp.open(answer); }));
        (void)wait<void>([&](auto answer) { smtp.authenticate(credentials, answer); });
        VERIFY_RESULT(wait<void>([&](auto answer) { smtp.leave(answer); }));
        for (const RunReport* report : {&imap.report(), &smtp.report()}) {
            reports += QJsonDocument(report->toJson()).toJson();
            VERIFY_RESULT(RunStore(**workspace).save(*report));
        }
    }
    QVERIFY(reports.contains("AUTHENTICATE") && reports.contains("AUTH PLAIN"));
    keep(QStringLiteral("reports.json"), reports);

    HttpPolicy policy;
    policy.tls.anchors = m_sandbox.anchors();
    policy.privateAddresses = true;
    HttpClient http(policy);
    ProSanteConnect psc(
        http,
        {QStringLiteral("console-post"), PscClient::Authentication::SecretPost, SecureBytes("secret-console-post")},
        Clock::system());
    VERIFY_RESULT(wait<void>([&](auto answer) { psc.discover(pscDiscovery(m_sandbox.issuer()), answer); }));
    CibaLogin login(psc, Clock::system());
    const auto tokens = wait<PscTokens>(
        [&](auto answer) { login.start(QLatin1String(SandboxFixture::annesId), CibaChannel::Mobile, answer); });
    VERIFY_RESULT(tokens);
    for (const SecureBytes* secret : {&tokens->access, &tokens->refresh, &tokens->identity})
        know(secret->view().toByteArray());
    VERIFY_RESULT(wait<QJsonObject>([&](auto answer) { psc.userinfo(tokens->access, answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { psc.logout(tokens->identity, answer); }));
    keep(QStringLiteral("http.txt"), http.transcript().toText().toUtf8());
}

void TestNoSecretLeft::everythingThatIsLeft()
{
    const QStringList names = QDir(m_root.path()).entryList(QDir::Files | QDir::Hidden);
    QVERIFY2(names.contains(QStringLiteral("w.pupitre")) && names.contains(QStringLiteral("http.txt")) && m_runs >= 7,
             qPrintable(names.join(u' ')));
    QCOMPARE(filesWithSecrets(m_root.path()), QStringList());
}

void TestNoSecretLeft::whatTheWholeSuiteLeft()
{
    // CTest's own logs, what the tests kept for this one (transcripts, reports, exports: keepForTheEnd()), what their
    // processes left where they died.
    const QDir tree(qEnvironmentVariable("PUPITRE_TEST_TREE"));
    if (qEnvironmentVariableIsEmpty("PUPITRE_TEST_TREE"))
        QSKIP("not run by CTest");
    const QDir secrets(qEnvironmentVariable("PUPITRE_TEST_SECRETS"));
    const QDir kept(qEnvironmentVariable("PUPITRE_TEST_KEPT"));
    const QDir logs(tree.filePath(QStringLiteral("Testing/Temporary")));
    int known = 0;
    for (QDirIterator it(secrets.path(), QDir::Files); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray& secret : file.readAll().split('\n')) {
            if (!secret.isEmpty()) {
                know(secret);
                ++known;
            }
        }
    }
    const auto filesIn = [](const QDir& folder, const QStringList& names = {}) {
        int count = 0;
        for (QDirIterator it(folder.path(), names, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext(); it.next())
            ++count;
        return count;
    };
    if (ranWhole(logs)) {
        QVERIFY2(known > 20, "the tests that use secrets have written none down");
        QVERIFY2(filesIn(kept) > 20, "the tests have kept nothing to look through");
    }
    QVERIFY(filesIn(logs) > 0);
    QStringList found = filesWithSecrets(logs.path());
    if (kept.exists())
        found += filesWithSecrets(kept.path());
    // A process that dies leaves its memory beside its test.
    for (QDirIterator it(tree.filePath(QStringLiteral("tests")), {QStringLiteral("core"), QStringLiteral("core.*")},
                         QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && m_redactor.finds(file.readAll()))
            found.append(file.fileName());
    }
    QCOMPARE(found, QStringList());
    QVERIFY(QDir(secrets).removeRecursively() && QDir(kept).removeRecursively());
}

// CTest writes down each test as it ends: all the others have, when this one is the last of a whole run.
bool TestNoSecretLeft::ranWhole(const QDir& logs) const
{
    QFile log(logs.filePath(QStringLiteral("LastTest.log.tmp")));
    if (!log.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = log.readAll();
    const QStringList names = qEnvironmentVariable("PUPITRE_TEST_NAMES").split(u',', Qt::SkipEmptyParts);
    return !names.isEmpty() && std::all_of(names.begin(), names.end(), [&](const QString& name) {
        return text.contains("Testing: " + name.toUtf8() + '\n');
    });
}

QTEST_GUILESS_MAIN(TestNoSecretLeft)
#include "tst_NoSecretLeft.moc"
