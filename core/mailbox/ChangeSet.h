#pragma once

#include "core/base/Task.h"
#include "core/mailbox/MailboxFile.h"
#include "core/mailbox/MailboxSearch.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// Where a change set comes from.
enum class ChangeSetKind {
    Import,    ///< "import": a file
    BulkEdit,  ///< "bulk-edit": one or several fields of many mailboxes
    Undo,      ///< "undo": what another change set did, taken back
    LifeCycle, ///< "life-cycle": closings and purges that fell due
};
QString changeSetKindCode(ChangeSetKind kind);

/// One mailbox a change set creates, alters or takes away.
struct PlannedChange
{
    qint64 line = 0;               ///< of the file it comes from; 0 when there is none
    std::optional<Mailbox> before; ///< nothing: a creation
    std::optional<Mailbox> after;  ///< nothing: taken away, the creation is undone
    MailboxTexts texts = {};       ///< of a change that is kept

    const QString& address() const { return after ? after->address : before->address; }
    /// The CSV columns that differ, in their order; all of them for a creation and a removal.
    QStringList changedFields() const;
};

/// What a change set would do: reviewed by a person before anything changes. With an error in it, it cannot be applied.
struct ChangePlan
{
    ChangeSetKind kind = ChangeSetKind::Import;
    QString source;     ///< the file's name, or what was asked ("service=Cardiologie")
    QString sourceHash; ///< SHA-256 of the file
    qint64 undoes = 0;  ///< the change set taken back
    QList<PlannedChange> changes;
    QList<Error> errors;
    QList<Error> warnings;
    qint64 read = 0;
    qint64 rejected = 0;
    qint64 unchanged = 0;

    qint64 created() const;
    qint64 removed() const;
    qint64 updated() const { return changes.size() - created() - removed(); }
    bool applicable() const { return errors.isEmpty() && !changes.isEmpty(); }
};

/// Compares a file with the registry. A type that differs from the registry's is an error of its line.
Result<ChangePlan> planChanges(const QSqlDatabase& database, const QString& path, MailboxFile file,
                               const TaskContext& context = {});

/// Reads, checks and compares in one go: what the import of a file does before anything changes.
Result<ChangePlan> planImport(const Workspace& workspace, const QString& path, const TaskContext& context = {});

/// Which mailboxes a bulk edit is about, and what it sets.
struct BulkEdit
{
    MailboxFilter filter;
    QStringList addresses;                     ///< when not empty, these instead of the filter
    QList<std::pair<QString, QString>> values; ///< CSV column, new text ("" empties a free text)
    QString reason;                            ///< needed when `statut` is set to suspendu or ferme
};

/// Every error at once: unknown or fixed columns (`adresse`, `type`), values out of their lists, addresses that are not
/// in the registry, mailboxes that would break a rule, closed mailboxes that would come back.
Result<ChangePlan> planBulkEdit(const QSqlDatabase& database, const BulkEdit& edit, const TaskContext& context = {});

/// How far an application got: whole batches, in the plan's order.
struct AppliedChanges
{
    qint64 changeSet = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 removed = 0;
    std::optional<Error> stopped; ///< why the rest was not applied (cancelled, changed meanwhile, disk…)
};

/// Keeps a plan as a change set and applies it (ChangeSetStore). Cancelled or stopped half-way, it says what was
/// applied; the change set can be resumed.
Result<AppliedChanges> applyChanges(Workspace& workspace, const ChangePlan& plan, const TaskContext& context = {});

} // namespace pupitre
