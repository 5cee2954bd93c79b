#pragma once

#include "core/mailbox/ChangeSet.h"

#include <QDateTime>
#include <QJsonObject>

namespace pupitre {

/// A change set as the workspace keeps it: a proof of what was asked and of what was done.
struct ChangeSetSummary
{
    enum class State {
        Open,      ///< "open": not all is applied; it can be resumed or abandoned
        Applied,   ///< "applied": all of it
        Abandoned, ///< "abandoned": the rest will not be applied
    };
    qint64 id = 0;
    QString kind; ///< changeSetKindCode()
    QString source;
    QString sourceHash;
    qint64 undoes = 0;   ///< the change set it takes back; 0: none
    qint64 undoneBy = 0; ///< the one that takes it back; 0: none
    QString author;
    QString createdAt;  ///< ISO 8601 UTC
    QString finishedAt; ///< ISO 8601 UTC; empty while it is open
    State state = State::Open;
    QString stoppedBy; ///< name of the error that stopped it last
    qint64 read = 0;
    qint64 unchanged = 0;
    qint64 total = 0;
    qint64 applied = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 removed = 0;
    qint64 journalFrom = 0; ///< lines of the journal it wrote, both included (others may stand between)
    qint64 journalTo = 0;
    QString journalHash; ///< of line `journalTo`: anchors the receipt in the chain
};
QString changeSetStateCode(ChangeSetSummary::State state);

/// The change sets of the workspace. Reads may run on any thread; writes go through the journal.
class ChangeSetStore
{
public:
    explicit ChangeSetStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// Writes the whole plan, with nothing of it applied yet. Refused with the plan's first error; ChangeSetNothing for
    /// an empty one.
    Result<qint64> keep(const ChangePlan& plan);

    /// Applies what is not applied yet, batch by batch, each in one transaction with its journal lines and the count of
    /// what is done. A process that dies in between leaves whole batches and a true count. Refused when it is not open.
    Result<AppliedChanges> apply(qint64 id, const TaskContext& context = {});
    /// Gives up the rest of an open one; what was applied stays.
    Result<void> abandon(qint64 id, const QString& reason);

    /// The change set that takes back what `id` applied, in reverse order: creations are removed, values set back. What
    /// somebody changed since is an error of its line, and then none of it can be applied.
    Result<ChangePlan> planUndo(qint64 id, const TaskContext& context = {}) const;

    /// The newest first.
    Result<QList<ChangeSetSummary>> list(int limit, qint64 offset = 0) const;
    Result<ChangeSetSummary> find(qint64 id) const;
    /// Changes by position. The ids and revisions are those of when they were planned.
    Result<QList<PlannedChange>> changes(qint64 id, qint64 offset, qint64 limit) const;

    /// The proof: counts, times, journal lines with the hash that anchors them, and each change with its fields before
    /// and after, written to `device` as JSON, one change a line.
    Result<void> writeReceipt(qint64 id, QIODevice& device, const TaskContext& context = {}) const;

    /// Changes a transaction: some 0.3 s between two places where a person may cancel.
    static constexpr qint64 batch = 5000;

private:
    Result<void> applyBatch(const ChangeSetSummary& set, const QList<PlannedChange>& changes, AppliedChanges& applied);
    Result<void> finish(const ChangeSetSummary& set, ChangeSetSummary::State state, const QString& reason);
    Result<void> noteStop(qint64 id, const Error& error);

    Workspace& m_workspace;
};

/// The counts and anchors of a change set, for receipts and the command line.
QJsonObject toJson(const ChangeSetSummary& set);
/// {"line", "address", "action": create|update|remove, "fields": {column: {"before", "after"}}}
QJsonObject toJson(const PlannedChange& change);

} // namespace pupitre
