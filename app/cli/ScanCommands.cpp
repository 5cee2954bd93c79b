#include "app/cli/Commands.h"
#include "core/referencing/ProofScan.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre::cli {

namespace {

Outcome scan(const Session& session, const Arguments&)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto scanned = ProofScans(**workspace).scanAll();
    if (!scanned)
        return Outcome::failed(scanned.error());
    Outcome outcome;
    QJsonArray proofs;
    qsizetype undecided = 0;
    for (const ScannedProof& entry : *scanned) {
        QJsonArray findings;
        for (const JudgedFinding& judged : entry.findings) {
            const LeakFinding& finding = judged.finding;
            findings.append(QJsonObject{{QStringLiteral("kind"), leakCode(finding.kind)},
                                        {QStringLiteral("place"), finding.place},
                                        {QStringLiteral("line"), finding.line},
                                        {QStringLiteral("shown"), finding.shown},
                                        {QStringLiteral("key"), finding.key},
                                        {QStringLiteral("fictitious"), finding.fictitious},
                                        {QStringLiteral("accepted"), judged.acceptedReason}});
            if (judged.acceptedReason.isEmpty()) {
                outcome.errors.append(Error(ErrorCode::ScanUndecided)
                                          .withValue(entry.proof.name)
                                          .inField(finding.place)
                                          .at(finding.line)
                                          .withDetail(leakCode(finding.kind) + u' ' + finding.shown));
            }
        }
        undecided += entry.undecided();
        proofs.append(QJsonObject{{QStringLiteral("id"), entry.proof.id},
                                  {QStringLiteral("name"), entry.proof.name},
                                  {QStringLiteral("sha256"), entry.proof.sha256},
                                  {QStringLiteral("requirements"), QJsonArray::fromStringList(entry.requirements)},
                                  {QStringLiteral("findings"), findings}});
    }
    outcome.exitCode = undecided == 0 ? Good : AnswerIsNo;
    outcome.result = {{QStringLiteral("proofs"), proofs},
                      {QStringLiteral("undecided"), static_cast<qint64>(undecided)}};
    outcome.text = undecided == 0
                       ? Text::tr("Nothing in the proofs prevents them from leaving.")
                       : Text::tr("%n finding(s) to correct or accept.", nullptr, static_cast<int>(undecided));
    return outcome;
}

Result<Proof> proofNumbered(Workspace& workspace, const QString& number)
{
    auto items = Dossier(workspace).checklist();
    if (!items)
        return fail(items.error());
    for (const ChecklistItem& item : *items) {
        for (const Proof& proof : item.proofs) {
            if (QString::number(proof.id) == number)
                return proof;
        }
    }
    return fail(Error(ErrorCode::ProofUnknown).withValue(number));
}

Outcome accept(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto proof = proofNumbered(**workspace, arguments.positional().value(0));
    if (!proof)
        return Outcome::failed(proof.error());
    const auto done = ProofScans(**workspace)
                          .accept(*proof, arguments.positional().value(1), arguments.value(QStringLiteral("reason")));
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome redact(const Session& session, const Arguments& arguments)
{
    bool isNumber = false;
    const QString word = arguments.positional().first();
    const qint64 proof = word.toLongLong(&isNumber);
    if (!isNumber)
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("PROOF")).withValue(word));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto made = ProofScans(**workspace).redact(proof, arguments.value(QStringLiteral("reason")));
    if (!made)
        return Outcome::failed(made.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("id"), made->id}, {QStringLiteral("sha256"), made->sha256}};
    outcome.text =
        Text::tr("Masked copy attached as proof %1; the original is kept and leaves the dossier.").arg(made->id);
    return outcome;
}

} // namespace

QList<Verb> scanVerbs()
{
    const QString group = QStringLiteral("dossier");
    const QList<OptionSpec> reason{{QStringLiteral("reason"), QStringLiteral("TEXT")}};
    return {{group, QStringLiteral("scan"), {}, 0, 0, {}, scan},
            {group, QStringLiteral("accept"), QStringLiteral("PROOF FINDING --reason TEXT"), 2, 2, reason, accept},
            {group, QStringLiteral("redact"), QStringLiteral("PROOF --reason TEXT"), 1, 1, reason, redact}};
}

} // namespace pupitre::cli
