#include "core/indicators/IndicatorStore.h"

#include "core/workspace/Sql.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

namespace pupitre {

namespace {

constexpr QChar between(0x1F); ///< between the parts of a key of several dimensions

// "type_bal=PER", several with U+001F between them, or nothing for the undivided total. The month is first in `by`.
QString keyOf(const QStringList& by, const QStringList& values)
{
    QString key;
    for (qsizetype i = 1; i < by.size(); ++i)
        key += (i > 1 ? QString(between) : QString()) + by[i] + u'=' + values[i];
    return key;
}

// The name of what totals are kept by beside the dimensions.
const QString byDay = QStringLiteral("day");
const QString byWeekday = QStringLiteral("weekday");
const QString byHour = QStringLiteral("hour");

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
        const bool byHours = table.by.contains(byHour);
        for (const IndicatorTable::Row& row : table.rows) {
            if (byHours && row.values.last().isEmpty())
                continue;
            const QString key = keyOf(table.by, row.values);
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

QString detailsOf(const IndicatorSummary& summary)
{
    QJsonObject absent;
    for (auto it = summary.absent.begin(); it != summary.absent.end(); ++it)
        absent.insert(it.key(), it.value());
    QJsonObject rejects;
    for (auto it = summary.rejectCounts.begin(); it != summary.rejectCounts.end(); ++it)
        rejects.insert(it.key().trimmed(), it.value());
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("absent"), absent}, {QStringLiteral("rejects"), rejects}})
            .toJson(QJsonDocument::Compact));
}

IndicatorSeries arranged(QSqlQuery& query, qsizetype prefix)
{
    QHash<QString, QHash<QString, qint64>> found; // value → month → total
    IndicatorSeries series;
    while (query.next()) {
        const QString month = query.value(0).toString();
        series.known.insert(month);
        found[query.value(1).toString().mid(prefix)][month] = query.value(2).toLongLong();
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

// Rows of one key prefix: {month, dimensions, sum}. A prefix ends behind "name=", so what follows is below its ">".
Result<QSqlQuery> totals(const QSqlDatabase& database, const QString& formatId, const QString& measure,
                         const QString& prefix)
{
    const QString below = prefix.isEmpty() ? QString(QChar(1)) : prefix.chopped(1) + u'>';
    return execute(database,
                   QStringLiteral("SELECT t.month, t.dimensions, sum(t.value) FROM indicator_total t JOIN "
                                  "indicator_file f ON f.id = t.file_id WHERE t.measure = ? AND t.dimensions >= ? AND "
                                  "t.dimensions < ? AND instr(substr(t.dimensions, ?), '\x1f') = 0 AND "
                                  "f.replaced_by IS NULL AND substr(f.format, 1, instr(f.format, '/') - 1) = ? "
                                  "GROUP BY t.month, t.dimensions"),
                   {measure, prefix, below, prefix.size() + 1, formatId});
}

} // namespace

QList<QStringList> IndicatorStore::groupingsOf(const IndicatorFormat& format)
{
    using Role = IndicatorColumn::Role;
    const QString month = QStringLiteral("month");
    QList<QStringList> groupings{{month}};
    for (const QString& dimension : format.dimensions())
        groupings.append({month, dimension});
    if (format.canGroupBy(byDay) && format.indexOf(byDay) < 0)
        groupings.append({month, byDay});
    if (format.canGroupBy(byHour) && format.canGroupBy(byWeekday))
        groupings.append({month, byWeekday, byHour});
    const int type = format.indexOf(Role::BalType);
    const int direction = format.indexOf(Role::Direction);
    if (type >= 0 && direction >= 0)
        groupings.append({month, format.columns[direction].name, format.columns[type].name});
    return groupings;
}

Result<IndicatorStore::Imported> IndicatorStore::import(const QString& path, const IndicatorFormat& format,
                                                        const TaskContext& context)
{
    return take(path, format, context, 0);
}

Result<IndicatorStore::Imported> IndicatorStore::recompute(qint64 fileId, const IndicatorFormat& format,
                                                           const TaskContext& context)
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto path = scalar(*database, QStringLiteral("SELECT path FROM indicator_file WHERE id = ?"), {fileId});
    if (!path)
        return fail(path.error());
    return take(path->toString(), format, context, fileId);
}

// `again`: the file whose totals are to be computed anew, or 0 for one that comes in.
Result<IndicatorStore::Imported> IndicatorStore::take(const QString& path, const IndicatorFormat& format,
                                                      const TaskContext& context, qint64 again)
{
    const QList<QStringList> groupings = groupingsOf(format);
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
    if (again != 0) {
        auto done = m_workspace.change(QStringLiteral("indicators.recompute"), [&](ChangeScope& scope) -> Result<void> {
            const QSqlDatabase& database = scope.database();
            auto same = scalar(database, QStringLiteral("SELECT 1 FROM indicator_file WHERE id = ? AND sha256 = ?"),
                               {again, sha256});
            if (!same)
                return fail(same.error());
            if (!same->isValid())
                return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(sha256));
            if (auto gone = execute(database, QStringLiteral("DELETE FROM indicator_total WHERE file_id = ?"), {again});
                !gone)
                return fail(gone.error());
            auto updated = execute(
                database,
                QStringLiteral(
                    "UPDATE indicator_file SET rows_read = ?, rejected = ?, read_at = ?, details = ? WHERE id = ?"),
                {imported.summary.read, imported.summary.rejected, toIso(scope.clock().nowUtc()),
                 detailsOf(imported.summary), again});
            if (!updated)
                return fail(updated.error());
            if (auto kept = keepTotals(database, again, format, imported.summary); !kept)
                return kept;
            return scope.record(QStringLiteral("indicator_file"), name, {},
                                {{QStringLiteral("sha256"), sha256},
                                 {QStringLiteral("format"), format.id},
                                 {QStringLiteral("version"), format.version},
                                 {QStringLiteral("read"), imported.summary.read},
                                 {QStringLiteral("rejected"), imported.summary.rejected}});
        });
        return done ? Result<Imported>(imported) : fail(done.error());
    }
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
        auto inserted =
            execute(database,
                    QStringLiteral("INSERT INTO indicator_file (sha256, name, format, rows_read, rejected, "
                                   "size, read_at, path, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    {sha256, name, kind, imported.summary.read, imported.summary.rejected, imported.summary.bytes,
                     toIso(scope.clock().nowUtc()), QFileInfo(path).absoluteFilePath(), detailsOf(imported.summary)});
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
                    "f.path, f.sha256, "
                    "(SELECT group_concat(month) FROM (SELECT DISTINCT month FROM indicator_total WHERE file_id = f.id "
                    "ORDER BY month) AS months) "
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
        file.path = query->value(8).toString();
        file.sha256 = query->value(9).toString();
        file.months = query->value(10).toString().split(u',', Qt::SkipEmptyParts);
        files.append(file);
    }
    return files;
}

Result<QSet<QString>> IndicatorStore::formatsInUse() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT DISTINCT substr(format, 1, instr(format, '/') - 1) FROM "
                                                   "indicator_file WHERE replaced_by IS NULL"));
    if (!query)
        return fail(query.error());
    QSet<QString> ids;
    while (query->next())
        ids.insert(query->value(0).toString());
    return ids;
}

Result<IndicatorSeries> IndicatorStore::series(const QString& formatId, const QString& measure,
                                               const QString& dimension) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString prefix = dimension.isEmpty() ? QString() : dimension + u'=';
    auto query = totals(*database, formatId, measure, prefix);
    if (!query)
        return fail(query.error());
    return arranged(*query, prefix.size());
}

Result<IndicatorSeries> IndicatorStore::seriesWhere(const QString& formatId, const QString& measure,
                                                    const QString& dimension, const QString& where,
                                                    const QString& value) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    const QString prefix = where + u'=' + value + between + dimension + u'=';
    auto query = totals(*database, formatId, measure, prefix);
    if (!query)
        return fail(query.error());
    return arranged(*query, prefix.size());
}

Result<QList<QList<qint64>>> IndicatorStore::heatMap(const QString& formatId, const QString& measure,
                                                     const QString& from, const QString& to) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    constexpr int weekdays = 7;
    constexpr int hours = 24;
    QList<QList<qint64>> map;
    for (int weekday = 1; weekday <= weekdays; ++weekday) {
        const QString prefix = byWeekday + u'=' + QString::number(weekday) + between + byHour + u'=';
        auto query = totals(*database, formatId, measure, prefix);
        if (!query)
            return fail(query.error());
        QList<qint64> row(hours, 0);
        bool any = false;
        while (query->next()) {
            const QString month = query->value(0).toString();
            const int hour = query->value(1).toString().mid(prefix.size()).toInt();
            if (month >= from && month <= to && hour >= 0 && hour < hours) {
                row[hour] += query->value(2).toLongLong();
                any = true;
            }
        }
        map.append(any ? row : QList<qint64>());
    }
    if (std::all_of(map.begin(), map.end(), [](const QList<qint64>& row) { return row.isEmpty(); }))
        return QList<QList<qint64>>();
    for (QList<qint64>& row : map)
        row.resize(hours);
    return map;
}

Result<IndicatorStore::Knowledge> IndicatorStore::knowledge(const IndicatorFormat& format) const
{
    using Role = IndicatorColumn::Role;
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    Knowledge knowledge;
    const QStringList measures = format.measures();
    const int messages = format.indexOf(Role::Messages);
    const QString measure = messages >= 0 && measures.contains(format.columns[messages].name)
                                ? format.columns[messages].name
                                : measures.value(0, QStringLiteral("count"));
    auto days = totals(*database, format.id, measure, byDay + u'=');
    if (!days)
        return fail(days.error());
    while (days->next())
        knowledge.days[QDate::fromString(days->value(1).toString().mid(byDay.size() + 1), Qt::ISODate)] +=
            days->value(2).toLongLong();
    const int codes = format.indexOf(Role::CdaCode);
    if (codes < 0)
        return knowledge;
    const QString prefix = format.columns[codes].name + u'=';
    auto known = totals(*database, format.id, QStringLiteral("count"), prefix);
    if (!known)
        return fail(known.error());
    while (known->next()) {
        if (const QString code = known->value(1).toString().mid(prefix.size()); !code.isEmpty())
            knowledge.codes.insert(code);
    }
    return knowledge;
}

Result<QList<StoredIndicatorFile>> IndicatorStore::filesOf(const QString& formatId, const QString& month) const
{
    auto all = files();
    if (!all)
        return all;
    QList<StoredIndicatorFile> found;
    std::copy_if(all->begin(), all->end(), std::back_inserter(found), [&](const StoredIndicatorFile& file) {
        return file.inForce && file.format == formatId && file.months.contains(month);
    });
    return found;
}

} // namespace pupitre
