#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"

#include <QIODevice>
#include <QList>

#include <functional>
#include <memory>

namespace pupitre {

constexpr quint32 inZip64 = 0xFFFFFFFF; ///< a size or an offset that stands in the extra field of ZIP64

/// One entry as the central directory of a ZIP tells it (APPNOTE 6.3.9 §4.3.12).
struct ZipEntry
{
    QString name; ///< UTF-8, or U+FFFD where it is not
    quint16 madeBy = 0;
    quint16 flags = 0;
    quint16 method = 0; ///< 0 stored, 8 deflated
    quint16 time = 0;
    quint16 date = 0;
    quint32 crc = 0;
    quint64 compressedSize = 0;
    quint64 size = 0;
    quint16 internalAttributes = 0;
    quint32 attributes = 0;
    quint64 offset = 0;     ///< of the local header
    quint64 dataOffset = 0; ///< of the content
    quint16 extraSizes = 0; ///< of the extra fields of both headers, without those of ZIP64
    bool hasComment = false;

    bool isFolder() const { return name.endsWith(u'/'); }
};

/// What a ZIP may claim and hold before it is refused.
struct ZipLimits
{
    qint64 entries = 100000;
    quint64 entrySize = quint64(64) << 30;
    quint64 totalSize = quint64(256) << 30;
    quint64 ratio = 1100; ///< deflate cannot do better than 1032; entries under 64 KiB may claim anything
};

/// Reads a ZIP strictly, from a file or from bytes. Some programs read the central directory, others the local headers
/// one after another, and a hostile file tells them different things: here both are read and must agree, the entries
/// must fill the file without gap or overlap, and the content must have the size and check sum announced.
/// Refused with a reason of their own: the same name twice (whatever the case), absolute, climbing, drive, backslash
/// and device names, links, encryption, sizes that lie, bombs, unknown compression, data before, between and after.
/// Names are judged, never used as paths. Not thread-safe.
class ZipReader
{
public:
    /// Whether the first objection is an error, or all are gathered in objections().
    enum class Mode { Refuse, Report };

    static Result<ZipReader> openFile(const QString& path, const ZipLimits& limits = {}, Mode mode = Mode::Refuse);
    static Result<ZipReader> openBytes(const QByteArray& bytes, const ZipLimits& limits = {}, Mode mode = Mode::Refuse);

    const QList<ZipEntry>& entries() const { return m_entries; }
    /// What is wrong with structure and names; the value of each is the entry's name.
    const QList<Error>& objections() const { return m_objections; }
    /// The entry of exactly that name, or null.
    const ZipEntry* find(const QString& name) const;

    using Sink = std::function<Result<void>(QByteArrayView)>;
    /// Unpacks one entry piece by piece. Fails with PackageSizeLie, PackageBomb, PackageDamagedEntry (check sum,
    /// broken compression), or what `sink` fails with.
    Result<void> extract(const ZipEntry& entry, const Sink& sink, const TaskContext& context = {});
    /// The whole content of an entry that must not be larger than `maximum` (FileTooLarge).
    Result<QByteArray> content(const ZipEntry& entry, qint64 maximum, const TaskContext& context = {});

private:
    ZipReader() = default;
    static Result<ZipReader> open(std::unique_ptr<QIODevice> device, const ZipLimits& limits, Mode mode);
    Result<void> readDirectory();
    Result<void> takeCentral(const QByteArray& central, quint64 count);
    void checkLocal(ZipEntry& entry, const QByteArray& rawName, quint16 needed, quint64* end);
    void checkEntry(const ZipEntry& entry, const QByteArray& rawName);
    void checkNames();
    void checkLayout();
    void object(ErrorCode code, const QString& subject, const QString& detail = {});
    QByteArray readAt(quint64 offset, qint64 size);

    std::unique_ptr<QIODevice> m_device;
    ZipLimits m_limits;
    QList<ZipEntry> m_entries;
    QList<std::pair<quint64, quint64>> m_extents; ///< from local header to the end of the content
    quint64 m_directoryOffset = 0;
    QList<Error> m_objections;
};

} // namespace pupitre
