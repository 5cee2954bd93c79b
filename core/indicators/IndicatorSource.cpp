#include "core/indicators/IndicatorSource.h"

#include "core/base/FileIo.h"
#include "core/base/Inflate.h"
#include "core/base/ZipReader.h"

#include <QFileInfo>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace pupitre {

namespace {

constexpr qint64 mostUnpacked = qint64(1) << 40; ///< of one compressed file

Error unreadable(const QString& path, const QString& detail)
{
    return Error(ErrorCode::FileUnreadable).inFile(path).withDetail(detail);
}

/// The file itself, hashed on the way. In large reads a mapping is no faster, and a file cut short meanwhile is an end
/// instead of a crash.
class PlainStream final : public ByteStream
{
public:
    explicit PlainStream(const QString& path)
        : m_file(path)
    {}

    Result<void> open()
    {
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fail(unreadable(m_file.fileName(), m_file.errorString()));
        return {};
    }
    Result<qsizetype> read(char* to, qsizetype size) override
    {
        const qint64 got = m_file.read(to, size);
        if (got < 0)
            return fail(unreadable(m_file.fileName(), m_file.errorString()));
        m_taken += got;
        if (m_hashing)
            m_hash.add({to, got});
        return got;
    }
    qint64 taken() const override { return m_taken; }
    void hash(bool wanted) { m_hashing = wanted; }
    Sha256& hash() { return m_hash; }
    QFile& file() { return m_file; }

private:
    QFile m_file;
    Sha256 m_hash;
    bool m_hashing = true;
    qint64 m_taken = 0;
};

/// What a gzip holds (RFC 1952), its members one after another.
class GzipStream final : public ByteStream
{
public:
    explicit GzipStream(PlainStream& file, QString path)
        : m_file(file)
        , m_path(std::move(path))
    {}
    Result<qsizetype> read(char* to, qsizetype size) override
    {
        while (m_given == m_unpacked.size()) {
            m_unpacked.clear();
            m_given = 0;
            if (auto more = unpack(); !more)
                return fail(more.error());
            if (m_ended)
                return 0;
        }
        size = std::min(size, m_unpacked.size() - m_given);
        std::copy(m_unpacked.begin() + m_given, m_unpacked.begin() + m_given + size, to);
        m_given += size;
        return size;
    }
    qint64 taken() const override { return m_file.taken(); }

private:
    // Small pieces: one of them can become a thousand times larger.
    Result<void> unpack()
    {
        if (m_packed.isEmpty()) {
            m_packed.resize(piece);
            auto got = m_file.read(m_packed.data(), m_packed.size());
            if (!got)
                return fail(got.error());
            m_packed.resize(*got);
        }
        if (m_packed.isEmpty()) {
            if (m_member && !m_member->isFinished())
                return fail(unreadable(m_path, QStringLiteral("gzip: unexpected end")));
            m_ended = true;
            return {};
        }
        if (!m_member || m_member->isFinished()) {
            // Zeros behind the last member fill up a block of a tape.
            if (m_member && std::all_of(m_packed.begin(), m_packed.end(), [](char c) { return c == 0; })) {
                m_packed.clear();
                return {};
            }
            m_member = std::make_unique<Inflate>(Inflate::Format::Gzip);
        }
        auto fed = m_member->feed(m_packed, [this](QByteArrayView bytes) -> Result<void> {
            m_total += bytes.size();
            if (m_total > mostUnpacked)
                return fail(Error(ErrorCode::FileTooLarge).inFile(m_path));
            m_unpacked.append(bytes);
            return {};
        });
        if (!fed)
            return fail(Error(fed.error()).inFile(m_path));
        m_packed = m_member->isFinished() ? m_packed.last(m_member->unused()) : QByteArray();
        return {};
    }

    static constexpr qsizetype piece = 8 << 10;

    PlainStream& m_file;
    QString m_path;
    std::unique_ptr<Inflate> m_member;
    QByteArray m_packed;
    QByteArray m_unpacked;
    qsizetype m_given = 0;
    qint64 m_total = 0;
    bool m_ended = false;
};

/// A member of a ZIP. The reader of archives hands its bytes out, this side asks for them: a thread stands between.
class MemberStream final : public ByteStream
{
public:
    MemberStream(ZipReader& zip, const ZipEntry& entry, QString label)
        : m_entry(entry)
        , m_label(std::move(label))
        , m_thread([this, &zip] { produce(zip); })
    {}
    ~MemberStream() override
    {
        {
            const std::lock_guard hold(m_lock);
            m_abandoned = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    MemberStream(const MemberStream&) = delete;
    MemberStream& operator=(const MemberStream&) = delete;

    Result<qsizetype> read(char* to, qsizetype size) override
    {
        std::unique_lock hold(m_lock);
        m_changed.wait(hold, [this] { return m_given < m_bytes.size() || m_finished; });
        if (m_given == m_bytes.size())
            return m_failure ? Result<qsizetype>(fail(*m_failure)) : Result<qsizetype>(0);
        size = std::min(size, m_bytes.size() - m_given);
        std::copy(m_bytes.begin() + m_given, m_bytes.begin() + m_given + size, to);
        m_given += size;
        m_taken += size;
        if (m_given == m_bytes.size()) {
            m_bytes.clear();
            m_given = 0;
            m_changed.notify_all();
        }
        return size;
    }
    qint64 taken() const override
    {
        const double share = m_entry.size == 0 ? 1 : static_cast<double>(m_taken) / static_cast<double>(m_entry.size);
        return static_cast<qint64>(static_cast<double>(m_entry.compressedSize) * share);
    }

private:
    void produce(ZipReader& zip)
    {
        constexpr qsizetype most = 1 << 20;
        const auto done = zip.extract(m_entry, [this](QByteArrayView bytes) -> Result<void> {
            std::unique_lock hold(m_lock);
            m_changed.wait(hold, [this] { return m_bytes.size() < most || m_abandoned; });
            if (m_abandoned)
                return fail(ErrorCode::Cancelled);
            m_bytes.append(bytes);
            m_changed.notify_all();
            return {};
        });
        const std::lock_guard hold(m_lock);
        if (!done)
            m_failure = Error(done.error()).inFile(m_label);
        m_finished = true;
        m_changed.notify_all();
    }

    ZipEntry m_entry;
    QString m_label;
    std::mutex m_lock;
    std::condition_variable m_changed;
    QByteArray m_bytes; ///< guarded, as all below
    qsizetype m_given = 0;
    qint64 m_taken = 0;
    bool m_finished = false;
    bool m_abandoned = false;
    std::optional<Error> m_failure;
    std::thread m_thread; ///< last: it uses all of the above
};

class PlainFile final : public IndicatorFile
{
public:
    PlainFile(const QString& path, std::unique_ptr<PlainStream> stream)
        : IndicatorFile(stream->file().size())
        , m_path(path)
        , m_stream(std::move(stream))
    {}
    Result<std::optional<IndicatorTableSource>> next() override
    {
        if (std::exchange(m_given, true))
            return std::optional<IndicatorTableSource>();
        IndicatorTableSource source{m_path, QFileInfo(m_path).fileName(), nullptr};
        source.bytes = std::make_unique<Lent>(*m_stream);
        return std::optional(std::move(source));
    }
    Result<QString> sha256() override { return m_stream->hash().hex(); }

private:
    struct Lent final : ByteStream
    {
        explicit Lent(PlainStream& stream)
            : m_stream(stream)
        {}
        Result<qsizetype> read(char* to, qsizetype size) override { return m_stream.read(to, size); }
        qint64 taken() const override { return m_stream.taken(); }

    private:
        PlainStream& m_stream;
    };
    QString m_path;
    std::unique_ptr<PlainStream> m_stream;
    bool m_given = false;
};

class GzipFile final : public IndicatorFile
{
public:
    GzipFile(const QString& path, std::unique_ptr<PlainStream> stream)
        : IndicatorFile(stream->file().size())
        , m_path(path)
        , m_stream(std::move(stream))
    {}
    Result<std::optional<IndicatorTableSource>> next() override
    {
        if (std::exchange(m_given, true))
            return std::optional<IndicatorTableSource>();
        QString name = QFileInfo(m_path).fileName();
        if (name.endsWith(QLatin1String(".gz"), Qt::CaseInsensitive))
            name.chop(3);
        IndicatorTableSource source{m_path, name, nullptr};
        source.bytes = std::make_unique<GzipStream>(*m_stream, m_path);
        return std::optional(std::move(source));
    }
    Result<QString> sha256() override { return m_stream->hash().hex(); }

private:
    QString m_path;
    std::unique_ptr<PlainStream> m_stream;
    bool m_given = false;
};

class ZipFile final : public IndicatorFile
{
public:
    ZipFile(const QString& path, std::unique_ptr<PlainStream> stream, ZipReader zip)
        : IndicatorFile(stream->file().size())
        , m_path(path)
        , m_stream(std::move(stream))
        , m_zip(std::move(zip))
    {}
    Result<std::optional<IndicatorTableSource>> next() override
    {
        while (m_next < m_zip.entries().size()) {
            const ZipEntry& entry = m_zip.entries()[m_next++];
            if (entry.isFolder() || entry.name.startsWith(QLatin1String("__MACOSX/")))
                continue;
            const QString label = m_path + u'/' + entry.name;
            IndicatorTableSource source{label, entry.name.section(u'/', -1), nullptr};
            source.bytes = std::make_unique<MemberStream>(m_zip, entry, label);
            return std::optional(std::move(source));
        }
        return std::optional<IndicatorTableSource>();
    }
    Result<QString> sha256() override
    {
        std::vector<char> buffer(1 << 20);
        for (;;) {
            auto got = m_stream->read(buffer.data(), static_cast<qsizetype>(buffer.size()));
            if (!got)
                return fail(got.error());
            if (*got == 0)
                return m_stream->hash().hex();
        }
    }

private:
    QString m_path;
    std::unique_ptr<PlainStream> m_stream;
    ZipReader m_zip;
    qsizetype m_next = 0;
};

} // namespace

Result<std::unique_ptr<IndicatorFile>> IndicatorFile::open(const QString& path, bool hashed)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    auto stream = std::make_unique<PlainStream>(path);
    if (auto opened = stream->open(); !opened)
        return fail(opened.error());
    stream->hash(hashed);
    const QByteArray magic = stream->file().peek(4);
    if (magic.startsWith("\x1F\x8B"))
        return std::make_unique<GzipFile>(path, std::move(stream));
    if (magic == "PK\x03\x04") {
        ZipLimits limits;
        limits.entries = mostMembers;
        auto zip = ZipReader::openFile(path, limits);
        if (!zip)
            return fail(Error(zip.error()).inFile(path));
        return std::make_unique<ZipFile>(path, std::move(stream), std::move(*zip));
    }
    return std::make_unique<PlainFile>(path, std::move(stream));
}

// Makes `buffer`, which holds [m_restBegin, m_restEnd), at least `wanted` bytes rich unless the stream ends.
Result<void> ChunkReader::fill(std::vector<char>& buffer, qsizetype wanted)
{
    if (static_cast<qsizetype>(buffer.size()) < m_restBegin + wanted + csv::slack)
        buffer.resize(static_cast<std::size_t>(m_restBegin + wanted + csv::slack));
    while (!m_atEnd && m_restEnd - m_restBegin < wanted) {
        auto got = m_bytes.read(buffer.data() + m_restEnd, m_restBegin + wanted - m_restEnd);
        if (!got)
            return fail(got.error());
        m_atEnd = *got == 0;
        m_restEnd += *got;
    }
    return {};
}

Result<QByteArrayView> ChunkReader::head()
{
    const qsizetype longestHeader = m_rules.longest + 4;
    if (auto filled = fill(m_rest, longestHeader); !filled)
        return fail(filled.error());
    return QByteArrayView(m_rest.data() + m_restBegin, m_restEnd - m_restBegin);
}

void ChunkReader::skip(qsizetype size)
{
    m_restBegin += size;
}

Result<bool> ChunkReader::next(CsvChunk& chunk)
{
    for (qsizetype wanted = m_chunkSize;; wanted *= 2) {
        const qsizetype kept = m_restEnd - m_restBegin;
        if (kept < wanted && !m_atEnd) {
            std::copy(m_rest.begin() + m_restBegin, m_rest.begin() + m_restEnd, m_rest.begin());
            m_restBegin = 0;
            m_restEnd = kept;
            if (auto filled = fill(m_rest, wanted); !filled)
                return fail(filled.error());
        }
        const char* begin = m_rest.data() + m_restBegin;
        const char* end = m_rest.data() + m_restEnd;
        if (m_inLongLine) { // already refused: what is left of it is passed over
            const char* at = std::find_if(begin, end, [](char c) { return c == '\n' || c == '\r'; });
            const bool sure = at < end && (*at == '\n' || at + 1 < end || m_atEnd);
            m_restBegin += (sure ? csv::afterBreak(at, end) : at) - begin;
            m_inLongLine = !sure && !m_atEnd;
            wanted = std::max<qsizetype>(1, m_chunkSize / 2);
            if (!sure && m_atEnd)
                return false;
            continue;
        }
        if (begin == end)
            return false;
        bool gaveUp = false;
        const char* boundary =
            csv::lastBoundary(begin, begin + std::min<qsizetype>(wanted, end - begin), end, m_atEnd, m_rules, &gaveUp);
        if (boundary == nullptr)
            continue;
        m_inLongLine = gaveUp;
        // The bytes are given away where they are; only what follows the last whole record moves.
        chunk.begin = m_restBegin;
        chunk.end = boundary - m_rest.data();
        chunk.bytesEnd = m_restEnd;
        chunk.atEnd = m_atEnd;
        chunk.number = m_number++;
        const qsizetype left = end - boundary;
        if (static_cast<qsizetype>(chunk.buffer.size()) < std::max(left, m_chunkSize) + csv::slack)
            chunk.buffer.resize(static_cast<std::size_t>(std::max(left, m_chunkSize) + csv::slack));
        std::copy(boundary, end, chunk.buffer.begin());
        chunk.buffer.swap(m_rest);
        m_restBegin = 0;
        m_restEnd = left;
        return true;
    }
}

} // namespace pupitre
