#pragma once

#include "core/referencing/Dossier.h"
#include "core/referencing/leaks/Leak.h"

namespace pupitre {

/// A finding of a proof and what was decided about it.
struct JudgedFinding
{
    LeakFinding finding;
    QString acceptedReason; ///< empty: not decided
};

struct ScannedProof
{
    Proof proof;
    QStringList requirements;
    QList<JudgedFinding> findings;

    qsizetype undecided() const;
};

/// The examination of proofs before they leave (DSR §4.8). A report is kept by content: what did not change is not read
/// again. Each decision is journaled; the report and the journal hold no secret.
class ProofScans
{
public:
    explicit ProofScans(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// All proofs bound to a requirement, examined where they were not; in a workspace open read-only nothing is kept.
    Result<QList<ScannedProof>> scanAll(const TaskContext& context = {}) const;
    /// Examines one content and keeps the report.
    Result<QList<LeakFinding>> scan(const Proof& proof, const TaskContext& context = {}) const;

    /// Accepts a finding, with a reason. ScanFindingUnknown, ScanReasonMissing.
    Result<void> accept(const Proof& proof, const QString& key, const QString& reason);
    Result<void> withdraw(const Proof& proof, const QString& key);
    /// Replaces a text proof by a copy where each finding that has a place is masked; the original's content is kept
    /// and leaves the dossier. ScanNotText when there is nothing to mask.
    Result<Proof> redact(qint64 proof, const QString& reason, const TaskContext& context = {});

    /// What examines: a newer one examines everything again.
    static constexpr int scanner = 2;

private:
    Result<std::optional<QList<LeakFinding>>> keptReport(const QSqlDatabase& database, const QString& sha256) const;

    Workspace& m_workspace;
};

} // namespace pupitre
