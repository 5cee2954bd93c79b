#include "core/lps/ImapSession.h"
#include "core/lps/SmtpSession.h"
#include "tests/support/Dialogue.h"
#include "tests/support/TestSupport.h"
#include "tests/support/Waiting.h"

#include <QJsonDocument>
#include <QMutex>

using namespace pupitre;
using test::FaultyServer;
using test::wait;
using Client = FaultyServer::Client;

/// An operator that does what none should, against whole sessions with a token: each ends in the right words, and the
/// token reaches nobody it must not reach.
class TestFaultyOperator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cases_data();
    void cases();

private:
    /// What the server heard, on both sides of STARTTLS.
    struct Ear
    {
        QMutex mutex;
        QByteArray heard;
    };
    struct Case
    {
        const char* name;
        MailProtocol protocol;
        std::function<void(Client&, Ear&)> behaviour;
        const char* error;   ///< of the first operation that fails; "" when all goes well
        const char* finding; ///< the code of a step; "" when none
        bool tokenMayGo = false;
        QString host = QStringLiteral("localhost");
        int validDays = 30;
        FaultyServer::TlsAdjustment adjust = {};
        bool foreign = false; ///< signed by an authority that is not among the anchors
    };
    void add(Case one) { m_cases.append(std::move(one)); }
    void addImap();
    void addSmtp();
    void addTls();

    static QByteArray hear(Client& client, Ear& ear)
    {
        const QByteArray line = client.hear();
        const QMutexLocker lock(&ear.mutex);
        ear.heard += line + '\n';
        return line;
    }
    static void imapGreeting(Client& c, Ear& ear, const QByteArray& capabilities = "IMAP4rev1 STARTTLS LOGINDISABLED")
    {
        c.say("* OK ready\r\n");
        hear(c, ear);
        c.say("* CAPABILITY " + capabilities + "\r\na1 OK\r\n");
        hear(c, ear);
    }
    static bool imapTls(Client& c, Ear& ear, const QByteArray& capabilities = "IMAP4rev1 AUTH=XOAUTH2 SASL-IR")
    {
        imapGreeting(c, ear);
        c.say("a2 OK begin\r\n");
        if (!c.secure())
            return false;
        hear(c, ear);
        c.say("* CAPABILITY " + capabilities + "\r\na3 OK\r\n");
        hear(c, ear);
        return true;
    }
    static bool smtpTls(Client& c, Ear& ear, const QByteArray& extensions = "250 AUTH XOAUTH2\r\n")
    {
        c.say("220 ready\r\n");
        hear(c, ear);
        c.say("250-faulty\r\n250 STARTTLS\r\n");
        hear(c, ear);
        c.say("220 go\r\n");
        if (!c.secure())
            return false;
        hear(c, ear);
        c.say("250-faulty\r\n" + extensions);
        hear(c, ear);
        return true;
    }
    static void byteByByte(Client& c, const QByteArray& bytes)
    {
        for (const char byte : bytes)
            c.say(QByteArray(1, byte));
    }

    QList<Case> m_cases;
    QByteArray m_strangers; ///< an authority that signed nothing here
    ConnectionFactory m_factory;
};

void TestFaultyOperator::initTestCase()
{
    const FaultyServer other([](Client&) {});
    m_strangers = other.authority();
    addImap();
    addSmtp();
    addTls();
}

void TestFaultyOperator::addImap()
{
    const auto imap = MailProtocol::Imap;
    add({"IMAP: STARTTLS stripped", imap,
         [](Client& c, Ear& e) {
             imapGreeting(c, e, "IMAP4rev1 LOGINDISABLED");
             c.say("a2 OK\r\n");
         },
         "lps.unfit", "starttls-missing"});
    add({"IMAP: STARTTLS answered, then plaintext", imap,
         [](Client& c, Ear& e) {
             imapGreeting(c, e);
             c.say("a2 OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na3 OK injected\r\n");
             if (c.secure()) {
                 hear(c, e);
                 c.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na3 OK\r\n");
                 hear(c, e);
             }
         },
         "lps.not-offered", "plaintext-injected"});
    add({"IMAP: PREAUTH before TLS", imap,
         [](Client& c, Ear& e) {
             c.say("* PREAUTH welcome\r\n");
             hear(c, e);
             c.say("a1 OK\r\n");
         },
         "lps.unfit", "preauth-before-tls"});
    add({"IMAP: LOGIN offered in clear", imap,
         [](Client& c, Ear& e) {
             imapGreeting(c, e, "IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=LOGIN");
             c.say("a2 OK begin\r\n");
             if (c.secure()) {
                 hear(c, e);
                 c.say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\na3 OK\r\n");
                 hear(c, e);
                 c.say("a4 NO no\r\n");
             }
         },
         "lps.token-refused", "auth-offered-in-clear", true});
    add({"IMAP: drop after the challenge", imap,
         [](Client& c, Ear& e) {
             if (imapTls(c, e)) {
                 c.say("+ " + QByteArray(R"({"status":"401","schemes":"bearer","scope":"mail"})").toBase64() + "\r\n");
             }
         },
         "lps.token-refused", "token-refused", true});
    add({"IMAP: byte by byte", imap,
         [](Client& c, Ear& e) {
             byteByByte(c, "* OK ready\r\n");
             hear(c, e);
             byteByByte(c, "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n");
             hear(c, e);
             c.say("a2 OK begin\r\n");
             if (c.secure()) {
                 hear(c, e);
                 byteByByte(c, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\na3 OK\r\n");
                 hear(c, e);
                 byteByByte(c, "a4 OK [CAPABILITY IMAP4rev1] in\r\n");
                 hear(c, e);
                 byteByByte(c, "* CAPABILITY IMAP4rev1\r\na5 OK\r\n");
                 hear(c, e);
                 byteByByte(c, "* BYE\r\na6 OK\r\n");
             }
         },
         "", "", true});
    add({"IMAP: endless untagged lines", imap,
         [](Client& c, Ear& e) {
             if (imapTls(c, e)) {
                 while (c.isOpen())
                     c.say(QByteArray("* 1 EXISTS\r\n").repeated(200));
             }
         },
         "net.too-much-data", "", true});
    add({"IMAP: a literal that lies, before authentication", imap,
         [](Client& c, Ear& e) {
             c.say("* OK ready\r\n");
             hear(c, e);
             c.say("* LIST {999999999999}\r\n");
             c.hear(5000);
         },
         "net.unexpected-reply", ""});
    add({"IMAP: capabilities that change under TLS", imap,
         [](Client& c, Ear& e) {
             if (imapTls(c, e, "IMAP4rev1 AUTH=PLAIN"))
                 c.hear(5000);
         },
         "lps.not-offered", "mechanism-missing"});
    add({"IMAP: silence", imap, [](Client& c, Ear&) { c.hear(40000); }, "net.timed-out", ""});
    add({"IMAP: silence after the token", imap,
         [](Client& c, Ear& e) {
             if (imapTls(c, e))
                 c.hear(40000);
         },
         "net.timed-out", "", true});
}

void TestFaultyOperator::addSmtp()
{
    const auto smtp = MailProtocol::Smtp;
    add({"SMTP: STARTTLS stripped", smtp,
         [](Client& c, Ear& e) {
             c.say("220 ready\r\n");
             hear(c, e);
             c.say("250-faulty\r\n250 AUTH XOAUTH2\r\n");
             hear(c, e);
             c.say("221 bye\r\n");
         },
         "lps.unfit", "starttls-missing"});
    add({"SMTP: STARTTLS answered, then plaintext", smtp,
         [](Client& c, Ear& e) {
             c.say("220 ready\r\n");
             hear(c, e);
             c.say("250-faulty\r\n250 STARTTLS\r\n");
             hear(c, e);
             c.say("220 go\r\n250-injected\r\n250 AUTH PLAIN\r\n");
             if (c.secure()) {
                 hear(c, e);
                 c.say("250-faulty\r\n250 AUTH PLAIN\r\n");
                 c.hear(5000);
             }
         },
         "lps.not-offered", "plaintext-injected"});
    add({"SMTP: drop after the 334 challenge", smtp,
         [](Client& c, Ear& e) {
             if (smtpTls(c, e)) {
                 c.say("334 \r\n");
                 hear(c, e);
                 c.say("334 eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=\r\n");
             }
         },
         "lps.token-refused", "token-refused", true});
    add({"SMTP: endless continuation lines", smtp,
         [](Client& c, Ear& e) {
             c.say("220 ready\r\n");
             hear(c, e);
             while (c.isOpen())
                 c.say(QByteArray("250-EXTENSION\r\n").repeated(200));
         },
         "net.unexpected-reply", ""});
    add({"SMTP: capabilities that change under TLS", smtp,
         [](Client& c, Ear& e) {
             if (smtpTls(c, e, "250 SIZE 1000\r\n"))
                 c.hear(5000);
         },
         "lps.not-offered", "mechanism-missing"});
    add({"SMTP: silence", smtp, [](Client& c, Ear&) { c.hear(40000); }, "net.timed-out", ""});
}

// The versions that OpenSSL's own headers warn about are what is wanted here.
QT_WARNING_PUSH
QT_WARNING_DISABLE_DEPRECATED
void TestFaultyOperator::addTls()
{
    const auto open = [](Client& c, Ear& e) {
        if (imapTls(c, e))
            c.say("a4 NO no\r\n");
    };
    add({"TLS 1.0 alone", MailProtocol::Imap, open, "net.tls-handshake", "", false, QStringLiteral("localhost"), 30,
         FaultyServer::onlyVersion(QSsl::TlsV1_0)});
    add({"TLS 1.1 alone", MailProtocol::Imap, open, "net.tls-handshake", "", false, QStringLiteral("localhost"), 30,
         FaultyServer::onlyVersion(QSsl::TlsV1_1)});
    add({"a suite the référentiel does not have", MailProtocol::Imap, open, nullptr, "suite-not-accepted", true,
         QStringLiteral("localhost"), 30, FaultyServer::onlySuite(QStringLiteral("AES128-SHA"))});
    add({"another host's certificate", MailProtocol::Imap, open, "net.untrusted", "", false,
         QStringLiteral("imap.ailleurs.fr")});
    add({"an expired certificate", MailProtocol::Imap, open, "net.untrusted", "", false, QStringLiteral("localhost"),
         -1});
    add({"not of IGC-Santé",
         MailProtocol::Imap,
         open,
         "net.untrusted",
         "",
         false,
         QStringLiteral("localhost"),
         30,
         {},
         true});
}

QT_WARNING_POP

void TestFaultyOperator::cases_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < m_cases.size(); ++index)
        QTest::newRow(m_cases[index].name) << index;
}

void TestFaultyOperator::cases()
{
    QFETCH(int, index);
    const Case& one = m_cases[index];
    const auto ear = std::make_shared<Ear>();
    const FaultyServer server([one, ear](Client& client) { one.behaviour(client, *ear); }, one.host, one.validDays,
                              one.adjust);
    MailSession::Target target;
    target.protocol = one.protocol;
    target.host = QStringLiteral("localhost");
    target.port = server.port();
    target.tls.anchors = CertificateFile::parse(one.foreign ? m_strangers : server.authority())->certificates;
    target.limits.connectTimeout = 10000;
    target.limits.idleTimeout = 3000;
    target.limits.totalBytes = 1 << 20;
    const QByteArray token = QByteArray("secret-jeton-").repeated(60);
    const Credentials credentials{SaslMechanism::Xoauth2, QStringLiteral("a@clinique.mssante.fr"), SecureBytes(token)};
    std::unique_ptr<MailSession> session;
    Result<void> done;
    if (one.protocol == MailProtocol::Imap) {
        auto imap = std::make_unique<ImapSession>(m_factory, target, test::fixedClock().nowUtc());
        done = wait<void>([&](auto answer) { imap->open(answer); });
        if (done)
            done = wait<void>([&](auto answer) { imap->authenticate(credentials, answer); });
        session = std::move(imap);
    } else {
        auto smtp = std::make_unique<SmtpSession>(m_factory, target, test::fixedClock().nowUtc());
        done = wait<void>([&](auto answer) { smtp->open(answer); });
        if (done)
            done = wait<void>([&](auto answer) { smtp->authenticate(credentials, answer); });
        session = std::move(smtp);
    }
    VERIFY_RESULT(wait<void>([&](auto answer) { session->leave(answer); })); // whatever happened, it can be left
    const QByteArray report = QJsonDocument(session->report().toJson()).toJson();
    if (one.error != nullptr)
        QCOMPARE(done ? QString() : errorName(done.error().code()), QLatin1String(one.error));
    if (*one.finding != '\0') {
        bool found = false;
        for (const RunStep& step : session->report().steps)
            found = found || step.code == QLatin1String(one.finding);
        QVERIFY2(found, report.constData());
    }
    const QMutexLocker lock(&ear->mutex);
    const QByteArray sent = ("user=a@clinique.mssante.fr\x01"
                             "auth=Bearer " +
                             token + "\x01\x01")
                                .toBase64();
    QCOMPARE(one.tokenMayGo || !ear->heard.contains(sent.left(40)), true);
    QVERIFY(!ear->heard.contains("secret-jeton"));
    QVERIFY2(!report.contains("secret-jeton") && !report.contains(sent.left(40)), report.constData());
}

QTEST_GUILESS_MAIN(TestFaultyOperator)
#include "tst_FaultyOperator.moc"
