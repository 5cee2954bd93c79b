#include "core/lps/TargetProfileStore.h"

#include "core/workspace/Sql.h"

#include <QJsonDocument>

namespace pupitre {

namespace {

const QString columns = QStringLiteral("SELECT id, is_default, profile FROM lps_target ");
const QString objectType = QStringLiteral("lps_target");

TargetProfileStore::Entry entryOf(const QSqlQuery& row)
{
    TargetProfileStore::Entry entry;
    entry.id = row.value(0).toLongLong();
    entry.isDefault = row.value(1).toBool();
    QList<Error> ignored; // it was sound when it was kept
    entry.profile =
        TargetProfile::fromJson(QJsonDocument::fromJson(row.value(2).toString().toUtf8()).object(), ignored);
    return entry;
}

Result<TargetProfileStore::Entry> byId(QSqlDatabase& database, qint64 id)
{
    auto query = execute(database, columns + QStringLiteral("WHERE id = ?"), {id});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::LpsProfileUnknown).withValue(QString::number(id)));
    return entryOf(*query);
}

Result<void> makeDefault(ChangeScope& scope, qint64 id)
{
    auto none = execute(scope.database(), QStringLiteral("UPDATE lps_target SET is_default = 0 WHERE is_default = 1"));
    if (!none)
        return fail(none.error());
    auto one = execute(scope.database(), QStringLiteral("UPDATE lps_target SET is_default = 1 WHERE id = ?"), {id});
    return one ? Result<void>() : fail(one.error());
}

} // namespace

Result<QList<TargetProfileStore::Entry>> TargetProfileStore::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, columns + QStringLiteral("ORDER BY name"));
    if (!query)
        return fail(query.error());
    QList<Entry> entries;
    while (query->next())
        entries.append(entryOf(*query));
    return entries;
}

Result<TargetProfileStore::Entry> TargetProfileStore::find(const QString& name) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = name.isEmpty() ? execute(*database, columns + QStringLiteral("WHERE is_default = 1"))
                                : execute(*database, columns + QStringLiteral("WHERE name = ?"), {name});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::LpsProfileUnknown).withValue(name));
    return entryOf(*query);
}

Result<qint64> TargetProfileStore::save(qint64 id, const TargetProfile& profile)
{
    if (const QList<Error> problems = profile.problems(); !problems.isEmpty())
        return fail(problems.first());
    const QJsonObject json = profile.toJson();
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    auto done = m_workspace.change(QStringLiteral("lps.target"), [&](ChangeScope& scope) -> Result<void> {
        auto other = scalar(scope.database(), QStringLiteral("SELECT id FROM lps_target WHERE name = ? AND id <> ?"),
                            {profile.name, id});
        if (!other)
            return fail(other.error());
        if (other->isValid())
            return fail(Error(ErrorCode::LpsProfileExists).withValue(profile.name));
        if (id != 0) {
            auto before = byId(scope.database(), id);
            if (!before)
                return fail(before.error());
            auto updated =
                execute(scope.database(), QStringLiteral("UPDATE lps_target SET name = ?, profile = ? WHERE id = ?"),
                        {profile.name, text, id});
            if (!updated)
                return fail(updated.error());
            return scope.record(objectType, profile.name, before->profile.toJson(), json);
        }
        auto inserted =
            execute(scope.database(),
                    QStringLiteral("INSERT INTO lps_target (name, is_default, profile) "
                                   "VALUES (?, NOT EXISTS (SELECT 1 FROM lps_target WHERE is_default = 1), ?)"),
                    {profile.name, text});
        if (!inserted)
            return fail(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        return scope.record(objectType, profile.name, {}, json);
    });
    if (!done)
        return fail(done.error());
    return id;
}

Result<void> TargetProfileStore::setDefault(qint64 id)
{
    return m_workspace.change(QStringLiteral("lps.target-default"), [&](ChangeScope& scope) -> Result<void> {
        auto entry = byId(scope.database(), id);
        if (!entry)
            return fail(entry.error());
        if (auto made = makeDefault(scope, id); !made)
            return made;
        return scope.record(objectType, entry->profile.name, {{QStringLiteral("default"), entry->isDefault}},
                            {{QStringLiteral("default"), true}});
    });
}

Result<void> TargetProfileStore::remove(qint64 id)
{
    return m_workspace.change(QStringLiteral("lps.target-remove"), [&](ChangeScope& scope) -> Result<void> {
        auto entry = byId(scope.database(), id);
        if (!entry)
            return fail(entry.error());
        auto removed = execute(scope.database(), QStringLiteral("DELETE FROM lps_target WHERE id = ?"), {id});
        if (!removed)
            return fail(removed.error());
        auto next = scalar(scope.database(), QStringLiteral("SELECT id FROM lps_target ORDER BY name LIMIT 1"));
        if (!next)
            return fail(next.error());
        if (entry->isDefault && next->isValid()) {
            if (auto made = makeDefault(scope, next->toLongLong()); !made)
                return made;
        }
        return scope.record(objectType, entry->profile.name, entry->profile.toJson(), {});
    });
}

} // namespace pupitre
