#include "core/referencing/Dossier.h"

#include "core/base/FileIo.h"
#include "core/referencing/CatalogueStore.h"
#include "core/referencing/ProofScan.h"
#include "core/workspace/Sql.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>

namespace pupitre {

namespace {

const QString plannedKind = QStringLiteral("proofs-planned");

Result<Dossier::Version> newestCandidature(const QSqlDatabase& database)
{
    auto query = execute(
        database, QStringLiteral("SELECT version, saved_at, form FROM candidature ORDER BY version DESC LIMIT 1"));
    if (!query)
        return fail(query.error());
    Dossier::Version version;
    if (!query->next())
        return version;
    version.number = query->value(0).toInt();
    version.savedAt = QDateTime::fromString(query->value(1).toString(), Qt::ISODate);
    auto form = Candidature::fromJson(QJsonDocument::fromJson(query->value(2).toString().toUtf8()).object());
    if (!form)
        return fail(form.error().first());
    version.candidature = std::move(*form);
    return version;
}

Result<void> checkRequirement(Workspace& workspace, const QString& id)
{
    auto catalogue = Dossier(workspace).catalogue();
    if (!catalogue)
        return fail(catalogue.error());
    return catalogue->find(id) != nullptr ? Result<void>() : fail(Error(ErrorCode::RequirementUnknown).withValue(id));
}

} // namespace

QString statusCode(RequirementStatus status)
{
    switch (status) {
    case RequirementStatus::ToDo:
        return QStringLiteral("todo");
    case RequirementStatus::InProgress:
        return QStringLiteral("in-progress");
    case RequirementStatus::Ready:
        return QStringLiteral("ready");
    case RequirementStatus::NotApplicable:
        return QStringLiteral("not-applicable");
    }
    return {};
}

std::optional<RequirementStatus> statusFromCode(const QString& code)
{
    for (const auto status : {RequirementStatus::ToDo, RequirementStatus::InProgress, RequirementStatus::Ready,
                              RequirementStatus::NotApplicable}) {
        if (code == statusCode(status))
            return status;
    }
    return std::nullopt;
}

Result<Dossier::Version> Dossier::candidature() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    return newestCandidature(*database);
}

Result<int> Dossier::saveCandidature(const Candidature& candidature)
{
    int number = 0;
    auto done = m_workspace.change(QStringLiteral("candidature.save"), [&](ChangeScope& scope) -> Result<void> {
        auto former = newestCandidature(scope.database());
        if (!former)
            return fail(former.error());
        const QJsonObject before = former->number > 0 ? former->candidature.toJson() : QJsonObject();
        const QJsonObject after = candidature.toJson();
        number = former->number;
        if (before == after)
            return {};
        // §4.2: the choice of profiles is final once the candidature is filed; another choice is another candidature.
        if (former->candidature.filed &&
            (former->candidature.profileApp != candidature.profileApp || !candidature.filed))
            return fail(Error(ErrorCode::CandidatureFiled).inField(QStringLiteral("profile_app")));
        ++number;
        const QString now = toIso(scope.clock().nowUtc());
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO candidature (version, saved_at, form) VALUES (?, ?, ?)"),
                                {number, now, QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact))});
        if (!inserted)
            return fail(inserted.error());
        if (auto cleared =
                execute(scope.database(), QStringLiteral("DELETE FROM deadline WHERE kind = ? AND done_at = ''"),
                        {plannedKind});
            !cleared)
            return fail(cleared.error());
        if (candidature.plannedProofs.isValid()) {
            auto due =
                execute(scope.database(), QStringLiteral("INSERT INTO deadline (due, kind, label) VALUES (?, ?, '')"),
                        {candidature.plannedProofs.toString(Qt::ISODate), plannedKind});
            if (!due)
                return fail(due.error());
        }
        return scope.record(QStringLiteral("candidature"), QString::number(number), before, after);
    });
    if (!done)
        return fail(done.error());
    return number;
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
    auto version = newestCandidature(*database);
    if (!version)
        return fail(version.error());
    QList<ChecklistItem> items;
    QHash<QString, qsizetype> index;
    auto requirements = catalogue();
    if (!requirements)
        return fail(requirements.error());
    for (const Requirement& requirement : requirements->applicable(version->candidature.profiles())) {
        index.insert(requirement.id, items.size());
        items.append({requirement, RequirementStatus::ToDo, {}, {}, {}});
    }
    auto states = execute(*database, QStringLiteral("SELECT requirement, status, owner, comment FROM checklist_item"));
    if (!states)
        return fail(states.error());
    while (states->next()) {
        const auto at = index.constFind(states->value(0).toString());
        if (at == index.constEnd())
            continue;
        items[*at].status = statusFromCode(states->value(1).toString()).value_or(RequirementStatus::ToDo);
        items[*at].owner = states->value(2).toString();
        items[*at].comment = states->value(3).toString();
    }
    auto proofs = execute(
        *database,
        QStringLiteral("SELECT pr.requirement, p.id, p.name, p.sha256, p.size, p.added_at FROM proof_requirement pr "
                       "JOIN proof p ON p.id = pr.proof_id WHERE p.removed_at = '' ORDER BY p.id"));
    if (!proofs)
        return fail(proofs.error());
    while (proofs->next()) {
        const auto at = index.constFind(proofs->value(0).toString());
        if (at != index.constEnd())
            items[*at].proofs.append({proofs->value(1).toLongLong(), proofs->value(2).toString(),
                                      proofs->value(3).toString(), proofs->value(4).toLongLong(),
                                      QDateTime::fromString(proofs->value(5).toString(), Qt::ISODate)});
    }
    return items;
}

Result<void> Dossier::setStatus(const QString& requirement, RequirementStatus status, const QString& owner,
                                const QString& comment)
{
    if (auto known = checkRequirement(m_workspace, requirement); !known)
        return known;
    if (status == RequirementStatus::NotApplicable && comment.trimmed().isEmpty())
        return fail(Error(ErrorCode::JustificationMissing).withValue(requirement));
    return m_workspace.change(QStringLiteral("checklist.set"), [&](ChangeScope& scope) -> Result<void> {
        auto former = execute(scope.database(),
                              QStringLiteral("SELECT status, owner, comment FROM checklist_item WHERE requirement = ?"),
                              {requirement});
        if (!former)
            return fail(former.error());
        QJsonObject before;
        if (former->next())
            before = {{QStringLiteral("status"), former->value(0).toString()},
                      {QStringLiteral("owner"), former->value(1).toString()},
                      {QStringLiteral("comment"), former->value(2).toString()}};
        const QJsonObject after{{QStringLiteral("status"), statusCode(status)},
                                {QStringLiteral("owner"), owner.trimmed()},
                                {QStringLiteral("comment"), comment.trimmed()}};
        if (before == after)
            return {};
        auto set = execute(
            scope.database(),
            QStringLiteral(
                "INSERT INTO checklist_item (requirement, status, owner, comment, updated_at) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (requirement) DO UPDATE SET status = excluded.status, owner = excluded.owner, "
                "comment = excluded.comment, updated_at = excluded.updated_at"),
            {requirement, statusCode(status), owner.trimmed(), comment.trimmed(), toIso(scope.clock().nowUtc())});
        if (!set)
            return fail(set.error());
        return scope.record(QStringLiteral("requirement"), requirement, before, after);
    });
}

Result<Proof> Dossier::attach(const QString& requirement, const QString& path, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    return attachContent(requirement, QFileInfo(path).fileName(), file, context);
}

Result<Proof> Dossier::attachContent(const QString& requirement, const QString& name, QIODevice& content,
                                     const TaskContext& context)
{
    if (auto known = checkRequirement(m_workspace, requirement); !known)
        return fail(known.error());
    if (m_workspace.isReadOnly())
        return fail(Error(ErrorCode::WorkspaceReadOnly).inFile(m_workspace.path()));
    // The content first: a row never points at what is not there. Content without a row is harmless and reused.
    auto stored = m_workspace.proofs().put(content, context);
    if (!stored)
        return fail(stored.error());
    auto proof = bind(requirement, name, *stored);
    if (!proof)
        return fail(proof.error());
    // Examined while it is at hand; building a package then reads the report.
    if (auto scanned = ProofScans(m_workspace).scan(*proof, context); !scanned)
        return fail(scanned.error());
    return proof;
}

Result<Proof> Dossier::bind(const QString& requirement, const QString& name, const ContentStore::Stored& stored)
{
    Proof proof{0, name, stored.sha256, stored.size, {}};
    auto done = m_workspace.change(QStringLiteral("proof.attach"), [&](ChangeScope& scope) -> Result<void> {
        proof.addedAt = scope.clock().nowUtc();
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO proof (sha256, name, size, added_at) VALUES (?, ?, ?, ?) "
                                               "ON CONFLICT (sha256, name) DO UPDATE SET removed_at = '' RETURNING id"),
                                {proof.sha256, proof.name, proof.size, toIso(proof.addedAt)});
        if (!inserted)
            return fail(inserted.error());
        if (!inserted->next())
            return fail(ErrorCode::DatabaseFailure);
        proof.id = inserted->value(0).toLongLong();
        inserted->finish();
        auto bound =
            execute(scope.database(),
                    QStringLiteral("INSERT OR IGNORE INTO proof_requirement (proof_id, requirement) VALUES (?, ?)"),
                    {proof.id, requirement});
        if (!bound)
            return fail(bound.error());
        return scope.record(QStringLiteral("proof"), proof.name, {},
                            {{QStringLiteral("requirement"), requirement},
                             {QStringLiteral("sha256"), proof.sha256},
                             {QStringLiteral("size"), proof.size}});
    });
    if (!done)
        return fail(done.error());
    return proof;
}

Result<void> Dossier::detach(const QString& requirement, qint64 proof, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ProofReasonMissing);
    return m_workspace.change(QStringLiteral("proof.detach"), [&](ChangeScope& scope) -> Result<void> {
        auto found = execute(scope.database(),
                             QStringLiteral("SELECT p.name, p.sha256 FROM proof p JOIN proof_requirement pr ON "
                                            "pr.proof_id = p.id WHERE p.id = ? AND pr.requirement = ?"),
                             {proof, requirement});
        if (!found)
            return fail(found.error());
        if (!found->next())
            return fail(Error(ErrorCode::ProofUnknown).withValue(QString::number(proof)));
        const QString name = found->value(0).toString();
        const QString sha256 = found->value(1).toString();
        found->finish();
        if (auto done = execute(scope.database(),
                                QStringLiteral("DELETE FROM proof_requirement WHERE proof_id = ? AND requirement = ?"),
                                {proof, requirement});
            !done)
            return fail(done.error());
        auto marked = execute(scope.database(),
                              QStringLiteral("UPDATE proof SET removed_at = ? WHERE id = ? AND NOT EXISTS (SELECT 1 "
                                             "FROM proof_requirement WHERE proof_id = ?)"),
                              {toIso(scope.clock().nowUtc()), proof, proof});
        if (!marked)
            return fail(marked.error());
        return scope.record(QStringLiteral("proof"), name,
                            {{QStringLiteral("requirement"), requirement}, {QStringLiteral("sha256"), sha256}},
                            {{QStringLiteral("motif"), reason.trimmed()}});
    });
}

Result<Readiness> Dossier::readiness(const QDate& today) const
{
    auto version = candidature();
    if (!version)
        return fail(version.error());
    auto items = checklist();
    if (!items)
        return fail(items.error());
    Readiness readiness;
    readiness.candidature = checkCandidature(version->candidature, today);
    for (const ChecklistItem& item : *items) {
        if (item.requirement.nature == Requirement::Nature::Recommendation)
            continue; // §3.3: never blocking
        ++readiness.applicable;
        const bool ready = item.status == RequirementStatus::NotApplicable ||
                           (item.status == RequirementStatus::Ready && !item.proofs.isEmpty());
        if (ready)
            ++readiness.ready;
        else
            readiness.unproved.append(item.requirement.id);
    }
    return readiness;
}

} // namespace pupitre
