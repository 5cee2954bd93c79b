#include "core/workspace/ContentStore.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/base/Platform.h"
#include "core/base/Sha256.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

namespace pupitre {

namespace {

constexpr qint64 block = 1 << 20;
constexpr qint64 ahead = 16 << 20; ///< what is handed to the disk at a time

} // namespace

QString ContentStore::pathOf(const QString& sha256) const
{
    return m_folder + QLatin1Char('/') + sha256.left(2) + QLatin1Char('/') + sha256;
}

bool ContentStore::contains(const QString& sha256) const
{
    return QFile::exists(pathOf(sha256));
}

Result<ContentStore::Stored> ContentStore::put(QIODevice& source, const TaskContext& context) const
{
    if (m_folder.isEmpty())
        return fail(ErrorCode::StoreProofFolder);
    if (!QDir().mkpath(m_folder))
        return fail(Error(ErrorCode::FileNotWritable).inFile(m_folder));
    // The name is known only once everything is read: a temporary file in the same folder, then a rename.
    QTemporaryFile temporary(m_folder + QStringLiteral("/incoming-XXXXXX"));
    if (!temporary.open())
        return fail(Error(ErrorCode::FileNotWritable).inFile(m_folder).withDetail(temporary.errorString()));
    Sha256 hash;
    Stored stored;
    qint64 handed = 0;
    const qint64 total = source.isSequential() ? 0 : source.size();
    QByteArray buffer(block, Qt::Uninitialized);
    for (;;) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const qint64 got = source.read(buffer.data(), buffer.size());
        if (got < 0)
            return fail(Error(ErrorCode::FileUnreadable).withDetail(source.errorString()));
        if (got == 0)
            break;
        const QByteArrayView bytes(buffer.constData(), got);
        hash.add(bytes);
        if (auto written = writeAll(temporary, bytes); !written)
            return fail(written.error());
        stored.size += got;
        if (stored.size - handed >= ahead) {
            platform::beginSync(temporary, handed, stored.size - handed);
            handed = stored.size;
        }
        context.progress(stored.size, total);
    }
    stored.sha256 = hash.hex();
    if (contains(stored.sha256))
        return stored;
    if (!temporary.flush())
        return fail(Error(ErrorCode::FileWriteFailed).inFile(m_folder).withDetail(temporary.errorString()));
    const QString path = pathOf(stored.sha256);
    if (!QDir().mkpath(m_folder + QLatin1Char('/') + stored.sha256.left(2)))
        return fail(Error(ErrorCode::FileNotWritable).inFile(path));
    temporary.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!platform::syncFile(temporary) || !temporary.rename(path))
        return fail(Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(temporary.errorString()));
    temporary.setAutoRemove(false);
    platform::syncFolderOf(path);
    return stored;
}

Result<ContentStore::Stored> ContentStore::putFile(const QString& path, const TaskContext& context) const
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    return put(file, context);
}

Result<void> ContentStore::verify(const QString& sha256) const
{
    if (m_folder.isEmpty())
        return fail(ErrorCode::StoreProofFolder);
    QFile file(pathOf(sha256));
    if (!file.exists())
        return fail(Error(ErrorCode::ProofMissing).withValue(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(file.fileName()).withDetail(file.errorString()));
    Sha256 hash;
    QByteArray buffer(block, Qt::Uninitialized);
    for (qint64 got = 0; (got = file.read(buffer.data(), buffer.size())) > 0;)
        hash.add({buffer.constData(), got});
    if (hash.hex() != sha256)
        return fail(Error(ErrorCode::ProofAltered).withValue(sha256));
    return {};
}

} // namespace pupitre
