#include "app/cli/ChangeSetCommands.h"

#include "core/base/AtomicFile.h"
#include "core/mailbox/ChangeSetStore.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre::cli {

namespace {

constexpr int shownChanges = 1000;
constexpr int shownSets = 100;

QJsonArray firstChanges(const QList<PlannedChange>& changes)
{
    QJsonArray array;
    for (const PlannedChange& change : changes.first(std::min<qsizetype>(changes.size(), shownChanges)))
        array.append(toJson(change));
    return array;
}

QString appliedText(const AppliedChanges& applied)
{
    return Text::tr("Applied as change set %1: %2 created, %3 changed, %4 removed.")
        .arg(applied.changeSet)
        .arg(applied.created)
        .arg(applied.updated)
        .arg(applied.removed);
}

// What is left of a change set that stopped: the reason, and that it can go on.
void addStop(const AppliedChanges& applied, Outcome& outcome)
{
    if (!applied.stopped)
        return;
    outcome.exitCode = OutsideFailed;
    outcome.errors.append(*applied.stopped);
}

Outcome edit(const Session& session, const Arguments& arguments)
{
    BulkEdit request;
    QList<Error> problems = readFilter(arguments, request.filter);
    const bool filters = !request.filter.isEmpty() || !problems.isEmpty();
    for (const QString& word : arguments.values(QStringLiteral("set"))) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--set")).withValue(word));
        else
            request.values.append({word.first(equals), word.sliced(equals + 1)});
    }
    request.addresses = arguments.values(QStringLiteral("address"));
    request.reason = arguments.value(QStringLiteral("reason"));
    // All mailboxes at once are changed when that is said, never because nothing was.
    const int scopes =
        (request.addresses.isEmpty() ? 0 : 1) + (filters ? 1 : 0) + (arguments.has(QStringLiteral("all")) ? 1 : 0);
    if (scopes != 1)
        problems.append(Error(ErrorCode::UsageArguments)
                            .withValue(QStringLiteral("mailbox edit --set COLUMN=VALUE… (--address A… | --search TEXT "
                                                      "--type T --status S --domain D | --all)")));
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    return planAndApply(session, arguments.has(QStringLiteral("apply")),
                        [&](Workspace& workspace) -> Result<ChangePlan> {
                            auto database = workspace.database();
                            return database ? planBulkEdit(*database, request) : fail(database.error());
                        });
}

Outcome listSets(Workspace& workspace)
{
    auto sets = ChangeSetStore(workspace).list(shownSets);
    if (!sets)
        return Outcome::failed(sets.error());
    Outcome outcome;
    QJsonArray array;
    for (const ChangeSetSummary& set : *sets) {
        array.append(toJson(set));
        outcome.text += QStringLiteral("%1  %2  %3  %4/%5  %6  %7\n")
                            .arg(set.id, 5)
                            .arg(set.createdAt, changeSetStateCode(set.state).leftJustified(9))
                            .arg(set.applied)
                            .arg(set.total)
                            .arg(set.kind, set.source);
    }
    if (sets->isEmpty())
        outcome.text = Text::tr("No change set yet.");
    outcome.result = {{QStringLiteral("change_sets"), array}};
    return outcome;
}

Outcome showSet(Workspace& workspace, qint64 id)
{
    const ChangeSetStore store(workspace);
    auto set = store.find(id);
    if (!set)
        return Outcome::failed(set.error());
    auto changes = store.changes(id, 0, shownChanges);
    if (!changes)
        return Outcome::failed(changes.error());
    Outcome outcome;
    outcome.result = toJson(*set);
    outcome.result.insert(QStringLiteral("changes"), firstChanges(*changes));
    outcome.text = QString::fromUtf8(QJsonDocument(toJson(*set)).toJson());
    for (const PlannedChange& change : *changes)
        outcome.text += QStringLiteral("%1  %2\n").arg(change.address(), change.changedFields().join(u' '));
    return outcome;
}

Outcome receipt(Workspace& workspace, qint64 id, const QString& path)
{
    const ChangeSetStore store(workspace);
    Outcome outcome;
    if (path.isEmpty()) {
        QBuffer buffer(&outcome.raw);
        buffer.open(QIODevice::WriteOnly);
        if (auto written = store.writeReceipt(id, buffer); !written)
            return Outcome::failed(written.error());
        outcome.result = QJsonDocument::fromJson(outcome.raw).object();
        return outcome;
    }
    auto written = writeAtomically(path, [&](QIODevice& device) { return store.writeReceipt(id, device); });
    if (!written)
        return Outcome::failed(written.error());
    outcome.result = {{QStringLiteral("file"), path}};
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome changes(const Session& session, const Arguments& arguments)
{
    const QString verb = arguments.positional().first();
    const QString number = arguments.positional().value(1);
    bool good = verb == QLatin1String("list");
    const qint64 id = good ? 0 : number.toLongLong(&good);
    const QStringList verbs{QStringLiteral("list"),   QStringLiteral("show"), QStringLiteral("receipt"),
                            QStringLiteral("resume"), QStringLiteral("undo"), QStringLiteral("abandon")};
    if (!good || !verbs.contains(verb) || (id == 0) == !number.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral("mailbox changes list | show N | receipt N | resume N | "
                                                             "undo N [--apply] | abandon N --reason TEXT")));
    if (verb == QLatin1String("undo"))
        return planAndApply(session, arguments.has(QStringLiteral("apply")),
                            [&](Workspace& workspace) { return ChangeSetStore(workspace).planUndo(id); });
    const bool writes = verb == QLatin1String("resume") || verb == QLatin1String("abandon");
    auto workspace = writes ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    if (verb == QLatin1String("list"))
        return listSets(**workspace);
    if (verb == QLatin1String("show"))
        return showSet(**workspace, id);
    if (verb == QLatin1String("receipt"))
        return receipt(**workspace, id, arguments.value(QStringLiteral("output")));
    Outcome outcome;
    if (verb == QLatin1String("abandon")) {
        auto done = ChangeSetStore(**workspace).abandon(id, arguments.value(QStringLiteral("reason")));
        if (!done)
            return Outcome::failed(done.error());
        outcome.text = Text::tr("Done.");
        return outcome;
    }
    auto applied = ChangeSetStore(**workspace).apply(id);
    if (!applied)
        return Outcome::failed(applied.error());
    addStop(*applied, outcome);
    outcome.result = {{QStringLiteral("change_set"), id},
                      {QStringLiteral("created"), applied->created},
                      {QStringLiteral("updated"), applied->updated},
                      {QStringLiteral("removed"), applied->removed}};
    outcome.text = appliedText(*applied);
    return outcome;
}

} // namespace

QList<OptionSpec> filterOptions()
{
    return {{QStringLiteral("search"), QStringLiteral("TEXT")},
            {QStringLiteral("type"), QStringLiteral("T")},
            {QStringLiteral("status"), QStringLiteral("S")},
            {QStringLiteral("domain"), QStringLiteral("D")}};
}

QList<Error> readFilter(const Arguments& arguments, MailboxFilter& filter)
{
    QList<Error> problems;
    const auto refuse = [&](const char* option) {
        problems.append(Error(ErrorCode::UsageValue)
                            .inField(QStringLiteral("--") + QLatin1String(option))
                            .withValue(arguments.value(QLatin1String(option))));
    };
    filter.text = arguments.value(QStringLiteral("search"));
    filter.domain = arguments.value(QStringLiteral("domain")).toLower();
    if (arguments.has(QStringLiteral("type")) &&
        !(filter.type = mailboxTypeFromCode(arguments.value(QStringLiteral("type")))))
        refuse("type");
    if (arguments.has(QStringLiteral("status")) &&
        !(filter.status = mailboxStatusFromCode(arguments.value(QStringLiteral("status")))))
        refuse("status");
    return problems;
}

Outcome planAndApply(const Session& session, bool apply, const std::function<Result<ChangePlan>(Workspace&)>& planned)
{
    // What is asked is judged before the workspace is touched: a plan needs no lock.
    auto workspace = apply ? session.openForWriting() : session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto plan = planned(**workspace);
    if (!plan)
        return Outcome::failed(plan.error());
    Outcome outcome;
    outcome.errors = plan->errors;
    outcome.warnings = plan->warnings;
    AppliedChanges applied;
    if (!plan->errors.isEmpty()) {
        outcome.exitCode = AnswerIsNo;
    } else if (apply && !plan->changes.isEmpty()) {
        auto done = applyChanges(**workspace, *plan);
        if (!done)
            return Outcome::failed(done.error());
        applied = *done;
        addStop(applied, outcome);
    }
    const bool did = apply && outcome.exitCode == Good;
    outcome.result = {{QStringLiteral("read"), plan->read},
                      {QStringLiteral("created"), apply ? applied.created : plan->created()},
                      {QStringLiteral("updated"), apply ? applied.updated : plan->updated()},
                      {QStringLiteral("removed"), apply ? applied.removed : plan->removed()},
                      {QStringLiteral("unchanged"), plan->unchanged},
                      {QStringLiteral("rejected"), plan->rejected},
                      {QStringLiteral("applied"), did},
                      {QStringLiteral("changes"), firstChanges(plan->changes)}};
    if (applied.changeSet > 0)
        outcome.result.insert(QStringLiteral("change_set"), applied.changeSet);
    outcome.text = Text::tr("%1 read: %2 to create, %3 to change, %4 unchanged, %5 rejected.")
                       .arg(plan->read)
                       .arg(plan->created())
                       .arg(plan->updated())
                       .arg(plan->unchanged)
                       .arg(plan->rejected) +
                   QLatin1Char('\n');
    if (plan->removed() > 0)
        outcome.text += Text::tr("%1 to remove.").arg(plan->removed()) + QLatin1Char('\n');
    if (!plan->errors.isEmpty())
        outcome.text += Text::tr("Nothing was changed.");
    else if (!apply)
        outcome.text += Text::tr("This is the plan. To carry it out: --apply");
    else if (applied.changeSet > 0)
        outcome.text += appliedText(applied);
    return outcome;
}

QList<Verb> changeSetVerbs()
{
    const QString group = QStringLiteral("mailbox");
    return {{group, QStringLiteral("edit"),
             QStringLiteral("--set COLUMN=VALUE… (--address A… | --search TEXT --type T --status S --domain D | --all) "
                            "[--reason TEXT] [--apply]"),
             0, 0,
             filterOptions() + QList<OptionSpec>{{QStringLiteral("set"), QStringLiteral("COLUMN=VALUE"), true},
                                                 {QStringLiteral("address"), QStringLiteral("A"), true},
                                                 {QStringLiteral("all"), {}},
                                                 {QStringLiteral("reason"), QStringLiteral("TEXT")},
                                                 {QStringLiteral("apply"), {}}},
             edit},
            {group,
             QStringLiteral("changes"),
             QStringLiteral("list | show N | receipt N [--output FILE] | resume N | undo N [--apply] | "
                            "abandon N --reason TEXT"),
             1,
             2,
             {{QStringLiteral("output"), QStringLiteral("FILE")},
              {QStringLiteral("reason"), QStringLiteral("TEXT")},
              {QStringLiteral("apply"), {}}},
             changes}};
}

} // namespace pupitre::cli
