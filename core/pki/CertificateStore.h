#pragma once

#include "core/pki/Certificate.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A certificate of the workspace and the applicative mailboxes it opens.
struct StoredCertificate
{
    qint64 id = 0;
    Certificate certificate;
    QStringList mailboxes;
    QDateTime importedAt;
    QDateTime revokedAt; ///< when it was revoked here; invalid when it is not
    QString revokedReason;
    QString successor;   ///< SHA-256 of the certificate that follows it; empty: none
    QString predecessor; ///< SHA-256 of the one it follows; empty: none
};

/// A certificate and the authorities above it as far as they are among `known`, its issuer first.
QList<Certificate> chainOf(const Certificate& certificate, const QList<StoredCertificate>& known);

/// The certificates of the workspace. Private keys are not kept. Reads may run on any thread; writes are journaled.
class CertificateStore
{
public:
    explicit CertificateStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// All, the first to expire first, decoded.
    Result<QList<StoredCertificate>> list() const;

    /// Adds those not known yet (by SHA-256) and returns how many were; `added` receives their fingerprints.
    Result<qint64> import(const QList<Certificate>& certificates, QStringList* added = nullptr);
    /// The journal keeps the certificate and the mailboxes it was attached to.
    Result<void> remove(const QString& fingerprint, const QString& reason);

    /// Binds a certificate to an APP mailbox. Refused for other types (CertificateNeedsApp), for a mailbox closed for
    /// good and for authorities.
    Result<void> attach(const QString& fingerprint, const QString& address);
    Result<void> detach(const QString& fingerprint, const QString& address);

    /// Addresses of the APP mailboxes not closed that contain `text`, at most `limit`.
    Result<QStringList> applicativeMailboxes(const QString& text, int limit) const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
