#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"
#include "core/pki/OpenSsl.h"

#include <QStringList>

#include <memory>

namespace pupitre {

/// SHA-256 of a public key (SubjectPublicKeyInfo), upper-case hexadecimal: what keys are filed under.
QString publicKeyFingerprint(const EVP_PKEY* key);

/// The kinds of keys made here. The suites of the API LPS are RSA alone: P-256 is for elsewhere.
enum class KeyKind { Rsa2048, Rsa3072, Rsa4096, P256 };
QString keyKindCode(KeyKind kind);              ///< "rsa-2048", "rsa-3072", "rsa-4096", "p-256"
Result<KeyKind> keyKindOf(const QString& code); ///< KeyAlgorithmUnknown
QStringList keyKindCodes();

/// A private key in memory. Moves alone; OpenSSL wipes it when it goes.
class PrivateKey
{
public:
    /// Takes a moment (seconds for RSA 4096): not for the screen's thread.
    static Result<PrivateKey> generate(KeyKind kind);
    /// PKCS#8 PEM that is not encrypted, as CertificateFile hands it over.
    static Result<PrivateKey> fromPem(const SecureBytes& pem);
    /// Takes a key that OpenSSL reaches by other means (a token's); not null. `hold` lives as long as it.
    static PrivateKey adopt(KeyPtr key, std::shared_ptr<void> hold = {})
    {
        PrivateKey adopted(std::move(key));
        adopted.m_onToken = true;
        adopted.m_hold = std::move(hold);
        return adopted;
    }
    /// It is used where it is and cannot be sealed or written.
    bool isOnToken() const { return m_onToken; }

    /// Encrypted PKCS#8 (RFC 5958, PBES2): AES-256-CBC under scrypt with the parameters below.
    Result<QByteArray> seal(const SecureBytes& passphrase) const;
    /// Opens what seal() made, or another's PBES2 within the same bounds: a file may not ask for more memory or time
    /// than that (KeyParameters). PassphraseWrong.
    static Result<PrivateKey> open(const QByteArray& sealed, const SecureBytes& passphrase);

    EVP_PKEY* get() const { return m_key.get(); }
    QString fingerprint() const { return publicKeyFingerprint(m_key.get()); }
    SecureBytes toPem() const; ///< PKCS#8, not encrypted: for a connection, never for a file
    bool matches(const X509* certificate) const;

    // 16 MiB a try, as much as OpenSSL 3.0 grants to PKCS#8; five rounds in place of more memory.
    static constexpr long scryptCost = 1 << 14;
    static constexpr long scryptBlock = 8;
    static constexpr long scryptParallel = 5;
    static constexpr qsizetype shortestPassphrase = 12;

private:
    explicit PrivateKey(KeyPtr key)
        : m_key(std::move(key))
    {}
    KeyPtr m_key;
    std::shared_ptr<void> m_hold;
    bool m_onToken = false;
};

/// A PKCS#12 of a key and its chain. Modern: AES-256 and PBKDF2-SHA-256, SHA-256 MAC. Compatible: 3DES and SHA-1, for
/// programs of before 2015; weak, and to be said so.
enum class Pkcs12Strength { Modern, Compatible };
Result<QByteArray> makePkcs12(const PrivateKey& key, const QList<QByteArray>& chainDer, const QString& name,
                              const SecureBytes& password, Pkcs12Strength strength);

} // namespace pupitre
