#include "core/base/Platform.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <pwd.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace pupitre::platform {

QString userName()
{
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (getpwuid_r(geteuid(), &entry, buffer, sizeof buffer, &found) == 0 && found != nullptr)
        return QString::fromLocal8Bit(entry.pw_name);
    return QStringLiteral("uid-%1").arg(geteuid());
}

void protectProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

qint64 peakMemoryKib()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
    return usage.ru_maxrss / 1024;
#else
    return usage.ru_maxrss;
#endif
}

bool syncFile(QFileDevice& file)
{
    return file.flush() && fsync(file.handle()) == 0;
}

void beginSync(QFileDevice& file, qint64 from, qint64 size)
{
#ifdef __linux__
    sync_file_range(file.handle(), from, size, SYNC_FILE_RANGE_WRITE);
#else
    Q_UNUSED(file)
    Q_UNUSED(from)
    Q_UNUSED(size)
#endif
}

void syncFolderOf(const QString& path)
{
    const int fd =
        open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

} // namespace pupitre::platform
