#pragma once

#include "app/cli/Commands.h"

namespace pupitre::cli {

/// The verbs of the group `indicators` that judge or describe: check, sql, describe.
QList<Verb> indicatorCheckVerbs();

} // namespace pupitre::cli
