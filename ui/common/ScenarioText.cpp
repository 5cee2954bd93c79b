#include "ui/common/ScenarioText.h"

#include "ui/common/MessageText.h"
#include "ui/common/NamedText.h"
#include "ui/common/ProbeText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class ScenarioWords
{
    Q_DECLARE_TR_FUNCTIONS(scenario)
};

} // namespace

QString scenarioVerdictText(const ScenarioResult& result)
{
    return result.verdict ? probeVerdictText(result.verdictCode()) : ScenarioWords::tr("Not run");
}

QString scenarioReasonText(const ScenarioResult& result)
{
    if (result.reason == QLatin1String("manual"))
        return result.scenario.manual.in(QLocale().language());
    return chosen(result.reason,
                  {{"", QString()},
                   {"address", ScenarioWords::tr("The address of a mailbox is needed.")},
                   {"secret", ScenarioWords::tr("A mailbox must be opened: a token or a certificate is needed.")},
                   {"mailbox", result.scenario.opens == QLatin1String("token")
                                   ? ScenarioWords::tr("It is about PER and ORG mailboxes, opened by a token.")
                                   : ScenarioWords::tr("It is about APP mailboxes, opened by a certificate.")},
                   {"product-number", ScenarioWords::tr("The target profile has no product number.")},
                   {"documents", ScenarioWords::tr("The message of this run carries no document of a patient.")},
                   {"incomplete", ScenarioWords::tr("The run did not come so far.")}});
}

QString scenarioSightTitle(const ScenarioSight& sight)
{
    return sight.isRule ? messageRuleTitle(sight.name) : probeStepTitle(sight.name);
}

QStringList scenarioStepTitles(const Scenario& scenario)
{
    QStringList titles;
    for (const QStringList& steps : scenario.steps) {
        for (const QString& step : steps)
            titles.append(probeStepTitle(step));
    }
    for (const QString& rule : scenario.rules)
        titles.append(messageRuleTitle(rule));
    titles.removeDuplicates();
    return titles;
}

QString scenarioSightText(const ScenarioSight& sight)
{
    if (!sight.isRule)
        return probeFindingText(sight.code);
    const RuleVerdict verdict = sight.verdict == StepVerdict::Failed ? RuleVerdict::Broken : RuleVerdict::Warning;
    return sight.code.isEmpty() ? QString() : messageRuleText({sight.name, {}, verdict, sight.code, sight.values});
}

} // namespace pupitre
