#include "core/lps/ImapSession.h"
#include "tests/lps/MessageData.h"
#include "tests/support/Dialogue.h"
#include "tests/support/DovecotFixture.h"
#include "tests/support/TestSupport.h"

#include <QEventLoop>

using namespace pupitre;

/// lps send, lps fetch and lps inspect, run as a person runs them.
class TestMessageCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void composesAndInspects();
    void inspectSaysNo();
    void inspectRefusesWhatIsNoMessage();
    void badUsageIsToldAllAtOnce();
    void sendsUnderAToken_data();
    void sendsUnderAToken();
    void aRefusedTokenIsAFailureOfTheOutside();
    void fetchesFromARealServer();

private:
    static test::CliRun run(const QStringList& words)
    {
        return test::runCli(words + QStringList{QStringLiteral("--json")}, QStringLiteral(PUPITRE_CLI));
    }
    QString file(const char* name, const QByteArray& content)
    {
        return test::writeFile(m_folder, QString::fromLatin1(name), content);
    }
    QTemporaryDir m_folder;
};

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

QJsonObject resultOf(const test::CliRun& run)
{
    return run.json.value(QLatin1String("result")).toObject();
}

QStringList codesOf(const test::CliRun& run)
{
    QStringList codes;
    for (const QJsonValue& error : run.json.value(QLatin1String("errors")).toArray())
        codes.append(error.toObject().value(QLatin1String("code")).toString());
    return codes;
}

QString verdictOf(const test::CliRun& run, const char* id)
{
    for (const QJsonValue& value : resultOf(run).value(QLatin1String("rules")).toArray()) {
        const QJsonObject rule = value.toObject();
        if (rule.value(QLatin1String("id")).toString() == QLatin1String(id))
            return rule.value(QLatin1String("verdict")).toString();
    }
    return {};
}

} // namespace

void TestMessageCommands::composesAndInspects()
{
    const QString cda = file("cda.xml", test::fictitious("letter.xml"));
    const QString pdf = file("cda.pdf", test::fictitious("letter.pdf"));
    const QString eml = m_folder.filePath(QStringLiteral("message.eml"));
    const test::CliRun sent = run(
        words("lps send --from a@clinique.mssante.fr --name Dr_Marie_FICTIF --to b@labo.mssante.fr --subject Lettre "
              "--text Bonjour --nil 3734 --read-receipt --cda") +
        QStringList{cda, QStringLiteral("--pdf"), pdf, QStringLiteral("--write"), eml});
    QCOMPARE(sent.exitCode, 0);
    QVERIFY(
        resultOf(sent).value(QLatin1String("message_id")).toString().endsWith(QLatin1String("@clinique.mssante.fr>")));
    const test::CliRun inspected = run(words("lps inspect") + QStringList{eml});
    QVERIFY2(inspected.exitCode == 0, inspected.out.right(3000).constData());
    const QJsonObject result = resultOf(inspected);
    QCOMPARE(result.value(QLatin1String("headers")).toObject().value(QLatin1String("X-MSS-CODECDA")).toString(),
             QStringLiteral("34133-9"));
    QCOMPARE(result.value(QLatin1String("parts")).toArray().size(), 3);
    QCOMPARE(verdictOf(inspected, "ECO.2.4.3"), QStringLiteral("ok"));
    QCOMPARE(verdictOf(inspected, "ECO.1.1.1"), QStringLiteral("not-applicable"));
    for (const QJsonValue& rule : result.value(QLatin1String("rules")).toArray())
        QVERIFY(!rule.toObject().value(QLatin1String("text")).toString().isEmpty());
    const test::CliRun plain = test::runCli(words("lps inspect") + QStringList{eml}, QStringLiteral(PUPITRE_CLI));
    QCOMPARE(plain.exitCode, 0);
    QVERIFY(plain.out.contains("ECO.2.4.3") && plain.out.contains("IHE_XDM.ZIP"));
}

void TestMessageCommands::inspectSaysNo()
{
    const QString eml = file("broken.eml", "Date: Mon, 2 Mar 2026 09:00:00 +0100\r\nFrom: a@b.fr\r\nSubject: "
                                           "XDM/1.0/DDM+x\r\n\r\nbonjour\r\n");
    const test::CliRun run = TestMessageCommands::run(words("lps inspect") + QStringList{eml});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.json.value(QLatin1String("ok")).toBool(true), false);
    QCOMPARE(verdictOf(run, "ECO.2.1.1"), QStringLiteral("broken"));
    QVERIFY(codesOf(run).contains(QLatin1String("message.rule-broken")));
    // A hostile archive: its reason is an error of its own.
    QByteArray bytes = test::seeds(QStringLiteral("message")).first();
    QVERIFY(bytes.contains("IHE_XDM.ZIP"));
    const qsizetype at = bytes.indexOf("UEsDB"); // the archive, in base64: cut in its middle
    const QString hostile = file("hostile.eml", bytes.first(at + 400) + bytes.sliced(bytes.indexOf("\r\n--b\r\n", at)));
    const test::CliRun refused = TestMessageCommands::run(words("lps inspect") + QStringList{hostile});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(verdictOf(refused, "XDM.ARCHIVE"), QStringLiteral("broken"));
    QCOMPARE(resultOf(refused).value(QLatin1String("xdm")).toObject().value(QLatin1String("accepted")).toBool(true),
             false);
    QVERIFY(codesOf(refused).join(u' ').contains(QLatin1String("package.")));
}

void TestMessageCommands::inspectRefusesWhatIsNoMessage()
{
    const test::CliRun other = run(words("lps inspect") + QStringList{file("image.eml", "\x89PNG\r\n\x1a\n")});
    QCOMPARE(other.exitCode, 2);
    QCOMPARE(codesOf(other), QStringList{QStringLiteral("message.shapeless")});
    QCOMPARE(codesOf(run(words("lps inspect /nonexistent.eml"))), QStringList{QStringLiteral("file.not-found")});
    QCOMPARE(run(words("lps inspect")).exitCode, 2);
}

void TestMessageCommands::badUsageIsToldAllAtOnce()
{
    const test::CliRun bad =
        run(words("lps send --from nobody --to also-nobody --cda /nonexistent.xml --smtp nowhere"));
    QCOMPARE(bad.exitCode, 2);
    QVERIFY2(codesOf(bad).size() >= 4, qPrintable(codesOf(bad).join(u' ')));
    const test::CliRun fetch = run(words("lps fetch localhost --mailbox a@b.fr --mechanism rot13 --limit 0"));
    QCOMPARE(fetch.exitCode, 2);
    QVERIFY2(codesOf(fetch).size() >= 3, qPrintable(codesOf(fetch).join(u' ')));
}

void TestMessageCommands::sendsUnderAToken_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("file") << "--secret-file" << file("token.txt", "jeton-fictif-123\r\n");
    QTest::newRow("variable") << "--secret-env"
                              << "PUPITRE_TEST_TOKEN";
    QTest::newRow("command") << "--secret-command"
                             << "printf jeton-fictif-123";
}

void TestMessageCommands::sendsUnderAToken()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    qputenv("PUPITRE_TEST_TOKEN", "jeton-fictif-123");
    const QByteArray blob = QByteArray("user=a@clinique.mssante.fr\x01"
                                       "auth=Bearer jeton-fictif-123\x01\x01")
                                .toBase64();
    const test::Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2", "PIPELINING"}) + "C: AUTH XOAUTH2 " + blob +
                                  "\nS: 235 ok\nC: MAIL FROM:<a@clinique.mssante.fr>\nC: RCPT TO:<b@labo.mssante.fr>\n"
                                  "S: 250 ok\nS: 250 ok\nC: DATA\nS: 354 go\n" +
                                  QByteArray("C: *\n").repeated(11) + "C: .\nS: 250 queued\nC: QUIT\nS: 221 bye\n");
    const test::FaultyServer server(dialogue.behaviour());
    const test::CliRun sent =
        run(words("lps send --from a@clinique.mssante.fr --to b@labo.mssante.fr --subject x --text y --nil 3734") +
            QStringList{QStringLiteral("--smtp"), QStringLiteral("localhost:%1").arg(server.port()),
                        QStringLiteral("--ca"), file("ca.pem", server.authority()), option, value});
    QVERIFY2(sent.exitCode == 0, sent.out.constData());
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    QCOMPARE(resultOf(sent).value(QLatin1String("receipt")).toObject().value(QLatin1String("reply")).toString(),
             QStringLiteral("250 queued"));
    QVERIFY(!sent.out.contains("jeton-fictif") && !sent.err.contains("jeton-fictif") && !sent.out.contains(blob));
}

void TestMessageCommands::aRefusedTokenIsAFailureOfTheOutside()
{
    const test::Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2"}) + "C: *\nS: 535 5.7.8 no\nC: QUIT\nS: 221 bye\n");
    const test::FaultyServer server(dialogue.behaviour());
    const test::CliRun sent =
        run(words("lps send --from a@clinique.mssante.fr --to b@labo.mssante.fr --subject x --text y") +
            QStringList{QStringLiteral("--smtp"), QStringLiteral("localhost:%1").arg(server.port()),
                        QStringLiteral("--ca"), file("ca.pem", server.authority()), QStringLiteral("--secret-file"),
                        file("t.txt", "jeton-fictif")});
    QCOMPARE(sent.exitCode, 3);
    QCOMPARE(codesOf(sent), QStringList{QStringLiteral("lps.token-refused")});
}

void TestMessageCommands::fetchesFromARealServer()
{
    if (const QString missing = test::DovecotFixture::missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    test::DovecotFixture dovecot;
    const QString problem = dovecot.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QByteArray message = compose(test::documentDraft(), test::composedAt()).content;
    {
        const ConnectionFactory factory;
        MailSession::Target target;
        target.host = QStringLiteral("localhost");
        target.port = dovecot.imapPort();
        target.tls.anchors = CertificateFile::read(dovecot.authorityFile())->certificates;
        ImapSession session(factory, target, QDateTime::currentDateTimeUtc());
        QEventLoop loop;
        session.open([&](const Result<void>&) {
            session.authenticate({SaslMechanism::Plain, QStringLiteral("lu@clinique.mssante.fr"), SecureBytes("essai")},
                                 [&](const Result<void>&) {
                                     session.append("INBOX", {}, message, [&](const Result<std::optional<qint64>>&) {
                                         session.leave([&](const Result<void>&) { loop.quit(); });
                                     });
                                 });
        });
        loop.exec();
    }
    const QString out = m_folder.filePath(QStringLiteral("recus"));
    const test::CliRun fetched =
        run(words("lps fetch --mailbox lu@clinique.mssante.fr --mechanism plain --inspect --out") +
            QStringList{out, QStringLiteral("localhost:%1").arg(dovecot.imapPort()), QStringLiteral("--ca"),
                        dovecot.authorityFile(), QStringLiteral("--secret-file"), file("password.txt", "essai\n")});
    QVERIFY2(fetched.exitCode == 0, fetched.out.right(3000).constData());
    const QJsonArray messages = resultOf(fetched).value(QLatin1String("messages")).toArray();
    QCOMPARE(messages.size(), 1);
    QFile saved(messages.first().toObject().value(QLatin1String("file")).toString());
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), message);
}

QTEST_GUILESS_MAIN(TestMessageCommands)
#include "tst_MessageCommands.moc"
