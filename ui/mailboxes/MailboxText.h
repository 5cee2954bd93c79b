#pragma once

#include "core/mailbox/Mailbox.h"
#include "ui/common/StatusBadge.h"

namespace pupitre::ui {

QString shownType(MailboxType type);       ///< "PER — personal"
QString shownStatus(MailboxStatus status); ///< "Active", "Suspended", "Closed"
Tone toneOf(MailboxStatus status);
/// Whose mailbox it is, in one line: the person's name, or the structure's identifier.
QString shownHolder(const Mailbox& mailbox);
/// The name of a CSV column as the screen says it.
QString shownField(const QString& column);

} // namespace pupitre::ui
