#pragma once

#include "core/lps/Exercise.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A kept run, as lists show it.
struct RunSummary
{
    qint64 id = 0;
    QDateTime startedAt;
    QString protocol; ///< "imap", "smtp", "exercise"
    QString endpoint; ///< of an exercise: the mailbox, or the profile when it had none
    bool good = false;
};

/// The runs kept in the workspace; each is its whole redacted report.
class RunStore
{
public:
    explicit RunStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// `tlsScan`: the judged examination of the same server (judgedTlsReport()), if there was one.
    Result<qint64> save(const RunReport& report, const QJsonObject& tlsScan = {});
    Result<qint64> save(const ExerciseReport& report);
    /// What save() keeps of both.
    static QJsonObject withTlsScan(const RunReport& report, const QJsonObject& tlsScan);
    /// The newest first.
    Result<QList<RunSummary>> list(int limit) const;
    Result<QJsonObject> report(qint64 id) const;

private:
    Result<qint64> keep(const QJsonObject& report, const QString& protocol, const QString& endpoint,
                        const QDateTime& startedAt, bool good);

    Workspace& m_workspace;
};

} // namespace pupitre
