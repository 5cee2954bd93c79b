#pragma once

#include "core/indicators/IndicatorReader.h"

#include <QJsonObject>

namespace pupitre {

/// One thing that was looked at before a deposit.
struct DepositFinding
{
    enum class Verdict {
        Ok,
        Warning, ///< to be looked at by a person; does not forbid the deposit
        Failed,
        NotAssessed, ///< what it takes is not there (no history, no list)
    };
    /// "layout", "rows", "month", "days", "totals", "ins", "client", "cda-codes", "domains", "rule:ID", "sum:ID".
    QString id;
    Verdict verdict = Verdict::Ok;
    double figure = 0;    ///< a share, a count, the largest robust z: by id
    double limit = 0;     ///< what the figure is held against, when there is a limit
    QStringList items;    ///< days, codes or domains concerned, at most `mostItems`
    qint64 itemCount = 0; ///< all of them

    /// Whether the figure is a share (1 is all), by its id.
    bool isShare() const;

    static constexpr qsizetype mostItems = 100;
};
QString verdictName(DepositFinding::Verdict verdict); ///< "ok", "warning", "failed", "not-assessed"

/// What is known beside the files.
struct DepositKnowledge
{
    /// Totals by day of former months, by format id: of the workspace.
    QHash<QString, QMap<QDate, qint64>> history;
    /// Document codes met in former months, by format id.
    QHash<QString, QSet<QString>> formerCodes;
    std::optional<QSet<QString>> whiteList; ///< domains in lower case
};

struct DepositFile
{
    QString path;
    QString format;
    IndicatorSummary summary;
    QList<QDate> missingDays;
    QList<DepositFinding> findings;
    DepositFinding::Verdict verdict = DepositFinding::Verdict::Ok; ///< the worst of its findings
};

struct DepositReport
{
    QList<DepositFile> files;
    QList<DepositFinding> across; ///< sums between files
    DepositFinding::Verdict verdict = DepositFinding::Verdict::Ok;

    QJsonObject toJson() const;
};

/// How far `value` is from the median of `others`, in deviations estimated by the median absolute deviation
/// (0.6745 × (value − median) / MAD). Nothing when there are fewer than `leastOthers` of them.
std::optional<double> robustZ(double value, QList<double> others);
constexpr qsizetype leastOthers = 6;

/// Reads the files, each with the format given beside it, and judges them as they would be deposited: layout, month
/// complete, totals plausible against the same weekdays of other months (of `knowledge` and of the other files),
/// rates, codes, domains, rules, sums between files. An unreadable file is an error of its own in `errors`.
Result<DepositReport> checkDeposit(const QList<std::pair<QString, IndicatorFormat>>& files,
                                   const DepositKnowledge& knowledge, QList<Error>& errors,
                                   const TaskContext& context = {});

/// Writes what is ready to be sent: the files as they are and the control report (controle.json), as a ZIP. A file
/// that is no longer what was checked is refused; so is a report with a failed verdict (nothing is written then).
Result<void> writeDepositPackage(const QString& path, const DepositReport& report, const TaskContext& context = {});

} // namespace pupitre
