#include "core/referencing/Instruction.h"

#include "core/base/ICalendar.h"
#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"

#include <QTimeZone>

#include <algorithm>

namespace pupitre {

namespace {

using Event = InstructionEvent;

constexpr int completenessDays = 7;  // §4.2, indicative
constexpr int answerWorkingDays = 5; // §4.2
constexpr int lateDays = 5;          // §4.4
constexpr int abandonedDays = 30;    // §4.4
constexpr int instructionDays = 42;  // §4.4, six weeks, indicative
constexpr int correctionDays = 28;   // §4.5, four weeks
constexpr int collegeDays = 7;       // §4.5, weekly

const std::pair<Event, const char*> codes[] = {{Event::Filed, "filed"},
                                               {Event::FileQuestion, "file-question"},
                                               {Event::FileAnswer, "file-answer"},
                                               {Event::Admissible, "admissible"},
                                               {Event::ProofsDeposited, "proofs-deposited"},
                                               {Event::ProofsReceived, "proofs-received"},
                                               {Event::ProofQuestion, "proof-question"},
                                               {Event::ProofAnswer, "proof-answer"},
                                               {Event::Granted, "granted"},
                                               {Event::Reservations, "reservations"},
                                               {Event::ReservationsLifted, "reservations-lifted"},
                                               {Event::Refused, "refused"},
                                               {Event::Rejected, "rejected"},
                                               {Event::Withdrawn, "withdrawn"}};

const QTimeZone& paris()
{
    static const QTimeZone zone("Europe/Paris");
    return zone;
}

QDate dayOf(const QDateTime& time)
{
    return time.toTimeZone(paris()).date();
}

// What is counted in days may be done until the end of the last one, in Paris.
QDateTime endOf(const QDate& day)
{
    return QDateTime(day, QTime(23, 59, 59), paris()).toUTC();
}

bool needsNote(Event event)
{
    return event == Event::FileQuestion || event == Event::ProofQuestion || event == Event::Granted ||
           event == Event::Reservations || event == Event::Refused;
}

} // namespace

QString instructionCode(InstructionEvent event)
{
    for (const auto& [known, code] : codes) {
        if (known == event)
            return QString::fromLatin1(code);
    }
    return {};
}

std::optional<InstructionEvent> instructionFromCode(const QString& code)
{
    for (const auto& [event, known] : codes) {
        if (code == QLatin1String(known))
            return event;
    }
    return std::nullopt;
}

namespace {

QList<Event> following(const QList<InstructionEntry>& entries)
{
    if (entries.isEmpty())
        return {Event::Filed};
    switch (entries.last().event) {
    case Event::Filed:
    case Event::FileAnswer:
        return {Event::FileQuestion, Event::Admissible, Event::Rejected};
    case Event::FileQuestion:
        return {Event::FileAnswer, Event::Rejected};
    case Event::Admissible:
        return {Event::ProofsDeposited, Event::FileQuestion};
    case Event::ProofsDeposited:
        return {Event::ProofsReceived, Event::ProofQuestion};
    case Event::ProofsReceived:
    case Event::ProofAnswer:
    case Event::ReservationsLifted:
        return {Event::ProofQuestion, Event::Granted, Event::Reservations, Event::Refused};
    case Event::ProofQuestion:
        return {Event::ProofAnswer, Event::Rejected};
    case Event::Reservations:
        return {Event::ReservationsLifted, Event::Refused};
    case Event::Refused:
    case Event::Rejected:
    case Event::Withdrawn:
        return {Event::Filed}; // a new candidature
    case Event::Granted:
        return {};
    }
    return {};
}

} // namespace

QList<InstructionEvent> followingEvents(const QList<InstructionEntry>& entries)
{
    QList<Event> events = following(entries);
    if (!entries.isEmpty() && !events.isEmpty() && events != QList<Event>{Event::Filed})
        events.append(Event::Withdrawn);
    return events;
}

InstructionState instructionState(const QList<InstructionEntry>& entries, HolidayRegion region)
{
    InstructionState state;
    state.entries = entries;
    state.next = followingEvents(entries);
    if (entries.isEmpty())
        return state;
    const InstructionEntry& last = entries.last();
    const auto add = [&](const char* code, const QDateTime& due, bool ours, bool indicative) {
        state.deadlines.append({QString::fromLatin1(code), due, ours, indicative});
    };
    // The six weeks, pushed back by each wait of the ANS.
    std::optional<QDateTime> decision;
    QDateTime asked;
    for (const InstructionEntry& entry : entries) {
        if (entry.event == Event::Filed)
            decision.reset();
        else if (entry.event == Event::ProofsReceived)
            decision = entry.happenedAt.addDays(instructionDays);
        else if (entry.event == Event::ProofQuestion)
            asked = entry.happenedAt;
        else if (entry.event == Event::ProofAnswer && decision && asked.isValid())
            decision = decision->addSecs(asked.secsTo(entry.happenedAt));
    }
    switch (last.event) {
    case Event::Filed:
    case Event::FileAnswer:
        add("completeness", endOf(dayOf(last.happenedAt).addDays(completenessDays)), false, true);
        break;
    case Event::FileQuestion:
        add("answer-file", endOf(addWorkingDays(dayOf(last.happenedAt), answerWorkingDays, region)), true, false);
        break;
    case Event::ProofQuestion:
        state.suspended = true;
        add("queue", last.happenedAt.addDays(1), true, false);
        add("late", endOf(dayOf(last.happenedAt).addDays(lateDays)), true, false);
        add("abandoned", endOf(dayOf(last.happenedAt).addDays(abandonedDays)), true, false);
        break;
    case Event::ProofsReceived:
    case Event::ProofAnswer:
        if (decision)
            add("decision", endOf(dayOf(*decision)), false, true);
        break;
    case Event::ReservationsLifted:
        add("college", endOf(dayOf(last.happenedAt).addDays(collegeDays)), false, true);
        break;
    case Event::Reservations:
        add("corrections", endOf(dayOf(last.happenedAt).addDays(correctionDays)), true, false);
        break;
    case Event::Granted:
        state.number = last.note;
        state.ended = true;
        break;
    case Event::Refused:
    case Event::Rejected:
    case Event::Withdrawn:
        state.ended = true;
        break;
    case Event::Admissible:
    case Event::ProofsDeposited:
        break;
    }
    std::sort(state.deadlines.begin(), state.deadlines.end(),
              [](const InstructionDeadline& a, const InstructionDeadline& b) { return a.due < b.due; });
    return state;
}

Result<HolidayRegion> Instruction::region() const
{
    auto value = Settings(m_workspace).value(QStringLiteral("referencing.holidays"), QStringLiteral("france"));
    if (!value)
        return fail(value.error());
    return value->toString() == u"alsace-moselle" ? HolidayRegion::AlsaceMoselle : HolidayRegion::France;
}

Result<void> Instruction::setRegion(HolidayRegion region)
{
    return Settings(m_workspace)
        .set(QStringLiteral("referencing.holidays"),
             region == HolidayRegion::AlsaceMoselle ? QStringLiteral("alsace-moselle") : QStringLiteral("france"));
}

Result<InstructionState> Instruction::state() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto where = region();
    if (!where)
        return fail(where.error());
    auto query =
        execute(*database, QStringLiteral("SELECT id, kind, happened_at, note FROM instruction_event ORDER BY id"));
    if (!query)
        return fail(query.error());
    QList<InstructionEntry> entries;
    while (query->next()) {
        InstructionEntry entry;
        entry.id = query->value(0).toLongLong();
        entry.event = instructionFromCode(query->value(1).toString()).value_or(InstructionEvent::Filed);
        entry.happenedAt = QDateTime::fromString(query->value(2).toString(), Qt::ISODate);
        entry.note = query->value(3).toString();
        entries.append(entry);
    }
    return instructionState(entries, *where);
}

Result<void> Instruction::record(InstructionEvent event, const QDateTime& happenedAt, const QString& note)
{
    auto before = state();
    if (!before)
        return fail(before.error());
    auto where = region();
    if (!where)
        return fail(where.error());
    if (!before->next.contains(event)) {
        QStringList expected;
        for (const InstructionEvent next : std::as_const(before->next))
            expected.append(instructionCode(next));
        return fail(Error(ErrorCode::InstructionEventOrder)
                        .withValue(instructionCode(event))
                        .withDetail(expected.join(QStringLiteral(", "))));
    }
    if (!happenedAt.isValid() || happenedAt > m_workspace.clock().nowUtc() ||
        (!before->entries.isEmpty() && happenedAt < before->entries.last().happenedAt))
        return fail(Error(ErrorCode::InstructionEventDate).withValue(toIso(happenedAt)));
    if (needsNote(event) && note.trimmed().isEmpty())
        return fail(Error(ErrorCode::InstructionNoteMissing).withDetail(instructionCode(event)));
    QList<InstructionEntry> entries = before->entries;
    entries.append({0, event, happenedAt.toUTC(), note.trimmed()});
    const InstructionState after = instructionState(entries, *where);
    return m_workspace.change(QStringLiteral("instruction.record"), [&](ChangeScope& scope) -> Result<void> {
        const QString now = toIso(scope.clock().nowUtc());
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO instruction_event (happened_at, kind, note, recorded_at) "
                                               "VALUES (?, ?, ?, ?)"),
                                {toIso(happenedAt.toUTC()), instructionCode(event), note.trimmed(), now});
        if (!inserted)
            return fail(inserted.error());
        // The reminders of the home page: what was due is settled by what happened, what comes is new.
        auto settled = execute(scope.database(),
                               QStringLiteral("UPDATE deadline SET done_at = ? WHERE done_at = '' AND kind LIKE "
                                              "'instruction-%'"),
                               {now});
        if (!settled)
            return fail(settled.error());
        for (const InstructionDeadline& deadline : after.deadlines) {
            auto due =
                execute(scope.database(), QStringLiteral("INSERT INTO deadline (due, kind, label) VALUES (?, ?, '')"),
                        {dayOf(deadline.due).toString(Qt::ISODate), QStringLiteral("instruction-") + deadline.code});
            if (!due)
                return fail(due.error());
        }
        return scope.record(
            QStringLiteral("instruction"), instructionCode(event), {},
            {{QStringLiteral("happened_at"), toIso(happenedAt.toUTC())}, {QStringLiteral("note"), note.trimmed()}});
    });
}

QByteArray instructionCalendar(const InstructionState& state, const QDateTime& now)
{
    // The calendar is read in France, like the package.
    const QHash<QString, QString> summaries{
        {QStringLiteral("answer-file"), QStringLiteral("Référencement : répondre à l’ANS (5 jours ouvrés)")},
        {QStringLiteral("queue"), QStringLiteral("Référencement : répondre à l’ANS (24 h, place dans la file)")},
        {QStringLiteral("late"), QStringLiteral("Référencement : répondre à l’ANS (5 jours, retard important)")},
        {QStringLiteral("abandoned"), QStringLiteral("Référencement : répondre à l’ANS (30 jours, abandon)")},
        {QStringLiteral("completeness"), QStringLiteral("Référencement : contrôle de complétude attendu (indicatif)")},
        {QStringLiteral("decision"), QStringLiteral("Référencement : décision attendue (indicatif)")},
        {QStringLiteral("corrections"), QStringLiteral("Référencement : lever les réserves (4 semaines)")},
        {QStringLiteral("college"), QStringLiteral("Référencement : collège technique attendu (hebdomadaire)")}};
    QList<CalendarEvent> events;
    const qint64 entry = state.entries.isEmpty() ? 0 : state.entries.last().id;
    for (const InstructionDeadline& deadline : state.deadlines) {
        CalendarEvent event;
        event.uid = QStringLiteral("referencement-%1-%2@pupitre").arg(entry).arg(deadline.code);
        event.day = dayOf(deadline.due);
        event.summary = summaries.value(deadline.code, deadline.code);
        event.category = QStringLiteral("Référencement");
        event.alarmDays = deadline.ours ? QList<int>{1} : QList<int>();
        events.append(event);
    }
    return toICalendar(QStringLiteral("Référencement MSSanté"), events, now);
}

} // namespace pupitre
