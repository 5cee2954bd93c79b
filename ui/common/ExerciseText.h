#pragma once

#include <QString>

#include <optional>

namespace pupitre {

/// The words of discovery and of the whole exercise; ProbeText asks here for what is not its own.
std::optional<QString> exerciseStepTitle(const QString& name);
std::optional<QString> exerciseFindingText(const QString& code);

/// What a step looks at and why, in a sentence or two; empty for one that explains itself.
QString stepExplanation(const QString& name);

} // namespace pupitre
