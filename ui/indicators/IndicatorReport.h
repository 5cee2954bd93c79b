#pragma once

#include "core/indicators/IndicatorCharts.h"

namespace pupitre::ui {

/// One page of the report: a chart, the notes of its months.
struct ReportPage
{
    ChartData data;
    QList<IndicatorNote> notes;
};

/// The report of all charts as PDF: a cover, a page a chart with its definition, its formula and its table.
/// `notice` is what the formats say must stand beside every figure. False when the file cannot be written.
bool writeIndicatorReport(const QString& path, const QList<ReportPage>& pages, const QString& notice);

} // namespace pupitre::ui
