#pragma once

#include "core/base/Task.h"
#include "core/mailbox/MailboxSearch.h"
#include "core/mailbox/MailboxWriter.h"
#include "core/workspace/Workspace.h"

#include <functional>
#include <optional>

namespace pupitre {

/// The operator's mailboxes in the workspace. Filter and sort are the store's: no list is ever loaded whole.
/// Reads may run on any thread; writes go through the journal.
class MailboxRegistry
{
public:
    explicit MailboxRegistry(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<qint64> count(const MailboxFilter& filter = {}) const;
    Result<QList<Mailbox>> page(const MailboxFilter& filter, MailboxOrder order, bool descending, qint64 offset,
                                qint64 limit) const;
    /// Nothing when there is none at that address, whatever the case.
    Result<std::optional<Mailbox>> find(const QString& address) const;
    /// Every mailbox of the filter by address; `visit` stops the walk by failing.
    Result<void> forEach(const MailboxFilter& filter, const std::function<Result<void>(const Mailbox&)>& visit) const;

    /// Judges what a form holds against the rules and the registry: all findings. `id` 0 is a creation.
    Result<QList<Error>> judge(const Mailbox& mailbox) const;

    Result<Mailbox> create(const Mailbox& mailbox);
    /// Changes what may change. Refused when address or type differ (MailboxTypeFixed) or when somebody changed it
    /// since `mailbox.revision` (MailboxChangedMeanwhile).
    Result<Mailbox> update(const Mailbox& mailbox);
    Result<void> suspend(const QString& address, const QString& reason);
    Result<void> reactivate(const QString& address);
    Result<void> close(const QString& address, const QString& reason);

private:
    Result<void> setStatus(const QString& action, const QString& address, MailboxStatus status, const QString& reason);

    Workspace& m_workspace;
};

} // namespace pupitre
