#pragma once

#include "core/pki/Certificate.h"

namespace pupitre::cli {

/// The certificates of all these files. Each file that cannot be read, or holds none, is an error.
QList<Certificate> certificatesIn(const QStringList& paths, QList<Error>& errors, QList<Error>* warnings = nullptr);

} // namespace pupitre::cli
