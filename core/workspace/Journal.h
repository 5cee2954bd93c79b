#pragma once

#include "core/base/Result.h"
#include "core/workspace/Sql.h"

#include <QJsonObject>
#include <QSqlDatabase>

#include <optional>

namespace pupitre {

/// One line of the audit journal: who did what, when, on what, from which state to which, and how it ended.
/// Lines form a chain: each holds the SHA-256 of its own content and of the hash before it, so that an edited, removed,
/// inserted or swapped line shows (verifyJournal()).
struct JournalEntry
{
    qint64 number = 0; ///< 1, 2, 3… without a hole
    QString at;        ///< ISO 8601 UTC with milliseconds
    QString author;
    QString action;     ///< "mailbox.create", "workspace.open"…
    QString objectType; ///< "mailbox", "certificate"…
    QString objectId;   ///< what a person knows the object by (an address, a fingerprint)
    QJsonObject before; ///< empty for a creation
    QJsonObject after;  ///< empty for a deletion
    QString outcome;    ///< "done", or the name of the error that stopped the act
    QString previousHash;
    QString hash; ///< lower-case hexadecimal
};

/// The hash a line must carry: SHA-256 over the previous hash and the canonical (sorted, compact) JSON of the line.
QString journalHash(const JournalEntry& entry);

/// Lines from the newest, at most `limit`, older than line `before` (0: from the end).
Result<QList<JournalEntry>> readJournal(const QSqlDatabase& database, int limit, qint64 before = 0);

struct JournalVerdict
{
    qint64 lines = 0;
    QString head; ///< hash of the last line
    /// The first line that breaks the chain, with the reason: "content", "chain", "missing" or "end".
    struct Break
    {
        qint64 number = 0;
        QString reason;
    };
    std::optional<Break> firstBreak;
};

/// Recomputes the whole chain. "end": lines are missing after the last one present.
Result<JournalVerdict> verifyJournal(const QSqlDatabase& database);

/// Appends lines inside the caller's open transaction. Only Workspace::change() uses it.
class JournalWriter
{
public:
    static Result<JournalWriter> begin(const QSqlDatabase& database);
    Result<void> append(JournalEntry entry);
    /// The same; what `before` and `after` of the entry would be written as is at hand.
    Result<void> append(JournalEntry entry, const QString& before, const QString& after);
    /// Writes the chain's head; call it once, last.
    Result<void> finish();

private:
    explicit JournalWriter(const QSqlDatabase& database)
        : m_database(database)
    {}

    QSqlDatabase m_database;
    std::optional<PreparedStatement> m_insert;
    qint64 m_number = 0;
    QString m_head;
};

} // namespace pupitre
