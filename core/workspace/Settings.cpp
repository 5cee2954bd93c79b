#include "core/workspace/Settings.h"

#include "core/workspace/Sql.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre {

namespace {

// A bare value is no JSON document: it travels in an array of one.
QString written(const QJsonValue& value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

Result<QJsonValue> read(const QSqlDatabase& database, const QString& key)
{
    auto found = scalar(database, QStringLiteral("SELECT value FROM setting WHERE key = ?"), {key});
    if (!found)
        return fail(found.error());
    if (!found->isValid())
        return QJsonValue();
    return QJsonDocument::fromJson(found->toString().toUtf8()).array().at(0);
}

} // namespace

Result<QJsonValue> Settings::value(const QString& key, const QJsonValue& fallback) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto found = read(*database, key);
    if (found && found->isNull())
        return fallback;
    return found;
}

Result<void> Settings::set(const QString& key, const QJsonValue& value)
{
    return m_workspace.change(QStringLiteral("setting.change"), [&](ChangeScope& scope) -> Result<void> {
        auto former = read(scope.database(), key);
        if (!former)
            return fail(former.error());
        if (*former == value)
            return {};
        auto done = value.isNull()
                        ? execute(scope.database(), QStringLiteral("DELETE FROM setting WHERE key = ?"), {key})
                        : execute(scope.database(),
                                  QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                                 "ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                                  {key, written(value)});
        if (!done)
            return fail(done.error());
        const auto shown = [](const QJsonValue& v) {
            return v.isNull() ? QJsonObject() : QJsonObject{{QStringLiteral("value"), v}};
        };
        return scope.record(QStringLiteral("setting"), key, shown(*former), shown(value));
    });
}

} // namespace pupitre
