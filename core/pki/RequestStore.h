#pragma once

#include "core/pki/CertificateRequest.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A request made here, and the certificate that answered it once there is one.
struct StoredRequest
{
    qint64 id = 0;
    QDateTime createdAt;
    CertificateRequest request;
    QString certificate; ///< SHA-256 of the certificate; empty while none has come
};

/// The keys and requests of the workspace. Keys rest sealed under one passphrase for all of them, which is nowhere;
/// each time one leaves, the journal says so. Calls that seal or open take the time of a scrypt: not for the screen's
/// thread.
class RequestStore
{
public:
    explicit RequestStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<QList<StoredRequest>> list() const; ///< the newest first
    Result<StoredRequest> find(qint64 id) const;
    Result<bool> hasKeys() const;

    /// Keeps a request and its key. PassphraseWrong when it is not the passphrase of the keys already there.
    Result<StoredRequest> create(const CertificateRequest& request, const PrivateKey& key,
                                 const SecureBytes& passphrase);
    /// Ties the certificate that came back to its request, and takes it into the store. KeyMismatch when its public
    /// key is not that of the request.
    Result<void> complete(qint64 id, const Certificate& certificate);
    Result<void> remove(qint64 id, const QString& reason); ///< a request without certificate, and its key
    /// The key of a certificate of this workspace and the chain of authorities known here above it, as a PKCS#12.
    Result<QByteArray> exportPkcs12(const QString& fingerprint, const SecureBytes& passphrase,
                                    const SecureBytes& password, Pkcs12Strength strength);
    /// The key of a public key's fingerprint.
    Result<PrivateKey> key(const QString& keyFingerprint, const SecureBytes& passphrase) const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
