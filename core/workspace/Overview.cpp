#include "core/workspace/Overview.h"

#include "core/base/Clock.h"
#include "core/workspace/Migrations.h"
#include "core/workspace/Sql.h"

#include <QSet>

namespace pupitre {

Result<WorkspaceFigures> workspaceFigures(const QSqlDatabase& database)
{
    auto schema = schemaVersion(database);
    if (!schema)
        return fail(schema.error());
    auto query = execute(database, QStringLiteral("SELECT (SELECT count(*) FROM mailbox), "
                                                  "(SELECT count(*) FROM mailbox WHERE status = 'suspendu'), "
                                                  "(SELECT count(*) FROM certificate), "
                                                  "(SELECT count(*) FROM lps_run), "
                                                  "(SELECT count(*) FROM indicator_file), "
                                                  "(SELECT count(DISTINCT month) FROM indicator_total), "
                                                  "(SELECT count(*) FROM proof WHERE removed_at = ''), "
                                                  "(SELECT count(*) FROM journal)"));
    if (!query)
        return fail(query.error());
    WorkspaceFigures figures;
    if (query->next()) {
        figures.schema = *schema;
        qint64* const counts[] = {&figures.mailboxes, &figures.suspendedMailboxes, &figures.certificates,
                                  &figures.runs,      &figures.indicatorFiles,     &figures.indicatorMonths,
                                  &figures.proofs,    &figures.journalLines};
        int column = 0;
        for (qint64* count : counts)
            *count = query->value(column++).toLongLong();
    }
    return figures;
}

Result<QList<ExpiringCertificate>> certificatesExpiringBefore(const QSqlDatabase& database, const QDateTime& before)
{
    // A certificate in use is settled once each of its mailboxes has another one that lasts longer than the date asked.
    auto query = execute(
        database,
        QStringLiteral("SELECT c.fingerprint, c.subject, c.not_after, "
                       "(SELECT min(m.address) FROM mailbox_certificate mc JOIN mailbox m ON m.id = mc.mailbox_id "
                       " WHERE mc.certificate_id = c.id) "
                       "FROM certificate c WHERE c.is_ca = 0 AND c.revoked_at = '' AND c.not_after < ? AND NOT ("
                       " EXISTS (SELECT 1 FROM mailbox_certificate mc WHERE mc.certificate_id = c.id) AND NOT EXISTS ("
                       "  SELECT 1 FROM mailbox_certificate mc WHERE mc.certificate_id = c.id AND NOT EXISTS ("
                       "   SELECT 1 FROM mailbox_certificate other JOIN certificate o ON o.id = other.certificate_id "
                       "   WHERE other.mailbox_id = mc.mailbox_id AND o.not_after >= ?))) "
                       "ORDER BY c.not_after"),
        {toIso(before), toIso(before)});
    if (!query)
        return fail(query.error());
    QList<ExpiringCertificate> rows;
    while (query->next())
        rows.append({query->value(0).toString(), query->value(1).toString(),
                     QDateTime::fromString(query->value(2).toString(), Qt::ISODate), query->value(3).toString()});
    return rows;
}

Result<QList<FailedRun>> failedRuns(const QSqlDatabase& database)
{
    auto query = execute(
        database,
        QStringLiteral("SELECT id, endpoint, protocol, started_at FROM lps_run r WHERE outcome <> 'ok' AND id = ("
                       " SELECT max(id) FROM lps_run WHERE endpoint = r.endpoint AND protocol = r.protocol) "
                       "ORDER BY started_at DESC"));
    if (!query)
        return fail(query.error());
    QList<FailedRun> rows;
    while (query->next())
        rows.append({query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toString(),
                     QDateTime::fromString(query->value(3).toString(), Qt::ISODate)});
    return rows;
}

Result<QList<QDate>> monthsWithoutIndicators(const QSqlDatabase& database, const QDate& today, int count)
{
    auto query = execute(
        database,
        QStringLiteral("SELECT DISTINCT t.month FROM indicator_total t JOIN indicator_file f ON f.id = t.file_id "
                       "WHERE f.replaced_by IS NULL"));
    if (!query)
        return fail(query.error());
    QSet<QString> known;
    while (query->next())
        known.insert(query->value(0).toString());
    QList<QDate> missing;
    if (known.isEmpty())
        return missing;
    const QDate thisMonth(today.year(), today.month(), 1);
    for (int back = count; back >= 1; --back) {
        const QDate month = thisMonth.addMonths(-back);
        if (!known.contains(month.toString(QStringLiteral("yyyy-MM"))))
            missing.append(month);
    }
    return missing;
}

Result<QList<PendingDeadline>> pendingDeadlines(const QSqlDatabase& database, const QDate& until)
{
    auto query = execute(
        database,
        QStringLiteral("SELECT due, kind, label FROM deadline WHERE done_at = '' AND due <= ? UNION ALL "
                       "SELECT due, 'requirement', requirement || CASE owner WHEN '' THEN '' ELSE ' — ' || owner END "
                       "FROM checklist_item WHERE due <> '' AND due <= ? AND status NOT IN ('ready', 'not-applicable') "
                       "ORDER BY 1"),
        {until.toString(Qt::ISODate), until.toString(Qt::ISODate)});
    if (!query)
        return fail(query.error());
    QList<PendingDeadline> rows;
    while (query->next())
        rows.append({QDate::fromString(query->value(0).toString(), Qt::ISODate), query->value(1).toString(),
                     query->value(2).toString()});
    return rows;
}

} // namespace pupitre
