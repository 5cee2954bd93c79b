#include "app/cli/FictitiousPki.h"
#include "core/lps/ImapSession.h"
#include "core/lps/MessageComposer.h"
#include "core/lps/SmtpSession.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/Dialogue.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TlsServers.h"
#include "tests/support/Waiting.h"

using namespace pupitre;
using test::Dialogue;
using test::FaultyServer;
using test::wait;

/// Servers with other habits than Dovecot's and Exim's, each right in its own way (RFC 3501, 9051, 5321): what they
/// say is written down here, line by line, as Courier, Cyrus, Stalwart or Postfix say it.
class TestOtherServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imapInLowerCaseWithoutInitialResponse();
    void imapThatTellsMoreThanAsked();
    void imapLiteralsAndEmptyMessages();
    void smtpThatEndsTheSession_data();
    void smtpThatEndsTheSession();
    void smtpThatRefusesInManyLines();
    void smtpWithoutEightBits();
    void smtpMechanismsOnSeveralLines();
    void smtpThatKnowsNoEhlo();
    void smtpThatReadsSlowly();
    void imapSearchesBeyondAscii();
    void serversOfCertificates_data();
    void serversOfCertificates();

private:
    static MailSession::Target target(const FaultyServer& server, MailProtocol protocol)
    {
        MailSession::Target target;
        target.protocol = protocol;
        target.host = QStringLiteral("localhost");
        target.port = server.port();
        target.tls.anchors = CertificateFile::parse(server.authority())->certificates;
        target.limits.idleTimeout = 20000;
        return target;
    }
    static Credentials token()
    {
        return {SaslMechanism::Xoauth2, QStringLiteral("a@clinique.mssante.fr"), SecureBytes("jeton")};
    }
    static QDateTime now() { return test::fixedClock().nowUtc(); }
    ConnectionFactory m_factory;
    const QByteArray m_blob = QByteArray("user=a@clinique.mssante.fr\x01"
                                         "auth=Bearer jeton\x01\x01")
                                  .toBase64();
};

void TestOtherServers::imapInLowerCaseWithoutInitialResponse()
{
    const Dialogue dialogue("S: * ok [alert] be welcome\nC: a1 CAPABILITY\n"
                            "S: * capability imap4rev1 starttls logindisabled\nS: a1 ok done\n"
                            "C: a2 STARTTLS\nS: a2 ok begin\nTLS\n"
                            "C: a3 CAPABILITY\nS: * capability imap4rev1 auth=xoauth2\nS: a3 ok\n"
                            "C: a4 AUTHENTICATE XOAUTH2\nS: +\nC: " +
                            m_blob +
                            "\nS: * 1 exists\nS: a4 ok\n"
                            "C: a5 CAPABILITY\nS: * capability imap4rev1 esearch\nS: a5 ok\n"
                            // A hierarchy without a delimiter, names with bytes of UTF-8 as they are.
                            "C: a6 LIST \"\" \"*\"\nS: * list () NIL INBOX\n"
                            "S: * list (\\HasNoChildren \\junk) \".\" \"INBOX.Ind\xC3\xA9sirables\"\nS: a6 ok\n"
                            "C: a7 EXAMINE \"INBOX\"\nS: * flags (\\Seen)\nS: * 2 exists\nS: * ok [uidvalidity 7]\n"
                            "S: a7 ok [read-only] done\n"
                            "C: a8 UID SEARCH RETURN (ALL) ALL\nS: * esearch (tag \"a8\") uid all 3:4\nS: a8 ok\n"
                            "C: a9 LOGOUT\nS: * bye\nS: a9 ok\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, MailProtocol::Imap), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(), answer); }));
    const auto folders = wait<QList<ImapFolder>>([&](auto answer) { session.list(answer); });
    VERIFY_RESULT(folders);
    QCOMPARE(folders->size(), 2);
    QVERIFY(folders->at(0).delimiter.isEmpty());
    QCOMPARE(folders->at(1).name, QStringLiteral("INBOX.Indésirables"));
    QVERIFY(folders->at(1).has("\\Junk"));
    const auto selected = wait<ImapSelection>([&](auto answer) { session.select("INBOX", true, answer); });
    VERIFY_RESULT(selected);
    QCOMPARE(selected->messages, 2);
    QCOMPARE(selected->uidValidity, 7);
    QVERIFY(selected->readOnly);
    const auto found = wait<QList<qint64>>([&](auto answer) { session.search("ALL", answer); });
    VERIFY_RESULT(found);
    QCOMPARE(*found, (QList<qint64>{3, 4}));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::imapThatTellsMoreThanAsked()
{
    // Data of nobody's request before, between and after the answers; capabilities again and again.
    const Dialogue dialogue(
        test::imapOpening("IMAP4rev1 AUTH=XOAUTH2 SASL-IR LITERAL- ID") + "C: a4 AUTHENTICATE XOAUTH2 " + m_blob +
        "\nS: * OK [CAPABILITY IMAP4rev1 LITERAL- UIDPLUS] soon\nS: a4 OK [CAPABILITY IMAP4rev1 LITERAL- UIDPLUS] in\n"
        "C: a5 CAPABILITY\nS: * CAPABILITY IMAP4rev1 LITERAL- UIDPLUS\nS: * 0 RECENT\nS: a5 OK\n"
        "C: a6 UID SEARCH ALL\nS: * 4 EXPUNGE\nS: * 3 FETCH (FLAGS (\\Seen))\nS: * SEARCH\nS: * SEARCH 9 8\nS: a6 OK\n"
        "C: a7 LOGOUT\nS: * BYE\nS: a7 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, MailProtocol::Imap), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(), answer); }));
    const auto found = wait<QList<qint64>>([&](auto answer) { session.search("ALL", answer); });
    VERIFY_RESULT(found);
    QCOMPARE(*found, (QList<qint64>{8, 9}));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::imapLiteralsAndEmptyMessages()
{
    // Flags apart from the message, items in another order, a message that is gone, one without a body.
    const Dialogue dialogue(test::imapOpening("IMAP4rev1") +
                            "C: a4 UID FETCH 5:7 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])\n"
                            "S: * 1 FETCH (FLAGS (\\Recent) UID 5)\n"
                            "S: * 1 FETCH (BODY[] {12}\nS: Subject: x\n"
                            "S:  RFC822.SIZE 12 UID 5 INTERNALDATE \" 2-Mar-2026 08:00:00 +0000\")\n"
                            "S: * 2 FETCH (UID 6 BODY[] NIL)\n"
                            "S: * 3 FETCH (UID 7 BODY[] \"\")\n"
                            "S: a4 OK some of them are gone\nC: a5 LOGOUT\nS: a5 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, MailProtocol::Imap), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    const auto messages = wait<QList<ImapMessage>>([&](auto answer) {
        session.fetch({5, 6, 7}, ImapSession::Part::Whole, answer);
    });
    VERIFY_RESULT(messages);
    QCOMPARE(messages->size(), 1);
    QCOMPARE(messages->first().uid, 5);
    QCOMPARE(messages->first().size, 12);
    QVERIFY(messages->first().content.startsWith("Subject: x"));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::smtpThatEndsTheSession_data()
{
    QTest::addColumn<QByteArray>("script");
    const QByteArray clear("S: 220 ready\nC: EHLO [127.0.0.1]\n");
    const QByteArray closing("S: 421-4.3.2 closing\nS: 421 4.3.2 maintenance\n");
    QTest::newRow("at EHLO") << clear + closing;
    QTest::newRow("at STARTTLS") << clear + "S: 250-server\nS: 250 STARTTLS\nC: STARTTLS\n" + closing;
    QTest::newRow("under TLS") << clear +
                                      "S: 250-server\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\n"
                                      "C: EHLO [127.0.0.1]\n" +
                                      closing;
    QTest::newRow("in the envelope") << test::smtpOpening({"AUTH XOAUTH2"}) + "C: MAIL FROM:<a@clinique.mssante.fr>\n" +
                                            closing;
    QTest::newRow("in place of the message") << test::smtpOpening({"AUTH XOAUTH2"}) +
                                                    "C: MAIL FROM:<a@clinique.mssante.fr>\nS: 250 ok\n"
                                                    "C: RCPT TO:<b@labo.mssante.fr>\nS: 250 ok\nC: DATA\n" +
                                                    closing;
}

void TestOtherServers::smtpThatEndsTheSession()
{
    QFETCH(QByteArray, script);
    const Dialogue dialogue(script);
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server, MailProtocol::Smtp), now());
    const auto opened = wait<void>([&](auto answer) { session.open(answer); });
    Error error = opened ? Error(ErrorCode::Cancelled) : opened.error();
    if (opened) {
        SmtpEnvelope envelope;
        envelope.sender = QStringLiteral("a@clinique.mssante.fr");
        envelope.recipients = QStringList{QStringLiteral("b@labo.mssante.fr")};
        const auto receipt =
            wait<SmtpReceipt>([&](auto answer) { session.send(envelope, "Subject: x\r\n\r\nx\r\n", answer); });
        QVERIFY(!receipt);
        error = receipt.error();
    }
    QCOMPARE(errorName(error.code()), QStringLiteral("net.closed"));
    QVERIFY2(error.detail().contains(QLatin1String("maintenance")), qPrintable(error.detail()));
    QVERIFY(session.isOver());
}

void TestOtherServers::smtpThatRefusesInManyLines()
{
    const Dialogue dialogue(test::smtpOpening({"PIPELINING", "ENHANCEDSTATUSCODES"}) +
                            "C: MAIL FROM:<a@clinique.mssante.fr>\nC: RCPT TO:<b@labo.mssante.fr>\n"
                            "S: 250 2.1.0 Ok\nS: 550-5.7.1 Refused: see\nS: 550-5.7.1 the conditions of use\n"
                            "S: 550 5.7.1 of this service\nC: RSET\nS: 250 2.0.0 Ok\nC: QUIT\nS: 221 2.0.0 Bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server, MailProtocol::Smtp), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    SmtpEnvelope envelope;
    envelope.sender = QStringLiteral("a@clinique.mssante.fr");
    envelope.recipients = QStringList{QStringLiteral("b@labo.mssante.fr")};
    const auto receipt =
        wait<SmtpReceipt>([&](auto answer) { session.send(envelope, "Subject: x\r\n\r\nx\r\n", answer); });
    VERIFY_ERROR(receipt, ErrorCode::LpsRefused);
    QVERIFY2(receipt.error().detail().contains(QLatin1String("conditions of use")),
             qPrintable(receipt.error().detail()));
    QVERIFY(session.isUsable());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::smtpWithoutEightBits()
{
    // What the composer makes is ASCII throughout: a server without 8BITMIME and SMTPUTF8 takes it.
    const Dialogue dialogue(test::smtpOpening({"SIZE 100000"}) +
                            "C: *\nS: 250 ok\nC: *\nS: 250 ok\nC: DATA\nS: 354 go\n");
    const FaultyServer server(dialogue.behaviour());
    MessageDraft draft;
    draft.from = {QStringLiteral("Dr Zoé"), QStringLiteral("a@clinique.mssante.fr")};
    draft.to = {{QStringLiteral("Équipe"), QStringLiteral("b@labo.mssante.fr")}};
    draft.subject = QStringLiteral("Été");
    draft.text = QStringLiteral("Chère consœur\n");
    draft.productNumber = QStringLiteral("3734");
    const Composition composition = compose(draft, now());
    QVERIFY(composition.isGood());
    SmtpSession session(m_factory, target(server, MailProtocol::Smtp), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    const auto receipt =
        wait<SmtpReceipt>([&](auto answer) { session.send(composition.envelope, composition.content, answer); });
    QVERIFY(!receipt); // the server of the script hangs up after the invitation…
    QCOMPARE(errorName(receipt.error().code()), QStringLiteral("net.closed"));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem())); // …which it was asked for
}

void TestOtherServers::smtpMechanismsOnSeveralLines()
{
    // A line for each mechanism, and the form of before RFC 2554 for programs of its time.
    const QByteArray blob = QByteArray("\0a@clinique.mssante.fr\0jeton", 28).toBase64();
    const Dialogue dialogue(test::smtpOpening({"AUTH LOGIN", "AUTH=LOGIN PLAIN", "auth xoauth2"}) + "C: AUTH PLAIN " +
                            blob + "\nS: 235 in\nC: QUIT\nS: 221 Bye\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server, MailProtocol::Smtp), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    QCOMPARE(session.mechanisms(),
             (QStringList{QStringLiteral("LOGIN"), QStringLiteral("PLAIN"), QStringLiteral("XOAUTH2")}));
    Credentials credentials = token();
    credentials.mechanism = SaslMechanism::External;
    const auto absent = wait<void>([&](auto answer) { session.authenticate(credentials, answer); });
    VERIFY_ERROR(absent, ErrorCode::LpsNotOffered);
    QCOMPARE(absent.error().detail(), QStringLiteral("LOGIN PLAIN XOAUTH2"));
    credentials.mechanism = SaslMechanism::Plain;
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(credentials, answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::smtpThatKnowsNoEhlo()
{
    // LMTP on that port, or a client that is not wanted: the words of the server are the reason.
    const Dialogue dialogue("S: 220 ready\nC: EHLO [127.0.0.1]\nS: 500 5.5.1 this is LMTP\n");
    const FaultyServer server(dialogue.behaviour());
    SmtpSession session(m_factory, target(server, MailProtocol::Smtp), now());
    const auto opened = wait<void>([&](auto answer) { session.open(answer); });
    VERIFY_ERROR(opened, ErrorCode::LpsRefused);
    QCOMPARE(opened.error().detail(), QStringLiteral("500 5.5.1 this is LMTP"));
    QCOMPARE(session.report().steps.last().code, QStringLiteral("refused"));
}

void TestOtherServers::smtpThatReadsSlowly()
{
    // It takes several times the limit of silence for a large message, and is not silent.
    constexpr qsizetype size = 8 << 20;
    const Dialogue opening(test::smtpOpening({"SIZE 100000000"}) +
                           "C: MAIL FROM:<a@clinique.mssante.fr> SIZE=" + QByteArray::number(size) +
                           "\nS: 250 ok\nC: RCPT TO:<b@labo.mssante.fr>\nS: 250 ok\nC: DATA\nS: 354 go\n");
    const FaultyServer server([behaviour = opening.behaviour()](FaultyServer::Client& client) {
        behaviour(client);
        client.holdAtMost(64 << 10);
        QByteArray end;
        while (client.isOpen() && !end.endsWith("\r\n.\r\n")) {
            const QByteArray heard = client.hearBytes(512 << 10, 3000);
            if (heard.isEmpty())
                break;
            end = (end + heard).right(5);
            QThread::msleep(160);
        }
        client.say("250 taken\r\n");
        client.hear();
        client.say("221 bye\r\n");
    });
    MailSession::Target slow = target(server, MailProtocol::Smtp);
    slow.limits.idleTimeout = 2000;
    SmtpSession session(m_factory, slow, now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    SmtpEnvelope envelope;
    envelope.sender = QStringLiteral("a@clinique.mssante.fr");
    envelope.recipients = QStringList{QStringLiteral("b@labo.mssante.fr")};
    const QByteArray line(62, 'x');
    QByteArray content("Subject: x\r\n\r\n");
    while (content.size() + line.size() + 2 <= size)
        content += line + "\r\n";
    content.insert(12, "X: " + QByteArray(size - content.size() - 5, 'y') + "\r\n");
    QCOMPARE(content.size(), size);
    VERIFY_RESULT(wait<SmtpReceipt>([&](auto answer) { session.send(envelope, content, answer); }));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(opening.problem().isEmpty(), qPrintable(opening.problem()));
}

void TestOtherServers::imapSearchesBeyondAscii()
{
    const Dialogue dialogue(
        test::imapOpening("IMAP4rev1") +
        "C: a4 UID SEARCH CHARSET UTF-8 OR SUBJECT {10}\nS: + go\nC: R\xC3\xA9sultats (FROM {4}\nS: +\n"
        "C: Zo\xC3\xA9 SUBJECT \"x \\\" y\")\nS: * SEARCH 4\nS: a4 OK\n"
        "C: a5 UID SEARCH SUBJECT \"plain\"\nS: a5 OK\n"
        "C: a6 LOGOUT\nS: a6 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, MailProtocol::Imap), now());
    VERIFY_RESULT(wait<void>([&](auto answer) { session.open(answer); }));
    const auto found = wait<QList<qint64>>([&](auto answer) {
        session.search("OR SUBJECT \"R\xC3\xA9sultats\" (FROM Zo\xC3\xA9 SUBJECT \"x \\\" y\")", answer);
    });
    VERIFY_RESULT(found);
    QCOMPARE(*found, QList<qint64>{4});
    VERIFY_RESULT(wait<QList<qint64>>([&](auto answer) { session.search("SUBJECT \"plain\"", answer); }));
    // What would begin another command is none of the criteria, in whichever piece it stands.
    VERIFY_ERROR(wait<QList<qint64>>([&](auto answer) { session.search("SUBJECT \xC3\xA9 ALL\r\na LOGOUT", answer); }),
                 ErrorCode::NetProtocol);
    VERIFY_RESULT(wait<void>([&](auto answer) { session.leave(answer); }));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestOtherServers::serversOfCertificates_data()
{
    QTest::addColumn<QStringList>("version");
    QTest::addColumn<bool>("shown");
    QTest::addColumn<QString>("error");
    // In TLS 1.3 the client's handshake is over before its certificate is judged; in TLS 1.2 a missing one is told by
    // the alert of all failures.
    const QStringList tls13{QStringLiteral("-tls1_3")};
    const QStringList tls12{QStringLiteral("-tls1_2")};
    QTest::newRow("1.3, none shown") << tls13 << false << "net.certificate-wanted";
    QTest::newRow("1.3, another authority's") << tls13 << true << "net.certificate-refused";
    QTest::newRow("1.2, none shown") << tls12 << false << "net.tls-handshake";
    QTest::newRow("1.2, another authority's") << tls12 << true << "net.certificate-refused";
}

void TestOtherServers::serversOfCertificates()
{
    QFETCH(QStringList, version);
    QFETCH(bool, shown);
    QFETCH(QString, error);
    test::OpenSslServer server;
    const QString problem =
        server.start(version + QStringList{QStringLiteral("-Verify"), QStringLiteral("3"),
                                           QStringLiteral("-verify_return_error"), QStringLiteral("-quiet")});
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    const test::StartTlsRelay relay(MailProtocol::Smtp, server.port());
    MailSession::Target target;
    target.protocol = MailProtocol::Smtp;
    target.host = QStringLiteral("localhost");
    target.port = relay.port();
    target.tls.enforce = false;
    target.limits.idleTimeout = 20000;
    if (shown) {
        const FictitiousPki pki(QDateTime::currentDateTimeUtc());
        FictitiousPki::Leaf leaf;
        leaf.product = CertificateProduct::OrgAuthCli;
        leaf.commonName = QStringLiteral("client");
        leaf.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
        leaf.notAfter = leaf.notBefore.addDays(30);
        const FictitiousPki::Issued issued = pki.issue(leaf);
        auto identity = std::make_shared<ClientIdentity>();
        identity->chain = CertificateFile::parse(issued.certificatePem())->certificates;
        const QByteArray key = issued.keyPem();
        identity->key = SecureBytes(key);
        target.tls.identity = identity;
    }
    SmtpSession session(m_factory, target, now());
    const auto opened = wait<void>([&](auto answer) { session.open(answer); });
    QVERIFY(!opened);
    QCOMPARE(errorName(opened.error().code()), error);
    QCOMPARE(opened.error().value(), QStringLiteral("localhost:%1").arg(relay.port()));
}

QTEST_GUILESS_MAIN(TestOtherServers)
#include "tst_OtherServers.moc"
