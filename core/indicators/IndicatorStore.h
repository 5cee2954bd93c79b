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
    QString path;        ///< where it was when it was read
    QString sha256;
};

/// What a person wrote beside a month.
struct IndicatorNote
{
    qint64 id = 0;
    QString month;
    QString text;
    QString author;
    QDateTime at;
};

/// A month of the calendar of deposits.
struct DepositMonth
{
    QString month;
    bool hasFile = false;
    QDateTime depositedAt; ///< invalid: not yet
    QDate due;             ///< invalid: the format does not say
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
    /// Ids of the formats that files in force were read by.
    Result<QSet<QString>> formatsInUse() const;
    /// The files in force that cover a month.
    Result<QList<StoredIndicatorFile>> filesOf(const QString& formatId, const QString& month) const;
    /// Reads a stored file again from where it was and replaces its totals: after the format was aligned, or to prove
    /// a figure. A file that has changed since is refused.
    Result<Imported> recompute(qint64 fileId, const IndicatorFormat& format, const TaskContext& context = {});
    /// `dimension` empty: not divided. `measure`: "count" (lines) or a measure of the format.
    Result<IndicatorSeries> series(const QString& formatId, const QString& measure, const QString& dimension) const;
    /// The same, of one value of another dimension: sent messages by type of BAL. The pair must be one of pairsOf().
    Result<IndicatorSeries> seriesWhere(const QString& formatId, const QString& measure, const QString& dimension,
                                        const QString& where, const QString& value) const;
    /// Totals by weekday (0 = Monday) and hour, between two months; empty when the layout has no hour.
    Result<QList<QList<qint64>>> heatMap(const QString& formatId, const QString& measure, const QString& from,
                                         const QString& to) const;
    /// What earlier months say, for the checks before deposit.
    struct Knowledge
    {
        QMap<QDate, qint64> days; ///< volume
        QSet<QString> codes;      ///< of documents
    };
    Result<Knowledge> knowledge(const IndicatorFormat& format) const;

    Result<void> addNote(const QString& formatId, const QString& month, const QString& text);
    Result<void> removeNote(qint64 id);
    Result<QList<IndicatorNote>> notes(const QString& formatId) const;

    Result<void> markDeposited(const QString& formatId, const QString& month, bool deposited);
    /// The last `count` months up to the one before `today`, the latest first.
    Result<QList<DepositMonth>> calendar(const IndicatorFormat& format, const QDate& today, int count) const;

    /// What import() adds up for a format: the month alone, with each dimension, by day, by weekday and hour, and
    /// pairs.
    static QList<QStringList> groupingsOf(const IndicatorFormat& format);

private:
    Result<Imported> take(const QString& path, const IndicatorFormat& format, const TaskContext& context, qint64 again);

    Workspace& m_workspace;
};

} // namespace pupitre
