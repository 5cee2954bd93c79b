#pragma once

#include "app/cli/Commands.h"

namespace pupitre::cli {

/// The verbs of the group `indicators` that judge or describe: check, sql, describe.
QList<Verb> indicatorCheckVerbs();
/// Those that count from the mail system's own logs and hold two sources side by side: collect, compare.
QList<Verb> indicatorCollectVerbs();

} // namespace pupitre::cli
