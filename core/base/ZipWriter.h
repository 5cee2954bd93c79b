#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/base/ZipReader.h"

#include <QIODevice>
#include <QList>

#include <memory>

namespace pupitre {

class Sha256;

enum class ZipMethod {
    Stored,   ///< as it is: what is already compressed, and what must be fast
    Deflated, ///< RFC 1951
};

/// Writes a ZIP (APPNOTE 6.3.9) into any device, entry by entry, streaming. Deterministic: the same entries in the same
/// order give the same bytes (fixed time, no owner, no extra field but that of ZIP64, names in UTF-8). On a device that
/// cannot seek, a streamed source is read twice: the check sum stands before the bytes.
class ZipWriter
{
public:
    explicit ZipWriter(QIODevice& device);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    Result<void> add(const QString& name, QByteArrayView content, ZipMethod method = ZipMethod::Deflated);
    /// Streams `source`, which must hold exactly `size` bytes from where it stands, as it is. `hash` receives them too.
    Result<void> add(const QString& name, QIODevice& source, qint64 size, const TaskContext& context,
                     Sha256* hash = nullptr);

    /// An entry of another archive, content and method as they are there.
    Result<void> copy(ZipReader& from, const ZipEntry& entry, const TaskContext& context);

    /// An entry written piece by piece, deflated; what it compresses to is held in memory until it ends.
    Result<void> begin(const QString& name);
    Result<void> write(QByteArrayView bytes);
    Result<void> end();

    /// Writes the directory. Nothing is a ZIP before it.
    Result<void> finish();
    /// Bytes written so far.
    qint64 size() const { return m_offset; }

    // What the two headers of each entry say; a reader can tell whether an archive is of this program's making.
    static constexpr quint16 madeBy = 0x032D;  ///< UNIX, version 4.5
    static constexpr quint16 dosDate = 0x0021; ///< 1980-01-01, the oldest a ZIP can say
    static constexpr quint32 attributes = 0100644U << 16;

private:
    struct Entry
    {
        QByteArray name;
        ZipMethod method = ZipMethod::Stored;
        quint32 crc = 0;
        quint64 compressed = 0;
        quint64 size = 0;
        quint64 offset = 0;
    };
    struct Deflater;

    Result<void> emitBytes(QByteArrayView bytes);
    Result<void> emitLocal(const Entry& entry);
    static QByteArray localHeader(const Entry& entry);
    static QByteArray centralHeader(const Entry& entry);

    QIODevice& m_device;
    qint64 m_start;
    qint64 m_offset = 0;
    QList<Entry> m_entries;
    std::unique_ptr<Deflater> m_deflater;
};

} // namespace pupitre
