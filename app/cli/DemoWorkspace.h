#pragma once

#include "core/base/Result.h"

#include <QString>

namespace pupitre {
class Clock;
}

namespace pupitre::cli {

/// Fills a new workspace with fictitious data dated around now: mailboxes, certificates of a made-up authority, a year
/// of indicators with a hole, recorded runs, a candidature under way. Everything passes through the same functions as
/// real data. Fails when the file exists.
Result<void> makeDemoWorkspace(const QString& path, const Clock& clock);

} // namespace pupitre::cli
