#include "app/cli/Commands.h"
#include "app/cli/DemoWorkspace.h"
#include "core/workspace/Overview.h"
#include "core/workspace/Sql.h"
#include "core/workspace/WorkspaceCopy.h"

#include <QJsonArray>

namespace pupitre::cli {

namespace {

Outcome initialise(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().value(0, session.workspacePath);
    auto there = Workspace::exists(path);
    if (!there)
        return Outcome::failed(there.error());
    // A team store that is there is brought to this version's schema by its owner.
    if (*there && !StoreAddress::isOne(path))
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

Outcome migrate(const Session& session, const Arguments& arguments)
{
    Workspace::Options options;
    options.clock = session.clock;
    auto copied = copyWorkspace(arguments.positional().at(0), arguments.positional().at(1), options);
    if (!copied)
        return Outcome::failed(copied.error());
    Outcome outcome;
    outcome.warnings = copied->warnings;
    QJsonArray tables;
    qint64 rows = 0;
    for (const CopiedTable& table : copied->tables) {
        rows += table.rows;
        tables.append(QJsonObject{{QStringLiteral("table"), table.name},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("sha256"), table.digest}});
        outcome.text += QStringLiteral("%1 %2 %3\n").arg(table.digest, QString::number(table.rows), table.name);
    }
    outcome.result = {{QStringLiteral("tables"), tables},
                      {QStringLiteral("rows"), rows},
                      {QStringLiteral("journal_lines"), copied->journalLines},
                      {QStringLiteral("journal_head"), copied->journalHead},
                      {QStringLiteral("proofs"), copied->proofs}};
    outcome.text += Text::tr("Copied and compared: %1 rows in %2 tables, the journal of %3 lines verified.")
                        .arg(rows)
                        .arg(copied->tables.size())
                        .arg(copied->journalLines);
    return outcome;
}

// The digests that `migrate` compares, of one workspace: two stores with the same ones hold the same.
Outcome digest(const Session& session, const Arguments&)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto digests = tableDigests(**workspace);
    if (!digests)
        return Outcome::failed(digests.error());
    Outcome outcome;
    QJsonArray tables;
    for (const CopiedTable& table : *digests) {
        tables.append(QJsonObject{{QStringLiteral("table"), table.name},
                                  {QStringLiteral("rows"), table.rows},
                                  {QStringLiteral("sha256"), table.digest}});
        outcome.text += QStringLiteral("%1 %2 %3\n").arg(table.digest, QString::number(table.rows), table.name);
    }
    outcome.result.insert(QStringLiteral("tables"), tables);
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
    auto proofs =
        execute(*database, QStringLiteral("SELECT DISTINCT sha256 FROM proof WHERE erased_at = '' ORDER BY sha256"));
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
            {group, QStringLiteral("migrate"), QStringLiteral("FROM TO"), 2, 2, {}, migrate},
            {group, QStringLiteral("digest"), {}, 0, 0, {}, digest},
            {group, QStringLiteral("demo"), QStringLiteral("PATH"), 1, 1, {}, demonstration},
            {group, QStringLiteral("info"), {}, 0, 0, {}, info},
            {group, QStringLiteral("check"), {}, 0, 0, {}, check}};
}

} // namespace pupitre::cli
