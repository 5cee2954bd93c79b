#include "core/referencing/ProofScan.h"

#include "core/referencing/leaks/LeakContent.h"
#include "core/workspace/Sql.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int kinds = static_cast<int>(LeakKind::Opaque) + 1;

QJsonArray toJson(const QList<LeakFinding>& findings)
{
    QJsonArray array;
    for (const LeakFinding& finding : findings)
        array.append(QJsonObject{{QStringLiteral("kind"), leakCode(finding.kind)},
                                 {QStringLiteral("place"), finding.place},
                                 {QStringLiteral("line"), finding.line},
                                 {QStringLiteral("shown"), finding.shown},
                                 {QStringLiteral("key"), finding.key},
                                 {QStringLiteral("fictitious"), finding.fictitious},
                                 {QStringLiteral("offset"), static_cast<qint64>(finding.offset)},
                                 {QStringLiteral("length"), static_cast<qint64>(finding.length)}});
    return array;
}

// What the journal calls a proof: names of files may be about persons, and the journal is never erased.
QString proofKey(const Proof& proof)
{
    return QString::number(proof.id);
}

QList<LeakFinding> fromJson(const QJsonArray& array)
{
    QList<LeakFinding> findings;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        LeakFinding finding;
        for (int kind = 0; kind < kinds; ++kind) {
            if (leakCode(static_cast<LeakKind>(kind)) == object.value(QLatin1String("kind")).toString())
                finding.kind = static_cast<LeakKind>(kind);
        }
        finding.place = object.value(QLatin1String("place")).toString();
        finding.line = object.value(QLatin1String("line")).toInteger();
        finding.shown = object.value(QLatin1String("shown")).toString();
        finding.key = object.value(QLatin1String("key")).toString();
        finding.fictitious = object.value(QLatin1String("fictitious")).toBool();
        finding.offset = object.value(QLatin1String("offset")).toInteger(-1);
        finding.length = object.value(QLatin1String("length")).toInteger();
        findings.append(finding);
    }
    return findings;
}

} // namespace

qsizetype ScannedProof::undecided() const
{
    return std::count_if(findings.begin(), findings.end(),
                         [](const JudgedFinding& judged) { return judged.acceptedReason.isEmpty(); });
}

Result<std::optional<QList<LeakFinding>>> ProofScans::keptReport(const QSqlDatabase& database,
                                                                 const QString& sha256) const
{
    auto query = execute(database, QStringLiteral("SELECT findings FROM scan_report WHERE sha256 = ? AND scanner = ?"),
                         {sha256, scanner});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return std::nullopt;
    return fromJson(QJsonDocument::fromJson(query->value(0).toString().toUtf8()).array());
}

Result<QList<LeakFinding>> ProofScans::scan(const Proof& proof, const TaskContext& context) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto kept = keptReport(*database, proof.sha256);
    if (!kept)
        return fail(kept.error());
    if (*kept)
        return **kept;
    QFile file(m_workspace.proofs().pathOf(proof.sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::ProofMissing).withValue(proof.name));
    auto findings = lookIntoFile(file, proof.name, context);
    if (!findings)
        return fail(findings.error());
    if (m_workspace.isReadOnly())
        return findings;
    const QByteArray json = QJsonDocument(toJson(*findings)).toJson(QJsonDocument::Compact);
    auto done = m_workspace.change(QStringLiteral("proof.scan"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO scan_report (sha256, scanner, scanned_at, findings) VALUES "
                                               "(?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET scanner = "
                                               "excluded.scanner, scanned_at = excluded.scanned_at, findings = "
                                               "excluded.findings"),
                                {proof.sha256, scanner, toIso(scope.clock().nowUtc()), QString::fromUtf8(json)});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(QStringLiteral("proof"), proofKey(proof), {},
                            {{QStringLiteral("sha256"), proof.sha256},
                             {QStringLiteral("findings"), static_cast<qint64>(findings->size())}});
    });
    if (!done)
        return fail(done.error());
    return findings;
}

Result<QList<ScannedProof>> ProofScans::scanAll(const TaskContext& context) const
{
    auto items = Dossier(m_workspace).checklist();
    if (!items)
        return fail(items.error());
    QList<ScannedProof> scanned;
    QHash<qint64, qsizetype> index;
    qint64 total = 0;
    for (const ChecklistItem& item : *items) {
        for (const Proof& proof : item.proofs) {
            if (proof.erased)
                continue;
            const auto known = index.constFind(proof.id);
            if (known != index.constEnd()) {
                scanned[*known].requirements.append(item.requirement.id);
                continue;
            }
            index.insert(proof.id, scanned.size());
            scanned.append({proof, {item.requirement.id}, {}});
            total += proof.size;
        }
    }
    qint64 before = 0;
    for (ScannedProof& entry : scanned) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        TaskContext step = context;
        step.progress = [&](qint64 done, qint64) {
            context.progress(before + done, total);
        };
        auto findings = scan(entry.proof, step);
        if (!findings)
            return fail(findings.error());
        auto database = m_workspace.database();
        if (!database)
            return fail(database.error());
        auto decisions =
            execute(*database, QStringLiteral("SELECT finding, reason FROM scan_decision WHERE sha256 = ?"),
                    {entry.proof.sha256});
        if (!decisions)
            return fail(decisions.error());
        QHash<QString, QString> reasons;
        while (decisions->next())
            reasons.insert(decisions->value(0).toString(), decisions->value(1).toString());
        for (const LeakFinding& finding : std::as_const(*findings))
            entry.findings.append({finding, reasons.value(finding.key)});
        before += entry.proof.size;
        context.progress(before, total);
    }
    return scanned;
}

Result<void> ProofScans::accept(const Proof& proof, const QString& key, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ScanReasonMissing);
    auto findings = scan(proof);
    if (!findings)
        return fail(findings.error());
    const auto found = std::find_if(findings->begin(), findings->end(),
                                    [&](const LeakFinding& finding) { return finding.key == key; });
    if (found == findings->end())
        return fail(Error(ErrorCode::ScanFindingUnknown).withValue(key));
    return m_workspace.change(QStringLiteral("scan.accept"), [&](ChangeScope& scope) -> Result<void> {
        auto set = execute(scope.database(),
                           QStringLiteral("INSERT INTO scan_decision (sha256, finding, reason, decided_at) VALUES (?, "
                                          "?, ?, ?) ON CONFLICT (sha256, finding) DO UPDATE SET reason = "
                                          "excluded.reason, decided_at = excluded.decided_at"),
                           {proof.sha256, key, reason.trimmed(), toIso(scope.clock().nowUtc())});
        if (!set)
            return fail(set.error());
        return scope.record(QStringLiteral("proof"), proofKey(proof), {},
                            {{QStringLiteral("finding"), leakCode(found->kind)},
                             {QStringLiteral("place"), found->place},
                             {QStringLiteral("shown"), found->shown},
                             {QStringLiteral("motif"), reason.trimmed()}});
    });
}

Result<void> ProofScans::withdraw(const Proof& proof, const QString& key)
{
    return m_workspace.change(QStringLiteral("scan.withdraw"), [&](ChangeScope& scope) -> Result<void> {
        auto removed =
            execute(scope.database(), QStringLiteral("DELETE FROM scan_decision WHERE sha256 = ? AND finding = ?"),
                    {proof.sha256, key});
        if (!removed)
            return fail(removed.error());
        if (removed->numRowsAffected() == 0)
            return fail(Error(ErrorCode::ScanFindingUnknown).withValue(key));
        return scope.record(QStringLiteral("proof"), proofKey(proof), {{QStringLiteral("finding"), key}}, {});
    });
}

Result<Proof> ProofScans::redact(qint64 id, const QString& reason, const TaskContext& context)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::ScanReasonMissing);
    auto scanned = scanAll(context);
    if (!scanned)
        return fail(scanned.error());
    const auto entry =
        std::find_if(scanned->begin(), scanned->end(), [&](const ScannedProof& s) { return s.proof.id == id; });
    if (entry == scanned->end())
        return fail(Error(ErrorCode::ProofUnknown).withValue(QString::number(id)));
    QFile file(m_workspace.proofs().pathOf(entry->proof.sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::ProofMissing).withValue(entry->proof.name));
    const auto text = textOf(file.readAll());
    QList<LeakFinding> placed;
    for (const JudgedFinding& judged : entry->findings) {
        if (judged.finding.offset >= 0 && judged.acceptedReason.isEmpty())
            placed.append(judged.finding);
    }
    if (!text || placed.isEmpty())
        return fail(Error(ErrorCode::ScanNotText).withValue(entry->proof.name));
    std::sort(placed.begin(), placed.end(),
              [](const LeakFinding& a, const LeakFinding& b) { return a.offset > b.offset; });
    QByteArray masked = *text;
    qsizetype limit = masked.size();
    for (const LeakFinding& finding : std::as_const(placed)) {
        // From the end, so that offsets stay true; what overlaps is masked once, up to where the next begins.
        const qsizetype end = std::min(finding.offset + finding.length, limit);
        if (finding.offset < 0 || end <= finding.offset || end > masked.size())
            continue;
        masked.replace(finding.offset, end - finding.offset, QByteArrayLiteral("\xC2\xABmasqu\xC3\xA9\xC2\xBB"));
        limit = finding.offset;
    }
    Dossier dossier(m_workspace);
    QBuffer buffer(&masked);
    buffer.open(QIODevice::ReadOnly);
    std::optional<Proof> made;
    for (const QString& requirement : std::as_const(entry->requirements)) {
        buffer.seek(0);
        auto attached = dossier.attachContent(requirement, {entry->proof.name, entry->proof.kind, entry->proof.origin},
                                              buffer, context);
        if (!attached)
            return fail(attached.error());
        made = *attached;
        if (auto detached = dossier.detach(requirement, entry->proof.id, reason); !detached)
            return fail(detached.error());
    }
    return *made;
}

} // namespace pupitre
