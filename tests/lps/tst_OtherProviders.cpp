#include "core/lps/JsonWebToken.h"
#include "core/lps/PscLogin.h"
#include "core/pki/CertificateFile.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TokenMaker.h"
#include "tests/support/Waiting.h"

#include <QMutex>
#include <QTcpSocket>
#include <QUrlQuery>

using namespace pupitre;
using test::FaultyServer;
using test::wait;

/// Providers of OpenID Connect with other habits than the one of the sandbox, and some that must not be believed.
class TestOtherProviders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configurationUnderTheGeneralName();
    void cibaThroughAnInterruption();
    void troubleIsNoRefusal_data();
    void troubleIsNoRefusal();
    void identityOfThisLoginAlone_data();
    void identityOfThisLoginAlone();
    void opaqueTokensAreNotJudged();
};

namespace {

QByteArray answer(int status, const QByteArray& body, const QByteArray& type = "application/json")
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Type: " + type +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// A provider over TLS: each request, "POST /realm/token body", gets what the function answers; nothing: it hangs up.
class Provider
{
public:
    using Handler = std::function<QByteArray(const QByteArray& request)>;
    explicit Provider(Handler handler)
        : m_handler(std::move(handler))
        , m_server([this](FaultyServer::Client& client) { serve(client); })
    {}

    QByteArray base() const { return "https://localhost:" + QByteArray::number(m_server.port()) + "/realm"; }
    HttpPolicy policy() const
    {
        HttpPolicy policy;
        policy.tls.anchors = CertificateFile::parse(m_server.authority())->certificates;
        policy.privateAddresses = true;
        return policy;
    }
    QByteArray configuration() const
    {
        const QString at = QString::fromLatin1(base());
        return json({{QStringLiteral("issuer"), at},
                     {QStringLiteral("authorization_endpoint"), at + QStringLiteral("/authorize")},
                     {QStringLiteral("token_endpoint"), at + QStringLiteral("/token")},
                     {QStringLiteral("backchannel_authentication_endpoint"), at + QStringLiteral("/ciba")},
                     {QStringLiteral("jwks_uri"), at + QStringLiteral("/jwks")}});
    }
    QByteArrayList heard() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_heard;
    }

private:
    void serve(FaultyServer::Client& client)
    {
        if (!client.secure())
            return;
        QByteArray request = client.hear();
        qsizetype size = 0;
        for (QByteArray line = client.hear(); !line.isEmpty(); line = client.hear()) {
            if (line.toLower().startsWith("content-length:"))
                size = line.mid(15).trimmed().toLongLong();
        }
        request = request.left(request.lastIndexOf(' ')) + ' ' + (size > 0 ? client.hearBytes(size) : QByteArray());
        {
            const QMutexLocker lock(&m_mutex);
            m_heard.append(request);
        }
        const QByteArray reply = m_handler(request);
        if (!reply.isEmpty())
            client.say(reply);
    }

    Handler m_handler;
    mutable QMutex m_mutex;
    QByteArrayList m_heard;
    FaultyServer m_server;
};

PscClient client()
{
    return {QStringLiteral("console"), PscClient::Authentication::None, {}};
}

} // namespace

void TestOtherProviders::configurationUnderTheGeneralName()
{
    Provider* self = nullptr;
    Provider provider([&](const QByteArray& request) {
        return request.startsWith("GET /realm/.well-known/openid-configuration ")
                   ? answer(200, self->configuration())
                   : answer(404, "<h1>Not found</h1>", "text/html");
    });
    self = &provider;
    HttpClient http(provider.policy());
    ProSanteConnect psc(http, client(), Clock::system());
    const QUrl asked = pscDiscovery(QString::fromLatin1(provider.base()));
    VERIFY_RESULT(wait<void>([&](auto done) { psc.discover(asked, done); }));
    QCOMPARE(psc.configuration().issuer.toLatin1(), provider.base());
    QCOMPARE(provider.heard().size(), 2);
    QVERIFY(provider.heard().first().startsWith("GET /realm/.well-known/wallet-openid-configuration "));
    // An address given whole is the only one asked.
    const QUrl whole(QString::fromLatin1(provider.base()) + QStringLiteral("/.well-known/autre"));
    VERIFY_ERROR(wait<void>([&](auto done) { psc.discover(whole, done); }), ErrorCode::PscDiscovery);
    QCOMPARE(provider.heard().size(), 3);
}

void TestOtherProviders::cibaThroughAnInterruption()
{
    // Pending, a proxy's page of maintenance, a connection that breaks, then the tokens.
    int polls = 0;
    Provider* self = nullptr;
    Provider provider([&](const QByteArray& request) {
        if (request.startsWith("GET /realm/.well-known/"))
            return answer(200, self->configuration());
        if (request.startsWith("POST /realm/ciba "))
            return answer(200, R"({"auth_req_id":"1","expires_in":"120","interval":1})");
        switch (++polls) {
        case 1:
            return answer(400, R"({"error":"authorization_pending"})");
        case 2:
            return answer(503, "<html>Maintenance</html>", "text/html");
        case 3:
            return QByteArray();
        default:
            return answer(200, R"({"access_token":"jeton","token_type":"Bearer","expires_in":120})");
        }
    });
    self = &provider;
    HttpClient http(provider.policy());
    ProSanteConnect psc(http, client(), Clock::system());
    VERIFY_RESULT(
        wait<void>([&](auto done) { psc.discover(pscDiscovery(QString::fromLatin1(provider.base())), done); }));
    CibaLogin login(psc, Clock::system());
    const auto tokens =
        wait<PscTokens>([&](auto done) { login.start(QStringLiteral("899770000018"), CibaChannel::Mobile, done); });
    VERIFY_RESULT(tokens);
    QCOMPARE(polls, 4);
}

void TestOtherProviders::troubleIsNoRefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("a proxy's page") << 502 << QByteArray("<html>Bad Gateway</html>") << "psc.unavailable";
    QTest::newRow("too many") << 429 << QByteArray() << "psc.unavailable";
    QTest::newRow("its own trouble") << 500 << QByteArray(R"({"error":"server_error"})") << "psc.unavailable";
    QTest::newRow("a client it does not know") << 401 << QByteArray(R"({"error":"invalid_client"})") << "psc.refused";
    QTest::newRow("no word") << 400 << QByteArray("<p>no</p>") << "psc.refused";
}

void TestOtherProviders::troubleIsNoRefusal()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    Provider* self = nullptr;
    Provider provider([&](const QByteArray& request) {
        return request.startsWith("GET ") ? answer(200, self->configuration()) : answer(status, body);
    });
    self = &provider;
    HttpClient http(provider.policy());
    ProSanteConnect psc(http, client(), Clock::system());
    VERIFY_RESULT(
        wait<void>([&](auto done) { psc.discover(pscDiscovery(QString::fromLatin1(provider.base())), done); }));
    CibaLogin login(psc, Clock::system());
    const auto tokens =
        wait<PscTokens>([&](auto done) { login.start(QStringLiteral("899770000018"), CibaChannel::Mobile, done); });
    QVERIFY(!tokens);
    QCOMPARE(errorName(tokens.error().code()), error);
}

void TestOtherProviders::identityOfThisLoginAlone_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("error");
    const QJsonArray several{QStringLiteral("autre"), QStringLiteral("console")};
    QTest::newRow("as it should be") << "acr" << QJsonValue(QStringLiteral("eidas1")) << "";
    QTest::newRow("among its audience") << "aud" << QJsonValue(several) << "";
    QTest::newRow("another issuer") << "iss" << QJsonValue(QStringLiteral("https://autre.exemple.fr"))
                                    << "psc.issuer-mismatch";
    QTest::newRow("another client") << "aud" << QJsonValue(QStringLiteral("autre")) << "psc.nonce-mismatch";
    QTest::newRow("no audience") << "aud" << QJsonValue() << "psc.nonce-mismatch";
    QTest::newRow("another login") << "nonce" << QJsonValue(QStringLiteral("autre")) << "psc.nonce-mismatch";
}

void TestOtherProviders::identityOfThisLoginAlone()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QString, error);
    QJsonObject claims;
    const test::TokenKey key = test::TokenKey::rsa(QStringLiteral("1"));
    Provider* self = nullptr;
    Provider provider([&](const QByteArray& request) {
        if (request.startsWith("GET "))
            return answer(200, self->configuration());
        return answer(
            200, json({{QStringLiteral("access_token"), QStringLiteral("jeton")},
                       {QStringLiteral("token_type"), QStringLiteral("bearer")},
                       {QStringLiteral("id_token"), QString::fromLatin1(key.sign(QStringLiteral("RS256"), claims))}}));
    });
    self = &provider;
    HttpClient http(provider.policy());
    ProSanteConnect psc(http, client(), Clock::system());
    VERIFY_RESULT(
        wait<void>([&](auto done) { psc.discover(pscDiscovery(QString::fromLatin1(provider.base())), done); }));
    CodeLogin login(psc, QStringLiteral("<p>done</p>"));
    QTcpSocket browser;
    connect(&login, &CodeLogin::browse, this, [&](const QUrl& url) {
        const QUrlQuery query(url);
        const auto asked = [&](const char* name) {
            return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        claims = {{QStringLiteral("iss"), QString::fromLatin1(provider.base())},
                  {QStringLiteral("aud"), QStringLiteral("console")},
                  {QStringLiteral("nonce"), asked("nonce")}};
        claims.insert(claim, value);
        const QUrl back(asked("redirect_uri"));
        const QByteArray line = "GET " + back.path().toLatin1() + "?code=1&state=" + asked("state").toLatin1() +
                                " HTTP/1.1\r\nHost: " + back.authority().toLatin1() + "\r\n\r\n";
        connect(&browser, &QTcpSocket::connected, this, [&browser, line] { browser.write(line); });
        browser.connectToHost(back.host(), static_cast<quint16>(back.port()));
    });
    const auto tokens = wait<PscTokens>([&](auto done) { login.start(0, done); });
    QCOMPARE(tokens ? QString() : errorName(tokens.error().code()), error);
}

void TestOtherProviders::opaqueTokensAreNotJudged()
{
    TokenExpectations given;
    given.opaqueAllowed = true;
    const TokenInspection opaque = inspectToken("mF_9.B5f-4.1JqM.x~y/z+", given);
    QVERIFY(opaque.good());
    QCOMPARE(opaque.check("form")->code, QStringLiteral("opaque"));
    QVERIFY(opaque.check("form")->verdict == StepVerdict::NotJudged);
    QCOMPARE(inspectToken("three.parts.too", given).check("form")->code, QStringLiteral("opaque"));
    QVERIFY(!inspectToken("", given).good());
    QVERIFY(!inspectToken("c29tZXRoaW5n", {}).good()); // shown by somebody: it should have been a token
}

QTEST_GUILESS_MAIN(TestOtherProviders)
#include "tst_OtherProviders.moc"
