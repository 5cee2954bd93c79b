#pragma once

#include "core/indicators/IndicatorReader.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A file whose totals the workspace holds.
struct StoredIndicatorFile
{
    qint64 id = 0;
    QString name;
    QString format;
    QStringList months;
    qint64 read = 0;
    qint64 rejected = 0;
    qint64 size = 0;
    QDateTime readAt;
    bool inForce = true; ///< false: replaced by a corrected file, kept on record
};

/// The totals of one measure by month, divided by the values of a dimension.
struct IndicatorSeries
{
    QStringList months;  ///< every month from the first to the last, those without a file included
    QSet<QString> known; ///< the months that a file in force covers
    QStringList values;  ///< of the dimension, the largest total first; one empty value when not divided
    QHash<QString, QList<qint64>> totals; ///< value → one figure a month
};

/// Totals of the indicator files in the workspace. Raw lines are never kept.
class IndicatorStore
{
public:
    explicit IndicatorStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    struct Imported
    {
        IndicatorSummary summary;
        bool alreadySeen = false;  ///< the same bytes were read before: nothing was added
        QStringList replacedFiles; ///< names of the files this one replaces
    };

    /// Reads a file and keeps its totals by month and by each dimension. The same content is recognised; a file that
    /// covers the months of another of its format and operator replaces it. A file of which no line is good is refused.
    Result<Imported> import(const QString& path, const IndicatorFormat& format, const TaskContext& context = {});

    Result<QList<StoredIndicatorFile>> files() const;
    /// `dimension` empty: not divided. `measure`: "count" (lines) or a measure of the format.
    Result<IndicatorSeries> series(const QString& formatId, const QString& measure, const QString& dimension) const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
