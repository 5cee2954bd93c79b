#include "core/lps/Discovery.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"

#include <QSignalSpy>

using namespace pupitre;

namespace {

/// A DNS of what the test says.
class FakeNames final : public NameService
{
public:
    QMap<QString, QList<SrvRecord>> services;
    QMap<QString, QStringList> hosts;
    QStringList asked;

    void lookupService(const QString& name, QObject* context, SrvAnswer answer) override
    {
        asked.append(name);
        QMetaObject::invokeMethod(
            context, [answer, records = services.value(name)] { answer(records); }, Qt::QueuedConnection);
    }
    void lookupHost(const QString& name, QObject* context, HostAnswer answer) override
    {
        asked.append(name);
        QList<QHostAddress> addresses;
        for (const QString& address : hosts.value(name))
            addresses.append(QHostAddress(address));
        QMetaObject::invokeMethod(
            context,
            [answer, name, addresses] {
                if (addresses.isEmpty())
                    answer(fail(Error(ErrorCode::NetHostNotFound).withValue(name)));
                else
                    answer(addresses);
            },
            Qt::QueuedConnection);
    }
};

QByteArray document(const QByteArray& incoming, const QByteArray& outgoing = {}, const QByteArray& more = {})
{
    static const QByteArray good = "<hostname>smtp.operateur.mssante.fr</hostname><port>587</port><socketType>STARTTLS"
                                   "</socketType><authentication>OAuth2</authentication>"
                                   "<username>%EMAILADDRESS%</username>";
    return "<?xml version=\"1.0\"?>\n<clientConfig version=\"1.1\"><emailProvider "
           "id=\"o\">\n<domain>operateur.mssante.fr"
           "</domain>\n<incomingServer type=\"imap\">" +
           incoming + "</incomingServer>\n<outgoingServer type=\"smtp\">" + (outgoing.isEmpty() ? good : outgoing) +
           "</outgoingServer>" + more + "</emailProvider></clientConfig>\n";
}

const QByteArray goodIncoming = "<hostname>imap.operateur.mssante.fr</hostname><port>143</port><socketType>STARTTLS"
                                "</socketType><authentication>OAuth2</authentication><authentication>TLS-client-cert"
                                "</authentication><username>%EMAILADDRESS%</username>";

} // namespace

/// Discovery: the document read and judged value by value, the order of the sources, and what is refused.
class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void domains();
    void values_data();
    void values();
    void whatIsNoDocument_data();
    void whatIsNoDocument();
    void addressesRefused_data();
    void addressesRefused();
    void theDocumentAnswers();
    void wellKnownAfterAnHtmlPage();
    void dnsAnswers();
    void dnsSaysNotOffered();
    void nobodyAnswers();
    void privateHosts_data();
    void privateHosts();
    void commandLine();

private:
    static DiscoveryReport run(NameService& names, DiscoveryTarget target)
    {
        Discovery discovery(names, std::move(target), test::fixedClock().nowUtc());
        QSignalSpy finished(&discovery, &Discovery::finished);
        discovery.start();
        if (finished.isEmpty() && !finished.wait(60000))
            qWarning("the discovery does not end");
        return discovery.report();
    }
    static QStringList codes(const QList<RunStep>& steps)
    {
        QStringList found;
        for (const RunStep& step : steps) {
            if (!step.code.isEmpty())
                found.append(step.name + u' ' + step.code);
        }
        return found;
    }
    // An HTTPS server on loopback that answers each path with a status and a body.
    static test::FaultyServer::Behaviour https(const QMap<QByteArray, QByteArray>& pages)
    {
        return [pages](test::FaultyServer::Client& client) {
            if (!client.secure())
                return;
            const QByteArray request = client.hear(5000);
            while (!client.hear(2000).isEmpty()) {
            }
            const QByteArray path = request.split(' ').value(1);
            const QByteArray body = pages.value(path);
            client.say((pages.contains(path) ? QByteArray("HTTP/1.1 200 OK\r\n") : QByteArray("HTTP/1.1 404 No\r\n")) +
                       "Connection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        };
    }
    static DiscoveryTarget sandbox(const test::FaultyServer& server)
    {
        DiscoveryTarget target;
        target.address = QStringLiteral("zoe@operateur.mssante.fr");
        target.sandbox = true;
        target.autoconfigBase = QUrl(QStringLiteral("https://localhost:%1").arg(server.port()));
        const auto certificate = CertificateFile::parse(server.authority());
        target.anchors = certificate->certificates;
        return target;
    }
};

void TestDiscovery::domains()
{
    const QStringList allowed{QStringLiteral("mssante.fr")};
    QVERIFY(isWithinDomains(QStringLiteral("a.MSSante.fr"), allowed));
    QVERIFY(isWithinDomains(QStringLiteral("mssante.fr."), allowed));
    QVERIFY(!isWithinDomains(QStringLiteral("amssante.fr"), allowed));
    QVERIFY(!isWithinDomains(QStringLiteral("mssante.fr.evil.example"), allowed));
    QVERIFY(!isWithinDomains({}, allowed));
    QVERIFY(isWithinDomains(QStringLiteral("xn--hpital-ixa.mssante.fr"), {QStringLiteral("hôpital.mssante.fr")}));
}

void TestDiscovery::values_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<bool>("fit");
    const auto with = [](const char* from, const char* to) {
        return document(QByteArray(goodIncoming).replace(from, to));
    };
    const auto row = [](const char* name, const QByteArray& xml, const QStringList& findings, bool fit) {
        QTest::newRow(name) << xml << findings << fit;
    };
    row("good", document(goodIncoming), {}, true);
    row("pop3", QByteArray(document(goodIncoming)).replace("\"imap\"", "\"pop3\""),
        {QStringLiteral("incoming-type type-not-accepted")}, false);
    row("no type", QByteArray(document(goodIncoming)).replace(" type=\"imap\"", ""),
        {QStringLiteral("incoming-type type-not-accepted")}, false);
    row("host elsewhere", with("imap.operateur.mssante.fr", "imap.voleur.example"),
        {QStringLiteral("incoming-host host-outside-domains")}, false);
    row("host looks alike", with("imap.operateur.mssante.fr", "imap.mssante.fr.voleur.example"),
        {QStringLiteral("incoming-host host-outside-domains")}, false);
    row("address", with("imap.operateur.mssante.fr", "192.0.2.7"), {QStringLiteral("incoming-host host-is-address")},
        false);
    row("IPv6 address", with("imap.operateur.mssante.fr", "[2001:db8::1]"),
        {QStringLiteral("incoming-host host-is-address")}, false);
    row("host with spaces", with("imap.operateur.mssante.fr", "a b.mssante.fr"),
        {QStringLiteral("incoming-host host-malformed")}, false);
    row("host placeholder", with("imap.operateur.mssante.fr", "imap.%EMAILDOMAIN%"), {}, true);
    row("host with another placeholder", with("imap.operateur", "imap.%DOMAIN%"),
        {QStringLiteral("incoming-host placeholder-unknown")}, false);
    row("no host", with("<hostname>imap.operateur.mssante.fr</hostname>", ""),
        {QStringLiteral("incoming-host host-missing")}, false);
    row("port 993", with("143", "993"), {QStringLiteral("incoming-port port-unusual")}, true);
    row("port 0", with("143", "0"), {QStringLiteral("incoming-port port-malformed")}, false);
    row("port too large", with("143", "65536"), {QStringLiteral("incoming-port port-malformed")}, false);
    row("port of letters", with("143", "imap"), {QStringLiteral("incoming-port port-malformed")}, false);
    row("no port", with("<port>143</port>", ""), {QStringLiteral("incoming-port port-missing")}, false);
    row("SSL", with("STARTTLS", "SSL"), {QStringLiteral("incoming-socket socket-implicit-tls")}, false);
    row("plain", with("STARTTLS", "plain"), {QStringLiteral("incoming-socket socket-plain")}, false);
    row("lower case", with("STARTTLS", "starttls"), {QStringLiteral("incoming-socket socket-unknown")}, false);
    row("no socket", with("<socketType>STARTTLS</socketType>", ""), {QStringLiteral("incoming-socket socket-missing")},
        false);
    row("password besides", with("TLS-client-cert", "password-cleartext"),
        {QStringLiteral("incoming-authentication authentication-password")}, true);
    row("invented value", with("TLS-client-cert", "client-certificate"),
        {QStringLiteral("incoming-authentication authentication-unknown")}, true);
    row("other values alone",
        document("<hostname>imap.operateur.mssante.fr</hostname><port>143</port><socketType>STARTTLS</socketType>"
                 "<authentication>NTLM</authentication><username>%EMAILADDRESS%</username>"),
        {QStringLiteral("incoming-authentication authentication-not-accepted"),
         QStringLiteral("incoming-authentication authentication-missing")},
        false);
    row("local part", with("%EMAILADDRESS%", "%EMAILLOCALPART%"),
        {QStringLiteral("incoming-username username-not-address")}, false);
    row("both halves", with("%EMAILADDRESS%", "%EMAILLOCALPART%@%EMAILDOMAIN%"), {}, true);
    row("unknown placeholder", with("%EMAILADDRESS%", "%USER%"),
        {QStringLiteral("incoming-username placeholder-unknown")}, false);
    row("no user name", with("<username>%EMAILADDRESS%</username>", ""),
        {QStringLiteral("incoming-username username-missing")}, true);
    row("version", QByteArray(document(goodIncoming)).replace("clientConfig version=\"1.1\"", "clientConfig"),
        {QStringLiteral("document-version version-not-1.1")}, true);
    row("domain", QByteArray(document(goodIncoming)).replace("<domain>operateur", "<domain>autre"),
        {QStringLiteral("document-domain domain-not-named")}, true);
    row("invented elements", document(goodIncoming, {}, "<properties><property key=\"x\">1</property></properties>"),
        {QStringLiteral("document-element element-unknown")}, true);
    row("Keycloak's address",
        document(
            goodIncoming, {},
            "<oAuth2><authURL>https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet/protocol/openid-connect/auth"
            "</authURL></oAuth2>"),
        {QStringLiteral("document-oauth oauth-native-address")}, true);
    row("no outgoing",
        "<clientConfig version=\"1.1\"><emailProvider><domain>operateur.mssante.fr</domain><incomingServer "
        "type=\"imap\">" +
            goodIncoming + "</incomingServer></emailProvider></clientConfig>",
        {QStringLiteral("outgoing outgoing-missing")}, true);
}

void TestDiscovery::values()
{
    QFETCH(QByteArray, xml);
    QFETCH(QStringList, findings);
    QFETCH(bool, fit);
    const auto read = parseAutoconfig(xml);
    VERIFY_RESULT(read);
    QList<RunStep> steps;
    const QList<DiscoveredServer> servers = judgeAutoconfig(*read, QStringLiteral("operateur.mssante.fr"),
                                                            {QStringLiteral("operateur.mssante.fr")}, false, steps);
    QCOMPARE(codes(steps), findings);
    QVERIFY(!servers.isEmpty());
    QCOMPARE(servers.first().fit, fit);
}

void TestDiscovery::whatIsNoDocument_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString xml = QStringLiteral("lps.autoconfig-xml");
    QTest::newRow("empty") << QByteArray() << xml;
    QTest::newRow("text") << QByteArray("not found") << xml;
    QTest::newRow("HTML") << QByteArray("<html><body/></html>") << QStringLiteral("lps.autoconfig-root");
    QTest::newRow("cut") << document(goodIncoming).left(200) << xml;
    QTest::newRow("twice") << document(goodIncoming) + document(goodIncoming) << xml;
    QTest::newRow("entities") << QByteArray("<!DOCTYPE clientConfig [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                                            "<clientConfig version=\"1.1\">&b;</clientConfig>")
                              << xml;
    QTest::newRow("deep") << "<clientConfig>" + QByteArray("<a>").repeated(30) << xml;
    QTest::newRow("many") << "<clientConfig>" + QByteArray("<a/>").repeated(3000) + "</clientConfig>" << xml;
    QTest::newRow("a long text") << document("<hostname>" + QByteArray(5000, 'a') + "</hostname>") << xml;
    QTest::newRow("too long") << QByteArray(300 * 1024, ' ') << xml;
}

void TestDiscovery::whatIsNoDocument()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto read = parseAutoconfig(bytes);
    QVERIFY(!read);
    QCOMPARE(errorName(read.error().code()), code);
}

void TestDiscovery::addressesRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("code");
    QTest::newRow("outside") << QStringLiteral("a@exemple.fr") << QStringLiteral("lps.domain-refused");
    QTest::newRow("looks alike") << QStringLiteral("a@mssante.fr.exemple.fr") << QStringLiteral("lps.domain-refused");
    QTest::newRow("no domain") << QStringLiteral("a") << QStringLiteral("lps.address");
    QTest::newRow("no local part") << QStringLiteral("@mssante.fr") << QStringLiteral("lps.address");
    QTest::newRow("an address in figures") << QStringLiteral("a@[127.0.0.1]") << QStringLiteral("lps.address");
}

void TestDiscovery::addressesRefused()
{
    QFETCH(QString, address);
    QFETCH(QString, code);
    FakeNames names;
    DiscoveryTarget target;
    target.address = address;
    const DiscoveryReport report = run(names, target);
    QVERIFY(report.error);
    QCOMPARE(errorName(report.error->code()), code);
    QVERIFY(names.asked.isEmpty() && report.transcript.isEmpty()); // nobody was asked anything
}

void TestDiscovery::theDocumentAnswers()
{
    const test::FaultyServer server(https({{"/mail/config-v1.1.xml", document(goodIncoming)}}));
    FakeNames names;
    names.hosts = {{QStringLiteral("imap.operateur.mssante.fr"), {QStringLiteral("203.0.114.7")}},
                   {QStringLiteral("smtp.operateur.mssante.fr"), {QStringLiteral("203.0.114.8")}}};
    const DiscoveryReport report = run(names, sandbox(server));
    QVERIFY2(report.good(), qPrintable(codes(report.steps).join(u',')));
    QCOMPARE(report.source, QStringLiteral("autoconfig"));
    QCOMPARE(report.server(MailProtocol::Imap)->port, quint16(143));
    QCOMPARE(report.server(MailProtocol::Smtp)->host, QStringLiteral("smtp.operateur.mssante.fr"));
    QVERIFY(report.toJson().value(QLatin1String("good")).toBool());
}

void TestDiscovery::wellKnownAfterAnHtmlPage()
{
    const test::FaultyServer server(https({{"/mail/config-v1.1.xml", "<html>portail</html>"},
                                           {"/.well-known/autoconfig/mail/config-v1.1.xml", document(goodIncoming)}}));
    FakeNames names;
    const DiscoveryReport report = run(names, sandbox(server));
    QCOMPARE(report.source, QStringLiteral("well-known"));
    QVERIFY(codes(report.steps).contains(QStringLiteral("autoconfig document-other")));
    // The names lead nowhere: no server is fit.
    QVERIFY(codes(report.steps).contains(QStringLiteral("incoming-address host-unresolved")));
    QVERIFY(report.server(MailProtocol::Imap) == nullptr);
}

void TestDiscovery::dnsAnswers()
{
    const test::FaultyServer server(https({}));
    FakeNames names;
    names.services = {
        {QStringLiteral("_imap._tcp.operateur.mssante.fr"),
         {{QStringLiteral("b.mssante.fr"), 143, 20, 0}, {QStringLiteral("a.mssante.fr."), 143, 10, 0}}},
        {QStringLiteral("_submission._tcp.operateur.mssante.fr"), {{QStringLiteral("c.mssante.fr"), 2587, 0, 0}}},
        {QStringLiteral("_imaps._tcp.operateur.mssante.fr"), {{QStringLiteral("d.mssante.fr"), 993, 0, 0}}}};
    for (const char* host : {"a.mssante.fr", "b.mssante.fr", "c.mssante.fr"})
        names.hosts[QLatin1String(host)] = QStringList{QStringLiteral("203.0.114.7")};
    const DiscoveryReport report = run(names, sandbox(server));
    QCOMPARE(report.source, QStringLiteral("srv"));
    QCOMPARE(report.server(MailProtocol::Imap)->host, QStringLiteral("a.mssante.fr")); // the lower priority number
    QCOMPARE(report.server(MailProtocol::Smtp)->port, quint16(2587));
    const QStringList found = codes(report.steps);
    QVERIFY2(found.contains(QStringLiteral("autoconfig no-document")) &&
                 found.contains(QStringLiteral("outgoing port-unusual")) &&
                 found.contains(QStringLiteral("incoming srv-implicit-tls")),
             qPrintable(found.join(u',')));
}

void TestDiscovery::dnsSaysNotOffered()
{
    const test::FaultyServer server(https({}));
    FakeNames names;
    names.services = {
        {QStringLiteral("_imap._tcp.operateur.mssante.fr"), {{QStringLiteral("."), 0, 0, 0}}},
        {QStringLiteral("_submission._tcp.operateur.mssante.fr"), {{QStringLiteral("voleur.example"), 587, 0, 0}}}};
    const DiscoveryReport report = run(names, sandbox(server));
    const QStringList found = codes(report.steps);
    QVERIFY(found.contains(QStringLiteral("incoming srv-not-offered")));
    QVERIFY(found.contains(QStringLiteral("outgoing host-outside-domains")));
    QVERIFY(!report.good() && report.server(MailProtocol::Smtp) == nullptr);
}

void TestDiscovery::nobodyAnswers()
{
    const test::FaultyServer server(https({}));
    FakeNames names;
    const DiscoveryReport report = run(names, sandbox(server));
    QVERIFY(report.error);
    QCOMPARE(errorName(report.error->code()), QStringLiteral("lps.not-discovered"));
    QCOMPARE(names.asked.size(), 4);
}

void TestDiscovery::privateHosts_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : {"127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.1.1", "100.64.0.1",
                                "224.0.0.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestDiscovery::privateHosts()
{
    QFETCH(QString, address);
    QVERIFY(isPrivateAddress(QHostAddress(address)));
    // One private address among public ones is enough.
    FakeNames names;
    names.services = {
        {QStringLiteral("_imap._tcp.operateur.mssante.fr"), {{QStringLiteral("a.mssante.fr"), 143, 0, 0}}}};
    names.hosts[QStringLiteral("a.mssante.fr")] = QStringList{QStringLiteral("203.0.114.7"), address};
    DiscoveryTarget target;
    target.address = QStringLiteral("zoe@operateur.mssante.fr");
    target.timeout = 2000;
    target.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 1); // no way out
    const DiscoveryReport report = run(names, target);
    QVERIFY2(codes(report.steps).contains(QStringLiteral("incoming-address host-private")),
             qPrintable(codes(report.steps).join(u',')));
    QVERIFY(report.server(MailProtocol::Imap) == nullptr);
}

void TestDiscovery::commandLine()
{
    const auto discover = [](const QStringList& more) {
        return test::runCli(QStringList{QStringLiteral("lps"), QStringLiteral("discover")} + more +
                                QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"),
                                            QStringLiteral("/nonexistent/w.pupitre")},
                            QStringLiteral(PUPITRE_CLI));
    };
    const test::CliRun refused = discover({QStringLiteral("a@exemple.fr")});
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.json.value(QLatin1String("errors")).toArray().first().toObject().value(QLatin1String("code")),
             QStringLiteral("lps.domain-refused"));
    QCOMPARE(discover({QStringLiteral("a@mssante.fr"), QStringLiteral("--autoconfig=https://localhost")}).exitCode, 2);

    const QByteArray local = QByteArray(goodIncoming).replace("imap.operateur.mssante.fr", "localhost");
    const test::FaultyServer server(
        https({{"/mail/config-v1.1.xml", document(local, QByteArray(local).replace("143", "587"))}}));
    const QTemporaryDir folder;
    const QString authority = test::writeFile(folder, QStringLiteral("ca.pem"), server.authority());
    const test::CliRun found = discover({QStringLiteral("zoe@operateur.mssante.fr"), QStringLiteral("--sandbox"),
                                         QStringLiteral("--ca"), authority, QStringLiteral("--autoconfig"),
                                         QStringLiteral("https://localhost:%1").arg(server.port())});
    QVERIFY2(found.exitCode == 0, (found.out + found.err).constData());
    const QJsonObject result = found.json.value(QLatin1String("result")).toObject();
    QCOMPARE(result.value(QLatin1String("source")).toString(), QStringLiteral("autoconfig"));
    QCOMPARE(result.value(QLatin1String("servers")).toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_Discovery.moc"
