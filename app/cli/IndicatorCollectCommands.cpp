#include "app/cli/IndicatorCommandParts.h"
#include "core/base/Platform.h"
#include "core/indicators/CrossCheck.h"
#include "core/indicators/IndicatorReader.h"
#include "core/mailbox/OperatorAddresses.h"

#include <QJsonArray>
#include <QTimeZone>

#include <map>

namespace pupitre::cli {

namespace {

// The operator's domains and the types of its BAL, as the workspace knows them, and how the words say to read the logs.
Result<MailLogOptions> optionsOf(const Session& session, const Arguments& arguments)
{
    MailLogOptions options;
    if (const QString zone = arguments.value(QStringLiteral("zone")); !zone.isEmpty()) {
        options.zone = QTimeZone(zone.toUtf8());
        if (!options.zone.isValid())
            return fail(Error(ErrorCode::UsageValue).inField(QStringLiteral("--zone")).withValue(zone));
    }
    if (const QString until = arguments.value(QStringLiteral("until")); !until.isEmpty()) {
        options.newest = QDate::fromString(until, Qt::ISODate);
        if (!options.newest.isValid())
            return fail(Error(ErrorCode::UsageValue).inField(QStringLiteral("--until")).withValue(until));
    }
    auto workspace = session.openExisting();
    if (!workspace)
        return fail(workspace.error());
    auto addresses = OperatorAddresses::load(**workspace);
    if (!addresses)
        return fail(addresses.error());
    options.domains = std::move(addresses->domains);
    options.typeOf = std::move(addresses->typeOf);
    return options;
}

QString holeText(const std::pair<QDateTime, QDateTime>& hole)
{
    const QString form = QStringLiteral("yyyy-MM-ddTHH:mm");
    return hole.first.toString(form) + QStringLiteral(" – ") + hole.second.toString(form);
}

void warnOfHoles(Outcome& outcome, const QList<std::pair<QDateTime, QDateTime>>& holes)
{
    for (const auto& hole : holes)
        outcome.warnings.append(Error(ErrorCode::IndicatorLogHole).withValue(holeText(hole)));
}

Outcome collect(const Session& session, const Arguments& arguments)
{
    const QString folder = arguments.value(QStringLiteral("out"));
    const QString name = arguments.value(QStringLiteral("operator"));
    static const QRegularExpression fit(QStringLiteral("^[A-Za-z0-9-]+$"));
    if (folder.isEmpty() || name.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments)
                .withValue(QStringLiteral("indicators collect --out FOLDER --operator NAME LOG|MESSAGES…")));
    if (!fit.match(name).hasMatch())
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--operator")).withValue(name));
    const auto options = optionsOf(session, arguments);
    if (!options)
        return Outcome::failed(options.error());
    const auto totals = readMailLogs(arguments.positional(), *options);
    if (!totals)
        return Outcome::failed(totals.error());
    const auto written = writeMonthFiles(*totals, folder, name);
    if (!written)
        return Outcome::failed(written.error());
    Outcome outcome;
    warnOfHoles(outcome, totals->holes);
    const std::pair<const char*, qint64> figures[] = {{"files_read", totals->files},
                                                      {"lines", totals->lines},
                                                      {"understood", totals->understood},
                                                      {"messages_read", totals->messagesRead},
                                                      {"unmatched_messages", totals->unmatched},
                                                      {"wrong_headers", totals->wrongHeaders},
                                                      {"deferred", totals->deferred},
                                                      {"bounced", totals->bounced},
                                                      {"foreign", totals->foreign},
                                                      {"unknown_mailbox", totals->unknownMailbox},
                                                      {"repeated", totals->repeated},
                                                      {"unfinished", totals->unfinished}};
    outcome.result.insert(QStringLiteral("files"), QJsonArray::fromStringList(*written));
    outcome.text = written->join(QLatin1Char('\n')) + QLatin1Char('\n');
    for (const auto& [figure, value] : figures) {
        outcome.result.insert(QLatin1String(figure), value);
        outcome.text += QStringLiteral("%1\t%2\n").arg(QLatin1String(figure)).arg(value);
    }
    QJsonArray holes;
    for (const auto& hole : totals->holes)
        holes.append(holeText(hole));
    outcome.result.insert(QStringLiteral("holes"), holes);
    outcome.result.insert(QStringLiteral("memory"),
                          QJsonObject{{QStringLiteral("messages_in_queue_at_most"), totals->mostPending},
                                      {QStringLiteral("messages_remembered"), totals->remembered},
                                      {QStringLiteral("peak_kib"), platform::peakMemoryKib()}});
    outcome.text += Text::tr("memory: %1 messages in the queue at most, %2 remembered by a digest, %3 MiB resident at "
                             "most")
                        .arg(totals->mostPending)
                        .arg(totals->remembered)
                        .arg(platform::peakMemoryKib() / 1024) +
                    QLatin1Char('\n');
    return outcome;
}

QString reasonText(const CrossRow& row)
{
    QStringList words;
    for (const CrossRow::Reason& reason : row.reasons)
        words.append(reason.effect == 0 ? reason.id
                                        : QStringLiteral("%1 %2%3")
                                              .arg(reason.id, reason.effect > 0 ? QStringLiteral("+") : QString())
                                              .arg(reason.effect));
    return row.difference() == 0 ? QStringLiteral("same")
           : row.explained
               ? words.join(QStringLiteral(", "))
               : QStringLiteral("unexplained") +
                     (words.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(words.join(QStringLiteral(", "))));
}

// The files of a month against the logs of the mail system, day by day, with what explains each difference.
Outcome crossCheckLogs(const Session& session, const Arguments& arguments)
{
    const auto format = loadFormat(session, arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    const QStringList logs = arguments.values(QStringLiteral("log"));
    if (logs.isEmpty())
        return Outcome::failed(Error(ErrorCode::UsageArguments)
                                   .withValue(QStringLiteral("indicators cross-check --format F --log LOG… FILE…")));
    const auto options = optionsOf(session, arguments);
    if (!options)
        return Outcome::failed(options.error());
    const auto report = crossCheckFiles(arguments.positional(), *format, logs, *options);
    if (!report)
        return Outcome::failed(report.error());
    Outcome outcome;
    outcome.exitCode = report->agrees() ? Good : AnswerIsNo;
    warnOfHoles(outcome, report->holes);
    QJsonArray rows;
    for (const CrossRow& row : report->rows) {
        QJsonArray reasons;
        for (const CrossRow::Reason& reason : row.reasons)
            reasons.append(QJsonObject{{QStringLiteral("id"), reason.id}, {QStringLiteral("effect"), reason.effect}});
        const QString day = row.day.toString(Qt::ISODate);
        rows.append(QJsonObject{{QStringLiteral("day"), day},
                                {QStringLiteral("direction"), row.direction},
                                {QStringLiteral("files"), row.files},
                                {QStringLiteral("logs"), row.logs},
                                {QStringLiteral("difference"), row.difference()},
                                {QStringLiteral("explained"), row.explained},
                                {QStringLiteral("reasons"), reasons}});
        if (row.difference() == 0)
            continue;
        outcome.errors.append(Error(ErrorCode::IndicatorDiffers)
                                  .inField((day + QLatin1Char(' ') + row.direction).trimmed())
                                  .withValue(QStringLiteral("%1 / %2").arg(row.files).arg(row.logs)));
        outcome.text += QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
                            .arg(day, row.direction)
                            .arg(row.files)
                            .arg(row.logs)
                            .arg(reasonText(row));
    }
    outcome.text += Text::tr("files %1, logs %2, %3 of %4 figures differ, %5 unexplained")
                        .arg(report->files)
                        .arg(report->logs)
                        .arg(report->differing)
                        .arg(report->rows.size())
                        .arg(report->unexplained) +
                    QLatin1Char('\n');
    outcome.result = {{QStringLiteral("files"), report->files},
                      {QStringLiteral("logs"), report->logs},
                      {QStringLiteral("differing"), report->differing},
                      {QStringLiteral("unexplained"), report->unexplained},
                      {QStringLiteral("systematic"), QJsonArray::fromStringList(report->systematic)},
                      {QStringLiteral("rows"), rows}};
    return outcome;
}

Outcome compare(const Session& session, const Arguments& arguments)
{
    const auto format = loadFormat(session, arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    QStringList by = arguments.value(QStringLiteral("by")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (by.isEmpty())
        by.append(QStringLiteral("month"));
    const QStringList measures = format->measures();
    struct Pair
    {
        qint64 left = 0;
        qint64 right = 0;
        bool hasLeft = false;
        bool hasRight = false;
    };
    std::map<QStringList, Pair> pairs;
    Outcome outcome;
    QJsonArray sources;
    for (int side = 0; side < 2; ++side) {
        const auto summary = readIndicators(arguments.positional().at(side), *format, {by});
        if (!summary)
            return Outcome::failed(summary.error());
        outcome.warnings.append(summary->rejects);
        sources.append(QJsonObject{{QStringLiteral("file"), arguments.positional().at(side)},
                                   {QStringLiteral("read"), summary->read},
                                   {QStringLiteral("rejected"), summary->rejected}});
        for (const IndicatorTable::Row& row : summary->tables.first().rows) {
            const qint64 figure = measures.isEmpty() ? row.count : row.sums.first();
            Pair& pair = pairs[row.values];
            (side == 0 ? pair.left : pair.right) += figure;
            (side == 0 ? pair.hasLeft : pair.hasRight) = true;
        }
    }
    QJsonArray rows;
    for (const auto& [values, pair] : pairs) {
        const QString reason = !pair.hasLeft             ? QStringLiteral("only-second")
                               : !pair.hasRight          ? QStringLiteral("only-first")
                               : pair.left != pair.right ? QStringLiteral("differs")
                                                         : QStringLiteral("same");
        if (pair.left != pair.right) {
            outcome.exitCode = AnswerIsNo;
            outcome.errors.append(Error(ErrorCode::IndicatorDiffers)
                                      .inField(values.join(QLatin1Char(' ')))
                                      .withValue(QStringLiteral("%1 / %2").arg(pair.left).arg(pair.right)));
        }
        QJsonObject row{{QStringLiteral("first"), pair.left},
                        {QStringLiteral("second"), pair.right},
                        {QStringLiteral("difference"), pair.right - pair.left},
                        {QStringLiteral("reason"), reason}};
        for (qsizetype i = 0; i < by.size(); ++i)
            row.insert(by[i], values.value(i));
        rows.append(row);
        outcome.text += QStringLiteral("%1\t%2\t%3\t%4\n")
                            .arg(values.join(QLatin1Char('\t')))
                            .arg(pair.left)
                            .arg(pair.right)
                            .arg(reason);
    }
    outcome.result = {{QStringLiteral("sources"), sources}, {QStringLiteral("rows"), rows}};
    return outcome;
}

} // namespace

QList<Verb> indicatorCollectVerbs()
{
    const QString group = QStringLiteral("indicators");
    return {{group,
             QStringLiteral("collect"),
             QStringLiteral("--out FOLDER --operator NAME [--zone ZONE] [--until DATE] LOG|MESSAGES…"),
             1,
             -1,
             {{QStringLiteral("out"), QStringLiteral("FOLDER")},
              {QStringLiteral("operator"), QStringLiteral("NAME")},
              {QStringLiteral("zone"), QStringLiteral("ZONE")},
              {QStringLiteral("until"), QStringLiteral("DATE")}},
             collect},
            {group,
             QStringLiteral("cross-check"),
             QStringLiteral("--format F --log LOG… [--zone ZONE] [--until DATE] FILE…"),
             1,
             -1,
             {{QStringLiteral("format"), QStringLiteral("F")},
              {QStringLiteral("log"), QStringLiteral("LOG"), true},
              {QStringLiteral("zone"), QStringLiteral("ZONE")},
              {QStringLiteral("until"), QStringLiteral("DATE")}},
             crossCheckLogs},
            {group,
             QStringLiteral("compare"),
             QStringLiteral("--format F [--by COLUMN,…] FIRST SECOND"),
             2,
             2,
             {{QStringLiteral("format"), QStringLiteral("F")}, {QStringLiteral("by"), QStringLiteral("COLUMN,…")}},
             compare}};
}

} // namespace pupitre::cli
