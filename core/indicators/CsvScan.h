#pragma once

#include "core/base/Csv.h"
#include "core/indicators/CsvBlocks.h"

#include <algorithm>
#include <array>
#include <vector>

/// Records and fields of a table in memory, found sixty-four bytes at a time. What counts as a record is what
/// CsvReader says (RFC 4180 as met in the field); tests/indicators compares the two on any bytes. Not for small files:
/// CsvReader is simpler and reads from any device.
namespace pupitre::csv {

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

/// A record as it stands in the file.
struct Record
{
    const char* const* cuts = nullptr; ///< where each field begins, and where one behind the last would
    qsizetype count = 0;
    const char* end = nullptr; ///< of its last field
    bool isUnusual = false;    ///< it may hold other bytes than printable ASCII
    qint64 line = 0;           ///< its first one, from 0

    /// As it stands between its separators, quotes included. Not for a field beyond those the scanner keeps.
    QByteArrayView field(qsizetype index) const
    {
        return {cuts[index], index + 1 == count ? end : cuts[index + 1] - 1};
    }
    QByteArrayView whole() const { return {cuts[0], end}; }
};

/// One record taken apart byte by byte: the law the quick scanner follows, and its way out of irregular quotes.
struct SlowRecord
{
    Outcome outcome = Outcome::NeedMore;
    const char* next = nullptr;    ///< where reading goes on
    qint64 lines = 1;              ///< physical lines it takes
    std::vector<const char*> cuts; ///< as of a Record, for the first `mostFields`
    qsizetype count = 0;
    const char* end = nullptr;

    Record at(qint64 line) const { return {cuts.data(), count, end, true, line}; }
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

/// Gives the records of [begin, end), which holds whole ones, to the sink in the order of the file, some at a time so
/// that it may look ahead: `sink.records(first, count)`, at most `together`, or `sink.refused(outcome, line)`. Returns
/// the physical lines taken. `bytesEnd`: the last byte at hand, for records whose end tells what they are.
template <class Sink>
class Scanner
{
public:
    static constexpr std::size_t together = 32;

    /// `expected`: the fields most records have; those beyond are counted but not kept.
    Scanner(const Rules& rules, qsizetype expected, Sink& sink)
        : m_rules(rules)
        , m_expected(expected)
        , m_cuts(static_cast<std::size_t>(expected + 2 + Cutter::mostCuts))
        , m_sink(sink)
    {}

    qint64 scan(const char* begin, const char* end, const char* bytesEnd, bool atEnd)
    {
        m_line = 0;
        const char* at = begin;
        while (at < end) {
            const char* stopped = scanRegular(at, end);
            deliver();
            if (stopped == nullptr)
                break;
            const SlowRecord slow = readSlowly(stopped, bytesEnd, atEnd, m_rules, m_expected);
            if (slow.outcome == Outcome::Record) {
                const Record record = slow.at(m_line);
                m_sink.records(&record, 1);
            } else {
                m_sink.refused(slow.outcome, m_line);
            }
            m_line += slow.lines;
            at = slow.next;
        }
        return m_line;
    }

private:
    void deliver()
    {
        if (m_held != 0)
            m_sink.records(m_records.data(), m_held);
        m_held = 0;
    }

    // Of the record whose first cut this is: its fields, 0 when its end is not among the cuts.
    qsizetype fieldsFrom(const char* const* first, const char* const* last) const
    {
        const char delimiter = m_rules.delimiter;
        const auto isDelimiter = [&](qsizetype i) {
            return first[i][-1] == delimiter;
        };
        if (m_expected <= last - first && m_expected > 0 && !isDelimiter(m_expected)) {
            bool regular = true;
            for (qsizetype i = 1; i < m_expected; ++i)
                regular = isDelimiter(i) && regular;
            if (regular)
                return m_expected;
        }
        for (qsizetype i = 1; i <= last - first; ++i) {
            if (!isDelimiter(i))
                return i;
        }
        return 0;
    }

    // Null when the end was reached, else the start of the record that must be read slowly.
    const char* scanRegular(const char* begin, const char* end)
    {
        Cutter cutter(m_rules.delimiter, m_rules.quote);
        const char** last = m_cuts.data(); // of the cuts at hand
        *last = begin;
        qsizetype dropped = 0; // fields of the record at hand
        bool isUnusual = false;
        for (const char* piece = begin; piece < end; piece += Cutter::bytesAtOnce) {
            const Cutter::Found found = cutter.cut(piece, end, last + 1);
            last += found.cuts;
            const char** first = m_cuts.data(); // of the record at hand
            for (qsizetype fields = 0; (fields = fieldsFrom(first, last)) != 0; first += fields) {
                const char* next = first[fields];
                const char* recordEnd = next - 1;
                if (*recordEnd == '\n' && recordEnd > *first && recordEnd[-1] == '\r')
                    --recordEnd;
                if (recordEnd - *first >= m_rules.longest)
                    return *first;
                if (found.unusual != 0)
                    isUnusual = isUnusual || (found.unusual & blocksOf(*first - piece, next - 1 - piece)) != 0;
                if (recordEnd > *first)
                    addRecord({first, fields + dropped, recordEnd, isUnusual, m_line});
                m_line += 1 + cutter.takeInnerBreaks(next);
                isUnusual = false;
                dropped = 0;
            }
            deliver();
            if (found.isIrregular)
                return *first;
            isUnusual = isUnusual || (found.unusual & blocksOf(*first - piece, Cutter::bytesAtOnce - 1)) != 0;
            const qsizetype kept = std::min<qsizetype>(last - first, m_expected);
            dropped += last - first - kept;
            std::copy(first, first + kept + 1, m_cuts.data());
            last = m_cuts.data() + kept;
        }
        const char* recordStart = m_cuts[0];
        if (recordStart >= end)
            return nullptr;
        if (cutter.isInside() || end - recordStart >= m_rules.longest)
            return recordStart;
        addRecord({m_cuts.data(), last - m_cuts.data() + 1 + dropped, end, isUnusual, m_line});
        m_line += 1 + cutter.takeInnerBreaks(end);
        return nullptr;
    }

    // A bit for each block between two bytes of a piece; the first may lie before it, or just behind.
    static quint64 blocksOf(qsizetype from, qsizetype to)
    {
        const qsizetype first = std::max<qsizetype>(from, 0) / 64;
        return (~quint64(0) << first) & (~quint64(0) >> (63 - to / 64));
    }

    void addRecord(const Record& record)
    {
        m_records[m_held++] = record;
        if (m_held == together)
            deliver();
    }

    Rules m_rules;
    qsizetype m_expected;
    std::vector<const char*> m_cuts;
    std::array<Record, together> m_records;
    std::size_t m_held = 0;
    qint64 m_line = 0;
    Sink& m_sink;
};

/// The value of a field: outer quotes taken off, doubled ones made single in `scratch` (kept `slack` longer than it
/// holds, so that its end may be read over too).
QByteArrayView valueOf(QByteArrayView field, char quote, std::vector<char>& scratch);

} // namespace pupitre::csv
