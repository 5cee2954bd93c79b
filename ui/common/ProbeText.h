#pragma once

#include "core/lps/Probe.h"

#include <QString>

namespace pupitre {

/// What a step of a probe is called: "STARTTLS", "Certificate chain"…
QString probeStepTitle(const QString& name);
/// What a finding means and what to do about it, in one or two sentences; empty for an empty code.
QString probeFindingText(const QString& code);
QString probeVerdictText(const QString& verdict); ///< of verdictCode(): "ok", "warning", "failed", "not-judged"

} // namespace pupitre
