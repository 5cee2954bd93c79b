#include "core/mailbox/MailboxMerge.h"

#include "core/mailbox/MailboxFile.h"

namespace pupitre {

MailboxMerge mergeMailbox(const Mailbox& base, const Mailbox& mine, const Mailbox& theirs)
{
    MailboxMerge merge;
    merge.merged = theirs;
    for (const QString& column : mailboxColumns()) {
        const QString before = mailboxField(base, column);
        const QString own = mailboxField(mine, column);
        const QString other = mailboxField(theirs, column);
        if (own == other)
            continue;
        if (own == before) {
            merge.theirs.append(column);
            continue;
        }
        if (other != before)
            merge.conflicts.append({column, own, other});
        setMailboxField(merge.merged, column, own);
    }
    return merge;
}

} // namespace pupitre
