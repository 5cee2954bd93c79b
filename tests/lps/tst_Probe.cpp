#include "core/lps/Probe.h"
#include "core/lps/RunStore.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace pupitre;
using test::FaultyServer;

/// What a probe says of servers that do what no real one will; each case ends in the right words, within its limits.
class TestProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodServerIsGood();
    void everyFaultHasItsFinding_data();
    void everyFaultHasItsFinding();
    void nobodyListens();
    void savesAndReadsBackItsReport();

private:
    static RunReport run(const FaultyServer& server, MailProtocol protocol, bool withAnchors,
                         const QString& host = QStringLiteral("localhost"));
};

namespace {

using Client = FaultyServer::Client;

// Each behaviour is one dialogue; what a client says is waited for, not looked at, except where it matters.
void imapUpTo(Client& client, const QByteArray& capabilities)
{
    client.say("* OK ready\r\n");
    client.hear();
    client.say("* CAPABILITY " + capabilities + "\r\na1 OK\r\n");
}

void imapAfterTls(Client& client)
{
    client.hear();
    client.say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\na3 OK\r\n");
    client.hear();
    client.say("* BYE\r\na4 OK\r\n");
}

void goodImap(Client& client)
{
    imapUpTo(client, "IMAP4rev1 STARTTLS LOGINDISABLED");
    client.hear();
    client.say("a2 OK begin\r\n");
    if (client.secure())
        imapAfterTls(client);
}

QString verdictOf(const RunReport& report, const QString& code)
{
    for (const RunStep& step : report.steps) {
        if (step.code == code)
            return verdictCode(step.verdict);
    }
    return {};
}

} // namespace

RunReport TestProbe::run(const FaultyServer& server, MailProtocol protocol, bool withAnchors, const QString& host)
{
    Probe::Target target;
    target.protocol = protocol;
    target.host = host;
    target.port = server.port();
    target.limits.connectTimeout = 10000;
    target.limits.idleTimeout = 3000;
    target.limits.lineLength = 8192;
    target.limits.totalBytes = 1 << 20;
    if (withAnchors)
        target.anchors = CertificateFile::parse(server.authority())->certificates;
    const ConnectionFactory factory;
    Probe probe(factory, target, test::fixedClock().nowUtc());
    QSignalSpy finished(&probe, &Probe::finished);
    probe.start();
    if (finished.isEmpty())
        finished.wait(60000);
    return probe.report();
}

void TestProbe::aGoodServerIsGood()
{
    const FaultyServer server(goodImap);
    RunReport report = run(server, MailProtocol::Imap, true);
    QVERIFY2(report.good(), qPrintable(QString::fromUtf8(QJsonDocument(report.toJson()).toJson())));
    QCOMPARE(report.tls->trusted, std::optional(true));
    QVERIFY(report.tls->hostMatches);
    QCOMPARE(report.tls->chain.size(), 2);
    QCOMPARE(report.capabilitiesAfter,
             (QStringList{QStringLiteral("IMAP4REV1"), QStringLiteral("AUTH=XOAUTH2"), QStringLiteral("SASL-IR")}));
    report = run(server, MailProtocol::Imap, false);
    QVERIFY(report.good());
    QVERIFY(!report.tls->trusted.has_value());
    QCOMPARE(verdictOf(report, QStringLiteral("no-anchors")), QStringLiteral("not-judged")); // never silently trusted
}

void TestProbe::everyFaultHasItsFinding_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("finding"); // a step's code…
    QTest::addColumn<QString>("error");   // …or the connection's error
    const char* const rows[][3] = {{"STARTTLS stripped", "starttls-missing", ""},
                                   {"STARTTLS refused", "starttls-refused", ""},
                                   {"authentication offered in clear", "auth-offered-in-clear", ""},
                                   {"LOGIN not disabled", "login-not-disabled", ""},
                                   {"PREAUTH before TLS", "preauth-before-tls", ""},
                                   {"plaintext injected after STARTTLS", "plaintext-injected", ""},
                                   {"greeting BYE", "greeting-refused", ""},
                                   {"no TLS after STARTTLS", "", "net.tls-handshake"},
                                   {"hang up at once", "", "net.closed"},
                                   {"silence", "greeting-missing", "net.timed-out"},
                                   {"a line without end", "", "net.line-too-long"},
                                   {"endless untagged lines", "", "net.too-much-data"},
                                   {"a literal that lies", "", "net.unexpected-reply"},
                                   {"another protocol", "", "net.unexpected-reply"},
                                   {"a reply to another command", "", "net.unexpected-reply"},
                                   {"SMTP, STARTTLS stripped", "starttls-missing", ""},
                                   {"SMTP, AUTH in clear", "auth-offered-in-clear", ""},
                                   {"SMTP, 454 on STARTTLS", "starttls-refused", ""},
                                   {"SMTP, 554 greeting", "greeting-refused", ""},
                                   {"SMTP, injected reply", "plaintext-injected", ""},
                                   {"SMTP, byte by byte", "no-anchors", ""}};
    int index = 0;
    for (const auto& row : rows)
        QTest::newRow(row[0]) << index++ << QString::fromLatin1(row[1]) << QString::fromLatin1(row[2]);
}

void TestProbe::everyFaultHasItsFinding()
{
    QFETCH(int, index);
    QFETCH(QString, finding);
    QFETCH(QString, error);
    const auto smtp = [](const QByteArray& extensions, const std::function<void(Client&)>& then) {
        return [extensions, then](Client& c) {
            c.say("220 faulty ESMTP\r\n");
            c.hear();
            c.say("250-faulty\r\n" + extensions);
            then(c);
        };
    };
    const auto nothing = [](Client& c) {
        c.hear(3000);
    };
    const auto tlsThenBye = [](Client& c) {
        if (!c.secure())
            return;
        c.hear();
        c.say("250-faulty\r\n250 AUTH XOAUTH2\r\n");
        c.hear();
        c.say("221 bye\r\n");
    };
    const QList<FaultyServer::Behaviour> behaviours{
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 LOGINDISABLED");
            c.hear();
            c.say("a2 OK\r\n");
        },
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 STARTTLS LOGINDISABLED");
            c.hear();
            c.say("a2 NO no\r\n");
            c.hear();
            c.say("a3 OK\r\n");
        },
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 STARTTLS LOGINDISABLED AUTH=PLAIN");
            c.hear();
            c.say("a2 OK\r\n");
            if (c.secure())
                imapAfterTls(c);
        },
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 STARTTLS");
            c.hear();
            c.say("a2 OK\r\n");
            if (c.secure())
                imapAfterTls(c);
        },
        [](Client& c) {
            c.say("* PREAUTH welcome\r\n");
            c.hear();
            c.say("a1 OK\r\n");
        },
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 STARTTLS LOGINDISABLED");
            c.hear();
            c.say("a2 OK\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na3 OK injected\r\n");
            if (c.secure())
                imapAfterTls(c);
        },
        [](Client& c) { c.say("* BYE overloaded\r\n"); },
        [](Client& c) {
            imapUpTo(c, "IMAP4rev1 STARTTLS LOGINDISABLED");
            c.hear();
            c.say("a2 OK\r\n");
            QThread::msleep(100);
            c.say("no handshake here\r\n");
            c.hear();
        },
        [](Client& c) { c.hangUp(); },
        [](Client& c) { c.hear(20000); },
        [](Client& c) {
            while (c.isOpen())
                c.say(QByteArray(4096, 'x'));
        },
        [](Client& c) {
            c.say("* OK ready\r\n");
            while (c.isOpen())
                c.say(QByteArray("* 1 EXISTS\r\n").repeated(200));
        },
        [](Client& c) {
            c.say("* OK ready\r\n");
            c.hear();
            c.say("* LIST {999999999999}\r\n");
            c.hear(3000);
        },
        [](Client& c) {
            c.say("HTTP/1.1 400 Bad Request\r\n\r\n");
            c.hear(3000);
        },
        [](Client& c) {
            c.say("* OK ready\r\n");
            c.hear();
            c.say("zz OK\r\n");
            c.hear(3000);
        },
        smtp("250 SIZE 1000\r\n", nothing),
        smtp("250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n",
             [&](Client& c) {
                 c.hear();
                 c.say("220 go\r\n");
                 tlsThenBye(c);
             }),
        smtp("250 STARTTLS\r\n",
             [](Client& c) {
                 c.hear();
                 c.say("454 4.7.0 not now\r\n");
                 c.hear();
                 c.say("221 bye\r\n");
             }),
        [](Client& c) {
            c.say("554 no\r\n");
            c.hear(3000);
        },
        smtp("250 STARTTLS\r\n",
             [&](Client& c) {
                 c.hear();
                 c.say("220 go\r\n250 injected\r\n");
                 tlsThenBye(c);
             }),
        [&](Client& c) {
            for (const char byte : QByteArray("220 slow ESMTP\r\n"))
                c.say(QByteArray(1, byte));
            c.hear();
            for (const char byte : QByteArray("250-slow\r\n250 STARTTLS\r\n"))
                c.say(QByteArray(1, byte));
            c.hear();
            c.say("220 go\r\n");
            tlsThenBye(c);
        }};
    const FaultyServer server(behaviours[index]);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const RunReport report =
        run(server, name.startsWith(QLatin1String("SMTP")) ? MailProtocol::Smtp : MailProtocol::Imap, false);
    const QByteArray shown = QJsonDocument(report.toJson()).toJson();
    QCOMPARE(report.error ? errorName(report.error->code()) : QString(), error);
    if (!finding.isEmpty())
        QVERIFY2(!verdictOf(report, finding).isEmpty(), shown.constData());
    QCOMPARE(report.good(), finding == QLatin1String("no-anchors"));
    QVERIFY(!report.transcript.isEmpty());
    if (finding == QLatin1String("plaintext-injected"))
        QVERIFY2(!report.capabilitiesAfter.contains(QStringLiteral("AUTH=PLAIN")) && !shown.contains("OK injected"),
                 shown.constData());
}

void TestProbe::nobodyListens()
{
    quint16 port = 0;
    {
        const FaultyServer server([](Client&) {});
        port = server.port();
    }
    const ConnectionFactory factory;
    Probe::Target target;
    target.host = QStringLiteral("127.0.0.1");
    target.port = port;
    Probe probe(factory, target, test::fixedClock().nowUtc());
    QSignalSpy finished(&probe, &Probe::finished);
    probe.start();
    QVERIFY(!finished.isEmpty() || finished.wait(30000));
    QCOMPARE(errorName(probe.report().error->code()), QStringLiteral("net.refused"));
    const test::CliRun cli =
        test::runCli({QStringLiteral("lps"), QStringLiteral("probe"), QStringLiteral("127.0.0.1:%1").arg(port),
                      QStringLiteral("--starttls"), QStringLiteral("imap"), QStringLiteral("--json")},
                     QStringLiteral(PUPITRE_CLI));
    QCOMPARE(cli.exitCode, 3);
    QCOMPARE(test::runCli({QStringLiteral("lps"), QStringLiteral("probe"), QStringLiteral("nowhere"),
                           QStringLiteral("--starttls=pop3")},
                          QStringLiteral(PUPITRE_CLI))
                 .exitCode,
             2);
}

void TestProbe::savesAndReadsBackItsReport()
{
    const QTemporaryDir folder;
    const auto workspace = test::newWorkspace(folder);
    RunStore store(*workspace);
    const FaultyServer wrongName(goodImap, QStringLiteral("autre.exemple.fr"), -5);
    const RunReport report = run(wrongName, MailProtocol::Imap, true);
    QCOMPARE(verdictOf(report, QStringLiteral("host-name-mismatch")), QStringLiteral("failed"));
    QCOMPARE(verdictOf(report, QStringLiteral("certificate-dates")), QStringLiteral("failed"));
    QCOMPARE(verdictOf(report, QStringLiteral("not-trusted")), QStringLiteral("failed"));
    const auto id = store.save(report);
    VERIFY_RESULT(id);
    const auto runs = store.list(10);
    VERIFY_RESULT(runs);
    QCOMPARE(runs->size(), 1);
    QVERIFY(!runs->first().good);
    QCOMPARE(*store.report(*id), report.toJson());
    VERIFY_ERROR(store.report(99), ErrorCode::LpsRunUnknown);
}

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_Probe.moc"
