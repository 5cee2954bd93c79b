#include "core/lps/JsonWebToken.h"
#include "core/lps/PscLogin.h"
#include "core/lps/TokenCommand.h"
#include "tests/support/PscConnected.h"
#include "tests/support/TestSupport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>

using namespace pupitre;
using test::Connected;
using test::SandboxFixture;
using test::wait;

/// A login in a browser that comes back to the loopback interface, and what must not come in that way; a token from a
/// command.
class TestPscBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theBrowserComesBack();
    void theBrowserComesBackWithARefusal();
    void anAnswerToAnotherQuestion();
    void anotherIssuersAnswer();
    void theListenerTakesNothingElse();
    void aTokenFromACommand();

private:
    QUrl discovery() const { return pscDiscovery(m_sandbox.issuer()); }
    /// What a person does in a browser: follows, says who it is, follows back. The last address is not opened.
    QUrl browse(const QUrl& start, const QByteArray& form);

    SandboxFixture m_sandbox;
    const QString m_anne = QLatin1String(SandboxFixture::annesId);
};

namespace {

// The status a GET is answered with; empty when nobody answers.
QByteArray get(const QUrl& url, const QByteArray& host = {})
{
    QNetworkAccessManager manager;
    QNetworkRequest request(url);
    if (!host.isEmpty())
        request.setRawHeader("Host", host);
    QNetworkReply* reply = manager.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    finished.wait(30000);
    const QByteArray status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toByteArray();
    reply->deleteLater();
    return status;
}

} // namespace

void TestPscBrowser::initTestCase()
{
    START_SANDBOX(m_sandbox);
}

QUrl TestPscBrowser::browse(const QUrl& start, const QByteArray& form)
{
    QNetworkAccessManager manager;
    QUrl url = start;
    bool answered = false;
    for (int hop = 0; hop < 10; ++hop) {
        if (url.host() == QLatin1String("127.0.0.1"))
            return url;
        QNetworkRequest request(url);
        TlsPolicy tls;
        tls.anchors = m_sandbox.anchors();
        request.setSslConfiguration(sslConfiguration(tls));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
        const bool asked = url.path().contains(QLatin1String("/interaction/")) && !answered;
        QNetworkReply* reply = asked ? manager.post(request, form) : manager.get(request);
        answered = answered || asked;
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!finished.wait(30000))
            return {};
        const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        reply->deleteLater();
        if (next.isEmpty())
            return {};
        url = url.resolved(next);
    }
    return {};
}

void TestPscBrowser::theBrowserComesBack()
{
    Connected here(test::pscPolicy(m_sandbox), test::pscClient("console", "", PscClient::Authentication::None),
                   discovery());
    VERIFY_RESULT(here.discovered);
    CodeLogin login(here.psc, QStringLiteral("<p>fini</p>"));
    connect(&login, &CodeLogin::browse, this, [&](const QUrl& url) {
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(QStringLiteral("code_challenge_method")), QStringLiteral("S256"));
        QCOMPARE(query.queryItemValue(QStringLiteral("acr_values")), QStringLiteral("eidas1"));
        QVERIFY(query.hasQueryItem(QStringLiteral("state")) && query.hasQueryItem(QStringLiteral("nonce")));
        QCOMPARE(get(browse(url, "action=login&person=" + m_anne.toLatin1())), QByteArray("200"));
    });
    const auto tokens = wait<PscTokens>([&](auto answer) { login.start(0, answer); });
    VERIFY_RESULT(tokens);
    QCOMPARE(inspectToken(tokens->access.view(), {}).person(), m_anne);
}

void TestPscBrowser::theBrowserComesBackWithARefusal()
{
    Connected here(test::pscPolicy(m_sandbox), test::pscClient("console", "", PscClient::Authentication::None),
                   discovery());
    CodeLogin login(here.psc, {});
    connect(&login, &CodeLogin::browse, this, [&](const QUrl& url) { get(browse(url, "action=deny")); });
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(0, answer); }), ErrorCode::PscDenied);
}

void TestPscBrowser::anAnswerToAnotherQuestion()
{
    Connected here(test::pscPolicy(m_sandbox), test::pscClient("console", "", PscClient::Authentication::None),
                   discovery());
    CodeLogin login(here.psc, {});
    connect(&login, &CodeLogin::browse, this, [&](const QUrl& url) {
        QUrl back(QUrlQuery(url).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QStringLiteral("code=abc&state=autre"));
        get(back);
    });
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(0, answer); }), ErrorCode::PscState);
}

void TestPscBrowser::anotherIssuersAnswer()
{
    Connected here(test::pscPolicy(m_sandbox), test::pscClient("console", "", PscClient::Authentication::None),
                   discovery());
    CodeLogin login(here.psc, {});
    connect(&login, &CodeLogin::browse, this, [&](const QUrl& url) {
        const QUrlQuery asked(url);
        QUrl back(asked.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        back.setQuery(QStringLiteral("code=abc&iss=https%3A%2F%2Failleurs.invalid&state=") +
                      asked.queryItemValue(QStringLiteral("state"), QUrl::FullyEncoded));
        get(back);
    });
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(0, answer); }), ErrorCode::PscIssuer);
}

void TestPscBrowser::theListenerTakesNothingElse()
{
    LoopbackReceiver receiver(QStringLiteral("fini"));
    const auto url = receiver.listen();
    VERIFY_RESULT(url);
    QSignalSpy received(&receiver, &LoopbackReceiver::received);
    QUrl other = *url;
    other.setPath(QStringLiteral("/favicon.ico"));
    QCOMPARE(get(other), QByteArray("404"));
    QCOMPARE(get(*url, "ailleurs.invalid"), QByteArray("400"));
    QUrl longOne = *url;
    longOne.setQuery(QStringLiteral("a=") + QString(LoopbackReceiver::maximumRequest, QLatin1Char('x')));
    QCOMPARE(get(longOne), QByteArray("431"));
    QCOMPARE(received.count(), 0);
    QCOMPARE(get(*url), QByteArray("200"));
    QCOMPARE(received.count(), 1);
    QVERIFY(get(*url).isEmpty()); // closed
    LoopbackReceiver taken({});
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    VERIFY_ERROR(taken.listen(holder.serverPort()), ErrorCode::PscListener);
}

void TestPscBrowser::aTokenFromACommand()
{
    const auto run = [](const QString& command) {
        TokenCommand runner;
        return wait<SecureBytes>([&](auto answer) { runner.start(command, answer); });
    };
    const auto good = run(QStringLiteral("echo abc.def.ghi"));
    VERIFY_RESULT(good);
    QCOMPARE(good->view().toByteArray(), QByteArray("abc.def.ghi"));
    VERIFY_ERROR(run(QStringLiteral("true")), ErrorCode::TokenEmpty);
    VERIFY_ERROR(run(QStringLiteral("echo deux mots")), ErrorCode::TokenMalformed);
    VERIFY_ERROR(run(QStringLiteral("false")), ErrorCode::TokenCommandFailed);
    VERIFY_ERROR(run(QStringLiteral("/nulle/part")), ErrorCode::TokenCommandFailed);
    VERIFY_ERROR(run(QString()), ErrorCode::TokenCommandFailed);
    VERIFY_ERROR(run(QStringLiteral("yes")), ErrorCode::TokenMalformed); // without end
}

QTEST_GUILESS_MAIN(TestPscBrowser)
#include "tst_PscBrowser.moc"
