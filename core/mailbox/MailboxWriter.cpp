#include "core/mailbox/MailboxWriter.h"

#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxRow.h"
#include "core/workspace/Dialect.h"

#include <algorithm>

namespace pupitre {

Result<void> MailboxWriter::write(ChangeScope& scope, const std::function<Result<void>(MailboxWriter&)>& work)
{
    MailboxWriter writer(scope);
    if (auto ready = writer.prepare(); !ready)
        return ready;
    if (auto done = work(writer); !done)
        return done;
    return writer.writeIndex();
}

Result<void> MailboxWriter::prepare()
{
    QList<std::pair<std::optional<PreparedStatement>*, QString>> statements{
        {&m_insert,
         QStringLiteral(
             "INSERT INTO mailbox (address, type, person_id, structure_id, surname, given_name, description, service, "
             "responsible, red_list, status, status_reason, searched, created_at, updated_at, revision) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")},
        {&m_remove,
         QStringLiteral("DELETE FROM mailbox WHERE id = ? AND revision = ? "
                        "AND NOT EXISTS (SELECT 1 FROM mailbox_certificate WHERE mailbox_id = mailbox.id)")}};
    if (!isTeamStore(m_scope.database()))
        statements.append({&m_readText, QStringLiteral("SELECT searched FROM mailbox WHERE id = ?")});
    for (const auto& [statement, sql] : statements) {
        auto prepared = PreparedStatement::prepare(m_scope.database(), sql);
        if (!prepared)
            return fail(prepared.error());
        statement->emplace(std::move(*prepared));
    }
    return {};
}

Result<void> MailboxWriter::record(const std::optional<Mailbox>& before, const std::optional<Mailbox>& after,
                                   const MailboxTexts& texts)
{
    const QString type = QStringLiteral("mailbox");
    const QString& address = after ? after->address : before->address;
    if (texts.before.isEmpty() != before.has_value() && texts.after.isEmpty() != after.has_value())
        return m_scope.recordTexts(type, address, texts.before, texts.after);
    return m_scope.record(type, address, before ? journalled(*before) : QJsonObject(),
                          after ? journalled(*after) : QJsonObject());
}

// The index forgets a row by being told the very text it was given.
Result<void> MailboxWriter::forget(qint64 id)
{
    if (auto read = m_readText->run({id}); !read)
        return read;
    if (m_readText->query().next())
        m_index.push_back({false, id, m_readText->query().value(0).toString()});
    m_readText->query().finish();
    return {};
}

Result<void> MailboxWriter::writeIndex()
{
    if (m_index.empty())
        return {};
    auto add = PreparedStatement::prepare(m_scope.database(),
                                          QStringLiteral("INSERT INTO mailbox_text (rowid, searched) VALUES (?, ?)"));
    auto remove = PreparedStatement::prepare(
        m_scope.database(),
        QStringLiteral("INSERT INTO mailbox_text (mailbox_text, rowid, searched) VALUES ('delete', ?, ?)"));
    if (!add || !remove)
        return fail(add ? remove.error() : add.error());
    for (const IndexLine& line : m_index) {
        if (auto told = (line.added ? *add : *remove).run({line.id, line.text}); !told)
            return told;
    }
    m_index.clear();
    return {};
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

Result<qint64> MailboxWriter::insert(const Mailbox& mailbox, const MailboxTexts& texts)
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
    if (m_readText)
        m_index.push_back({true, id, searched});
    if (mailbox.holders && !mailbox.holders->isEmpty()) {
        if (auto held = writeHolders(m_scope.database(), id, *mailbox.holders, now); !held)
            return fail(held.error());
    }
    if (auto recorded = record({}, mailbox, texts); !recorded)
        return fail(recorded.error());
    return id;
}

Result<void> MailboxWriter::update(const Mailbox& before, const Mailbox& after, const MailboxTexts& texts)
{
    // Only what differs is set: an index whose column is named is written anew even when nothing in it changes.
    QStringList columns;
    QVariantList values;
    const auto set = [&](const char* column, const auto& old, const auto& now) {
        if (old == now)
            return;
        columns.append(QLatin1String(column) + QLatin1String(" = ?"));
        values.append(now);
    };
    set("person_id", before.personId, after.personId);
    set("structure_id", before.structureId, after.structureId);
    set("surname", before.surname, after.surname);
    set("given_name", before.givenName, after.givenName);
    set("description", before.description, after.description);
    set("service", before.service, after.service);
    set("responsible", before.responsible, after.responsible);
    set("red_list", before.redList ? 1 : 0, after.redList ? 1 : 0);
    set("status", mailboxStatusCode(before.status), mailboxStatusCode(after.status));
    set("status_reason", before.statusReason, after.statusReason);
    const QString searched = searchedText(after);
    const qsizetype plain = columns.size();
    set("searched", searchedText(before), searched);
    const bool reindexed = m_readText && columns.size() > plain;
    if (reindexed) {
        if (auto forgotten = forget(before.id); !forgotten)
            return forgotten;
    }
    const QString now = toIso(m_scope.clock().nowUtc());
    columns.append({QStringLiteral("updated_at = ?"), QStringLiteral("revision = revision + 1")});
    values.append({now, before.id, before.revision});
    const QString named = columns.join(QLatin1String(", "));
    auto statement = m_updates.find(named);
    if (statement == m_updates.end()) {
        auto prepared = PreparedStatement::prepare(
            m_scope.database(), QStringLiteral("UPDATE mailbox SET %1 WHERE id = ? AND revision = ?").arg(named));
        if (!prepared)
            return fail(prepared.error());
        statement = m_updates.emplace(named, std::move(*prepared)).first;
    }
    if (auto updated = statement->second.run(values); !updated)
        return updated;
    if (statement->second.query().numRowsAffected() != 1)
        return fail(changedMeanwhile(before.address));
    if (reindexed)
        m_index.push_back({true, before.id, searched});
    if (after.holders && before.holders != after.holders) {
        // Holders have no revision of their own: what somebody changed since the plan is found by its content.
        Mailbox present = before;
        if (auto read = readHolders(m_scope.database(), present); !read)
            return read;
        if (before.holders && present.holders != before.holders)
            return fail(changedMeanwhile(before.address));
        if (auto held = writeHolders(m_scope.database(), before.id, *after.holders, now); !held)
            return held;
    }
    return record(before, after, texts);
}

Result<void> MailboxWriter::remove(const Mailbox& before, const MailboxTexts& texts)
{
    if (m_readText) {
        if (auto forgotten = forget(before.id); !forgotten)
            return forgotten;
    }
    if (auto removed = m_remove->run({before.id, before.revision}); !removed)
        return removed;
    if (m_remove->query().numRowsAffected() != 1)
        return fail(changedMeanwhile(before.address));
    return record(before, {}, texts);
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
