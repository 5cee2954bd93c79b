#pragma once

#include "core/pki/ClientIdentity.h"

namespace pupitre {

/// A private key on a PKCS#11 token (a smart card, an HSM, SoftHSM). It never leaves it.
struct TokenKey
{
    QString token;     ///< label of the token
    QString label;     ///< CKA_LABEL
    QByteArray id;     ///< CKA_ID
    QString algorithm; ///< "RSA", "EC"; empty for others
    int bits = 0;      ///< of an RSA key
    /// What openKey() takes: an RFC 7512 URI, with the module as its attribute module-path. No secret stands in it.
    QString reference;
    QByteArray certificate; ///< DER of the certificate that lies beside it on the token; empty: none
};

/// Where a key is: the library that speaks to its token, and the label of that token.
struct TokenPlace
{
    QString module;
    QString token;
};
/// That of a reference; empty where the reference does not say.
TokenPlace tokenPlaceOf(const QString& reference);

/// The tokens that a PKCS#11 module (the library that came with them) shows. Calls talk to hardware: not for the
/// screen's thread. Errors: TokenModule (no such module), TokenAbsent (no such token), TokenPinWrong,
/// TokenPinLocked, TokenRefused.
class TokenModule
{
public:
    explicit TokenModule(QString path)
        : m_path(std::move(path))
    {}

    /// Labels of the tokens inserted and initialised.
    Result<QStringList> tokens() const;
    /// The private keys of a token. Most tokens show none without the PIN.
    Result<QList<TokenKey>> keys(const QString& token, const SecureBytes& pin) const;
    /// Makes a key on the token: it signs, and can be neither read nor copied out.
    Result<TokenKey> generate(const QString& token, const SecureBytes& pin, KeyKind kind, const QString& label) const;

private:
    QString m_path;
};

/// Opens a private key wherever it is, to sign or to authenticate with (CMS, TLS, PKCS#10): `reference` is either what
/// TokenKey::reference holds, with the PIN as secret, or the path of a PEM or PKCS#12 file, with its password. A key of
/// a token is used through OpenSSL's PKCS#11 engine: TokenUnavailable where that is not installed (there is none for
/// Windows). A token logs the whole process in: while one of its keys is held, a wrong PIN is not noticed. Not for the
/// screen's thread.
Result<PrivateKey> openKey(const QString& reference, const SecureBytes& secret);

/// Whether a reference names a token's key.
bool isTokenReference(const QString& reference);

/// A key of a token with the certificate beside it there, as an identity. TokenCertificateMissing, and the errors of
/// openKey().
Result<std::shared_ptr<const ClientIdentity>> openTokenIdentity(const QString& reference, const SecureBytes& pin);

} // namespace pupitre
