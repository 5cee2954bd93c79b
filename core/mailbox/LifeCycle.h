#pragma once

#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/LastLogins.h"

#include <QDate>

namespace pupitre {

/// Where a mailbox stands in its life.
enum class LifeStage {
    Created,   ///< nobody has opened it yet
    Active,    ///
    Suspended, ///< refused by the mail system, can come back
    Closing,   ///< announced to its holder, with a date
    Closed,    ///< for good; the address stays reserved
    Purged,    ///< closed, and its personal data erased; the address stays reserved
};

/// What a mailbox's life holds besides its status. Times are ISO 8601 UTC, empty when it did not happen.
struct MailboxLife
{
    QString createdAt;
    QString lastSeen;
    QString notifiedAt;
    QString notifiedBy; ///< by which channel
    QDate closingOn;
    QString closingReason; ///< empty: inactivity
    QString opposedAt;
    QString closedAt;
    QString purgedAt;

    LifeStage stage(MailboxStatus status) const;
};

/// The operator's rules of inactivity. CNIL 2014-239: a mailbox nobody opened for at most one year is deleted, after
/// its holder was told and could oppose it.
struct LifeCycleRules
{
    int noticeDays = 335; ///< without authentication, after which the holder is told
    int closeDays = 365;  ///< without authentication, after which it is closed; at most one year
    int graceDays = 30;   ///< at least, between the notice and the closing
    int purgeDays = 0;    ///< after the closing, when personal data are erased; 0: not by rule
    QList<MailboxType> types{MailboxType::Personal, MailboxType::Cabinet, MailboxType::Organisational};

    /// Everything that does not hold together, by member name.
    QList<Error> check() const;
    static Result<LifeCycleRules> load(Workspace& workspace);
    static Result<void> save(Workspace& workspace, const LifeCycleRules& rules);
};

/// Something that falls due.
struct DueItem
{
    enum class Kind {
        Notice, ///< tell the holder that it will be closed
        Close,  ///< close it
        Purge,  ///< erase its personal data
    };
    Kind kind = Kind::Notice;
    QString address;
    MailboxType type = MailboxType::Personal;
    QString holder; ///< surname and first name, or the structure's identifier
    QDate due;
    QString since; ///< last authentication, or creation when there was none; for a purge, the closing
};
QString dueKindCode(DueItem::Kind kind); ///< "notice", "close", "purge"

/// The life of mailboxes: last authentications, notices, closings, oppositions, purges. Every act leaves its line.
class LifeCycle
{
public:
    explicit LifeCycle(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<MailboxLife> of(const QString& address) const;

    struct Recorded
    {
        qint64 updated = 0;
        qint64 unknown = 0; ///< addresses that are not in the registry
        qint64 spared = 0;  ///< closings for inactivity that these authentications stopped
    };
    /// Keeps the newest authentication of each mailbox. One line of the journal for all.
    Result<Recorded> record(const LastLogins& logins, const QString& source, const TaskContext& context = {});

    /// What falls due up to and including a day, the most pressing first, at most `limit`.
    Result<QList<DueItem>> due(const QDate& until, int limit) const;
    Result<qint64> dueCount(const QDate& until) const;

    /// The holder was told by this channel: the closing is set, `graceDays` from now or at `closeDays`, whichever is
    /// later. Refused when the holder opposed it since the last authentication (LifeCycleOpposed).
    Result<QDate> notify(const QString& address, const QString& channel);
    /// The holder opposes: no closing for inactivity before another whole period.
    Result<void> oppose(const QString& address, const QString& reason);
    /// A closing for another reason, announced with its day, which lies in the future (LifeCycleDate).
    Result<void> announce(const QString& address, const QDate& day, const QString& reason);
    /// Gives up an announced closing (LifeCycleNotClosing when there is none).
    Result<void> keepOpen(const QString& address, const QString& reason);

    /// The closings that are due, as a plan to review and apply. Mailboxes opened since they were told are not in it.
    Result<ChangePlan> planClosings() const;
    /// Erases the personal data of a closed mailbox; its address stays reserved (LifeCycleNotClosed otherwise).
    Result<void> purge(const QString& address, const QString& reason);

private:
    Result<void>
    write(const QString& action, const QString& address,
          const std::function<Result<QJsonObject>(ChangeScope&, const Mailbox&, const MailboxLife&)>& work);

    Workspace& m_workspace;
};

} // namespace pupitre
