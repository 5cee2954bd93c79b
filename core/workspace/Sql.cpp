#include "core/workspace/Sql.h"

#include <QSqlError>

namespace pupitre {

namespace {

// Qt binds a null QString as NULL; in this store a text that is not there is the empty text.
QVariant bound(const QVariant& value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(QStringLiteral("")) : value;
}

} // namespace

Error sqlError(const QSqlError& error)
{
    // SQLite's primary result codes: 5 BUSY, 6 LOCKED, 8 READONLY, 11 CORRUPT, 26 NOTADB (extended ones in the high
    // bits).
    const int native = error.nativeErrorCode().toInt() & 0xFF;
    ErrorCode code = ErrorCode::DatabaseFailure;
    if (native == 5 || native == 6)
        code = ErrorCode::WorkspaceLocked;
    else if (native == 8)
        code = ErrorCode::WorkspaceReadOnly;
    else if (native == 11 || native == 26)
        code = ErrorCode::WorkspaceDamaged;
    return Error(code).withDetail(error.databaseText().isEmpty() ? error.driverText() : error.databaseText());
}

Result<QSqlQuery> execute(const QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (values.isEmpty()) {
        if (!query.exec(sql))
            return fail(sqlError(query.lastError()));
        return query;
    }
    if (!query.prepare(sql))
        return fail(sqlError(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(bound(value));
    if (!query.exec())
        return fail(sqlError(query.lastError()));
    return query;
}

Result<QVariant> scalar(const QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    auto query = execute(database, sql, values);
    if (!query)
        return fail(query.error());
    return query->next() ? query->value(0) : QVariant();
}

Result<PreparedStatement> PreparedStatement::prepare(const QSqlDatabase& database, const QString& sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fail(sqlError(query.lastError()));
    return PreparedStatement(std::move(query));
}

Result<void> PreparedStatement::run(const QVariantList& values)
{
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, bound(values[i]));
    if (!m_query.exec())
        return fail(sqlError(m_query.lastError()));
    return {};
}

} // namespace pupitre
