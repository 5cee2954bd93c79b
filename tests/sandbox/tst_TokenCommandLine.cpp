#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TokenMaker.h"
#include "tests/support/Waiting.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimer>

using namespace pupitre;
using test::SandboxFixture;

/// `pupitre-cli lps token …` as a process: obtain a token, look into it, ask about it, send and fetch with it. It is
/// never printed.
class TestTokenCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void obtainedByCibaAndAskedAbout();
    void refusedByThePerson();
    void sendAndFetchTakeItFromAFile();
    void anApplicationSendsByItsCertificate();
    void inspectedWithoutNetwork();
    void badUsage_data();
    void badUsage();

private:
    /// A verb of `lps token`, run while this process goes on answering for the person.
    test::CliRun run(QStringList arguments, const char* answer = nullptr, const QByteArray& input = {}) const;
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
                m_secretFile};
    }

    QString endpoint(const char* name) const { return QStringLiteral("localhost:%1").arg(m_sandbox.port(name)); }

    SandboxFixture m_sandbox;
    QTemporaryDir m_folder;
    QString m_secretFile;
};

void TestTokenCommandLine::initTestCase()
{
    START_SANDBOX(m_sandbox);
    m_secretFile = test::writeFile(m_folder, QStringLiteral("secret"), "secret-console\n");
}

test::CliRun TestTokenCommandLine::run(QStringList arguments, const char* answer, const QByteArray& input) const
{
    arguments =
        QStringList{QStringLiteral("lps"), QStringLiteral("token")} + arguments + QStringList{QStringLiteral("--json")};
    QProcess process;
    process.start(QStringLiteral(PUPITRE_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer person;
    QObject::connect(&person, &QTimer::timeout, &loop, [&] {
        const QJsonArray waiting = QJsonDocument::fromJson(m_sandbox.ask(QStringLiteral("/sandbox/ciba"))).array();
        for (const QJsonValue& request : waiting)
            m_sandbox.ask(
                QStringLiteral("/sandbox/ciba/%1/%2")
                    .arg(request.toObject().value(QLatin1String("auth_req_id")).toString(), QLatin1String(answer)),
                {}, true);
    });
    if (answer != nullptr)
        person.start(300);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
    test::CliRun result;
    result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.json = QJsonDocument::fromJson(result.out).object();
    return result;
}

void TestTokenCommandLine::obtainedByCibaAndAskedAbout()
{
    const QString file = m_folder.filePath(QStringLiteral("jeton"));
    const auto obtained =
        run(QStringList{QStringLiteral("ciba"), QLatin1String(SandboxFixture::annesId), QStringLiteral("--channel"),
                        QStringLiteral("card"), QStringLiteral("--out"), file} +
                online(),
            "approve");
    QVERIFY2(obtained.exitCode == 0, qPrintable(QString::fromUtf8(obtained.out + obtained.err)));
    QVERIFY2(QRegularExpression(QStringLiteral("[0-9]{2}\\s*$")).match(QString::fromUtf8(obtained.err)).hasMatch(),
             qPrintable(QString::fromUtf8(obtained.err)));
    const QJsonObject result = obtained.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("valid")).toBool(), true);
    QCOMPARE(result.value(QLatin1String("claims")).toObject().value(QLatin1String("SubjectNameID")).toString(),
             QLatin1String(SandboxFixture::annesId));
    QCOMPARE(QFileInfo(file).permissions() & 0x0077, QFileDevice::Permissions());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray token = written.readAll().trimmed();
    QVERIFY(token.count('.') == 2);
    QVERIFY(!obtained.out.contains(token) && !obtained.err.contains(token));

    // Looked into with the provider's keys, from a file and from standard input.
    for (const QString& source : {file, QStringLiteral("-")}) {
        const auto inspected = run(QStringList{QStringLiteral("inspect"), source, QStringLiteral("--person"),
                                               QLatin1String(SandboxFixture::annesId)} +
                                       online().mid(0, 7),
                                   nullptr, token);
        QVERIFY2(inspected.exitCode == 0, qPrintable(QString::fromUtf8(inspected.out + inspected.err)));
        QVERIFY(!inspected.out.contains(token));
        QVERIFY(!inspected.out.contains(token.mid(token.lastIndexOf('.') + 1)));
    }
    const auto other = run(QStringList{QStringLiteral("inspect"), file, QStringLiteral("--person"),
                                       QLatin1String(SandboxFixture::brunosId)} +
                           online().mid(0, 7));
    QCOMPARE(other.exitCode, 1);
    QCOMPARE(
        other.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("value")).toString(),
        QStringLiteral("other-person"));

    const auto person = run(QStringList{QStringLiteral("userinfo"), file} + online());
    QCOMPARE(person.exitCode, 0);
    QCOMPARE(person.json.value(QLatin1String("result")).toObject().value(QLatin1String("family_name")).toString(),
             QStringLiteral("MEDECIN"));
    QCOMPARE(run(QStringList{QStringLiteral("introspect"), file} + online()).exitCode, 0);
    QCOMPARE(run(QStringList{QStringLiteral("revoke"), file} + online()).exitCode, 0);
    const auto after = run(QStringList{QStringLiteral("introspect"), file} + online());
    QCOMPARE(after.exitCode, 1);
    QCOMPARE(after.json.value(QLatin1String("ok")).toBool(), false);
}

void TestTokenCommandLine::refusedByThePerson()
{
    const QString file = m_folder.filePath(QStringLiteral("rien"));
    const auto refused =
        run(QStringList{QStringLiteral("ciba"), QLatin1String(SandboxFixture::annesId), QStringLiteral("--out"), file} +
                online(),
            "deny");
    QCOMPARE(refused.exitCode, 3);
    QCOMPARE(refused.json.value(QLatin1String("errors"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("code"))
                 .toString(),
             QStringLiteral("psc.denied"));
    QVERIFY(!QFileInfo::exists(file));
}

void TestTokenCommandLine::sendAndFetchTakeItFromAFile()
{
    const auto tokenOf = [&](const char* person) {
        const QString file = m_folder.filePath(QLatin1String(person));
        const auto obtained =
            run(QStringList{QStringLiteral("ciba"), QLatin1String(person), QStringLiteral("--out"), file} + online(),
                "approve");
        return obtained.exitCode == 0 ? file : QString();
    };
    const QString annes = tokenOf(SandboxFixture::annesId);
    const QString claires = tokenOf(SandboxFixture::clairesId);
    QVERIFY(!annes.isEmpty() && !claires.isEmpty());
    const QStringList sending{QStringLiteral("lps"),
                              QStringLiteral("send"),
                              QStringLiteral("--json"),
                              QStringLiteral("--smtp"),
                              endpoint("submission"),
                              QStringLiteral("--from"),
                              QLatin1String(SandboxFixture::anne),
                              QStringLiteral("--to"),
                              QLatin1String(SandboxFixture::cardiology),
                              QStringLiteral("--subject"),
                              QStringLiteral("Essai de bout en bout"),
                              QStringLiteral("--text"),
                              QStringLiteral("Chère consœur"),
                              QStringLiteral("--nil"),
                              QStringLiteral("3734"),
                              QStringLiteral("--ca"),
                              m_sandbox.file("anchors"),
                              QStringLiteral("--secret-file")};
    const auto sent = test::runCli(sending + QStringList{annes}, QStringLiteral(PUPITRE_CLI));
    QVERIFY2(sent.exitCode == 0, qPrintable(QString::fromUtf8(sent.out + sent.err)));
    // Another's token at the same door.
    QCOMPARE(test::runCli(sending + QStringList{claires}, QStringLiteral(PUPITRE_CLI)).exitCode, 3);
    const QString received = m_folder.filePath(QStringLiteral("recus"));
    const QStringList fetching{QStringLiteral("lps"),
                               QStringLiteral("fetch"),
                               endpoint("imap"),
                               QStringLiteral("--json"),
                               QStringLiteral("--mailbox"),
                               QLatin1String(SandboxFixture::cardiology),
                               QStringLiteral("--ca"),
                               m_sandbox.file("anchors"),
                               QStringLiteral("--secret-file"),
                               claires,
                               QStringLiteral("--out"),
                               received};
    QByteArray message;
    for (const QDeadlineTimer deadline(60000); message.isEmpty() && !deadline.hasExpired(); QTest::qWait(500)) {
        const auto fetched = test::runCli(fetching, QStringLiteral(PUPITRE_CLI));
        QVERIFY2(fetched.exitCode == 0, qPrintable(QString::fromUtf8(fetched.out + fetched.err)));
        for (const QFileInfo& info : QDir(received).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                message += file.readAll();
        }
    }
    QVERIFY2(message.contains("X-MSS-NIL: 3734"), message.constData());
    QVERIFY2(message.contains("Essai de bout en bout"), message.constData());
}

void TestTokenCommandLine::anApplicationSendsByItsCertificate()
{
    const auto send = [&](const char* identity) {
        return test::runCli({QStringLiteral("lps"), QStringLiteral("send"), QStringLiteral("--json"),
                             QStringLiteral("--smtp"), endpoint("submission"), QStringLiteral("--from"),
                             QLatin1String(SandboxFixture::application), QStringLiteral("--to"),
                             QLatin1String(SandboxFixture::cardiology), QStringLiteral("--text"),
                             QStringLiteral("Résultat"), QStringLiteral("--nil"), QStringLiteral("3734"),
                             QStringLiteral("--mechanism"), QStringLiteral("plain"), QStringLiteral("--identity"),
                             m_sandbox.file(identity), QStringLiteral("--ca"), m_sandbox.file("anchors")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const auto sent = send("app");
    QVERIFY2(sent.exitCode == 0, qPrintable(QString::fromUtf8(sent.out + sent.err)));
    for (const char* bad : {"revoked", "expired", "foreign", "wrong_usage", "app_other"}) {
        const auto refused = send(bad);
        QCOMPARE(refused.exitCode, 3);
        QCOMPARE(refused.json.value(QLatin1String("errors"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("code"))
                     .toString(),
                 QStringLiteral("lps.login-refused"));
    }
}

void TestTokenCommandLine::inspectedWithoutNetwork()
{
    const test::TokenKey key = test::TokenKey::rsa(QStringLiteral("psc"));
    const QDateTime now(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
    const QString keys = test::writeFile(m_folder, QStringLiteral("keys.json"), test::keySet({key.publicKey()}));
    const QString file = test::writeFile(m_folder, QStringLiteral("autre"),
                                         key.sign(QStringLiteral("PS256"), test::tokenClaims(now)) + "\n");
    const QStringList words{QStringLiteral("inspect"), file, QStringLiteral("--keys"), keys, QStringLiteral("--at")};
    QCOMPARE(run(words + QStringList{QStringLiteral("2026-03-02T08:01:00Z")}).exitCode, 0);
    const auto late = run(words + QStringList{QStringLiteral("2026-03-02T09:00:00Z")});
    QCOMPARE(late.exitCode, 1);
    QCOMPARE(
        late.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("value")).toString(),
        QStringLiteral("expired"));
}

void TestTokenCommandLine::badUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no file") << QStringList{QStringLiteral("inspect"), QStringLiteral("/nulle/part")};
    QTest::newRow("no action") << QStringList{QStringLiteral("deviner")};
    QTest::newRow("no environment") << QStringList{QStringLiteral("ciba"), QStringLiteral("8")};
    QTest::newRow("channel") << QStringList{QStringLiteral("ciba"), QStringLiteral("8"), QStringLiteral("--channel"),
                                            QStringLiteral("fax")};
    QTest::newRow("plain http") << QStringList{QStringLiteral("ciba"), QStringLiteral("8"), QStringLiteral("--psc"),
                                               QStringLiteral("http://psc.exemple.fr")};
    QTest::newRow("time") << QStringList{QStringLiteral("inspect"), QStringLiteral("-"), QStringLiteral("--at"),
                                         QStringLiteral("demain")};
    QTest::newRow("empty") << QStringList{QStringLiteral("inspect"), QStringLiteral("-")};
}

void TestTokenCommandLine::badUsage()
{
    QFETCH(QStringList, words);
    const auto bad = run(words);
    QCOMPARE(bad.exitCode, 2);
    QVERIFY(!bad.json.value(QLatin1String("errors")).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestTokenCommandLine)
#include "tst_TokenCommandLine.moc"
