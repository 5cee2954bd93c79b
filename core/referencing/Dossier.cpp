#include "core/referencing/Dossier.h"

#include "core/referencing/CatalogueStore.h"
#include "core/referencing/DossierHistory.h"
#include "core/referencing/Questionnaire.h"
#include "core/workspace/Sql.h"

#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>

#include <algorithm>

namespace pupitre {

namespace {

const std::pair<RequirementStatus, const char*> statuses[] = {{RequirementStatus::ToDo, "todo"},
                                                              {RequirementStatus::InProgress, "in-progress"},
                                                              {RequirementStatus::Ready, "ready"},
                                                              {RequirementStatus::NotApplicable, "not-applicable"}};

const std::pair<ProofKind, const char*> proofKindCodes[] = {{ProofKind::File, "file"},
                                                            {ProofKind::Screenshot, "screenshot"},
                                                            {ProofKind::Video, "video"},
                                                            {ProofKind::Log, "log"},
                                                            {ProofKind::Homologation, "homologation"},
                                                            {ProofKind::Configuration, "configuration"},
                                                            {ProofKind::Execution, "execution"},
                                                            {ProofKind::Report, "report"}};

RequirementWork workOf(const QSqlQuery& query, int column)
{
    RequirementWork work;
    work.status = statusFromCode(query.value(column).toString()).value_or(RequirementStatus::ToDo);
    work.owner = query.value(column + 1).toString();
    work.comment = query.value(column + 2).toString();
    work.justification = query.value(column + 3).toString();
    work.due = QDate::fromString(query.value(column + 4).toString(), Qt::ISODate);
    return work;
}

const QString workColumns = QStringLiteral("status, owner, comment, justification, due");

} // namespace

QString statusCode(RequirementStatus status)
{
    for (const auto& [known, code] : statuses) {
        if (known == status)
            return QString::fromLatin1(code);
    }
    return {};
}

std::optional<RequirementStatus> statusFromCode(const QString& code)
{
    for (const auto& [status, known] : statuses) {
        if (code == QLatin1String(known))
            return status;
    }
    return std::nullopt;
}

QString proofKindCode(ProofKind kind)
{
    for (const auto& [known, code] : proofKindCodes) {
        if (known == kind)
            return QString::fromLatin1(code);
    }
    return {};
}

std::optional<ProofKind> proofKindFromCode(const QString& code)
{
    for (const auto& [kind, known] : proofKindCodes) {
        if (code == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

const QList<ProofKind>& proofKinds()
{
    static const QList<ProofKind> all = [] {
        QList<ProofKind> list;
        for (const auto& [kind, code] : proofKindCodes)
            list.append(kind);
        return list;
    }();
    return all;
}

ProofKind proofKindOf(const QString& fileName)
{
    const QString suffix = QFileInfo(fileName).suffix().toLower();
    static const QStringList pictures{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"),
                                      QStringLiteral("gif"), QStringLiteral("bmp"), QStringLiteral("webp")};
    static const QStringList videos{QStringLiteral("mp4"), QStringLiteral("webm"), QStringLiteral("mkv"),
                                    QStringLiteral("mov"), QStringLiteral("avi")};
    static const QStringList configurations{QStringLiteral("conf"), QStringLiteral("cnf"), QStringLiteral("ini"),
                                            QStringLiteral("yaml"), QStringLiteral("yml"), QStringLiteral("toml")};
    if (pictures.contains(suffix))
        return ProofKind::Screenshot;
    if (videos.contains(suffix))
        return ProofKind::Video;
    if (suffix == u"log" || fileName.endsWith(QLatin1String(".log.gz"), Qt::CaseInsensitive))
        return ProofKind::Log;
    return configurations.contains(suffix) ? ProofKind::Configuration : ProofKind::File;
}

bool ChecklistItem::isReady() const
{
    const bool proved = std::any_of(proofs.begin(), proofs.end(), [](const Proof& proof) { return !proof.erased; });
    return work.status == RequirementStatus::NotApplicable || (work.status == RequirementStatus::Ready && proved);
}

Result<void> addHistory(ChangeScope& scope, const QString& author, const QString& requirement, const QString& act,
                        const QJsonObject& details)
{
    auto added = execute(scope.database(),
                         QStringLiteral("INSERT INTO dossier_history (requirement, at, author, act, details) VALUES "
                                        "(?, ?, ?, ?, ?)"),
                         {requirement, toIso(scope.clock().nowUtc()), author, act,
                          QString::fromUtf8(QJsonDocument(details).toJson(QJsonDocument::Compact))});
    return added ? Result<void>() : fail(added.error());
}

Result<Catalogue> Dossier::catalogue() const
{
    return CatalogueStore(m_workspace).current();
}

Result<QList<ChecklistItem>> Dossier::checklist() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto version = candidature();
    if (!version)
        return fail(version.error());
    auto requirements = catalogue();
    if (!requirements)
        return fail(requirements.error());
    QList<ChecklistItem> items;
    QHash<QString, qsizetype> index;
    for (const Requirement& requirement : requirements->applicable(version->candidature.profiles())) {
        index.insert(requirement.id, items.size());
        items.append({requirement, {}, {}});
    }
    auto states = execute(*database, QStringLiteral("SELECT requirement, %1 FROM checklist_item").arg(workColumns));
    if (!states)
        return fail(states.error());
    while (states->next()) {
        const auto at = index.constFind(states->value(0).toString());
        if (at != index.constEnd())
            items[*at].work = workOf(*states, 1);
    }
    auto proofs =
        execute(*database,
                QStringLiteral("SELECT pr.requirement, p.id, p.name, p.sha256, p.size, p.added_at, p.kind, p.origin, "
                               "p.erased_at FROM proof_requirement pr JOIN proof p ON p.id = pr.proof_id "
                               "WHERE p.removed_at = '' AND pr.removed_at = '' ORDER BY p.id"));
    if (!proofs)
        return fail(proofs.error());
    while (proofs->next()) {
        const auto at = index.constFind(proofs->value(0).toString());
        if (at == index.constEnd())
            continue;
        Proof proof;
        proof.id = proofs->value(1).toLongLong();
        proof.name = proofs->value(2).toString();
        proof.sha256 = proofs->value(3).toString();
        proof.size = proofs->value(4).toLongLong();
        proof.addedAt = QDateTime::fromString(proofs->value(5).toString(), Qt::ISODate);
        proof.kind = proofKindFromCode(proofs->value(6).toString()).value_or(ProofKind::File);
        proof.origin = proofs->value(7).toString();
        proof.erased = !proofs->value(8).toString().isEmpty();
        items[*at].proofs.append(proof);
    }
    return items;
}

Result<RequirementWork> Dossier::work(const QString& requirement) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto found =
        execute(*database, QStringLiteral("SELECT %1 FROM checklist_item WHERE requirement = ?").arg(workColumns),
                {requirement});
    if (!found)
        return fail(found.error());
    return found->next() ? workOf(*found, 0) : RequirementWork();
}

Result<void> Dossier::record(const QString& requirement, const RequirementWork& given)
{
    auto known = catalogue();
    if (!known)
        return fail(known.error());
    if (known->find(requirement) == nullptr)
        return fail(Error(ErrorCode::RequirementUnknown).withValue(requirement));
    RequirementWork wanted = given;
    for (QString* text : {&wanted.owner, &wanted.comment, &wanted.justification})
        *text = text->trimmed();
    if (wanted.status == RequirementStatus::NotApplicable && wanted.justification.isEmpty())
        return fail(Error(ErrorCode::JustificationMissing).withValue(requirement));
    return m_workspace.change(QStringLiteral("checklist.set"), [&](ChangeScope& scope) -> Result<void> {
        auto former = work(requirement);
        if (!former)
            return fail(former.error());
        if (*former == wanted)
            return {};
        const QString due = wanted.due.toString(Qt::ISODate);
        auto set = execute(
            scope.database(),
            QStringLiteral(
                "INSERT INTO checklist_item (requirement, status, owner, comment, justification, due, updated_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (requirement) DO UPDATE SET status = excluded.status, "
                "owner = excluded.owner, comment = excluded.comment, justification = excluded.justification, "
                "due = excluded.due, updated_at = excluded.updated_at"),
            {requirement, statusCode(wanted.status), wanted.owner, wanted.comment, wanted.justification, due,
             toIso(scope.clock().nowUtc())});
        if (!set)
            return fail(set.error());
        if (auto added = addHistory(scope, m_workspace.author(), requirement, QStringLiteral("work"),
                                    {{QStringLiteral("status"), statusCode(wanted.status)},
                                     {QStringLiteral("owner"), wanted.owner},
                                     {QStringLiteral("comment"), wanted.comment},
                                     {QStringLiteral("justification"), wanted.justification},
                                     {QStringLiteral("due"), due}});
            !added)
            return added;
        // Owners and texts may be about persons: they stand in the history, which can be erased.
        QJsonObject before{{QStringLiteral("status"), statusCode(former->status)},
                           {QStringLiteral("due"), former->due.toString(Qt::ISODate)}};
        QJsonObject after{{QStringLiteral("status"), statusCode(wanted.status)}, {QStringLiteral("due"), due}};
        if (former->owner != wanted.owner)
            after.insert(QStringLiteral("owner"), QStringLiteral("…"));
        if (former->comment != wanted.comment)
            after.insert(QStringLiteral("comment"), QStringLiteral("…"));
        if (former->justification != wanted.justification)
            after.insert(QStringLiteral("justification"), QStringLiteral("…"));
        return scope.record(QStringLiteral("requirement"), requirement, before, after);
    });
}

Result<QList<HistoryEntry>> Dossier::history(const QString& requirement) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database,
                QStringLiteral("SELECT id, at, author, act, details FROM dossier_history WHERE requirement = ? "
                               "ORDER BY id DESC"),
                {requirement});
    if (!query)
        return fail(query.error());
    QList<HistoryEntry> entries;
    while (query->next())
        entries.append({query->value(0).toLongLong(), QDateTime::fromString(query->value(1).toString(), Qt::ISODate),
                        query->value(2).toString(), query->value(3).toString(),
                        QJsonDocument::fromJson(query->value(4).toString().toUtf8()).object()});
    return entries;
}

Result<Readiness> Dossier::readiness(const QDate& today) const
{
    auto version = candidature();
    if (!version)
        return fail(version.error());
    auto items = checklist();
    if (!items)
        return fail(items.error());
    auto unanswered = QuestionnaireStore(m_workspace).unanswered();
    if (!unanswered)
        return fail(unanswered.error());
    Readiness readiness;
    readiness.unanswered = std::move(*unanswered);
    readiness.candidature = checkCandidature(version->candidature, today);
    for (const ChecklistItem& item : *items) {
        if (item.requirement.nature == Requirement::Nature::Recommendation)
            continue; // §3.3: never blocking
        ++readiness.applicable;
        if (item.isReady())
            ++readiness.ready;
        else
            readiness.missing.append(
                {item.requirement.id, item.work.owner, item.work.due, item.work.status, !item.proofs.isEmpty()});
    }
    std::stable_sort(readiness.missing.begin(), readiness.missing.end(), [](const auto& a, const auto& b) {
        return a.due.isValid() && (!b.due.isValid() || a.due < b.due);
    });
    return readiness;
}

} // namespace pupitre
