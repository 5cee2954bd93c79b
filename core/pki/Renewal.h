#pragma once

#include "core/pki/CertificateStore.h"

namespace pupitre {

/// The days before the end at which a renewal is called for again, the farthest first.
inline const QList<int>& defaultRenewalThresholds()
{
    static const QList<int> days{90, 60, 30, 7};
    return days;
}

/// What the operator set instead (setting pki.renewal_thresholds), the farthest first.
Result<QList<int>> renewalThresholds(const Workspace& workspace);
/// "90, 60, 30, 7": one to ten whole numbers of days from 1 to 1000, in any order. ThresholdsUnfit.
Result<QList<int>> parseThresholds(const QString& text);
Result<void> setRenewalThresholds(Workspace& workspace, const QList<int>& thresholds);

/// One point of the passage from a certificate to the next, as the workspace shows it.
struct OverlapStep
{
    enum class Kind {
        Successor,   ///< the next certificate is in the workspace
        SameName,    ///< its DN is the same, so that the white list goes on matching
        Mailbox,     ///< an APP mailbox opens with the new one too (`what`: its address)
        Domain,      ///< the own domain is declared under the DN of the new one (`what`: the domain)
        Listed,      ///< the white list last read has the DN of the new one for the domain (`what`)
        OldListed,   ///< the white list last read still has the DN of the old one for the domain (`what`)
        Deployed,    ///< a mail server presented the new one when it was last asked (`what`: host:port)
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

/// What a mail server of the operator presented when it was last asked.
struct DeployedCertificate
{
    QString endpoint; ///< "host:port"
    QString fingerprint;
    QString subject;
    QDateTime checkedAt;
};
Result<QList<DeployedCertificate>> deployedCertificates(const Workspace& workspace);
/// Keeps what an endpoint presented (core/lps/PresentedChain asks it).
Result<void> noteDeployed(Workspace& workspace, const QString& endpoint, const Certificate& presented);

/// Says that `next` takes over from `former` (both by SHA-256); an empty `next` takes that back. SuccessorUnfit when
/// it is the same one, an authority, or ends no later.
Result<void> setSuccessor(Workspace& workspace, const QString& former, const QString& next);

/// Marks a certificate as revoked, for the reason the operator knows: it is detached from every mailbox, none takes it
/// any more, and provisioning (the view provisioning_certificate) refuses it at the next connection. The journal says
/// so of the certificate and of each mailbox it opened, which are returned.
Result<QStringList> revokeInProduct(Workspace& workspace, const QString& fingerprint, const QString& reason);

} // namespace pupitre
