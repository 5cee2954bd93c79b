#pragma once

#include "core/base/Task.h"

#include <QList>
#include <QString>

namespace pupitre {

/// One thing that was checked, on one subject (a file of the package, or the package itself).
struct PackageCheck
{
    QString name; ///< "structure", "names", "entries", "manifest", "content"
    bool good = true;
    std::optional<Error> error; ///< why not; its value is the subject
};

struct PackageVerdict
{
    QList<PackageCheck> checks;
    qint64 files = 0; ///< entries whose content was compared with the manifest

    bool integrity() const;
};

/// Verifies any package, ours or not: structure (both the directory and the local headers), names, sizes, each content
/// against manifest-sha256.txt, nothing hidden and nothing missing. Fails only when the file cannot be read at all;
/// what is wrong with it is in the verdict, each with its own reason. Limits guard against bombs.
Result<PackageVerdict> verifyPackage(const QString& path, const TaskContext& context = {});

} // namespace pupitre
