#include "core/lps/JsonWebKeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

using BnPtr = std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>>;
using BuilderPtr = std::unique_ptr<OSSL_PARAM_BLD, OpenSslDelete<&OSSL_PARAM_BLD_free>>;
using ParametersPtr = std::unique_ptr<OSSL_PARAM, OpenSslDelete<&OSSL_PARAM_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, OpenSslDelete<&EVP_PKEY_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, OpenSslDelete<&EVP_MD_CTX_free>>;
using EcdsaPtr = std::unique_ptr<ECDSA_SIG, OpenSslDelete<&ECDSA_SIG_free>>;

constexpr std::array curves{std::pair{"P-256", 32}, std::pair{"P-384", 48}, std::pair{"P-521", 66}};

const unsigned char* octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

BnPtr number(QByteArrayView bytes)
{
    return BnPtr(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

int octetsOf(const QString& curve)
{
    const auto* found = std::find_if(curves.begin(), curves.end(),
                                     [&](const auto& entry) { return curve == QLatin1String(entry.first); });
    return found == curves.end() ? 0 : found->second;
}

KeyPtr made(const char* type, OSSL_PARAM_BLD* builder)
{
    const ParametersPtr parameters(OSSL_PARAM_BLD_to_param(builder));
    const KeyContextPtr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) <= 0)
        return {};
    return KeyPtr(key);
}

KeyPtr rsaKey(const QJsonObject& object)
{
    const auto modulus = fromBase64Url(object.value(QLatin1String("n")).toString().toLatin1());
    const auto exponent = fromBase64Url(object.value(QLatin1String("e")).toString().toLatin1());
    constexpr qsizetype longest = 2048; // octets: a modulus of 16384 bits
    if (!modulus || !exponent || modulus->isEmpty() || exponent->isEmpty() || modulus->size() > longest ||
        exponent->size() > 8)
        return {};
    const BnPtr n = number(*modulus);
    const BnPtr e = number(*exponent);
    const BuilderPtr builder(OSSL_PARAM_BLD_new());
    if (!OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) ||
        !OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()))
        return {};
    return made("RSA", builder.get());
}

KeyPtr curveKey(const QJsonObject& object, const QString& curve)
{
    const auto x = fromBase64Url(object.value(QLatin1String("x")).toString().toLatin1());
    const auto y = fromBase64Url(object.value(QLatin1String("y")).toString().toLatin1());
    const int size = octetsOf(curve);
    if (size == 0 || !x || !y || x->size() != size || y->size() != size)
        return {};
    // The builder keeps the addresses of what it is given until it builds.
    const QByteArray point = '\x04' + *x + *y;
    const QByteArray group = curve.toLatin1();
    const BuilderPtr builder(OSSL_PARAM_BLD_new());
    if (!OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group.constData(), 0) ||
        !OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                          static_cast<std::size_t>(point.size())))
        return {};
    return made("EC", builder.get());
}

// RFC 7518 §3.4: R and S of fixed width; OpenSSL wants them in DER.
QByteArray derOf(QByteArrayView signature, int width)
{
    if (signature.size() != 2 * width)
        return {};
    BnPtr r = number(signature.first(width));
    BnPtr s = number(signature.last(width));
    const EcdsaPtr pair(ECDSA_SIG_new());
    if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1)
        return {};
    [[maybe_unused]] const auto* ownedR = r.release();
    [[maybe_unused]] const auto* ownedS = s.release();
    unsigned char* encoded = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &encoded);
    QByteArray der(reinterpret_cast<const char*>(encoded), std::max(0, length));
    OPENSSL_free(encoded);
    return der;
}

} // namespace

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const QByteArray copy = text.toByteArray();
    if (copy.contains('='))
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(copy, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return std::move(decoded.decoded);
}

std::optional<SignatureAlgorithm> SignatureAlgorithm::named(const QString& name)
{
    using Entry = std::pair<const char*, SignatureAlgorithm>;
    static const std::array known{
        Entry{"RS256", {Scheme::Pkcs1, "SHA256", ""}},      Entry{"RS384", {Scheme::Pkcs1, "SHA384", ""}},
        Entry{"RS512", {Scheme::Pkcs1, "SHA512", ""}},      Entry{"PS256", {Scheme::Pss, "SHA256", ""}},
        Entry{"PS384", {Scheme::Pss, "SHA384", ""}},        Entry{"PS512", {Scheme::Pss, "SHA512", ""}},
        Entry{"ES256", {Scheme::Ecdsa, "SHA256", "P-256"}}, Entry{"ES384", {Scheme::Ecdsa, "SHA384", "P-384"}},
        Entry{"ES512", {Scheme::Ecdsa, "SHA512", "P-521"}}};
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Entry& entry) { return name == QLatin1String(entry.first); });
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

Result<JsonWebKeySet> JsonWebKeySet::parse(QByteArrayView json)
{
    if (json.size() > maximumSize)
        return fail(ErrorCode::FileTooLarge);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &problem);
    const QJsonValue list = document.object().value(QLatin1String("keys"));
    if (!list.isArray())
        return fail(Error(ErrorCode::JsonSyntax)
                        .withDetail(problem.error == QJsonParseError::NoError ? QString() : problem.errorString()));
    JsonWebKeySet set;
    for (const auto& value : list.toArray()) {
        const QJsonObject object = value.toObject();
        JsonWebKey key;
        key.id = object.value(QLatin1String("kid")).toString();
        key.algorithm = object.value(QLatin1String("alg")).toString();
        key.use = object.value(QLatin1String("use")).toString();
        key.type = object.value(QLatin1String("kty")).toString();
        if (key.type == QLatin1String("RSA")) {
            key.key = rsaKey(object);
        } else if (key.type == QLatin1String("EC")) {
            key.curve = object.value(QLatin1String("crv")).toString();
            key.key = curveKey(object, key.curve);
        }
        if (!key.key || set.m_keys.size() >= maximumKeys) {
            ++set.m_leftOut;
            continue;
        }
        key.bits = EVP_PKEY_get_bits(key.key.get());
        set.m_keys.push_back(std::move(key));
    }
    ERR_clear_error();
    return set;
}

std::vector<const JsonWebKey*> JsonWebKeySet::candidates(const QString& id, const SignatureAlgorithm& algorithm) const
{
    std::vector<const JsonWebKey*> found;
    const bool curve = algorithm.scheme == SignatureAlgorithm::Scheme::Ecdsa;
    for (const JsonWebKey& key : m_keys) {
        const bool named = id.isEmpty() || key.id.isEmpty() || key.id == id; // names are hints (RFC 7515 §4.1.4)
        const bool fits = curve ? key.curve == QLatin1String(algorithm.curve) : key.type == QLatin1String("RSA");
        if (named && fits && key.use != QLatin1String("enc"))
            found.push_back(&key);
    }
    return found;
}

bool JsonWebKeySet::knows(const QString& id) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const JsonWebKey& key) { return key.id == id; });
}

bool signatureHolds(const SignatureAlgorithm& algorithm, const JsonWebKey& key, QByteArrayView message,
                    QByteArrayView signature)
{
    using Scheme = SignatureAlgorithm::Scheme;
    const QByteArray bytes =
        algorithm.scheme == Scheme::Ecdsa ? derOf(signature, octetsOf(key.curve)) : signature.toByteArray();
    const DigestContextPtr context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr;
    bool good = !bytes.isEmpty() && context &&
                EVP_DigestVerifyInit_ex(context.get(), &keyContext, algorithm.digest, nullptr, nullptr, key.key.get(),
                                        nullptr) == 1;
    // RFC 7518 §3.5: the salt is as long as the digest.
    if (good && algorithm.scheme == Scheme::Pss)
        good = EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) > 0 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) > 0;
    good = good && EVP_DigestVerify(context.get(), octets(bytes), static_cast<std::size_t>(bytes.size()),
                                    octets(message), static_cast<std::size_t>(message.size())) == 1;
    ERR_clear_error();
    return good;
}

} // namespace pupitre
