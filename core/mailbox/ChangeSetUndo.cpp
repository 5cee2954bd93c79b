#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxWriter.h"

#include <algorithm>

namespace pupitre {

namespace {

// Somebody's later change is never taken back with this one's: it is named, and the person decides.
Error changedSince(const QSqlDatabase& database, const PlannedChange& change)
{
    return Error(ErrorCode::ChangeSetChangedSince)
        .at(change.line)
        .withValue(change.address())
        .withDetail(lastChangeOf(database, change.address()));
}

// The present mailbox with the fields of `done` set back; nothing when one of them holds something else by now.
std::optional<Mailbox> setBack(const Mailbox& present, const PlannedChange& done)
{
    Mailbox after = present;
    for (const QString& field : done.changedFields()) {
        if (mailboxField(present, field) != mailboxField(*done.after, field))
            return std::nullopt;
        setMailboxField(after, field, mailboxField(*done.before, field));
    }
    if (after.status != present.status)
        after.statusReason = done.before->statusReason;
    return after;
}

} // namespace

Result<ChangePlan> ChangeSetStore::planUndo(qint64 id, const TaskContext& context) const
{
    auto set = find(id);
    if (!set)
        return fail(set.error());
    if (set->state == ChangeSetSummary::State::Open)
        return fail(Error(ErrorCode::ChangeSetOpen).withValue(QString::number(id)));
    if (set->undoneBy > 0)
        return fail(Error(ErrorCode::ChangeSetUndone)
                        .withValue(QString::number(id))
                        .withDetail(QString::number(set->undoneBy)));
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto lookup = MailboxLookup::begin(*database);
    if (!lookup)
        return fail(lookup.error());
    auto attached =
        PreparedStatement::prepare(*database, QStringLiteral("SELECT 1 FROM mailbox_certificate WHERE mailbox_id = ?"));
    if (!attached)
        return fail(attached.error());

    ChangePlan plan;
    plan.kind = ChangeSetKind::Undo;
    plan.source = set->source;
    plan.sourceHash = set->sourceHash;
    plan.undoes = id;
    for (qint64 end = set->applied; end > 0; end -= batch) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        context.progress(set->applied - end, set->applied);
        const qint64 begin = std::max<qint64>(0, end - batch);
        auto page = changes(id, begin, end - begin);
        if (!page)
            return fail(page.error());
        std::reverse(page->begin(), page->end());
        for (const PlannedChange& done : *page) {
            ++plan.read;
            auto present = lookup->find(done.address());
            if (!present)
                return fail(present.error());
            if (*present && done.after && done.after->holders) {
                if (auto read = readHolders(*database, **present); !read)
                    return fail(read.error());
            }
            if (!done.after) { // it was taken away: it comes back, unless its address was given again
                if (*present)
                    plan.errors.append(changedSince(*database, done));
                else
                    plan.changes.append({done.line, std::nullopt, done.before});
                continue;
            }
            if (!*present) {
                plan.errors.append(changedSince(*database, done));
                continue;
            }
            if (!done.before) {
                if (auto asked = attached->run({(*present)->id}); !asked)
                    return fail(asked.error());
                if (!(*present)->sameContent(*done.after) || attached->query().next())
                    plan.errors.append(changedSince(*database, done));
                else
                    plan.changes.append({done.line, **present, std::nullopt});
                continue;
            }
            if (const auto after = setBack(**present, done); !after)
                plan.errors.append(changedSince(*database, done));
            else
                plan.changes.append({done.line, **present, *after});
        }
    }
    plan.rejected = plan.errors.size();
    return plan;
}

} // namespace pupitre
