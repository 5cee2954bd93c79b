#include "app/cli/Commands.h"
#include "app/cli/DemoWorkspace.h"
#include "core/workspace/Overview.h"
#include "core/workspace/Sql.h"
#include "core/workspace/Workspace.h"

#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

Outcome initialise(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().value(0, session.workspacePath);
    if (QFileInfo::exists(path))
        return Outcome::failed(Error(ErrorCode::WorkspaceExists).inFile(path));
    Workspace::Options options;
    options.clock = session.clock;
    options.create = true;
    auto workspace = Workspace::open(path, options);
    if (!workspace)
        return Outcome::failed(workspace.error());
    Outcome outcome;
    outcome.result.insert(QStringLiteral("path"), (*workspace)->path());
    outcome.text = Text::tr("Workspace created: %1").arg((*workspace)->path());
    return outcome;
}

Outcome demonstration(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    if (auto made = makeDemoWorkspace(path, *session.clock); !made)
        return Outcome::failed(made.error());
    Outcome outcome;
    outcome.result.insert(QStringLiteral("path"), path);
    outcome.text = Text::tr("Demonstration workspace created, with fictitious data: %1").arg(path);
    return outcome;
}

Outcome info(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    Outcome outcome;
    outcome.result.insert(QStringLiteral("path"), (*workspace)->path());
    outcome.text = (*workspace)->path() + QLatin1Char('\n');
    auto figures = workspaceFigures(*database);
    if (!figures)
        return Outcome::failed(figures.error());
    const QList<std::pair<QString, qint64>> lines{{QStringLiteral("schema"), figures->schema},
                                                  {QStringLiteral("mailboxes"), figures->mailboxes},
                                                  {QStringLiteral("certificates"), figures->certificates},
                                                  {QStringLiteral("runs"), figures->runs},
                                                  {QStringLiteral("indicator_files"), figures->indicatorFiles},
                                                  {QStringLiteral("proofs"), figures->proofs},
                                                  {QStringLiteral("journal_lines"), figures->journalLines}};
    for (const auto& [name, value] : lines) {
        outcome.result.insert(name, value);
        outcome.text += QStringLiteral("%1: %2\n").arg(name).arg(value);
    }
    return outcome;
}

Outcome check(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(AnswerIsNo, {workspace.error()});
    auto findings = (*workspace)->check();
    if (!findings)
        return Outcome::failed(AnswerIsNo, {findings.error()});
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    Outcome outcome;
    for (const QString& finding : *findings)
        outcome.errors.append(Error(ErrorCode::WorkspaceDamaged).inFile((*workspace)->path()).withDetail(finding));

    // The proofs of the dossier are part of the workspace: each is read again and compared with its name.
    auto proofs = execute(*database, QStringLiteral("SELECT DISTINCT sha256 FROM proof WHERE erased_at = '' ORDER BY sha256"));
    if (!proofs)
        return Outcome::failed(proofs.error());
    int count = 0;
    while (proofs->next()) {
        ++count;
        if (auto sound = (*workspace)->proofs().verify(proofs->value(0).toString()); !sound)
            outcome.errors.append(sound.error());
    }
    outcome.exitCode = outcome.errors.isEmpty() ? Good : AnswerIsNo;
    outcome.result.insert(QStringLiteral("findings"), QJsonArray::fromStringList(*findings));
    outcome.result.insert(QStringLiteral("proofs"), count);
    if (outcome.errors.isEmpty())
        outcome.text = Text::tr("The workspace is sound.");
    return outcome;
}

} // namespace

QList<Verb> workspaceVerbs()
{
    const QString group = QStringLiteral("workspace");
    return {{group, QStringLiteral("init"), QStringLiteral("[PATH]"), 0, 1, {}, initialise},
            {group, QStringLiteral("demo"), QStringLiteral("PATH"), 1, 1, {}, demonstration},
            {group, QStringLiteral("info"), {}, 0, 0, {}, info},
            {group, QStringLiteral("check"), {}, 0, 0, {}, check}};
}

} // namespace pupitre::cli
