#pragma once

#include "core/mailbox/Mailbox.h"

#include <QSqlQuery>

namespace pupitre {

/// The columns of the table `mailbox` that make a Mailbox, in the order mailboxOf() reads them.
QString mailboxRowColumns();
Mailbox mailboxOf(const QSqlQuery& row);

/// What the search looks at, folded. It ends with two line ends: each of its characters thus begins a trigram, and a
/// word of two characters can be found by those that begin with it.
QString searchedText(const Mailbox& mailbox);

/// What the journal and the change sets keep of a mailbox: its entered fields, and the reason of its status.
QJsonObject journalled(const Mailbox& mailbox);

} // namespace pupitre
