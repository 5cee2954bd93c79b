#include "ui/indicators/ChartText.h"

#include "ui/common/Formats.h"

#include <QLocale>

#include <cmath>

namespace pupitre::ui {

QString ChartText::title(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Volumes:
        return tr("Messages by type of BAL");
    case ChartKind::Directions:
        return tr("Messages sent and received");
    case ChartKind::InsRate:
        return tr("Rate of qualified INS");
    case ChartKind::CdaCodes:
        return tr("Structured documents by CDA code");
    case ChartKind::Clients:
        return tr("Mail clients");
    case ChartKind::Active:
        return tr("Active BAL");
    case ChartKind::Connections:
        return tr("Connections");
    case ChartKind::Growth:
        return tr("Growth over a year");
    case ChartKind::Seasonality:
        return tr("Seasonality");
    case ChartKind::HeatMap:
        return tr("Days and hours");
    case ChartKind::Free:
        return tr("Any measure");
    }
    return {};
}

QString ChartText::definition(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Volumes:
        return tr("Messages of each month, by type of the operator’s BAL (PER, ORG, APP, CAB).");
    case ChartKind::Directions:
        return tr("Messages of each month that the operator’s BAL sent, and those they received.");
    case ChartKind::InsRate:
        return tr(
            "Among the messages that state X-MSS-INS, the share that carries a qualified INS. A message without a "
            "structured document rightly states nothing and is left out.");
    case ChartKind::CdaCodes:
        return tr(
            "Messages by code of the structured documents they carry (X-MSS-CODECDA). A message with several codes "
            "counts once for each; one without a document is left out.");
    case ChartKind::Clients:
        return tr(
            "Messages by product number of the software that wrote them (X-MSS-NIL). “(absent)” is a defect: every "
            "message must state it.");
    case ChartKind::Active:
        return tr("BAL with at least one connection in a day, as the mean of the days of the month.");
    case ChartKind::Connections:
        return tr("Connections of each month, by type of BAL.");
    case ChartKind::Growth:
        return tr("Messages of a month compared with the same month a year before.");
    case ChartKind::Seasonality:
        return tr("Messages by month of the year, a line a year: what returns each year shows.");
    case ChartKind::HeatMap:
        return tr("Messages by day of the week and hour, over the period shown. Only layouts with an hour have it.");
    case ChartKind::Free:
        return tr("A measure of the format, by month, divided by one of its dimensions.");
    }
    return {};
}

QString ChartText::formula(const ChartData& data)
{
    const QString sum = data.measure == QLatin1String("count")
                            ? tr("number of accepted lines")
                            : tr("sum of “%1” of the accepted lines").arg(data.measure);
    switch (data.kind) {
    case ChartKind::InsRate:
        return tr("100 × %1 where “%2” is O ÷ %1 where “%2” is O or N").arg(sum, data.dimension);
    case ChartKind::Growth:
        return tr("100 × (month − same month a year before) ÷ same month a year before; month = %1").arg(sum);
    case ChartKind::Active:
        return tr("%1 ÷ number of days with a line").arg(sum);
    case ChartKind::HeatMap:
        return tr("%1, by weekday of the date and hour").arg(sum);
    default:
        return data.dimension.isEmpty() ? sum : tr("%1, by value of “%2”").arg(sum, data.dimension);
    }
}

QString ChartText::month(const QString& month)
{
    return QLocale().toString(QDate::fromString(month, QStringLiteral("yyyy-MM")), QStringLiteral("MMM yyyy"));
}

QString ChartText::value(const QString& value)
{
    return value.isEmpty() ? tr("(absent)") : value;
}

QString ChartText::seriesName(const ChartData& data, const ChartData::Series& series)
{
    if (series.former)
        return tr("A year before, total");
    if (series.others)
        return tr("Others");
    if (data.kind == ChartKind::HeatMap)
        return QLocale().standaloneDayName(series.key.toInt(), QLocale::ShortFormat);
    if (data.kind == ChartKind::InsRate)
        return tr("Qualified INS");
    if (data.kind == ChartKind::Growth)
        return tr("Growth");
    if (data.kind == ChartKind::Directions && series.key == QLatin1String("emis"))
        return tr("sent");
    if (data.kind == ChartKind::Directions && series.key == QLatin1String("recu"))
        return tr("received");
    if (data.kind != ChartKind::Seasonality && data.dimension.isEmpty())
        return tr("All");
    return value(series.key);
}

QString ChartText::categoryName(const ChartData& data, const QString& category, bool narrow)
{
    if (data.kind == ChartKind::HeatMap)
        return tr("%1 h").arg(category.toInt());
    if (data.kind == ChartKind::Seasonality)
        return QLocale().standaloneMonthName(category.toInt(), QLocale::ShortFormat);
    return narrow ? category.mid(5) + u'/' + category.mid(2, 2) : month(category);
}

QString ChartText::figure(const ChartData& data, double figure)
{
    if (std::isnan(figure))
        return QStringLiteral("—");
    if (data.isMasked(figure))
        return tr("< %1").arg(data.maskBelow);
    return data.percent ? tr("%1 %").arg(QLocale().toString(figure, 'f', 1))
                        : shownNumber(static_cast<qint64>(std::llround(figure)));
}

} // namespace pupitre::ui
