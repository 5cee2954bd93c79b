#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"

#include <QBuffer>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

constexpr int shownChanges = 1000;

Outcome list(const Session& session, const Arguments& arguments)
{
    MailboxFilter filter;
    filter.text = arguments.value(QStringLiteral("search"));
    QList<Error> problems;
    const auto refuse = [&](const char* option) {
        problems.append(Error(ErrorCode::UsageValue)
                            .inField(QStringLiteral("--") + QLatin1String(option))
                            .withValue(arguments.value(QLatin1String(option))));
    };
    if (arguments.has(QStringLiteral("type")) &&
        !(filter.type = mailboxTypeFromCode(arguments.value(QStringLiteral("type")))))
        refuse("type");
    if (arguments.has(QStringLiteral("status")) &&
        !(filter.status = mailboxStatusFromCode(arguments.value(QStringLiteral("status")))))
        refuse("status");
    bool limitGood = true;
    bool offsetGood = true;
    const qint64 limit = arguments.value(QStringLiteral("limit"), QStringLiteral("100")).toLongLong(&limitGood);
    const qint64 offset = arguments.value(QStringLiteral("offset"), QStringLiteral("0")).toLongLong(&offsetGood);
    if (!limitGood || limit < 1)
        refuse("limit");
    if (!offsetGood || offset < 0)
        refuse("offset");
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    const MailboxRegistry registry(**workspace);
    auto total = registry.count(filter);
    auto page = registry.page(filter, MailboxOrder::Address, false, offset, limit);
    if (!total || !page)
        return Outcome::failed(!total ? total.error() : page.error());
    Outcome outcome;
    QJsonArray rows;
    for (const Mailbox& mailbox : *page) {
        rows.append(toJson(mailbox));
        outcome.text +=
            QStringLiteral("%1  %2  %3  %4\n")
                .arg(mailboxTypeCode(mailbox.type), mailboxStatusCode(mailbox.status).leftJustified(8), mailbox.address,
                     (mailbox.surname + QLatin1Char(' ') + mailbox.givenName + QLatin1Char(' ') + mailbox.service)
                         .simplified());
    }
    outcome.text += Text::tr("%n mailbox(es)", nullptr, static_cast<int>(*total));
    outcome.result = {{QStringLiteral("total"), *total}, {QStringLiteral("mailboxes"), rows}};
    return outcome;
}

QJsonArray toJson(const ChangePlan& plan)
{
    QJsonArray changes;
    for (const PlannedChange& change : plan.changes) {
        if (changes.size() == shownChanges)
            break;
        const QJsonObject now = pupitre::toJson(change.after);
        const QJsonObject former = change.before ? pupitre::toJson(*change.before) : QJsonObject();
        QJsonObject fields;
        for (const QString& field : change.changedFields())
            fields.insert(field, QJsonObject{{QStringLiteral("before"), former.value(field).toString()},
                                             {QStringLiteral("after"), now.value(field)}});
        changes.append(
            QJsonObject{{QStringLiteral("line"), change.line},
                        {QStringLiteral("address"), change.after.address},
                        {QStringLiteral("action"), change.before ? QStringLiteral("update") : QStringLiteral("create")},
                        {QStringLiteral("fields"), fields}});
    }
    return changes;
}

Outcome import(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    const bool apply = arguments.has(QStringLiteral("apply"));
    // The file is judged before the workspace is touched: a plan needs no lock.
    auto workspace = apply ? session.openForWriting() : session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return Outcome::failed(domains.error());
    auto file = readMailboxCsv(path, *domains);
    if (!file)
        return Outcome::failed(file.error());
    auto plan = planChanges(*database, path, std::move(*file));
    if (!plan)
        return Outcome::failed(plan.error());

    Outcome outcome;
    outcome.errors = plan->errors;
    outcome.warnings = plan->warnings;
    AppliedChanges applied;
    if (!plan->errors.isEmpty()) {
        outcome.exitCode = AnswerIsNo;
    } else if (apply) {
        auto done = applyChanges(**workspace, *plan);
        if (!done)
            return Outcome::failed(done.error());
        applied = *done;
        if (applied.stopped) {
            outcome.exitCode = OutsideFailed;
            outcome.errors.append(*applied.stopped);
        }
    }
    outcome.result = {{QStringLiteral("read"), plan->read},
                      {QStringLiteral("created"), apply ? applied.created : plan->created()},
                      {QStringLiteral("updated"), apply ? applied.updated : plan->updated()},
                      {QStringLiteral("unchanged"), plan->unchanged},
                      {QStringLiteral("rejected"), plan->rejected},
                      {QStringLiteral("applied"), apply && outcome.exitCode == Good},
                      {QStringLiteral("changes"), toJson(*plan)}};
    outcome.text = Text::tr("%1 read: %2 to create, %3 to change, %4 unchanged, %5 rejected.")
                       .arg(plan->read)
                       .arg(plan->created())
                       .arg(plan->updated())
                       .arg(plan->unchanged)
                       .arg(plan->rejected) +
                   QLatin1Char('\n');
    if (!plan->errors.isEmpty())
        outcome.text += Text::tr("Nothing was changed.");
    else if (apply)
        outcome.text += Text::tr("Applied: %1 created, %2 changed.").arg(applied.created).arg(applied.updated);
    else
        outcome.text += Text::tr("This is the plan. To carry it out: --apply");
    return outcome;
}

Outcome exportAll(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Outcome outcome;
    const QString path = arguments.value(QStringLiteral("output"));
    Result<qint64> written = 0;
    if (path.isEmpty()) {
        QBuffer buffer(&outcome.raw);
        buffer.open(QIODevice::WriteOnly);
        written = exportMailboxes(**workspace, buffer);
    } else {
        auto done = writeAtomically(path, [&](QIODevice& device) -> Result<void> {
            written = exportMailboxes(**workspace, device);
            return written ? Result<void>() : fail(written.error());
        });
        if (!done)
            return Outcome::failed(done.error());
    }
    if (!written)
        return Outcome::failed(written.error());
    outcome.result = {{QStringLiteral("written"), *written}};
    if (path.isEmpty() && session.json)
        outcome.result.insert(QStringLiteral("csv"), QString::fromUtf8(outcome.raw));
    if (!path.isEmpty()) {
        outcome.result.insert(QStringLiteral("file"), path);
        outcome.text = Text::tr("%n mailbox(es) written.", nullptr, static_cast<int>(*written));
    }
    return outcome;
}

// suspend ADDRESS --reason TEXT, reactivate ADDRESS, close ADDRESS --reason TEXT
template <class Act>
Outcome act(const Session& session, const Act& perform)
{
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    MailboxRegistry registry(**workspace);
    const Result<void> done = perform(registry);
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome suspend(const Session& session, const Arguments& arguments)
{
    return act(session, [&](MailboxRegistry& registry) {
        return registry.suspend(arguments.positional().first(), arguments.value(QStringLiteral("reason")));
    });
}

Outcome reactivate(const Session& session, const Arguments& arguments)
{
    return act(session, [&](MailboxRegistry& registry) { return registry.reactivate(arguments.positional().first()); });
}

Outcome closeMailbox(const Session& session, const Arguments& arguments)
{
    return act(session, [&](MailboxRegistry& registry) {
        return registry.close(arguments.positional().first(), arguments.value(QStringLiteral("reason")));
    });
}

Outcome domain(const Session& session, const Arguments& arguments)
{
    const QString verb = arguments.positional().first();
    const QString name = arguments.positional().value(1);
    const bool changes = verb == QLatin1String("add") || verb == QLatin1String("remove");
    if ((!changes && verb != QLatin1String("list")) || changes == name.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments).withValue(QStringLiteral("mailbox domain list | add NAME | remove NAME")));
    auto workspace = changes ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    if (changes) {
        const auto done = verb == QLatin1String("add") ? OperatorDomains::add(**workspace, name)
                                                       : OperatorDomains::remove(**workspace, name);
        if (!done)
            return Outcome::failed(done.error());
    }
    auto database = (*workspace)->database();
    if (!database)
        return Outcome::failed(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return Outcome::failed(domains.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("domains"), QJsonArray::fromStringList(domains->names())}};
    outcome.text = domains->names().join(QLatin1Char('\n'));
    return outcome;
}

} // namespace

QList<Verb> mailboxVerbs()
{
    const QString group = QStringLiteral("mailbox");
    const QList<OptionSpec> reason{{QStringLiteral("reason"), QStringLiteral("TEXT")}};
    return {{group,
             QStringLiteral("list"),
             QStringLiteral("[--search TEXT] [--type T] [--status S] [--limit N] [--offset N]"),
             0,
             0,
             {{QStringLiteral("search"), QStringLiteral("TEXT")},
              {QStringLiteral("type"), QStringLiteral("T")},
              {QStringLiteral("status"), QStringLiteral("S")},
              {QStringLiteral("limit"), QStringLiteral("N")},
              {QStringLiteral("offset"), QStringLiteral("N")}},
             list},
            {group,
             QStringLiteral("import"),
             QStringLiteral("FILE [--apply]"),
             1,
             1,
             {{QStringLiteral("apply"), {}}},
             import},
            {group,
             QStringLiteral("export"),
             QStringLiteral("[--output FILE]"),
             0,
             0,
             {{QStringLiteral("output"), QStringLiteral("FILE")}},
             exportAll},
            {group, QStringLiteral("suspend"), QStringLiteral("ADDRESS --reason TEXT"), 1, 1, reason, suspend},
            {group, QStringLiteral("reactivate"), QStringLiteral("ADDRESS"), 1, 1, {}, reactivate},
            {group, QStringLiteral("close"), QStringLiteral("ADDRESS --reason TEXT"), 1, 1, reason, closeMailbox},
            {group, QStringLiteral("domain"), QStringLiteral("list | add NAME | remove NAME"), 1, 2, {}, domain}};
}

} // namespace pupitre::cli
