#include "core/base/FileIo.h"

#include <QFile>
#include <QFileInfo>

namespace pupitre {

Result<void> checkReadableFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error(ErrorCode::FileNotFound).inFile(path));
    if (info.isDir())
        return fail(Error(ErrorCode::FileIsDirectory).inFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    char first = 0;
    const qint64 got = file.read(&first, 1);
    if (got < 0)
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    if (got == 0)
        return fail(Error(ErrorCode::FileEmpty).inFile(path));
    return {};
}

Result<QByteArray> readFile(const QString& path, qint64 maximumBytes)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    QByteArray bytes = file.read(maximumBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    if (bytes.size() > maximumBytes)
        return fail(Error(ErrorCode::FileTooLarge).inFile(path).withValue(QString::number(maximumBytes)));
    return bytes;
}

} // namespace pupitre
