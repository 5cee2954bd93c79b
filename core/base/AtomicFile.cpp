#include "core/base/AtomicFile.h"

#include "core/base/Platform.h"

#include <QFileInfo>
#include <QSaveFile>

namespace pupitre {

Result<void> writeAll(QIODevice& device, QByteArrayView bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const qint64 written = device.write(bytes.data() + done, bytes.size() - done);
        if (written <= 0)
            return fail(Error(ErrorCode::FileWriteFailed).withDetail(device.errorString()));
        done += written;
    }
    return {};
}

Result<void> writeAtomically(const QString& path, const std::function<Result<void>(QIODevice&)>& write)
{
    if (QFileInfo(path).isDir())
        return fail(Error(ErrorCode::FileIsDirectory).inFile(path));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(Error(ErrorCode::FileNotWritable).inFile(path).withDetail(file.errorString()));
    if (auto written = write(file); !written) {
        file.cancelWriting();
        Error error = written.error();
        if (error.file().isEmpty())
            error.inFile(path);
        return fail(error);
    }
    // commit() flushes, syncs and renames; it also fails when an earlier write() went wrong unnoticed.
    if (!file.commit())
        return fail(Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(file.errorString()));
    platform::syncFolderOf(path);
    return {};
}

} // namespace pupitre
