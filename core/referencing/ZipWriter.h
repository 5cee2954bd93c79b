#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QDateTime>
#include <QIODevice>

#include <memory>
#include <optional>

struct archive;

namespace pupitre {

/// Writes a ZIP into any device, entry by entry, streaming. Deterministic: the same entries in the same order give the
/// same bytes (fixed time, no owner, no extra field that depends on the machine).
class ZipWriter
{
public:
    explicit ZipWriter(QIODevice& device);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    Result<void> add(const QString& name, QByteArrayView content);
    /// Streams `source`, which must hold exactly `size` bytes.
    Result<void> add(const QString& name, QIODevice& source, qint64 size, const TaskContext& context);
    /// Writes the directory. Nothing is a ZIP before it.
    Result<void> finish();

private:
    Result<void> header(const QString& name, qint64 size);
    Result<void> data(QByteArrayView bytes);
    Result<void> judged(bool archived) const;

    QIODevice& m_device;
    std::optional<Error> m_deviceError;
    archive* m_archive;
};

} // namespace pupitre
