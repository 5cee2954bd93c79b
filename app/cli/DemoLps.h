#pragma once

#include "core/workspace/Workspace.h"

namespace pupitre::cli {

/// A target profile and a whole exercise of it, as one is recorded: fictitious, for the demonstration workspace.
Result<void> fillLpsExercise(Workspace& workspace);

} // namespace pupitre::cli
