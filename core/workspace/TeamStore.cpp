#include "core/workspace/TeamStore.h"

#include "core/workspace/Sql.h"

#include <QSqlError>

namespace pupitre::team {

namespace {

constexpr int lockTimeout = 20000; ///< milliseconds: a batch of another console's change set ends before

QString quoted(const QString& identifier)
{
    return QLatin1Char('"') + identifier + QLatin1Char('"'); // StoreAddress lets no quote into a schema's name
}

} // namespace

Result<QSqlDatabase> connect(const StoreAddress& address, const QString& name, const QString& application,
                             bool readOnly)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return fail(ErrorCode::StoreDriver);
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
    database.setHostName(address.host);
    if (address.port > 0)
        database.setPort(address.port);
    database.setDatabaseName(address.database);
    database.setUserName(address.account);
    database.setConnectOptions(address.options);
    if (!database.open()) {
        const QSqlError error = database.lastError();
        return fail(Error(ErrorCode::StoreUnreachable)
                        .withDetail(error.databaseText().trimmed().replace(QLatin1Char('\n'), QLatin1String("; "))));
    }
    QStringList settings{QStringLiteral("SET application_name TO '%1'").arg(application),
                         // The schema alone holds our tables; pg_trgm's operators are in public.
                         QStringLiteral("SET search_path TO %1, public").arg(quoted(address.schema)),
                         QStringLiteral("SET lock_timeout TO %1").arg(lockTimeout),
                         QStringLiteral("SET synchronous_commit TO on"),
                         QStringLiteral("SET client_min_messages TO warning")};
    if (readOnly)
        settings.append(QStringLiteral("SET default_transaction_read_only TO on"));
    for (const QString& setting : settings) {
        if (auto done = execute(database, setting); !done)
            return fail(done.error());
    }
    return database;
}

Result<bool> isThere(const QSqlDatabase& database, const StoreAddress& address)
{
    auto there =
        scalar(database,
               QStringLiteral("SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid "
                              "= c.relnamespace WHERE n.nspname = ? AND c.relname = 'store_version'"),
               {address.schema});
    return there ? Result<bool>(there->toInt() > 0) : fail(there.error());
}

Result<void> createSchema(const QSqlDatabase& database, const StoreAddress& address)
{
    auto made = execute(database, QStringLiteral("CREATE SCHEMA IF NOT EXISTS %1").arg(quoted(address.schema)));
    return made ? Result<void>() : fail(made.error());
}

Result<void> dropSchema(const QSqlDatabase& database, const StoreAddress& address)
{
    auto gone = execute(database, QStringLiteral("DROP SCHEMA IF EXISTS %1 CASCADE").arg(quoted(address.schema)));
    return gone ? Result<void>() : fail(gone.error());
}

Result<void> grantRoles(const QSqlDatabase& database, const StoreAddress& address)
{
    const QString schema = quoted(address.schema);
    const QString administrator = quoted(address.schema + QStringLiteral("_administrator"));
    const QString officer = quoted(address.schema + QStringLiteral("_officer"));
    const QString provisioning = quoted(address.schema + QStringLiteral("_provisioning"));
    QStringList statements;
    for (const char* role : {"_administrator", "_officer", "_provisioning"}) {
        const QString name = address.schema + QLatin1String(role);
        auto known = scalar(database, QStringLiteral("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?"), {name});
        if (!known)
            return fail(known.error());
        if (!known->isValid())
            statements.append(QStringLiteral("CREATE ROLE %1 NOLOGIN").arg(quoted(name)));
    }
    statements +=
        {QStringLiteral("GRANT USAGE ON SCHEMA %1 TO %2, %3, %4").arg(schema, administrator, officer, provisioning),
         QStringLiteral("REVOKE ALL ON ALL TABLES IN SCHEMA %1 FROM PUBLIC, %2, %3, %4")
             .arg(schema, administrator, officer, provisioning),
         QStringLiteral("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1 TO %2")
             .arg(schema, administrator),
         // The past is written once; the version is the owner's.
         QStringLiteral("REVOKE UPDATE, DELETE ON %1.journal FROM %2").arg(schema, administrator),
         QStringLiteral("REVOKE DELETE ON %1.journal_head FROM %2").arg(schema, administrator),
         QStringLiteral("REVOKE INSERT, UPDATE, DELETE ON %1.store_version FROM %2").arg(schema, administrator),
         QStringLiteral("GRANT USAGE ON ALL SEQUENCES IN SCHEMA %1 TO %2").arg(schema, administrator),
         QStringLiteral("GRANT SELECT ON ALL TABLES IN SCHEMA %1 TO %2").arg(schema, officer),
         QStringLiteral("REVOKE ALL ON %1.private_key FROM %2").arg(schema, officer)};
    // Views run with their owner's rights: the mail system reads no table.
    auto views = execute(database,
                         QStringLiteral("SELECT viewname FROM pg_catalog.pg_views WHERE schemaname = ? AND "
                                        "starts_with(viewname, 'provisioning_') ORDER BY viewname"),
                         {address.schema});
    if (!views)
        return fail(views.error());
    while (views->next())
        statements.append(QStringLiteral("GRANT SELECT ON %1.%2 TO %3")
                              .arg(schema, quoted(views->value(0).toString()), provisioning));
    for (const QString& statement : statements) {
        if (auto done = execute(database, statement); !done)
            return fail(done.error());
    }
    return {};
}

Result<Account> account(const QSqlDatabase& database)
{
    auto row =
        execute(database, QStringLiteral("SELECT session_user, pg_has_role(relowner, 'USAGE'), "
                                         "has_table_privilege(oid, 'INSERT'), has_table_privilege(oid, 'SELECT') "
                                         "FROM pg_catalog.pg_class "
                                         "WHERE oid = to_regclass('journal')"));
    if (!row)
        return fail(row.error());
    Account account;
    if (row->next()) {
        account.name = row->value(0).toString();
        account.owner = row->value(1).toBool();
        account.writes = row->value(2).toBool();
        account.reads = row->value(3).toBool();
    }
    return account;
}

Result<void> begin(const QSqlDatabase& database, const StoreAddress& address)
{
    if (auto begun = execute(database, QStringLiteral("BEGIN")); !begun)
        return fail(begun.error());
    auto locked = execute(database, QStringLiteral("SELECT pg_advisory_xact_lock(hashtext(?))"), {address.channel()});
    if (!locked) {
        (void)execute(database, QStringLiteral("ROLLBACK")); // of nothing
        return fail(locked.error());
    }
    return {};
}

Result<bool> hasWritten(const QSqlDatabase& database)
{
    auto id = scalar(database, QStringLiteral("SELECT pg_current_xact_id_if_assigned() IS NOT NULL"));
    return id ? Result<bool>(id->toBool()) : fail(id.error());
}

} // namespace pupitre::team
