#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QIODevice>
#include <QString>

namespace pupitre {

/// The proofs beside the workspace: files named by the SHA-256 of their content, two-letter folders, written once and
/// never changed. The same content is kept once. Thread-safe: it holds nothing but its folder's path. Without a folder
/// (a team store that names none) everything is refused: StoreProofFolder.
class ContentStore
{
public:
    explicit ContentStore(QString folder)
        : m_folder(std::move(folder))
    {}

    struct Stored
    {
        QString sha256; ///< lower-case hexadecimal
        qint64 size = 0;
    };

    /// Streams `source` in. A failure or a cancellation leaves nothing behind.
    Result<Stored> put(QIODevice& source, const TaskContext& context = {}) const;
    Result<Stored> putFile(const QString& path, const TaskContext& context = {}) const;

    bool contains(const QString& sha256) const;
    /// Where the content lies; it is the caller's to read only.
    QString pathOf(const QString& sha256) const;
    /// Reads the content again and compares it with its name.
    Result<void> verify(const QString& sha256) const;
    const QString& folder() const { return m_folder; }

private:
    QString m_folder;
};

} // namespace pupitre
