#include "core/indicators/FormatStore.h"

#include "core/workspace/Sql.h"

#include <QFile>

#include <algorithm>

namespace pupitre {

namespace {

Result<QString> currentText(const QSqlDatabase& database, const QString& id)
{
    auto text =
        scalar(database, QStringLiteral("SELECT text FROM indicator_format WHERE id = ? AND removed_at = ''"), {id});
    if (!text)
        return fail(text.error());
    return text->toString();
}

} // namespace

tl::expected<IndicatorFormat, QList<Error>> FormatStore::judge(const QByteArray& json, const QString& file)
{
    if (json.size() > IndicatorFormat::largestDescriptor)
        return tl::unexpected(QList<Error>{Error(ErrorCode::FileTooLarge).inFile(file)});
    auto format = IndicatorFormat::parse(json, file);
    if (!format)
        return format;
    QList<Error> errors;
    // The id is a word of the command line and of the database.
    static const QRegularExpression word(QStringLiteral("^[a-z0-9][a-z0-9_.-]{0,63}$"));
    if (!word.match(format->id).hasMatch())
        errors.append(
            Error(ErrorCode::FormatMember).inFile(file).inField(QStringLiteral("/id")).withDetail(word.pattern()));
    if (auto placed = format->placesLines(); !placed)
        errors.append(Error(placed.error()).inFile(file));
    if (!errors.isEmpty())
        return tl::unexpected(errors);
    return format;
}

Result<QList<KnownFormat>> FormatStore::formats() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QHash<QString, qint64> files;
    auto counted = execute(*database, QStringLiteral("SELECT substr(format, 1, instr(format, '/') - 1), count(*) FROM "
                                                     "indicator_file WHERE replaced_by IS NULL GROUP BY 1"));
    if (!counted)
        return fail(counted.error());
    while (counted->next())
        files.insert(counted->value(0).toString(), counted->value(1).toLongLong());
    auto query = execute(*database, QStringLiteral("SELECT id, revision, text, added_at, author FROM indicator_format "
                                                   "WHERE removed_at = '' ORDER BY id"));
    if (!query)
        return fail(query.error());
    QList<KnownFormat> all;
    while (query->next()) {
        auto format = IndicatorFormat::parse(query->value(2).toByteArray(), query->value(0).toString());
        if (!format)
            return fail(format.error().first());
        all.append({std::move(*format), false, query->value(1).toInt(),
                    QDateTime::fromString(query->value(3).toString(), Qt::ISODate), query->value(4).toString(),
                    files.value(query->value(0).toString())});
    }
    for (const QString& id : IndicatorFormat::shippedIds()) {
        auto format = IndicatorFormat::load(id);
        if (!format)
            return fail(format.error().first());
        all.append({std::move(*format), true, 0, {}, {}, files.value(id)});
    }
    return all;
}

tl::expected<IndicatorFormat, QList<Error>> FormatStore::load(const QString& idOrPath) const
{
    if (!IndicatorFormat::shippedIds().contains(idOrPath)) {
        auto database = m_workspace.database();
        if (!database)
            return tl::unexpected(QList<Error>{database.error()});
        auto text = currentText(*database, idOrPath);
        if (!text)
            return tl::unexpected(QList<Error>{text.error()});
        if (!text->isEmpty())
            return IndicatorFormat::parse(text->toUtf8(), idOrPath);
    }
    return IndicatorFormat::load(idOrPath);
}

Result<QByteArray> FormatStore::text(const QString& id) const
{
    if (IndicatorFormat::shippedIds().contains(id))
        return IndicatorFormat::shippedText(id);
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto text = currentText(*database, id);
    if (!text)
        return fail(text.error());
    if (text->isEmpty())
        return fail(Error(ErrorCode::FormatUnknown).withValue(id));
    return text->toUtf8();
}

tl::expected<QString, QList<Error>> FormatStore::add(const QByteArray& json, const QString& file, bool replace)
{
    const auto format = judge(json, file);
    if (!format)
        return tl::unexpected(format.error());
    const QString id = format->id;
    if (IndicatorFormat::shippedIds().contains(id))
        return tl::unexpected(
            QList<Error>{Error(ErrorCode::FormatShipped).inFile(file).inField(QStringLiteral("/id")).withValue(id)});
    auto done = m_workspace.change(QStringLiteral("indicators.format"), [&](ChangeScope& scope) -> Result<void> {
        const QSqlDatabase& database = scope.database();
        auto former = currentText(database, id);
        if (!former)
            return fail(former.error());
        if (!former->isEmpty() && !replace)
            return fail(Error(ErrorCode::FormatExists).inFile(file).inField(QStringLiteral("/id")).withValue(id));
        const QString now = toIso(scope.clock().nowUtc());
        auto put =
            execute(database,
                    QStringLiteral("UPDATE indicator_format SET removed_at = ?, reason = 'replaced' WHERE id = ? "
                                   "AND removed_at = ''"),
                    {now, id});
        if (!put)
            return fail(put.error());
        auto revision = scalar(
            database, QStringLiteral("SELECT coalesce(max(revision), 0) + 1 FROM indicator_format WHERE id = ?"), {id});
        if (!revision)
            return fail(revision.error());
        put = execute(database,
                      QStringLiteral("INSERT INTO indicator_format (id, revision, text, added_at, author) VALUES (?, "
                                     "?, ?, ?, ?)"),
                      {id, revision->toInt(), QString::fromUtf8(json), now, m_workspace.author()});
        if (!put)
            return fail(put.error());
        return scope.record(QStringLiteral("indicator_format"), id,
                            former->isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("text"), *former}},
                            {{QStringLiteral("text"), QString::fromUtf8(json)}});
    });
    if (!done)
        return tl::unexpected(QList<Error>{done.error()});
    return id;
}

Result<void> FormatStore::remove(const QString& id, const QString& reason)
{
    if (IndicatorFormat::shippedIds().contains(id))
        return fail(Error(ErrorCode::FormatShipped).withValue(id));
    return m_workspace.change(QStringLiteral("indicators.format-remove"), [&](ChangeScope& scope) -> Result<void> {
        auto former = currentText(scope.database(), id);
        if (!former)
            return fail(former.error());
        if (former->isEmpty())
            return fail(Error(ErrorCode::FormatUnknown).withValue(id));
        auto removed = execute(
            scope.database(),
            QStringLiteral("UPDATE indicator_format SET removed_at = ?, reason = ? WHERE id = ? AND removed_at = ''"),
            {toIso(scope.clock().nowUtc()), reason, id});
        if (!removed)
            return fail(removed.error());
        return scope.record(QStringLiteral("indicator_format"), id,
                            {{QStringLiteral("text"), *former}, {QStringLiteral("reason"), reason}}, {});
    });
}

} // namespace pupitre
