#pragma once

#include "core/mailbox/Mailbox.h"

namespace pupitre {

/// Two persons have changed the same mailbox. What only one of them touched is taken from that one; a field both set
/// to different values is a conflict, for the second to decide.
struct MailboxMerge
{
    struct Conflict
    {
        QString column; ///< of the CSV
        QString mine;
        QString theirs;
    };
    Mailbox merged;     ///< with their revision; conflicts hold mine
    QStringList theirs; ///< the columns taken from them
    QList<Conflict> conflicts;
};

/// `base` is what both began from, `theirs` what the registry holds now.
MailboxMerge mergeMailbox(const Mailbox& base, const Mailbox& mine, const Mailbox& theirs);

} // namespace pupitre
