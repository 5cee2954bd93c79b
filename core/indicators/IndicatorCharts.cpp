#include "core/indicators/IndicatorCharts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pupitre {

namespace {

using Role = IndicatorColumn::Role;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
const QString monthForm = QStringLiteral("yyyy-MM");

QString nameOf(const IndicatorFormat& format, Role role)
{
    const int column = format.indexOf(role);
    return column < 0 ? QString() : format.columns[column].name;
}

// The format asked for, when it has both columns and files; else the first such one, else one without files.
const IndicatorFormat* formatWith(const QList<IndicatorFormat>& formats, Role measure, Role dimension,
                                  const QString& preferred, const QSet<QString>& inUse)
{
    const IndicatorFormat* best = nullptr;
    int bestRank = 0;
    for (const IndicatorFormat& format : formats) {
        if (format.indexOf(measure) < 0 || (dimension != Role::None && format.indexOf(dimension) < 0))
            continue;
        const int rank = 1 + (inUse.contains(format.id) ? 2 : 0) + (format.id == preferred ? 1 : 0);
        if (rank > bestRank) {
            best = &format;
            bestRank = rank;
        }
    }
    return best;
}

struct Wanted
{
    Role measure = Role::Messages;
    Role dimension = Role::None;
};

Wanted wantedBy(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Volumes:
        return {Role::Messages, Role::BalType};
    case ChartKind::Directions:
        return {Role::Messages, Role::Direction};
    case ChartKind::InsRate:
        return {Role::Messages, Role::Ins};
    case ChartKind::CdaCodes:
        return {Role::Messages, Role::CdaCode};
    case ChartKind::Clients:
        return {Role::Messages, Role::Client};
    case ChartKind::Active:
        return {Role::Active, Role::BalType};
    case ChartKind::Connections:
        return {Role::Connections, Role::BalType};
    case ChartKind::HeatMap:
        return {Role::Messages, Role::Hour};
    case ChartKind::Growth:
    case ChartKind::Seasonality:
    case ChartKind::Free:
        return {Role::Messages, Role::None};
    }
    return {};
}

QString yearBefore(const QString& month)
{
    return QDate::fromString(month, monthForm).addYears(-1).toString(monthForm);
}

// Month → figure, of the sum of all values.
QHash<QString, double> monthTotals(const IndicatorSeries& series)
{
    QHash<QString, double> totals;
    for (qsizetype i = 0; i < series.months.size(); ++i) {
        if (!series.known.contains(series.months[i]))
            continue;
        double total = 0;
        for (const QString& value : series.values)
            total += static_cast<double>(series.totals[value][i]);
        totals.insert(series.months[i], total);
    }
    return totals;
}

void keepPeriod(ChartData& data, const IndicatorSeries& series, const ChartRequest& request)
{
    for (const QString& month : series.months) {
        if ((request.from.isEmpty() || month >= request.from) && (request.to.isEmpty() || month <= request.to))
            data.categories.append(month);
    }
}

// The largest values each a series, the others together.
void addSeries(ChartData& data, const IndicatorSeries& series)
{
    ChartData::Series others{{}, QList<double>(data.categories.size(), 0), true, false};
    const qsizetype offset = data.categories.isEmpty() ? 0 : series.months.indexOf(data.categories.first());
    for (qsizetype v = 0; v < series.values.size(); ++v) {
        const QList<qint64>& totals = series.totals[series.values[v]];
        ChartData::Series one{series.values[v], {}, false, false};
        for (qsizetype i = 0; i < data.categories.size(); ++i) {
            const bool known = series.known.contains(data.categories[i]);
            const double figure = known ? static_cast<double>(totals[offset + i]) : unknown;
            one.figures.append(figure);
            others.figures[i] = known ? others.figures[i] + figure : unknown;
        }
        // One too many would make the others a series of one.
        if (v < ChartData::mostSeries || series.values.size() == ChartData::mostSeries + 1) {
            for (qsizetype i = 0; i < others.figures.size(); ++i)
                others.figures[i] = std::isnan(one.figures[i]) ? unknown : others.figures[i] - one.figures[i];
            data.series.append(one);
        }
    }
    if (series.values.size() > ChartData::mostSeries + 1)
        data.series.append(others);
}

void addFormerYear(ChartData& data, const IndicatorSeries& series)
{
    const QHash<QString, double> totals = monthTotals(series);
    ChartData::Series former{{}, {}, false, true};
    for (const QString& month : std::as_const(data.categories))
        former.figures.append(totals.value(yearBefore(month), unknown));
    data.series.append(former);
}

void makeRate(ChartData& data, const IndicatorSeries& series)
{
    data.form = ChartData::Form::Lines;
    data.percent = true;
    const auto rateOf = [&](const QString& month) {
        const qsizetype i = series.months.indexOf(month);
        if (i < 0 || !series.known.contains(month))
            return unknown;
        double stated = 0;
        double yes = 0;
        for (const QString& value : series.values) {
            const auto figure = static_cast<double>(series.totals[value][i]);
            stated += value.isEmpty() ? 0 : figure;
            yes += value == QLatin1String("O") ? figure : 0;
        }
        return stated > 0 ? 100 * yes / stated : unknown;
    };
    ChartData::Series rate{QStringLiteral("O"), {}, false, false};
    for (const QString& month : std::as_const(data.categories))
        rate.figures.append(rateOf(month));
    data.series.append(rate);
}

void makeGrowth(ChartData& data, const IndicatorSeries& series)
{
    data.form = ChartData::Form::Lines;
    data.percent = true;
    const QHash<QString, double> totals = monthTotals(series);
    ChartData::Series growth;
    for (const QString& month : std::as_const(data.categories)) {
        const double now = totals.value(month, unknown);
        const double then = totals.value(yearBefore(month), unknown);
        growth.figures.append(then > 0 ? 100 * (now - then) / then : unknown);
    }
    // The first year has nothing to be compared with.
    const auto known =
        std::find_if(growth.figures.begin(), growth.figures.end(), [](double figure) { return !std::isnan(figure); });
    const qsizetype without = known - growth.figures.begin();
    data.categories.remove(0, without);
    growth.figures.remove(0, without);
    if (!growth.figures.isEmpty())
        data.series.append(growth);
}

void makeSeasonality(ChartData& data, const IndicatorSeries& series)
{
    data.form = ChartData::Form::Lines;
    const QHash<QString, double> totals = monthTotals(series);
    QStringList years;
    for (const QString& month : std::as_const(data.categories)) {
        if (const QString year = month.left(4); !years.contains(year))
            years.append(year);
    }
    constexpr int monthsOfYear = 12;
    data.categories.clear();
    for (int month = 1; month <= monthsOfYear; ++month)
        data.categories.append(QStringLiteral("%1").arg(month, 2, 10, QLatin1Char('0')));
    for (const QString& year : years.mid(std::max<qsizetype>(0, years.size() - ChartData::mostSeries))) {
        ChartData::Series line{year, {}, false, false};
        for (const QString& month : std::as_const(data.categories))
            line.figures.append(totals.value(year + u'-' + month, unknown));
        data.series.append(line);
    }
}

Result<void> makeHeatMap(ChartData& data, const IndicatorStore& store, const ChartRequest& request)
{
    data.form = ChartData::Form::HeatMap;
    data.categories.clear();
    auto map = store.heatMap(data.format, data.measure, request.from,
                             request.to.isEmpty() ? QStringLiteral("9999-12") : request.to);
    if (!map)
        return fail(map.error());
    constexpr int hours = 24;
    for (int hour = 0; hour < hours; ++hour)
        data.categories.append(QStringLiteral("%1").arg(hour, 2, 10, QLatin1Char('0')));
    for (qsizetype weekday = 0; weekday < map->size(); ++weekday) {
        ChartData::Series row{QString::number(weekday + 1), {}, false, false};
        for (const qint64 figure : map->at(weekday))
            row.figures.append(static_cast<double>(figure));
        data.series.append(row);
    }
    return {};
}

} // namespace

QList<ChartKind> allChartKinds()
{
    return {ChartKind::Volumes,     ChartKind::Directions, ChartKind::InsRate,     ChartKind::CdaCodes,
            ChartKind::Clients,     ChartKind::Active,     ChartKind::Connections, ChartKind::Growth,
            ChartKind::Seasonality, ChartKind::HeatMap,    ChartKind::Free};
}

QString chartId(ChartKind kind)
{
    static const QStringList ids{
        QStringLiteral("volumes"),     QStringLiteral("directions"), QStringLiteral("ins"),
        QStringLiteral("cda"),         QStringLiteral("clients"),    QStringLiteral("active"),
        QStringLiteral("connections"), QStringLiteral("growth"),     QStringLiteral("seasonality"),
        QStringLiteral("heat-map"),    QStringLiteral("free")};
    return ids.value(static_cast<int>(kind));
}

double ChartData::total(qsizetype category) const
{
    double sum = unknown;
    for (const Series& one : series) {
        const double figure = one.figures.value(category, unknown);
        if (!one.former && !std::isnan(figure))
            sum = std::isnan(sum) ? figure : sum + figure;
    }
    return sum;
}

Result<ChartData> chartData(const IndicatorStore& store, const QList<IndicatorFormat>& formats,
                            const ChartRequest& request)
{
    ChartData data;
    data.kind = request.kind;
    data.maskBelow = request.maskBelow;
    data.format = request.format;
    data.measure = request.measure;
    data.dimension = request.dimension;
    if (request.kind != ChartKind::Free) {
        const Wanted wanted = wantedBy(request.kind);
        auto inUse = store.formatsInUse();
        if (!inUse)
            return fail(inUse.error());
        const IndicatorFormat* format = formatWith(formats, wanted.measure, wanted.dimension, request.format, *inUse);
        if (format == nullptr)
            return data;
        data.format = format->id;
        data.measure = nameOf(*format, wanted.measure);
        data.dimension = request.kind == ChartKind::HeatMap || wanted.dimension == Role::None
                             ? QString()
                             : nameOf(*format, wanted.dimension);
    }
    auto series = store.series(data.format, data.measure, data.dimension);
    if (!series)
        return fail(series.error());
    keepPeriod(data, *series, request);
    if (data.categories.isEmpty())
        return data;
    switch (request.kind) {
    case ChartKind::InsRate:
        makeRate(data, *series);
        return data;
    case ChartKind::Growth:
        makeGrowth(data, *series);
        return data;
    case ChartKind::Seasonality:
        makeSeasonality(data, *series);
        return data;
    case ChartKind::HeatMap:
        if (auto made = makeHeatMap(data, store, request); !made)
            return fail(made.error());
        return data;
    case ChartKind::Directions:
        data.form = ChartData::Form::Grouped;
        break;
    default:
        break;
    }
    if (request.kind == ChartKind::Active) {
        // A day's active BAL add up to nothing over a month: their mean does.
        auto days = store.series(data.format, data.measure, QStringLiteral("day"));
        if (!days)
            return fail(days.error());
        QHash<QString, int> daysOf;
        for (const QString& day : std::as_const(days->values))
            ++daysOf[day.left(7)];
        for (QList<qint64>& totals : series->totals) {
            for (qsizetype i = 0; i < totals.size(); ++i) {
                const int count = std::max(1, daysOf.value(series->months[i]));
                totals[i] = (totals[i] + count / 2) / count;
            }
        }
    }
    if (request.kind == ChartKind::CdaCodes) { // a message without a document has no code to count
        series->values.removeAll(QString());
        series->totals.remove(QString());
    }
    addSeries(data, *series);
    if (request.previousYear)
        addFormerYear(data, *series);
    return data;
}

} // namespace pupitre
