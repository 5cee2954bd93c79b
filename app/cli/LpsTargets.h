#pragma once

#include "app/cli/Commands.h"

namespace pupitre::cli {

/// The verbs of the group lps that find and describe whom to exercise, and exercise it.
QList<Verb> lpsTargetVerbs();

} // namespace pupitre::cli
