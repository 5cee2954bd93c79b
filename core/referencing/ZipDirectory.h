#pragma once

#include "core/base/Result.h"

#include <QIODevice>
#include <QList>

namespace pupitre {

/// One entry as the central directory of a ZIP tells it (APPNOTE 6.3.9 §4.3.12), with what its local header says.
struct ZipEntry
{
    QByteArray rawName;
    QString name; ///< UTF-8, or U+FFFD where it is not
    quint16 flags = 0;
    quint16 method = 0;
    quint32 crc = 0;
    quint64 compressedSize = 0;
    quint64 size = 0;
    quint32 externalAttributes = 0;
    quint8 madeBy = 0;
    quint64 localOffset = 0;
    QByteArray localName;
    quint16 localFlags = 0;
    quint16 localMethod = 0;

    bool isEncrypted() const { return ((flags | localFlags) & 0x41) != 0; }
    bool isSymbolicLink() const { return madeBy == 3 && ((externalAttributes >> 16) & 0170000U) == 0120000U; }
    bool isFolder() const { return name.endsWith(u'/'); }
};

/// Reads the directory of a ZIP strictly: libarchive's streaming reader looks at local headers alone, other programs at
/// the directory alone, and a hostile file may tell them different things. Both are read here and compared by the
/// caller. Bounded in entries and bytes.
struct ZipDirectory
{
    QList<ZipEntry> entries;
    qint64 trailingBytes = 0; ///< after the end record and its comment
    qint64 leadingBytes = 0;  ///< before the first local header

    static constexpr qsizetype maximumEntries = 100000;

    static Result<ZipDirectory> read(QIODevice& device);
};

} // namespace pupitre
