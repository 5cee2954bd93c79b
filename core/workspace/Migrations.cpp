#include "core/workspace/Migrations.h"

#include "core/workspace/Sql.h"

#include <QDir>
#include <QFile>
#include <QSqlError>

namespace pupitre {

QList<Migration> shippedMigrations()
{
    QList<Migration> migrations;
    const QDir folder(QStringLiteral(":/workspace/migrations"));
    for (const QString& entry : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(entry));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        Q_UNUSED(opened)
        migrations.append({static_cast<int>(migrations.size()) + 1, QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

Result<void> applyMigrations(QSqlDatabase& database, int from, const QList<Migration>& migrations)
{
    if (!database.transaction())
        return fail(sqlError(database.lastError()));
    const auto undo = [&](const Error& error) {
        database.rollback();
        return fail(Error(ErrorCode::WorkspaceMigration).withDetail(error.detail()).because(error));
    };
    int version = from;
    for (const Migration& migration : migrations) {
        if (migration.version <= from)
            continue;
        // Triggers hold semicolons: statements are divided by a line of two.
        const QStringList statements = migration.script.split(QStringLiteral("\n;;"), Qt::SkipEmptyParts);
        for (const QString& statement : statements) {
            if (statement.trimmed().isEmpty())
                continue;
            if (auto done = execute(database, statement); !done)
                return undo(done.error());
        }
        version = migration.version;
    }
    if (auto done = execute(database, QStringLiteral("PRAGMA user_version = %1").arg(version)); !done)
        return undo(done.error());
    if (!database.commit())
        return undo(sqlError(database.lastError()));
    return {};
}

} // namespace pupitre
