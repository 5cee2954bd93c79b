#pragma once

#include <QFileDevice>
#include <QString>

/// What differs between operating systems and is needed by the core; the bodies are the twins Platform_unix.cpp and
/// Platform_windows.cpp.
namespace pupitre::platform {

/// The name of the person at the keyboard as the operating system knows it; never empty.
QString userName();

/// No core dump, no attaching debugger for other processes of the same user: secrets stay in this process.
void protectProcess();

/// The most memory this process has had resident so far, in KiB; 0 where the system does not say.
qint64 peakMemoryKib();

/// Hands what was written to the disk itself. False when the system says that it could not.
bool syncFile(QFileDevice& file);

/// Asks the system to begin handing a part of a file to the disk, without waiting for it: what syncFile() waits for
/// later is then mostly done. Does nothing where the system has no such thing.
void beginSync(QFileDevice& file, qint64 from, qint64 size);

/// Makes a finished rename durable: flushes the folder that holds `path` where the system needs it.
void syncFolderOf(const QString& path);

} // namespace pupitre::platform
