#include "core/lps/RunStore.h"

#include "core/workspace/Sql.h"

#include <QJsonDocument>

namespace pupitre {

QJsonObject RunStore::withTlsScan(const RunReport& report, const QJsonObject& tlsScan)
{
    QJsonObject json = report.toJson();
    if (!tlsScan.isEmpty()) {
        json.insert(QStringLiteral("tls_scan"), tlsScan);
        json.insert(QStringLiteral("good"), report.good() && tlsScan.value(QLatin1String("good")).toBool());
    }
    return json;
}

Result<qint64> RunStore::save(const RunReport& report, const QJsonObject& tlsScan)
{
    const QJsonObject json = withTlsScan(report, tlsScan);
    return keep(json, json.value(QLatin1String("protocol")).toString(), report.endpoint, report.startedAt,
                json.value(QLatin1String("good")).toBool());
}

Result<qint64> RunStore::save(const ExerciseReport& report)
{
    return keep(report.toJson(), QStringLiteral("exercise"), report.address.isEmpty() ? report.profile : report.address,
                report.startedAt, report.good());
}

Result<qint64> RunStore::keep(const QJsonObject& report, const QString& protocol, const QString& endpoint,
                              const QDateTime& startedAt, bool good)
{
    qint64 id = 0;
    const QString outcome = good ? QStringLiteral("ok") : QStringLiteral("failed");
    auto done = m_workspace.change(QStringLiteral("lps.run"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted =
            execute(scope.database(),
                    QStringLiteral(
                        "INSERT INTO lps_run (started_at, protocol, endpoint, outcome, report) VALUES (?, ?, ?, ?, ?)"),
                    {toIso(startedAt), protocol, endpoint, outcome,
                     QString::fromUtf8(QJsonDocument(report).toJson(QJsonDocument::Compact))});
        if (!inserted)
            return fail(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        return scope.record(QStringLiteral("run"), endpoint, {},
                            {{QStringLiteral("id"), id},
                             {QStringLiteral("outcome"), outcome},
                             {QStringLiteral("findings"), report.value(QLatin1String("findings"))}});
    });
    if (!done)
        return fail(done.error());
    return id;
}

Result<QList<RunSummary>> RunStore::list(int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(
        *database,
        QStringLiteral("SELECT id, started_at, protocol, endpoint, outcome FROM lps_run ORDER BY id DESC LIMIT ?"),
        {limit});
    if (!query)
        return fail(query.error());
    QList<RunSummary> runs;
    while (query->next())
        runs.append({query->value(0).toLongLong(), QDateTime::fromString(query->value(1).toString(), Qt::ISODate),
                     query->value(2).toString(), query->value(3).toString(),
                     query->value(4).toString() == QLatin1String("ok")});
    return runs;
}

Result<QJsonObject> RunStore::report(qint64 id) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto found = scalar(*database, QStringLiteral("SELECT report FROM lps_run WHERE id = ?"), {id});
    if (!found)
        return fail(found.error());
    if (!found->isValid())
        return fail(Error(ErrorCode::LpsRunUnknown).withValue(QString::number(id)));
    return QJsonDocument::fromJson(found->toString().toUtf8()).object();
}

} // namespace pupitre
