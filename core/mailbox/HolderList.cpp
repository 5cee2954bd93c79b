#include "core/mailbox/HolderList.h"

#include "core/mailbox/Identifiers.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

QString plain(QString name)
{
    return name.replace(QLatin1Char('|'), QLatin1Char(' ')).replace(QLatin1Char('/'), QLatin1Char(' ')).simplified();
}

Result<QList<Holder>> holdersIn(const QSqlDatabase& database, qint64 mailboxId)
{
    auto rows = execute(database,
                        QStringLiteral("SELECT person_id, surname, given_name, added_at FROM mailbox_holder WHERE "
                                       "mailbox_id = ? ORDER BY person_id"),
                        {mailboxId});
    if (!rows)
        return fail(rows.error());
    QList<Holder> holders;
    while (rows->next())
        holders.append({rows->value(0).toString(), rows->value(1).toString(), rows->value(2).toString(),
                        rows->value(3).toString()});
    return holders;
}

const Holder* findIn(const QList<Holder>& holders, const QString& personId)
{
    const auto found =
        std::find_if(holders.begin(), holders.end(), [&](const Holder& holder) { return holder.personId == personId; });
    return found == holders.end() ? nullptr : &*found;
}

} // namespace

QString holdersText(QList<Holder> holders)
{
    std::sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) { return a.personId < b.personId; });
    QStringList texts;
    for (const Holder& holder : std::as_const(holders)) {
        QString text = holder.personId;
        const QString surname = plain(holder.surname);
        const QString given = plain(holder.givenName);
        if (!surname.isEmpty() || !given.isEmpty())
            text += QLatin1Char(' ') + surname + (given.isEmpty() ? QString() : QLatin1Char('/') + given);
        texts.append(text);
    }
    return texts.join(QStringLiteral(" | "));
}

Result<QList<Holder>> parseHolders(const QString& text)
{
    QList<Holder> holders;
    for (const QString& part : text.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const QString entry = part.simplified();
        if (entry.isEmpty())
            continue;
        Holder holder;
        holder.personId = entry.section(QLatin1Char(' '), 0, 0);
        const QString name = entry.section(QLatin1Char(' '), 1);
        holder.surname = name.section(QLatin1Char('/'), 0, 0).trimmed();
        holder.givenName = plain(name.section(QLatin1Char('/'), 1));
        if (holder.personId.size() < 2 || holder.personId.contains(QLatin1Char('/')) ||
            std::max(holder.surname.size(), holder.givenName.size()) > longestMailboxText)
            return fail(Error(ErrorCode::HolderList).withValue(entry.left(longestMailboxText)));
        if (auto checked = checkPersonIdentifier(holder.personId); !checked)
            return fail(checked.error());
        if (findIn(holders, holder.personId) != nullptr)
            return fail(Error(ErrorCode::HolderTwice).withDetail(holder.personId));
        holders.append(holder);
    }
    return holders;
}

QList<Error> checkHolders(const Mailbox& mailbox)
{
    if (!mailbox.holders || mailbox.holders->trimmed().isEmpty())
        return {};
    const auto placed = [](const Error& error) {
        return QList<Error>{Error(error).inField(holdersColumn)};
    };
    if (mailbox.type != MailboxType::Organisational && mailbox.type != MailboxType::Cabinet)
        return placed(
            Error(ErrorCode::HolderType).withValue(mailbox.address).withDetail(mailboxTypeCode(mailbox.type)));
    auto holders = parseHolders(*mailbox.holders);
    if (!holders)
        return placed(holders.error().code() == ErrorCode::HolderTwice
                          ? Error(holders.error()).withValue(mailbox.address)
                          : holders.error());
    if (!mailbox.personId.isEmpty() && findIn(*holders, mailbox.personId) != nullptr)
        return placed(Error(ErrorCode::HolderTwice).withValue(mailbox.address).withDetail(mailbox.personId));
    return {};
}

Result<void> readHolders(const QSqlDatabase& database, Mailbox& mailbox)
{
    auto holders = holdersIn(database, mailbox.id);
    if (!holders)
        return fail(holders.error());
    mailbox.holders = holdersText(*holders);
    return {};
}

Result<QString> withKnownNames(const QString& text, const QString& known)
{
    auto holders = parseHolders(text);
    auto others = parseHolders(known);
    if (!holders || !others)
        return fail(!holders ? holders.error() : others.error());
    for (Holder& holder : *holders) {
        const Holder* same = findIn(*others, holder.personId);
        if (same != nullptr && holder.surname.isEmpty() && holder.givenName.isEmpty()) {
            holder.surname = same->surname;
            holder.givenName = same->givenName;
        }
    }
    return holdersText(*holders);
}

Result<void> writeHolders(const QSqlDatabase& database, qint64 mailboxId, const QString& text, const QString& now)
{
    auto wanted = parseHolders(text);
    auto present = holdersIn(database, mailboxId);
    if (!wanted || !present)
        return fail(!wanted ? wanted.error() : present.error());
    for (const Holder& holder : *present) {
        if (findIn(*wanted, holder.personId) != nullptr)
            continue;
        auto gone =
            execute(database, QStringLiteral("DELETE FROM mailbox_holder WHERE mailbox_id = ? AND person_id = ?"),
                    {mailboxId, holder.personId});
        if (!gone)
            return fail(gone.error());
    }
    for (const Holder& holder : *wanted) {
        const Holder* known = findIn(*present, holder.personId);
        // A name that a cell cannot write whole is left as it is.
        if (known != nullptr && holdersText({*known}) == holdersText({holder}))
            continue;
        auto kept =
            execute(database,
                    QStringLiteral("INSERT INTO mailbox_holder (mailbox_id, person_id, surname, given_name, added_at) "
                                   "VALUES (?, ?, ?, ?, ?) ON CONFLICT (mailbox_id, person_id) DO UPDATE SET "
                                   "surname = excluded.surname, given_name = excluded.given_name"),
                    {mailboxId, holder.personId, holder.surname, holder.givenName, now});
        if (!kept)
            return fail(kept.error());
    }
    return {};
}

} // namespace pupitre
