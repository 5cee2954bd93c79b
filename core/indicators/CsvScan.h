#pragma once

#include "core/base/Csv.h"

#include <bit>
#include <cstring>
#include <vector>

/// Records and fields of a table in memory, found sixty-four bytes at a time. What counts as a record is what
/// CsvReader says (RFC 4180 as met in the field); tests/indicators compares the two on any bytes. Not for small files:
/// CsvReader is simpler and reads from any device.
namespace pupitre::csv {

/// Sixty-four bytes seen at once: a bit a byte, the first byte in the lowest bit.
struct Block
{
    quint64 delimiter = 0;
    quint64 lineFeed = 0;
    quint64 carriageReturn = 0;
    quint64 quote = 0;
    quint64 unusual = 0; ///< no printable ASCII, and none of the above but the quote
};

/// Bytes that may be read (not used) behind the last one of any buffer given to this scanner.
constexpr qsizetype slack = 64;

/// Fills `blocks` blocks from `bytes`, with the widest instructions of this processor.
void classify(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out);
/// The same byte by byte, for processors without SSE2 and for the tests.
void classifyPortably(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out);

/// A field as it stands between its separators, quotes included.
struct Field
{
    const char* data = nullptr;
    qsizetype size = 0;
};

enum class Outcome {
    Record,
    StrayQuote,   ///< refused: text after a closing quote
    Unterminated, ///< refused: a quote that nothing closes; reading goes on with the next physical line
    TooLong,      ///< refused: longer than a record may be; reading goes on with the next physical line
    NeedMore,     ///< the bytes at hand do not tell yet
};

struct Rules
{
    char delimiter = ';';
    char quote = '"';
    qsizetype longest = CsvReader::defaultMaximumRecord;
};

/// One record taken apart byte by byte: the law the quick scanner follows, and its way out of irregular quotes.
struct SlowRecord
{
    Outcome outcome = Outcome::NeedMore;
    const char* next = nullptr; ///< where reading goes on
    qint64 lines = 1;           ///< physical lines it takes
    qsizetype fieldCount = 0;
    std::vector<Field> fields; ///< the first `mostFields`
};
/// `begin` is not on a line break. `end` is the last byte at hand; `atEnd`: no more will come.
SlowRecord readSlowly(const char* begin, const char* end, bool atEnd, const Rules& rules, qsizetype mostFields);

/// Skips one line break (LF, CRLF, CR) that begins at `at`.
inline const char* afterBreak(const char* at, const char* end)
{
    return at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
}

/// The end of the last whole record that ends at or before `wanted` or, when a longer one spans it, of that one.
/// Null: more bytes are needed to tell. `*gaveUp`: the bytes end inside a line that is too long; skip to its end.
const char* lastBoundary(const char* begin, const char* wanted, const char* end, bool atEnd, const Rules& rules,
                         bool* gaveUp);

/// What is between quotes, bit by bit, and whether each quote stands where RFC 4180 has it.
class QuoteState
{
public:
    /// Bits inside quotes (opening quote included). `*irregular`: the bit of the first quote out of place, or of what
    /// follows one, and all above; 0 when there is none.
    quint64 take(const Block& block, quint64* irregular)
    {
        quint64 inside = block.quote;
        inside ^= inside << 1;
        inside ^= inside << 2;
        inside ^= inside << 4;
        inside ^= inside << 8;
        inside ^= inside << 16;
        inside ^= inside << 32;
        inside ^= m_inside;
        const quint64 separators = block.delimiter | block.lineFeed | block.carriageReturn;
        const quint64 opening = block.quote & inside;
        const quint64 closing = block.quote & ~inside;
        const quint64 afterClosing = (closing << 1) | m_closing;
        const quint64 afterSeparator = (separators << 1) | m_separator;
        const quint64 wrong =
            (afterClosing & ~(separators | block.quote)) | (opening & ~(afterSeparator | afterClosing));
        *irregular = wrong == 0 ? 0 : ~((wrong & (~wrong + 1)) - 1);
        m_inside = static_cast<quint64>(static_cast<qint64>(inside) >> 63);
        m_closing = closing >> 63;
        m_separator = separators >> 63;
        return inside;
    }
    /// The same for a block without quotes, outside of them: only what its last byte was matters.
    void pass(const Block& block)
    {
        m_closing = 0;
        m_separator = (block.delimiter | block.lineFeed | block.carriageReturn) >> 63;
    }
    /// Whether a block needs take() although it may hold no quote.
    bool isOpen() const { return (m_inside | m_closing) != 0; }
    bool isInside() const { return m_inside != 0; }

private:
    quint64 m_inside = 0;
    quint64 m_closing = 0;
    quint64 m_separator = 1; ///< a record begins as if after a separator
};

/// Gives each record of [begin, end), which holds whole records, to the sink:
/// `sink.record(fields, count, hasQuotes, isUnusual, line)` or `sink.refused(outcome, line)`, lines from 0.
/// Returns the physical lines taken. `bytesEnd`: the last byte at hand, for records whose end tells what they are.
template <class Sink>
class Scanner
{
public:
    Scanner(const Rules& rules, qsizetype mostFields, Sink& sink)
        : m_rules(rules)
        , m_mostFields(mostFields)
        , m_fields(static_cast<std::size_t>(mostFields) + 1)
        , m_sink(sink)
    {}

    qint64 scan(const char* begin, const char* end, const char* bytesEnd, bool atEnd)
    {
        m_line = 0;
        const char* at = begin;
        while (at < end) {
            const char* stopped = scanRegular(at, end);
            if (stopped == nullptr)
                break;
            SlowRecord slow = readSlowly(stopped, bytesEnd, atEnd, m_rules, m_mostFields);
            if (slow.outcome == Outcome::Record)
                m_sink.record(slow.fields.data(), slow.fieldCount, true, true, m_line);
            else
                m_sink.refused(slow.outcome, m_line);
            m_line += slow.lines;
            at = slow.next;
        }
        return m_line;
    }

private:
    static constexpr int batch = 32;

    void addField(const char* from, const char* to)
    {
        if (m_count < m_mostFields)
            m_fields[static_cast<std::size_t>(m_count)] = {from, to - from};
        ++m_count;
    }

    // Null when the end was reached, else the start of the record that must be read slowly.
    const char* scanRegular(const char* begin, const char* end)
    {
        Block blocks[batch];
        QuoteState quotes;
        const char* recordStart = begin;
        const char* fieldStart = begin;
        quint64 afterReturn = 0;
        qint64 innerBreaks = 0;
        bool hasQuotes = false;
        bool isUnusual = false;
        m_count = 0;
        for (const char* batchStart = begin; batchStart < end; batchStart += 64 * batch) {
            const qsizetype count = std::min<qsizetype>(batch, (end - batchStart + 63) / 64);
            classify(batchStart, count, m_rules.delimiter, m_rules.quote, blocks);
            for (qsizetype i = 0; i < count; ++i) {
                Block& block = blocks[i];
                const char* base = batchStart + 64 * i;
                if (end - base < 64) {
                    const quint64 valid = (quint64(1) << (end - base)) - 1;
                    block.delimiter &= valid;
                    block.lineFeed &= valid;
                    block.carriageReturn &= valid;
                    block.quote &= valid;
                    block.unusual &= valid;
                }
                const quint64 breaks =
                    block.carriageReturn | (block.lineFeed & ~((block.carriageReturn << 1) | afterReturn));
                afterReturn = block.carriageReturn >> 63;
                quint64 marks = block.delimiter | breaks;
                quint64 inside = 0;
                quint64 irregular = 0;
                if (block.quote != 0 || quotes.isOpen()) {
                    inside = quotes.take(block, &irregular);
                    marks = (marks & ~inside) | (breaks & inside);
                    marks &= ~irregular;
                    hasQuotes = true;
                } else {
                    quotes.pass(block);
                }
                isUnusual = isUnusual || block.unusual != 0;
                while (marks != 0) {
                    const int bit = std::countr_zero(marks);
                    const quint64 mask = marks & (~marks + 1);
                    marks ^= mask;
                    const char* at = base + bit;
                    if ((breaks & mask) == 0) {
                        addField(fieldStart, at);
                        fieldStart = at + 1;
                        continue;
                    }
                    if ((inside & mask) != 0) {
                        ++innerBreaks;
                        continue;
                    }
                    if (at == recordStart) {
                        ++m_line; // a blank line
                    } else {
                        addField(fieldStart, at);
                        if (at - recordStart >= m_rules.longest)
                            return recordStart;
                        m_sink.record(m_fields.data(), m_count, hasQuotes, isUnusual, m_line);
                        m_line += 1 + innerBreaks;
                        innerBreaks = 0;
                        m_count = 0;
                        hasQuotes = block.quote != 0;
                        isUnusual = block.unusual != 0;
                    }
                    recordStart = fieldStart = afterBreak(at, end);
                }
                if (irregular != 0)
                    return recordStart;
            }
        }
        if (recordStart >= end)
            return nullptr;
        if (quotes.isInside() || end - recordStart >= m_rules.longest)
            return recordStart;
        addField(fieldStart, end);
        m_sink.record(m_fields.data(), m_count, hasQuotes, isUnusual, m_line);
        m_line += 1 + innerBreaks;
        return nullptr;
    }

    Rules m_rules;
    qsizetype m_mostFields;
    std::vector<Field> m_fields;
    qsizetype m_count = 0;
    qint64 m_line = 0;
    Sink& m_sink;
};

/// The value of a field: outer quotes taken off, doubled ones made single in `scratch` (kept `slack` longer than it
/// holds, so that its end may be read over too).
QByteArrayView valueOf(const Field& field, char quote, std::vector<char>& scratch);

} // namespace pupitre::csv
