#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/referencing/CandidatureSheet.h"
#include "core/referencing/Dossier.h"
#include "ui/common/ErrorText.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre::cli {

namespace {

QString eligibilityText(Eligibility::Answer answer)
{
    switch (answer) {
    case Eligibility::Answer::Eligible:
        return Text::tr("Eligibility: the operator may apply.");
    case Eligibility::Answer::Exempt:
        return Text::tr("Eligibility: exempt, no candidature is to be filed.");
    case Eligibility::Answer::Refused:
        return Text::tr("Eligibility: the operator may not apply.");
    case Eligibility::Answer::Unknown:
        break;
    }
    return Text::tr("Eligibility: not known yet.");
}

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
    const Eligibility eligibility = eligibilityOf(version->candidature);
    QJsonArray reasons;
    for (const Error& error : eligibility.reasons)
        reasons.append(cli::toJson(error));
    QJsonArray unproved;
    QJsonArray missing;
    for (const Readiness::Missing& one : readiness->missing) {
        unproved.append(one.requirement);
        missing.append(QJsonObject{{QStringLiteral("requirement"), one.requirement},
                                   {QStringLiteral("status"), statusCode(one.status)},
                                   {QStringLiteral("has_proof"), one.proved},
                                   {QStringLiteral("owner"), one.owner},
                                   {QStringLiteral("due"), one.due.toString(Qt::ISODate)}});
    }
    outcome.result = {
        {QStringLiteral("eligibility"), QJsonObject{{QStringLiteral("answer"), eligibilityCode(eligibility.answer)},
                                                    {QStringLiteral("reasons"), reasons}}},
        {QStringLiteral("candidature_number"), version->which},
        {QStringLiteral("candidature_version"), version->number},
        {QStringLiteral("candidature"), version->candidature.toJson()}, // as `dossier candidature` takes it
        {QStringLiteral("profiles"), QJsonArray::fromStringList(version->candidature.profiles())},
        {QStringLiteral("candidature_findings"), findings},
        {QStringLiteral("requirements"), readiness->applicable},
        {QStringLiteral("ready"), readiness->ready},
        {QStringLiteral("unproved"), unproved},
        {QStringLiteral("missing"), missing},
        {QStringLiteral("unanswered"), QJsonArray::fromStringList(readiness->unanswered)},
        {QStringLiteral("complete"), readiness->complete()}};
    outcome.text = eligibilityText(eligibility.answer) + QLatin1Char('\n');
    for (const Error& error : eligibility.reasons)
        outcome.text += QStringLiteral("  %1 %2\n").arg(errorText(error), errorAdvice(error));
    outcome.text += Text::tr("Candidature %1, version %2: %n point(s) to complete.", nullptr,
                             static_cast<int>(readiness->candidature.errors.size()))
                        .arg(version->which)
                        .arg(version->number) +
                    QLatin1Char('\n');
    for (const Error& error : readiness->candidature.errors)
        outcome.text += QStringLiteral("  %1: %2\n").arg(error.field(), errorText(error));
    outcome.text +=
        Text::tr("Requirements: %1 ready of %2.").arg(readiness->ready).arg(readiness->applicable) + QLatin1Char('\n');
    for (const Readiness::Missing& one : readiness->missing)
        outcome.text += QStringLiteral("  %1  %2  %3  %4\n")
                            .arg(one.requirement, -12)
                            .arg(statusCode(one.status), -14)
                            .arg(one.due.isValid() ? one.due.toString(Qt::ISODate) : QStringLiteral("—"), -10)
                            .arg(one.owner.isEmpty() ? QStringLiteral("—") : one.owner);
    outcome.text += Text::tr("SSI maturity questionnaire: %n question(s) without an answer.", nullptr,
                             static_cast<int>(readiness->unanswered.size()));
    return outcome;
}

QJsonArray versionsJson(const QList<Dossier::Version>& versions)
{
    QJsonArray list;
    for (qsizetype i = 0; i < versions.size(); ++i) {
        QJsonArray changes;
        if (i + 1 < versions.size()) {
            for (const CandidatureChange& change :
                 compareCandidatures(versions[i + 1].candidature, versions[i].candidature))
                changes.append(QJsonObject{{QStringLiteral("field"), change.field},
                                           {QStringLiteral("before"), change.before},
                                           {QStringLiteral("after"), change.after}});
        }
        list.append(QJsonObject{{QStringLiteral("version"), versions[i].number},
                                {QStringLiteral("candidature"), versions[i].which},
                                {QStringLiteral("saved_at"), toIso(versions[i].savedAt)},
                                {QStringLiteral("filed"), versions[i].candidature.filed},
                                {QStringLiteral("changes"), changes}});
    }
    return list;
}

// Without a file: the versions and what changed from one to the next, the form as PDF, or another candidature.
Outcome candidatures(const Session& session, const Arguments& arguments)
{
    const bool another = arguments.has(QStringLiteral("new"));
    auto workspace = another ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Dossier dossier(**workspace);
    if (another) {
        if (auto opened = dossier.openCandidature(arguments.value(QStringLiteral("new"))); !opened)
            return Outcome::failed(opened.error());
    }
    if (arguments.has(QStringLiteral("pdf"))) {
        auto version = dossier.candidature();
        if (!version)
            return Outcome::failed(version.error());
        const QByteArray pdf =
            pdfOf(candidatureSheet(*version, checkCandidature(version->candidature, session.clock->nowUtc().date())));
        const auto written = writeAtomically(arguments.value(QStringLiteral("pdf")),
                                             [&](QIODevice& device) { return writeAll(device, pdf); });
        if (!written)
            return Outcome::failed(written.error());
    }
    auto versions = dossier.versions();
    if (!versions)
        return Outcome::failed(versions.error());
    Outcome outcome;
    const QJsonArray list = versionsJson(*versions);
    outcome.result = {{QStringLiteral("versions"), list}};
    for (const QJsonValue& value : list) {
        const QJsonObject version = value.toObject();
        outcome.text += Text::tr("Candidature %1, version %2, %3")
                            .arg(version.value(QLatin1String("candidature")).toInt())
                            .arg(version.value(QLatin1String("version")).toInt())
                            .arg(version.value(QLatin1String("saved_at")).toString()) +
                        QLatin1Char('\n');
        for (const QJsonValue& change : version.value(QLatin1String("changes")).toArray())
            outcome.text += QStringLiteral("  %1: %2 → %3\n")
                                .arg(change.toObject().value(QLatin1String("field")).toString(),
                                     change.toObject().value(QLatin1String("before")).toString(),
                                     change.toObject().value(QLatin1String("after")).toString());
    }
    return outcome;
}

Outcome candidature(const Session& session, const Arguments& arguments)
{
    if (arguments.positional().isEmpty())
        return candidatures(session, arguments);
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
                                      {QStringLiteral("kind"), proofKindCode(proof.kind)},
                                      {QStringLiteral("origin"), proof.origin},
                                      {QStringLiteral("size"), proof.size},
                                      {QStringLiteral("sha256"), proof.sha256}});
        const bool mandatory = item.requirement.nature == Requirement::Nature::Mandatory;
        list.append(QJsonObject{
            {QStringLiteral("id"), item.requirement.id},
            {QStringLiteral("nature"), mandatory ? QStringLiteral("exigence") : QStringLiteral("preconisation")},
            {QStringLiteral("statement"), item.requirement.statement},
            {QStringLiteral("profile"), item.requirement.profile},
            {QStringLiteral("status"), statusCode(item.work.status)},
            {QStringLiteral("owner"), item.work.owner},
            {QStringLiteral("due"), item.work.due.toString(Qt::ISODate)},
            {QStringLiteral("comment"), item.work.comment},
            {QStringLiteral("justification"), item.work.justification},
            {QStringLiteral("proofs"), proofs}});
        outcome.text += QStringLiteral("%1  %2  %3\n")
                            .arg(item.requirement.id, -12)
                            .arg(statusCode(item.work.status), -14)
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

Outcome set(const Session& session, const Arguments& arguments)
{
    const auto wanted = statusFromCode(arguments.positional().value(1));
    if (!wanted)
        return Outcome::failed(
            Error(ErrorCode::UsageValue).inField(QStringLiteral("STATUS")).withValue(arguments.positional().value(1)));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Dossier dossier(**workspace);
    auto work = dossier.work(arguments.positional().value(0));
    if (!work)
        return Outcome::failed(work.error());
    // What is not said stays as it is.
    work->status = *wanted;
    work->owner = arguments.value(QStringLiteral("owner"), work->owner);
    work->comment = arguments.value(QStringLiteral("comment"), work->comment);
    work->justification = arguments.value(QStringLiteral("justification"), work->justification);
    if (work->status == RequirementStatus::NotApplicable && work->justification.isEmpty())
        work->justification = work->comment; // the only text there is says why
    if (arguments.has(QStringLiteral("due"))) {
        const QString due = arguments.value(QStringLiteral("due"));
        work->due = QDate::fromString(due, Qt::ISODate);
        if (!work->due.isValid() && !due.isEmpty())
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--due")).withValue(due));
    }
    if (const auto done = dossier.record(arguments.positional().value(0), *work); !done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome history(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto entries = Dossier(**workspace).history(arguments.positional().first());
    if (!entries)
        return Outcome::failed(entries.error());
    Outcome outcome;
    QJsonArray list;
    for (const HistoryEntry& entry : *entries) {
        list.append(QJsonObject{{QStringLiteral("at"), toIso(entry.at)},
                                {QStringLiteral("author"), entry.author},
                                {QStringLiteral("act"), entry.act},
                                {QStringLiteral("details"), entry.details}});
        QStringList details;
        for (auto it = entry.details.begin(); it != entry.details.end(); ++it) {
            const QString value =
                it.value().isDouble() ? QString::number(it.value().toInteger()) : it.value().toString();
            if (!value.isEmpty())
                details.append(it.key() + u'=' + value);
        }
        outcome.text +=
            QStringLiteral("%1  %2  %3  %4\n").arg(toIso(entry.at), entry.author, entry.act, details.join(u' '));
    }
    outcome.result = {{QStringLiteral("history"), list}};
    return outcome;
}

} // namespace

QList<Verb> dossierVerbs()
{
    const QString group = QStringLiteral("dossier");
    return {{group, QStringLiteral("status"), {}, 0, 0, {}, status},
            {group,
             QStringLiteral("candidature"),
             QStringLiteral("[FILE.json] [--new REASON] [--pdf OUT]"),
             0,
             1,
             {{QStringLiteral("new"), QStringLiteral("REASON")}, {QStringLiteral("pdf"), QStringLiteral("OUT")}},
             candidature},
            {group, QStringLiteral("requirements"), {}, 0, 0, {}, requirements},
            {group, QStringLiteral("history"), QStringLiteral("REQUIREMENT"), 1, 1, {}, history},
            {group,
             QStringLiteral("set"),
             QStringLiteral(
                 "REQUIREMENT todo|in-progress|ready|not-applicable [--owner NAME] [--due DATE] [--comment TEXT] "
                 "[--justification TEXT]"),
             2,
             2,
             {{QStringLiteral("owner"), QStringLiteral("NAME")},
              {QStringLiteral("due"), QStringLiteral("DATE")},
              {QStringLiteral("comment"), QStringLiteral("TEXT")},
              {QStringLiteral("justification"), QStringLiteral("TEXT")}},
             set}};
}

} // namespace pupitre::cli
