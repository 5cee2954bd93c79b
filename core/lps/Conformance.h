#pragma once

#include "core/lps/Exercise.h"
#include "core/lps/ScenarioTable.h"

namespace pupitre {

/// One thing a run has shown of a scenario.
struct ScenarioSight
{
    QString stage;
    QString name; ///< of a step, or of a message rule ("ECO.2.4.2")
    StepVerdict verdict = StepVerdict::NotJudged;
    QString code;
    QString detail;
    bool isRule = false;
    QStringList values; ///< of a rule (RuleResult)
};

/// How a run stands to one scenario: the worst of what speaks of it.
struct ScenarioResult
{
    Scenario scenario;
    std::optional<StepVerdict> verdict; ///< nothing: it was not run, and `reason` says why
    /// "manual", "address", "secret", "mailbox" (it is about mailboxes opened in another way), "product-number",
    /// "documents" (the message had none), "incomplete" (the run did not come so far).
    QString reason;
    qint64 milliseconds = 0; ///< of the stages that show it
    QList<ScenarioSight> sights;

    QString verdictCode() const; ///< those of StepVerdict, and "not-run"
    /// {"id","verdict","seconds","requirements","title","recommended","reason","findings","steps"}.
    QJsonObject toJson() const;
};

/// What stands in the way of showing a scenario with what a request brings: reasons of ScenarioResult, the weightiest
/// first. `opened`: the request has what opens the mailbox.
QStringList obstacles(const Scenario& scenario, const Exercise::Request& request, bool opened);

/// A message to oneself with the document of a patient who does not exist.
Composition documentMessage(const QString& address, const QString& productNumber, const QDateTime& at);

/// Makes a request go as far as the scenarios need and no farther; the message has documents of a fictitious patient
/// where one of them looks at some.
void limitTo(const QList<Scenario>& scenarios, Exercise::Request& request, const Clock& clock);

/// Reads the report of an exercise (ExerciseReport::toJson(), of now or kept) scenario by scenario. The message read
/// back is inspected: it may take a while.
QList<ScenarioResult> judgeScenarios(const QList<Scenario>& scenarios, const QJsonObject& report);

/// How many came to each verdict.
QJsonObject scenarioTotals(const QList<ScenarioResult>& results);

} // namespace pupitre
