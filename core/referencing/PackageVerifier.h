#pragma once

#include "core/base/Task.h"
#include "core/referencing/CmsSignature.h"

#include <QList>
#include <QString>

namespace pupitre {

/// One thing that was checked, on one subject (a file of the package, or the package itself).
struct PackageCheck
{
    QString name; ///< "structure", "names", "entries", "manifest", "content", "container", "signature", "time-stamp"
    bool good = true;
    std::optional<Error> error; ///< why not; its value is the subject
};

struct PackageVerdict
{
    QList<PackageCheck> checks;
    qint64 files = 0;                     ///< entries whose content was compared with a manifest
    std::optional<SealVerdict> signature; ///< nothing: the package is not signed
    std::optional<SealVerdict> timeStamp;

    /// Structure and contents are what the manifest says; signature and time-stamp apart.
    bool integrity() const;
    /// Every check is good.
    bool isGood() const;
};

struct VerifyOptions
{
    /// The authorities trusted, for signature and time-stamp; none: chains are not judged.
    QList<Certificate> anchors;
    /// When the signer's chain is judged; invalid: at the time certified by the time-stamp, else `now`.
    QDateTime at;
    QDateTime now; ///< invalid: the system's time
};

/// Verifies any package, ours or not: structure (both the directory and the local headers), names, sizes, each content
/// against manifest-sha256.txt and the ASiCManifests, nothing hidden and nothing missing; signature and time-stamp when
/// there are. Fails only when the file cannot be read at all; what is wrong with it is in the verdict, each with its
/// own reason. Limits guard against bombs.
Result<PackageVerdict> verifyPackage(const QString& path, const VerifyOptions& options = {},
                                     const TaskContext& context = {});

} // namespace pupitre
