#include "core/base/Redactor.h"
#include "core/lps/ImapSession.h"
#include "tests/support/Dialogue.h"
#include "tests/support/TestSupport.h"

#include <QEventLoop>
#include <QJsonDocument>

using namespace pupitre;
using test::Dialogue;
using test::FaultyServer;

/// The IMAP client, dialogue by dialogue ("S:" the server, "C:" what must be heard).
class TestImapSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsInListsReadsAndLeaves();
    void aLongTokenGoesAfterTheInvitation();
    void refusals_data();
    void refusals();
    void nothingIsSentToAServerThatIsNotTrusted();
    void aServerWithoutStartTlsGetsNoSecret();
    void appendsWithAndWithoutInvitation_data();
    void appendsWithAndWithoutInvitation();
    void movesWithItsFallback();
    void idlesUntilStopped();
    void idleIsIssuedAgain();
    void idleStoppedBeforeItBegan();
    void aRightThatExpiresIsTold();
    void searchesAnsweredInTheNewWay();
    void whatIsTooLargeIsNotAppended();
    void aSecretTheServerRepeatsIsHidden();
    void endsWhenTheServerDoes();
    void literalsThatLieEndTheSession_data();
    void literalsThatLieEndTheSession();
    void theTranscriptHoldsNoSecret();

private:
    static MailSession::Target target(const FaultyServer& server, int idle = 20000);
    static Credentials token(const QByteArray& secret = "jeton")
    {
        return {SaslMechanism::Xoauth2, QStringLiteral("a@clinique.mssante.fr"), SecureBytes(secret)};
    }
    ConnectionFactory m_factory;
};

namespace {

// base64 of "user=a@clinique.mssante.fr^Aauth=Bearer jeton^A^A"
const QByteArray blob = QByteArray("user=a@clinique.mssante.fr\x01"
                                   "auth=Bearer jeton\x01\x01")
                            .toBase64();

// Runs an operation to its answer.
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

QString stepCode(const RunReport& report, const QString& name)
{
    for (const RunStep& step : report.steps) {
        if (step.name == name)
            return verdictCode(step.verdict) + u' ' + step.code;
    }
    return {};
}

} // namespace

MailSession::Target TestImapSession::target(const FaultyServer& server, int idle)
{
    MailSession::Target target;
    target.protocol = MailProtocol::Imap;
    target.host = QStringLiteral("localhost");
    target.port = server.port();
    target.tls.anchors = CertificateFile::parse(server.authority())->certificates;
    target.limits.idleTimeout = idle;
    return target;
}

void TestImapSession::logsInListsReadsAndLeaves()
{
    const Dialogue dialogue(
        test::imapOpening("IMAP4rev1 AUTH=XOAUTH2 SASL-IR") + "C: a4 AUTHENTICATE XOAUTH2 " + blob +
        "\nS: a4 OK [CAPABILITY IMAP4rev1 IDLE QUOTA] Logged in\nC: a5 CAPABILITY\n"
        "S: * CAPABILITY IMAP4rev1 IDLE QUOTA ID\nS: a5 OK\n"
        "C: a6 ID (\"name\" \"Pupitre\")\nS: * ID (\"name\" \"Serveur\" \"version\" NIL)\nS: a6 OK\n"
        "C: a7 LIST \"\" \"*\"\nS: * LIST (\\HasNoChildren \\Sent) \"/\" \"Envoy&AOk-s\"\n"
        "S: * LIST () \"/\" {5}\nS: INBOX\nS: a7 OK\n"
        "C: a8 SELECT \"INBOX\"\nS: * 3 EXISTS\nS: * OK [UIDVALIDITY 17] ok\nS: * OK [UIDNEXT 44] ok\n"
        "S: * OK [PERMANENTFLAGS (\\Seen \\*)] ok\nS: a8 OK [READ-WRITE] done\n"
        "C: a9 UID SEARCH UNSEEN\nS: * SEARCH 43 7 8\nS: a9 OK\n"
        "C: a10 UID FETCH 7:8,43 (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[])\n"
        "S: * 1 FETCH (UID 7 FLAGS () RFC822.SIZE 9 INTERNALDATE \"01-Jan-2026 10:00:00 +0100\" BODY[] {10}\n"
        "S: A: b\nS: c)\nS: )\nS: * 2 FETCH (FLAGS (\\Seen))\n"
        "S: a10 OK\n"
        "C: a11 GETQUOTAROOT INBOX\nS: * QUOTAROOT INBOX \"u\"\nS: * QUOTA \"u\" (STORAGE 12 1000)\nS: a11 OK\n"
        "C: a12 LOGOUT\nS: * BYE bye\nS: a12 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(), answer); }));
    QVERIFY(session.has("QUOTA") && !session.has("AUTH=XOAUTH2"));
    const auto told = wait<QList<std::pair<QString, QString>>>([&](auto answer) {
        session.identify({{"name", "Pupitre"}}, answer);
    });
    VERIFY_RESULT(told);
    QCOMPARE(told->first().second, QStringLiteral("Serveur"));
    const auto folders = wait<QList<ImapFolder>>([&](auto answer) { session.list(answer); });
    VERIFY_RESULT(folders);
    QCOMPARE(folders->size(), 2);
    QCOMPARE(folders->first().name, QStringLiteral("Envoyés"));
    QVERIFY(folders->first().has("\\sent"));
    QCOMPARE(folders->last().wire, QByteArray("INBOX"));
    const auto selected = wait<ImapSelection>([&](auto answer) { session.select("INBOX", false, answer); });
    VERIFY_RESULT(selected);
    QCOMPARE(selected->messages, 3);
    QCOMPARE(selected->uidValidity, 17);
    QCOMPARE(selected->uidNext, 44);
    QVERIFY(!selected->readOnly);
    QCOMPARE(selected->permanentFlags.size(), 2);
    const auto uids = wait<QList<qint64>>([&](auto answer) { session.search("UNSEEN", answer); });
    VERIFY_RESULT(uids);
    QCOMPARE(*uids, (QList<qint64>{7, 8, 43}));
    const auto messages =
        wait<QList<ImapMessage>>([&](auto answer) { session.fetch(*uids, ImapSession::Part::Whole, answer); });
    VERIFY_RESULT(messages);
    QCOMPARE(messages->size(), 1); // two are gone, and a change of flags is no message
    QCOMPARE(messages->first().uid, 7);
    QCOMPARE(messages->first().content, QByteArray("A: b\r\nc)\r\n"));
    QCOMPARE(messages->first().internalDate, QByteArray("01-Jan-2026 10:00:00 +0100"));
    const auto quota = wait<QList<ImapQuota>>([&](auto answer) { session.quota(answer); });
    VERIFY_RESULT(quota);
    QCOMPARE(quota->first().limit, 1000);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    QVERIFY(session.report().good());
}

void TestImapSession::aLongTokenGoesAfterTheInvitation()
{
    const QByteArray longToken(9000, 'j');
    const QByteArray sent = QByteArray("user=a@clinique.mssante.fr\x01"
                                       "auth=Bearer " +
                                       longToken + "\x01\x01")
                                .toBase64();
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 AUTH=XOAUTH2 SASL-IR") +
                            "C: a4 AUTHENTICATE XOAUTH2\nS: + \nC: " + sent +
                            "\nS: a4 OK\nC: a5 CAPABILITY\nS: a5 OK\nC: a6 LOGOUT\nS: a6 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(token(longToken), answer); }));
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::refusals_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("step");
    const QByteArray json = QByteArray(R"({"status":"invalid_token"})").toBase64();
    const QByteArray sent =
        test::imapOpening("IMAP4rev1 AUTH=XOAUTH2 SASL-IR") + "C: a4 AUTHENTICATE XOAUTH2 " + blob + '\n';
    QTest::newRow("challenge, empty line, NO") << sent + "S: + " + json + "\nC: \nS: a4 NO [AUTHENTICATIONFAILED] no\n"
                                               << "lps.token-refused"
                                               << "failed token-refused";
    QTest::newRow("NO at once") << sent + "S: a4 NO no\n"
                                << "lps.token-refused"
                                << "failed token-refused";
    QTest::newRow("drop after the challenge") << sent + "S: + " + json + "\nC: \nBYE\n"
                                              << "lps.token-refused"
                                              << "failed token-refused";
    QTest::newRow("drop without a word") << sent + "BYE\n"
                                         << "net.closed"
                                         << "";
    QTest::newRow("mechanism missing") << test::imapOpening("IMAP4rev1 AUTH=PLAIN") + "C: a4 LOGOUT\nS: a4 OK\n"
                                       << "lps.not-offered"
                                       << "failed mechanism-missing";
    QTest::newRow("silence") << sent + "C: never\n"
                             << "net.timed-out"
                             << "";
    QTest::newRow("BYE") << sent + "S: * BYE overloaded\n"
                         << "net.closed"
                         << "";
    QTest::newRow("in trouble") << sent + "S: a4 NO [UNAVAILABLE] later\n"
                                << "lps.deferred"
                                << "failed deferred";
    QTest::newRow("not understood") << sent + "S: a4 BAD what\n"
                                    << "lps.refused"
                                    << "failed refused";
    QTest::newRow("a challenge that is not JSON") << sent + "S: + aW52YWxpZF90b2tlbg==\nC: \nS: a4 NO no\n"
                                                  << "lps.token-refused"
                                                  << "failed token-refused";
}

void TestImapSession::refusals()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, error);
    QFETCH(QString, step);
    const Dialogue dialogue(script);
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, 2000), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto done = wait<void>([&](auto answer) { session.authenticate(token(), answer); });
    QVERIFY(!done);
    QCOMPARE(errorName(done.error().code()), error);
    QCOMPARE(stepCode(session.report(), QStringLiteral("authenticate")), step);
    if (error == QLatin1String("lps.token-refused") && script.contains("+ "))
        QVERIFY2(done.error().detail().contains(QLatin1String("invalid_token")), qPrintable(done.error().detail()));
    // Whatever is asked next fails at once, or in words, and never hangs.
    (void)wait<QList<ImapFolder>>([&](auto answer) {
        if (session.isOver())
            session.list(answer);
        else
            answer(fail(ErrorCode::Cancelled));
    });
    VERIFY_RESULT(leave(session));
}

void TestImapSession::nothingIsSentToAServerThatIsNotTrusted()
{
    const FaultyServer other([](FaultyServer::Client&) {});
    for (const bool withForeignAnchors : {true, false}) {
        const Dialogue dialogue(test::imapOpening("IMAP4rev1 AUTH=XOAUTH2"));
        const FaultyServer server(dialogue.behaviour());
        MailSession::Target where = target(server);
        where.tls.anchors =
            withForeignAnchors ? CertificateFile::parse(other.authority())->certificates : QList<Certificate>();
        ImapSession session(m_factory, where, test::fixedClock().nowUtc());
        const auto opened = open(session);
        VERIFY_ERROR(opened, ErrorCode::NetUntrusted);
        VERIFY_ERROR(wait<void>([&](auto answer) { session.authenticate(token(), answer); }), ErrorCode::NetUntrusted);
        QVERIFY(!dialogue.problem().isEmpty()); // the server never heard the command after TLS
    }
    const FaultyServer misnamed(Dialogue(test::imapOpening("IMAP4rev1")).behaviour(),
                                QStringLiteral("autre.exemple.fr"));
    ImapSession session(m_factory, target(misnamed), test::fixedClock().nowUtc());
    VERIFY_ERROR(open(session), ErrorCode::NetUntrusted);
}

void TestImapSession::aServerWithoutStartTlsGetsNoSecret()
{
    const Dialogue dialogue(
        "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=XOAUTH2 AUTH=PLAIN SASL-IR\n"
        "S: a1 OK\nC: a2 LOGOUT\nS: a2 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    const auto opened = open(session);
    VERIFY_ERROR(opened, ErrorCode::LpsUnfit);
    QCOMPARE(opened.error().detail(), QStringLiteral("starttls-missing"));
    VERIFY_ERROR(wait<void>([&](auto answer) { session.authenticate(token(), answer); }), ErrorCode::LpsUnfit);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::appendsWithAndWithoutInvitation_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::addColumn<QByteArray>("exchange");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("LITERAL+")
        << QByteArray("LITERAL+")
        << QByteArray("C: a4 APPEND \"Envoy&AOk-s\" (\\Seen) {12+}\nSIZE 12\nC: \nS: a4 OK [APPENDUID 17 99] ok\n")
        << true;
    QTest::newRow("synchronising")
        << QByteArray("UIDPLUS")
        << QByteArray(
               "C: a4 APPEND \"Envoy&AOk-s\" (\\Seen) {12}\nS: + go\nSIZE 12\nC: \nS: a4 OK [APPENDUID 17 99] ok\n")
        << true;
    QTest::newRow("refused before the literal")
        << QByteArray("UIDPLUS")
        << QByteArray("C: a4 APPEND \"Envoy&AOk-s\" (\\Seen) {12}\nS: a4 NO [OVERQUOTA] full\n") << false;
}

void TestImapSession::appendsWithAndWithoutInvitation()
{
    QFETCH(QByteArray, capability);
    QFETCH(QByteArray, exchange);
    QFETCH(bool, accepted);
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 " + capability) + exchange + "C: a5 LOGOUT\nS: a5 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto uid = wait<std::optional<qint64>>([&](auto answer) {
        session.append(mailboxNameToWire(QStringLiteral("Envoyés")), "\\Seen", "A: b\r\n\r\nc\r\n.", answer);
    });
    if (accepted) {
        VERIFY_RESULT(uid);
        QCOMPARE(*uid, std::optional<qint64>(99));
        QCOMPARE(dialogue.blocks(), QByteArray("A: b\r\n\r\nc\r\n."));
    } else {
        VERIFY_ERROR(uid, ErrorCode::LpsRefused);
        QVERIFY(uid.error().detail().contains(QLatin1String("OVERQUOTA")));
    }
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::movesWithItsFallback()
{
    const Dialogue dialogue(
        test::imapOpening("IMAP4rev1 MOVE UIDPLUS") +
        "C: a4 UID MOVE 7 \"Trash\"\nS: a4 NO Internal error\nC: a5 UID COPY 7 \"Trash\"\nS: a5 OK\n"
        "C: a6 UID STORE 7 +FLAGS.SILENT (\\Deleted)\nS: a6 OK\nC: a7 UID EXPUNGE 7\nS: * 1 EXPUNGE\nS: a7 OK\n"
        "C: a8 LOGOUT\nS: a8 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(wait<void>([&](auto answer) { session.move({7}, "Trash", answer); }));
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    QCOMPARE(stepCode(session.report(), QStringLiteral("move")), QStringLiteral("failed refused"));
}

void TestImapSession::idlesUntilStopped()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 IDLE") +
                            "C: a4 IDLE\nS: + idling\nS: * 4 EXISTS\nC: DONE\nS: a4 OK\nC: a5 LOGOUT\nS: a5 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    qint64 messages = 0;
    VERIFY_RESULT(wait<void>([&](auto answer) {
        session.idle(
            [&](const ImapReply& reply) {
                messages = reply.number.value_or(0);
                session.stopIdle();
            },
            answer);
    }));
    QCOMPARE(messages, 4);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::idleIsIssuedAgain()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 IDLE") +
                            "C: a4 IDLE\nS: + idling\nC: DONE\nS: a4 OK\nC: a5 IDLE\nS: + idling\nS: * 5 EXISTS\n"
                            "C: DONE\nS: a5 OK\nC: a6 LOGOUT\nS: a6 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    session.setIdlePeriod(100);
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(
        wait<void>([&](auto answer) { session.idle([&](const ImapReply&) { session.stopIdle(); }, answer); }));
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::idleStoppedBeforeItBegan()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 IDLE") +
                            "C: a4 IDLE\nS: + idling\nC: DONE\nS: a4 OK\nC: a5 LOGOUT\nS: a5 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    VERIFY_RESULT(wait<void>([&](auto answer) {
        session.idle({}, answer);
        session.stopIdle();
    }));
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::aRightThatExpiresIsTold()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 IDLE") +
                            "C: a4 IDLE\nS: + idling\nS: * BYE [EXPIRED] token expired\nBYE\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto done = wait<void>([&](auto answer) { session.idle({}, answer); });
    VERIFY_ERROR(done, ErrorCode::LpsTokenRefused);
    QVERIFY(done.error().detail().contains(QLatin1String("[EXPIRED] token expired")));
    QCOMPARE(stepCode(session.report(), QStringLiteral("session")), QStringLiteral("failed token-refused"));
}

void TestImapSession::searchesAnsweredInTheNewWay()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev2") +
                            "C: a4 UID SEARCH ALL\nS: * ESEARCH (TAG \"a4\") UID ALL 9,2:4,x,7:\nS: a4 OK\n"
                            "C: a5 UID SEARCH ALL\nS: * ESEARCH (TAG \"a5\") UID\nS: a5 OK\n"
                            "C: a6 UID SEARCH ALL\nS: * ESEARCH (TAG \"a6\") UID ALL 1:99999999999\nS: a6 OK\n"
                            "C: a7 LOGOUT\nS: a7 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto search = [&] {
        return wait<QList<qint64>>([&](auto answer) { session.search("ALL", answer); });
    };
    QCOMPARE(*search(), (QList<qint64>{2, 3, 4, 9}));
    QVERIFY(search()->isEmpty());
    QCOMPARE(search()->size(), 1000000);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::whatIsTooLargeIsNotAppended()
{
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 LITERAL+ APPENDLIMIT=10") + "C: a4 LOGOUT\nS: a4 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto append = [&](const QByteArray& message) {
        return wait<std::optional<qint64>>([&](auto answer) { session.append("INBOX", {}, message, answer); });
    };
    VERIFY_ERROR(append("A: b\r\n\r\nccccc\r\n"), ErrorCode::LpsMessageTooLarge);
    VERIFY_ERROR(append(QByteArray("A\0", 2)), ErrorCode::LpsMessageLines);
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
}

void TestImapSession::aSecretTheServerRepeatsIsHidden()
{
    const QByteArray echo = QByteArray(R"({"status":"401","token":"jeton-de-pro-sante"})").toBase64();
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 AUTH=XOAUTH2") +
                            "C: a4 AUTHENTICATE XOAUTH2\nS: +\nC: *\nS: + " + echo +
                            "\nC: \nS: a4 NO jeton-de-pro-sante is no good\nC: a5 LOGOUT\nS: a5 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto done = wait<void>([&](auto answer) { session.authenticate(token("jeton-de-pro-sante"), answer); });
    VERIFY_ERROR(done, ErrorCode::LpsTokenRefused);
    QVERIFY2(!done.error().detail().contains(QLatin1String("jeton-de")), qPrintable(done.error().detail()));
    VERIFY_RESULT(leave(session));
    QVERIFY2(dialogue.problem().isEmpty(), qPrintable(dialogue.problem()));
    Redactor redactor;
    redactor.remember(SecureBytes("jeton-de-pro-sante"));
    QVERIFY(!redactor.finds(QJsonDocument(session.report().toJson()).toJson()));
}

void TestImapSession::endsWhenTheServerDoes()
{
    // A token that expires while the client waits: the server says goodbye in the middle of IDLE.
    const Dialogue dialogue(test::imapOpening("IMAP4rev1 IDLE") +
                            "C: a4 IDLE\nS: + idling\nS: * BYE token expired\nBYE\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto done = wait<void>([&](auto answer) { session.idle({}, answer); });
    VERIFY_ERROR(done, ErrorCode::NetClosed);
    QVERIFY2(done.error().detail().contains(QLatin1String("token expired")), qPrintable(done.error().detail()));
    VERIFY_ERROR(wait<QList<ImapFolder>>([&](auto answer) { session.list(answer); }), ErrorCode::NetClosed);
}

void TestImapSession::literalsThatLieEndTheSession_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<QString>("error");
    QTest::newRow("out of this world") << QByteArray("S: * LIST () \"/\" {999999999999}\n") << "net.too-much-data";
    QTest::newRow("longer than what comes")
        << QByteArray("S: * LIST () \"/\" {50}\nS: INBOX\nS: a4 OK\nC: never\n") << "net.timed-out";
    QTest::newRow("shorter than what comes")
        << QByteArray("S: * LIST () \"/\" {2}\nS: INBOX\nS: a4 OK\n") << "net.unexpected-reply";
    QTest::newRow("malformed") << QByteArray("S: * LIST ((( \"/\" x\nS: a4 OK\n") << "net.unexpected-reply";
    QTest::newRow("another tag") << QByteArray("S: zz OK\n") << "net.unexpected-reply";
    QTest::newRow("an invitation to nothing") << QByteArray("S: + go on\n") << "net.unexpected-reply";
}

void TestImapSession::literalsThatLieEndTheSession()
{
    QFETCH(QByteArray, says);
    QFETCH(QString, error);
    const Dialogue dialogue(test::imapOpening("IMAP4rev1") + "C: a4 LIST \"\" \"*\"\n" + says);
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server, 2000), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const auto folders = wait<QList<ImapFolder>>([&](auto answer) { session.list(answer); });
    QVERIFY(!folders);
    QCOMPARE(errorName(folders.error().code()), error);
}

void TestImapSession::theTranscriptHoldsNoSecret()
{
    const Dialogue dialogue(
        test::imapOpening("IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2") +
        "C: a4 AUTHENTICATE PLAIN\nS: +\nC: *\nS: a4 OK\nC: a5 CAPABILITY\nS: a5 OK\nC: a6 LOGOUT\nS: a6 OK\n");
    const FaultyServer server(dialogue.behaviour());
    ImapSession session(m_factory, target(server), test::fixedClock().nowUtc());
    VERIFY_RESULT(open(session));
    const Credentials credentials{SaslMechanism::Plain, QStringLiteral("a@clinique.mssante.fr"),
                                  SecureBytes("tres-secret")};
    VERIFY_RESULT(wait<void>([&](auto answer) { session.authenticate(credentials, answer); }));
    VERIFY_RESULT(leave(session));
    const QByteArray report = QJsonDocument(session.report().toJson()).toJson();
    QVERIFY(report.contains("AUTHENTICATE PLAIN"));
    QVERIFY(!report.contains("tres-secret"));
    QVERIFY(!report.contains(QByteArray("\0a@clinique.mssante.fr\0tres-secret", 35).toBase64()));
}

QTEST_GUILESS_MAIN(TestImapSession)
#include "tst_ImapSession.moc"
