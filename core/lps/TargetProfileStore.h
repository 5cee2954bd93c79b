#pragma once

#include "core/lps/TargetProfile.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// The target profiles of the workspace; the names differ, one is the default as soon as there is one. Reads may run on
/// any thread; writes are journaled.
class TargetProfileStore
{
public:
    explicit TargetProfileStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    struct Entry
    {
        qint64 id = 0;
        bool isDefault = false;
        TargetProfile profile;
    };

    /// By name.
    Result<QList<Entry>> list() const;
    /// The one named, or the default one when `name` is empty. LpsProfileUnknown.
    Result<Entry> find(const QString& name) const;
    /// Adds (`id` 0) or changes. LpsProfileExists when another has the name; the first of the profile's own problems.
    Result<qint64> save(qint64 id, const TargetProfile& profile);
    Result<void> setDefault(qint64 id);
    /// When the default one goes, the first of those left takes its place.
    Result<void> remove(qint64 id);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
