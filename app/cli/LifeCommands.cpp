#include "app/cli/ChangeSetCommands.h"
#include "core/base/AtomicFile.h"
#include "core/base/ICalendar.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/LifeCycle.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMap>

namespace pupitre::cli {

namespace {

const QString lifeSynopsis = QStringLiteral(
    "due [--until DAY] [--calendar FILE] | close [--apply] | rules [--set NAME=DAYS…] | show A | logins FILE | "
    "notify A [--channel TEXT] | oppose A --reason TEXT | announce A --on DAY --reason TEXT | keep A --reason TEXT | "
    "purge A --reason TEXT");

constexpr int shownDue = 10000;

QJsonObject toJson(const DueItem& item)
{
    return {{QStringLiteral("due"), item.due.toString(Qt::ISODate)},
            {QStringLiteral("kind"), dueKindCode(item.kind)},
            {QStringLiteral("address"), item.address},
            {QStringLiteral("type"), mailboxTypeCode(item.type)},
            {QStringLiteral("holder"), item.holder},
            {QStringLiteral("since"), item.since}};
}

QString worded(DueItem::Kind kind, int count)
{
    switch (kind) {
    case DueItem::Kind::Notice:
        return Text::tr("%n notice(s) of inactivity to send", nullptr, count);
    case DueItem::Kind::Close:
        return Text::tr("%n mailbox(es) to close", nullptr, count);
    case DueItem::Kind::Purge:
        return Text::tr("%n mailbox(es) to purge", nullptr, count);
    }
    return {};
}

// One event a day and kind: an agenda is read by people.
QByteArray calendarOf(const QList<DueItem>& items, const QDateTime& now)
{
    QMap<std::pair<QDate, int>, QStringList> days;
    for (const DueItem& item : items)
        days[{item.due, static_cast<int>(item.kind)}].append(item.address);
    QList<CalendarEvent> events;
    for (auto it = days.begin(); it != days.end(); ++it) {
        const auto kind = static_cast<DueItem::Kind>(it.key().second);
        CalendarEvent event;
        event.uid =
            QStringLiteral("life-cycle-%1-%2@pupitre").arg(dueKindCode(kind), it.key().first.toString(Qt::ISODate));
        event.day = it.key().first;
        event.summary = worded(kind, static_cast<int>(it->size()));
        constexpr qsizetype named = 50;
        event.description = it->mid(0, named).join(QLatin1Char('\n'));
        event.category = QStringLiteral("MSSanté");
        event.alarmDays = {7};
        events.append(event);
    }
    return toICalendar(Text::tr("Life cycle of the mailboxes"), events, now);
}

Result<QDate> dayIn(const Arguments& arguments, const QString& option, const QDate& fallback)
{
    if (!arguments.has(option))
        return fallback;
    const QDate day = QDate::fromString(arguments.value(option), Qt::ISODate);
    return day.isValid() ? Result<QDate>(day)
                         : fail(Error(ErrorCode::LifeCycleDate)
                                    .inField(QStringLiteral("--") + option)
                                    .withValue(arguments.value(option)));
}

Outcome due(Workspace& workspace, const Arguments& arguments)
{
    constexpr int ahead = 30;
    const QDateTime now = workspace.clock().nowUtc();
    const auto until = dayIn(arguments, QStringLiteral("until"), now.date().addDays(ahead));
    if (!until)
        return Outcome::failed(until.error());
    auto items = LifeCycle(workspace).due(*until, shownDue);
    auto total = LifeCycle(workspace).dueCount(*until);
    if (!items || !total)
        return Outcome::failed(!items ? items.error() : total.error());
    Outcome outcome;
    QJsonArray array;
    for (const DueItem& item : *items) {
        array.append(toJson(item));
        outcome.text += QStringLiteral("%1  %2  %3  %4\n")
                            .arg(item.due.toString(Qt::ISODate), dueKindCode(item.kind).leftJustified(6), item.address,
                                 item.holder);
    }
    outcome.text +=
        Text::tr("%n act(s) due until %1", nullptr, static_cast<int>(*total)).arg(until->toString(Qt::ISODate));
    outcome.result = {{QStringLiteral("until"), until->toString(Qt::ISODate)},
                      {QStringLiteral("total"), *total},
                      {QStringLiteral("due"), array}};
    if (const QString path = arguments.value(QStringLiteral("calendar")); !path.isEmpty()) {
        const QByteArray calendar = calendarOf(*items, now);
        if (auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, calendar); });
            !written)
            return Outcome::failed(written.error());
        outcome.result.insert(QStringLiteral("calendar"), path);
    }
    return outcome;
}

Outcome logins(Workspace& workspace, const QString& path)
{
    auto read = LastLogins::readFile(path, workspace.clock().nowUtc());
    if (!read)
        return Outcome::failed(read.error());
    if (!read->errors.isEmpty())
        return Outcome::failed(AnswerIsNo, read->errors);
    auto recorded = LifeCycle(workspace).record(*read, QFileInfo(path).fileName());
    if (!recorded)
        return Outcome::failed(recorded.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("lines"), read->lines},
                      {QStringLiteral("updated"), recorded->updated},
                      {QStringLiteral("unknown"), recorded->unknown},
                      {QStringLiteral("spared"), recorded->spared}};
    outcome.text = Text::tr("%1 mailboxes seen later than known, %2 addresses unknown, %3 closings stopped.")
                       .arg(recorded->updated)
                       .arg(recorded->unknown)
                       .arg(recorded->spared);
    return outcome;
}

Outcome rules(Workspace& workspace, const Arguments& arguments)
{
    auto current = LifeCycleRules::load(workspace);
    if (!current)
        return Outcome::failed(current.error());
    const std::pair<const char*, int LifeCycleRules::*> members[] = {{"notice_days", &LifeCycleRules::noticeDays},
                                                                     {"close_days", &LifeCycleRules::closeDays},
                                                                     {"grace_days", &LifeCycleRules::graceDays},
                                                                     {"purge_days", &LifeCycleRules::purgeDays}};
    QList<Error> problems;
    const QStringList changes = arguments.values(QStringLiteral("set"));
    for (const QString& word : changes) {
        const QString name = word.section(u'=', 0, 0);
        bool number = false;
        const int value = word.section(u'=', 1).toInt(&number);
        const auto member = std::find_if(std::begin(members), std::end(members),
                                         [&](const auto& known) { return name == QLatin1String(known.first); });
        if (member == std::end(members) || !number)
            problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--set")).withValue(word));
        else
            (*current).*(member->second) = value;
    }
    problems.append(current->check());
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);
    if (!changes.isEmpty()) {
        if (auto saved = LifeCycleRules::save(workspace, *current); !saved)
            return Outcome::failed(saved.error());
    }
    Outcome outcome;
    for (const auto& [name, member] : members)
        outcome.result.insert(QLatin1String(name), (*current).*member);
    return outcome;
}

Outcome answer(const Result<void>& done)
{
    if (!done)
        return Outcome::failed(done.error());
    Outcome outcome;
    outcome.text = Text::tr("Done.");
    return outcome;
}

Outcome show(Workspace& workspace, const QString& address)
{
    auto life = LifeCycle(workspace).of(address);
    if (!life)
        return Outcome::failed(life.error());
    Outcome outcome;
    const std::pair<const char*, QString> values[] = {{"created_at", life->createdAt},
                                                      {"last_seen", life->lastSeen},
                                                      {"notified_at", life->notifiedAt},
                                                      {"notified_by", life->notifiedBy},
                                                      {"closing_on", life->closingOn.toString(Qt::ISODate)},
                                                      {"closing_reason", life->closingReason},
                                                      {"opposed_at", life->opposedAt},
                                                      {"closed_at", life->closedAt},
                                                      {"purged_at", life->purgedAt}};
    for (const auto& [name, value] : values) {
        if (!value.isEmpty())
            outcome.result.insert(QLatin1String(name), value);
    }
    return outcome;
}

Outcome life(const Session& session, const Arguments& arguments)
{
    const QString verb = arguments.positional().first();
    const QString object = arguments.positional().value(1);
    const QString reason = arguments.value(QStringLiteral("reason"));
    const QStringList alone{QStringLiteral("due"), QStringLiteral("rules"), QStringLiteral("close")};
    const QStringList withObject{QStringLiteral("show"),   QStringLiteral("logins"),   QStringLiteral("notify"),
                                 QStringLiteral("oppose"), QStringLiteral("announce"), QStringLiteral("keep"),
                                 QStringLiteral("purge")};
    if (object.isEmpty() ? !alone.contains(verb) : !withObject.contains(verb))
        return Outcome::failed(
            Error(ErrorCode::UsageArguments).withValue(QStringLiteral("mailbox life ") + lifeSynopsis));
    if (verb == QLatin1String("close"))
        return planAndApply(session, arguments.has(QStringLiteral("apply")),
                            [](Workspace& workspace) { return LifeCycle(workspace).planClosings(); });
    const bool reads = verb == QLatin1String("due") || verb == QLatin1String("show") ||
                       (verb == QLatin1String("rules") && !arguments.has(QStringLiteral("set")));
    auto workspace = reads ? session.openExisting() : session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    LifeCycle cycle(**workspace);
    if (verb == QLatin1String("due"))
        return due(**workspace, arguments);
    if (verb == QLatin1String("rules"))
        return rules(**workspace, arguments);
    if (verb == QLatin1String("show"))
        return show(**workspace, object);
    if (verb == QLatin1String("logins"))
        return logins(**workspace, object);
    if (verb == QLatin1String("oppose"))
        return answer(cycle.oppose(object, reason));
    if (verb == QLatin1String("keep"))
        return answer(cycle.keepOpen(object, reason));
    if (verb == QLatin1String("purge"))
        return answer(cycle.purge(object, reason));
    if (verb == QLatin1String("announce")) {
        const auto day = dayIn(arguments, QStringLiteral("on"), QDate());
        return day ? answer(cycle.announce(object, *day, reason)) : Outcome::failed(day.error());
    }
    auto closing = cycle.notify(object, arguments.value(QStringLiteral("channel")));
    if (!closing)
        return Outcome::failed(closing.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("closing_on"), closing->toString(Qt::ISODate)}};
    return outcome;
}

Outcome holder(const Session& session, const Arguments& arguments)
{
    const QString verb = arguments.positional().first();
    const QString address = arguments.positional().value(1);
    const QString id = arguments.positional().value(2);
    const bool lists = verb == QLatin1String("list");
    if ((!lists && verb != QLatin1String("add") && verb != QLatin1String("remove")) || lists != id.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments)
                .withValue(QStringLiteral("mailbox holder list A | add A IDENTIFIER [--surname TEXT] "
                                          "[--given-name TEXT] | remove A IDENTIFIER --reason TEXT")));
    auto workspace = lists ? session.openExisting() : session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Holders holders(**workspace);
    if (verb == QLatin1String("add"))
        return answer(holders.add(
            address,
            {id, arguments.value(QStringLiteral("surname")), arguments.value(QStringLiteral("given-name")), {}}));
    if (verb == QLatin1String("remove"))
        return answer(holders.remove(address, id, arguments.value(QStringLiteral("reason"))));
    auto list = holders.list(address);
    if (!list)
        return Outcome::failed(list.error());
    Outcome outcome;
    QJsonArray array;
    for (const Holder& one : *list) {
        array.append(QJsonObject{{QStringLiteral("identifiant_pp"), one.personId},
                                 {QStringLiteral("nom"), one.surname},
                                 {QStringLiteral("prenom"), one.givenName},
                                 {QStringLiteral("added_at"), one.addedAt}});
        outcome.text += QStringLiteral("%1  %2 %3\n").arg(one.personId, one.surname, one.givenName);
    }
    outcome.result = {{QStringLiteral("holders"), array}};
    return outcome;
}

Outcome subject(const Session& session, const Arguments& arguments)
{
    const QString verb = arguments.positional().first();
    const QString address = arguments.positional().value(1);
    const QString dn = arguments.positional().value(2);
    const bool lists = verb == QLatin1String("list");
    if ((!lists && verb != QLatin1String("bind") && verb != QLatin1String("unbind")) || lists != dn.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments)
                .withValue(QStringLiteral("mailbox subject list A | bind A DN | unbind A DN --reason TEXT")));
    auto workspace = lists ? session.openExisting() : session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    Holders holders(**workspace);
    if (verb == QLatin1String("bind"))
        return answer(holders.bind(address, dn));
    if (verb == QLatin1String("unbind"))
        return answer(holders.unbind(address, dn, arguments.value(QStringLiteral("reason"))));
    auto list = holders.subjects(address);
    if (!list)
        return Outcome::failed(list.error());
    Outcome outcome;
    QJsonArray array;
    for (const BoundSubject& one : *list) {
        array.append(QJsonObject{{QStringLiteral("dn"), one.dn},
                                 {QStringLiteral("declared"), one.declared},
                                 {QStringLiteral("attached"), one.attached}});
        outcome.text += one.dn + QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("subjects"), array}};
    return outcome;
}

} // namespace

QList<Verb> lifeVerbs()
{
    const QString group = QStringLiteral("mailbox");
    const OptionSpec reason{QStringLiteral("reason"), QStringLiteral("TEXT")};
    return {{group,
             QStringLiteral("life"),
             lifeSynopsis,
             1,
             2,
             {{QStringLiteral("until"), QStringLiteral("DAY")},
              {QStringLiteral("calendar"), QStringLiteral("FILE")},
              {QStringLiteral("apply"), {}},
              {QStringLiteral("set"), QStringLiteral("NAME=DAYS"), true},
              {QStringLiteral("channel"), QStringLiteral("TEXT")},
              {QStringLiteral("on"), QStringLiteral("DAY")},
              reason},
             life},
            {group,
             QStringLiteral("holder"),
             QStringLiteral("list A | add A IDENTIFIER [--surname TEXT] [--given-name TEXT] | remove A IDENTIFIER "
                            "--reason TEXT"),
             2,
             3,
             {{QStringLiteral("surname"), QStringLiteral("TEXT")},
              {QStringLiteral("given-name"), QStringLiteral("TEXT")},
              reason},
             holder},
            {group,
             QStringLiteral("subject"),
             QStringLiteral("list A | bind A DN | unbind A DN --reason TEXT"),
             2,
             3,
             {reason},
             subject}};
}

} // namespace pupitre::cli
