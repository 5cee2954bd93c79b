#pragma once

#include "core/base/Result.h"

namespace pupitre {
class Workspace;
}

namespace pupitre::cli {

/// What surrounds the demonstration's mailboxes: an edit of several and its receipt, holders, closings that fall due, a
/// white list and a directory extraction that do not say quite the same as the registry. All of it fictitious.
Result<void> fillTrustSpace(Workspace& workspace, const QString& folder);

} // namespace pupitre::cli
