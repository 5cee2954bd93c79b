#pragma once

#include "core/pki/CertificateRequest.h"
#include "core/pki/Token.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// That of the key a certificate is of, as the keys of the workspace are filed.
QString publicKeyFingerprint(const Certificate& certificate);

/// How a key came here. A certificate is ordered on the portal (operator facts §8.4) with a request made here, or with
/// a password under which the portal makes the key and gives a PKCS#12; or nothing was ordered: key and certificate
/// were on a token already, and were registered.
enum class OrderWay { Request, Password, Registered };
QString orderWayCode(OrderWay way); ///< "csr", "password", "registered"

/// A request made here, and the certificate that answered it once there is one.
struct StoredRequest
{
    qint64 id = 0;
    QDateTime createdAt;
    OrderWay way = OrderWay::Request;
    QString product;            ///< productCode() of what is ordered; empty when it was not said
    CertificateRequest request; ///< of OrderWay::Password the subject alone
    QString certificate;        ///< SHA-256 of the certificate; empty while none has come
    bool hasRevocationCode = false;
};

/// A private key of the workspace and what protects it.
struct StoredKey
{
    QString fingerprint; ///< of the public key
    QString algorithm;
    int bits = 0;
    QDateTime createdAt;
    QString reference;   ///< of a token's key; empty: sealed here under the passphrase
    QString subject;     ///< of the request or the certificate it serves
    QString certificate; ///< SHA-256; empty while none has come

    bool onToken() const { return !reference.isEmpty(); }
};

/// The keys and requests of the workspace. Keys rest sealed under one passphrase for all of them, which is nowhere, or
/// on a token; each time one leaves, and each time a revocation code is shown, the journal says so. Calls that seal or
/// open take the time of a scrypt: not for the screen's thread.
class RequestStore
{
public:
    explicit RequestStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<QList<StoredRequest>> list() const; ///< the newest first
    Result<StoredRequest> find(qint64 id) const;
    Result<QList<StoredKey>> keys() const; ///< the newest first
    Result<bool> hasKeys() const;          ///< sealed here
    /// PassphraseWrong when it is not the passphrase of what is sealed here; any will do while nothing is.
    Result<void> checkPassphrase(const SecureBytes& passphrase) const;

    /// Keeps a request and its key. PassphraseWrong when it is not the passphrase of the keys already there.
    Result<StoredRequest> create(const CertificateRequest& request, const PrivateKey& key,
                                 const SecureBytes& passphrase, const QString& product = {});
    /// Keeps a request whose key stays on its token.
    Result<StoredRequest> createOnToken(const CertificateRequest& request, const TokenKey& key,
                                        const QString& product = {});
    /// Takes a key that was on its token already, and its certificate, into the store; once more, it only says anew
    /// where the key is. KeyMismatch, CertificateIsAuthority.
    Result<StoredRequest> registerTokenKey(const Certificate& certificate, const PrivateKey& key,
                                           const QString& reference);
    /// Keeps that a certificate is ordered for which the portal makes the key.
    Result<StoredRequest> createOrder(const RequestSubject& subject, const QString& product);
    /// The code chosen on the portal, which revokes the certificate one day; an empty one forgets it.
    Result<void> keepRevocationCode(qint64 id, const SecureBytes& code, const SecureBytes& passphrase);
    /// RevocationCodeMissing. The journal says that it was shown.
    Result<SecureBytes> revocationCode(qint64 id, const SecureBytes& passphrase);

    /// Ties the certificate that came back to its request, and takes it into the store. KeyMismatch when its public
    /// key is not that of the request.
    Result<void> complete(qint64 id, const Certificate& certificate);
    /// The same of an order: the portal's key comes with it and is sealed here.
    Result<void> completeOrder(qint64 id, const Certificate& certificate, const PrivateKey& key,
                               const SecureBytes& passphrase);
    /// The request that a certificate answers, by its public key; nothing when it is none of these.
    Result<std::optional<qint64>> answeredBy(const Certificate& certificate) const;
    /// A request without certificate, and its key; or a registration (the key stays on its token, the certificate in
    /// the store).
    Result<void> remove(qint64 id, const QString& reason);
    /// The key of a certificate of this workspace and the chain of authorities known here above it, as a PKCS#12.
    /// TokenRefused for a token's key: it never leaves.
    Result<QByteArray> exportPkcs12(const QString& fingerprint, const SecureBytes& passphrase,
                                    const SecureBytes& password, Pkcs12Strength strength);
    /// The key of a public key's fingerprint: `secret` is the passphrase, or the PIN of a token's key.
    Result<PrivateKey> key(const QString& keyFingerprint, const SecureBytes& secret) const;

private:
    Result<StoredRequest> insert(const QString& subject, const CertificateRequest* request, const QByteArray& sealed,
                                 const QString& reference, OrderWay way, const QString& product);

    Workspace& m_workspace;
};

} // namespace pupitre
