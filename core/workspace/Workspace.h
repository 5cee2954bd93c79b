#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/workspace/ContentStore.h"
#include "core/workspace/Journal.h"
#include "core/workspace/Migrations.h"

#include <QLockFile>
#include <QMutex>
#include <QSqlDatabase>

#include <functional>
#include <memory>
#include <optional>

namespace pupitre {

class Workspace;

/// What an act may touch while Workspace::change() holds its transaction open.
class ChangeScope
{
public:
    QSqlDatabase& database() { return m_database; }
    const Clock& clock() const { return m_clock; }

    /// Writes the line of the journal for one object; `before` is empty for a creation, `after` for a deletion.
    Result<void> record(const QString& objectType, const QString& objectId, const QJsonObject& before,
                        const QJsonObject& after);

private:
    friend class Workspace;
    ChangeScope(const QSqlDatabase& database, const Clock& clock, JournalWriter& journal, QString author,
                QString action);

    QSqlDatabase m_database;
    const Clock& m_clock;
    JournalWriter& m_journal;
    QString m_author;
    QString m_action;
    qint64 m_recorded = 0;
};

/// The operator's workspace: one SQLite file (WAL, synchronous=FULL) with settings, mailboxes, certificates, runs,
/// indicator summaries, dossier and journal, and a folder of proofs beside it.
/// Thread-safe: each thread gets its own connection, one change at a time is under way.
class Workspace
{
public:
    /// Who holds the workspace for writing, as far as the lock file tells.
    struct Owner
    {
        QString user;
        QString host;
        qint64 pid = 0;
        QDateTime since;
    };

    struct Options
    {
        QString author; ///< empty: the account's name
        const Clock* clock = &Clock::system();
        bool create = false;   ///< make the file when it is missing (never over an existing one)
        bool readOnly = false; ///< do not take the lock; a missing file is an error
        /// Open read-only when another console has the lock; otherwise that is WorkspaceInUse.
        bool readOnlyWhenTaken = false;
        /// Replaced by tests of migrations only.
        QList<Migration> migrations = shippedMigrations();
    };

    /// Opens after having looked at the file without touching it: a foreign, newer, damaged or locked file is refused
    /// with its own error and stays byte for byte what it was.
    static Result<std::unique_ptr<Workspace>> open(const QString& path, const Options& options);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    /// Where the workspace is when nobody says: the platform's data folder.
    static QString defaultPath();

    const QString& path() const { return m_path; }
    const QString& author() const { return m_author; }
    const Clock& clock() const { return m_clock; }
    bool isReadOnly() const { return m_readOnly; }
    /// Set when the workspace is read-only because another console has it.
    const std::optional<Owner>& owner() const { return m_owner; }
    /// True when the last console did not close it: `check()` is worth running.
    bool endedUncleanly() const { return m_endedUncleanly; }
    const ContentStore& proofs() const { return m_proofs; }

    /// This thread's connection, for reading. Every write goes through change().
    Result<QSqlDatabase> database() const;

    /// The one way to change anything: runs `work` in a transaction in which the journal is written too. What `work`
    /// changes without recording a line is refused (JournalEntryMissing); its error undoes everything and leaves one
    /// line with that error as outcome. `work` runs on the calling thread.
    Result<void> change(const QString& action, const std::function<Result<void>(ChangeScope&)>& work);

    /// SQLite's own full check of the file; the findings, empty when sound.
    Result<QStringList> check() const;

private:
    Workspace(QString path, const Options& options);
    Result<void> migrate(int from, const QList<Migration>& migrations);

    QString m_path;
    QString m_author;
    const Clock& m_clock;
    bool m_readOnly = false;
    bool m_endedUncleanly = false;
    std::optional<Owner> m_owner;
    ContentStore m_proofs;
    std::unique_ptr<QLockFile> m_lock;
    QString m_connectionPrefix;
    QMutex m_changing;
};

} // namespace pupitre
