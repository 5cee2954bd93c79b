#include "app/cli/Commands.h"
#include "core/base/AtomicFile.h"
#include "core/referencing/CatalogueStore.h"
#include "core/referencing/Instruction.h"

#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

Outcome importRequirements(const Session& session, const Arguments& arguments)
{
    const QString path = arguments.positional().first();
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    CatalogueStore store(**workspace);
    auto import = store.prepare(path);
    if (!import)
        return Outcome::failed(BadInput, import.error());
    const bool apply = arguments.has(QStringLiteral("apply"));
    if (apply) {
        if (const auto applied = store.apply(*import, QFileInfo(path).fileName()); !applied)
            return Outcome::failed(applied.error());
    }
    QJsonArray changed;
    for (const CatalogueDifference::Change& change : import->difference.changed)
        changed.append(QJsonObject{{QStringLiteral("id"), change.id},
                                   {QStringLiteral("members"), QJsonArray::fromStringList(change.members)}});
    Outcome outcome;
    outcome.warnings = import->workbook.warnings;
    outcome.result = {
        {QStringLiteral("sheet"), import->workbook.sheet},
        {QStringLiteral("requirements"), static_cast<qint64>(import->workbook.catalogue.requirements.size())},
        {QStringLiteral("added"), QJsonArray::fromStringList(import->difference.added)},
        {QStringLiteral("removed"), QJsonArray::fromStringList(import->difference.removed)},
        {QStringLiteral("changed"), changed},
        {QStringLiteral("same"), static_cast<qint64>(import->difference.same)},
        {QStringLiteral("left_behind"), QJsonArray::fromStringList(import->leftBehind)},
        {QStringLiteral("applied"), apply}};
    outcome.text = Text::tr("%1 requirements: %2 new, %3 removed, %4 changed, %5 the same.")
                       .arg(import->workbook.catalogue.requirements.size())
                       .arg(import->difference.added.size())
                       .arg(import->difference.removed.size())
                       .arg(import->difference.changed.size())
                       .arg(import->difference.same);
    if (!import->leftBehind.isEmpty())
        outcome.text += QLatin1Char('\n') + Text::tr("No longer asked for, kept aside with their proofs: %1")
                                                .arg(import->leftBehind.join(QStringLiteral(", ")));
    if (!apply)
        outcome.text += QLatin1Char('\n') + Text::tr("Nothing is changed yet: add --apply.");
    return outcome;
}

QJsonObject stateJson(const InstructionState& state)
{
    QJsonArray entries;
    for (const InstructionEntry& entry : state.entries)
        entries.append(QJsonObject{{QStringLiteral("event"), instructionCode(entry.event)},
                                   {QStringLiteral("at"), toIso(entry.happenedAt)},
                                   {QStringLiteral("note"), entry.note}});
    QJsonArray deadlines;
    for (const InstructionDeadline& deadline : state.deadlines)
        deadlines.append(QJsonObject{{QStringLiteral("code"), deadline.code},
                                     {QStringLiteral("due"), toIso(deadline.due)},
                                     {QStringLiteral("ours"), deadline.ours},
                                     {QStringLiteral("indicative"), deadline.indicative}});
    QJsonArray next;
    for (const InstructionEvent event : state.next)
        next.append(instructionCode(event));
    return {{QStringLiteral("events"), entries},    {QStringLiteral("deadlines"), deadlines},
            {QStringLiteral("next"), next},         {QStringLiteral("suspended"), state.suspended},
            {QStringLiteral("ended"), state.ended}, {QStringLiteral("number"), state.number}};
}

Outcome shown(const Session& session, const InstructionState& state, const Arguments& arguments)
{
    Outcome outcome;
    outcome.result = stateJson(state);
    for (const InstructionEntry& entry : state.entries)
        outcome.text +=
            QStringLiteral("%1  %2  %3\n").arg(toIso(entry.happenedAt), instructionCode(entry.event), entry.note);
    for (const InstructionDeadline& deadline : state.deadlines)
        outcome.text += QStringLiteral("→ %1  %2\n").arg(toIso(deadline.due), deadline.code);
    if (arguments.has(QStringLiteral("ics"))) {
        const QByteArray calendar = instructionCalendar(state, session.clock->nowUtc());
        const QString path = arguments.value(QStringLiteral("ics"));
        const auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, calendar); });
        if (!written)
            return Outcome::failed(written.error());
    }
    return outcome;
}

Outcome instruction(const Session& session, const Arguments& arguments)
{
    auto workspace = session.openForReading();
    if (!workspace)
        return Outcome::failed(workspace.error());
    auto state = Instruction(**workspace).state();
    return state ? shown(session, *state, arguments) : Outcome::failed(state.error());
}

Outcome event(const Session& session, const Arguments& arguments)
{
    const auto kind = instructionFromCode(arguments.positional().value(0));
    if (!kind)
        return Outcome::failed(
            Error(ErrorCode::UsageValue).inField(QStringLiteral("EVENT")).withValue(arguments.positional().value(0)));
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    QDateTime at = session.clock->nowUtc();
    if (arguments.has(QStringLiteral("at")))
        at = QDateTime::fromString(arguments.value(QStringLiteral("at")), Qt::ISODate).toUTC();
    Instruction log(**workspace);
    if (arguments.has(QStringLiteral("alsace-moselle"))) {
        if (const auto set = log.setRegion(HolidayRegion::AlsaceMoselle); !set)
            return Outcome::failed(set.error());
    }
    if (const auto recorded = log.record(*kind, at, arguments.value(QStringLiteral("note"))); !recorded)
        return Outcome::failed(recorded.error());
    auto state = log.state();
    return state ? shown(session, *state, arguments) : Outcome::failed(state.error());
}

} // namespace

QList<Verb> instructionVerbs()
{
    const QString group = QStringLiteral("dossier");
    return {{group,
             QStringLiteral("import-requirements"),
             QStringLiteral("FILE.xlsx [--apply]"),
             1,
             1,
             {{QStringLiteral("apply"), {}}},
             importRequirements},
            {group,
             QStringLiteral("instruction"),
             QStringLiteral("[--ics FILE]"),
             0,
             0,
             {{QStringLiteral("ics"), QStringLiteral("FILE")}},
             instruction},
            {group,
             QStringLiteral("event"),
             QStringLiteral("EVENT [--at TIME] [--note TEXT] [--alsace-moselle]"),
             1,
             1,
             {{QStringLiteral("at"), QStringLiteral("TIME")},
              {QStringLiteral("note"), QStringLiteral("TEXT")},
              {QStringLiteral("alsace-moselle"), {}}},
             event}};
}

} // namespace pupitre::cli
