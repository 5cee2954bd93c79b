#pragma once

#include "core/indicators/IndicatorReader.h"
#include "core/indicators/MailLog.h"

namespace pupitre {

/// A figure of the files and the same one of the mail system's own logs, and what explains their difference.
struct CrossRow
{
    struct Reason
    {
        QString id;        ///< see MailLogTotals::reasons; "hole" has no effect of its own
        qint64 effect = 0; ///< on the figure of the files, against that of the logs
    };
    QDate day;
    QString direction; ///< "emis", "recu", or empty when the format has none
    qint64 files = 0;
    qint64 logs = 0;
    bool inFiles = false;
    bool inLogs = false;
    QList<Reason> reasons;  ///< those that explain the difference together, or else each that may have a part in it
    bool explained = false; ///< the effects add up to the difference

    qint64 difference() const { return files - logs; }
};

struct CrossReport
{
    QList<CrossRow> rows;   ///< by day and direction
    QStringList systematic; ///< the reasons that together explain most rows: how the other counter counts
    qint64 files = 0;
    qint64 logs = 0;
    qint64 differing = 0;
    qint64 unexplained = 0;
    QList<std::pair<QDateTime, QDateTime>> holes;

    bool agrees() const { return differing == 0; }
};

/// Groupings that the file must be read by for crossCheck(); empty when the format has no day or no count of messages.
QList<QStringList> crossGroupings(const IndicatorFormat& format);
/// Holds what files say (read by crossGroupings()) against what logs say, day by day and by direction.
CrossReport crossCheck(const IndicatorFormat& format, const QList<IndicatorTable>& files, const MailLogTotals& logs);
/// Reads both and compares them. The files' format must have a day and a measure with the role "messages"
/// (FormatColumnUnknown otherwise).
Result<CrossReport> crossCheckFiles(const QStringList& files, const IndicatorFormat& format, const QStringList& logs,
                                    const MailLogOptions& options, const TaskContext& context = {});

} // namespace pupitre
