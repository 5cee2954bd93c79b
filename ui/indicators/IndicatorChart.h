#pragma once

#include "core/indicators/IndicatorStore.h"

#include <QtCharts/QChartView>

namespace pupitre::ui {

/// Bars by month, stacked by the values of a dimension. Months without a file stay empty and are marked on the axis.
class IndicatorChart : public QChartView
{
    Q_OBJECT

public:
    explicit IndicatorChart(QWidget* parent = nullptr);

    static constexpr int mostValues = 6; ///< beyond, values are drawn together as "Others"

    /// Returns the values drawn on their own.
    QStringList setSeries(const IndicatorSeries& series, const QString& title, bool divided);
    bool savePng(const QString& path);
    bool savePdf(const QString& path, const QString& notice);
};

} // namespace pupitre::ui
