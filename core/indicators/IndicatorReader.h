#pragma once

#include "core/base/Task.h"
#include "core/indicators/IndicatorFormat.h"

#include <QDate>

namespace pupitre {

/// Totals by the values of some columns. The column "month" exists in every format.
struct IndicatorTable
{
    struct Row
    {
        QStringList values; ///< of the `by` columns, in their order; empty for an absent value
        qint64 count = 0;   ///< lines
        QList<qint64> sums; ///< of the format's measures, in their order
    };
    QStringList by;
    QList<Row> rows; ///< sorted by their values
};

/// What one file holds.
struct IndicatorSummary
{
    QList<IndicatorTable> tables; ///< one for each grouping asked
    qint64 read = 0;              ///< lines below the header
    qint64 rejected = 0;
    qint64 bytes = 0;
    double seconds = 0;
    QList<Error> rejects;            ///< the first `keptRejects` in full, then one that counts the rest
    QStringList months;              ///< "2026-03", sorted, of the accepted lines
    QList<QDate> days;               ///< with a line, when the format has a date; sorted
    QString operatorName;            ///< from the file name
    QHash<QString, qint64> degraded; ///< column → lines where an absent value is a defect

    static constexpr qsizetype keptRejects = 10000;
};

/// Streams a file once, checks each line against the format and adds up; raw lines are never kept. Memory is bounded by
/// the longest line, the distinct groups and the rejects kept. A line with one wrong field is rejected whole.
/// A list column among `groupings` counts a line once for each of its distinct values.
Result<IndicatorSummary> readIndicators(const QString& path, const IndicatorFormat& format,
                                        const QList<QStringList>& groupings, const TaskContext& context = {});

} // namespace pupitre
