#pragma once

#include "core/pki/CertificateStore.h"
#include "core/pki/ClientIdentity.h"
#include "core/pki/RequestStore.h"

#include <optional>

namespace pupitre {

/// A certificate and where its private key rests.
struct StoredIdentity : StoredCertificate
{
    QString reference; ///< of a token's key (openKey()); empty: sealed here under the passphrase of the keys

    bool onToken() const { return !reference.isEmpty(); }
};

/// The applications the workspace can speak for: certificates whose private key rests here, sealed, or on a
/// token (RequestStore; its PIN then stands for the passphrase).
/// Reads may run on any thread; opening one takes the time of a scrypt.
class StoredIdentities
{
public:
    explicit StoredIdentities(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// Those that are no authority and were not revoked here, the last to expire first.
    Result<QList<StoredIdentity>> list() const;

    /// One of them: by the address of a mailbox it is attached to (of several the one valid at `at`, the last to expire
    /// first), by its number, or by its SHA-256 fingerprint or the beginning of it, eight figures at least.
    /// CertificateNotAttached, CertificateUnknown, KeyUnknown when the key is not here.
    Result<StoredIdentity> find(const QString& which, const QDateTime& at) const;

    /// The key opened by what it needs (the passphrase, or the PIN of its token), with the authorities above as far as
    /// they are known here; the journal says so, as `action`. CertificateUnknown, KeyUnknown, KeysLocked without a
    /// passphrase, PassphraseWrong; those of openKey().
    Result<std::shared_ptr<const ClientIdentity>> open(const QString& fingerprint, const SecureBytes& secret,
                                                       const QString& action = QStringLiteral("key.use"));

    /// Takes the key of a token among them, with its certificate: the one given, else the one beside it on the token,
    /// else the one of the workspace with that public key (the last to expire). TokenCertificateMissing, and the errors
    /// of openKey() and RequestStore::registerTokenKey().
    Result<StoredRequest> registerTokenKey(const QString& reference, const SecureBytes& pin,
                                           const std::optional<Certificate>& certificate = std::nullopt);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
