#pragma once

#include "core/lps/JsonWebKeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

/// Signed tokens and the key sets to verify them, made here and now.
namespace pupitre::test {

inline QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// A private key and its public half as a JSON Web Key.
class TokenKey
{
public:
    static TokenKey rsa(const QString& id, int bits = 2048)
    {
        return {KeyPtr(EVP_RSA_gen(static_cast<unsigned>(bits))), id, {}};
    }
    static TokenKey curve(const QString& id, const char* name)
    {
        return {KeyPtr(EVP_EC_gen(name)), id, QLatin1String(name)};
    }

    QJsonObject publicKey() const
    {
        QJsonObject object{{QStringLiteral("kid"), m_id}, {QStringLiteral("use"), QStringLiteral("sig")}};
        if (m_curve.isEmpty()) {
            object.insert(QStringLiteral("kty"), QStringLiteral("RSA"));
            object.insert(QStringLiteral("n"), number(OSSL_PKEY_PARAM_RSA_N));
            object.insert(QStringLiteral("e"), number(OSSL_PKEY_PARAM_RSA_E));
            return object;
        }
        object.insert(QStringLiteral("kty"), QStringLiteral("EC"));
        object.insert(QStringLiteral("crv"), m_curve);
        object.insert(QStringLiteral("x"), number(OSSL_PKEY_PARAM_EC_PUB_X));
        object.insert(QStringLiteral("y"), number(OSSL_PKEY_PARAM_EC_PUB_Y));
        return object;
    }

    /// `header` gets "alg" and "kid" unless it has them.
    QByteArray sign(const QString& algorithm, const QJsonObject& claims, QJsonObject header = {}) const
    {
        if (!header.contains(QLatin1String("alg")))
            header.insert(QStringLiteral("alg"), algorithm);
        if (!header.contains(QLatin1String("kid")))
            header.insert(QStringLiteral("kid"), m_id);
        const QByteArray body = base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' +
                                base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
        const QByteArray digest = "SHA" + algorithm.right(3).toLatin1();
        const std::unique_ptr<EVP_MD_CTX, OpenSslDelete<&EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
        EVP_PKEY_CTX* keyContext = nullptr;
        EVP_DigestSignInit_ex(context.get(), &keyContext, digest.constData(), nullptr, nullptr, m_key.get(), nullptr);
        if (algorithm.startsWith(QLatin1String("PS"))) {
            EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING);
            EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST);
        }
        std::size_t size = 0;
        const auto* data = reinterpret_cast<const unsigned char*>(body.constData());
        EVP_DigestSign(context.get(), nullptr, &size, data, static_cast<std::size_t>(body.size()));
        QByteArray signature(static_cast<qsizetype>(size), '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data,
                       static_cast<std::size_t>(body.size()));
        signature.truncate(static_cast<qsizetype>(size));
        return body + '.' + base64Url(m_curve.isEmpty() ? signature : sideBySide(signature));
    }

private:
    TokenKey(KeyPtr key, QString id, QString curve)
        : m_key(std::move(key))
        , m_id(std::move(id))
        , m_curve(std::move(curve))
    {}

    QString number(const char* parameter) const
    {
        BIGNUM* value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), parameter, &value);
        const std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>> owned(value);
        return QString::fromLatin1(base64Url(octets(value, m_curve.isEmpty() ? BN_num_bytes(value) : width())));
    }
    int width() const { return (EVP_PKEY_get_bits(m_key.get()) + 7) / 8; }
    static QByteArray octets(const BIGNUM* value, int size)
    {
        QByteArray bytes(size, '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
        return bytes;
    }
    QByteArray sideBySide(const QByteArray& der) const
    {
        const auto* at = reinterpret_cast<const unsigned char*>(der.constData());
        const std::unique_ptr<ECDSA_SIG, OpenSslDelete<&ECDSA_SIG_free>> pair(d2i_ECDSA_SIG(nullptr, &at, der.size()));
        return octets(ECDSA_SIG_get0_r(pair.get()), width()) + octets(ECDSA_SIG_get0_s(pair.get()), width());
    }

    KeyPtr m_key;
    QString m_id;
    QString m_curve;
};

inline QByteArray keySet(const QList<QJsonObject>& keys)
{
    QJsonArray array;
    for (const QJsonObject& key : keys)
        array.append(key);
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), array}}).toJson();
}

/// Claims as Pro Santé Connect's, of a token that lives two minutes from `now`.
inline QJsonObject tokenClaims(const QDateTime& now)
{
    return {{QStringLiteral("iss"), QStringLiteral("https://psc.exemple.fr/auth/realms/esante-wallet")},
            {QStringLiteral("iat"), now.toSecsSinceEpoch()},
            {QStringLiteral("exp"), now.toSecsSinceEpoch() + 120},
            {QStringLiteral("typ"), QStringLiteral("Bearer")},
            {QStringLiteral("azp"), QStringLiteral("console")},
            {QStringLiteral("acr"), QStringLiteral("eidas1")},
            {QStringLiteral("SubjectNameID"), QStringLiteral("899770000018")},
            {QStringLiteral("preferred_username"), QStringLiteral("899770000018")}};
}

} // namespace pupitre::test
