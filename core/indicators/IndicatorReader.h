#pragma once

#include "core/base/Task.h"
#include "core/indicators/IndicatorFormat.h"

#include <QDate>
#include <QMap>

namespace pupitre {

/// Totals by the values of some columns. What is derived from the date is a column too: "month" in every format, "day",
/// "weekday" (1 = Monday) and "hour" where the layout has them.
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
    qint64 read = 0;              ///< lines below the header, blank ones left out
    qint64 rejected = 0;
    qint64 bytes = 0; ///< of the file on the disk
    double seconds = 0;
    QList<Error> rejects;               ///< the first `keptRejects` in full, then one that counts the rest
    QList<Error> warnings;              ///< columns that the format does not describe
    QMap<QString, qint64> rejectCounts; ///< all of them, by "rule column"
    QStringList months;                 ///< "2026-03", sorted, of the accepted lines
    QString nameMonth;                  ///< the month of the file's name, or empty
    QList<QDate> days;                  ///< with a line, when the format has a date; sorted
    QString operatorName;               ///< from the file name
    QHash<QString, qint64> absent;      ///< column → accepted lines without a value
    QHash<QString, qint64> degraded;    ///< the same, of columns where that is a defect
    QMap<QString, qint64> broken;       ///< rule of the format that only reports → lines that break it
    QString sha256;                     ///< of the bytes on the disk, when asked
    QStringList encodings;              ///< "UTF-8", "windows-1252": as read
    bool headerFits = true;             ///< false: columns are missing, nothing below was judged

    static constexpr qsizetype keptRejects = 10000;
};

struct IndicatorReadOptions
{
    bool hash = false;
    int threads = 0; ///< 0: as many as this machine has processors, four at most
    qsizetype longestRecord = 1 << 20;
};

/// Reads a file once (plain, gzip, ZIP), checks each line against the format and adds up; raw lines are never kept.
/// Memory is bounded by the longest record, the distinct groups and the rejects kept, not by the file. A line with one
/// wrong field is rejected whole. A list column among `groupings` counts a line once for each of its distinct values.
/// The result does not depend on how many threads there are. Blocks: for a worker thread or a command line.
Result<IndicatorSummary> readIndicators(const QString& path, const IndicatorFormat& format,
                                        const QList<QStringList>& groupings, const TaskContext& context = {},
                                        const IndicatorReadOptions& options = {});

} // namespace pupitre
