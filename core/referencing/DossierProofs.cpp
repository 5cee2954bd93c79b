#include "core/base/FileIo.h"
#include "core/referencing/Dossier.h"
#include "core/referencing/DossierHistory.h"
#include "core/referencing/ProofScan.h"
#include "core/workspace/Sql.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

namespace pupitre {

namespace {

Result<void> checkRequirement(const Dossier& dossier, const QString& id)
{
    auto catalogue = dossier.catalogue();
    if (!catalogue)
        return fail(catalogue.error());
    return catalogue->find(id) != nullptr ? Result<void>() : fail(Error(ErrorCode::RequirementUnknown).withValue(id));
}

Result<void> openProofFile(const QString& path, QFile& file)
{
    if (auto checked = checkReadableFile(path); !checked)
        return checked;
    file.setFileName(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    return {};
}

// A proof in the register, whether it proves something now or not; one whose content is gone only when `evenErased`.
Result<Proof> registered(const QSqlDatabase& database, qint64 id, bool evenErased = false)
{
    auto found = execute(
        database, QStringLiteral("SELECT name, sha256, size, kind, origin, erased_at FROM proof WHERE id = ?"), {id});
    if (!found)
        return fail(found.error());
    if (!found->next() || (!evenErased && !found->value(5).toString().isEmpty()))
        return fail(Error(ErrorCode::ProofUnknown).withValue(QString::number(id)));
    Proof proof;
    proof.id = id;
    proof.name = found->value(0).toString();
    proof.sha256 = found->value(1).toString();
    proof.size = found->value(2).toLongLong();
    proof.kind = proofKindFromCode(found->value(3).toString()).value_or(ProofKind::File);
    proof.origin = found->value(4).toString();
    return proof;
}

QJsonObject detailsOf(const Proof& proof)
{
    return {{QStringLiteral("proof"), proof.id},
            {QStringLiteral("name"), proof.name},
            {QStringLiteral("sha256"), proof.sha256},
            {QStringLiteral("size"), proof.size},
            {QStringLiteral("kind"), proofKindCode(proof.kind)}};
}

Result<void> tie(ChangeScope& scope, const QString& author, const QString& requirement, const Proof& proof)
{
    auto bound = execute(scope.database(),
                         QStringLiteral("INSERT INTO proof_requirement (proof_id, requirement) VALUES (?, ?) ON "
                                        "CONFLICT (proof_id, requirement) DO UPDATE SET removed_at = ''"),
                         {proof.id, requirement});
    if (!bound)
        return fail(bound.error());
    if (auto added = addHistory(scope, author, requirement, QStringLiteral("attach"), detailsOf(proof)); !added)
        return added;
    return scope.record(QStringLiteral("proof"), QString::number(proof.id), {},
                        {{QStringLiteral("requirement"), requirement},
                         {QStringLiteral("sha256"), proof.sha256},
                         {QStringLiteral("size"), proof.size}});
}

Result<void> untie(ChangeScope& scope, const QString& author, const QString& requirement, const Proof& proof,
                   const QString& act, const QJsonObject& more)
{
    const QString now = toIso(scope.clock().nowUtc());
    auto ended =
        execute(scope.database(),
                QStringLiteral("UPDATE proof_requirement SET removed_at = ? WHERE proof_id = ? AND requirement "
                               "= ? AND removed_at = ''"),
                {now, proof.id, requirement});
    if (!ended)
        return fail(ended.error());
    if (ended->numRowsAffected() == 0)
        return fail(Error(ErrorCode::ProofUnknown).withValue(QString::number(proof.id)));
    auto marked = execute(scope.database(),
                          QStringLiteral("UPDATE proof SET removed_at = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM "
                                         "proof_requirement WHERE proof_id = ? AND removed_at = '')"),
                          {now, proof.id, proof.id});
    if (!marked)
        return fail(marked.error());
    QJsonObject details = detailsOf(proof);
    for (auto it = more.begin(); it != more.end(); ++it)
        details.insert(it.key(), it.value());
    if (auto added = addHistory(scope, author, requirement, act, details); !added)
        return added;
    return scope.record(QStringLiteral("proof"), QString::number(proof.id),
                        {{QStringLiteral("requirement"), requirement}, {QStringLiteral("sha256"), proof.sha256}},
                        {{QStringLiteral("motif"), more.value(QLatin1String("motif"))}});
}

} // namespace

Result<Proof> Dossier::attach(const QString& requirement, const QString& path, const TaskContext& context,
                              std::optional<ProofKind> kind)
{
    QFile file;
    if (auto opened = openProofFile(path, file); !opened)
        return fail(opened.error());
    const QString name = QFileInfo(path).fileName();
    return attachContent(requirement, {name, kind.value_or(proofKindOf(name)), {}}, file, context);
}

Result<Proof> Dossier::attachContent(const QString& requirement, const Source& source, QIODevice& content,
                                     const TaskContext& context)
{
    if (auto known = checkRequirement(*this, requirement); !known)
        return fail(known.error());
    if (m_workspace.isReadOnly())
        return fail(Error(ErrorCode::WorkspaceReadOnly).inFile(m_workspace.path()));
    // The content first: a row never points at what is not there. Content without a row is harmless and reused.
    auto stored = m_workspace.proofs().put(content, context);
    if (!stored)
        return fail(stored.error());
    auto proof = bind(requirement, source, *stored);
    if (!proof)
        return fail(proof.error());
    // Examined while it is at hand; building a package then reads the report.
    if (auto scanned = ProofScans(m_workspace).scan(*proof, context); !scanned)
        return fail(scanned.error());
    return proof;
}

Result<Proof> Dossier::attachExecution(const QString& requirement, const QString& number)
{
    const QString given = number.trimmed();
    const bool digits = !given.isEmpty() && given.size() <= 20 &&
                        std::all_of(given.begin(), given.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return fail(Error(ErrorCode::ProofSourceUnknown).withValue(given));
    QByteArray text = QStringLiteral("Numéro d’exécution : %1\n").arg(given).toUtf8();
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return attachContent(
        requirement,
        {QStringLiteral("execution-%1.txt").arg(given), ProofKind::Execution, QStringLiteral("execution:") + given},
        buffer);
}

Result<Proof> Dossier::bind(const QString& requirement, const Source& source, const ContentStore::Stored& stored)
{
    Proof proof{0, source.name, stored.sha256, stored.size, {}, source.kind, source.origin};
    auto done = m_workspace.change(QStringLiteral("proof.attach"), [&](ChangeScope& scope) -> Result<void> {
        proof.addedAt = scope.clock().nowUtc();
        auto inserted = execute(
            scope.database(),
            QStringLiteral("INSERT INTO proof (sha256, name, size, added_at, kind, origin) VALUES (?, ?, ?, ?, "
                           "?, ?) ON CONFLICT (sha256, name) DO UPDATE SET removed_at = '', erased_at = '', "
                           "kind = excluded.kind RETURNING id"),
            {proof.sha256, proof.name, proof.size, toIso(proof.addedAt), proofKindCode(proof.kind), proof.origin});
        if (!inserted)
            return fail(inserted.error());
        if (!inserted->next())
            return fail(ErrorCode::DatabaseFailure);
        proof.id = inserted->value(0).toLongLong();
        inserted->finish();
        return tie(scope, m_workspace.author(), requirement, proof);
    });
    return done ? Result<Proof>(proof) : fail(done.error());
}

Result<void> Dossier::bindProof(const QString& requirement, qint64 id)
{
    if (auto known = checkRequirement(*this, requirement); !known)
        return known;
    return m_workspace.change(QStringLiteral("proof.attach"), [&](ChangeScope& scope) -> Result<void> {
        auto proof = registered(scope.database(), id);
        if (!proof)
            return fail(proof.error());
        if (auto back =
                execute(scope.database(), QStringLiteral("UPDATE proof SET removed_at = '' WHERE id = ?"), {id});
            !back)
            return fail(back.error());
        return tie(scope, m_workspace.author(), requirement, *proof);
    });
}

Result<void> Dossier::detach(const QString& requirement, qint64 id, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ProofReasonMissing);
    return m_workspace.change(QStringLiteral("proof.detach"), [&](ChangeScope& scope) -> Result<void> {
        auto proof = registered(scope.database(), id, true);
        if (!proof)
            return fail(proof.error());
        return untie(scope, m_workspace.author(), requirement, *proof, QStringLiteral("detach"),
                     {{QStringLiteral("motif"), reason.trimmed()}});
    });
}

Result<Proof> Dossier::replace(qint64 id, const QString& path, const QString& reason, const TaskContext& context)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ProofReasonMissing);
    QFile file;
    if (auto opened = openProofFile(path, file); !opened)
        return fail(opened.error());
    auto items = checklist();
    if (!items)
        return fail(items.error());
    QStringList requirements;
    std::optional<Proof> former;
    for (const ChecklistItem& item : std::as_const(*items)) {
        for (const Proof& proof : item.proofs) {
            if (proof.id != id)
                continue;
            requirements.append(item.requirement.id);
            former = proof;
        }
    }
    if (!former)
        return fail(Error(ErrorCode::ProofUnknown).withValue(QString::number(id)));
    const QString name = QFileInfo(path).fileName();
    auto made = attachContent(requirements.first(), {name, former->kind, {}}, file, context);
    if (!made)
        return fail(made.error());
    if (made->id == id)
        return made; // the same file
    auto done = m_workspace.change(QStringLiteral("proof.replace"), [&](ChangeScope& scope) -> Result<void> {
        for (const QString& requirement : std::as_const(requirements)) {
            if (requirement != requirements.first()) {
                if (auto linked = tie(scope, m_workspace.author(), requirement, *made); !linked)
                    return linked;
            }
            if (auto ended = untie(scope, m_workspace.author(), requirement, *former, QStringLiteral("replace"),
                                   {{QStringLiteral("motif"), reason.trimmed()},
                                    {QStringLiteral("by"), made->name},
                                    {QStringLiteral("by_sha256"), made->sha256}});
                !ended)
                return ended;
        }
        return {};
    });
    return done ? made : fail(done.error());
}

} // namespace pupitre
