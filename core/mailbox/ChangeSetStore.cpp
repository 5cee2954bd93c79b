#include "core/mailbox/ChangeSetStore.h"

#include "core/base/AtomicFile.h"
#include "core/mailbox/MailboxRow.h"
#include "core/mailbox/MailboxWriter.h"
#include "core/workspace/Sql.h"

#include <QJsonDocument>

#include <algorithm>

namespace pupitre {

namespace {

const QString objectType = QStringLiteral("change-set");

QString compact(const std::optional<Mailbox>& mailbox)
{
    return mailbox ? QString::fromUtf8(QJsonDocument(journalled(*mailbox)).toJson(QJsonDocument::Compact)) : QString();
}

std::optional<Mailbox> mailboxFrom(const QString& text)
{
    return text.isEmpty() ? std::nullopt
                          : std::optional(mailboxFromJson(QJsonDocument::fromJson(text.toUtf8()).object()));
}

const QString columns = QStringLiteral(
    "id, kind, source, source_hash, coalesce(undoes, 0), "
    "coalesce((SELECT max(later.id) FROM change_set AS later WHERE later.undoes = change_set.id "
    "AND later.state <> 'abandoned'), 0), "
    "author, created_at, finished_at, state, stopped_by, read_lines, unchanged, total, applied, created, updated, "
    "removed, journal_from, journal_to, journal_hash");

ChangeSetSummary summaryOf(const QSqlQuery& row)
{
    using State = ChangeSetSummary::State;
    ChangeSetSummary set;
    int column = 0;
    const auto text = [&] {
        return row.value(column++).toString();
    };
    const auto number = [&] {
        return row.value(column++).toLongLong();
    };
    set.id = number();
    set.kind = text();
    set.source = text();
    set.sourceHash = text();
    set.undoes = number();
    set.undoneBy = number();
    set.author = text();
    set.createdAt = text();
    set.finishedAt = text();
    const QString state = text();
    for (const State known : {State::Open, State::Applied, State::Abandoned}) {
        if (state == changeSetStateCode(known))
            set.state = known;
    }
    set.stoppedBy = text();
    set.read = number();
    set.unchanged = number();
    set.total = number();
    set.applied = number();
    set.created = number();
    set.updated = number();
    set.removed = number();
    set.journalFrom = number();
    set.journalTo = number();
    set.journalHash = text();
    return set;
}

Result<ChangeSetSummary> findIn(const QSqlDatabase& database, qint64 id)
{
    auto query = execute(database, QStringLiteral("SELECT %1 FROM change_set WHERE id = ?").arg(columns), {id});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::ChangeSetUnknown).withValue(QString::number(id)));
    return summaryOf(*query);
}

// The line of the journal written last, inside a change or out of one.
Result<std::pair<qint64, QString>> journalHead(const QSqlDatabase& database)
{
    auto head = execute(database, QStringLiteral("SELECT number, hash FROM journal_head"));
    if (!head)
        return fail(head.error());
    return head->next() ? std::pair(head->value(0).toLongLong(), head->value(1).toString())
                        : std::pair(qint64(0), QString());
}

} // namespace

QString changeSetStateCode(ChangeSetSummary::State state)
{
    switch (state) {
    case ChangeSetSummary::State::Open:
        return QStringLiteral("open");
    case ChangeSetSummary::State::Applied:
        return QStringLiteral("applied");
    case ChangeSetSummary::State::Abandoned:
        return QStringLiteral("abandoned");
    }
    return {};
}

QJsonObject toJson(const ChangeSetSummary& set)
{
    QJsonObject object{{QStringLiteral("id"), set.id},
                       {QStringLiteral("kind"), set.kind},
                       {QStringLiteral("source"), set.source},
                       {QStringLiteral("author"), set.author},
                       {QStringLiteral("created_at"), set.createdAt},
                       {QStringLiteral("state"), changeSetStateCode(set.state)},
                       {QStringLiteral("read"), set.read},
                       {QStringLiteral("unchanged"), set.unchanged},
                       {QStringLiteral("total"), set.total},
                       {QStringLiteral("applied"), set.applied},
                       {QStringLiteral("created"), set.created},
                       {QStringLiteral("updated"), set.updated},
                       {QStringLiteral("removed"), set.removed}};
    const std::pair<const char*, const QString&> texts[] = {{"source_sha256", set.sourceHash},
                                                            {"finished_at", set.finishedAt},
                                                            {"stopped_by", set.stoppedBy},
                                                            {"journal_hash", set.journalHash}};
    for (const auto& [name, text] : texts) {
        if (!text.isEmpty())
            object.insert(QLatin1String(name), text);
    }
    const std::pair<const char*, qint64> numbers[] = {{"undoes", set.undoes},
                                                      {"undone_by", set.undoneBy},
                                                      {"journal_from", set.journalFrom},
                                                      {"journal_to", set.journalTo}};
    for (const auto& [name, number] : numbers) {
        if (number > 0)
            object.insert(QLatin1String(name), number);
    }
    return object;
}

QJsonObject toJson(const PlannedChange& change)
{
    QJsonObject fields;
    for (const QString& field : change.changedFields())
        fields.insert(
            field,
            QJsonObject{{QStringLiteral("before"), change.before ? mailboxField(*change.before, field) : QString()},
                        {QStringLiteral("after"), change.after ? mailboxField(*change.after, field) : QString()}});
    QJsonObject object{{QStringLiteral("address"), change.address()},
                       {QStringLiteral("action"), !change.before  ? QStringLiteral("create")
                                                  : !change.after ? QStringLiteral("remove")
                                                                  : QStringLiteral("update")},
                       {QStringLiteral("fields"), fields}};
    if (change.line > 0)
        object.insert(QStringLiteral("line"), change.line);
    return object;
}

Result<qint64> ChangeSetStore::keep(const ChangePlan& plan)
{
    if (!plan.errors.isEmpty())
        return fail(plan.errors.first());
    if (plan.changes.isEmpty())
        return fail(ErrorCode::ChangeSetNothing);
    qint64 id = 0;
    auto kept = m_workspace.change(QStringLiteral("change-set.keep"), [&](ChangeScope& scope) -> Result<void> {
        auto head = journalHead(scope.database());
        if (!head)
            return fail(head.error());
        auto inserted = execute(
            scope.database(),
            QStringLiteral("INSERT INTO change_set (kind, source, source_hash, undoes, author, created_at, "
                           "read_lines, unchanged, total, journal_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {changeSetKindCode(plan.kind), plan.source, plan.sourceHash,
             plan.undoes > 0 ? QVariant(plan.undoes) : QVariant(QMetaType(QMetaType::LongLong)), m_workspace.author(),
             toIso(scope.clock().nowUtc()), plan.read, plan.unchanged, plan.changes.size(), head->first + 1});
        if (!inserted)
            return fail(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        auto item = PreparedStatement::prepare(
            scope.database(),
            QStringLiteral("INSERT INTO change_set_item (change_set_id, position, line, address, before, after, "
                           "mailbox_id, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        if (!item)
            return fail(item.error());
        // In the order of the addresses: the mailboxes of a batch are then neighbours in the store's indexes.
        QList<const PlannedChange*> changes;
        changes.reserve(plan.changes.size());
        for (const PlannedChange& change : plan.changes)
            changes.append(&change);
        std::stable_sort(changes.begin(), changes.end(),
                         [](const PlannedChange* a, const PlannedChange* b) { return a->address() < b->address(); });
        for (qsizetype position = 0; position < changes.size(); ++position) {
            const PlannedChange& change = *changes[position];
            if (auto done = item->run({id, position, change.line, change.address(), compact(change.before),
                                       compact(change.after), change.before ? change.before->id : 0,
                                       change.before ? change.before->revision : 0});
                !done)
                return done;
        }
        return scope.record(objectType, QString::number(id), {},
                            {{QStringLiteral("kind"), changeSetKindCode(plan.kind)},
                             {QStringLiteral("source"), plan.source},
                             {QStringLiteral("source_sha256"), plan.sourceHash},
                             {QStringLiteral("total"), plan.changes.size()}});
    });
    return kept ? Result<qint64>(id) : fail(kept.error());
}

namespace {

Result<void> write(MailboxWriter& writer, const QList<PlannedChange>& changes, AppliedChanges& step)
{
    for (const PlannedChange& change : changes) {
        Result<void> written;
        if (!change.before) {
            const auto id = writer.insert(*change.after, change.texts);
            written = id ? Result<void>() : fail(id.error());
            ++step.created;
        } else if (!change.after) {
            written = writer.remove(*change.before, change.texts);
            ++step.removed;
        } else {
            written = writer.update(*change.before, *change.after, change.texts);
            ++step.updated;
        }
        if (!written)
            return fail(Error(written.error()).at(change.line));
    }
    return {};
}

} // namespace

Result<void> ChangeSetStore::applyBatch(const ChangeSetSummary& set, const QList<PlannedChange>& changes,
                                        AppliedChanges& applied)
{
    AppliedChanges step;
    auto done = m_workspace.change(QStringLiteral("mailbox.") + set.kind, [&](ChangeScope& scope) -> Result<void> {
        auto written = MailboxWriter::write(
            scope, [&](MailboxWriter& writer) -> Result<void> { return write(writer, changes, step); });
        if (!written)
            return written;
        auto counted =
            execute(scope.database(),
                    QStringLiteral("UPDATE change_set SET applied = applied + ?, created = created + ?, "
                                   "updated = updated + ?, removed = removed + ?, stopped_by = '' WHERE id = ?"),
                    {changes.size(), step.created, step.updated, step.removed, set.id});
        return counted ? Result<void>() : fail(counted.error());
    });
    if (!done)
        return done;
    applied.created += step.created;
    applied.updated += step.updated;
    applied.removed += step.removed;
    return {};
}

Result<void> ChangeSetStore::finish(const ChangeSetSummary& set, ChangeSetSummary::State state, const QString& reason)
{
    return m_workspace.change(
        state == ChangeSetSummary::State::Applied ? QStringLiteral("change-set.finish")
                                                  : QStringLiteral("change-set.abandon"),
        [&](ChangeScope& scope) -> Result<void> {
            auto head = journalHead(scope.database());
            if (!head)
                return fail(head.error());
            auto written =
                execute(scope.database(),
                        QStringLiteral("UPDATE change_set SET state = ?, finished_at = ?, journal_to = ?, "
                                       "journal_hash = ? WHERE id = ?"),
                        {changeSetStateCode(state), toIso(scope.clock().nowUtc()), head->first, head->second, set.id});
            if (!written)
                return fail(written.error());
            auto now = findIn(scope.database(), set.id);
            if (!now)
                return fail(now.error());
            QJsonObject after = toJson(*now);
            if (!reason.isEmpty())
                after.insert(QStringLiteral("motif"), reason);
            return scope.record(objectType, QString::number(set.id),
                                {{QStringLiteral("state"), changeSetStateCode(set.state)}}, after);
        });
}

Result<void> ChangeSetStore::noteStop(qint64 id, const Error& error)
{
    return m_workspace.change(QStringLiteral("change-set.stop"), [&](ChangeScope& scope) -> Result<void> {
        auto written = execute(scope.database(), QStringLiteral("UPDATE change_set SET stopped_by = ? WHERE id = ?"),
                               {errorName(error.code()), id});
        if (!written)
            return fail(written.error());
        return scope.record(
            objectType, QString::number(id), {},
            {{QStringLiteral("stopped_by"), errorName(error.code())}, {QStringLiteral("on"), error.value()}});
    });
}

Result<AppliedChanges> ChangeSetStore::apply(qint64 id, const TaskContext& context)
{
    auto set = find(id);
    if (!set)
        return fail(set.error());
    if (set->state != ChangeSetSummary::State::Open)
        return fail(Error(ErrorCode::ChangeSetNotOpen).withValue(QString::number(id)));
    AppliedChanges applied;
    applied.changeSet = id;
    qint64 position = set->applied;
    while (position < set->total && !applied.stopped) {
        context.progress(position, set->total);
        if (context.isCancelled()) {
            applied.stopped = Error(ErrorCode::Cancelled);
            break;
        }
        auto next = changes(id, position, batch);
        if (!next)
            return fail(next.error());
        if (next->isEmpty())
            return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(QStringLiteral("change_set_item")));
        if (auto done = applyBatch(*set, *next, applied); !done)
            applied.stopped = done.error();
        else
            position += next->size();
    }
    context.progress(position, set->total);
    if (applied.stopped) {
        // Why it stopped is told to the caller anyway; a store that cannot be written cannot note it.
        (void)noteStop(id, *applied.stopped);
        return applied;
    }
    if (auto done = finish(*set, ChangeSetSummary::State::Applied, {}); !done)
        applied.stopped = done.error();
    return applied;
}

Result<void> ChangeSetStore::abandon(qint64 id, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(QString::number(id)));
    auto set = find(id);
    if (!set)
        return fail(set.error());
    if (set->state != ChangeSetSummary::State::Open)
        return fail(Error(ErrorCode::ChangeSetNotOpen).withValue(QString::number(id)));
    return finish(*set, ChangeSetSummary::State::Abandoned, reason.trimmed());
}

Result<QList<ChangeSetSummary>> ChangeSetStore::list(int limit, qint64 offset) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database, QStringLiteral("SELECT %1 FROM change_set ORDER BY id DESC LIMIT ? OFFSET ?").arg(columns),
                {limit, offset});
    if (!query)
        return fail(query.error());
    QList<ChangeSetSummary> sets;
    while (query->next())
        sets.append(summaryOf(*query));
    return sets;
}

Result<ChangeSetSummary> ChangeSetStore::find(qint64 id) const
{
    auto database = m_workspace.database();
    return database ? findIn(*database, id) : fail(database.error());
}

Result<QList<PlannedChange>> ChangeSetStore::changes(qint64 id, qint64 offset, qint64 limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT line, before, after, mailbox_id, revision FROM change_set_item "
                                        "WHERE change_set_id = ? AND position >= ? ORDER BY position LIMIT ?"),
                         {id, offset, limit});
    if (!query)
        return fail(query.error());
    QList<PlannedChange> changes;
    while (query->next()) {
        PlannedChange change;
        change.line = query->value(0).toLongLong();
        change.texts = {query->value(1).toString(), query->value(2).toString()};
        change.before = mailboxFrom(change.texts.before);
        change.after = mailboxFrom(change.texts.after);
        for (std::optional<Mailbox>* side : {&change.before, &change.after}) {
            if (*side) {
                (*side)->id = query->value(3).toLongLong();
                (*side)->revision = query->value(4).toLongLong();
            }
        }
        if (!change.before && !change.after)
            return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(QStringLiteral("change_set_item")));
        changes.append(std::move(change));
    }
    return changes;
}

Result<void> ChangeSetStore::writeReceipt(qint64 id, QIODevice& device, const TaskContext& context) const
{
    auto set = find(id);
    if (!set)
        return fail(set.error());
    QByteArray head = QJsonDocument(toJson(*set)).toJson(QJsonDocument::Compact);
    head.chop(1);
    if (auto written = writeAll(device, head + ",\"changes\":[\n"); !written)
        return written;
    for (qint64 position = 0; position < set->applied;) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        context.progress(position, set->applied);
        auto page = changes(id, position, std::min(batch, set->applied - position));
        if (!page)
            return fail(page.error());
        if (page->isEmpty())
            break;
        QByteArray lines;
        for (const PlannedChange& change : *page) {
            lines += QJsonDocument(toJson(change)).toJson(QJsonDocument::Compact);
            lines += ++position < set->applied ? ",\n" : "\n";
        }
        if (auto written = writeAll(device, lines); !written)
            return written;
    }
    return writeAll(device, "]}\n");
}

} // namespace pupitre
