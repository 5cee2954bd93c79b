#pragma once

#include "core/pki/CertificateStore.h"

namespace pupitre {

/// The days before the end at which a renewal is called for again, the farthest first.
inline const QList<int>& defaultRenewalThresholds()
{
    static const QList<int> days{90, 60, 30, 7};
    return days;
}

/// One point of the passage from a certificate to the next, as the workspace shows it.
struct OverlapStep
{
    enum class Kind {
        Successor,   ///< the next certificate is in the workspace
        SameName,    ///< its DN is the same, so that the white list goes on matching
        Mailbox,     ///< an APP mailbox opens with the new one too (`what`: its address)
        Domain,      ///< the white list of an own domain carries the DN of the new one (`what`: the domain)
        OldDetached, ///< a mailbox still opens with the old one (`what`: its address); last, once all is deployed
    };
    Kind kind;
    QString what;
    bool done = false;
};

/// A certificate of an application and where its renewal stands.
struct RenewalItem
{
    StoredCertificate stored;
    std::optional<StoredCertificate> successor;
    qint64 daysLeft = 0;
    int threshold = 0; ///< the nearest threshold reached, in days; 0: none yet
    QList<OverlapStep> steps;
};

/// The board: end-entity certificates that reach a threshold or have a successor that has not taken over, the first to
/// expire first.
Result<QList<RenewalItem>> renewalBoard(const Workspace& workspace, const QList<int>& thresholds);

/// Says that `next` takes over from `former` (both by SHA-256); an empty `next` takes that back. SuccessorUnfit when
/// it is the same one, an authority, or ends no later.
Result<void> setSuccessor(Workspace& workspace, const QString& former, const QString& next);

/// Marks a certificate as revoked, for the reason the operator knows: it is detached from every mailbox, none takes it
/// any more, and provisioning refuses it at the next connection. The journal keeps the mailboxes it opened.
Result<QStringList> revokeInProduct(Workspace& workspace, const QString& fingerprint, const QString& reason);

/// What provisioning reads: the SHA-256 fingerprints and DNs that open an APP mailbox now. Expired and revoked
/// certificates open none, whatever they are attached to.
struct OpeningCertificate
{
    QString fingerprint;
    QString subject; ///< RFC 2253
};
Result<QList<OpeningCertificate>> certificatesThatOpen(const Workspace& workspace, const QString& address);

} // namespace pupitre
