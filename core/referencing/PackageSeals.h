#pragma once

#include "core/referencing/PackageVerifier.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace pupitre {

/// What was read of a package: the SHA-256 of each file and the content of those of META-INF.
struct PackageFiles
{
    QHash<QString, QString> hashes;
    QHash<QString, QByteArray> meta;
    /// Another SHA-2 of a file, read again for it; empty when it cannot be.
    std::function<QString(const QString& name, int bits)> digest;
};

/// The ASiCManifests of a package with their signatures and time-stamps (ETSI EN 319 162-1).
struct SealsOutcome
{
    QList<PackageCheck> checks;
    QSet<QString> covered; ///< files that a signature answers for
    std::optional<SealVerdict> signature;
    std::optional<SealVerdict> timeStamp;
};

SealsOutcome verifySeals(const PackageFiles& files, const VerifyOptions& options);

} // namespace pupitre
