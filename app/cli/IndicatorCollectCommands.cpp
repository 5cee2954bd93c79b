#include "app/cli/IndicatorCheckCommands.h"
#include "core/indicators/IndicatorReader.h"
#include "core/indicators/MailLog.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"

#include <QJsonArray>
#include <QTimeZone>

#include <map>

namespace pupitre::cli {

namespace {

// The operator's domains and the types of its BAL, as the workspace knows them.
Result<MailLogOptions> optionsOf(const Session& session)
{
    auto workspace = session.openExisting();
    if (!workspace)
        return fail(workspace.error());
    auto database = (*workspace)->database();
    if (!database)
        return fail(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return fail(domains.error());
    MailLogOptions options;
    for (const QString& name : domains->names())
        options.domains.insert(name.toLower());
    auto visited = MailboxRegistry(**workspace).forEach({}, [&](const Mailbox& mailbox) -> Result<void> {
        options.typeOf.insert(mailbox.address.toLower(), mailboxTypeCode(mailbox.type));
        return {};
    });
    if (!visited)
        return fail(visited.error());
    if (options.domains.isEmpty())
        return fail(ErrorCode::DomainsNeeded);
    return options;
}

Outcome collect(const Session& session, const Arguments& arguments)
{
    const QString folder = arguments.value(QStringLiteral("out"));
    const QString name = arguments.value(QStringLiteral("operator"));
    static const QRegularExpression fit(QStringLiteral("^[A-Za-z0-9-]+$"));
    if (folder.isEmpty() || !fit.match(name).hasMatch())
        return Outcome::failed(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--out --operator")));
    auto options = optionsOf(session);
    if (!options)
        return Outcome::failed(options.error());
    if (const QString zone = arguments.value(QStringLiteral("zone")); !zone.isEmpty()) {
        options->zone = QTimeZone(zone.toUtf8());
        if (!options->zone.isValid())
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--zone")).withValue(zone));
    }
    if (const QString until = arguments.value(QStringLiteral("until")); !until.isEmpty()) {
        options->newest = QDate::fromString(until, Qt::ISODate);
        if (!options->newest.isValid())
            return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--until")).withValue(until));
    }
    const auto totals = readMailLogs(arguments.positional(), *options);
    if (!totals)
        return Outcome::failed(totals.error());
    const auto written = writeMonthFiles(*totals, folder, name);
    if (!written)
        return Outcome::failed(written.error());
    Outcome outcome;
    outcome.result = {{QStringLiteral("files"), QJsonArray::fromStringList(*written)},
                      {QStringLiteral("lines"), totals->lines},
                      {QStringLiteral("understood"), totals->understood},
                      {QStringLiteral("deferred"), totals->deferred},
                      {QStringLiteral("bounced"), totals->bounced},
                      {QStringLiteral("foreign"), totals->foreign},
                      {QStringLiteral("unknown_mailbox"), totals->unknownMailbox},
                      {QStringLiteral("repeated"), totals->repeated},
                      {QStringLiteral("unfinished"), totals->unfinished}};
    outcome.text = written->join(QLatin1Char('\n')) + QLatin1Char('\n');
    return outcome;
}

// The totals of two sources side by side, where they differ first.
Outcome compare(const Session&, const Arguments& arguments)
{
    const auto format = IndicatorFormat::load(arguments.value(QStringLiteral("format")));
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
        if (pair.left != pair.right)
            outcome.exitCode = AnswerIsNo;
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
             QStringLiteral("--out FOLDER --operator NAME [--zone ZONE] [--until DATE] LOG…"),
             1,
             -1,
             {{QStringLiteral("out"), QStringLiteral("FOLDER")},
              {QStringLiteral("operator"), QStringLiteral("NAME")},
              {QStringLiteral("zone"), QStringLiteral("ZONE")},
              {QStringLiteral("until"), QStringLiteral("DATE")}},
             collect},
            {group,
             QStringLiteral("compare"),
             QStringLiteral("--format F [--by COLUMN,…] FIRST SECOND"),
             2,
             2,
             {{QStringLiteral("format"), QStringLiteral("F")}, {QStringLiteral("by"), QStringLiteral("COLUMN,…")}},
             compare}};
}

} // namespace pupitre::cli
