#pragma once

#include "core/mailbox/Holders.h"

#include <QSqlDatabase>

namespace pupitre {

/// Holders as one cell of a table: national identifiers, each with its name if known, "899770000018 NOM/Prénom |
/// 899770000026", in the order of the identifiers. What a name holds of the two signs becomes a space.
QString holdersText(QList<Holder> holders);

/// What a cell says: HolderList for what names nobody, the errors of an identifier, HolderTwice. In any order.
Result<QList<Holder>> parseHolders(const QString& text);

/// The rules of a cell for its mailbox: all findings, each in the field `titulaires`. An ORG has authorised holders, a
/// CAB co-holders, others none; the mailbox's own person is no other holder.
QList<Error> checkHolders(const Mailbox& mailbox);

/// The holders of a mailbox of the registry into `mailbox.holders`.
Result<void> readHolders(const QSqlDatabase& database, Mailbox& mailbox);

/// `text` with the names that the registry knows where it gives none.
Result<QString> withKnownNames(const QString& text, const QString& known);

/// Makes the holders of a mailbox those of a cell, inside somebody's change; `now` is when new ones are added.
Result<void> writeHolders(const QSqlDatabase& database, qint64 mailboxId, const QString& text, const QString& now);

} // namespace pupitre
