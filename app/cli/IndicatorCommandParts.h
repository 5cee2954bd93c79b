#pragma once

#include "app/cli/Commands.h"
#include "core/indicators/IndicatorFormat.h"

namespace pupitre::cli {

/// The verbs of the group `indicators`, by what they do: formats and descriptors; check and sql; collect, compare and
/// cross-check against the mail system's own logs.
QList<Verb> indicatorFormatVerbs();
QList<Verb> indicatorCheckVerbs();
QList<Verb> indicatorCollectVerbs();

/// A format by its id (shipped, or registered in the workspace) or by the path of its descriptor.
tl::expected<IndicatorFormat, QList<Error>> loadFormat(const Session& session, const QString& name);

} // namespace pupitre::cli
