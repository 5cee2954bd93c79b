#pragma once

#include "core/workspace/Workspace.h"

namespace pupitre::cli {

/// Certificates at every point of their life, two renewals under way, a request that waits and a revocation list. The
/// passphrase of the demonstration's keys is demonstrationPassphrase.
Result<void> fillCertificates(Workspace& workspace);
inline constexpr const char* demonstrationPassphrase = "phrase de demonstration";

} // namespace pupitre::cli
