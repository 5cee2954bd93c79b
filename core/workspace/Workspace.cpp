#include "core/workspace/Workspace.h"

#include "core/base/Platform.h"
#include "core/workspace/Sql.h"
#include "core/workspace/TeamStore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSqlError>
#include <QStandardPaths>
#include <QSysInfo>
#include <QThread>
#include <QThreadStorage>
#include <QUuid>
#include <QtEndian>

namespace pupitre {

namespace {

constexpr quint32 applicationId = 0x50555049;   // "PUPI"
constexpr qint64 alwaysCheckedBelow = 16 << 20; ///< bytes: a file this small is checked whole at each opening
constexpr int busyTimeout = 2000;               ///< milliseconds a statement waits for another writer

// Connections belong to threads; each thread drops its own when it ends.
class ThreadConnections
{
public:
    ~ThreadConnections()
    {
        for (const QString& name : m_names)
            QSqlDatabase::removeDatabase(name);
    }
    void keep(const QString& name)
    {
        if (!m_names.contains(name))
            m_names.append(name);
    }
    void drop(const QString& name)
    {
        if (m_names.removeOne(name))
            QSqlDatabase::removeDatabase(name);
    }

private:
    QStringList m_names;
};
QThreadStorage<ThreadConnections*> threadConnections;

ThreadConnections& connectionsOfThisThread()
{
    if (!threadConnections.hasLocalData())
        threadConnections.setLocalData(new ThreadConnections);
    return *threadConnections.localData();
}

// What can be told from the first 100 bytes and the size, without SQLite (which would create files beside a foreign
// one).
Result<int> inspectHeader(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(Error(ErrorCode::FileIsDirectory).inFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    const QByteArray header = file.read(100);
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return fail(Error(ErrorCode::WorkspaceForeign).inFile(path));
    if (header.size() < 100)
        return fail(Error(ErrorCode::WorkspaceDamaged).inFile(path).withDetail(QStringLiteral("header")));
    const auto word = [&](int offset) {
        return qFromBigEndian<quint32>(header.constData() + offset);
    };
    if (word(68) != applicationId)
        return fail(Error(ErrorCode::WorkspaceForeign).inFile(path));
    quint32 pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    if (pageSize == 1)
        pageSize = 65536;
    const bool sizeKnown = word(24) == word(92); // "file change counter" equals "version-valid-for"
    if (pageSize < 512 || (sizeKnown && file.size() < qint64(word(28)) * pageSize))
        return fail(Error(ErrorCode::WorkspaceDamaged).inFile(path).withDetail(QStringLiteral("truncated")));
    return static_cast<int>(word(60));
}

Workspace::Owner ownerOf(const QLockFile& lock)
{
    Workspace::Owner owner;
    QString application;
    lock.getLockInfo(&owner.pid, &owner.host, &application);
    const QFileInfo info(lock.fileName());
    owner.user = info.owner(); // who created the lock; empty where the system does not say
    owner.since = info.lastModified().toUTC();
    return owner;
}

} // namespace

ChangeScope::ChangeScope(const QSqlDatabase& database, const Clock& clock, JournalWriter& journal, QString author,
                         QString action)
    : m_database(database)
    , m_clock(clock)
    , m_journal(journal)
    , m_author(std::move(author))
    , m_action(std::move(action))
{}

JournalEntry ChangeScope::entryOf(const QString& objectType, const QString& objectId)
{
    JournalEntry entry;
    entry.at = m_clock.nowUtc().toString(Qt::ISODateWithMs);
    entry.author = m_author;
    entry.action = m_action;
    entry.objectType = objectType;
    entry.objectId = objectId;
    entry.outcome = QStringLiteral("done");
    ++m_recorded;
    return entry;
}

Result<void> ChangeScope::record(const QString& objectType, const QString& objectId, const QJsonObject& before,
                                 const QJsonObject& after)
{
    JournalEntry entry = entryOf(objectType, objectId);
    entry.before = before;
    entry.after = after;
    return m_journal.append(std::move(entry));
}

Result<void> ChangeScope::recordTexts(const QString& objectType, const QString& objectId, const QString& before,
                                      const QString& after)
{
    return m_journal.append(entryOf(objectType, objectId), before, after);
}

void Workspace::keepConnection(const QString& name)
{
    connectionsOfThisThread().keep(name);
}

Workspace::Workspace(QString path, const Options& options)
    : m_path(std::move(path))
    , m_author(options.author.isEmpty() ? platform::userName() : options.author)
    , m_clock(*options.clock)
    , m_proofs(StoreAddress::isOne(m_path) ? QString() : m_path + QStringLiteral(".proofs"))
    , m_connectionPrefix(QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

Workspace::~Workspace()
{
    // Other threads' connections end with their threads; tasks that use them are ended before the workspace is.
    connectionsOfThisThread().drop(m_connectionPrefix + QString::number(quintptr(QThread::currentThreadId()), 16));
}

QString Workspace::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/operateur.pupitre");
}

QString Workspace::displayName() const
{
    return m_store ? m_store->printable() : QFileInfo(m_path).fileName();
}

Result<bool> Workspace::exists(const QString& path)
{
    if (!StoreAddress::isOne(path))
        return QFileInfo::exists(path);
    auto address = StoreAddress::parse(path);
    if (!address)
        return fail(address.error());
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result<bool> there = false;
    {
        auto database = team::connect(*address, name, QStringLiteral("pupitre"), true);
        there = database ? team::isThere(*database, *address) : fail(database.error());
    }
    QSqlDatabase::removeDatabase(name);
    return there;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& path, const Options& options)
{
    if (StoreAddress::isOne(path))
        return openTeam(path, options);
    const QString absolute = QFileInfo(path).absoluteFilePath();
    std::unique_ptr<Workspace> workspace(new Workspace(absolute, options));
    const bool exists = QFileInfo::exists(absolute);
    if (!exists && (!options.create || options.readOnly))
        return fail(Error(ErrorCode::WorkspaceMissing).inFile(absolute));
    const int newest = options.migrations.isEmpty() ? 0 : options.migrations.last().version;
    if (exists) {
        const auto version = inspectHeader(absolute);
        if (!version)
            return fail(version.error());
        if (*version > newest)
            return fail(Error(ErrorCode::WorkspaceNewer).inFile(absolute).withValue(QString::number(*version)));
    } else if (!QDir().mkpath(QFileInfo(absolute).absolutePath())) {
        return fail(Error(ErrorCode::FileNotWritable).inFile(absolute));
    }

    workspace->m_readOnly = options.readOnly;
    if (!options.readOnly) {
        const QString lockPath = absolute + QStringLiteral(".lock");
        const bool leftBehind = QFile::exists(lockPath);
        workspace->m_lock = std::make_unique<QLockFile>(lockPath);
        workspace->m_lock->setStaleLockTime(0); // a console may stay open for days; a dead process is recognised anyway
        if (workspace->m_lock->tryLock(0)) {
            workspace->m_endedUncleanly = leftBehind && exists;
        } else if (workspace->m_lock->error() == QLockFile::LockFailedError) {
            workspace->m_owner = ownerOf(*workspace->m_lock);
            workspace->m_lock.reset();
            if (!options.readOnlyWhenTaken || !exists) {
                const Owner& owner = *workspace->m_owner;
                return fail(Error(ErrorCode::WorkspaceInUse)
                                .inFile(absolute)
                                .withValue(QStringLiteral("%1@%2 (%3)").arg(owner.user, owner.host).arg(owner.pid)));
            }
            workspace->m_readOnly = true;
        } else {
            workspace->m_lock.reset(); // a folder that cannot be written: the workspace can still be read
            if (!exists)
                return fail(Error(ErrorCode::FileNotWritable).inFile(absolute));
            workspace->m_readOnly = true;
        }
    }

    if (!exists) {
        // Personal data: the file (and with it SQLite's own beside it) is for its owner alone.
        QFile file(absolute);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
            !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(Error(ErrorCode::FileNotWritable).inFile(absolute).withDetail(file.errorString()));
    }

    auto database = workspace->database();
    if (!database)
        return fail(Error(database.error()).inFile(absolute));
    auto version = scalar(*database, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return fail(Error(version.error()).inFile(absolute));
    const int from = version->toInt();
    if (from > newest)
        return fail(Error(ErrorCode::WorkspaceNewer).inFile(absolute).withValue(QString::number(from)));
    if (exists && (QFileInfo(absolute).size() < alwaysCheckedBelow || workspace->m_endedUncleanly)) {
        auto sound = scalar(*database, QStringLiteral("PRAGMA quick_check(1)"));
        if (!sound)
            return fail(Error(sound.error()).inFile(absolute));
        if (sound->toString() != QLatin1String("ok"))
            return fail(Error(ErrorCode::WorkspaceDamaged).inFile(absolute).withDetail(sound->toString()));
    }
    if (from < newest) {
        if (workspace->m_readOnly)
            return fail(Error(ErrorCode::WorkspaceReadOnly).inFile(absolute));
        if (auto migrated = workspace->migrate(from, options); !migrated)
            return fail(Error(migrated.error()).inFile(absolute));
    }
    return workspace;
}

Result<QSqlDatabase> Workspace::database() const
{
    const QString name = m_connectionPrefix + QString::number(quintptr(QThread::currentThreadId()), 16);
    if (m_store)
        return teamDatabase(name);
    if (QSqlDatabase::contains(name)) {
        QSqlDatabase known = QSqlDatabase::database(name);
        if (known.isOpen())
            return known;
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    keepConnection(name);
    database.setDatabaseName(m_path);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeout);
    if (m_readOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    database.setConnectOptions(options);
    if (!database.open())
        return fail(sqlError(database.lastError()));
    QStringList pragmas{QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
                        QStringLiteral("PRAGMA temp_store = MEMORY"), QStringLiteral("PRAGMA cache_size = -16000"),
                        QStringLiteral("PRAGMA trusted_schema = OFF")};
    if (!m_readOnly)
        pragmas.prepend(QStringLiteral("PRAGMA journal_mode = WAL"));
    for (const QString& pragma : pragmas) {
        if (auto done = execute(database, pragma); !done)
            return fail(done.error());
    }
    return database;
}

Result<void> Workspace::migrate(int from, const Options& options)
{
    auto database = this->database();
    if (!database)
        return fail(database.error());
    if (from == 0) {
        // Before the first table: the file says from its first page whose it is.
        if (auto done = execute(*database, QStringLiteral("PRAGMA application_id = %1").arg(applicationId)); !done)
            return fail(done.error());
    } else {
        // VACUUM INTO writes a consistent copy, WAL included, and refuses to overwrite one.
        const QString copy = QStringLiteral("%1.v%2-%3.bak")
                                 .arg(m_path)
                                 .arg(from)
                                 .arg(m_clock.nowUtc().toString(QStringLiteral("yyyyMMddTHHmmssZ")));
        if (auto done = execute(*database, QStringLiteral("VACUUM INTO ?"), {copy}); !done)
            return fail(Error(ErrorCode::WorkspaceMigration).withDetail(done.error().detail()));
    }
    if (auto done = applyMigrations(*database, from, options.migrations); !done)
        return fail(done.error());
    // The header of the main file carries the identity only once the WAL is written back.
    if (auto done = execute(*database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); !done)
        return fail(done.error());
    return noteVersion(from, options);
}

Result<void> Workspace::noteVersion(int from, const Options& options)
{
    if (options.blank)
        return {};
    return change(QStringLiteral("workspace.migrate"), [&](ChangeScope& scope) {
        QJsonObject before;
        if (from > 0)
            before.insert(QStringLiteral("version"), from);
        return scope.record(QStringLiteral("workspace"), displayName(), before,
                            {{QStringLiteral("version"), options.migrations.last().version}});
    });
}

Result<void> Workspace::change(const QString& action, const std::function<Result<void>(ChangeScope&)>& work)
{
    if (m_readOnly)
        return fail(Error(ErrorCode::WorkspaceReadOnly).inFile(m_path));
    const QMutexLocker locker(&m_changing);
    auto database = this->database();
    if (!database)
        return fail(database.error());
    const auto total = [&] {
        return scalar(*database, QStringLiteral("SELECT total_changes()")).value_or(QVariant(0)).toLongLong();
    };
    const qint64 before = m_store ? 0 : total();
    const auto unchanged = [&]() -> Result<bool> {
        if (!m_store)
            return total() == before;
        auto written = team::hasWritten(*database);
        return written ? Result<bool>(!*written) : fail(written.error());
    };
    // The wait for another writer comes before the work, never in the middle of it.
    const auto begin = [&]() -> Result<void> {
        if (m_store)
            return team::begin(*database, *m_store);
        auto begun = execute(*database, QStringLiteral("BEGIN IMMEDIATE"));
        return begun ? Result<void>() : fail(begun.error());
    };
    if (auto begun = begin(); !begun)
        return begun;

    const auto attempt = [&]() -> Result<void> {
        auto journal = JournalWriter::begin(*database);
        if (!journal)
            return fail(journal.error());
        ChangeScope scope(*database, m_clock, *journal, m_author, action);
        if (auto worked = work(scope); !worked)
            return worked;
        if (scope.m_recorded == 0) {
            auto nothing = unchanged();
            if (!nothing)
                return fail(nothing.error());
            return *nothing ? Result<void>() : fail(Error(ErrorCode::JournalEntryMissing).withValue(action));
        }
        return journal->finish();
    };
    Result<void> outcome = attempt();
    if (outcome) {
        if (auto committed = execute(*database, QStringLiteral("COMMIT")); committed)
            return outcome;
        else
            outcome = fail(committed.error());
    }
    (void)execute(*database, QStringLiteral("ROLLBACK")); // fails only when the store has rolled back already

    // The refusal itself is an act to be remembered. When even that cannot be written, the first error is what matters.
    if (begin()) {
        auto journal = JournalWriter::begin(*database);
        JournalEntry entry;
        entry.at = m_clock.nowUtc().toString(Qt::ISODateWithMs);
        entry.author = m_author;
        entry.action = action;
        entry.objectType = outcome.error().field();
        entry.objectId = outcome.error().value();
        entry.outcome = errorName(outcome.error().code());
        const bool kept = journal && journal->append(std::move(entry)) && journal->finish();
        (void)execute(*database, kept ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    }
    return outcome;
}

Result<QStringList> Workspace::check() const
{
    auto database = this->database();
    if (!database)
        return fail(database.error());
    if (m_store)
        return checkTeam(*database);
    auto query = execute(*database, QStringLiteral("PRAGMA integrity_check"));
    if (!query)
        return fail(query.error());
    QStringList findings;
    while (query->next()) {
        if (query->value(0).toString() != QLatin1String("ok"))
            findings.append(query->value(0).toString());
    }
    auto orphans = execute(*database, QStringLiteral("PRAGMA foreign_key_check"));
    if (!orphans)
        return fail(orphans.error());
    while (orphans->next())
        findings.append(
            QStringLiteral("%1 row %2 refers to a missing %3")
                .arg(orphans->value(0).toString(), orphans->value(1).toString(), orphans->value(2).toString()));
    return findings;
}

} // namespace pupitre
