#pragma once

#include "core/indicators/DepositCheck.h"

namespace pupitre {

/// A check before the deposit, in words: "No day missing" of "days".
QString findingName(const QString& id);
/// What it found: its figure and the first of its items.
QString findingText(const DepositFinding& finding);
QString findingVerdict(DepositFinding::Verdict verdict); ///< "good", "to look at"…

} // namespace pupitre
