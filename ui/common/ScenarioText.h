#pragma once

#include "core/lps/Conformance.h"

namespace pupitre {

QString scenarioVerdictText(const ScenarioResult& result); ///< "Good", "Failed", "Not run"…
/// Why it was not run; empty when it was.
QString scenarioReasonText(const ScenarioResult& result);
/// What shows it: the titles of its steps and of its message rules, once each.
QStringList scenarioStepTitles(const Scenario& scenario);
QString scenarioSightTitle(const ScenarioSight& sight);
/// What is to be said of something that is not good: the sentence of the finding.
QString scenarioSightText(const ScenarioSight& sight);

} // namespace pupitre
