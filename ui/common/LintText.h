#pragma once

#include "core/pki/Lint.h"

#include <QString>

namespace pupitre {

/// What a finding says, in one sentence with the value found.
QString lintText(const LintFinding& finding);
QString lintSeverityText(LintSeverity severity); ///< "error", "warning", "notice"

} // namespace pupitre
