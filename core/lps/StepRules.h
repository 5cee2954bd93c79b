#pragma once

#include "core/lps/RunReport.h"

namespace pupitre {

/// The requirements of référentiel #2 a step looks at ("ECO.1.1.3"), by its name; empty when none speaks of it.
/// Sources: operator.md §9.2 of the domain's facts (SC.MSS/CONF.01 to .28 and their ECO identifiers).
QStringList requirementsOf(const QString& step);
/// All steps some requirement is known for, sorted.
QStringList stepsWithRequirements();

/// {"name","verdict","code","milliseconds","detail","requirements"}.
QJsonObject toJson(const RunStep& step);

} // namespace pupitre
