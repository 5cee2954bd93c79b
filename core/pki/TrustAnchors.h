#pragma once

#include "core/base/Task.h"
#include "core/pki/Certificate.h"
#include "core/pki/PkiFetch.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// An authority of IGC-Santé Élémentaire Organisations as the ANS publishes it: known by the fingerprint of its
/// certificate, which is all that is shipped of it. Production and TEST are never mixed.
struct PinnedAuthority
{
    IgcSanteOrigin realm;
    bool root; ///< else the issuing authority
    const char* name;
    const char* fingerprint; ///< SHA-256, upper-case hexadecimal
    const char* address;
};
const QList<PinnedAuthority>& pinnedAuthorities();
/// The pinned authority that has this fingerprint, or null.
const PinnedAuthority* pinnedAuthority(const QString& fingerprint);

/// One of them and, once it was taken in, its certificate.
struct AnchorState
{
    const PinnedAuthority* pinned = nullptr;
    std::optional<Certificate> certificate;
};

/// The trust anchors of the workspace: certificates of its store whose fingerprint is pinned. Nothing else ever is one.
class TrustAnchors
{
public:
    explicit TrustAnchors(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// All pinned authorities, those present with their certificate.
    Result<QList<AnchorState>> list() const;
    /// The roots and the issuing authorities present, of one realm.
    Result<QList<Certificate>> roots(IgcSanteOrigin realm) const;
    Result<QList<Certificate>> issuing(IgcSanteOrigin realm) const;

    /// Takes in those of the certificates that are pinned and returns how many were new; AnchorNotPinned when none is.
    Result<qint64> take(const QList<Certificate>& certificates);
    /// Downloads one from its official address, once: an address that did not serve rests before it is asked again
    /// (AddressResting). A page in place of DER is CertificateHtml. Blocking: for a worker or the command line.
    Result<qint64> fetch(const PinnedAuthority& pinned, const PkiFetchPolicy& policy, const TaskContext& context);

private:
    Workspace& m_workspace;
};

/// The addresses asked for authorities and lists, and how long each is left alone after it did not serve: the official
/// point limits requests by source. One minute, doubled at each failure, a day at most; a minute between two successes.
class AskedAddresses
{
public:
    explicit AskedAddresses(Workspace& workspace)
        : m_workspace(workspace)
    {}
    Result<void> mayAsk(const QString& address) const; ///< AddressResting
    Result<void> note(const QString& address, const std::optional<Error>& failure);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
