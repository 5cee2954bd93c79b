#include "core/lps/JsonWebToken.h"
#include "tests/support/TestSupport.h"
#include "tests/support/TokenMaker.h"

using namespace pupitre;
using test::TokenKey;

/// Tokens of every algorithm, and what is wrong with those that are no good.
class TestJsonWebToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyAlgorithmIsVerified_data();
    void everyAlgorithmIsVerified();
    void aKeyWithoutNameIsFound();
    void badForms_data();
    void badForms();
    void badAlgorithms_data();
    void badAlgorithms();
    void badSignatures();
    void aShortKeyIsSaid();
    void times_data();
    void times();
    void claims_data();
    void claims();
    void keySetsThatCannotBeRead();
    void whatItHoldsIsNotTheToken();

private:
    QString code(const TokenInspection& inspection, const char* check) const
    {
        const TokenCheck* found = inspection.check(check);
        return found == nullptr ? QStringLiteral("no such check") : found->code;
    }
    TokenExpectations expected() const
    {
        TokenExpectations all;
        all.now = m_now;
        all.issuer = QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet");
        all.client = QStringLiteral("console");
        all.person = QStringLiteral("899770000018");
        all.keys = &*m_keys;
        return all;
    }
    QJsonObject with(const char* claim, const QJsonValue& value) const
    {
        QJsonObject all = test::tokenClaims(m_now);
        if (value.isUndefined())
            all.remove(QLatin1String(claim));
        else
            all.insert(QLatin1String(claim), value);
        return all;
    }

    const QDateTime m_now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    std::vector<TokenKey> m_made;
    std::optional<JsonWebKeySet> m_keys;
};

void TestJsonWebToken::initTestCase()
{
    m_made.push_back(TokenKey::rsa(QStringLiteral("rsa")));
    m_made.push_back(TokenKey::curve(QStringLiteral("p256"), "P-256"));
    m_made.push_back(TokenKey::curve(QStringLiteral("p384"), "P-384"));
    m_made.push_back(TokenKey::curve(QStringLiteral("p521"), "P-521"));
    auto parsed = JsonWebKeySet::parse(
        test::keySet({m_made[0].publicKey(), m_made[1].publicKey(), m_made[2].publicKey(), m_made[3].publicKey()}));
    VERIFY_RESULT(parsed);
    QCOMPARE(parsed->keys().size(), 4U);
    QCOMPARE(parsed->leftOut(), 0);
    m_keys = std::move(*parsed);
}

void TestJsonWebToken::everyAlgorithmIsVerified_data()
{
    QTest::addColumn<int>("key");
    for (const char* name : {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
        QTest::newRow(name) << 0;
    QTest::newRow("ES256") << 1;
    QTest::newRow("ES384") << 2;
    QTest::newRow("ES512") << 3;
}

void TestJsonWebToken::everyAlgorithmIsVerified()
{
    QFETCH(int, key);
    const QString algorithm = QLatin1String(QTest::currentDataTag());
    const QByteArray token = m_made[static_cast<std::size_t>(key)].sign(algorithm, test::tokenClaims(m_now));
    const TokenInspection good = inspectToken(token, expected());
    QVERIFY2(good.good(), QJsonDocument(good.toJson()).toJson().constData());
    QCOMPARE(good.person(), QStringLiteral("899770000018"));
    QCOMPARE(good.expiresAt, m_now.addSecs(120));
    QVERIFY(good.check("signature")->verdict == StepVerdict::Ok);

    // One bit of what is signed, one of the signature: neither passes.
    const qsizetype dot = token.lastIndexOf('.');
    for (const qsizetype at : {token.indexOf('.') + 20, dot + 20}) {
        QByteArray altered = token;
        altered[at] = altered[at] == 'A' ? 'B' : 'A';
        const TokenInspection bad = inspectToken(altered, expected());
        QVERIFY(!bad.good());
        QVERIFY(bad.check("form")->verdict != StepVerdict::Ok ||
                code(bad, "signature") == QLatin1String("bad-signature"));
    }
}

void TestJsonWebToken::aKeyWithoutNameIsFound()
{
    const QByteArray token =
        m_made[1].sign(QStringLiteral("ES256"), test::tokenClaims(m_now), {{QStringLiteral("kid"), QString()}});
    QVERIFY(inspectToken(token, expected()).good());
    // A key set without names (RFC 7517 §4.5: they are optional) and a token with one.
    QJsonObject nameless = m_made[1].publicKey();
    nameless.remove(QStringLiteral("kid"));
    const auto keys = JsonWebKeySet::parse(test::keySet({nameless}));
    VERIFY_RESULT(keys);
    TokenExpectations judged = expected();
    judged.keys = &*keys;
    QVERIFY(inspectToken(m_made[1].sign(QStringLiteral("ES256"), test::tokenClaims(m_now)), judged).good());
}

void TestJsonWebToken::badForms_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("finding");
    const QByteArray header = test::base64Url("{\"alg\":\"RS256\"}");
    QTest::newRow("nothing") << QByteArray() << "empty";
    QTest::newRow("opaque") << QByteArray("c29tZXRoaW5n") << "not-a-jwt";
    QTest::newRow("two parts") << header + "." + header << "not-a-jwt";
    QTest::newRow("encrypted") << QByteArray("a.b.c.d.e") << "encrypted";
    QTest::newRow("too long") << QByteArray(maximumTokenSize + 1, 'a') << "too-long";
    QTest::newRow("header") << "e30=." + header + ".AA"
                            << "header-malformed";
    QTest::newRow("header no object") << test::base64Url("[1]") + "." + header + ".AA"
                                      << "header-malformed";
    QTest::newRow("claims") << header + ".*." + "AA"
                            << "claims-malformed";
    QTest::newRow("claims no JSON") << header + "." + test::base64Url("{\"a\":") + ".AA"
                                    << "claims-malformed";
    QTest::newRow("signature") << header + "." + header + ".A+/="
                               << "signature-malformed";
    QTest::newRow("space") << header + "." + header + ".A A"
                           << "signature-malformed";
}

void TestJsonWebToken::badForms()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, finding);
    const TokenInspection inspection = inspectToken(token, expected());
    QVERIFY(!inspection.good());
    QCOMPARE(code(inspection, "form"), finding);
}

void TestJsonWebToken::badAlgorithms_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QString>("finding");
    QTest::newRow("none") << "none"
                          << "alg-none";
    QTest::newRow("None") << "NoNe"
                          << "alg-none";
    QTest::newRow("shared") << "HS256"
                            << "alg-shared-secret";
    QTest::newRow("unknown") << "RS1"
                             << "alg-unknown";
    QTest::newRow("missing") << ""
                             << "alg-unknown";
}

void TestJsonWebToken::badAlgorithms()
{
    QFETCH(QString, algorithm);
    QFETCH(QString, finding);
    // The signature itself would hold: what the header says of it does not count.
    const QByteArray token =
        m_made[0].sign(QStringLiteral("RS256"), test::tokenClaims(m_now), {{QStringLiteral("alg"), algorithm}});
    const TokenInspection inspection = inspectToken(token, expected());
    QVERIFY(!inspection.good());
    QCOMPARE(code(inspection, "algorithm"), finding);
    QVERIFY(inspection.check("signature")->verdict == StepVerdict::Failed);
}

void TestJsonWebToken::badSignatures()
{
    const QJsonObject claims = test::tokenClaims(m_now);
    const TokenKey stranger = TokenKey::rsa(QStringLiteral("rsa"));
    QCOMPARE(code(inspectToken(stranger.sign(QStringLiteral("RS256"), claims), expected()), "signature"),
             QStringLiteral("bad-signature"));
    const TokenKey unknown = TokenKey::rsa(QStringLiteral("inconnue"));
    QCOMPARE(code(inspectToken(unknown.sign(QStringLiteral("RS256"), claims), expected()), "signature"),
             QStringLiteral("unknown-key"));
    // The provider's curve key named in a token said to be RSA.
    QCOMPARE(code(inspectToken(
                      stranger.sign(QStringLiteral("RS256"), claims, {{QStringLiteral("kid"), QStringLiteral("p256")}}),
                      expected()),
                  "signature"),
             QStringLiteral("key-unfit"));
    QCOMPARE(code(inspectToken(m_made[0].sign(QStringLiteral("RS256"), claims,
                                              {{QStringLiteral("crit"), QJsonArray{QStringLiteral("b64")}}}),
                               expected()),
                  "algorithm"),
             QStringLiteral("critical-header"));
    TokenExpectations without = expected();
    without.keys = nullptr;
    const TokenInspection unjudged = inspectToken(m_made[0].sign(QStringLiteral("RS256"), claims), without);
    QVERIFY(unjudged.good());
    QVERIFY(unjudged.check("signature")->verdict == StepVerdict::NotJudged);
}

void TestJsonWebToken::aShortKeyIsSaid()
{
    const TokenKey weak = TokenKey::rsa(QStringLiteral("courte"), 1024);
    const auto keys = JsonWebKeySet::parse(test::keySet({weak.publicKey()}));
    VERIFY_RESULT(keys);
    TokenExpectations judged = expected();
    judged.keys = &*keys;
    const TokenInspection inspection =
        inspectToken(weak.sign(QStringLiteral("RS256"), test::tokenClaims(m_now)), judged);
    QCOMPARE(code(inspection, "signature"), QStringLiteral("weak-key"));
    QVERIFY(inspection.check("signature")->verdict == StepVerdict::Warning);
}

void TestJsonWebToken::times_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("finding");
    const double now = static_cast<double>(m_now.toSecsSinceEpoch());
    QTest::newRow("expired") << "exp" << QJsonValue(now - 11) << "expiry"
                             << "expired";
    QTest::newRow("within the leeway") << "exp" << QJsonValue(now - 5) << "expiry"
                                       << "";
    QTest::newRow("no expiry") << "exp" << QJsonValue(QJsonValue::Undefined) << "expiry"
                               << "no-expiry";
    QTest::newRow("expiry is text") << "exp" << QJsonValue(QStringLiteral("demain")) << "expiry"
                                    << "no-expiry";
    QTest::newRow("expiry senseless") << "exp" << QJsonValue(1e300) << "expiry"
                                      << "no-expiry";
    QTest::newRow("negative expiry") << "exp" << QJsonValue(-1) << "expiry"
                                     << "no-expiry";
    QTest::newRow("fraction") << "exp" << QJsonValue(now + 0.5) << "expiry"
                              << "";
    QTest::newRow("not yet") << "nbf" << QJsonValue(now + 60) << "start"
                             << "not-yet-valid";
    QTest::newRow("now") << "nbf" << QJsonValue(now + 5) << "start"
                         << "";
    QTest::newRow("a clock ahead") << "iat" << QJsonValue(now + 25) << "start"
                                   << "";
    QTest::newRow("future") << "iat" << QJsonValue(now + 60) << "start"
                            << "issued-in-future";
    QTest::newRow("no issue time") << "iat" << QJsonValue(QJsonValue::Undefined) << "start"
                                   << "no-issue-time";
}

void TestJsonWebToken::times()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QString, check);
    QFETCH(QString, finding);
    const QByteArray token = m_made[1].sign(QStringLiteral("ES256"), with(claim.toLatin1().constData(), value));
    const TokenInspection inspection = inspectToken(token, expected());
    QCOMPARE(code(inspection, check.toLatin1().constData()), finding);
    QCOMPARE(inspection.good(), finding.isEmpty() || finding == QLatin1String("no-issue-time"));
}

void TestJsonWebToken::claims_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("finding");
    QTest::newRow("issuer") << "iss" << QJsonValue(QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet/"))
                            << "issuer"
                            << "wrong-issuer";
    QTest::newRow("client") << "azp" << QJsonValue(QStringLiteral("autre")) << "client"
                            << "other-client";
    QTest::newRow("no client") << "azp" << QJsonValue(QJsonValue::Undefined) << "client"
                               << "no-client";
    QTest::newRow("person") << "SubjectNameID" << QJsonValue(QStringLiteral("899770000026")) << "person"
                            << "other-person";
    QTest::newRow("identity token") << "typ" << QJsonValue(QStringLiteral("ID")) << "type"
                                    << "not-an-access-token";
    QTest::newRow("level") << "acr" << QJsonValue(QStringLiteral("0")) << "level"
                           << "level-other";
}

void TestJsonWebToken::claims()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QString, check);
    QFETCH(QString, finding);
    const QByteArray token = m_made[1].sign(QStringLiteral("ES256"), with(claim.toLatin1().constData(), value));
    QCOMPARE(code(inspectToken(token, expected()), check.toLatin1().constData()), finding);
}

void TestJsonWebToken::keySetsThatCannotBeRead()
{
    VERIFY_ERROR(JsonWebKeySet::parse("<html>"), ErrorCode::JsonSyntax);
    VERIFY_ERROR(JsonWebKeySet::parse("{\"keys\":1}"), ErrorCode::JsonSyntax);
    VERIFY_ERROR(JsonWebKeySet::parse(QByteArray(JsonWebKeySet::maximumSize + 1, ' ')), ErrorCode::FileTooLarge);
    // Keys of other kinds and damaged ones are left out; a point off its curve is no key.
    QJsonObject off = m_made[1].publicKey();
    off.insert(QStringLiteral("y"), off.value(QLatin1String("x")));
    QJsonObject emptyRsa = m_made[0].publicKey();
    emptyRsa.insert(QStringLiteral("n"), QString());
    const auto keys = JsonWebKeySet::parse(
        test::keySet({{{QStringLiteral("kty"), QStringLiteral("oct")}, {QStringLiteral("k"), QStringLiteral("AA")}},
                      off,
                      emptyRsa,
                      m_made[2].publicKey()}));
    VERIFY_RESULT(keys);
    QCOMPARE(keys->keys().size(), 1U);
    QCOMPARE(keys->leftOut(), 3);
}

void TestJsonWebToken::whatItHoldsIsNotTheToken()
{
    const QByteArray token = m_made[0].sign(QStringLiteral("RS256"), test::tokenClaims(m_now));
    const QByteArray shown = QJsonDocument(inspectToken(token, expected()).toJson()).toJson();
    QVERIFY(!shown.contains(token));
    QVERIFY(!shown.contains(token.mid(token.lastIndexOf('.') + 1)));
}

QTEST_GUILESS_MAIN(TestJsonWebToken)
#include "tst_JsonWebToken.moc"
