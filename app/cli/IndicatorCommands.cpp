#include "app/cli/Commands.h"
#include "core/indicators/IndicatorStore.h"

#include <QJsonArray>

#include <map>

namespace pupitre::cli {

namespace {

Outcome formats(const Session&, const Arguments&)
{
    Outcome outcome;
    QJsonArray list;
    for (const QString& id : IndicatorFormat::shippedIds()) {
        const auto format = IndicatorFormat::load(id);
        if (!format)
            return Outcome::failed(BadInput, format.error());
        QJsonArray columns;
        for (const IndicatorColumn& column : format->columns)
            columns.append(column.name);
        list.append(QJsonObject{{QStringLiteral("id"), id},
                                {QStringLiteral("columns"), columns},
                                {QStringLiteral("notice"), format->notice}});
        outcome.text += id + QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("formats"), list}};
    return outcome;
}

// Days of the month without a line, when the format has dates: "month complete" is the first thing to check.
QJsonArray missingDays(const IndicatorSummary& summary)
{
    QJsonArray missing;
    const QSet<QDate> present(summary.days.begin(), summary.days.end());
    for (const QString& month : summary.months) {
        const QDate first = QDate::fromString(month, QStringLiteral("yyyy-MM"));
        for (int day = 0; !summary.days.isEmpty() && day < first.daysInMonth(); ++day) {
            if (!present.contains(first.addDays(day)))
                missing.append(first.addDays(day).toString(Qt::ISODate));
        }
    }
    return missing;
}

Outcome check(const Session&, const Arguments& arguments)
{
    const auto format = IndicatorFormat::load(arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    Outcome outcome;
    QJsonArray files;
    for (const QString& path : arguments.positional()) {
        auto summary = readIndicators(path, *format, {});
        if (!summary) {
            outcome.exitCode = BadInput;
            outcome.errors.append(summary.error());
            continue;
        }
        const QJsonArray missing = missingDays(*summary);
        const bool good = summary->rejected == 0 && missing.isEmpty();
        if (!good)
            outcome.exitCode = std::max<int>(outcome.exitCode, AnswerIsNo);
        outcome.errors.append(summary->rejects);
        outcome.warnings.append(summary->warnings);
        QJsonObject degraded;
        for (auto it = summary->degraded.cbegin(); it != summary->degraded.cend(); ++it)
            degraded.insert(it.key(), it.value());
        files.append(QJsonObject{{QStringLiteral("file"), path},
                                 {QStringLiteral("rows"), summary->read},
                                 {QStringLiteral("rejected"), summary->rejected},
                                 {QStringLiteral("months"), QJsonArray::fromStringList(summary->months)},
                                 {QStringLiteral("missing_days"), missing},
                                 {QStringLiteral("degraded"), degraded},
                                 {QStringLiteral("verdict"), good ? QStringLiteral("ok") : QStringLiteral("failed")}});
        outcome.text += Text::tr("%1: %2 lines, %3 rejected, months %4, %5 days missing")
                            .arg(path)
                            .arg(summary->read)
                            .arg(summary->rejected)
                            .arg(summary->months.join(QLatin1Char(' ')))
                            .arg(missing.size()) +
                        QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("files"), files}};
    return outcome;
}

Outcome summarize(const Session&, const Arguments& arguments)
{
    const auto format = IndicatorFormat::load(arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    const QStringList by = arguments.value(QStringLiteral("by")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    Outcome outcome;
    std::map<QStringList, std::pair<qint64, QList<qint64>>> merged;
    qint64 read = 0;
    qint64 rejected = 0;
    qint64 bytes = 0;
    double seconds = 0;
    const QStringList measures = format->measures();
    for (const QString& path : arguments.positional()) {
        auto summary = readIndicators(path, *format, {by});
        if (!summary) {
            outcome.exitCode = exitCodeFor(summary.error().code());
            outcome.errors.append(summary.error());
            continue;
        }
        read += summary->read;
        rejected += summary->rejected;
        bytes += summary->bytes;
        seconds += summary->seconds;
        outcome.errors.append(summary->rejects);
        outcome.warnings.append(summary->warnings);
        for (const IndicatorTable::Row& row : summary->tables.first().rows) {
            auto& [count, sums] = merged[row.values];
            count += row.count;
            sums.resize(measures.size());
            for (qsizetype i = 0; i < measures.size(); ++i) {
                if (__builtin_add_overflow(sums[i], row.sums[i], &sums[i]))
                    return Outcome::failed(Error(ErrorCode::IndicatorOverflow).inFile(path).inField(measures[i]));
            }
        }
    }
    if (rejected > 0 && outcome.exitCode == Good)
        outcome.exitCode = AnswerIsNo;
    QJsonArray rows;
    for (const auto& [values, figures] : merged) {
        QJsonObject row;
        for (qsizetype i = 0; i < by.size(); ++i)
            row.insert(by[i], values.value(i));
        row.insert(QStringLiteral("count"), figures.first);
        for (qsizetype i = 0; i < measures.size(); ++i)
            row.insert(measures[i], figures.second[i]);
        rows.append(row);
        outcome.text += values.join(QLatin1Char('\t')) + QLatin1Char('\t') + QString::number(figures.first);
        for (const qint64 sum : figures.second)
            outcome.text += QLatin1Char('\t') + QString::number(sum);
        outcome.text += QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("rows"), rows},
                      {QStringLiteral("read"), read},
                      {QStringLiteral("rejected"), rejected},
                      {QStringLiteral("bytes"), bytes},
                      {QStringLiteral("seconds"), seconds}};
    return outcome;
}

Outcome import(const Session& session, const Arguments& arguments)
{
    const auto format = IndicatorFormat::load(arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    auto workspace = session.openForWriting();
    if (!workspace)
        return Outcome::failed(workspace.error());
    IndicatorStore store(**workspace);
    Outcome outcome;
    QJsonArray files;
    for (const QString& path : arguments.positional()) {
        auto imported = store.import(path, *format);
        if (!imported) {
            outcome.exitCode = exitCodeFor(imported.error().code());
            outcome.errors.append(imported.error());
            continue;
        }
        outcome.errors.append(imported->summary.rejects);
        outcome.warnings.append(imported->summary.warnings);
        if (imported->summary.rejected > 0)
            outcome.exitCode = std::max<int>(outcome.exitCode, AnswerIsNo);
        if (imported->alreadySeen)
            outcome.warnings.append(Error(ErrorCode::IndicatorFileSeen).inFile(path));
        files.append(QJsonObject{{QStringLiteral("file"), path},
                                 {QStringLiteral("months"), QJsonArray::fromStringList(imported->summary.months)},
                                 {QStringLiteral("rows"), imported->summary.read},
                                 {QStringLiteral("rejected"), imported->summary.rejected},
                                 {QStringLiteral("already_seen"), imported->alreadySeen},
                                 {QStringLiteral("replaces"), QJsonArray::fromStringList(imported->replacedFiles)}});
        outcome.text += Text::tr("%1: %2 lines, %3 rejected")
                            .arg(path)
                            .arg(imported->summary.read)
                            .arg(imported->summary.rejected) +
                        QLatin1Char('\n');
    }
    outcome.result = {{QStringLiteral("files"), files}};
    return outcome;
}

} // namespace

QList<Verb> indicatorVerbs()
{
    const QString group = QStringLiteral("indicators");
    const QList<OptionSpec> format{{QStringLiteral("format"), QStringLiteral("F")}};
    return {{group, QStringLiteral("check"), QStringLiteral("--format F FILE…"), 1, -1, format, check},
            {group,
             QStringLiteral("summarize"),
             QStringLiteral("--format F --by COLUMN,… FILE…"),
             1,
             -1,
             {{QStringLiteral("format"), QStringLiteral("F")}, {QStringLiteral("by"), QStringLiteral("COLUMN,…")}},
             summarize},
            {group, QStringLiteral("import"), QStringLiteral("--format F FILE…"), 1, -1, format, import},
            {group, QStringLiteral("formats"), {}, 0, 0, {}, formats}};
}

} // namespace pupitre::cli
