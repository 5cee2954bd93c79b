#include "core/indicators/IndicatorStore.h"

#include "core/workspace/Sql.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

// "type_bal=PER", or nothing for the undivided total.
QString dimensionKey(const QString& dimension, const QString& value)
{
    return dimension.isEmpty() ? QString() : dimension + u'=' + value;
}

Result<void> keepTotals(const QSqlDatabase& database, qint64 file, const IndicatorFormat& format,
                        const IndicatorSummary& summary)
{
    auto insert = PreparedStatement::prepare(
        database,
        QStringLiteral(
            "INSERT INTO indicator_total (file_id, month, dimensions, measure, value) VALUES (?, ?, ?, ?, ?)"));
    if (!insert)
        return fail(insert.error());
    const QStringList measures = format.measures();
    for (const IndicatorTable& table : summary.tables) {
        const QString dimension = table.by.value(1);
        for (const IndicatorTable::Row& row : table.rows) {
            const QString key = dimensionKey(dimension, row.values.value(1));
            if (auto kept = insert->run({file, row.values.first(), key, QStringLiteral("count"), row.count}); !kept)
                return kept;
            for (qsizetype i = 0; i < measures.size(); ++i) {
                if (auto kept = insert->run({file, row.values.first(), key, measures[i], row.sums[i]}); !kept)
                    return kept;
            }
        }
    }
    return {};
}

} // namespace

Result<IndicatorStore::Imported> IndicatorStore::import(const QString& path, const IndicatorFormat& format,
                                                        const TaskContext& context)
{
    QList<QStringList> groupings{{QStringLiteral("month")}};
    for (const QString& dimension : format.dimensions())
        groupings.append({QStringLiteral("month"), dimension});
    auto summary = readIndicators(path, format, groupings, context, {true});
    if (!summary)
        return fail(summary.error());
    Imported imported;
    imported.summary = std::move(*summary);
    if (imported.summary.months.isEmpty())
        return fail(imported.summary.rejects.isEmpty() ? Error(ErrorCode::IndicatorNothingRead).inFile(path)
                                                       : imported.summary.rejects.first());
    const QString sha256 = imported.summary.sha256;
    const QString name = QFileInfo(path).fileName();
    const QString kind = format.id + u'/' + imported.summary.operatorName;
    auto done = m_workspace.change(QStringLiteral("indicators.import"), [&](ChangeScope& scope) -> Result<void> {
        const QSqlDatabase& database = scope.database();
        auto seen =
            scalar(database, QStringLiteral("SELECT 1 FROM indicator_file WHERE sha256 = ? AND replaced_by IS NULL"),
                   {sha256});
        if (!seen)
            return fail(seen.error());
        if (seen->isValid()) {
            imported.alreadySeen = true;
            return {};
        }
        // The same bytes read once and replaced since: they come back as a new line of the register.
        auto former =
            execute(database, QStringLiteral("UPDATE indicator_file SET sha256 = sha256 || ':' || id WHERE sha256 = ?"),
                    {sha256});
        if (!former)
            return fail(former.error());
        auto inserted = execute(database,
                                QStringLiteral("INSERT INTO indicator_file (sha256, name, format, rows_read, rejected, "
                                               "size, read_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
                                {sha256, name, kind, imported.summary.read, imported.summary.rejected,
                                 imported.summary.bytes, toIso(scope.clock().nowUtc())});
        if (!inserted)
            return fail(inserted.error());
        const qint64 id = inserted->lastInsertId().toLongLong();
        if (auto kept = keepTotals(database, id, format, imported.summary); !kept)
            return kept;
        // A corrected file replaces those whose months it all covers.
        auto others = execute(
            database,
            QStringLiteral(
                "SELECT f.id, f.name FROM indicator_file f WHERE f.format = ? AND f.id <> ? AND f.replaced_by IS NULL "
                "AND NOT EXISTS (SELECT 1 FROM indicator_total t WHERE t.file_id = f.id AND t.month NOT IN "
                "(SELECT month FROM indicator_total WHERE file_id = ?))"),
            {kind, id, id});
        if (!others)
            return fail(others.error());
        QList<qint64> replaced;
        while (others->next()) {
            replaced.append(others->value(0).toLongLong());
            imported.replacedFiles.append(others->value(1).toString());
        }
        others->finish();
        for (const qint64 other : std::as_const(replaced)) {
            if (auto marked = execute(
                    database, QStringLiteral("UPDATE indicator_file SET replaced_by = ? WHERE id = ?"), {id, other});
                !marked)
                return fail(marked.error());
        }
        return scope.record(QStringLiteral("indicator_file"), name, {},
                            {{QStringLiteral("sha256"), sha256},
                             {QStringLiteral("format"), format.id},
                             {QStringLiteral("months"), QJsonArray::fromStringList(imported.summary.months)},
                             {QStringLiteral("read"), imported.summary.read},
                             {QStringLiteral("rejected"), imported.summary.rejected},
                             {QStringLiteral("replaces"), QJsonArray::fromStringList(imported.replacedFiles)}});
    });
    if (!done)
        return fail(done.error());
    return imported;
}

Result<QList<StoredIndicatorFile>> IndicatorStore::files() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database,
                QStringLiteral(
                    "SELECT f.id, f.name, f.format, f.rows_read, f.rejected, f.size, f.read_at, f.replaced_by IS NULL, "
                    "(SELECT group_concat(month) FROM (SELECT DISTINCT month FROM indicator_total WHERE file_id = f.id "
                    "ORDER BY month)) "
                    "FROM indicator_file f ORDER BY f.id DESC"));
    if (!query)
        return fail(query.error());
    QList<StoredIndicatorFile> files;
    while (query->next()) {
        StoredIndicatorFile file;
        file.id = query->value(0).toLongLong();
        file.name = query->value(1).toString();
        file.format = query->value(2).toString().section(u'/', 0, 0);
        file.read = query->value(3).toLongLong();
        file.rejected = query->value(4).toLongLong();
        file.size = query->value(5).toLongLong();
        file.readAt = QDateTime::fromString(query->value(6).toString(), Qt::ISODate);
        file.inForce = query->value(7).toInt() != 0;
        file.months = query->value(8).toString().split(u',', Qt::SkipEmptyParts);
        files.append(file);
    }
    return files;
}

Result<IndicatorSeries> IndicatorStore::series(const QString& formatId, const QString& measure,
                                               const QString& dimension) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString prefix = dimension.isEmpty() ? QString() : dimension + u'=';
    auto query = execute(
        *database,
        QStringLiteral(
            "SELECT t.month, t.dimensions, sum(t.value) FROM indicator_total t JOIN indicator_file f ON f.id = "
            "t.file_id "
            "WHERE f.replaced_by IS NULL AND substr(f.format, 1, instr(f.format, '/') - 1) = ? AND t.measure = ? "
            "AND CASE WHEN ? = '' THEN t.dimensions = '' ELSE substr(t.dimensions, 1, length(?)) = ? END "
            "GROUP BY t.month, t.dimensions"),
        {formatId, measure, prefix, prefix, prefix});
    if (!query)
        return fail(query.error());
    QHash<QString, QHash<QString, qint64>> found; // value → month → total
    IndicatorSeries series;
    while (query->next()) {
        const QString month = query->value(0).toString();
        series.known.insert(month);
        found[query->value(1).toString().mid(prefix.size())][month] = query->value(2).toLongLong();
    }
    if (series.known.isEmpty())
        return series;
    const auto [first, last] = std::minmax_element(series.known.begin(), series.known.end());
    const QString form = QStringLiteral("yyyy-MM");
    for (QDate month = QDate::fromString(*first, form); month <= QDate::fromString(*last, form);
         month = month.addMonths(1))
        series.months.append(month.toString(form));
    QHash<QString, qint64> weight;
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        QList<qint64> figures;
        for (const QString& month : std::as_const(series.months)) {
            figures.append(it->value(month));
            weight[it.key()] += figures.last();
        }
        series.totals.insert(it.key(), figures);
        series.values.append(it.key());
    }
    std::sort(series.values.begin(), series.values.end(), [&](const QString& a, const QString& b) {
        return weight[a] != weight[b] ? weight[a] > weight[b] : a < b;
    });
    return series;
}

} // namespace pupitre
