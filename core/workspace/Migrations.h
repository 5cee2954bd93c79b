#pragma once

#include "core/base/Result.h"

#include <QSqlDatabase>
#include <QStringList>

namespace pupitre {

/// One step of the schema: from version `version - 1` to `version`, as SQL statements separated by ";;" lines.
struct Migration
{
    int version = 0;
    QString script;
};

/// The steps shipped with the program, in order; the last one's version is the newest this program understands.
QList<Migration> shippedMigrations();

/// Applies, in one transaction, the steps above `from`, and sets `user_version`. The caller keeps a copy before.
Result<void> applyMigrations(QSqlDatabase& database, int from, const QList<Migration>& migrations);

} // namespace pupitre
