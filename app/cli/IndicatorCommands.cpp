#include "app/cli/IndicatorCommandParts.h"
#include "core/indicators/IndicatorStore.h"

#include <QJsonArray>

#include <map>

namespace pupitre::cli {

namespace {

Outcome summarize(const Session& session, const Arguments& arguments)
{
    const auto format = loadFormat(session, arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    const QStringList by = arguments.value(QStringLiteral("by")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    Outcome outcome;
    outcome.warnings = format->warnings;
    // A threshold misread would show the small counts it is there to hide.
    bool isNumber = true;
    const QString threshold = arguments.value(QStringLiteral("mask-below"), QStringLiteral("0"));
    const qint64 mask = threshold.toLongLong(&isNumber);
    if (!isNumber || mask < 0)
        return Outcome::failed(
            Error(ErrorCode::UsageValue).inField(QStringLiteral("--mask-below")).withValue(threshold));
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
    outcome.text += (by + QStringList{Text::tr("lines")} + measures).join(QLatin1Char('\t')) + QLatin1Char('\n');
    QJsonArray rows;
    for (const auto& [values, figures] : merged) {
        if (figures.first < mask) { // a small count may tell of one person
            outcome.text += values.join(QLatin1Char('\t')) + QStringLiteral("\t<%1\n").arg(mask);
            QJsonObject row;
            for (qsizetype i = 0; i < by.size(); ++i)
                row.insert(by[i], values.value(i));
            row.insert(QStringLiteral("masked"), true);
            rows.append(row);
            continue;
        }
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

// What became of a file that was read.
QString fateOf(const IndicatorStore::Imported& imported)
{
    const QString months = imported.summary.months.join(QLatin1Char(' '));
    if (imported.alreadySeen)
        return Text::tr("known already, not counted twice");
    if (imported.replacedFiles.isEmpty())
        return Text::tr("kept for %1").arg(months);
    return Text::tr("kept for %1, replaces %2").arg(months, imported.replacedFiles.join(QLatin1String(", ")));
}

Outcome import(const Session& session, const Arguments& arguments)
{
    const auto format = loadFormat(session, arguments.value(QStringLiteral("format")));
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
        outcome.text += Text::tr("%1: %2 lines, %3 rejected; %4")
                            .arg(path)
                            .arg(imported->summary.read)
                            .arg(imported->summary.rejected)
                            .arg(fateOf(*imported)) +
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
    return indicatorFormatVerbs() + indicatorCheckVerbs() + indicatorCollectVerbs() +
           QList<Verb>{{group,
                        QStringLiteral("summarize"),
                        QStringLiteral("--format F --by COLUMN,… [--mask-below N] FILE…"),
                        1,
                        -1,
                        {{QStringLiteral("format"), QStringLiteral("F")},
                         {QStringLiteral("by"), QStringLiteral("COLUMN,…")},
                         {QStringLiteral("mask-below"), QStringLiteral("N")}},
                        summarize},
                       {group, QStringLiteral("import"), QStringLiteral("--format F FILE…"), 1, -1, format, import}};
}

} // namespace pupitre::cli
