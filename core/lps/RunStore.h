#pragma once

#include "core/lps/RunReport.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A kept run, as lists show it.
struct RunSummary
{
    qint64 id = 0;
    QDateTime startedAt;
    QString protocol; ///< "imap", "smtp"
    QString endpoint;
    bool good = false;
};

/// The runs kept in the workspace; each is its whole redacted report.
class RunStore
{
public:
    explicit RunStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<qint64> save(const RunReport& report);
    /// The newest first.
    Result<QList<RunSummary>> list(int limit) const;
    Result<QJsonObject> report(qint64 id) const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
