#pragma once

#include "core/indicators/IndicatorCharts.h"

#include <QCoreApplication>

namespace pupitre::ui {

/// The words of the charts: titles, definitions, formulas, names of series and categories.
class ChartText
{
    Q_DECLARE_TR_FUNCTIONS(charts)

public:
    static QString title(ChartKind kind);
    /// What is counted.
    static QString definition(ChartKind kind);
    /// How the figure is computed from the columns of the file.
    static QString formula(const ChartData& data);
    static QString seriesName(const ChartData& data, const ChartData::Series& series);
    static QString categoryName(const ChartData& data, const QString& category, bool narrow);
    /// A figure as a table shows it; masked and unknown ones too.
    static QString figure(const ChartData& data, double figure);
    static QString month(const QString& month); ///< "mars 2026" of "2026-03"
    static QString value(const QString& value); ///< "(absent)" for the empty one
};

} // namespace pupitre::ui
