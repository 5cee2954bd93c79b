#pragma once

#include "core/base/Task.h"
#include "core/mailbox/MailboxCsv.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// One mailbox a change set creates or alters.
struct PlannedChange
{
    qint64 line = 0;               ///< of the file it comes from
    std::optional<Mailbox> before; ///< nothing: a creation
    Mailbox after;

    /// The CSV columns that differ, in their order; all of them for a creation.
    QStringList changedFields() const;
};

/// What importing a file would do: reviewed by a person before anything changes. With an error in it, it cannot be
/// applied.
struct ChangePlan
{
    QList<PlannedChange> changes;
    QList<Error> errors;
    QList<Error> warnings;
    qint64 read = 0;
    qint64 rejected = 0;
    qint64 unchanged = 0;

    qint64 created() const;
    qint64 updated() const { return changes.size() - created(); }
    bool applicable() const { return errors.isEmpty() && !changes.isEmpty(); }
};

/// Compares a file with the registry. A type that differs from the registry's is an error of its line.
Result<ChangePlan> planChanges(const QSqlDatabase& database, const QString& path, MailboxFile file,
                               const TaskContext& context = {});

/// How far an application got: whole batches, in the plan's order.
struct AppliedChanges
{
    qint64 created = 0;
    qint64 updated = 0;
    std::optional<Error> stopped; ///< why the rest was not applied (cancelled, changed meanwhile, disk…)
};

/// Applies a plan batch by batch, each in one transaction with its journal lines. Cancelled or stopped half-way, it
/// says what was applied; importing the same file again plans the rest.
Result<AppliedChanges> applyChanges(Workspace& workspace, const ChangePlan& plan, const TaskContext& context = {});

/// Writes the mailboxes of the registry, by address, as the CSV that the import reads.
Result<qint64> exportMailboxes(Workspace& workspace, QIODevice& device, const TaskContext& context = {});

} // namespace pupitre
