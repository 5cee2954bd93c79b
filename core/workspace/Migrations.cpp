#include "core/workspace/Migrations.h"

#include "core/workspace/Dialect.h"
#include "core/workspace/Sql.h"

#include <QDir>
#include <QFile>
#include <QSqlError>

namespace pupitre {

namespace {

const QString folder = QStringLiteral(":/workspace/migrations/");
const QString twins = folder + QStringLiteral("postgresql/");

QString shipped(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QList<Migration> shippedMigrations()
{
    QList<Migration> migrations;
    for (const QString& entry : QDir(folder).entryList(QDir::Files, QDir::Name))
        migrations.append({static_cast<int>(migrations.size()) + 1, shipped(folder + entry), shipped(twins + entry)});
    return migrations;
}

Result<int> schemaVersion(const QSqlDatabase& database)
{
    if (isTeamStore(database)) {
        auto there = scalar(database, QStringLiteral("SELECT to_regclass('store_version') IS NOT NULL"));
        if (!there)
            return fail(there.error());
        if (!there->toBool())
            return 0;
    }
    auto version = scalar(database, isTeamStore(database) ? QStringLiteral("SELECT user_version FROM store_version")
                                                          : QStringLiteral("PRAGMA user_version"));
    return version ? Result<int>(version->toInt()) : fail(version.error());
}

Result<void> applyMigrations(QSqlDatabase& database, int from, const QList<Migration>& migrations)
{
    if (!database.transaction())
        return fail(sqlError(database.lastError()));
    const auto undo = [&](const Error& error) {
        database.rollback();
        return fail(Error(ErrorCode::WorkspaceMigration).withDetail(error.detail()).because(error));
    };
    const bool team = isTeamStore(database);
    QStringList virtualTables;
    QStringList statements;
    if (team && from == 0)
        statements = statementsOf(shipped(twins + QStringLiteral("0000-functions.sql")));
    int version = from;
    for (const Migration& migration : migrations) {
        // A later step may name what an earlier one made: they are all read.
        const QStringList own =
            team ? postgresStatements(migration.script, virtualTables) + statementsOf(migration.postgresql)
                 : statementsOf(migration.script);
        if (migration.version <= from)
            continue;
        statements += own;
        version = migration.version;
    }
    statements.append(team ? QStringLiteral("UPDATE store_version SET user_version = %1").arg(version)
                           : QStringLiteral("PRAGMA user_version = %1").arg(version));
    for (const QString& statement : statements) {
        if (auto done = execute(database, statement); !done)
            return undo(done.error());
    }
    if (!database.commit())
        return undo(sqlError(database.lastError()));
    return {};
}

} // namespace pupitre
