#include "core/referencing/ZipWriter.h"

#include "core/base/AtomicFile.h"

#include <archive.h>
#include <archive_entry.h>

namespace pupitre {

namespace {

constexpr qint64 block = 1 << 18;
constexpr time_t fixedTime = 315532800; // 1980-01-01, the oldest a ZIP can say

} // namespace

ZipWriter::ZipWriter(QIODevice& device)
    : m_device(device)
    , m_archive(archive_write_new())
{
    archive_write_set_format_zip(m_archive);
    archive_write_set_options(m_archive, "zip:compression=deflate,zip:zip64=no,zip:hdrcharset=UTF-8");
    archive_write_set_bytes_per_block(m_archive, 0); // no padding after the directory
    archive_write_open2(
        m_archive, this, nullptr,
        // What the device refuses is remembered and not told: libarchive frees its compressor only when an entry ends
        // well. Our own functions ask for it after each step.
        [](archive*, void* self, const void* bytes, std::size_t size) -> la_ssize_t {
            auto* writer = static_cast<ZipWriter*>(self);
            if (!writer->m_deviceError) {
                const auto written =
                    writeAll(writer->m_device, {static_cast<const char*>(bytes), static_cast<qsizetype>(size)});
                if (!written)
                    writer->m_deviceError = written.error();
            }
            return static_cast<la_ssize_t>(size);
        },
        nullptr, nullptr);
}

ZipWriter::~ZipWriter()
{
    archive_write_free(m_archive);
}

Result<void> ZipWriter::judged(bool archived) const
{
    if (m_deviceError)
        return fail(*m_deviceError);
    if (!archived)
        return fail(Error(ErrorCode::PackageUnwritable).withDetail(QString::fromUtf8(archive_error_string(m_archive))));
    return {};
}

Result<void> ZipWriter::header(const QString& name, qint64 size)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), fixedTime, 0);
    return judged(archive_write_header(m_archive, entry.get()) == ARCHIVE_OK);
}

Result<void> ZipWriter::data(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    return judged(archive_write_data(m_archive, bytes.data(), static_cast<std::size_t>(bytes.size())) == bytes.size());
}

Result<void> ZipWriter::add(const QString& name, QByteArrayView content)
{
    if (auto begun = header(name, content.size()); !begun)
        return begun;
    if (auto written = data(content); !written)
        return written;
    return judged(archive_write_finish_entry(m_archive) == ARCHIVE_OK);
}

Result<void> ZipWriter::add(const QString& name, QIODevice& source, qint64 size, const TaskContext& context)
{
    if (auto begun = header(name, size); !begun)
        return begun;
    QByteArray buffer(block, Qt::Uninitialized);
    qint64 done = 0;
    while (done < size) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const qint64 got = source.read(buffer.data(), std::min(buffer.size(), size - done));
        if (got <= 0)
            return fail(Error(ErrorCode::FileUnreadable).inFile(name).withDetail(source.errorString()));
        if (auto written = data({buffer.constData(), got}); !written)
            return written;
        done += got;
    }
    return judged(archive_write_finish_entry(m_archive) == ARCHIVE_OK);
}

Result<void> ZipWriter::finish()
{
    return judged(archive_write_close(m_archive) == ARCHIVE_OK);
}

} // namespace pupitre
