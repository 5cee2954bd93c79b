#include "core/lps/SmtpSession.h"
#include "tests/support/Dialogue.h"
#include "tests/support/TestSupport.h"

#include <QEventLoop>
#include <QJsonDocument>

using namespace pupitre;
using test::Dialogue;
using test::FaultyServer;

/// The SMTP client, dialogue by dialogue ("S:" the server, "C:" what must be heard).
class TestSmtpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOneCommandAtATime();
    void sendsInOneGo();
    void aLongTokenGoesAfterTheInvitation();
    void refusedAuthentications_data();
    void refusedAuthentications();
    void refusedMessages_data();
    void refusedMessages();
    void whatCannotBeSentIsNotSent_data();
    void whatCannotBeSentIsNotSent();
    void someRecipientsAreRefused();

private:
    static MailSession::Target target(const FaultyServer& server);
    static Credentials token(const QByteArray& secret = "jeton")
    {
        return {SaslMechanism::Xoauth2, QStringLiteral("a@clinique.mssante.fr"), SecureBytes(secret)};
    }
    static SmtpEnvelope envelope()
    {
        return {QStringLiteral("a@clinique.mssante.fr"), {QStringLiteral("b@labo.mssante.fr")}, false, {}};
    }
    ConnectionFactory m_factory;
};

namespace {

const QByteArray blob = QByteArray("user=a@clinique.mssante.fr\x01"
                                   "auth=Bearer jeton\x01\x01")
                            .toBase64();
const QByteArray mail = "Subject: essai\r\n\r\n.point\r\n..\r\nfin\r\n";

template <class T, class Start>
Result<T> wait(Start start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    start([&](Result<T> answer) {
        result = std::move(answer);
        loop.quit();
    });
    if (!result)
        loop.exec();
    return *result;
}

Result<void> open(MailSession& session)
{
    return wait<void>([&](auto answer) { session.open(answer); });
}

Result<void> leave(MailSession& session)
{
    return wait<void>([&](auto answer) { session.leave(answer); });
}

} // namespace

MailSession::Target TestSmtpSession::target(const FaultyServer& server)
{
    MailSession::Target target;
    target.protocol = MailProtocol::Smtp;
    target.host = QStringLiteral("localhost");
    target.port = server.port();
    target.tls.anchors = CertificateFile::parse(server.authority())->certificates;
    target.limits.idleTimeout = 3000;
    return target;
}

void TestSmtpSession::sendsOneCommandAtATime()
{
    const Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2 PLAIN", "SIZE 10000"}) + "C: AUTH XOAUTH2 " + blob +
                            "\nS: 235 2.7.0 ok\n"
                            "C: MAIL FROM:<a@clinique.mssante.fr> SIZE=35\nS: 250 ok\n"
                            "C: RCPT TO:<b@labo.mssante.fr>\nS: 250 ok\nC: DATA\nS: 354 go\n"
                            "C: Subject: essai\nC: \nC: ..point\nC: ...\nC: fin\nC: .\nS: 250 2.0.0 queued as 12\n"
                            "C: QUIT\nS: 221 bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(), answer); }));
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { session.send(envelope(), mail, answer); });
    VERIFY_RESULT(receipt);
    QCOMPARE(receipt->reply, QStringLiteral("250 2.0.0 queued as 12"));
    QCOMPARE(receipt->octets, mail.size());
    QVERIFY(receipt->recipients.first().accepted);
    QCOMPARE(receipt->extensions, QStringList{QStringLiteral("SIZE")});
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    const QByteArray report = QJsonDocument(session.report().toJson()).toJson();
    QVERIFY(!report.contains(blob) && !report.contains("jeton"));
    QVERIFY(!report.contains(".point")); // a message may hold health data: its content is not recorded
}

void TestSmtpSession::sendsInOneGo()
{
    SmtpEnvelope two = envelope();
    two.recipients.append(QStringLiteral("équipe@labo.mssante.fr"));
    two.notifySuccess = true;
    two.envelopeId = "essai+1";
    const QByteArray eight = "Subject: essai\r\n\r\n\xC3\xA9t\xC3\xA9\r\n";
    const Dialogue dialogue(
        test::smtpOpening({"PIPELINING", "CHUNKING", "8BITMIME", "SMTPUTF8", "DSN", "SIZE"}) +
        "C: MAIL FROM:<a@clinique.mssante.fr> SIZE=25 SMTPUTF8 BODY=8BITMIME RET=HDRS ENVID=essai+2B1\n"
        "C: RCPT TO:<b@labo.mssante.fr> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;b@labo.mssante.fr\n"
        "C: RCPT TO:<\xC3\xA9quipe@labo.mssante.fr> NOTIFY=SUCCESS,FAILURE ORCPT=utf-8;\\x{E9}quipe@labo.mssante.fr\n"
        "S: 250 ok\nS: 250-b\nS: 250 ok\nS: 250 ok\nC: BDAT 25 LAST\nSIZE 25\nS: 250 done\nC: QUIT\nS: 221 bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { session.send(two, eight, answer); });
    VERIFY_RESULT(receipt);
    QCOMPARE(dialogue.blocks(), eight);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestSmtpSession::aLongTokenGoesAfterTheInvitation()
{
    // 512 octets, CRLF included: this is the longest secret that goes with the command, and the next one does not.
    const qsizetype overhead = QByteArray("user=a@clinique.mssante.fr.auth=Bearer ...").size() - 1;
    const qsizetype fits = (512 - 2 - qsizetype(qstrlen("AUTH XOAUTH2 "))) / 4 * 3 - overhead;
    for (const qsizetype length : {fits, fits + 1, qsizetype(4000)}) {
        const QByteArray secret(length, 'j');
        const QByteArray sent = QByteArray("user=a@clinique.mssante.fr\x01"
                                           "auth=Bearer " +
                                           secret + "\x01\x01")
                                    .toBase64();
        const bool atOnce = length == fits;
        const Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2"}) +
                                (atOnce ? "C: AUTH XOAUTH2 " + sent : "C: AUTH XOAUTH2\nS: 334 \nC: " + sent) +
                                "\nS: 235 ok\nC: QUIT\nS: 221\n");
        const FaultyServer server(dialogue.behaviour());
        SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
        VERIFY_RESULT(open(session));
        VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(secret), answer); }));
        VERIFY_RESULT(leave(session));
        QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    }
}

void TestSmtpSession::refusedAuthentications_data()
{
    QTest::addColumn<QByteArray>("exchange");
    QTest::addColumn<QString>("error");
    const QByteArray json = QByteArray(R"({"status":"401","schemes":"bearer","scope":"mail"})").toBase64();
    QTest::newRow("334, empty line, 535")
        << QByteArray("S: 334 " + json + "\nC: \nS: 535 5.7.8 no\n") << "lps.token-refused";
    QTest::newRow("drop after the challenge") << QByteArray("S: 334 " + json + "\nBYE\n") << "lps.token-refused";
    QTest::newRow("535 at once") << QByteArray("S: 535 5.7.8 no\n") << "lps.token-refused";
    QTest::newRow("550 5.7.1") << QByteArray("S: 550 5.7.1 not you\n") << "lps.token-refused";
    QTest::newRow("the line, not the token") << QByteArray("S: 500 5.5.6 line too long\n") << "lps.refused";
    QTest::newRow("454: it cannot tell now") << QByteArray("S: 454 4.7.0 later\n") << "lps.deferred";
    QTest::newRow("421") << QByteArray("S: 421 4.3.2 stopping\n") << "lps.deferred";
    QTest::newRow("not SMTP") << QByteArray("S: hello\n") << "net.unexpected-reply";
    QTest::newRow("silence") << QByteArray("C: never\n") << "net.timed-out";
}

void TestSmtpSession::refusedAuthentications()
{
    QFETCH(QByteArray, exchange);
    QFETCH(QString, error);
    const Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2"}) + "C: AUTH XOAUTH2 " + blob + '\n' + exchange);
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto done = wait<void>([&](auto answer) { session.authenticate(token(), answer); });
    QVERIFY(!done);
    QCOMPARE(errorName(done.error().code()), error);
    if (exchange.contains("334"))
        QVERIFY(done.error().detail().contains(QLatin1String("401")));
    VERIFY_RESULT(leave(session));
}

void TestSmtpSession::refusedMessages_data()
{
    QTest::addColumn<QByteArray>("exchange");
    QTest::addColumn<QString>("error");
    QTest::newRow("sender refused")
        << QByteArray("C: MAIL FROM:<a@clinique.mssante.fr>\nS: 550 5.7.1 not yours\nC: RSET\nS: 250\n")
        << "lps.refused";
    QTest::newRow("recipient refused")
        << QByteArray("C: MAIL FROM:<a@clinique.mssante.fr>\nS: 250\nC: *\nS: 550 5.1.1 unknown\nC: RSET\nS: 250\n")
        << "lps.refused";
    QTest::newRow("recipient deferred")
        << QByteArray("C: MAIL FROM:<a@clinique.mssante.fr>\nS: 250\nC: *\nS: 450 4.2.0 greylisted\nC: RSET\nS: 250\n")
        << "lps.deferred";
    QTest::newRow("DATA refused") << QByteArray("C: *\nS: 250\nC: *\nS: 250\nC: DATA\nS: 554 no\nC: RSET\nS: 250\n")
                                  << "lps.refused";
    QTest::newRow("message refused")
        << QByteArray("C: *\nS: 250\nC: *\nS: 250\nC: DATA\nS: 354\nC: *\nC: *\nC: *\nC: *\nC: *\nC: .\n"
                      "S: 552 5.3.4 too big\nC: RSET\nS: 250\n")
        << "lps.refused";
    QTest::newRow("421 in the middle") << QByteArray("C: *\nS: 421 bye\nBYE\n") << "net.closed";
}

void TestSmtpSession::refusedMessages()
{
    QFETCH(QByteArray, exchange);
    QFETCH(QString, error);
    const bool stays = error != QLatin1String("net.closed");
    const Dialogue dialogue(test::smtpOpening({"AUTH XOAUTH2"}) + exchange + (stays ? "C: QUIT\nS: 221 bye\n" : ""));
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { session.send(envelope(), mail, answer); });
    QVERIFY(!receipt);
    QCOMPARE(errorName(receipt.error().code()), error);
    QVERIFY(!receipt.error().detail().isEmpty());
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestSmtpSession::whatCannotBeSentIsNotSent_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<QString>("error");
    const QString good = QStringLiteral("b@labo.mssante.fr");
    QTest::newRow("bare LF") << QByteArray("a\nb\r\n") << good << "lps.message-lines";
    QTest::newRow("bare CR") << QByteArray("a\rb\r\n") << good << "lps.message-lines";
    QTest::newRow("smuggled end") << QByteArray("a\r\n\n.\r\nMAIL FROM:<x>\r\n") << good << "lps.message-lines";
    QTest::newRow("NUL") << QByteArray("a\0b\r\n", 5) << good << "lps.message-lines";
    QTest::newRow("999 octets") << QByteArray(QByteArray(999, 'x') + "\r\n") << good << "lps.message-lines";
    QTest::newRow("larger than SIZE") << QByteArray(QByteArray(600, 'x') + "\r\n").repeated(2) << good
                                      << "lps.message-too-large";
    QTest::newRow("8-bit content") << QByteArray("\xC3\xA9\r\n") << good << "lps.not-offered";
    QTest::newRow("8-bit header") << QByteArray("Subject: \xC3\xA9\r\n\r\na\r\n") << good << "lps.not-offered";
    QTest::newRow("8-bit address") << QByteArray("a\r\n") << QStringLiteral("é@labo.mssante.fr") << "lps.not-offered";
    QTest::newRow("command in an address")
        << QByteArray("a\r\n") << QStringLiteral("b@c.fr>\r\nRCPT TO:<x@y.fr") << "lps.address";
    QTest::newRow("no domain") << QByteArray("a\r\n") << QStringLiteral("b") << "lps.address";
}

void TestSmtpSession::whatCannotBeSentIsNotSent()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, recipient);
    QFETCH(QString, error);
    const Dialogue dialogue(test::smtpOpening({"SIZE 1000"}) + "C: QUIT\nS: 221 bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    SmtpEnvelope to = envelope();
    to.recipients = QStringList{recipient};
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { session.send(to, content, answer); });
    QVERIFY(!receipt);
    QCOMPARE(errorName(receipt.error().code()), error);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem())); // the server has heard nothing of it
}

void TestSmtpSession::someRecipientsAreRefused()
{
    SmtpEnvelope two = envelope();
    two.recipients.append(QStringLiteral("inconnu@labo.mssante.fr"));
    const Dialogue dialogue(
        test::smtpOpening({"PIPELINING", "CHUNKING"}) +
        "C: *\nC: *\nC: *\nS: 250\nS: 250\nS: 550 5.1.1 unknown\nC: BDAT 3 LAST\nSIZE 3\nS: 250 ok\n"
        "C: QUIT\nS: 221 bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto receipt = wait<SmtpReceipt>([&](auto answer) { session.send(two, "a\r\n", answer); });
    VERIFY_RESULT(receipt);
    QVERIFY(receipt->recipients.first().accepted);
    QVERIFY(!receipt->recipients.last().accepted);
    QVERIFY(receipt->recipients.last().reply.contains(QLatin1String("5.1.1")));
    QCOMPARE(session.report().steps.last().code, QStringLiteral("recipient-refused"));
    VERIFY_RESULT(leave(session));
}

QTEST_GUILESS_MAIN(TestSmtpSession)
#include "tst_SmtpSession.moc"
