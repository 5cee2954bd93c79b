#pragma once

#include "core/pki/CertificateStore.h"
#include "core/pki/ClientIdentity.h"

namespace pupitre {

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
    Result<QList<StoredCertificate>> list() const;

    /// One of them: by the address of a mailbox it is attached to (of several the one valid at `at`, the last to expire
    /// first), by its number, or by its SHA-256 fingerprint or the beginning of it, eight figures at least.
    /// CertificateNotAttached, CertificateUnknown, KeyUnknown when the key is not here.
    Result<StoredCertificate> find(const QString& which, const QDateTime& at) const;

    /// The key unsealed, with the authorities above as far as they are known here; the journal says so, as `action`.
    /// CertificateUnknown, KeyUnknown, KeysLocked without a passphrase, PassphraseWrong.
    Result<std::shared_ptr<const ClientIdentity>> open(const QString& fingerprint, const SecureBytes& passphrase,
                                                       const QString& action = QStringLiteral("key.use"));

private:
    Workspace& m_workspace;
};

} // namespace pupitre
