#include "app/cli/Commands.h"

#include "app/cli/ChangeSetCommands.h"
#include "app/cli/TokenCommands.h"
#include "core/workspace/Workspace.h"
#include "ui/common/ErrorText.h"

#include <algorithm>

namespace pupitre::cli {

namespace {

// Of the group or verb asked about, or of all when it names none.
QString usage(const QList<Verb>& verbs, const QString& group, const QString& name)
{
    QString all;
    QString asked;
    for (const Verb& verb : verbs) {
        const QString line = QStringLiteral("  %1 %2 %3\n").arg(verb.group, verb.name, verb.synopsis);
        all += line;
        if (verb.group == group && (name.isEmpty() || verb.name == name))
            asked += line;
    }
    QString text = Text::tr("Usage: pupitre-cli GROUP VERB … [--workspace PATH] [--json]") + QLatin1String("\n\n") +
                   (asked.isEmpty() ? all : asked);
    text += QLatin1Char('\n') +
            Text::tr("Exit codes: 0 done and good; 1 done, and the answer is no; 2 bad usage or unreadable "
                     "input, nothing changed; 3 the outside world failed.") +
            QLatin1Char('\n');
    return text;
}

Outcome badUsage(const QString& value)
{
    return Outcome::failed(Error(ErrorCode::UsageUnknown).withValue(value));
}

} // namespace

Result<std::unique_ptr<Workspace>> Session::openForReading() const
{
    auto there = Workspace::exists(workspacePath);
    if (!there)
        return fail(there.error());
    return *there ? openExisting() : openForWriting();
}

Result<std::unique_ptr<Workspace>> Session::openExisting() const
{
    Workspace::Options options;
    options.clock = clock;
    options.readOnly = true;
    return Workspace::open(workspacePath, options);
}

Result<std::unique_ptr<Workspace>> Session::openForWriting() const
{
    Workspace::Options options;
    options.clock = clock;
    // A file is made on the way; a team store by `workspace init` alone, which grants its roles.
    options.create = !StoreAddress::isOne(workspacePath);
    return Workspace::open(workspacePath, options);
}

QList<Verb> allVerbs()
{
    QList<Verb> all;
    for (const auto& verbs : {&workspaceVerbs,
                              &mailboxVerbs,
                              &changeSetVerbs,
                              &lifeVerbs,
                              &directoryVerbs,
                              &whiteListVerbs,
                              &certificateVerbs,
                              &certificateVerifyVerbs,
                              &certificateLintVerbs,
                              &certificateAuthorityVerbs,
                              &certificateRequestVerbs,
                              &certificateRenewalVerbs,
                              &certificateTokenVerbs,
                              &certificateUseVerbs,
                              &lpsVerbs,
                              &lpsMessageVerbs,
                              &tokenVerbs,
                              &conformanceVerbs,
                              &indicatorVerbs,
                              &dossierVerbs,
                              &proofVerbs,
                              &dossierFileVerbs,
                              &packageVerbs,
                              &scanVerbs,
                              &instructionVerbs,
                              &auditVerbs})
        all += verbs();
    return all;
}

Outcome runCommand(const QStringList& words, bool* json)
{
    const QList<Verb> verbs = allVerbs();
    *json = words.contains(QLatin1String("--json"));
    if (words.isEmpty())
        return badUsage({});
    if (words.first() == QLatin1String("help") || words.contains(QLatin1String("--help"))) {
        QStringList asked = words;
        asked.removeAll(QStringLiteral("--help"));
        asked.removeOne(QStringLiteral("help"));
        Outcome outcome;
        outcome.text = usage(verbs, asked.value(0), asked.value(1));
        return outcome;
    }
    if (words.first() == QLatin1String("--version")) {
        Outcome outcome;
        outcome.text = QStringLiteral("pupitre-cli " PUPITRE_VERSION);
        outcome.result.insert(QStringLiteral("version"), QStringLiteral(PUPITRE_VERSION));
        return outcome;
    }
    const QString group = words.value(0);
    const QString name = words.value(1);
    const auto verb =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.group == group && v.name == name; });
    if (verb == verbs.end())
        return badUsage((group + QLatin1Char(' ') + name).trimmed());

    QList<OptionSpec> options = verb->options;
    options.append({QStringLiteral("workspace"), QStringLiteral("PATH")});
    options.append({QStringLiteral("json"), {}});
    QString problem;
    const auto arguments = Arguments::parse(words.mid(2), options, &problem);
    if (!arguments)
        return badUsage(problem);
    const qsizetype given = arguments->positional().size();
    if (given < verb->leastPositional || (verb->mostPositional >= 0 && given > verb->mostPositional))
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral("%1 %2 %3").arg(group, name, verb->synopsis).trimmed()));

    Session session;
    session.json = *json;
    session.workspacePath = arguments->value(QStringLiteral("workspace"), Workspace::defaultPath());
    return verb->run(session, *arguments);
}

} // namespace pupitre::cli
