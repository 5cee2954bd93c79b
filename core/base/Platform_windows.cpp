#include "core/base/Platform.h"

#include <io.h>
#include <lmcons.h>
#include <windows.h>
// After windows.h, which it needs.
#include <psapi.h>

namespace pupitre::platform {

QString userName()
{
    wchar_t buffer[UNLEN + 1];
    DWORD size = UNLEN + 1;
    if (GetUserNameW(buffer, &size) != 0 && size > 1)
        return QString::fromWCharArray(buffer, static_cast<int>(size) - 1);
    return QStringLiteral("unknown");
}

void protectProcess()
{
    // Windows Error Reporting would write a dump of the process, secrets included.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

qint64 peakMemoryKib()
{
    PROCESS_MEMORY_COUNTERS counters{};
    if (K32GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) == 0)
        return 0;
    return static_cast<qint64>(counters.PeakWorkingSetSize / 1024);
}

bool syncFile(QFileDevice& file)
{
    // Qt's handle() is a C run-time descriptor here.
    return file.flush() && _commit(file.handle()) == 0;
}

void beginSync(QFileDevice&, qint64, qint64) {}

void syncFolderOf(const QString&)
{
    // NTFS journals the rename itself; a folder cannot be flushed by an ordinary account.
}

} // namespace pupitre::platform
