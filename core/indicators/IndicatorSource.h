#pragma once

#include "core/base/Sha256.h"
#include "core/base/Task.h"
#include "core/indicators/CsvScan.h"

#include <QFile>

#include <memory>

namespace pupitre {

/// Bytes one after another: a file, or what a compressed one holds.
class ByteStream
{
public:
    virtual ~ByteStream() = default;
    /// At most `size` bytes; 0 at the end.
    virtual Result<qsizetype> read(char* to, qsizetype size) = 0;
    /// Bytes taken from the file itself so far, for progress.
    virtual qint64 taken() const = 0;
};

/// One table of an indicator file: the file itself, what a gzip holds, or one member of a ZIP.
struct IndicatorTableSource
{
    QString label; ///< for errors: the path, with the member's name behind it in a ZIP
    QString name;  ///< the name that tells operator and month, without ".gz"
    std::unique_ptr<ByteStream> bytes;
};

/// An indicator file as it lies on the disk: plain, gzip (RFC 1952, several members) or ZIP, told by content. Read once
/// from the first byte to the last, in place; when asked, `sha256()` of the bytes on the disk is computed on the way.
class IndicatorFile
{
public:
    static Result<std::unique_ptr<IndicatorFile>> open(const QString& path, bool hashed);
    virtual ~IndicatorFile() = default;

    /// The next table, or nothing after the last.
    virtual Result<std::optional<IndicatorTableSource>> next() = 0;
    /// The file's own, once all tables were read to their end.
    virtual Result<QString> sha256() = 0;
    qint64 size() const { return m_size; }

    static constexpr qsizetype mostMembers = 1000; ///< of a ZIP

protected:
    explicit IndicatorFile(qint64 size)
        : m_size(size)
    {}

private:
    qint64 m_size;
};

/// A piece of a table that holds whole records only.
struct CsvChunk
{
    std::vector<char> buffer;
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype bytesEnd = 0; ///< behind `end`: bytes already read, which the last record's fate may hang on
    bool atEnd = false;     ///< nothing comes after bytesEnd
    int number = 0;
};

/// Divides a table into chunks for several threads. Not thread-safe: the caller holds a lock around next().
class ChunkReader
{
public:
    explicit ChunkReader(ByteStream& bytes)
        : m_bytes(bytes)
    {}

    /// Brings in the head of the table, to be looked at before the rules are known.
    Result<QByteArrayView> head();
    /// Takes the first `size` bytes of the head away: byte-order mark, header.
    void skip(qsizetype size);
    bool allRead() const { return m_atEnd; }
    void setRules(const csv::Rules& rules) { m_rules = rules; }
    /// Small chunks let tests cross many borders.
    void setChunkSize(qsizetype size) { m_chunkSize = size; }
    /// False after the last one.
    Result<bool> next(CsvChunk& chunk);

private:
    Result<void> fill(std::vector<char>& buffer, qsizetype wanted);

    ByteStream& m_bytes;
    csv::Rules m_rules;
    std::vector<char> m_rest; ///< read, not yet given away; `csv::slack` longer than m_restSize
    qsizetype m_restBegin = 0;
    qsizetype m_restEnd = 0;
    qsizetype m_chunkSize = 256 << 10;
    bool m_atEnd = false;
    bool m_inLongLine = false;
    int m_number = 0;
};

} // namespace pupitre
