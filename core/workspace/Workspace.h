#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/workspace/ContentStore.h"
#include "core/workspace/Journal.h"
#include "core/workspace/Migrations.h"
#include "core/workspace/StoreAddress.h"

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
    /// The same of objects already written as compact JSON.
    Result<void> recordTexts(const QString& objectType, const QString& objectId, const QString& before,
                             const QString& after);

private:
    JournalEntry entryOf(const QString& objectType, const QString& objectId);

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
/// indicator summaries, dossier and journal, and a folder of proofs beside it. Or the same in PostgreSQL, for a team
/// (core/workspace/StoreAddress.h): the server knows who writes and what each may do, and lets one change at a time in.
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
        /// A new one without the line of its making in the journal: for a copy (core/workspace/WorkspaceCopy.h).
        bool blank = false;
        /// Replaced by tests of migrations only.
        QList<Migration> migrations = shippedMigrations();
    };

    /// Opens after having looked at the file without touching it: a foreign, newer, damaged or locked file is refused
    /// with its own error and stays byte for byte what it was.
    /// `path` may be the address of a team store: read-only for an account that may not write, StoreUpgrade when its
    /// schema is older and the account not its owner.
    static Result<std::unique_ptr<Workspace>> open(const QString& path, const Options& options);
    /// Whether there is one: a file, or a schema that holds one. An error when that cannot be told.
    static Result<bool> exists(const QString& path);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    /// Where the workspace is when nobody says: the platform's data folder.
    static QString defaultPath();

    const QString& path() const { return m_path; }
    /// What names it to a person: the file's name, or the server and database.
    QString displayName() const;
    /// Set for a team store.
    const std::optional<StoreAddress>& store() const { return m_store; }
    /// Tells this console's changes of a team store from those of others.
    const QString& consoleName() const { return m_connectionPrefix; }
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

    /// The store's own full check; the findings, empty when sound.
    Result<QStringList> check() const;

private:
    Workspace(QString path, const Options& options);
    static Result<std::unique_ptr<Workspace>> openTeam(const QString& path, const Options& options);
    Result<void> migrate(int from, const Options& options);
    Result<void> migrateTeam(int from, const Options& options);
    Result<void> noteVersion(int from, const Options& options);
    /// The connection ends with this thread.
    static void keepConnection(const QString& name);
    Result<QSqlDatabase> teamDatabase(const QString& name) const;
    Result<QStringList> checkTeam(const QSqlDatabase& database) const;

    QString m_path;
    std::optional<StoreAddress> m_store;
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
