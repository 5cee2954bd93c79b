#pragma once

#include "app/cli/Commands.h"

namespace pupitre::cli {

/// `lps token …`: obtain a token of Pro Santé Connect, look into one, ask about one. A token is never printed.
QList<Verb> tokenVerbs();

} // namespace pupitre::cli
