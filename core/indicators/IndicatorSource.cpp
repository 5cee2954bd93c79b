#include "core/indicators/IndicatorSource.h"

#include "core/base/FileIo.h"

#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>

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

struct ArchiveDeleter
{
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using ArchivePtr = std::unique_ptr<archive, ArchiveDeleter>;

/// What libarchive needs to read from a PlainStream.
struct ArchiveInput
{
    PlainStream* stream = nullptr;
    std::vector<char> buffer = std::vector<char>(1 << 16);

    static la_ssize_t read(archive*, void* self, const void** block)
    {
        auto* input = static_cast<ArchiveInput*>(self);
        *block = input->buffer.data();
        const auto got = input->stream->read(input->buffer.data(), static_cast<qsizetype>(input->buffer.size()));
        return got ? static_cast<la_ssize_t>(*got) : ARCHIVE_FATAL;
    }
    static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence)
    {
        QFile& file = static_cast<ArchiveInput*>(self)->stream->file();
        const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.pos() : file.size();
        return file.seek(base + offset) ? file.pos() : ARCHIVE_FATAL;
    }
};

/// The entry that a libarchive reader stands on.
class EntryStream final : public ByteStream
{
public:
    EntryStream(archive* reader, const PlainStream& file, QString label)
        : m_reader(reader)
        , m_file(file)
        , m_label(std::move(label))
    {}
    Result<qsizetype> read(char* to, qsizetype size) override
    {
        const la_ssize_t got = archive_read_data(m_reader, to, static_cast<std::size_t>(size));
        if (got < 0)
            return fail(unreadable(m_label, QString::fromUtf8(archive_error_string(m_reader))));
        m_unpacked += got;
        if (m_unpacked > mostUnpacked)
            return fail(Error(ErrorCode::FileTooLarge).inFile(m_label));
        return got;
    }
    qint64 taken() const override { return m_file.taken(); }

private:
    archive* m_reader;
    const PlainStream& m_file;
    QString m_label;
    qint64 m_unpacked = 0;
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
        , m_reader(archive_read_new())
    {
        m_input.stream = m_stream.get();
    }
    Result<std::optional<IndicatorTableSource>> next() override
    {
        if (std::exchange(m_given, true))
            return std::optional<IndicatorTableSource>();
        archive_read_support_filter_gzip(m_reader.get());
        archive_read_support_format_raw(m_reader.get());
        archive_entry* entry = nullptr;
        if (archive_read_open(m_reader.get(), &m_input, nullptr, ArchiveInput::read, nullptr) != ARCHIVE_OK ||
            archive_read_next_header(m_reader.get(), &entry) != ARCHIVE_OK)
            return fail(unreadable(m_path, QString::fromUtf8(archive_error_string(m_reader.get()))));
        QString name = QFileInfo(m_path).fileName();
        if (name.endsWith(QLatin1String(".gz"), Qt::CaseInsensitive))
            name.chop(3);
        IndicatorTableSource source{m_path, name, nullptr};
        source.bytes = std::make_unique<EntryStream>(m_reader.get(), *m_stream, m_path);
        return std::optional(std::move(source));
    }
    Result<QString> sha256() override
    {
        // What follows the compressed data belongs to the file too.
        std::array<char, 1 << 14> rest;
        for (;;) {
            auto got = m_stream->read(rest.data(), rest.size());
            if (!got)
                return fail(got.error());
            if (*got == 0)
                return m_stream->hash().hex();
        }
    }

private:
    QString m_path;
    std::unique_ptr<PlainStream> m_stream;
    ArchiveInput m_input;
    ArchivePtr m_reader;
    bool m_given = false;
};

class ZipFile final : public IndicatorFile
{
public:
    ZipFile(const QString& path, std::unique_ptr<PlainStream> stream)
        : IndicatorFile(stream->file().size())
        , m_path(path)
        , m_stream(std::move(stream))
        , m_reader(archive_read_new())
    {
        m_input.stream = m_stream.get();
        m_stream->hash(false); // read out of order
    }
    Result<std::optional<IndicatorTableSource>> next() override
    {
        archive* reader = m_reader.get();
        if (!std::exchange(m_opened, true)) {
            archive_read_support_format_zip_seekable(reader);
            archive_read_set_read_callback(reader, ArchiveInput::read);
            archive_read_set_seek_callback(reader, ArchiveInput::seek);
            archive_read_set_callback_data(reader, &m_input);
            if (archive_read_open1(reader) != ARCHIVE_OK)
                return fail(unreadable(m_path, QString::fromUtf8(archive_error_string(reader))));
        }
        for (;;) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(reader, &entry);
            if (status == ARCHIVE_EOF)
                return std::optional<IndicatorTableSource>();
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
                return fail(unreadable(m_path, QString::fromUtf8(archive_error_string(reader))));
            if (++m_members > mostMembers)
                return fail(
                    Error(ErrorCode::PackageTooManyEntries).inFile(m_path).withValue(QString::number(mostMembers)));
            const char* utf8 = archive_entry_pathname_utf8(entry);
            const QString member =
                utf8 != nullptr ? QString::fromUtf8(utf8) : QString::fromLatin1(archive_entry_pathname(entry));
            if (archive_entry_filetype(entry) != AE_IFREG || member.startsWith(QLatin1String("__MACOSX/")))
                continue;
            const QString label = m_path + u'/' + member;
            if (archive_entry_is_encrypted(entry) != 0)
                return fail(Error(ErrorCode::PackageEncrypted).inFile(label).withValue(member));
            IndicatorTableSource source{label, member.section(u'/', -1), nullptr};
            source.bytes = std::make_unique<EntryStream>(reader, *m_stream, label);
            return std::optional(std::move(source));
        }
    }
    Result<QString> sha256() override
    {
        PlainStream again(m_path);
        if (auto opened = again.open(); !opened)
            return fail(opened.error());
        std::vector<char> buffer(1 << 20);
        for (;;) {
            auto got = again.read(buffer.data(), static_cast<qsizetype>(buffer.size()));
            if (!got)
                return fail(got.error());
            if (*got == 0)
                return again.hash().hex();
        }
    }

private:
    QString m_path;
    std::unique_ptr<PlainStream> m_stream;
    ArchiveInput m_input;
    ArchivePtr m_reader;
    bool m_opened = false;
    qsizetype m_members = 0;
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
    if (magic == "PK\x03\x04")
        return std::make_unique<ZipFile>(path, std::move(stream));
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
            wanted = m_chunkSize / 2;
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
