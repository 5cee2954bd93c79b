#include "core/base/ZipWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Crc32.h"
#include "core/base/Platform.h"
#include "core/base/Sha256.h"

#include <QFileDevice>
#include <QtEndian>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <zlib.h>

namespace pupitre {

namespace {

constexpr qint64 copiedAtOnce = 1 << 20;
constexpr qint64 ahead = 16 << 20; ///< what is handed to the disk at a time
constexpr qsizetype crcInLocal = 14;

template <class T>
void put(QByteArray& out, T value)
{
    char bytes[sizeof(T)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(T));
}

quint16 flagsOf(const QByteArray& name)
{
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    return ascii ? 0 : 0x0800;
}

quint16 versionOf(ZipMethod method, bool large)
{
    return large ? 45 : method == ZipMethod::Deflated ? 20 : 10;
}

quint32 narrow(quint64 value)
{
    return value >= inZip64 ? inZip64 : static_cast<quint32>(value);
}

} // namespace

namespace {

// Hashes one buffer on a thread of its own while the next one is read and the last one written.
class HashBeside
{
public:
    explicit HashBeside(Sha256* hash)
        : m_hash(hash)
    {
        if (m_hash != nullptr)
            m_thread = std::thread([this] { run(); });
    }
    ~HashBeside()
    {
        if (!m_thread.joinable())
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_change.notify_all();
        m_thread.join();
    }
    HashBeside(const HashBeside&) = delete;
    HashBeside& operator=(const HashBeside&) = delete;

    /// `bytes` stay what they are until wait() or the next give().
    void give(QByteArrayView bytes)
    {
        wait();
        if (m_hash == nullptr)
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_bytes = bytes;
            m_busy = true;
        }
        m_change.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return !m_busy; });
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_change.wait(lock, [this] { return m_busy || m_stop; });
            if (!m_busy)
                return;
            lock.unlock();
            m_hash->add(m_bytes);
            lock.lock();
            m_busy = false;
            m_change.notify_all();
        }
    }

    Sha256* m_hash;
    std::mutex m_mutex;
    std::condition_variable m_change;
    QByteArrayView m_bytes;
    bool m_busy = false;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace

struct ZipWriter::Deflater
{
    Entry entry;
    QByteArray out;
    z_stream stream{};

    Deflater() { deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY); }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void run(QByteArrayView bytes, int flush)
    {
        char buffer[1 << 14];
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(buffer);
            stream.avail_out = sizeof(buffer);
            deflate(&stream, flush);
            out.append(buffer, static_cast<qsizetype>(sizeof(buffer) - stream.avail_out));
        } while (stream.avail_out == 0);
    }
};

ZipWriter::ZipWriter(QIODevice& device)
    : m_device(device)
    , m_start(device.isSequential() ? 0 : device.pos())
{}

ZipWriter::~ZipWriter() = default;

Result<void> ZipWriter::emitBytes(QByteArrayView bytes)
{
    if (auto written = writeAll(m_device, bytes); !written)
        return written;
    m_offset += bytes.size();
    return {};
}

QByteArray ZipWriter::localHeader(const Entry& entry)
{
    const bool large = entry.size >= inZip64 || entry.compressed >= inZip64;
    QByteArray out("PK\x03\x04");
    put<quint16>(out, versionOf(entry.method, large));
    put<quint16>(out, flagsOf(entry.name));
    put<quint16>(out, entry.method == ZipMethod::Deflated ? 8 : 0);
    put<quint16>(out, 0);
    put<quint16>(out, dosDate);
    put<quint32>(out, entry.crc);
    put<quint32>(out, large ? inZip64 : narrow(entry.compressed));
    put<quint32>(out, large ? inZip64 : narrow(entry.size));
    put<quint16>(out, static_cast<quint16>(entry.name.size()));
    put<quint16>(out, large ? 20 : 0);
    out += entry.name;
    if (large) {
        put<quint16>(out, 1);
        put<quint16>(out, 16);
        put<quint64>(out, entry.size);
        put<quint64>(out, entry.compressed);
    }
    return out;
}

QByteArray ZipWriter::centralHeader(const Entry& entry)
{
    const bool large = entry.size >= inZip64 || entry.compressed >= inZip64;
    QByteArray extra;
    if (large) {
        put<quint64>(extra, entry.size);
        put<quint64>(extra, entry.compressed);
    }
    if (entry.offset >= inZip64)
        put<quint64>(extra, entry.offset);
    QByteArray out("PK\x01\x02");
    put<quint16>(out, madeBy);
    put<quint16>(out, versionOf(entry.method, large));
    put<quint16>(out, flagsOf(entry.name));
    put<quint16>(out, entry.method == ZipMethod::Deflated ? 8 : 0);
    put<quint16>(out, 0);
    put<quint16>(out, dosDate);
    put<quint32>(out, entry.crc);
    put<quint32>(out, large ? inZip64 : narrow(entry.compressed));
    put<quint32>(out, large ? inZip64 : narrow(entry.size));
    put<quint16>(out, static_cast<quint16>(entry.name.size()));
    put<quint16>(out, static_cast<quint16>(extra.isEmpty() ? 0 : extra.size() + 4));
    put<quint16>(out, 0); // comment
    put<quint16>(out, 0); // disk
    put<quint16>(out, 0); // internal attributes
    put<quint32>(out, attributes);
    put<quint32>(out, narrow(entry.offset));
    out += entry.name;
    if (!extra.isEmpty()) {
        put<quint16>(out, 1);
        put<quint16>(out, static_cast<quint16>(extra.size()));
        out += extra;
    }
    return out;
}

Result<void> ZipWriter::emitLocal(const Entry& entry)
{
    return emitBytes(localHeader(entry));
}

Result<void> ZipWriter::add(const QString& name, QByteArrayView content, ZipMethod method)
{
    if (method == ZipMethod::Deflated) {
        if (auto begun = begin(name); !begun)
            return begun;
        if (auto written = write(content); !written)
            return written;
        return end();
    }
    Entry entry{name.toUtf8(),
                ZipMethod::Stored,
                crc32Of(content),
                static_cast<quint64>(content.size()),
                static_cast<quint64>(content.size()),
                static_cast<quint64>(m_offset)};
    if (auto begun = emitLocal(entry); !begun)
        return begun;
    m_entries.append(std::move(entry));
    return emitBytes(content);
}

Result<void> ZipWriter::add(const QString& name, QIODevice& source, qint64 size, const TaskContext& context,
                            Sha256* hash)
{
    // Two buffers: one is hashed while the other is filled.
    QByteArray buffers[2]{QByteArray(copiedAtOnce, Qt::Uninitialized), QByteArray(copiedAtOnce, Qt::Uninitialized)};
    int turn = 0;
    const auto read = [&](const std::function<Result<void>(QByteArrayView)>& take) -> Result<void> {
        for (qint64 done = 0; done < size;) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            QByteArray& buffer = buffers[turn];
            turn = 1 - turn;
            const qint64 got = source.read(buffer.data(), std::min<qint64>(buffer.size(), size - done));
            if (got <= 0)
                return fail(Error(ErrorCode::FileUnreadable).inFile(name).withDetail(source.errorString()));
            if (auto taken = take({buffer.constData(), got}); !taken)
                return taken;
            done += got;
            context.progress(done, size);
        }
        return {};
    };
    Entry entry{name.toUtf8(),
                ZipMethod::Stored,
                0,
                static_cast<quint64>(size),
                static_cast<quint64>(size),
                static_cast<quint64>(m_offset)};
    const bool twice = m_device.isSequential();
    if (twice) {
        const qint64 from = source.pos();
        const auto summed = read([&](QByteArrayView bytes) -> Result<void> {
            entry.crc = crc32Of(bytes, entry.crc);
            return {};
        });
        if (!summed)
            return summed;
        if (!source.seek(from))
            return fail(Error(ErrorCode::FileUnreadable).inFile(name).withDetail(source.errorString()));
    }
    if (auto begun = emitLocal(entry); !begun)
        return begun;
    quint32 crc = 0;
    HashBeside beside(hash);
    auto* file = qobject_cast<QFileDevice*>(&m_device);
    qint64 handed = m_offset;
    const auto copied = read([&](QByteArrayView bytes) -> Result<void> {
        beside.give(bytes);
        crc = crc32Of(bytes, crc);
        auto written = emitBytes(bytes);
        // The disk works while the next bytes are hashed, not only when the file is closed.
        if (file != nullptr && m_offset - handed >= ahead) {
            platform::beginSync(*file, m_start + handed, m_offset - handed);
            handed = m_offset;
        }
        return written;
    });
    beside.wait();
    if (!copied)
        return copied;
    if (!twice) {
        entry.crc = crc;
        QByteArray sum;
        put<quint32>(sum, crc);
        if (!m_device.seek(m_start + static_cast<qint64>(entry.offset) + crcInLocal))
            return fail(Error(ErrorCode::FileWriteFailed).withDetail(m_device.errorString()));
        if (auto patched = writeAll(m_device, sum); !patched)
            return patched;
        if (!m_device.seek(m_start + m_offset))
            return fail(Error(ErrorCode::FileWriteFailed).withDetail(m_device.errorString()));
    } else if (entry.crc != crc) {
        return fail(Error(ErrorCode::FileUnreadable).inFile(name)); // it changed between the two readings
    }
    m_entries.append(std::move(entry));
    return {};
}

Result<void> ZipWriter::copy(ZipReader& from, const ZipEntry& given, const TaskContext& context)
{
    if (given.method != 0) {
        if (auto begun = begin(given.name); !begun)
            return begun;
        if (auto read = from.extract(
                given, [this](QByteArrayView bytes) { return write(bytes); }, context);
            !read)
            return read;
        return end();
    }
    Entry entry{given.name.toUtf8(), ZipMethod::Stored, given.crc,
                given.size,          given.size,        static_cast<quint64>(m_offset)};
    if (auto begun = emitLocal(entry); !begun)
        return begun;
    m_entries.append(std::move(entry));
    return from.extract(
        given, [this](QByteArrayView bytes) { return emitBytes(bytes); }, context);
}

Result<void> ZipWriter::begin(const QString& name)
{
    m_deflater = std::make_unique<Deflater>();
    m_deflater->entry.name = name.toUtf8();
    m_deflater->entry.method = ZipMethod::Deflated;
    return {};
}

Result<void> ZipWriter::write(QByteArrayView bytes)
{
    m_deflater->entry.crc = crc32Of(bytes, m_deflater->entry.crc);
    m_deflater->entry.size += static_cast<quint64>(bytes.size());
    m_deflater->run(bytes, Z_NO_FLUSH);
    return {};
}

Result<void> ZipWriter::end()
{
    const std::unique_ptr<Deflater> deflater = std::move(m_deflater);
    deflater->run({}, Z_FINISH);
    deflater->entry.compressed = static_cast<quint64>(deflater->out.size());
    deflater->entry.offset = static_cast<quint64>(m_offset);
    if (auto begun = emitLocal(deflater->entry); !begun)
        return begun;
    m_entries.append(deflater->entry);
    return emitBytes(deflater->out);
}

Result<void> ZipWriter::finish()
{
    const auto directory = static_cast<quint64>(m_offset);
    for (const Entry& entry : m_entries) {
        if (auto written = emitBytes(centralHeader(entry)); !written)
            return written;
    }
    const auto count = static_cast<quint64>(m_entries.size());
    const quint64 size = static_cast<quint64>(m_offset) - directory;
    QByteArray out;
    if (count >= 0xFFFF || directory >= inZip64 || size >= inZip64) {
        const auto record = static_cast<quint64>(m_offset);
        out += "PK\x06\x06";
        put<quint64>(out, 44);
        put<quint16>(out, madeBy);
        put<quint16>(out, 45);
        put<quint32>(out, 0);
        put<quint32>(out, 0);
        put<quint64>(out, count);
        put<quint64>(out, count);
        put<quint64>(out, size);
        put<quint64>(out, directory);
        out += "PK\x06\x07";
        put<quint32>(out, 0);
        put<quint64>(out, record);
        put<quint32>(out, 1);
    }
    out += "PK\x05\x06";
    put<quint32>(out, 0);
    put<quint16>(out, count >= 0xFFFF ? 0xFFFF : static_cast<quint16>(count));
    put<quint16>(out, count >= 0xFFFF ? 0xFFFF : static_cast<quint16>(count));
    put<quint32>(out, narrow(size));
    put<quint32>(out, narrow(directory));
    put<quint16>(out, 0);
    return emitBytes(out);
}

} // namespace pupitre
