#include "core/mailbox/MailboxRegistry.h"

#include "core/mailbox/MailboxAddress.h"
#include "core/mailbox/MailboxRow.h"
#include "core/mailbox/OperatorDomains.h"

namespace pupitre {

namespace {

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
    auto query = execute(database, QStringLiteral("SELECT %1 FROM mailbox WHERE address = ?").arg(mailboxRowColumns()),
                         {address.trimmed().toLower()});
    if (!query)
        return fail(query.error());
    return query->next() ? std::optional(mailboxOf(*query)) : std::nullopt;
}

} // namespace

Result<qint64> MailboxRegistry::count(const MailboxFilter& filter) const
{
    auto database = m_workspace.database();
    return database ? MailboxSearch(*database, filter).count() : fail(database.error());
}

Result<QList<Mailbox>> MailboxRegistry::page(const MailboxFilter& filter, MailboxOrder order, bool descending,
                                             qint64 offset, qint64 limit) const
{
    auto database = m_workspace.database();
    return database ? MailboxSearch(*database, filter).page(order, descending, offset, limit) : fail(database.error());
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
    const MailboxSearch search(*database, filter);
    auto query = execute(
        *database,
        QStringLiteral("SELECT %1 FROM mailbox WHERE %2 ORDER BY address").arg(mailboxRowColumns(), search.condition()),
        search.values());
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
        return MailboxWriter::write(scope, [&](MailboxWriter& writer) -> Result<void> {
            auto id = writer.insert(mailbox);
            if (!id)
                return fail(id.error());
            mailbox.id = *id;
            mailbox.revision = 1;
            return {};
        });
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
            return fail(Error(ErrorCode::MailboxChangedMeanwhile)
                            .withValue(after.address)
                            .withDetail(lastChangeOf(scope.database(), after.address)));
        after.status = (*before)->status; // suspending and closing are acts of their own
        after.statusReason = (*before)->statusReason;
        if (after.sameContent(**before))
            return {};
        after.revision = (*before)->revision + 1;
        return MailboxWriter::write(scope, [&](MailboxWriter& writer) { return writer.update(**before, after); });
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
        return MailboxWriter::write(scope, [&](MailboxWriter& writer) { return writer.update(**before, after); });
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

} // namespace pupitre
