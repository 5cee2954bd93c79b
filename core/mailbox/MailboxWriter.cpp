#include "core/mailbox/MailboxWriter.h"

#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxRow.h"
#include "core/workspace/Dialect.h"

#include <algorithm>

namespace pupitre {

Result<MailboxWriter> MailboxWriter::begin(ChangeScope& scope)
{
    MailboxWriter writer(scope);
    QList<std::pair<std::optional<PreparedStatement>*, QString>> statements{
        {&writer.m_insert,
         QStringLiteral(
             "INSERT INTO mailbox (address, type, person_id, structure_id, surname, given_name, description, service, "
             "responsible, red_list, status, status_reason, searched, created_at, updated_at, revision) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")},
        {&writer.m_update,
         QStringLiteral("UPDATE mailbox SET person_id = ?, structure_id = ?, surname = ?, given_name = ?, "
                        "description = ?, service = ?, responsible = ?, red_list = ?, status = ?, status_reason = ?, "
                        "searched = ?, updated_at = ?, revision = revision + 1 WHERE id = ? AND revision = ?")},
        {&writer.m_remove,
         QStringLiteral("DELETE FROM mailbox WHERE id = ? AND revision = ? "
                        "AND NOT EXISTS (SELECT 1 FROM mailbox_certificate WHERE mailbox_id = mailbox.id)")}};
    if (!isTeamStore(scope.database())) {
        // SQLite's index is told what it holds: it keeps no copy of the text. PostgreSQL's follows its column.
        statements.append(
            {&writer.m_insertText, QStringLiteral("INSERT INTO mailbox_text (rowid, searched) VALUES (?, ?)")});
        statements.append(
            {&writer.m_deleteText, QStringLiteral("INSERT INTO mailbox_text (mailbox_text, rowid, searched) "
                                                  "SELECT 'delete', id, searched FROM mailbox WHERE id = ?")});
    }
    for (const auto& [statement, sql] : statements) {
        auto prepared = PreparedStatement::prepare(scope.database(), sql);
        if (!prepared)
            return fail(prepared.error());
        statement->emplace(std::move(*prepared));
    }
    return writer;
}

QString lastChangeOf(const QSqlDatabase& database, const QString& address)
{
    auto last = execute(database,
                        QStringLiteral("SELECT author, at FROM journal WHERE object_type = 'mailbox' AND object_id = ? "
                                       "ORDER BY number DESC LIMIT 1"),
                        {address});
    return last && last->next() ? QStringLiteral("%1, %2").arg(last->value(0).toString(), last->value(1).toString())
                                : QString();
}

Error MailboxWriter::changedMeanwhile(const QString& address) const
{
    return Error(ErrorCode::MailboxChangedMeanwhile)
        .withValue(address)
        .withDetail(lastChangeOf(m_scope.database(), address));
}

Result<qint64> MailboxWriter::insert(const Mailbox& mailbox)
{
    const QString now = toIso(m_scope.clock().nowUtc());
    const QString searched = searchedText(mailbox);
    auto inserted = m_insert->run({mailbox.address, mailboxTypeCode(mailbox.type), mailbox.personId,
                                   mailbox.structureId, mailbox.surname, mailbox.givenName, mailbox.description,
                                   mailbox.service, mailbox.responsible, mailbox.redList ? 1 : 0,
                                   mailboxStatusCode(mailbox.status), mailbox.statusReason, searched, now, now});
    if (!inserted)
        return fail(inserted.error());
    const qint64 id = m_insert->query().lastInsertId().toLongLong();
    if (m_insertText) {
        if (auto indexed = m_insertText->run({id, searched}); !indexed)
            return fail(indexed.error());
    }
    if (mailbox.holders && !mailbox.holders->isEmpty()) {
        if (auto held = writeHolders(m_scope.database(), id, *mailbox.holders, now); !held)
            return fail(held.error());
    }
    if (auto recorded = m_scope.record(QStringLiteral("mailbox"), mailbox.address, {}, journalled(mailbox)); !recorded)
        return fail(recorded.error());
    return id;
}

Result<void> MailboxWriter::update(const Mailbox& before, const Mailbox& after)
{
    const QString searched = searchedText(after);
    const bool reindexed = m_insertText && searched != searchedText(before);
    if (reindexed) {
        if (auto removed = m_deleteText->run({before.id}); !removed)
            return removed;
    }
    auto updated =
        m_update->run({after.personId, after.structureId, after.surname, after.givenName, after.description,
                       after.service, after.responsible, after.redList ? 1 : 0, mailboxStatusCode(after.status),
                       after.statusReason, searched, toIso(m_scope.clock().nowUtc()), before.id, before.revision});
    if (!updated)
        return updated;
    if (m_update->query().numRowsAffected() != 1)
        return fail(changedMeanwhile(before.address));
    if (reindexed) {
        if (auto indexed = m_insertText->run({before.id, searched}); !indexed)
            return indexed;
    }
    if (after.holders && before.holders != after.holders) {
        // Holders have no revision of their own: what somebody changed since the plan is found by its content.
        Mailbox present = before;
        if (auto read = readHolders(m_scope.database(), present); !read)
            return read;
        if (before.holders && present.holders != before.holders)
            return fail(changedMeanwhile(before.address));
        if (auto held = writeHolders(m_scope.database(), before.id, *after.holders, toIso(m_scope.clock().nowUtc()));
            !held)
            return held;
    }
    return m_scope.record(QStringLiteral("mailbox"), after.address, journalled(before), journalled(after));
}

Result<void> MailboxWriter::remove(const Mailbox& before)
{
    if (m_deleteText) {
        if (auto removed = m_deleteText->run({before.id}); !removed)
            return removed;
    }
    if (auto removed = m_remove->run({before.id, before.revision}); !removed)
        return removed;
    if (m_remove->query().numRowsAffected() != 1)
        return fail(changedMeanwhile(before.address));
    return m_scope.record(QStringLiteral("mailbox"), before.address, journalled(before), {});
}

Result<MailboxLookup> MailboxLookup::begin(const QSqlDatabase& database)
{
    auto prepared = PreparedStatement::prepare(
        database, QStringLiteral("SELECT %1 FROM mailbox WHERE address = ?").arg(mailboxRowColumns()));
    if (!prepared)
        return fail(prepared.error());
    return MailboxLookup(std::move(*prepared));
}

Result<QHash<QString, Mailbox>> findMailboxes(const QSqlDatabase& database, const QStringList& addresses)
{
    QHash<QString, Mailbox> found;
    found.reserve(addresses.size());
    constexpr qsizetype many = 500; // values of one statement
    std::optional<PreparedStatement> full;
    for (qsizetype begin = 0; begin < addresses.size(); begin += many) {
        const qsizetype count = std::min(many, addresses.size() - begin);
        if (!full || count < many) {
            auto prepared = PreparedStatement::prepare(
                database,
                QStringLiteral("SELECT %1 FROM mailbox WHERE address IN (%2)")
                    .arg(mailboxRowColumns(), QStringList(count, QStringLiteral("?")).join(QLatin1Char(','))));
            if (!prepared)
                return fail(prepared.error());
            full.emplace(std::move(*prepared));
        }
        QVariantList values;
        values.reserve(count);
        for (qsizetype i = begin; i < begin + count; ++i)
            values.append(addresses[i]);
        if (auto done = full->run(values); !done)
            return fail(done.error());
        while (full->query().next()) {
            const Mailbox mailbox = mailboxOf(full->query());
            found.insert(mailbox.address, mailbox);
        }
    }
    return found;
}

Result<std::optional<Mailbox>> MailboxLookup::find(const QString& address)
{
    if (auto done = m_statement.run({address}); !done)
        return fail(done.error());
    return m_statement.query().next() ? std::optional(mailboxOf(m_statement.query())) : std::nullopt;
}

} // namespace pupitre
