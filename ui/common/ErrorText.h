#pragma once

#include "core/base/Error.h"

#include <QString>

namespace pupitre {

/// What happened, in one sentence a person understands; with the value concerned and what the other side said.
QString errorText(const Error& error);

/// What to do now: one imperative sentence. Empty only where the first sentence already says it.
QString errorAdvice(const Error& error);

/// "file:line:column: field: sentence advice", for a terminal; positions only where they apply.
QString errorLine(const Error& error);
/// The same, marked as a warning.
QString warningLine(const Error& warning);

} // namespace pupitre
