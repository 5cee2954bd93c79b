#include "core/mailbox/Holders.h"

#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/Identifiers.h"
#include "core/mailbox/MailboxWriter.h"

namespace pupitre {

namespace {

// The mailbox an act is about: there, of a type that fits, not closed.
Result<Mailbox> concerned(const QSqlDatabase& database, const QString& address, bool subjects)
{
    auto lookup = MailboxLookup::begin(database);
    if (!lookup)
        return fail(lookup.error());
    auto found = lookup->find(address.trimmed().toLower());
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(Error(ErrorCode::MailboxUnknown).withValue(address));
    const MailboxType type = (*found)->type;
    const bool fits = subjects ? type == MailboxType::Applicative
                               : type == MailboxType::Organisational || type == MailboxType::Cabinet;
    if (!fits)
        return fail(Error(subjects ? ErrorCode::SubjectType : ErrorCode::HolderType)
                        .withValue((*found)->address)
                        .withDetail(mailboxTypeCode(type)));
    if ((*found)->status == MailboxStatus::Closed)
        return fail(Error(ErrorCode::MailboxClosed).withValue((*found)->address));
    return **found;
}

Result<qint64> idOf(const QSqlDatabase& database, const QString& address)
{
    auto id =
        scalar(database, QStringLiteral("SELECT id FROM mailbox WHERE address = ?"), {address.trimmed().toLower()});
    if (!id)
        return fail(id.error());
    return id->isValid() ? Result<qint64>(id->toLongLong()) : fail(Error(ErrorCode::MailboxUnknown).withValue(address));
}

} // namespace

PersonalKind personalKind(const Mailbox& mailbox)
{
    const auto kind = checkPersonIdentifier(mailbox.personId);
    return kind && (*kind == PersonIdentifier::Rpps || *kind == PersonIdentifier::Adeli) ? PersonalKind::Professional
                                                                                         : PersonalKind::OfStructure;
}

Result<QList<Holder>> Holders::list(const QString& address) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto id = idOf(*database, address);
    if (!id)
        return fail(id.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT person_id, surname, given_name, added_at FROM mailbox_holder "
                                        "WHERE mailbox_id = ? ORDER BY surname, given_name, person_id"),
                         {*id});
    if (!query)
        return fail(query.error());
    QList<Holder> holders;
    while (query->next())
        holders.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toString(),
                        query->value(3).toString()});
    return holders;
}

Result<void> Holders::add(const QString& address, const Holder& given)
{
    const QString personId = given.personId.trimmed();
    if (auto checked = checkPersonIdentifier(personId); !checked)
        return fail(Error(checked.error()).inField(QStringLiteral("identifiant_pp")));
    return m_workspace.change(QStringLiteral("mailbox.holder-add"), [&](ChangeScope& scope) -> Result<void> {
        auto mailbox = concerned(scope.database(), address, false);
        if (!mailbox)
            return fail(mailbox.error());
        auto known = scalar(scope.database(),
                            QStringLiteral("SELECT 1 FROM mailbox_holder WHERE mailbox_id = ? AND person_id = ?"),
                            {mailbox->id, personId});
        if (!known)
            return fail(known.error());
        if (known->isValid() || mailbox->personId == personId)
            return fail(Error(ErrorCode::HolderTwice).withValue(mailbox->address).withDetail(personId));
        auto inserted = execute(
            scope.database(),
            QStringLiteral("INSERT INTO mailbox_holder (mailbox_id, person_id, surname, given_name, added_at) "
                           "VALUES (?, ?, ?, ?, ?)"),
            {mailbox->id, personId, given.surname.trimmed(), given.givenName.trimmed(), toIso(scope.clock().nowUtc())});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(QStringLiteral("mailbox-holder"), mailbox->address, {},
                            {{QStringLiteral("identifiant_pp"), personId},
                             {QStringLiteral("nom"), given.surname.trimmed()},
                             {QStringLiteral("prenom"), given.givenName.trimmed()}});
    });
}

Result<void> Holders::remove(const QString& address, const QString& personId, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return m_workspace.change(QStringLiteral("mailbox.holder-remove"), [&](ChangeScope& scope) -> Result<void> {
        auto id = idOf(scope.database(), address);
        if (!id)
            return fail(id.error());
        auto removed = execute(scope.database(),
                               QStringLiteral("DELETE FROM mailbox_holder WHERE mailbox_id = ? AND person_id = ?"),
                               {*id, personId});
        if (!removed)
            return fail(removed.error());
        if (removed->numRowsAffected() != 1)
            return fail(Error(ErrorCode::HolderUnknown).withValue(address).withDetail(personId));
        return scope.record(QStringLiteral("mailbox-holder"), address.trimmed().toLower(),
                            {{QStringLiteral("identifiant_pp"), personId}},
                            {{QStringLiteral("motif"), reason.trimmed()}});
    });
}

Result<QList<BoundSubject>> Holders::subjects(const QString& address) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto id = idOf(*database, address);
    if (!id)
        return fail(id.error());
    auto query =
        execute(*database,
                QStringLiteral("SELECT dn, max(declared), max(attached) FROM ("
                               "SELECT dn, 1 AS declared, 0 AS attached FROM mailbox_subject WHERE mailbox_id = ? "
                               "UNION ALL SELECT subject, 0, 1 FROM mailbox_certificate "
                               "JOIN certificate ON certificate.id = certificate_id WHERE mailbox_id = ?) "
                               "GROUP BY dn ORDER BY dn"),
                {*id, *id});
    if (!query)
        return fail(query.error());
    QList<BoundSubject> subjects;
    while (query->next())
        subjects.append({query->value(0).toString(), query->value(1).toInt() != 0, query->value(2).toInt() != 0});
    return subjects;
}

Result<void> Holders::bind(const QString& address, const QString& given)
{
    const QString dn = given.trimmed();
    const auto name = DistinguishedName::parse(dn);
    if (!name)
        return fail(name.error());
    return m_workspace.change(QStringLiteral("mailbox.subject-bind"), [&](ChangeScope& scope) -> Result<void> {
        auto mailbox = concerned(scope.database(), address, true);
        if (!mailbox)
            return fail(mailbox.error());
        auto known = execute(scope.database(), QStringLiteral("SELECT dn FROM mailbox_subject WHERE mailbox_id = ?"),
                             {mailbox->id});
        if (!known)
            return fail(known.error());
        while (known->next()) {
            const auto other = DistinguishedName::parse(known->value(0).toString());
            if (other && *other == *name)
                return fail(Error(ErrorCode::SubjectTwice).withValue(mailbox->address).withDetail(dn));
        }
        auto inserted = execute(
            scope.database(), QStringLiteral("INSERT INTO mailbox_subject (mailbox_id, dn, added_at) VALUES (?, ?, ?)"),
            {mailbox->id, dn, toIso(scope.clock().nowUtc())});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(QStringLiteral("mailbox-subject"), mailbox->address, {}, {{QStringLiteral("dn"), dn}});
    });
}

Result<void> Holders::unbind(const QString& address, const QString& dn, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(Error(ErrorCode::MailboxReasonMissing).withValue(address));
    return m_workspace.change(QStringLiteral("mailbox.subject-unbind"), [&](ChangeScope& scope) -> Result<void> {
        auto id = idOf(scope.database(), address);
        if (!id)
            return fail(id.error());
        auto removed =
            execute(scope.database(), QStringLiteral("DELETE FROM mailbox_subject WHERE mailbox_id = ? AND dn = ?"),
                    {*id, dn.trimmed()});
        if (!removed)
            return fail(removed.error());
        if (removed->numRowsAffected() != 1)
            return fail(Error(ErrorCode::SubjectUnknown).withValue(address).withDetail(dn));
        return scope.record(QStringLiteral("mailbox-subject"), address.trimmed().toLower(),
                            {{QStringLiteral("dn"), dn.trimmed()}}, {{QStringLiteral("motif"), reason.trimmed()}});
    });
}

} // namespace pupitre
