#include "app/cli/IndicatorCommandParts.h"
#include "core/indicators/DepositCheck.h"
#include "core/indicators/IndicatorSql.h"
#include "core/indicators/IndicatorStore.h"
#include "core/mailbox/WhiteListStore.h"
#include "ui/common/FindingText.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace pupitre::cli {

namespace {

// With several formats each file goes to the one whose file name fits.
const IndicatorFormat* formatOf(const QString& path, const QList<IndicatorFormat>& formats)
{
    if (formats.size() == 1)
        return &formats.first();
    QString name = QFileInfo(path).fileName();
    if (name.endsWith(QLatin1String(".gz")) || name.endsWith(QLatin1String(".zip")))
        name = name.section(QLatin1Char('.'), 0, -2);
    for (const IndicatorFormat& format : formats) {
        if (!format.fileName.pattern().isEmpty() && format.fileName.match(name).hasMatch())
            return &format;
    }
    return nullptr;
}

// What the workspace knows of former months; a command line without --workspace judges the files alone.
Result<DepositKnowledge> knowledgeOf(const Session& session, const Arguments& arguments,
                                     const QList<IndicatorFormat>& formats)
{
    DepositKnowledge knowledge;
    if (arguments.has(QStringLiteral("history"))) {
        auto workspace = session.openExisting();
        if (!workspace)
            return fail(workspace.error());
        const IndicatorStore store(**workspace);
        if (const auto list = WhiteListStore(**workspace).current()) {
            knowledge.whiteList.emplace();
            for (const WhiteListEntry& entry : list->entries)
                knowledge.whiteList->insert(entry.domainKey());
        }
        for (const IndicatorFormat& format : formats) {
            auto known = store.knowledge(format);
            if (!known)
                return fail(known.error());
            knowledge.history.insert(format.id, known->days);
            knowledge.formerCodes.insert(format.id, known->codes);
        }
    }
    return knowledge;
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 2) + QLatin1Char('%');
}

QString findingLine(const DepositFinding& finding)
{
    return QStringLiteral("  %1  %2  %3")
               .arg(findingVerdict(finding.verdict), -12)
               .arg(findingName(finding.id), -32)
               .arg(finding.verdict == DepositFinding::Verdict::NotAssessed ? QString() : findingText(finding))
               .trimmed()
               .prepend(QStringLiteral("  ")) +
           QLatin1Char('\n');
}

// What a finding says among the errors or the warnings; layout and rows have said it line by line.
void objectTo(Outcome& outcome, const DepositFinding& finding, const QString& path)
{
    using Verdict = DepositFinding::Verdict;
    if (finding.id == QLatin1String("layout") || finding.id == QLatin1String("rows") ||
        finding.id == QLatin1String("month") ||
        (finding.verdict != Verdict::Failed && finding.verdict != Verdict::Warning))
        return;
    constexpr qsizetype shown = 5;
    QString value = finding.items.mid(0, shown).join(QLatin1Char(' '));
    if (finding.itemCount > shown && !finding.items.isEmpty())
        value += QStringLiteral(" …(%1)").arg(finding.itemCount);
    if (value.isEmpty())
        value = finding.isShare() ? percent(finding.figure) : QString::number(finding.figure, 'g', 4);
    (finding.verdict == Verdict::Failed ? outcome.errors : outcome.warnings)
        .append(Error(ErrorCode::IndicatorCheckFailed)
                    .inFile(path)
                    .inField(finding.id)
                    .withValue(value)
                    .withDetail(findingName(finding.id)));
}

Outcome check(const Session& session, const Arguments& arguments)
{
    Outcome outcome;
    QList<IndicatorFormat> formats;
    for (const QString& name : arguments.values(QStringLiteral("format"))) {
        auto format = loadFormat(session, name);
        if (!format)
            return Outcome::failed(BadInput, format.error());
        outcome.warnings.append(format->warnings);
        formats.append(*format);
    }
    if (formats.isEmpty())
        return Outcome::failed(
            Error(ErrorCode::UsageArguments).withValue(QStringLiteral("indicators check --format F… FILE…")));
    auto knowledge = knowledgeOf(session, arguments, formats);
    if (!knowledge)
        return Outcome::failed(knowledge.error());
    QList<std::pair<QString, IndicatorFormat>> files;
    QList<Error> unreadable;
    for (const QString& path : arguments.positional()) {
        if (const IndicatorFormat* format = formatOf(path, formats))
            files.append({path, *format});
        else
            unreadable.append(Error(ErrorCode::IndicatorFileName).inFile(path).withValue(QFileInfo(path).fileName()));
    }
    auto report = checkDeposit(files, *knowledge, unreadable);
    if (!report)
        return Outcome::failed(report.error());
    if (report->verdict == DepositFinding::Verdict::Failed)
        outcome.exitCode = AnswerIsNo;
    for (const Error& error : std::as_const(unreadable))
        outcome.exitCode = std::max(outcome.exitCode, exitCodeFor(error.code()));
    outcome.errors = unreadable;
    for (const DepositFile& file : std::as_const(report->files)) {
        outcome.errors.append(file.summary.rejects);
        for (const Error& warning : file.summary.warnings) // another month than the name's forbids the deposit
            (warning.code() == ErrorCode::IndicatorMonthOther ? outcome.errors : outcome.warnings).append(warning);
        outcome.text += Text::tr("%1: %2 lines, %3 rejected, months %4, %5 days missing")
                            .arg(file.path)
                            .arg(file.summary.read)
                            .arg(file.summary.rejected)
                            .arg(file.summary.months.join(QLatin1Char(' ')))
                            .arg(file.missingDays.size()) +
                        QLatin1Char('\n');
        for (const DepositFinding& finding : file.findings) {
            outcome.text += findingLine(finding);
            objectTo(outcome, finding, file.path);
        }
    }
    for (const DepositFinding& finding : std::as_const(report->across)) {
        outcome.text += findingLine(finding);
        objectTo(outcome, finding, {});
    }
    outcome.result = report->toJson();
    if (const QString package = arguments.value(QStringLiteral("package"));
        !package.isEmpty() && outcome.exitCode == Good) {
        if (QFileInfo::exists(package))
            return Outcome::failed(Error(ErrorCode::FileExists).inFile(package));
        if (auto written = writeDepositPackage(package, *report); !written)
            return Outcome::failed(written.error());
        outcome.result.insert(QStringLiteral("package"), package);
        outcome.text +=
            Text::tr("Deposit package written: %1").arg(QDir::toNativeSeparators(package)) + QLatin1Char('\n');
    }
    return outcome;
}

Outcome sql(const Session& session, const Arguments& arguments)
{
    const QString engine = arguments.value(QStringLiteral("engine"));
    if (engine != QLatin1String("postgresql") && engine != QLatin1String("clickhouse"))
        return Outcome::failed(Error(ErrorCode::UsageValue).inField(QStringLiteral("--engine")).withValue(engine));
    const auto format = loadFormat(session, arguments.value(QStringLiteral("format")));
    if (!format)
        return Outcome::failed(BadInput, format.error());
    const QStringList by = arguments.value(QStringLiteral("by")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& name : by) {
        const int column = format->indexOf(name);
        if (column < 0 || format->columns[column].optional)
            return Outcome::failed(
                Error(ErrorCode::FormatColumnUnknown).inField(QStringLiteral("--by")).withValue(name));
    }
    const IndicatorSql script = indicatorSql(
        *format, engine == QLatin1String("postgresql") ? SqlEngine::PostgreSql : SqlEngine::ClickHouse, by);
    Outcome outcome;
    outcome.warnings = format->warnings;
    outcome.text = script.text();
    QJsonArray queries;
    for (const IndicatorSqlQuery& query : script.queries)
        queries.append(QJsonObject{{QStringLiteral("by"), query.name}, {QStringLiteral("query"), query.text}});
    outcome.result = {{QStringLiteral("engine"), engine},
                      {QStringLiteral("tables"), script.tables},
                      {QStringLiteral("load"), script.load},
                      {QStringLiteral("queries"), queries}};
    return outcome;
}

} // namespace

QList<Verb> indicatorCheckVerbs()
{
    const QString group = QStringLiteral("indicators");
    return {{group,
             QStringLiteral("check"),
             QStringLiteral("--format F… [--history] [--package OUT.zip] FILE…"),
             1,
             -1,
             {{QStringLiteral("format"), QStringLiteral("F"), true},
              {QStringLiteral("history"), {}},
              {QStringLiteral("package"), QStringLiteral("OUT.zip")}},
             check},
            {group,
             QStringLiteral("sql"),
             QStringLiteral("--format F --engine postgresql|clickhouse [--by COLUMN,…]"),
             0,
             0,
             {{QStringLiteral("format"), QStringLiteral("F")},
              {QStringLiteral("engine"), QStringLiteral("E")},
              {QStringLiteral("by"), QStringLiteral("COLUMN,…")}},
             sql}};
}

} // namespace pupitre::cli
