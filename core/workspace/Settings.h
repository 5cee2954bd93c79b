#pragma once

#include "core/workspace/Workspace.h"

#include <QJsonValue>

namespace pupitre {

/// The operator's own settings (not the window's): JSON values under dotted keys. Never a secret.
/// Reads come from the store each time; a change goes through the journal.
class Settings
{
public:
    explicit Settings(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// The value, or `fallback` when it was never set.
    Result<QJsonValue> value(const QString& key, const QJsonValue& fallback = {}) const;
    /// Sets, or forgets when `value` is null. Setting what is already there changes nothing and leaves no trace.
    Result<void> set(const QString& key, const QJsonValue& value);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
