#pragma once

#include "core/indicators/IndicatorStore.h"

namespace pupitre {

/// The charts of the workbench, each with one definition and one formula (ui/indicators/ChartText).
enum class ChartKind {
    Volumes,     ///< messages by month, divided by type of BAL
    Directions,  ///< sent and received
    InsRate,     ///< share of "O" among the messages that state X-MSS-INS
    CdaCodes,    ///< messages by document code
    Clients,     ///< messages by mail client
    Active,      ///< active BAL, mean of the days
    Connections, ///< connections by month
    Growth,      ///< of the messages, against the same month a year before
    Seasonality, ///< messages by month of the year, a line a year
    HeatMap,     ///< messages by weekday and hour
    Free,        ///< any measure, divided by any dimension
};
QList<ChartKind> allChartKinds();
QString chartId(ChartKind kind); ///< "volumes", stable, for names of objects and files

struct ChartRequest
{
    ChartKind kind = ChartKind::Volumes;
    QString format; ///< of Free; the others take it when it has what they need, else one that has
    QString measure;
    QString dimension;
    QString from; ///< "2025-01", or empty: from the first
    QString to;
    bool previousYear = false;
    qint64 maskBelow = 0; ///< counts from 1 to below this one are not shown
};

/// What a chart shows, without a word of it.
struct ChartData
{
    enum class Form { Stacked, Grouped, Lines, HeatMap };
    struct Series
    {
        QString key;           ///< value of the dimension, a year, a weekday (1 to 7); see `others`
        QList<double> figures; ///< one a category; NaN: not known
        bool others = false;   ///< the values that have no series of their own
        bool former = false;   ///< the total of the same months a year before
    };

    ChartKind kind = ChartKind::Volumes;
    Form form = Form::Stacked;
    QString format;
    QString measure;
    QString dimension;
    QStringList categories; ///< months, months of the year ("01"), or hours
    QList<Series> series;
    bool percent = false;
    qint64 maskBelow = 0;

    bool isEmpty() const { return series.isEmpty(); }
    bool isMasked(double figure) const { return !percent && figure > 0 && figure < static_cast<double>(maskBelow); }
    /// Of the series that add up, or NaN where none is known.
    double total(qsizetype category) const;

    static constexpr qsizetype mostSeries = 6; ///< beyond, values are drawn together
};

/// Computes a chart from the totals of the workspace; empty when no format has what it takes, or no file.
Result<ChartData> chartData(const IndicatorStore& store, const QList<IndicatorFormat>& formats,
                            const ChartRequest& request);

} // namespace pupitre
