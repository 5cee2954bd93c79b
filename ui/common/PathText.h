#pragma once

#include "core/pki/PathValidator.h"

#include <QString>

namespace pupitre {

/// What a step of a path validation is called: "Signature", "Dates"…
QString pathStepTitle(const QString& name);
/// What was found at a step, in one or two sentences, with what it was found in.
QString pathCheckText(const PathCheck& check);
/// A reason of revocation (RFC 5280 name) in words; the name itself when it is not known.
QString revocationReasonText(const QString& reason);

} // namespace pupitre
