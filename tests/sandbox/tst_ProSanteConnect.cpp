#include "core/lps/PscSession.h"
#include "tests/support/PscConnected.h"
#include "tests/support/TestSupport.h"
#include "tests/support/Waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace pupitre;
using test::Connected;
using test::SandboxFixture;
using test::wait;

/// Pro Santé Connect as its stand-in plays it: every way to a token, and every way to be refused one.
class TestProSanteConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theConfigurationIsItsOwn();
    void cibaGivesATokenThatHolds();
    void cibaSlowsDownAndGoesOn();
    void cibaRefusedByThePerson();
    void cibaNobodyAnswers();
    void cibaCancelled();
    void refusals_data();
    void refusals();
    void aClientByCertificate();
    void userinfoAndIntrospection();
    void refreshedUntilLoggedOut();
    void theSessionRenewsItselfAndEnds();
    void strangeTokens_data();
    void strangeTokens();
    void noSecretInTheTranscript();

private:
    static constexpr CibaChannel card = CibaChannel::Card;
    HttpPolicy policy(const char* identity = nullptr) const { return test::pscPolicy(m_sandbox, identity); }
    QUrl discovery() const { return pscDiscovery(m_sandbox.issuer()); }
    void settings(const QByteArray& form) const { m_sandbox.ask(QStringLiteral("/sandbox/settings"), form, true); }
    void answerCiba(const QString& id, const char* what) const
    {
        m_sandbox.ask(QStringLiteral("/sandbox/ciba/%1/%2").arg(id, QLatin1String(what)), {}, true);
    }

    SandboxFixture m_sandbox;
    const QString m_anne = QLatin1String(SandboxFixture::annesId);
};

void TestProSanteConnect::initTestCase()
{
    START_SANDBOX(m_sandbox);
}

void TestProSanteConnect::init()
{
    settings("access_ttl=120&refresh_ttl=350&ciba_ttl=120&interval=1&approve_after=-1&filling=0");
}

void TestProSanteConnect::theConfigurationIsItsOwn()
{
    Connected here(policy(), test::pscClient(), discovery());
    VERIFY_RESULT(here.discovered);
    const PscConfiguration& read = here.psc.configuration();
    QCOMPARE(read.issuer, m_sandbox.issuer());
    QCOMPARE(read.ciba.path(), QStringLiteral("/auth/realms/esante-wallet/protocol/openid-connect/ext/ciba/auth"));
    QCOMPARE(read.introspection.path(),
             QStringLiteral("/auth/realms/esante-wallet/protocol/openid-connect/token/introspect"));
    QVERIFY(read.challengeMethods.contains(QStringLiteral("S256")));
    QVERIFY(read.cibaModes.contains(QStringLiteral("poll")));

    // Somewhere that is no Pro Santé Connect, and one that is not trusted.
    Connected elsewhere(policy(), test::pscClient(),
                        QUrl(QStringLiteral("https://localhost:%1/nothing").arg(m_sandbox.port("psc"))));
    VERIFY_ERROR(elsewhere.discovered, ErrorCode::PscDiscovery);
    HttpPolicy stranger = policy();
    stranger.tls.anchors = CertificateFile::read(m_sandbox.file("foreign"))->certificates;
    Connected untrusted(stranger, test::pscClient(), discovery());
    VERIFY_ERROR(untrusted.discovered, ErrorCode::NetUntrusted);
    HttpPolicy strict = policy();
    strict.privateAddresses = false;
    Connected refused(strict, test::pscClient(), discovery());
    VERIFY_ERROR(refused.discovered, ErrorCode::NetAddressRefused);
}

void TestProSanteConnect::cibaGivesATokenThatHolds()
{
    Connected here(policy(), test::pscClient(), discovery());
    VERIFY_RESULT(here.discovered);
    CibaLogin login(here.psc, Clock::system());
    QString digits;
    connect(&login, &CibaLogin::waiting, this, [&](const CibaPending& pending) {
        digits = pending.bindingMessage;
        // The person sees the same digits, on the channel that was chosen.
        const QJsonArray seen = QJsonDocument::fromJson(m_sandbox.ask(QStringLiteral("/sandbox/ciba"))).array();
        QCOMPARE(seen.first().toObject().value(QLatin1String("message")).toString(), digits);
        QCOMPARE(seen.first().toObject().value(QLatin1String("channel")).toString(), QStringLiteral("CARD"));
        answerCiba(pending.id, "approve");
    });
    const auto tokens = wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); });
    VERIFY_RESULT(tokens);
    QCOMPARE(digits.size(), 2);
    QVERIFY(!tokens->refresh.isEmpty() && !tokens->identity.isEmpty());
    QVERIFY(tokens->access.size() >= 1536); // as long as the real ones: no initial response in SMTP
    const qint64 life = QDateTime::currentDateTimeUtc().secsTo(tokens->expiresAt);
    QVERIFY(life > 60 && life <= 120);
    QVERIFY(tokens->refreshExpiresAt > tokens->expiresAt);

    const auto keys = wait<JsonWebKeySet>([&](auto answer) { here.psc.fetchKeys(answer); });
    VERIFY_RESULT(keys);
    TokenExpectations expected;
    expected.now = QDateTime::currentDateTimeUtc();
    expected.issuer = m_sandbox.issuer();
    expected.client = QStringLiteral("console-secret");
    expected.person = m_anne;
    expected.keys = &*keys;
    const TokenInspection inspection = inspectToken(tokens->access.view(), expected);
    QVERIFY2(inspection.good(), QJsonDocument(inspection.toJson()).toJson().constData());
    expected.person = QLatin1String(SandboxFixture::brunosId);
    QCOMPARE(inspectToken(tokens->access.view(), expected).check("person")->code, QStringLiteral("other-person"));
}

void TestProSanteConnect::cibaSlowsDownAndGoesOn()
{
    Connected here(policy(),
                   test::pscClient("console-post", "secret-console-post", PscClient::Authentication::SecretPost),
                   discovery());
    VERIFY_RESULT(here.discovered);
    const auto pending = wait<CibaPending>(
        [&](auto answer) { here.psc.requestCiba(m_anne, CibaChannel::Mobile, QStringLiteral("07"), answer); });
    VERIFY_RESULT(pending);
    QCOMPARE(pending->intervalSeconds, 1);
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { here.psc.pollCiba(pending->id, answer); }), ErrorCode::PscPending);
    answerCiba(pending->id, "slow");
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { here.psc.pollCiba(pending->id, answer); }), ErrorCode::PscSlowDown);
    answerCiba(pending->id, "approve");
    VERIFY_RESULT(wait<PscTokens>([&](auto answer) { here.psc.pollCiba(pending->id, answer); }));

    // The whole login goes on after having been slowed down.
    CibaLogin login(here.psc, Clock::system());
    connect(&login, &CibaLogin::waiting, this, [&](const CibaPending& asked) {
        answerCiba(asked.id, "slow");
        answerCiba(asked.id, "approve");
    });
    VERIFY_RESULT(wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); }));
}

void TestProSanteConnect::cibaRefusedByThePerson()
{
    Connected here(policy(), test::pscClient(), discovery());
    CibaLogin login(here.psc, Clock::system());
    connect(&login, &CibaLogin::waiting, this, [&](const CibaPending& pending) { answerCiba(pending.id, "deny"); });
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); }), ErrorCode::PscDenied);
}

void TestProSanteConnect::cibaNobodyAnswers()
{
    settings("ciba_ttl=2");
    Connected here(policy(), test::pscClient(), discovery());
    CibaLogin login(here.psc, Clock::system());
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); }),
                 ErrorCode::PscRequestExpired);
}

void TestProSanteConnect::cibaCancelled()
{
    Connected here(policy(), test::pscClient(), discovery());
    CibaLogin login(here.psc, Clock::system());
    connect(&login, &CibaLogin::waiting, &login, [&] { login.cancel(); });
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); }), ErrorCode::Cancelled);
}

void TestProSanteConnect::refusals_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("reason");
    QTest::newRow("wrong secret") << "console-secret"
                                  << "autre" << m_anne << "42"
                                  << "invalid_client";
    QTest::newRow("unknown client") << "personne"
                                    << "autre" << m_anne << "42"
                                    << "invalid_client";
    QTest::newRow("unknown person") << "console-secret"
                                    << "secret-console"
                                    << "800000000000"
                                    << "42"
                                    << "unknown_user_id";
    QTest::newRow("three digits") << "console-secret"
                                  << "secret-console" << m_anne << "123"
                                  << "invalid_binding_message";
}

void TestProSanteConnect::refusals()
{
    QFETCH(QString, id);
    QFETCH(QString, secret);
    QFETCH(QString, person);
    QFETCH(QString, digits);
    QFETCH(QString, reason);
    Connected here(policy(), test::pscClient(id.toLatin1().constData(), secret.toLatin1().constData()), discovery());
    VERIFY_RESULT(here.discovered);
    const auto pending = wait<CibaPending>([&](auto answer) { here.psc.requestCiba(person, card, digits, answer); });
    VERIFY_ERROR(pending, ErrorCode::PscRefused);
    QCOMPARE(pending.error().value(), reason);
}

void TestProSanteConnect::aClientByCertificate()
{
    using Authentication = PscClient::Authentication;
    Connected here(policy("app"), test::pscClient("console-certificat", "", Authentication::Certificate), discovery());
    VERIFY_RESULT(here.discovered);
    CibaLogin login(here.psc, Clock::system());
    connect(&login, &CibaLogin::waiting, this, [&](const CibaPending& pending) { answerCiba(pending.id, "approve"); });
    const auto tokens = wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); });
    VERIFY_RESULT(tokens);
    // RFC 8705: bound to the certificate.
    const QJsonObject bound = inspectToken(tokens->access.view(), {}).claims.value(QLatin1String("cnf")).toObject();
    const QByteArray der = m_sandbox.identity("app")->chain.first().der;
    QCOMPARE(bound.value(QLatin1String("x5t#S256")).toString().toLatin1(),
             QCryptographicHash::hash(der, QCryptographicHash::Sha256)
                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));

    for (const char* bad : {"app_other", "revoked", "foreign"}) {
        Connected there(policy(bad), test::pscClient("console-certificat", "", Authentication::Certificate),
                        discovery());
        const auto refused =
            wait<CibaPending>([&](auto answer) { there.psc.requestCiba(m_anne, card, QStringLiteral("42"), answer); });
        VERIFY_ERROR(refused, ErrorCode::PscRefused);
        QCOMPARE(refused.error().value(), QStringLiteral("invalid_client"));
    }
}

void TestProSanteConnect::userinfoAndIntrospection()
{
    Connected here(policy(), test::pscClient(), discovery());
    const SecureBytes token(m_sandbox.accessToken(m_anne));
    const auto person = wait<QJsonObject>([&](auto answer) { here.psc.userinfo(token, answer); });
    VERIFY_RESULT(person);
    QCOMPARE(person->value(QLatin1String("SubjectNameID")).toString(), m_anne);
    QCOMPARE(person->value(QLatin1String("family_name")).toString(), QStringLiteral("MEDECIN"));
    QVERIFY(person->value(QLatin1String("SubjectRefPro")).toObject().value(QLatin1String("exercices")).isArray());
    const auto said = wait<QJsonObject>([&](auto answer) { here.psc.introspect(token, answer); });
    VERIFY_RESULT(said);
    QCOMPARE(said->value(QLatin1String("active")).toBool(), true);
    VERIFY_RESULT(wait<void>([&](auto answer) { here.psc.revoke(token, answer); }));
    const auto after = wait<QJsonObject>([&](auto answer) { here.psc.introspect(token, answer); });
    VERIFY_RESULT(after);
    QCOMPARE(after->value(QLatin1String("active")).toBool(), false);
    VERIFY_ERROR(wait<QJsonObject>([&](auto answer) { here.psc.userinfo(token, answer); }), ErrorCode::PscRefused);
}

void TestProSanteConnect::refreshedUntilLoggedOut()
{
    settings("approve_after=0");
    Connected here(policy(), test::pscClient(), discovery());
    CibaLogin login(here.psc, Clock::system());
    const auto first = wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); });
    VERIFY_RESULT(first);
    const auto second = wait<PscTokens>([&](auto answer) { here.psc.refresh(first->refresh, answer); });
    VERIFY_RESULT(second);
    QVERIFY(second->access.view() != first->access.view());
    VERIFY_RESULT(wait<void>([&](auto answer) { here.psc.logout(second->identity, answer); }));
    VERIFY_ERROR(wait<PscTokens>([&](auto answer) { here.psc.refresh(second->refresh, answer); }),
                 ErrorCode::PscSessionOver);
    const auto said = wait<QJsonObject>([&](auto answer) { here.psc.introspect(second->access, answer); });
    QCOMPARE(said->value(QLatin1String("active")).toBool(), false);
}

void TestProSanteConnect::theSessionRenewsItselfAndEnds()
{
    // ECO.1.2.7 and 1.2.6: it goes on by itself, and is over when Pro Santé Connect no longer takes the refresh token.
    settings("approve_after=0&access_ttl=4");
    PscSession session(Clock::system());
    session.configure({discovery(), test::pscClient(), policy()});
    QSignalSpy changed(&session, &PscSession::changed);
    session.loginByCiba(m_anne, card);
    QTRY_VERIFY_WITH_TIMEOUT(session.hasToken(), 60000);
    QVERIFY(session.inspection().good());
    const QByteArray first = session.token().view().toByteArray();
    QTRY_VERIFY_WITH_TIMEOUT(session.hasToken() && session.token().view() != QByteArrayView(first), 60000);
    session.introspect();
    QTRY_VERIFY_WITH_TIMEOUT(!session.introspection().isEmpty() || session.error(), 60000);
    // Ended from elsewhere: everything that was granted to this client.
    m_sandbox.ask(QStringLiteral("/sandbox/end"), "person=" + m_anne.toLatin1() + "&client=console-secret", true);
    QTRY_VERIFY_WITH_TIMEOUT(!session.hasToken(), 60000);
    QVERIFY(session.error() && session.error()->code() == ErrorCode::PscSessionOver);
    QVERIFY(session.state() == PscSession::State::Empty);
}

void TestProSanteConnect::strangeTokens_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("finding");
    QTest::newRow("expired") << "expiry"
                             << "expired";
    QTest::newRow("early") << "start"
                           << "not-yet-valid";
    QTest::newRow("issuer") << "issuer"
                            << "wrong-issuer";
    QTest::newRow("key") << "signature"
                         << "unknown-key";
    QTest::newRow("signature") << "signature"
                               << "bad-signature";
    QTest::newRow("none") << "algorithm"
                          << "alg-none";
}

void TestProSanteConnect::strangeTokens()
{
    QFETCH(QString, check);
    QFETCH(QString, finding);
    PscSession session(Clock::system());
    session.configure({discovery(), test::pscClient(), policy()});
    session.give(SecureBytes(m_sandbox.strangeToken(QTest::currentDataTag())));
    QVERIFY(session.hasToken());
    // Judged at once, and again with the provider's keys.
    QTRY_VERIFY_WITH_TIMEOUT(session.inspection().check("issuer") != nullptr, 60000);
    const TokenCheck* found = session.inspection().check(check.toLatin1().constData());
    QVERIFY(found != nullptr);
    QCOMPARE(found->code, finding);
    QVERIFY(!session.inspection().good());
    // Its other checks hold: the reason is the one that was meant.
    for (const TokenCheck& other : session.inspection().checks) {
        if (other.name != check && other.name != QLatin1String("signature"))
            QVERIFY2(other.verdict != StepVerdict::Failed, qPrintable(other.name + u' ' + other.code));
    }
}

void TestProSanteConnect::noSecretInTheTranscript()
{
    settings("approve_after=0");
    Connected here(policy(),
                   test::pscClient("console-post", "secret-console-post", PscClient::Authentication::SecretPost),
                   discovery());
    CibaLogin login(here.psc, Clock::system());
    const auto tokens = wait<PscTokens>([&](auto answer) { login.start(m_anne, card, answer); });
    VERIFY_RESULT(tokens);
    VERIFY_RESULT(wait<QJsonObject>([&](auto answer) { here.psc.userinfo(tokens->access, answer); }));
    VERIFY_RESULT(wait<PscTokens>([&](auto answer) { here.psc.refresh(tokens->refresh, answer); }));
    const QString text = here.http.transcript().toText();
    QVERIFY(text.contains(QLatin1String("/protocol/openid-connect/token")));
    for (const SecureBytes* secret : {&tokens->access, &tokens->refresh, &tokens->identity})
        QVERIFY(!text.contains(QString::fromLatin1(secret->view())));
    QVERIFY(!text.contains(QLatin1String("secret-console-post")));
}

QTEST_GUILESS_MAIN(TestProSanteConnect)
#include "tst_ProSanteConnect.moc"
