#pragma once

#include "core/pki/Crl.h"
#include "core/pki/TrustAnchors.h"

namespace pupitre {

/// A revocation list kept in the workspace.
struct StoredCrl
{
    Crl crl;
    QString address; ///< where it was fetched; empty when it came from a file
    QDateTime keptAt;
};

/// What became of the addresses of a refresh.
struct CrlRefresh
{
    QStringList fetched;
    QStringList current;   ///< the list kept is the newest its issuer announces: nothing was asked
    QList<Error> failures; ///< the last good list stays
};

/// The revocation lists of the workspace: kept until the next, with the last good one surviving whatever a fetch
/// brings. A list is kept when its issuer is in the store and signed it, it is in force, and it is no older than the
/// one it replaces.
class CrlStore
{
public:
    explicit CrlStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<QList<StoredCrl>> list() const;
    Result<QList<Crl>> all() const;
    /// CrlIssuerUnknown, CrlSignature, CrlExpired, CrlOlder. The same list again changes nothing.
    Result<void> keep(const Crl& crl, const QString& address = {});
    /// Fetches the http addresses that the certificates of the store name and whose list is due. Blocking.
    Result<CrlRefresh> refresh(const PkiFetchPolicy& policy, const TaskContext& context);

private:
    Result<bool> isCurrent(const QString& address) const;

    Workspace& m_workspace;
};

} // namespace pupitre
