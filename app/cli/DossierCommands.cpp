#include "app/cli/Commands.h"
#include "core/base/FileIo.h"
#include "core/referencing/Dossier.h"
#include "ui/common/ErrorText.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre::cli {

namespace {

Outcome status(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const Dossier dossier(**workspace);
    auto version = dossier.candidature();
    auto readiness = dossier.readiness(session.clock->nowUtc().date());
    if (!version || !readiness)
        return Outcome::failed(!version ? version.error() : readiness.error());
    Outcome outcome;
    QJsonArray findings;
    for (const Error& error : readiness->candidature.errors)
        findings.append(cli::toJson(error));
    outcome.warnings = readiness->candidature.warnings;
    outcome.result = {
        {QStringLiteral("candidature_version"), version->number},
        {QStringLiteral("candidature"), version->candidature.toJson()}, // as `dossier candidature` takes it
        {QStringLiteral("profiles"), QJsonArray::fromStringList(version->candidature.profiles())},
        {QStringLiteral("candidature_findings"), findings},
        {QStringLiteral("requirements"), readiness->applicable},
        {QStringLiteral("ready"), readiness->ready},
        {QStringLiteral("unproved"), QJsonArray::fromStringList(readiness->unproved)},
        {QStringLiteral("complete"), readiness->complete()}};
    outcome.text = Text::tr("Candidature: version %1, %n point(s) to complete.", nullptr,
                            static_cast<int>(readiness->candidature.errors.size()))
                       .arg(version->number) +
                   QLatin1Char('\n');
    for (const Error& error : readiness->candidature.errors)
        outcome.text += QStringLiteral("  %1: %2\n").arg(error.field(), errorText(error));
    outcome.text +=
        Text::tr("Requirements: %1 ready of %2.").arg(readiness->ready).arg(readiness->applicable) + QLatin1Char('\n');
    for (const QString& id : readiness->unproved)
        outcome.text += QStringLiteral("  %1\n").arg(id);
    return outcome;
}

Outcome candidature(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    auto bytes = readFile(path, 1 << 20);
    if (!bytes)
        return Outcome::failed(bytes.error());
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &problem);
    if (!document.isObject())
        return Outcome::failed(Error(ErrorCode::JsonSyntax).inFile(path).withDetail(problem.errorString()));
    auto form = Candidature::fromJson(document.object(), path);
    if (!form)
        return Outcome::failed(BadInput, form.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto version = Dossier(**workspace).saveCandidature(*form);
    if (!version)
        return Outcome::failed(version.error());
    // A form may be saved incomplete: what is missing is said, and prevents the deposit only.
    const CandidatureFindings findings = checkCandidature(*form, session.clock->nowUtc().date());
    Outcome outcome;
    outcome.errors = findings.errors;
    outcome.warnings = findings.warnings;
    outcome.exitCode = findings.errors.isEmpty() ? Good : AnswerIsNo;
    outcome.result = {{QStringLiteral("version"), *version}};
    outcome.text = Text::tr("Candidature saved: version %1.").arg(*version);
    return outcome;
}

Outcome requirements(const Session& session, const Arguments&)
{
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto items = Dossier(**workspace).checklist();
    if (!items)
        return Outcome::failed(items.error());
    Outcome outcome;
    QJsonArray list;
    for (const ChecklistItem& item : *items) {
        QJsonArray proofs;
        for (const Proof& proof : item.proofs)
            proofs.append(QJsonObject{{QStringLiteral("id"), proof.id},
                                      {QStringLiteral("name"), proof.name},
                                      {QStringLiteral("sha256"), proof.sha256}});
        const bool mandatory = item.requirement.nature == Requirement::Nature::Mandatory;
        list.append(QJsonObject{
            {QStringLiteral("id"), item.requirement.id},
            {QStringLiteral("nature"), mandatory ? QStringLiteral("exigence") : QStringLiteral("preconisation")},
            {QStringLiteral("statement"), item.requirement.statement},
            {QStringLiteral("status"), statusCode(item.status)},
            {QStringLiteral("owner"), item.owner},
            {QStringLiteral("comment"), item.comment},
            {QStringLiteral("proofs"), proofs}});
        outcome.text += QStringLiteral("%1  %2  %3\n")
                            .arg(item.requirement.id, -12)
                            .arg(statusCode(item.status), -14)
                            .arg(item.requirement.statement);
    }
    auto catalogue = Dossier(**workspace).catalogue();
    if (!catalogue)
        return Outcome::failed(catalogue.error());
    outcome.text += catalogue->notice;
    outcome.result = {{QStringLiteral("catalogue"), catalogue->id},
                      {QStringLiteral("notice"), catalogue->notice},
                      {QStringLiteral("requirements"), list}};
    return outcome;
}

Outcome attach(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto proof = Dossier(**workspace).attach(arguments.positional().value(0), arguments.positional().value(1));
    if (!proof)
        return Outcome::failed(proof.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("id"), proof->id},
                      {QStringLiteral("sha256"), proof->sha256},
                      {QStringLiteral("size"), proof->size}};
    outcome.text = Text::tr("Proof %1 attached: %2").arg(proof->id).arg(proof->sha256);
    return outcome;
}

Outcome set(const Session& session, const Arguments& arguments)
{
    const auto wanted = statusFromCode(arguments.positional().value(1));
    if (!wanted)
        return Outcome::failed(
            Error(ErrorCode::UsageValue).inField(QStringLiteral("STATUS")).withValue(arguments.positional().value(1)));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto done = Dossier(**workspace)
                          .setStatus(arguments.positional().value(0), *wanted, arguments.value(QStringLiteral("owner")),
                                     arguments.value(QStringLiteral("comment")));
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

} // namespace

QList<Verb> dossierVerbs()
{
    const QString group = QStringLiteral("dossier");
    return {{group, QStringLiteral("status"), {}, 0, 0, {}, status},
            {group, QStringLiteral("candidature"), QStringLiteral("FILE.json"), 1, 1, {}, candidature},
            {group, QStringLiteral("requirements"), {}, 0, 0, {}, requirements},
            {group, QStringLiteral("attach"), QStringLiteral("REQUIREMENT FILE"), 2, 2, {}, attach},
            {group,
             QStringLiteral("set"),
             QStringLiteral("REQUIREMENT todo|in-progress|ready|not-applicable [--owner NAME] [--comment TEXT]"),
             2,
             2,
             {{QStringLiteral("owner"), QStringLiteral("NAME")}, {QStringLiteral("comment"), QStringLiteral("TEXT")}},
             set}};
}

} // namespace pupitre::cli
