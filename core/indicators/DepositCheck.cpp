#include "core/indicators/DepositCheck.h"

#include <algorithm>
#include <cmath>

namespace pupitre {

namespace {

using Verdict = DepositFinding::Verdict;
using Role = IndicatorColumn::Role;

constexpr int weeksOfHistory = 53;

double medianOf(QList<double> values)
{
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Verdict worse(Verdict a, Verdict b)
{
    const auto rank = [](Verdict verdict) {
        return verdict == Verdict::Failed ? 2 : verdict == Verdict::Warning ? 1 : 0;
    };
    return rank(a) >= rank(b) ? (rank(a) == 0 ? Verdict::Ok : a) : b;
}

void addItem(DepositFinding& finding, const QString& item)
{
    if (++finding.itemCount <= DepositFinding::mostItems)
        finding.items.append(item);
}

// Which sum stands for the volume of a file: the messages, else the first measure, else the lines (-1).
int volumeMeasure(const IndicatorFormat& format)
{
    const QStringList measures = format.measures();
    const int messages = format.indexOf(Role::Messages);
    const int found = messages >= 0 ? static_cast<int>(measures.indexOf(format.columns[messages].name)) : -1;
    return found >= 0 || measures.isEmpty() ? found : 0;
}

qint64 figureOf(const IndicatorTable::Row& row, int measure)
{
    return measure < 0 ? row.count : row.sums[measure];
}

/// The groupings that the checks of one format need, and where each stands.
struct Groupings
{
    QList<QStringList> all;
    int day = -1;
    QHash<int, int> byRole; ///< Role → table
    QHash<QString, int> bySide;

    int add(const QStringList& by)
    {
        const qsizetype known = all.indexOf(by);
        if (known >= 0)
            return static_cast<int>(known);
        all.append(by);
        return static_cast<int>(all.size() - 1);
    }
};

QString sideKey(const QString& check, bool left)
{
    return check + (left ? QStringLiteral("/left") : QStringLiteral("/right"));
}

/// The sums between files that the formats ask for, by id.
using SumChecks = QMap<QString, IndicatorCheck>;

SumChecks sumChecksOf(const QList<std::pair<QString, IndicatorFormat>>& files)
{
    SumChecks checks;
    for (const auto& [path, format] : files) {
        for (IndicatorCheck check : format.checks) {
            if (check.kind != IndicatorCheck::Kind::SumEquals)
                continue;
            for (IndicatorCheck::Side* side : {&check.left, &check.right})
                side->format = side->format.isEmpty() ? format.id : side->format;
            checks.insert(check.id, check);
        }
    }
    return checks;
}

Groupings groupingsFor(const IndicatorFormat& format, const SumChecks& sumChecks)
{
    Groupings groupings;
    if (format.canGroupBy(QStringLiteral("day")))
        groupings.day = groupings.add({QStringLiteral("day")});
    for (const Role role : {Role::Ins, Role::CdaCode, Role::Client, Role::Domain}) {
        if (const int column = format.indexOf(role); column >= 0)
            groupings.byRole.insert(static_cast<int>(role), groupings.add({format.columns[column].name}));
    }
    for (const IndicatorCheck& check : sumChecks) {
        for (const bool left : {true, false}) {
            const IndicatorCheck::Side& side = left ? check.left : check.right;
            if (side.format != format.id)
                continue;
            QStringList columns = side.where.keys();
            columns.sort();
            const QStringList by = QStringList{QStringLiteral("month")} + columns;
            const bool known =
                std::all_of(by.begin(), by.end(), [&](const QString& name) { return format.canGroupBy(name); }) &&
                (side.measure == QLatin1String("count") || format.measures().contains(side.measure));
            if (known)
                groupings.bySide.insert(sideKey(check.id, left), groupings.add(by));
        }
    }
    return groupings;
}

DepositFinding layoutFinding(const IndicatorSummary& summary)
{
    DepositFinding finding{QStringLiteral("layout"), Verdict::Ok, 0, 0, {}, 0};
    for (const Error& error : summary.rejects) {
        if (error.code() == ErrorCode::IndicatorColumnMissing || error.code() == ErrorCode::IndicatorColumnExtra) {
            finding.verdict = Verdict::Failed;
            addItem(finding, error.value());
        }
    }
    for (const Error& warning : summary.warnings) {
        finding.verdict = worse(finding.verdict, Verdict::Warning);
        addItem(finding, warning.value());
    }
    return finding;
}

DepositFinding rowsFinding(const IndicatorSummary& summary, double limit)
{
    DepositFinding finding{QStringLiteral("rows"), Verdict::Ok, 0, limit, {}, summary.rejected};
    if (summary.read > 0)
        finding.figure = static_cast<double>(summary.rejected) / static_cast<double>(summary.read);
    if (summary.read == summary.rejected || finding.figure > limit)
        finding.verdict = Verdict::Failed;
    else if (summary.rejected > 0)
        finding.verdict = Verdict::Warning;
    return finding;
}

DepositFinding monthFinding(const IndicatorSummary& summary)
{
    DepositFinding finding{QStringLiteral("month"), Verdict::Ok, 0, 0, {}, 0};
    if (summary.nameMonth.isEmpty()) {
        finding.verdict = Verdict::NotAssessed;
        return finding;
    }
    for (const QString& month : summary.months) {
        if (month != summary.nameMonth)
            addItem(finding, month);
    }
    if (finding.itemCount > 0 || !summary.months.contains(summary.nameMonth))
        finding.verdict = Verdict::Failed;
    finding.figure = static_cast<double>(finding.itemCount);
    return finding;
}

DepositFinding daysFinding(DepositFile& file, bool hasDays)
{
    DepositFinding finding{QStringLiteral("days"), Verdict::Ok, 0, 0, {}, 0};
    if (!hasDays || file.summary.months.isEmpty()) {
        finding.verdict = Verdict::NotAssessed;
        return finding;
    }
    const QSet<QDate> present(file.summary.days.begin(), file.summary.days.end());
    for (const QString& month : std::as_const(file.summary.months)) {
        const QDate first = QDate::fromString(month, QStringLiteral("yyyy-MM"));
        for (int day = 0; day < first.daysInMonth(); ++day) {
            if (!present.contains(first.addDays(day)))
                file.missingDays.append(first.addDays(day));
        }
    }
    for (const QDate& day : std::as_const(file.missingDays))
        addItem(finding, day.toString(Qt::ISODate));
    finding.figure = static_cast<double>(finding.itemCount);
    finding.verdict = finding.itemCount > 0 ? Verdict::Failed : Verdict::Ok;
    return finding;
}

// `history`: every known day, those of this file's months too; they are left out here.
DepositFinding totalsFinding(const IndicatorSummary& summary, const QMap<QDate, qint64>& own,
                             const QMap<QDate, qint64>& history, double limit)
{
    DepositFinding finding{QStringLiteral("totals"), Verdict::NotAssessed, 0, limit, {}, 0};
    for (auto it = own.begin(); it != own.end(); ++it) {
        QList<double> others;
        for (auto other = history.begin(); other != history.end(); ++other) {
            if (other.key().dayOfWeek() == it.key().dayOfWeek() &&
                std::abs(other.key().daysTo(it.key())) <= 7 * weeksOfHistory &&
                !summary.months.contains(other.key().toString(QStringLiteral("yyyy-MM"))))
                others.append(static_cast<double>(other.value()));
        }
        const auto z = robustZ(static_cast<double>(it.value()), others);
        if (!z)
            continue;
        if (finding.verdict == Verdict::NotAssessed)
            finding.verdict = Verdict::Ok;
        if (std::abs(*z) > std::abs(finding.figure))
            finding.figure = *z;
        if (std::abs(*z) > limit) {
            finding.verdict = Verdict::Warning;
            addItem(finding, it.key().toString(Qt::ISODate));
        }
    }
    return finding;
}

DepositFinding insFinding(const IndicatorTable& table, int measure, double limit)
{
    DepositFinding finding{QStringLiteral("ins"), Verdict::NotAssessed, 0, limit, {}, 0};
    qint64 yes = 0;
    qint64 stated = 0;
    for (const IndicatorTable::Row& row : table.rows) {
        if (row.values.first().isEmpty())
            continue;
        stated += figureOf(row, measure);
        yes += row.values.first() == QLatin1String("O") ? figureOf(row, measure) : 0;
    }
    if (stated == 0)
        return finding;
    finding.figure = static_cast<double>(yes) / static_cast<double>(stated);
    finding.verdict = finding.figure < limit ? Verdict::Warning : Verdict::Ok;
    return finding;
}

DepositFinding clientFinding(const IndicatorTable& table, int measure, double limit)
{
    DepositFinding finding{QStringLiteral("client"), Verdict::NotAssessed, 0, limit, {}, 0};
    qint64 missing = 0;
    qint64 all = 0;
    for (const IndicatorTable::Row& row : table.rows) {
        all += figureOf(row, measure);
        missing += row.values.first().isEmpty() ? figureOf(row, measure) : 0;
    }
    if (all == 0)
        return finding;
    finding.figure = static_cast<double>(missing) / static_cast<double>(all);
    finding.verdict = finding.figure > limit ? Verdict::Warning : Verdict::Ok;
    return finding;
}

// Values of a column that a list does not have; without any list nothing can be said.
DepositFinding unknownFinding(const QString& id, const IndicatorTable& table, const QSet<QString>& known,
                              bool lowerCase)
{
    DepositFinding finding{id, Verdict::NotAssessed, 0, 0, {}, 0};
    if (known.isEmpty())
        return finding;
    finding.verdict = Verdict::Ok;
    for (const IndicatorTable::Row& row : table.rows) {
        const QString value = lowerCase ? row.values.first().toLower() : row.values.first();
        if (!value.isEmpty() && !known.contains(value)) {
            finding.verdict = Verdict::Warning;
            addItem(finding, value);
        }
    }
    finding.figure = static_cast<double>(finding.itemCount);
    return finding;
}

using MonthTotals = QMap<QString, qint64>;

MonthTotals totalsOf(const IndicatorTable& table, const IndicatorCheck::Side& side, const IndicatorFormat& format)
{
    const int measure =
        side.measure == QLatin1String("count") ? -1 : static_cast<int>(format.measures().indexOf(side.measure));
    MonthTotals totals;
    for (const IndicatorTable::Row& row : table.rows) {
        bool wanted = true;
        for (qsizetype i = 1; i < table.by.size(); ++i)
            wanted = wanted && side.where.value(table.by[i]) == row.values[i];
        if (wanted)
            totals[row.values.first()] += figureOf(row, measure);
    }
    return totals;
}

struct Sides
{
    std::optional<MonthTotals> left;
    std::optional<MonthTotals> right;
};

void addTotals(std::optional<MonthTotals>& to, const MonthTotals& totals)
{
    if (!to)
        to.emplace();
    for (auto it = totals.begin(); it != totals.end(); ++it)
        (*to)[it.key()] += it.value();
}

DepositFinding sumFinding(const IndicatorCheck& check, const Sides& sides)
{
    DepositFinding finding{QStringLiteral("sum:") + check.id, Verdict::NotAssessed, 0, check.tolerance, {}, 0};
    if (!sides.left || !sides.right)
        return finding;
    finding.verdict = Verdict::Ok;
    const QSet<QString> months = QSet<QString>(sides.left->keyBegin(), sides.left->keyEnd()) +
                                 QSet<QString>(sides.right->keyBegin(), sides.right->keyEnd());
    QStringList sorted(months.begin(), months.end());
    sorted.sort();
    for (const QString& month : std::as_const(sorted)) {
        const auto left = static_cast<double>(sides.left->value(month));
        const auto right = static_cast<double>(sides.right->value(month));
        const double greater = std::max({left, right, 1.0});
        const double difference = std::abs(left - right) / greater;
        finding.figure = std::max(finding.figure, difference);
        if (difference > check.tolerance) {
            finding.verdict = Verdict::Failed;
            addItem(finding, QStringLiteral("%1: %2 / %3").arg(month).arg(left, 0, 'f', 0).arg(right, 0, 'f', 0));
        }
    }
    return finding;
}

} // namespace

std::optional<double> robustZ(double value, QList<double> others)
{
    if (others.size() < leastOthers)
        return std::nullopt;
    const double median = medianOf(others);
    for (double& other : others)
        other = std::abs(other - median);
    // Days that are all alike have no deviation: a hundredth of the median stands for it, one message at least.
    const double deviation = std::max({medianOf(others), 0.01 * median, 1.0});
    constexpr double normal = 0.6745; ///< MAD of a normal distribution of deviation 1
    return normal * (value - median) / deviation;
}

Result<DepositReport> checkDeposit(const QList<std::pair<QString, IndicatorFormat>>& files,
                                   const DepositKnowledge& knowledge, QList<Error>& errors, const TaskContext& context)
{
    DepositReport report;
    QHash<QString, QMap<QDate, qint64>> history = knowledge.history;
    QList<QMap<QDate, qint64>> ownDays;
    QList<const IndicatorFormat*> formats;
    QList<Groupings> groupings;
    QMap<QString, Sides> sums;
    const SumChecks sumChecks = sumChecksOf(files);
    for (const auto& [path, format] : files) {
        const Groupings wanted = groupingsFor(format, sumChecks);
        auto summary = readIndicators(path, format, wanted.all, context, {true});
        if (!summary) {
            if (summary.error().code() == ErrorCode::Cancelled)
                return fail(summary.error());
            errors.append(summary.error());
            continue;
        }
        DepositFile file;
        file.path = path;
        file.format = format.id;
        file.summary = std::move(*summary);
        QMap<QDate, qint64> days;
        if (wanted.day >= 0) {
            for (const IndicatorTable::Row& row : std::as_const(file.summary.tables[wanted.day].rows)) {
                const QDate day = QDate::fromString(row.values.first(), Qt::ISODate);
                if (day.isValid())
                    days[day] = figureOf(row, volumeMeasure(format));
            }
        }
        for (auto it = days.begin(); it != days.end(); ++it)
            history[format.id][it.key()] = it.value();
        for (const IndicatorCheck& check : sumChecks) {
            for (const bool left : {true, false}) {
                const auto table = wanted.bySide.constFind(sideKey(check.id, left));
                if (table != wanted.bySide.cend())
                    addTotals(left ? sums[check.id].left : sums[check.id].right,
                              totalsOf(file.summary.tables[*table], left ? check.left : check.right, format));
            }
        }
        report.files.append(std::move(file));
        ownDays.append(days);
        formats.append(&format);
        groupings.append(wanted);
    }
    for (qsizetype i = 0; i < report.files.size(); ++i) {
        DepositFile& file = report.files[i];
        const IndicatorFormat& format = *formats[i];
        const IndicatorThresholds& limits = format.thresholds;
        const int measure = volumeMeasure(format);
        const auto tableOf = [&](Role role) -> const IndicatorTable* {
            const auto found = groupings[i].byRole.constFind(static_cast<int>(role));
            return found == groupings[i].byRole.cend() ? nullptr : &file.summary.tables[*found];
        };
        file.findings = {layoutFinding(file.summary), rowsFinding(file.summary, limits.rejected),
                         monthFinding(file.summary), daysFinding(file, groupings[i].day >= 0),
                         totalsFinding(file.summary, ownDays[i], history.value(format.id), limits.robustZ)};
        if (const IndicatorTable* table = tableOf(Role::Ins))
            file.findings.append(insFinding(*table, measure, limits.leastIns));
        if (const IndicatorTable* table = tableOf(Role::Client))
            file.findings.append(clientFinding(*table, measure, limits.missingClient));
        if (const IndicatorTable* table = tableOf(Role::CdaCode)) {
            const QSet<QString>& listed = format.columns[format.indexOf(Role::CdaCode)].knownValues;
            file.findings.append(unknownFinding(QStringLiteral("cda-codes"), *table,
                                                listed.isEmpty() ? knowledge.formerCodes.value(format.id) : listed,
                                                false));
        }
        if (const IndicatorTable* table = tableOf(Role::Domain))
            file.findings.append(
                unknownFinding(QStringLiteral("domains"), *table, knowledge.whiteList.value_or(QSet<QString>()), true));
        for (const IndicatorCheck& check : format.checks) {
            if (check.kind == IndicatorCheck::Kind::SumEquals || check.rejects)
                continue;
            const qint64 broken = file.summary.broken.value(check.id);
            file.findings.append({QStringLiteral("rule:") + check.id,
                                  broken > 0 ? Verdict::Warning : Verdict::Ok,
                                  static_cast<double>(broken),
                                  0,
                                  {},
                                  broken});
        }
        for (const DepositFinding& finding : std::as_const(file.findings))
            file.verdict = worse(file.verdict, finding.verdict);
        report.verdict = worse(report.verdict, file.verdict);
    }
    for (const IndicatorCheck& check : sumChecks) {
        report.across.append(sumFinding(check, sums.value(check.id)));
        report.verdict = worse(report.verdict, report.across.last().verdict);
    }
    return report;
}

} // namespace pupitre
