#pragma once

#include "core/base/Result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

namespace pupitre {

/// An Error from what the database said; "locked" and "read-only" get their own codes.
Error sqlError(const QSqlError& error);

/// Prepares and runs one statement with its positional values; a SELECT stands before its first row.
Result<QSqlQuery> execute(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {});

/// The first column of the first row, or an invalid QVariant when there is none.
Result<QVariant> scalar(const QSqlDatabase& database, const QString& sql, const QVariantList& values = {});

/// A statement prepared once and run for many rows (imports). Keep it inside the transaction that uses it.
class PreparedStatement
{
public:
    static Result<PreparedStatement> prepare(const QSqlDatabase& database, const QString& sql);
    Result<void> run(const QVariantList& values);
    QSqlQuery& query() { return m_query; }

private:
    explicit PreparedStatement(QSqlQuery query)
        : m_query(std::move(query))
    {}
    QSqlQuery m_query;
};

} // namespace pupitre
