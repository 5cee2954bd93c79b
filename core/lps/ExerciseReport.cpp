#include "core/lps/Exercise.h"
#include "core/lps/StepRules.h"

#include <algorithm>

namespace pupitre {

StepVerdict ExerciseStage::verdict() const
{
    if (error)
        return StepVerdict::Failed;
    const auto has = [this](StepVerdict verdict) {
        return std::any_of(steps.begin(), steps.end(), [&](const RunStep& step) { return step.verdict == verdict; });
    };
    for (const StepVerdict verdict : {StepVerdict::Failed, StepVerdict::Warning}) {
        if (has(verdict))
            return verdict;
    }
    return has(StepVerdict::Ok) ? StepVerdict::Ok : StepVerdict::NotJudged;
}

bool ExerciseReport::good() const
{
    return !error && !stages.isEmpty() && std::none_of(stages.begin(), stages.end(), [](const ExerciseStage& stage) {
        return stage.verdict() == StepVerdict::Failed;
    });
}

QJsonObject ExerciseReport::toJson() const
{
    const auto errorJson = [](const Error& failure) {
        return QJsonObject{{QStringLiteral("code"), errorName(failure.code())},
                           {QStringLiteral("value"), failure.value()},
                           {QStringLiteral("detail"), failure.detail()}};
    };
    QJsonArray stageArray;
    QJsonArray findings;
    for (const ExerciseStage& stage : stages) {
        QJsonArray steps;
        for (const RunStep& step : stage.steps) {
            steps.append(pupitre::toJson(step));
            if (!step.code.isEmpty() && !findings.contains(step.code))
                findings.append(step.code);
        }
        QJsonObject json{{QStringLiteral("name"), stage.name},
                         {QStringLiteral("verdict"), verdictCode(stage.verdict())},
                         {QStringLiteral("milliseconds"), stage.milliseconds},
                         {QStringLiteral("steps"), steps},
                         {QStringLiteral("detail"), stage.detail},
                         {QStringLiteral("transcript"), stage.transcript}};
        if (stage.error)
            json.insert(QStringLiteral("error"), errorJson(*stage.error));
        stageArray.append(json);
    }
    QJsonObject json{{QStringLiteral("exercise"), 1},
                     {QStringLiteral("address"), address},
                     {QStringLiteral("profile"), profile},
                     {QStringLiteral("kind"), kind},
                     {QStringLiteral("started_at"), toIso(startedAt)},
                     {QStringLiteral("stages"), stageArray},
                     {QStringLiteral("findings"), findings},
                     {QStringLiteral("good"), good()}};
    if (error)
        json.insert(QStringLiteral("error"), errorJson(*error));
    return json;
}

} // namespace pupitre
