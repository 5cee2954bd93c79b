#include "core/indicators/IndicatorRows.h"
#include "core/indicators/IndicatorSource.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using pupitre::fuzz::require;

namespace {

class Bytes final : public ByteStream
{
public:
    explicit Bytes(QByteArrayView bytes)
        : m_bytes(bytes)
    {}
    Result<qsizetype> read(char* to, qsizetype size) override
    {
        size = std::min(size, m_bytes.size() - m_at);
        std::copy(m_bytes.data() + m_at, m_bytes.data() + m_at + size, to);
        m_at += size;
        return size;
    }
    qint64 taken() const override { return m_at; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

struct Totals
{
    qint64 read = 0;
    qint64 rejected = 0;
    qint64 lines = 0;
    qint64 counted = 0;
};

Totals readAs(QByteArrayView bytes, const RowLayout& layout, qsizetype chunkSize)
{
    Bytes stream(bytes);
    ChunkReader chunks(stream);
    chunks.setRules(layout.rules);
    chunks.setChunkSize(chunkSize);
    RowReader rows(layout);
    csv::Scanner<RowReader> scanner(layout.rules, layout.fieldCount, rows);
    CsvChunk chunk;
    Totals totals;
    while (*chunks.next(chunk)) {
        require(chunk.begin < chunk.end && chunk.end <= chunk.bytesEnd, "a chunk holds something");
        rows.beginChunk(chunk.number);
        const char* data = chunk.buffer.data();
        totals.lines += scanner.scan(data + chunk.begin, data + chunk.end, data + chunk.bytesEnd, chunk.atEnd);
    }
    rows.finish();
    totals.read = rows.read();
    totals.rejected = rows.rejected();
    for (std::size_t group = 0; group < rows.groupCount(0); ++group)
        totals.counted += rows.group(0, group).count;
    return totals;
}

} // namespace

/// Any bytes as a descriptor, and as the rows of a table in the shipped layout: chunks must change nothing, and every
/// line is either counted or rejected.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto parsed = IndicatorFormat::parse(bytes.toByteArray());
    if (parsed) {
        require(!parsed->columns.isEmpty(), "an accepted descriptor has columns");
        for (const QString& name : parsed->dimensions() + parsed->measures())
            require(parsed->indexOf(name) >= 0, "dimensions and measures are columns");
    } else {
        require(!parsed.error().isEmpty(), "a refused descriptor says why");
    }

    static const IndicatorFormat format = *IndicatorFormat::load(QStringLiteral("messages"));
    static const QList<QStringList> by{{QStringLiteral("month"), QStringLiteral("nil")}};
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Windows1252}) {
        RowLayout layout{format, by, {}, 0, encoding, {}, {}, QStringLiteral("f")};
        QList<Error> errors;
        QStringList names;
        for (const IndicatorColumn& column : format.columns) {
            if (!column.optional)
                names.append(column.name);
        }
        require(layout.takeHeader(names, 1, errors, errors), "the layout's own header fits");
        layout.rules.longest = 300;
        const Totals whole = readAs(bytes, layout, 1 << 20);
        require(whole.read - whole.rejected == whole.counted, "every line is counted or rejected");
        require(whole.lines >= 0 && whole.lines <= static_cast<qint64>(size) + 1, "lines are made of bytes");
        for (const qsizetype chunkSize : {1, 7, 100}) {
            const Totals divided = readAs(bytes, layout, chunkSize);
            require(divided.read == whole.read && divided.rejected == whole.rejected && divided.lines == whole.lines &&
                        divided.counted == whole.counted,
                    "chunks change nothing");
        }
    }
    return 0;
}
