#include "core/lps/JsonWebToken.h"
#include "core/lps/PscConfiguration.h"
#include "core/lps/TokenCommand.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace pupitre;

namespace {

void require(bool condition, const char* what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

// The public keys of nobody: no bytes can be a token they signed.
const JsonWebKeySet& nobodysKeys()
{
    static const JsonWebKeySet keys = *JsonWebKeySet::parse(
        R"({"keys":[{"kty":"RSA","kid":"psc","use":"sig","e":"AQAB","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"},{"kty":"EC","kid":"courbe","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})");
    return keys;
}

void checkToken(QByteArrayView bytes, const JsonWebKeySet& keys, bool nobody)
{
    TokenExpectations expected;
    expected.now = QDateTime::fromSecsSinceEpoch(1772438400, Qt::UTC);
    expected.issuer = QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet");
    expected.keys = &keys;
    const TokenInspection inspection = inspectToken(bytes, expected);
    require(!inspection.checks.isEmpty(), "something is said of any bytes");
    const TokenCheck* form = inspection.check("form");
    require(form != nullptr, "the form is always judged");
    require(form->verdict == StepVerdict::Ok || inspection.checks.size() == 1, "what has no form is judged no further");
    require(!nobody || !inspection.good(), "no bytes are a token of keys that nobody holds");
    if (form->verdict == StepVerdict::Ok)
        require(inspection.check("signature") != nullptr, "a signature is always judged");
    (void)inspection.toJson();
}

} // namespace

/// Any bytes, as a token, as a key set, as a provider's configuration, and as what a command printed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    checkToken(bytes, nobodysKeys(), true);
    if (const auto token = tokenIn(bytes))
        checkToken(token->view(), nobodysKeys(), true);
    if (const auto keys = JsonWebKeySet::parse(bytes)) {
        require(keys->keys().size() <= JsonWebKeySet::maximumKeys, "a key set is bounded");
        for (const JsonWebKey& key : keys->keys())
            require(key.key != nullptr && key.bits > 0, "a key that was kept can be used");
        checkToken("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", *keys, false);
        checkToken("eyJhbGciOiJFUzI1NiJ9.e30.AAAA", *keys, false);
    }
    const QUrl discovery(
        QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet/.well-known/wallet-openid-configuration"));
    if (const auto configuration = PscConfiguration::parse(bytes, discovery)) {
        const QString issuer = QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet");
        require(configuration->issuer == issuer || configuration->issuer == issuer + QLatin1Char('/'),
                "the issuer is the address it stands under");
        for (const QUrl& url : {configuration->token, configuration->authorization, configuration->keys})
            require(url.scheme() == QLatin1String("https") && !url.host().isEmpty(), "addresses are https");
        for (const QUrl& url : {configuration->userinfo, configuration->ciba, configuration->endSession})
            require(url.isEmpty() || url.scheme() == QLatin1String("https"), "addresses are https or not there");
    }
    return 0;
}
