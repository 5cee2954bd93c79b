#include "core/referencing/Retention.h"

#include "core/referencing/Candidature.h"
#include "core/workspace/Dialect.h"
#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

namespace pupitre {

namespace {

const QString keepUntilKey = QStringLiteral("referencing.keep_until");
const QString retentionDeposit = QStringLiteral("dossier-retention");
// The texts that a decision of the ANS hangs on are kept: the number granted.
const QString erasableNotes = QStringLiteral("note <> '' AND kind <> 'granted'");

Result<QList<std::pair<int, QJsonObject>>> namedForms(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("SELECT version, form FROM candidature ORDER BY version"));
    if (!query)
        return fail(query.error());
    QList<std::pair<int, QJsonObject>> forms;
    while (query->next()) {
        const QJsonObject form = QJsonDocument::fromJson(query->value(1).toString().toUtf8()).object();
        for (const QString& field : personalCandidatureFields()) {
            if (!form.value(field).toString().isEmpty()) {
                forms.append({query->value(0).toInt(), form});
                break;
            }
        }
    }
    return forms;
}

} // namespace

Result<QDate> DossierRetention::until() const
{
    auto value = Settings(m_workspace).value(keepUntilKey);
    return value ? Result<QDate>(QDate::fromString(value->toString(), Qt::ISODate)) : fail(value.error());
}

Result<void> DossierRetention::setUntil(const QDate& date)
{
    auto set =
        Settings(m_workspace).set(keepUntilKey, date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue());
    if (!set)
        return set;
    // The home page says when it is time.
    return m_workspace.change(QStringLiteral("dossier.retention"), [&](ChangeScope& scope) -> Result<void> {
        if (auto cleared =
                execute(scope.database(), QStringLiteral("DELETE FROM deadline WHERE kind = ?"), {retentionDeposit});
            !cleared)
            return fail(cleared.error());
        if (date.isValid()) {
            auto due =
                execute(scope.database(), QStringLiteral("INSERT INTO deadline (due, kind, label) VALUES (?, ?, '')"),
                        {date.toString(Qt::ISODate), retentionDeposit});
            if (!due)
                return fail(due.error());
        }
        return scope.record(QStringLiteral("dossier"), QStringLiteral("retention"), {},
                            {{QStringLiteral("until"), date.toString(Qt::ISODate)}});
    });
}

Result<DossierRetention::Extent> DossierRetention::extent() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto forms = namedForms(*database);
    if (!forms)
        return fail(forms.error());
    auto query = execute(
        *database,
        QStringLiteral("SELECT (SELECT count(*) FROM checklist_item WHERE owner || comment || justification <> ''), "
                       "(SELECT count(*) FROM dossier_history), (SELECT count(*) FROM questionnaire_answer), "
                       "(SELECT count(*) FROM dossier_letter WHERE subject <> ''), "
                       "(SELECT count(*) FROM instruction_event WHERE %1), "
                       "(SELECT count(*) FROM proof WHERE erased_at = ''), "
                       "(SELECT coalesce(sum(size), 0) FROM proof WHERE erased_at = '')")
            .arg(erasableNotes));
    if (!query)
        return fail(query.error());
    Extent extent;
    extent.candidatures = static_cast<int>(forms->size());
    if (query->next()) {
        extent.requirements = query->value(0).toInt();
        extent.history = query->value(1).toInt();
        extent.answers = query->value(2).toInt();
        extent.letters = query->value(3).toInt();
        extent.notes = query->value(4).toInt();
        extent.proofs = query->value(5).toInt();
        extent.bytes = query->value(6).toLongLong();
    }
    return extent;
}

Result<DossierRetention::Extent> DossierRetention::erase(const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ProofReasonMissing);
    auto due = until();
    if (!due)
        return fail(due.error());
    if (!due->isValid())
        return fail(ErrorCode::RetentionNotSet);
    if (m_workspace.clock().nowUtc().date() <= *due)
        return fail(Error(ErrorCode::RetentionNotDue).withValue(due->toString(Qt::ISODate)));
    auto what = extent();
    if (!what)
        return fail(what.error());
    QSet<QString> contents;
    auto done = m_workspace.change(QStringLiteral("dossier.erase"), [&](ChangeScope& scope) -> Result<void> {
        const QSqlDatabase& database = scope.database();
        const QString now = toIso(scope.clock().nowUtc());
        auto forms = namedForms(database);
        if (!forms)
            return fail(forms.error());
        for (auto& [version, form] : *forms) {
            for (const QString& field : personalCandidatureFields())
                form.insert(field, QString());
            if (auto set = execute(database, QStringLiteral("UPDATE candidature SET form = ? WHERE version = ?"),
                                   {QString::fromUtf8(QJsonDocument(form).toJson(QJsonDocument::Compact)), version});
                !set)
                return fail(set.error());
        }
        // Contents erased before are looked for again: what could not be removed then is removed now.
        auto named =
            execute(database, QStringLiteral("SELECT sha256 FROM proof UNION SELECT sha256 FROM dossier_letter "
                                             "WHERE sha256 <> ''"));
        if (!named)
            return fail(named.error());
        while (named->next())
            contents.insert(named->value(0).toString());
        for (const QString& statement :
             {QStringLiteral("UPDATE checklist_item SET owner = '', comment = '', justification = CASE WHEN "
                             "justification = '' THEN '' ELSE '—' END"),
              QStringLiteral("DELETE FROM dossier_history"), QStringLiteral("DELETE FROM questionnaire_answer"),
              QStringLiteral("UPDATE dossier_letter SET subject = '', note = '', file_name = ''"),
              QStringLiteral("UPDATE instruction_event SET note = '' WHERE ") + erasableNotes,
              QStringLiteral("UPDATE proof SET name = 'preuve-' || id, erased_at = '%1' WHERE erased_at = ''").arg(now),
              QStringLiteral("DELETE FROM scan_report"), QStringLiteral("UPDATE scan_decision SET reason = '—'"),
              QStringLiteral("UPDATE deadline SET done_at = '%1' WHERE kind = '%2'").arg(now, retentionDeposit)}) {
            if (auto run = execute(database, statement); !run)
                return fail(run.error());
        }
        return scope.record(QStringLiteral("dossier"), QStringLiteral("personal-data"), {},
                            {{QStringLiteral("motif"), reason.trimmed()},
                             {QStringLiteral("candidatures"), what->candidatures},
                             {QStringLiteral("requirements"), what->requirements},
                             {QStringLiteral("history"), what->history},
                             {QStringLiteral("answers"), what->answers},
                             {QStringLiteral("letters"), what->letters},
                             {QStringLiteral("notes"), what->notes},
                             {QStringLiteral("proofs"), what->proofs},
                             {QStringLiteral("bytes"), what->bytes}});
    });
    if (!done)
        return fail(done.error());
    for (const QString& sha256 : std::as_const(contents)) {
        QFile file(m_workspace.proofs().pathOf(sha256));
        if (file.exists() && !file.remove())
            return fail(Error(ErrorCode::FileWriteFailed).inFile(file.fileName()).withDetail(file.errorString()));
    }
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    if (isTeamStore(*database))
        return what; // the server gives its pages back itself
    // What SQLite freed is still in its file until it is overwritten.
    if (auto packed = execute(*database, QStringLiteral("VACUUM")); !packed)
        return fail(packed.error());
    if (auto emptied = execute(*database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")); !emptied)
        return fail(emptied.error());
    return what;
}

} // namespace pupitre
