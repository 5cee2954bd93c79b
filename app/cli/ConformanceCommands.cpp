#include "app/cli/ExerciseRun.h"
#include "app/cli/LpsTargets.h"
#include "core/lps/Conformance.h"
#include "ui/common/ScenarioText.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre::cli {

namespace {

Outcome listScenarios(const Session&, const Arguments&)
{
    const ScenarioTable& table = ScenarioTable::indicative();
    const QLocale::Language language = QLocale().language();
    Outcome outcome;
    outcome.result = table.toJson();
    for (const Scenario& scenario : table.scenarios) {
        outcome.text += QStringLiteral("%1  %2  %3\n")
                            .arg(scenario.id, -16)
                            .arg(scenario.requirements.join(QStringLiteral(", ")), -11)
                            .arg(scenario.title.in(language));
        const QString how = scenario.isManual() ? Text::tr("No exercise shows it. %1").arg(scenario.manual.in(language))
                                                : scenarioStepTitles(scenario).join(QStringLiteral(", "));
        outcome.text += QString(31, u' ') + how + u'\n';
    }
    outcome.text += u'\n' + table.notice.in(language) + u'\n';
    return outcome;
}

QString described(const ScenarioResult& result)
{
    QString text = QStringLiteral("%1  %2  %3  %4\n")
                       .arg(scenarioVerdictText(result), -14)
                       .arg(result.scenario.id, -16)
                       .arg(result.scenario.requirements.join(QStringLiteral(", ")), -11)
                       .arg(result.scenario.title.in(QLocale().language()));
    const QString margin(16, u' ');
    if (!result.verdict)
        return text + margin + scenarioReasonText(result) + u'\n';
    QStringList told; // the same of both services is said once
    for (const ScenarioSight& sight : result.sights) {
        const QString line = scenarioSightTitle(sight) + QStringLiteral(": ") + scenarioSightText(sight);
        if (sight.verdict != StepVerdict::Ok && !told.contains(line))
            told.append(line);
    }
    for (const QString& line : std::as_const(told))
        text += margin + line + u'\n';
    return text;
}

// The scenarios named, or all.
QList<Scenario> chosenScenarios(const QStringList& words, QList<Error>& problems)
{
    const ScenarioTable& table = ScenarioTable::indicative();
    if (words.isEmpty())
        return table.scenarios;
    QList<Scenario> scenarios;
    for (const QString& word : words) {
        const Scenario* found = table.find(word);
        const auto same = [&](const Scenario& other) {
            return other.id == found->id;
        };
        if (found == nullptr)
            problems.append(Error(ErrorCode::UsageValue).inField(QStringLiteral("--scenario")).withValue(word));
        else if (std::none_of(scenarios.begin(), scenarios.end(), same))
            scenarios.append(*found);
    }
    return scenarios;
}

// What the one who runs it can still give: all of it at once.
QList<Error> missingFor(const QStringList& lacking, const QString& target)
{
    QList<Error> missing;
    if (lacking.contains(QLatin1String("address")))
        missing.append(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--address")));
    if (lacking.contains(QLatin1String("secret")))
        missing.append(exerciseSecretError());
    if (lacking.contains(QLatin1String("product-number")))
        missing.append(Error(ErrorCode::LpsProfileField).inFile(target).inField(QStringLiteral("product_number")));
    return missing;
}

int exitCodeOf(const QList<ScenarioResult>& asked, const QList<Error>& errors)
{
    const auto any = [&](auto is) {
        return std::any_of(asked.begin(), asked.end(), is);
    };
    if (any([](const ScenarioResult& r) { return r.verdict == StepVerdict::Failed; }))
        return AnswerIsNo;
    const bool good = std::all_of(asked.begin(), asked.end(), [](const ScenarioResult& r) {
        return r.verdict == StepVerdict::Ok || r.verdict == StepVerdict::Warning;
    });
    if (good)
        return Good;
    for (const Error& error : errors) {
        // Nobody could be asked where the servers are: that is the outside's, as for a server that does not answer.
        if (error.code() == ErrorCode::LpsNotDiscovered || exitCodeFor(error.code()) == OutsideFailed)
            return OutsideFailed;
    }
    return errors.isEmpty() ? AnswerIsNo : BadInput;
}

Outcome runScenarios(const Session& session, const Arguments& arguments)
{
    QList<Error> problems;
    const QStringList words = arguments.values(QStringLiteral("scenario")) + arguments.positional();
    const QList<Scenario> scenarios = chosenScenarios(words, problems);
    const QString target = arguments.value(QStringLiteral("target"));
    Exercise::Request request;
    if (target.isEmpty())
        problems.append(Error(ErrorCode::UsageArguments).withValue(QStringLiteral("--target")));
    else
        request.profile = readTarget(target, problems);
    const bool readable = problems.isEmpty();
    request.address = arguments.value(QStringLiteral("address"));
    const bool opened = readExerciseSecret(session, arguments, request, problems);

    QList<Scenario> toRun;
    QStringList lacking;
    QMap<QString, QString> reasons;
    for (const Scenario& scenario : scenarios) {
        const QStringList found = obstacles(scenario, request, opened);
        lacking += found;
        if (found.isEmpty())
            toRun.append(scenario);
        else
            reasons.insert(scenario.id, found.first());
    }
    // Asked for by name, a scenario is run or the console says what it needs; else all are that can be.
    if (readable && (!words.isEmpty() || toRun.isEmpty()))
        problems.append(missingFor(lacking, target));
    if (!problems.isEmpty())
        return Outcome::failed(BadInput, problems);

    ExerciseRun run;
    if (!toRun.isEmpty()) {
        limitTo(toRun, request, *session.clock);
        run = runExercise(session, std::move(request));
    }
    QList<ScenarioResult> results = judgeScenarios(scenarios, run.json);
    QList<ScenarioResult> asked;
    Outcome outcome;
    QJsonArray array;
    for (ScenarioResult& result : results) {
        const QString reason = reasons.value(result.scenario.id);
        if (!reason.isEmpty())
            result = {result.scenario, std::nullopt, reason, 0, {}};
        if (reason.isEmpty() || !words.isEmpty())
            asked.append(result);
        array.append(result.toJson());
        outcome.text += described(result);
    }
    outcome.result = {{QStringLiteral("table"), ScenarioTable::indicative().id},
                      {QStringLiteral("scenarios"), array},
                      {QStringLiteral("totals"), scenarioTotals(results)}};
    outcome.text += u'\n' + ScenarioTable::indicative().notice.in(QLocale().language()) + u'\n';
    outcome.exitCode = exitCodeOf(asked, run.errors);
    (outcome.exitCode == Good ? outcome.warnings : outcome.errors) = run.errors;
    if (!toRun.isEmpty())
        keepExercise(session, arguments, run.report, outcome);
    return outcome;
}

} // namespace

QList<Verb> conformanceVerbs()
{
    const QString group = QStringLiteral("conformance");
    return {{group, QStringLiteral("list"), {}, 0, 0, {}, listScenarios},
            {group, QStringLiteral("run"),
             QStringLiteral("[--scenario ID…] --target FILE [--address ADDRESS] [") + exerciseSecretSynopsis() +
                 QStringLiteral("] [--save]"),
             0, -1,
             exerciseSecretOptions() + QList<OptionSpec>{{QStringLiteral("scenario"), QStringLiteral("ID"), true},
                                                         {QStringLiteral("target"), QStringLiteral("FILE")},
                                                         {QStringLiteral("address"), QStringLiteral("ADDRESS")},
                                                         {QStringLiteral("save"), {}}},
             runScenarios}};
}

} // namespace pupitre::cli
