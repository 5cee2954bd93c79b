#include "core/indicators/CrossCheck.h"

#include <algorithm>

namespace pupitre {

namespace {

using Role = IndicatorColumn::Role;
using Key = std::pair<QDate, QString>;

constexpr int mostReasonsTogether = 3;

int messagesMeasure(const IndicatorFormat& format)
{
    const int column = format.indexOf(Role::Messages);
    return column < 0 ? -1 : static_cast<int>(format.measures().indexOf(format.columns[column].name));
}

// The effects of one row, of the reasons that have one there.
QMap<QString, qint64> effectsOf(const MailLogTotals& logs, const CrossRow& row)
{
    if (!row.direction.isEmpty())
        return logs.reasons.value({row.day, row.direction});
    QMap<QString, qint64> both;
    for (const char* direction : {"emis", "recu"}) {
        const auto one = logs.reasons.value({row.day, QLatin1String(direction)});
        for (auto it = one.begin(); it != one.end(); ++it)
            both[it.key()] += it.value();
    }
    return both;
}

bool isInHole(const MailLogTotals& logs, const QDate& day)
{
    return std::any_of(logs.holes.begin(), logs.holes.end(), [&](const auto& hole) {
        return hole.first.date() <= day &&
               (hole.second.date() > day || (hole.second.date() == day && hole.second.time() > QTime(0, 0)));
    });
}

// Every choice of at most three of the reasons, the smallest first.
QList<QStringList> choicesOf(const QStringList& reasons)
{
    QList<QStringList> choices;
    const auto count = static_cast<unsigned>(reasons.size());
    for (unsigned bits = 1; bits < (1U << count); ++bits) {
        QStringList choice;
        for (unsigned i = 0; i < count; ++i) {
            if ((bits & (1U << i)) != 0)
                choice.append(reasons[static_cast<qsizetype>(i)]);
        }
        if (choice.size() <= mostReasonsTogether)
            choices.append(choice);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const QStringList& a, const QStringList& b) { return a.size() < b.size(); });
    return choices;
}

qint64 effectOf(const QStringList& choice, const QMap<QString, qint64>& effects)
{
    qint64 sum = 0;
    for (const QString& reason : choice)
        sum += effects.value(reason);
    return sum;
}

// Another counter counts in one way: the choice that explains most of the days is tried first on each of them.
QList<QStringList> rankedChoices(const QList<CrossRow>& rows, const QList<QMap<QString, qint64>>& effects)
{
    QStringList reasons;
    for (const auto& one : effects) {
        for (auto it = one.begin(); it != one.end(); ++it) {
            if (!reasons.contains(it.key()))
                reasons.append(it.key());
        }
    }
    reasons.sort();
    QList<std::pair<qsizetype, QStringList>> scored;
    for (const QStringList& choice : choicesOf(reasons)) {
        qsizetype explained = 0;
        for (qsizetype i = 0; i < rows.size(); ++i)
            explained += rows[i].difference() == effectOf(choice, effects[i]) ? 1 : 0;
        scored.append({explained, choice});
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<QStringList> choices;
    for (const auto& [explained, choice] : scored)
        choices.append(choice);
    return choices;
}

void explain(CrossRow& row, const QMap<QString, qint64>& effects, const QList<QStringList>& choices, bool inHole)
{
    const qint64 difference = row.difference();
    if (difference == 0) {
        row.explained = true;
        return;
    }
    for (const QStringList& choice : choices) {
        if (effectOf(choice, effects) != difference)
            continue;
        for (const QString& reason : choice) {
            if (effects.value(reason) != 0)
                row.reasons.append({reason, effects.value(reason)});
        }
        row.explained = true;
        return;
    }
    for (auto it = effects.begin(); it != effects.end(); ++it) {
        if (it.value() != 0 && (it.value() > 0) == (difference > 0))
            row.reasons.append({it.key(), it.value()});
    }
    if (inHole && difference > 0) // the logs of these hours are not there to be counted
        row.reasons.prepend({QStringLiteral("hole"), 0});
}

} // namespace

QList<QStringList> crossGroupings(const IndicatorFormat& format)
{
    if (!format.canGroupBy(QStringLiteral("day")) || messagesMeasure(format) < 0)
        return {};
    QStringList by{QStringLiteral("day")};
    if (const int direction = format.indexOf(Role::Direction); direction >= 0)
        by.append(format.columns[direction].name);
    return {by};
}

CrossReport crossCheck(const IndicatorFormat& format, const QList<IndicatorTable>& files, const MailLogTotals& logs)
{
    const int measure = messagesMeasure(format);
    const bool hasDirection = format.indexOf(Role::Direction) >= 0;
    QMap<Key, CrossRow> rows;
    const auto rowOf = [&](const QDate& day, const QString& direction) -> CrossRow& {
        CrossRow& row = rows[{day, direction}];
        row.day = day;
        row.direction = direction;
        return row;
    };
    for (const IndicatorTable& table : files) {
        for (const IndicatorTable::Row& one : table.rows) {
            const QDate day = QDate::fromString(one.values.first(), Qt::ISODate);
            CrossRow& row = rowOf(day, hasDirection ? one.values.value(1) : QString());
            row.files += one.sums.value(measure);
            row.inFiles = true;
        }
    }
    for (auto it = logs.messages.begin(); it != logs.messages.end(); ++it) {
        CrossRow& row = rowOf(it.key().day, hasDirection ? it.key().direction : QString());
        row.logs += it.value();
        row.inLogs = true;
    }
    CrossReport report;
    report.rows = rows.values();
    report.holes = logs.holes;
    QList<QMap<QString, qint64>> effects;
    for (const CrossRow& row : std::as_const(report.rows))
        effects.append(effectsOf(logs, row));
    const QList<QStringList> choices = rankedChoices(report.rows, effects);
    for (qsizetype i = 0; i < report.rows.size(); ++i) {
        CrossRow& row = report.rows[i];
        explain(row, effects[i], choices, isInHole(logs, row.day));
        report.files += row.files;
        report.logs += row.logs;
        report.differing += row.difference() != 0 ? 1 : 0;
        report.unexplained += row.explained ? 0 : 1;
    }
    // What explains several days is how the other one counts; a lone day is a coincidence.
    if (report.differing > 1 && !choices.isEmpty()) {
        qsizetype explained = 0;
        for (qsizetype i = 0; i < report.rows.size(); ++i)
            explained +=
                report.rows[i].difference() != 0 && report.rows[i].difference() == effectOf(choices.first(), effects[i])
                    ? 1
                    : 0;
        if (explained > 1)
            report.systematic = choices.first();
    }
    return report;
}

Result<CrossReport> crossCheckFiles(const QStringList& files, const IndicatorFormat& format, const QStringList& logs,
                                    const MailLogOptions& options, const TaskContext& context)
{
    const QList<QStringList> groupings = crossGroupings(format);
    if (groupings.isEmpty())
        return fail(Error(ErrorCode::FormatColumnUnknown)
                        .inField(QStringLiteral("--format"))
                        .withValue(format.canGroupBy(QStringLiteral("day")) ? QStringLiteral("messages")
                                                                            : QStringLiteral("day")));
    QList<IndicatorTable> tables;
    for (const QString& path : files) {
        auto summary = readIndicators(path, format, groupings, context);
        if (!summary)
            return fail(summary.error());
        tables += summary->tables;
    }
    auto totals = readMailLogs(logs, options, context);
    if (!totals)
        return fail(totals.error());
    // Logs of other months than the files' say nothing of them.
    QDate first;
    QDate last;
    for (const IndicatorTable& table : std::as_const(tables)) {
        for (const IndicatorTable::Row& row : table.rows) {
            const QDate day = QDate::fromString(row.values.first(), Qt::ISODate);
            first = !first.isValid() || day < first ? day : first;
            last = !last.isValid() || day > last ? day : last;
        }
    }
    if (first.isValid()) {
        const QDate from(first.year(), first.month(), 1);
        const QDate to(last.year(), last.month(), last.daysInMonth());
        for (auto it = totals->messages.begin(); it != totals->messages.end();)
            it = it.key().day < from || it.key().day > to ? totals->messages.erase(it) : std::next(it);
    }
    return crossCheck(format, tables, *totals);
}

} // namespace pupitre
