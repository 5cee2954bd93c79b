#pragma once

#include "core/base/Result.h"

#include <QIODevice>

#include <functional>

namespace pupitre {

/// Writes a file so that its final name holds either the former content or the whole new one, whatever happens in
/// between (full disk, crash, refusal by `write`). The writer gets a device to stream into; its failure is returned.
Result<void> writeAtomically(const QString& path, const std::function<Result<void>(QIODevice&)>& write);

/// Writes all of `bytes` or says why not; for writers that stream into any device.
Result<void> writeAll(QIODevice& device, QByteArrayView bytes);

} // namespace pupitre
