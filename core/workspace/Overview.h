#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QSqlDatabase>
#include <QString>

namespace pupitre {

/// What the workspace holds, counted; for the home page and `workspace info`.
struct WorkspaceFigures
{
    int schema = 0;
    qint64 mailboxes = 0;
    qint64 suspendedMailboxes = 0;
    qint64 certificates = 0;
    qint64 runs = 0;
    qint64 indicatorFiles = 0;
    qint64 indicatorMonths = 0;
    qint64 proofs = 0;
    qint64 journalLines = 0;
};

Result<WorkspaceFigures> workspaceFigures(const QSqlDatabase& database);

/// A certificate that expires (or expired) before a date.
struct ExpiringCertificate
{
    QString fingerprint;
    QString subject; ///< RFC 2253
    QDateTime notAfter;
    QString mailbox; ///< the first applicative mailbox that uses it, if any
};

/// End-entity certificates whose notAfter is before `before`, the first to expire first; those superseded for every
/// mailbox by another still valid certificate are left out.
Result<QList<ExpiringCertificate>> certificatesExpiringBefore(const QSqlDatabase& database, const QDateTime& before);

/// The newest run of an endpoint, when it did not end well.
struct FailedRun
{
    qint64 id = 0;
    QString endpoint;
    QString protocol;
    QDateTime startedAt;
};
Result<QList<FailedRun>> failedRuns(const QSqlDatabase& database);

/// Among the `count` last finished months before `today`, those for which no indicator file is in force, oldest first,
/// as the first day of each month. Empty while no file was ever read: an operator that has not begun misses nothing.
Result<QList<QDate>> monthsWithoutIndicators(const QSqlDatabase& database, const QDate& today, int count);

/// A date of the referencing that is not done yet.
struct PendingDeadline
{
    QDate due;
    QString kind; ///< a stable word, see the referencing room
    QString label;
};
Result<QList<PendingDeadline>> pendingDeadlines(const QSqlDatabase& database, const QDate& until);

} // namespace pupitre
