#pragma once

#include "core/referencing/Dossier.h"

namespace pupitre {

/// A proof and the name it has in the package.
struct PackagedProof
{
    QString requirement;
    QString path; ///< "proofs/<requirement>/01-name.ext"
    Proof proof;
};

/// The summary a person reads without any program of ours: one HTML page in French, self-contained, everything escaped.
QByteArray packageIndex(const Candidature& candidature, const QList<ChecklistItem>& items,
                        const QList<PackagedProof>& proofs, const Readiness& readiness, bool draft);

/// A file name that can stand in a package on every system: letters, digits, dot, hyphen and underscore, at most 80
/// characters, never a device name nor a leading dot.
QString safeFileName(const QString& name);

} // namespace pupitre
