#include "core/mailbox/MailboxRegistry.h"

#include "core/base/Folding.h"
#include "core/mailbox/MailboxAddress.h"
#include "core/mailbox/OperatorDomains.h"

namespace pupitre {

namespace {

const QString columns =
    QStringLiteral("id, address, type, person_id, structure_id, surname, given_name, description, service, "
                   "responsible, red_list, status, status_reason, revision");

Mailbox mailboxOf(const QSqlQuery& query)
{
    Mailbox mailbox;
    mailbox.id = query.value(0).toLongLong();
    mailbox.address = query.value(1).toString();
    mailbox.type = mailboxTypeFromCode(query.value(2).toString()).value_or(MailboxType::Personal);
    mailbox.personId = query.value(3).toString();
    mailbox.structureId = query.value(4).toString();
    mailbox.surname = query.value(5).toString();
    mailbox.givenName = query.value(6).toString();
    mailbox.description = query.value(7).toString();
    mailbox.service = query.value(8).toString();
    mailbox.responsible = query.value(9).toString();
    mailbox.redList = query.value(10).toInt() != 0;
    mailbox.status = mailboxStatusFromCode(query.value(11).toString()).value_or(MailboxStatus::Active);
    mailbox.statusReason = query.value(12).toString();
    mailbox.revision = query.value(13).toLongLong();
    return mailbox;
}

QString searchedText(const Mailbox& mailbox)
{
    return folded(QStringList{mailbox.address, mailbox.surname, mailbox.givenName, mailbox.personId,
                              mailbox.structureId, mailbox.service, mailbox.description, mailbox.responsible}
                      .join(QLatin1Char('\n')));
}

struct Condition
{
    QString sql = QStringLiteral("1");
    QVariantList values;

    void add(const QString& clause, const QVariant& value)
    {
        sql += QStringLiteral(" AND ") + clause;
        values.append(value);
    }
};

constexpr qsizetype trigram = 3; ///< shorter words cannot use the index
constexpr int selective = 2000;  ///< hits up to which the index leads; beyond, the sorted list is walked and tested

// How a word is looked for. A rare one comes from the trigram index. A frequent one ("mssante" is in every address)
// would make the index return the whole registry to be sorted: walking the list in its order and testing each row then
// fills a page long before its end.
Result<void> addWord(const QSqlDatabase& database, const QString& word, Condition& condition)
{
    const QString tested = QStringLiteral("(SELECT instr(text, ?) FROM mailbox_text WHERE rowid = mailbox.id) > 0");
    if (word.size() < trigram) {
        condition.add(tested, word);
        return {};
    }
    const QString phrase =
        QLatin1Char('"') + QString(word).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    auto hits =
        scalar(database,
               QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM mailbox_text WHERE mailbox_text MATCH ? LIMIT %1)")
                   .arg(selective + 1),
               {phrase});
    if (!hits)
        return fail(hits.error());
    if (hits->toInt() <= selective)
        condition.add(QStringLiteral("id IN (SELECT rowid FROM mailbox_text WHERE mailbox_text MATCH ?)"), phrase);
    else
        condition.add(tested, word);
    return {};
}

Result<Condition> conditionOf(const QSqlDatabase& database, const MailboxFilter& filter)
{
    Condition condition;
    if (filter.type)
        condition.add(QStringLiteral("type = ?"), mailboxTypeCode(*filter.type));
    if (filter.status)
        condition.add(QStringLiteral("status = ?"), mailboxStatusCode(*filter.status));
    for (const QString& word : folded(filter.text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (auto added = addWord(database, word, condition); !added)
            return fail(added.error());
    }
    return condition;
}

QString orderOf(MailboxOrder order, bool descending)
{
    const QString direction = descending ? QStringLiteral(" DESC") : QString();
    switch (order) {
    case MailboxOrder::Type:
        return QStringLiteral("type%1, address").arg(direction);
    case MailboxOrder::Holder:
        return QStringLiteral("surname%1, given_name, address").arg(direction);
    case MailboxOrder::Service:
        return QStringLiteral("service%1, address").arg(direction);
    case MailboxOrder::Status:
        return QStringLiteral("status%1, address").arg(direction);
    case MailboxOrder::Address:
        break;
    }
    return QStringLiteral("address%1").arg(direction);
}

Mailbox trimmed(Mailbox mailbox)
{
    mailbox.address = mailbox.address.trimmed().toLower();
    for (QString* text : {&mailbox.personId, &mailbox.structureId, &mailbox.surname, &mailbox.givenName,
                          &mailbox.description, &mailbox.service, &mailbox.responsible, &mailbox.statusReason})
        *text = text->trimmed();
    return mailbox;
}

Result<std::optional<Mailbox>> findIn(const QSqlDatabase& database, const QString& address)
{
    auto query = execute(database, QStringLiteral("SELECT %1 FROM mailbox WHERE address = ?").arg(columns),
                         {address.trimmed().toLower()});
    if (!query)
        return fail(query.error());
    return query->next() ? std::optional(mailboxOf(*query)) : std::nullopt;
}

QJsonObject journalled(const Mailbox& mailbox)
{
    QJsonObject object = toJson(mailbox);
    if (!mailbox.statusReason.isEmpty())
        object.insert(QStringLiteral("motif"), mailbox.statusReason);
    return object;
}

} // namespace

Result<qint64> MailboxRegistry::count(const MailboxFilter& filter) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto condition = conditionOf(*database, filter);
    if (!condition)
        return fail(condition.error());
    auto total = scalar(*database, QStringLiteral("SELECT count(*) FROM mailbox WHERE %1").arg(condition->sql),
                        condition->values);
    if (!total)
        return fail(total.error());
    return total->toLongLong();
}

Result<QList<Mailbox>> MailboxRegistry::page(const MailboxFilter& filter, MailboxOrder order, bool descending,
                                             qint64 offset, qint64 limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto condition = conditionOf(*database, filter);
    if (!condition)
        return fail(condition.error());
    QVariantList values = condition->values;
    values << limit << offset;
    auto query = execute(*database,
                         QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY %3 LIMIT ? OFFSET ?")
                             .arg(columns, condition->sql, orderOf(order, descending)),
                         values);
    if (!query)
        return fail(query.error());
    QList<Mailbox> rows;
    while (query->next())
        rows.append(mailboxOf(*query));
    return rows;
}

Result<std::optional<Mailbox>> MailboxRegistry::find(const QString& address) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    return findIn(*database, address);
}

Result<void> MailboxRegistry::forEach(const MailboxFilter& filter,
                                      const std::function<Result<void>(const Mailbox&)>& visit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto condition = conditionOf(*database, filter);
    if (!condition)
        return fail(condition.error());
    auto query = execute(
        *database, QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY address").arg(columns, condition->sql),
        condition->values);
    if (!query)
        return fail(query.error());
    while (query->next()) {
        if (auto visited = visit(mailboxOf(*query)); !visited)
            return visited;
    }
    return {};
}

Result<QList<Error>> MailboxRegistry::judge(const Mailbox& given) const
{
    const Mailbox mailbox = trimmed(given);
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return fail(domains.error());
    QList<Error> findings = checkMailbox(mailbox);
    if (mailbox.id != 0 || !checkMailboxAddress(mailbox.address))
        return findings;
    const QString field = QStringLiteral("adresse");
    if (!domains->accepts(mailbox.address))
        findings.append(Error(ErrorCode::AddressDomain).inField(field).withValue(mailbox.address));
    auto known = findIn(*database, mailbox.address);
    if (!known)
        return fail(known.error());
    if (*known)
        findings.append(Error(ErrorCode::MailboxExists).inField(field).withValue(mailbox.address));
    return findings;
}

Result<Mailbox> MailboxRegistry::create(const Mailbox& given)
{
    Mailbox mailbox = trimmed(given);
    mailbox.id = 0;
    auto findings = judge(mailbox);
    if (!findings)
        return fail(findings.error());
    if (!findings->isEmpty())
        return fail(findings->first());
    auto done = m_workspace.change(QStringLiteral("mailbox.create"), [&](ChangeScope& scope) -> Result<void> {
        auto writer = MailboxWriter::begin(scope);
        if (!writer)
            return fail(writer.error());
        auto id = writer->insert(mailbox);
        if (!id)
            return fail(id.error());
        mailbox.id = *id;
        mailbox.revision = 1;
        return {};
    });
    if (!done)
        return fail(done.error());
    return mailbox;
}

Result<Mailbox> MailboxRegistry::update(const Mailbox& given)
{
    Mailbox after = trimmed(given);
    auto findings = judge(after);
    if (!findings)
        return fail(findings.error());
    if (!findings->isEmpty())
        return fail(findings->first());
    auto done = m_workspace.change(QStringLiteral("mailbox.edit"), [&](ChangeScope& scope) -> Result<void> {
        auto before = findIn(scope.database(), after.address);
        if (!before)
            return fail(before.error());
        if (!*before)
            return fail(Error(ErrorCode::MailboxUnknown).withValue(after.address));
        if ((*before)->type != after.type)
            return fail(Error(ErrorCode::MailboxTypeFixed)
                            .inField(QStringLiteral("type"))
                            .withValue(mailboxTypeCode(after.type)));
        if ((*before)->revision != after.revision)
            return fail(Error(ErrorCode::MailboxChangedMeanwhile).withValue(after.address));
        after.status = (*before)->status; // suspending and closing are acts of their own
        after.statusReason = (*before)->statusReason;
        if (after.sameContent(**before))
            return {};
        auto writer = MailboxWriter::begin(scope);
        if (!writer)
            return fail(writer.error());
        after.revision = (*before)->revision + 1;
        return writer->update(**before, after);
    });
    if (!done)
        return fail(done.error());
    return after;
}

Result<void> MailboxRegistry::setStatus(const QString& action, const QString& address, MailboxStatus status,
                                        const QString& reason)
{
    return m_workspace.change(action, [&](ChangeScope& scope) -> Result<void> {
        auto before = findIn(scope.database(), address);
        if (!before)
            return fail(before.error());
        if (!*before)
            return fail(Error(ErrorCode::MailboxUnknown).withValue(address));
        if ((*before)->status == MailboxStatus::Closed)
            return fail(Error(ErrorCode::MailboxClosed).withValue(address));
        if ((*before)->status == status)
            return {};
        Mailbox after = **before;
        after.status = status;
        after.statusReason = reason.trimmed();
        auto writer = MailboxWriter::begin(scope);
        if (!writer)
            return fail(writer.error());
        return writer->update(**before, after);
    });
}

Result<void> MailboxRegistry::suspend(const QString& address, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return setStatus(QStringLiteral("mailbox.suspend"), address, MailboxStatus::Suspended, reason);
}

Result<void> MailboxRegistry::reactivate(const QString& address)
{
    return setStatus(QStringLiteral("mailbox.reactivate"), address, MailboxStatus::Active, {});
}

Result<void> MailboxRegistry::close(const QString& address, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return setStatus(QStringLiteral("mailbox.close"), address, MailboxStatus::Closed, reason);
}

Result<MailboxWriter> MailboxWriter::begin(ChangeScope& scope)
{
    MailboxWriter writer(scope);
    const std::pair<std::optional<PreparedStatement>*, QString> statements[] = {
        {&writer.m_insert,
         QStringLiteral(
             "INSERT INTO mailbox (address, type, person_id, structure_id, surname, given_name, description, service, "
             "responsible, red_list, status, status_reason, created_at, updated_at, revision) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)")},
        {&writer.m_update,
         QStringLiteral(
             "UPDATE mailbox SET person_id = ?, structure_id = ?, surname = ?, given_name = ?, description = ?, "
             "service = ?, "
             "responsible = ?, red_list = ?, status = ?, status_reason = ?, updated_at = ?, revision = revision + 1 "
             "WHERE id = ? AND revision = ?")},
        {&writer.m_insertText, QStringLiteral("INSERT INTO mailbox_text (rowid, text) VALUES (?, ?)")},
        {&writer.m_deleteText, QStringLiteral("DELETE FROM mailbox_text WHERE rowid = ?")}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = PreparedStatement::prepare(scope.database(), sql);
        if (!prepared)
            return fail(prepared.error());
        statement->emplace(std::move(*prepared));
    }
    return writer;
}

Result<void> MailboxWriter::index(qint64 id, const Mailbox& mailbox)
{
    return m_insertText->run({id, searchedText(mailbox)});
}

Result<qint64> MailboxWriter::insert(const Mailbox& mailbox)
{
    const QString now = toIso(m_scope.clock().nowUtc());
    auto inserted =
        m_insert->run({mailbox.address, mailboxTypeCode(mailbox.type), mailbox.personId, mailbox.structureId,
                       mailbox.surname, mailbox.givenName, mailbox.description, mailbox.service, mailbox.responsible,
                       mailbox.redList ? 1 : 0, mailboxStatusCode(mailbox.status), mailbox.statusReason, now, now});
    if (!inserted)
        return fail(inserted.error());
    const qint64 id = m_insert->query().lastInsertId().toLongLong();
    if (auto indexed = index(id, mailbox); !indexed)
        return fail(indexed.error());
    if (auto recorded = m_scope.record(QStringLiteral("mailbox"), mailbox.address, {}, journalled(mailbox)); !recorded)
        return fail(recorded.error());
    return id;
}

Result<void> MailboxWriter::update(const Mailbox& before, const Mailbox& after)
{
    auto updated =
        m_update->run({after.personId, after.structureId, after.surname, after.givenName, after.description,
                       after.service, after.responsible, after.redList ? 1 : 0, mailboxStatusCode(after.status),
                       after.statusReason, toIso(m_scope.clock().nowUtc()), before.id, before.revision});
    if (!updated)
        return updated;
    if (m_update->query().numRowsAffected() != 1)
        return fail(Error(ErrorCode::MailboxChangedMeanwhile).withValue(before.address));
    if (auto removed = m_deleteText->run({before.id}); !removed)
        return removed;
    if (auto indexed = index(before.id, after); !indexed)
        return indexed;
    return m_scope.record(QStringLiteral("mailbox"), after.address, journalled(before), journalled(after));
}

Result<MailboxLookup> MailboxLookup::begin(const QSqlDatabase& database)
{
    auto prepared =
        PreparedStatement::prepare(database, QStringLiteral("SELECT %1 FROM mailbox WHERE address = ?").arg(columns));
    if (!prepared)
        return fail(prepared.error());
    return MailboxLookup(std::move(*prepared));
}

Result<std::optional<Mailbox>> MailboxLookup::find(const QString& address)
{
    if (auto done = m_statement.run({address}); !done)
        return fail(done.error());
    return m_statement.query().next() ? std::optional(mailboxOf(m_statement.query())) : std::nullopt;
}

} // namespace pupitre
