#pragma once

#include "core/workspace/Migrations.h"

#include <QSqlDatabase>
#include <QStringList>

namespace pupitre {

/// True for a connection to a team store (PostgreSQL), false for a workspace of one file (SQLite).
bool isTeamStore(const QSqlDatabase& database);

/// The statements of a script. They are divided by a line of two semicolons: triggers hold single ones.
QStringList statementsOf(const QString& script);

/// The statements of a step for PostgreSQL, from the same text that SQLite runs: types and keys are rewritten; virtual
/// tables, what names one, and triggers are left out, for the step's twin in migrations/postgresql/ to replace.
/// `virtualTables` collects the names over the steps.
QStringList postgresStatements(const QString& script, QStringList& virtualTables);

/// The tables that hold content, in the order in which the steps make them.
QStringList contentTables(const QList<Migration>& migrations);

} // namespace pupitre
