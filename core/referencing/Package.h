#pragma once

#include "core/referencing/Dossier.h"

#include <QIODevice>

namespace pupitre {

/// What was built.
struct BuiltPackage
{
    qint64 files = 0;
    qint64 bytes = 0; ///< of the proofs
    bool draft = false;
};

/// Builds the package of the dossier: index.html, candidature.json, proofs/<requirement>/NN-name, manifest-sha256.txt.
/// An incomplete dossier is refused (all the reasons) unless `draft`, which marks it so. Streams: memory does not grow
/// with the proofs. Same dossier, same bytes. The final name holds a whole package or nothing new.
tl::expected<BuiltPackage, QList<Error>> buildPackage(Workspace& workspace, const QString& path, bool draft,
                                                      const TaskContext& context = {});

/// The same into any device; for tests of what happens when it fails.
tl::expected<BuiltPackage, QList<Error>> writePackage(Workspace& workspace, QIODevice& device, bool draft,
                                                      const TaskContext& context = {});

} // namespace pupitre
