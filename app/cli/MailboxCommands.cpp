#include "app/cli/ChangeSetCommands.h"
#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/mailbox/ChangeSet.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"

#include <QBuffer>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

Outcome list(const Session& session, const Arguments& arguments)
{
    MailboxFilter filter;
    QList<Error> problems = readFilter(arguments, filter);
    const auto refuse = [&](const char* option) {
        problems.append(Error(ErrorCode::UsageValue)
                            .inField(QStringLiteral("--") + QLatin1String(option))
                            .withValue(arguments.value(QLatin1String(option))));
    };
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

Outcome import(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    return planAndApply(session, arguments.has(QStringLiteral("apply")),
                        [&](Workspace& workspace) { return planImport(workspace, path); });
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
            written = path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)
                          ? exportMailboxesXlsx(**workspace, device)
                          : exportMailboxes(**workspace, device);
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
    const QStringList subjects = arguments.positional().mid(2);
    const bool certificates = verb == QLatin1String("certificates");
    const bool changes = verb == QLatin1String("add") || verb == QLatin1String("remove") || certificates;
    if ((!changes && verb != QLatin1String("list")) || changes == name.isEmpty() ||
        (!certificates && !subjects.isEmpty()))
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral(
                                       "mailbox domain list | add NAME | remove NAME | certificates NAME [SUBJECT…]")));
    auto workspace = changes ? session.openForWriting() : session.openExisting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    if (changes) {
        const auto done = certificates                   ? OperatorDomains::setCertificates(**workspace, name, subjects)
                          : verb == QLatin1String("add") ? OperatorDomains::add(**workspace, name)
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
    QJsonObject served;
    for (const QString& one : domains->names()) {
        if (const QStringList own = domains->certificates(one); !own.isEmpty())
            served.insert(one, QJsonArray::fromStringList(own));
    }
    outcome.result = {{QStringLiteral("domains"), QJsonArray::fromStringList(domains->names())},
                      {QStringLiteral("certificates"), served}};
    outcome.text = domains->names().join(QLatin1Char('\n'));
    return outcome;
}

} // namespace

QList<Verb> mailboxVerbs()
{
    const QString group = QStringLiteral("mailbox");
    const QList<OptionSpec> reason{{QStringLiteral("reason"), QStringLiteral("TEXT")}};
    return {{group, QStringLiteral("list"),
             QStringLiteral("[--search TEXT] [--type T] [--status S] [--domain D] [--limit N] [--offset N]"), 0, 0,
             filterOptions() + QList<OptionSpec>{{QStringLiteral("limit"), QStringLiteral("N")},
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
            {group,
             QStringLiteral("domain"),
             QStringLiteral("list | add NAME | remove NAME | certificates NAME [SUBJECT…]"),
             1,
             -1,
             {},
             domain}};
}

} // namespace pupitre::cli
