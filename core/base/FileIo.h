#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace pupitre {

/// Reads a whole file that must not be larger than `maximumBytes`. A folder, a missing, empty, unreadable or too large
/// file each give their own error; nothing is read past the limit even when the file grows meanwhile.
Result<QByteArray> readFile(const QString& path, qint64 maximumBytes);

/// The checks of readFile() without reading: for callers that stream. Empty files are refused.
Result<void> checkReadableFile(const QString& path);

} // namespace pupitre
