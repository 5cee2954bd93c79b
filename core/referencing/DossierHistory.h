#pragma once

#include "core/workspace/Workspace.h"

#include <QJsonObject>

namespace pupitre {

/// Adds a line to the history of a requirement, within a change. What is personal stands there and not in the journal.
Result<void> addHistory(ChangeScope& scope, const QString& author, const QString& requirement, const QString& act,
                        const QJsonObject& details);

} // namespace pupitre
