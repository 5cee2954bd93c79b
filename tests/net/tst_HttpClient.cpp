#include "app/cli/FictitiousPki.h"
#include "core/net/HttpClient.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"

#include <QMutex>

using namespace pupitre;
using test::FaultyServer;

/// What the client takes from a server, what it refuses, and what it never gives away.
class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhateverTheStatus();
    void refusesWhatIsNotTrusted();
    void refusesWhatHasAnotherName();
    void followsWithoutTheSecrets();
    void followsNoPostAndNoLoop();
    void neverLeavesTls();
    void refusesAFlood();
    void refusesHalfABody();
    void doesNotWaitForEver();
    void canBeCancelled();
    void plainHttpOnlyWhenAllowed();
    void privateAddresses_data();
    void privateAddresses();
    void refusesNamesThatLeadInside();
    void aClientCertificateGoesToTheFirstHostAlone();
    void badAddresses();
    void showsNothingThatGrants();
};

namespace {

using Client = FaultyServer::Client;

// What one request looked like to the server.
struct Heard
{
    QMutex mutex;
    QByteArrayList lines;

    void take(Client& client)
    {
        const QMutexLocker lock(&mutex);
        qsizetype body = 0;
        while (true) {
            const QByteArray line = client.hear();
            if (line.isEmpty())
                break;
            if (line.toLower().startsWith("content-length:"))
                body = line.mid(15).trimmed().toLongLong();
            lines.append(line);
        }
        if (body > 0)
            lines.append(client.hearBytes(body));
    }
    bool has(const QByteArray& text)
    {
        const QMutexLocker lock(&mutex);
        return lines.join('\n').contains(text);
    }
};

FaultyServer::Behaviour always(Heard& heard, const QByteArray& reply)
{
    return [&heard, reply](Client& client) {
        if (!client.secure())
            return;
        heard.take(client);
        client.say(reply);
    };
}

HttpPolicy trusting(const FaultyServer& server)
{
    HttpPolicy policy;
    policy.privateAddresses = true;
    policy.tls.anchors = CertificateFile::parse(server.authority(), {})->certificates;
    return policy;
}

QUrl urlOf(const FaultyServer& server, const QString& path = QStringLiteral("/"))
{
    return QUrl(QStringLiteral("https://localhost:%1%2").arg(server.port()).arg(path));
}

Result<HttpReply> get(const HttpPolicy& policy, const QUrl& url)
{
    HttpClient client(policy);
    HttpRequest request;
    request.url = url;
    return client.exchange(std::move(request));
}

} // namespace

void TestHttpClient::answersWhateverTheStatus()
{
    Heard heard;
    const FaultyServer server(always(
        heard, "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nX-One: a\r\nContent-Length: 7\r\n\r\nabsent\n"));
    HttpClient client(trusting(server));
    HttpRequest request;
    request.method = "POST";
    request.url = urlOf(server, QStringLiteral("/token?code=abcdef"));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"ESANTE-API-KEY", "cle-secrete"}};
    request.body = "grant_type=x&client_secret=motdepasse";
    request.authorization = SecureBytes(QByteArrayView("Bearer jeton-secret"));
    const auto reply = client.exchange(std::move(request));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->status, 404);
    QVERIFY(!reply->isSuccess());
    QCOMPARE(reply->header("x-one"), QByteArray("a"));
    QCOMPARE(reply->body, QByteArray("absent\n"));
    QVERIFY(heard.has("POST /token?code=abcdef HTTP/1.1"));
    QVERIFY(heard.has("Bearer jeton-secret"));
    QVERIFY(heard.has("client_secret=motdepasse"));
    const QString told = client.transcript().toText();
    for (const char* secret : {"jeton-secret", "cle-secrete", "motdepasse", "abcdef"})
        QVERIFY2(!told.contains(QLatin1String(secret)), secret);
    QVERIFY(told.contains(QLatin1String("HTTP 404")));
}

void TestHttpClient::refusesWhatIsNotTrusted()
{
    Heard heard;
    const FaultyServer server(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    HttpPolicy policy;
    policy.privateAddresses = true;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetUntrusted);
    policy.systemAuthorities = true;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetUntrusted);
    policy = trusting(server);
    policy.tls.enforce = false; // asked for in vain
    const FaultyServer other(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    VERIFY_ERROR(get(policy, urlOf(other)), ErrorCode::NetUntrusted);
    QVERIFY(!heard.has("GET"));
}

void TestHttpClient::refusesWhatHasAnotherName()
{
    Heard heard;
    const FaultyServer server(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                              QStringLiteral("autre.example"));
    VERIFY_ERROR(get(trusting(server), urlOf(server)), ErrorCode::NetUntrusted);
    const FaultyServer expired(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                               QStringLiteral("localhost"), -1);
    VERIFY_ERROR(get(trusting(expired), urlOf(expired)), ErrorCode::NetUntrusted);
    QVERIFY(!heard.has("GET"));
}

void TestHttpClient::followsWithoutTheSecrets()
{
    Heard there;
    const FaultyServer second(always(there, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    Heard here;
    const FaultyServer first(
        always(here, "HTTP/1.1 302 Found\r\nLocation: https://localhost:" + QByteArray::number(second.port()) +
                         "/suite\r\nContent-Length: 0\r\n\r\n"));
    HttpPolicy policy = trusting(first);
    policy.tls.anchors += trusting(second).tls.anchors;
    HttpClient client(policy);
    HttpRequest request;
    request.url = urlOf(first, QStringLiteral("/debut"));
    request.headers = {{"Accept", "application/json"}, {"ESANTE-API-KEY", "cle-secrete"}};
    request.authorization = SecureBytes(QByteArrayView("Bearer jeton-secret"));
    const auto reply = client.exchange(std::move(request));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->url.path(), QStringLiteral("/suite"));
    QVERIFY(here.has("jeton-secret") && here.has("cle-secrete"));
    QVERIFY(there.has("GET /suite"));
    QVERIFY(there.has("Accept: application/json"));
    QVERIFY(!there.has("jeton-secret"));
    QVERIFY(!there.has("cle-secrete"));
}

void TestHttpClient::followsNoPostAndNoLoop()
{
    Heard heard;
    const FaultyServer server(
        always(heard, "HTTP/1.1 307 Temporary Redirect\r\nLocation: /encore\r\nContent-Length: 0\r\n\r\n"));
    VERIFY_ERROR(get(trusting(server), urlOf(server)), ErrorCode::NetRedirect);
    HttpClient client(trusting(server));
    HttpRequest request;
    request.method = "POST";
    request.url = urlOf(server);
    request.body = "x";
    const auto reply = client.exchange(std::move(request));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->status, 307);
}

void TestHttpClient::neverLeavesTls()
{
    Heard heard;
    const FaultyServer server(
        always(heard, "HTTP/1.1 301 Moved\r\nLocation: http://localhost/clair\r\nContent-Length: 0\r\n\r\n"));
    HttpPolicy policy = trusting(server);
    policy.plainHttp = true;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetRedirect);
}

void TestHttpClient::refusesAFlood()
{
    const FaultyServer server([](Client& client) {
        if (!client.secure())
            return;
        while (!client.hear().isEmpty()) {
        }
        client.say("HTTP/1.1 200 OK\r\n\r\n");
        while (client.isOpen())
            client.say(QByteArray(65536, 'x'));
    });
    HttpPolicy policy = trusting(server);
    policy.bodyBytes = 1 << 20;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetTooMuchData);
}

void TestHttpClient::refusesHalfABody()
{
    Heard heard;
    const FaultyServer server(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
    VERIFY_ERROR(get(trusting(server), urlOf(server)), ErrorCode::NetClosed);
}

void TestHttpClient::doesNotWaitForEver()
{
    const FaultyServer server([](Client& client) {
        if (client.secure())
            client.hear(20000);
        while (client.isOpen())
            client.hear(200);
    });
    HttpPolicy policy = trusting(server);
    policy.timeout = 1000;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetTimedOut);
}

void TestHttpClient::canBeCancelled()
{
    const FaultyServer server([](Client& client) {
        client.secure();
        while (client.isOpen())
            client.hear(200);
    });
    HttpClient client(trusting(server));
    HttpRequest request;
    request.url = urlOf(server);
    TaskContext context;
    context.cancellation.cancel();
    VERIFY_ERROR(client.exchange(std::move(request), context), ErrorCode::Cancelled);
}

void TestHttpClient::plainHttpOnlyWhenAllowed()
{
    Heard heard;
    const FaultyServer server([&heard](Client& client) {
        heard.take(client);
        client.say("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nCRL");
    });
    const QUrl url(QStringLiteral("http://localhost:%1/a.crl").arg(server.port()));
    HttpPolicy policy;
    policy.privateAddresses = true;
    VERIFY_ERROR(get(policy, url), ErrorCode::NetPlainHttp);
    policy.plainHttp = true;
    const auto reply = get(policy, url);
    VERIFY_RESULT(reply);
    QCOMPARE(reply->body, QByteArray("CRL"));
}

void TestHttpClient::privateAddresses_data()
{
    QTest::addColumn<bool>("inside");
    for (const char* address : {"127.0.0.1",
                                "127.8.9.10",
                                "10.0.0.1",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.1.1",
                                "169.254.169.254",
                                "100.64.0.1",
                                "0.0.0.0",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::1",
                                "::",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.1.2.3",
                                "2001:db8::1"})
        QTest::newRow(address) << true;
    for (const char* address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2a01:e0a::1", "::ffff:8.8.8.8"})
        QTest::newRow(address) << false;
}

void TestHttpClient::privateAddresses()
{
    QFETCH(bool, inside);
    QCOMPARE(isPrivateAddress(QHostAddress(QString::fromLatin1(QTest::currentDataTag()))), inside);
}

void TestHttpClient::refusesNamesThatLeadInside()
{
    Heard heard;
    const FaultyServer server(always(heard, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    HttpPolicy policy = trusting(server);
    policy.privateAddresses = false;
    VERIFY_ERROR(get(policy, urlOf(server)), ErrorCode::NetAddressRefused);
    VERIFY_ERROR(get(policy, QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.port()))),
                 ErrorCode::NetAddressRefused);
    VERIFY_ERROR(get(policy, QUrl(QStringLiteral("https://[::1]:%1/").arg(server.port()))),
                 ErrorCode::NetAddressRefused);
    VERIFY_ERROR(get(policy, QUrl(QStringLiteral("https://2130706433:%1/").arg(server.port()))),
                 ErrorCode::NetAddressRefused);
}

void TestHttpClient::aClientCertificateGoesToTheFirstHostAlone()
{
    QSslCertificate shownThere;
    const FaultyServer second([&](Client& client) {
        if (!client.secure())
            return;
        shownThere = client.certificate();
        while (!client.hear().isEmpty()) {
        }
        client.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    QSslCertificate shownHere;
    const FaultyServer first([&](Client& client) {
        if (!client.secure())
            return;
        shownHere = client.certificate();
        while (!client.hear().isEmpty()) {
        }
        client.say("HTTP/1.1 302 Found\r\nLocation: https://localhost:" + QByteArray::number(second.port()) +
                   "/\r\nContent-Length: 0\r\n\r\n");
    });
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::OrgAuthCli;
    leaf.commonName = QStringLiteral("Client");
    leaf.notBefore = now.addDays(-1);
    leaf.notAfter = now.addDays(30);
    const auto issued = pki.issue(leaf);
    auto identity = std::make_shared<ClientIdentity>();
    identity->chain = CertificateFile::parse(issued.certificatePem(), {})->certificates;
    identity->key = SecureBytes(issued.keyPem());

    HttpPolicy policy = trusting(first);
    policy.tls.anchors += trusting(second).tls.anchors;
    policy.tls.identity = identity;
    const auto reply = get(policy, urlOf(first));
    VERIFY_RESULT(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(shownHere.toDer(), identity->chain.first().der);
    QVERIFY(shownThere.isNull());
}

void TestHttpClient::badAddresses()
{
    for (const char* address : {"", "ftp://example.org/", "https://", "file:///etc/passwd", "exemple"})
        VERIFY_ERROR(get({}, QUrl(QString::fromLatin1(address))), ErrorCode::NetUrl);
}

void TestHttpClient::showsNothingThatGrants()
{
    const QUrl url(QStringLiteral("https://u:p@h.example/a?code=1&scope=openid&id_token_hint=e.y.z#f"));
    const QString shown = shownUrl(url);
    QCOMPARE(shown, QStringLiteral("https://h.example/a?code=***&scope=openid&id_token_hint=***"));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_HttpClient.moc"
