#pragma once

#include "core/base/Result.h"
#include "core/pki/OpenSsl.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace pupitre {

/// One public key of a JSON Web Key Set (RFC 7517, RFC 7518 §6).
struct JsonWebKey
{
    QString id;        ///< "kid"; may be empty
    QString algorithm; ///< "alg"; empty: any that fits the type
    QString use;       ///< "sig", "enc" or empty
    QString type;      ///< "RSA" or "EC"
    QString curve;     ///< "P-256", "P-384", "P-521"
    int bits = 0;
    KeyPtr key;
};

/// The signing algorithms that can be verified (RFC 7518 §3.1): RS, PS and ES with 256, 384 and 512.
struct SignatureAlgorithm
{
    enum class Scheme { Pkcs1, Pss, Ecdsa };
    Scheme scheme = Scheme::Pkcs1;
    const char* digest = "SHA256";
    const char* curve = ""; ///< that ECDSA is tied to

    static std::optional<SignatureAlgorithm> named(const QString& name);
};

/// The keys a provider publishes. Keys of kinds that are not known here, or too damaged to be read, are left out and
/// counted.
class JsonWebKeySet
{
public:
    static constexpr qsizetype maximumSize = 1 << 20;
    static constexpr std::size_t maximumKeys = 100;

    /// JsonSyntax when it is no key set.
    static Result<JsonWebKeySet> parse(QByteArrayView json);

    const std::vector<JsonWebKey>& keys() const { return m_keys; }
    int leftOut() const { return m_leftOut; }
    /// Those that could have made a signature: by identifier when one is given, and of the type the algorithm wants.
    std::vector<const JsonWebKey*> candidates(const QString& id, const SignatureAlgorithm& algorithm) const;
    bool knows(const QString& id) const;

private:
    std::vector<JsonWebKey> m_keys;
    int m_leftOut = 0;
};

/// Whether `signature` (JWS form: of ECDSA the two numbers side by side) is the key's over `message`.
bool signatureHolds(const SignatureAlgorithm& algorithm, const JsonWebKey& key, QByteArrayView message,
                    QByteArrayView signature);

/// Base64url without padding (RFC 7515 §2), strictly; nothing when it is anything else.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace pupitre
