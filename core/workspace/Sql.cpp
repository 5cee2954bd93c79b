#include "core/workspace/Sql.h"

#include "core/workspace/Dialect.h"

#include <QSqlError>

namespace pupitre {

namespace {

// Qt binds a null QString as NULL; in this store a text that is not there is the empty text.
QVariant bound(const QVariant& value)
{
    return value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(QStringLiteral("")) : value;
}

// Rows one after the other, as SQLite makes them. PostgreSQL's driver would lose the rest at the next statement of the
// connection: there the answer is taken whole.
bool walked(const QSqlDatabase& database)
{
    return !isTeamStore(database);
}

// PostgreSQL's SQLSTATE, five characters.
ErrorCode codeOfState(const QString& state)
{
    if (state == QLatin1String("42501") || state == QLatin1String("25006"))
        return ErrorCode::WorkspaceReadOnly; // no right to, a transaction that reads
    if (state == QLatin1String("55P03") || state == QLatin1String("57014"))
        return ErrorCode::WorkspaceLocked; // the lock did not come in time
    if (state.startsWith(QLatin1String("08")) || state.startsWith(QLatin1String("57P")) ||
        state.startsWith(QLatin1String("28")))
        return ErrorCode::StoreUnreachable; // connection, shutdown, authentication
    return ErrorCode::DatabaseFailure;
}

} // namespace

Error sqlError(const QSqlError& error)
{
    const QString detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText().trimmed();
    constexpr qsizetype stateLength = 5;
    if (error.nativeErrorCode().size() == stateLength)
        return Error(codeOfState(error.nativeErrorCode())).withDetail(detail);
    if (error.driverText().startsWith(QLatin1String("QPSQL")) && error.nativeErrorCode().isEmpty())
        return Error(ErrorCode::StoreUnreachable).withDetail(detail); // the server answered nothing
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
    return Error(code).withDetail(detail);
}

Result<QSqlQuery> execute(const QSqlDatabase& database, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(database);
    query.setForwardOnly(walked(database));
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
    query.setForwardOnly(walked(database));
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
