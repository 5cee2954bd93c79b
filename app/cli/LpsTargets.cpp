#include "app/cli/LpsTargets.h"

#include "app/cli/CertificateFiles.h"
#include "app/cli/ExerciseRun.h"
#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/lps/TargetProfileStore.h"
#include "ui/common/ProbeText.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace pupitre::cli {

QString describedSteps(const QList<RunStep>& steps)
{
    QString text;
    for (const RunStep& step : steps) {
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(probeVerdictText(verdictCode(step.verdict)), -12)
                    .arg(probeStepTitle(step.name), -34)
                    .arg(step.detail);
        if (!step.code.isEmpty())
            text += QStringLiteral("              %1\n").arg(probeFindingText(step.code));
    }
    return text;
}

TargetProfile readTarget(const QString& path, QList<Error>& problems)
{
    constexpr qint64 longestProfile = 2 << 20;
    const auto bytes = readFile(path, longestProfile);
    if (!bytes) {
        problems.append(bytes.error());
        return {};
    }
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &syntax);
    if (!document.isObject()) {
        problems.append(
            Error(ErrorCode::JsonSyntax).inFile(path).at(0, syntax.offset).withDetail(syntax.errorString()));
        return {};
    }
    QList<Error> own;
    TargetProfile profile = TargetProfile::fromJson(document.object(), own);
    for (Error& problem : own)
        problems.append(problem.inFile(path));
    return profile;
}

namespace {

// The options that describe a target besides, or instead of, a profile.
const QList<OptionSpec> targetOptions{{QStringLiteral("profile"), QStringLiteral("NAME")},
                                      {QStringLiteral("domain"), QStringLiteral("DOMAIN"), true},
                                      {QStringLiteral("ca"), QStringLiteral("FILE"), true},
                                      {QStringLiteral("sandbox"), {}},
                                      {QStringLiteral("autoconfig"), QStringLiteral("URL")}};

// The profile named, else the default one, else an empty one; changed by the options given.
Result<TargetProfile> profileOf(const Session& session, const Arguments& arguments, QList<Error>& problems)
{
    TargetProfile profile;
    profile.name = QStringLiteral("-");
    const QString name = arguments.value(QStringLiteral("profile"));
    if (!name.isEmpty() || QFileInfo::exists(session.workspacePath)) {
        auto workspace = session.openExisting();
        if (!workspace)
            return fail(workspace.error());
        auto entry = TargetProfileStore(**workspace).find(name);
        if (entry)
            profile = entry->profile;
        else if (!name.isEmpty() || entry.error().code() != ErrorCode::LpsProfileUnknown)
            return fail(entry.error());
    }
    if (arguments.has(QStringLiteral("domain")))
        profile.allowedDomains = arguments.values(QStringLiteral("domain"));
    profile.sandbox = profile.sandbox || arguments.has(QStringLiteral("sandbox"));
    if (arguments.has(QStringLiteral("autoconfig")))
        profile.autoconfigBase = QUrl(arguments.value(QStringLiteral("autoconfig")));
    for (const Certificate& certificate : certificatesIn(arguments.values(QStringLiteral("ca")), problems))
        profile.anchors += certificate.toPem();
    problems.append(profile.problems());
    return profile;
}

Outcome discover(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    auto profile = profileOf(session, arguments, problems);
    if (!profile)
        return Outcome::failed(profile.error());
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    NameService names;
    DiscoveryTarget target;
    target.address = arguments.positional().first();
    target.allowedDomains = profile->allowedDomains;
    target.sandbox = profile->sandbox;
    target.autoconfigBase = profile->autoconfigBase;
    target.anchors = profile->anchorCertificates();
    target.proxy = profile->proxy();
    Discovery discovery(names, target, session.clock->nowUtc());
    runToTheEnd(discovery);

    const DiscoveryReport& report = discovery.report();
    Outcome outcome;
    outcome.result = report.toJson();
    outcome.text = describedSteps(report.steps);
    for (const DiscoveredServer& server : report.servers)
        outcome.text +=
            QStringLiteral("\n%1  %2:%3  %4")
                .arg(server.protocol == MailProtocol::Imap ? QStringLiteral("IMAP") : QStringLiteral("SMTP"),
                     server.host)
                .arg(server.port)
                .arg(server.authentication.join(QStringLiteral(", ")));
    if (report.error) {
        outcome.errors.append(*report.error);
        // Nobody publishes anything: an answer. Nobody could be asked: the outside failed.
        const bool answered = std::any_of(report.steps.begin(), report.steps.end(), [](const RunStep& step) {
            return step.code == QLatin1String("no-document") || step.code.startsWith(QLatin1String("document-"));
        });
        outcome.exitCode = report.error->code() != ErrorCode::LpsNotDiscovered ? int(BadInput)
                           : answered                                          ? int(AnswerIsNo)
                                                                               : int(OutsideFailed);
    } else if (!report.good()) {
        outcome.exitCode = AnswerIsNo;
    }
    return outcome;
}

Outcome exercise(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    auto profile = profileOf(session, arguments, problems);
    if (!profile)
        return Outcome::failed(profile.error());
    Exercise::Request request;
    request.address = arguments.positional().first();
    request.profile = *profile;
    if (!readExerciseSecret(session, arguments, request, problems))
        problems.append(exerciseSecretError());
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    request.scanTls = !arguments.has(QStringLiteral("no-tls-scan"));
    request.sendMessage = !arguments.has(QStringLiteral("no-message"));

    const ExerciseRun run = runExercise(session, std::move(request));
    const ExerciseReport& report = run.report;
    Outcome outcome;
    outcome.result = run.json;
    outcome.errors = run.errors;
    for (const ExerciseStage& stage : report.stages)
        outcome.text += QStringLiteral("\n== %1\n").arg(probeStepTitle(stage.name)) + describedSteps(stage.steps);
    if (!report.good())
        outcome.exitCode =
            report.error && report.error->code() == ErrorCode::LpsDomainRefused ? int(BadInput) : int(AnswerIsNo);
    keepExercise(session, arguments, report, outcome);
    return outcome;
}

// ---- profiles

QJsonObject entryJson(const TargetProfileStore::Entry& entry)
{
    QJsonObject json = entry.profile.toJson();
    json.insert(QStringLiteral("default"), entry.isDefault);
    return json;
}

Outcome targets(const Session& session, const Arguments&)
{
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto entries = TargetProfileStore(**workspace).list();
    if (!entries)
        return Outcome::failed(entries.error());
    Outcome outcome;
    QJsonArray array;
    for (const auto& entry : *entries) {
        array.append(entryJson(entry));
        outcome.text += QStringLiteral("%1 %2  %3\n")
                            .arg(entry.isDefault ? QStringLiteral("*") : QStringLiteral(" "), entry.profile.name,
                                 entry.profile.allowedDomains.join(QStringLiteral(", ")));
    }
    outcome.result = {{QStringLiteral("targets"), array}};
    if (entries->isEmpty())
        outcome.text = Text::tr("No target profile.");
    return outcome;
}

Outcome targetExport(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto entry = TargetProfileStore(**workspace).find(arguments.positional().first());
    if (!entry)
        return Outcome::failed(entry.error());
    Outcome outcome;
    outcome.result = entry->profile.toJson();
    outcome.raw = QJsonDocument(outcome.result).toJson(QJsonDocument::Indented);
    return outcome;
}

Outcome targetImport(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    TargetProfile profile = readTarget(arguments.positional().first(), problems);
    if (const QString name = arguments.value(QStringLiteral("name")); !name.isEmpty())
        profile.name = name;
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    TargetProfileStore store(**workspace);
    qint64 id = 0;
    if (arguments.has(QStringLiteral("replace"))) {
        if (auto known = store.find(profile.name))
            id = known->id;
    }
    auto saved = store.save(id, profile);
    if (!saved)
        return Outcome::failed(saved.error());
    Outcome outcome;
    outcome.result = profile.toJson();
    outcome.text = Text::tr("Target profile “%1” kept.").arg(profile.name);
    return outcome;
}

Outcome targetChange(const Session& session, const QString& name,
                     const std::function<Result<void>(TargetProfileStore&, qint64)>& change, const QString& text)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    TargetProfileStore store(**workspace);
    auto entry = store.find(name);
    if (!entry)
        return Outcome::failed(entry.error());
    if (auto done = change(store, entry->id); !done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("name"), name}};
    outcome.text = text.arg(name);
    return outcome;
}

Outcome targetDefault(const Session& session, const Arguments& arguments)
{
    return targetChange(
        session, arguments.positional().first(),
        [](TargetProfileStore& store, qint64 id) { return store.setDefault(id); },
        Text::tr("Target profile “%1” is the default one."));
}

Outcome targetRemove(const Session& session, const Arguments& arguments)
{
    return targetChange(
        session, arguments.positional().first(), [](TargetProfileStore& store, qint64 id) { return store.remove(id); },
        Text::tr("Target profile “%1” removed."));
}

} // namespace

QList<Verb> lpsTargetVerbs()
{
    const QString group = QStringLiteral("lps");
    const QString target = QStringLiteral("[--profile NAME] [--domain D]… [--ca FILE]… [--sandbox [--autoconfig URL]]");
    const QString name = QStringLiteral("NAME");
    return {{group, QStringLiteral("discover"), QStringLiteral("ADDRESS ") + target, 1, 1, targetOptions, discover},
            {group, QStringLiteral("exercise"),
             QStringLiteral("ADDRESS ") + exerciseSecretSynopsis() + QLatin1Char(' ') + target +
                 QStringLiteral(" [--no-tls-scan] [--no-message] [--save]"),
             1, 1,
             targetOptions + exerciseSecretOptions() +
                 QList<OptionSpec>{{QStringLiteral("no-tls-scan"), {}},
                                   {QStringLiteral("no-message"), {}},
                                   {QStringLiteral("save"), {}}},
             exercise},
            {group, QStringLiteral("targets"), {}, 0, 0, {}, targets},
            {group, QStringLiteral("target-export"), name, 1, 1, {}, targetExport},
            {group,
             QStringLiteral("target-import"),
             QStringLiteral("FILE [--name NAME] [--replace]"),
             1,
             1,
             {{QStringLiteral("name"), QStringLiteral("NAME")}, {QStringLiteral("replace"), {}}},
             targetImport},
            {group, QStringLiteral("target-default"), name, 1, 1, {}, targetDefault},
            {group, QStringLiteral("target-remove"), name, 1, 1, {}, targetRemove}};
}

} // namespace pupitre::cli
