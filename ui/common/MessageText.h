#pragma once

#include "core/lps/MessageInspector.h"

namespace pupitre {

/// What a rule demands, in a few words ("Product number in every message").
QString messageRuleTitle(const QString& id);
/// How the message stands to it: the sentence of its reason, with its values.
QString messageRuleText(const RuleResult& rule);
QString messageVerdictText(RuleVerdict verdict); ///< "Kept", "Broken", "To look at", "Not applicable"

} // namespace pupitre
