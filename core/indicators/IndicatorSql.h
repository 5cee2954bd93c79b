#pragma once

#include "core/indicators/IndicatorFormat.h"

namespace pupitre {

/// The same totals by a database, for files that outgrow a desktop: the descriptor gives the tables and the queries.
enum class SqlEngine { PostgreSql, ClickHouse };

struct IndicatorSqlQuery
{
    QString name; ///< of the dimension, "" for the undivided totals
    QString text;
};

/// Lines as they stand in `<id>_raw`, the sound ones typed in the view `<id>`: what Pupitre rejects for its values is
/// left out by the view. Lines that are not of the right number of fields are for the engine's own loader to refuse.
struct IndicatorSql
{
    QString tables;                   ///< CREATE statements
    QString load;                     ///< how a file comes in, FILE to be replaced
    QList<IndicatorSqlQuery> queries; ///< by month, and by month and each dimension

    QString text() const; ///< all of it, as a script with comments
};

/// Groups by month and each of `by`; without any, by each dimension of the format.
IndicatorSql indicatorSql(const IndicatorFormat& format, SqlEngine engine, const QStringList& by = {});

} // namespace pupitre
