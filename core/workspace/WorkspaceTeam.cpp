#include "core/workspace/Sql.h"
#include "core/workspace/TeamStore.h"
#include "core/workspace/Workspace.h"

#include <QElapsedTimer>
#include <QHash>

namespace pupitre {

namespace {

constexpr qint64 askedAgainAfter =
    30000; ///< milliseconds a connection may have been idle before it is asked whether it lives

// When each connection of this thread was last found alive.
QHash<QString, QElapsedTimer>& lastAlive()
{
    static thread_local QHash<QString, QElapsedTimer> alive;
    return alive;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::openTeam(const QString& path, const Options& options)
{
    auto address = StoreAddress::parse(path);
    if (!address)
        return fail(address.error());
    std::unique_ptr<Workspace> workspace(new Workspace(path, options));
    workspace->m_store = *address;
    workspace->m_proofs = ContentStore(address->proofFolder);
    workspace->m_readOnly = options.readOnly;
    const auto placed = [&](const Error& error) {
        return fail(Error(error).inFile(address->printable()));
    };
    auto database = workspace->database();
    if (!database)
        return placed(database.error());
    auto there = team::isThere(*database, *address);
    if (!there)
        return placed(there.error());
    if (!*there) {
        if (!options.create || options.readOnly)
            return placed(Error(ErrorCode::WorkspaceMissing));
        if (auto made = team::createSchema(*database, *address); !made)
            return placed(made.error());
    }
    auto account = team::account(*database);
    if (!account)
        return placed(account.error());
    if (*there && !account->reads) // an account without a role, or of provisioning: it is not let in
        return placed(
            Error(ErrorCode::StoreUnreachable).withDetail(QStringLiteral("no role in the schema ") + address->schema));
    auto version = *there ? schemaVersion(*database) : Result<int>(0);
    if (!version)
        return placed(version.error());
    const int newest = options.migrations.isEmpty() ? 0 : options.migrations.last().version;
    if (*version > newest)
        return placed(Error(ErrorCode::WorkspaceNewer).withValue(QString::number(*version)));
    if (*version < newest) {
        if (*there && (!account->owner || options.readOnly))
            return placed(Error(ErrorCode::StoreUpgrade)
                              .withValue(QString::number(*version))
                              .withDetail(QString::number(newest)));
        if (auto migrated = workspace->migrateTeam(*version, options); !migrated)
            return placed(migrated.error());
        account = team::account(*database);
        if (!account)
            return placed(account.error());
    }
    if (options.author.isEmpty())
        workspace->m_author = account->name;
    workspace->m_readOnly = options.readOnly || !account->writes;
    return workspace;
}

Result<void> Workspace::migrateTeam(int from, const Options& options)
{
    auto database = this->database();
    if (!database)
        return fail(database.error());
    if (auto done = applyMigrations(*database, from, options.migrations); !done)
        return done;
    if (auto granted = team::grantRoles(*database, *m_store); !granted)
        return granted;
    if (m_author.isEmpty() || options.author.isEmpty()) {
        auto account = team::account(*database);
        if (!account)
            return fail(account.error());
        m_author = account->name;
    }
    return noteVersion(from, options);
}

Result<QSqlDatabase> Workspace::teamDatabase(const QString& name) const
{
    QElapsedTimer& alive = lastAlive()[name];
    if (QSqlDatabase::contains(name)) {
        QSqlDatabase known = QSqlDatabase::database(name, false);
        // A server that was started again, a network that was away: the next act connects again.
        const bool fresh = alive.isValid() && alive.elapsed() < askedAgainAfter;
        if (known.isOpen() && (fresh || execute(known, QStringLiteral("SELECT 1")))) {
            alive.start();
            return known;
        }
        known.close();
    }
    auto database = team::connect(*m_store, name, m_connectionPrefix, m_readOnly);
    keepConnection(name);
    if (database)
        alive.start();
    return database;
}

Result<QStringList> Workspace::checkTeam(const QSqlDatabase& database) const
{
    // The server keeps its pages itself; what it can tell is whether a rule was left unchecked.
    auto query = execute(
        database, QStringLiteral("SELECT conrelid::regclass || ' ' || conname FROM pg_catalog.pg_constraint c JOIN "
                                 "pg_catalog.pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = "
                                 "current_schema() AND NOT convalidated UNION ALL SELECT indexrelid::regclass::text "
                                 "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN "
                                 "pg_catalog.pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = "
                                 "current_schema() AND NOT i.indisvalid"));
    if (!query)
        return fail(query.error());
    QStringList findings;
    while (query->next())
        findings.append(query->value(0).toString());
    return findings;
}

} // namespace pupitre
