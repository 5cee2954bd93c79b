#pragma once

#include "core/base/Result.h"

#include <QSqlDatabase>
#include <QStringList>

namespace pupitre {

/// One step of the schema: from version `version - 1` to `version`, as SQL statements separated by ";;" lines. The text
/// is SQLite's; PostgreSQL runs the same, rewritten (core/workspace/Dialect.h), then `postgresql`: what the step does
/// by means that only SQLite has, by PostgreSQL's.
struct Migration
{
    int version = 0;
    QString script;
    QString postgresql{};
};

/// The steps shipped with the program, in order; the last one's version is the newest this program understands.
QList<Migration> shippedMigrations();

/// Which step the store has reached; 0 for one without tables.
Result<int> schemaVersion(const QSqlDatabase& database);

/// Applies, in one transaction, the steps above `from`, and notes the version. The caller keeps a copy before.
Result<void> applyMigrations(QSqlDatabase& database, int from, const QList<Migration>& migrations);

} // namespace pupitre
