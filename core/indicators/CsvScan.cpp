#include "core/indicators/CsvScan.h"

#include <algorithm>

#if defined(__x86_64__) || defined(_M_X64)
#define PUPITRE_SSE2 1
#include <immintrin.h>
#endif

namespace pupitre::csv {

void classifyPortably(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out)
{
    for (qsizetype i = 0; i < blocks; ++i) {
        Block block;
        for (int bit = 0; bit < 64; ++bit) {
            const char c = bytes[64 * i + bit];
            block.delimiter |= quint64(c == delimiter) << bit;
            block.lineFeed |= quint64(c == '\n') << bit;
            block.carriageReturn |= quint64(c == '\r') << bit;
            block.quote |= quint64(c == quote) << bit;
            block.unusual |= quint64(static_cast<signed char>(c) < ' ') << bit;
        }
        block.unusual &= ~(block.delimiter | block.lineFeed | block.carriageReturn);
        out[i] = block;
    }
}

#ifdef PUPITRE_SSE2
namespace {

void classifySse2(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out)
{
    const __m128i delimiters = _mm_set1_epi8(delimiter);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    const __m128i quotes = _mm_set1_epi8(quote);
    const __m128i spaces = _mm_set1_epi8(' '); // compared with a sign: what is not ASCII is less
    const auto mask = [](__m128i bits) {
        return quint64(static_cast<unsigned int>(_mm_movemask_epi8(bits)));
    };
    for (qsizetype i = 0; i < blocks; ++i) {
        Block block;
        for (int part = 0; part < 4; ++part) {
            const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 64 * i + 16 * part));
            const int shift = 16 * part;
            block.delimiter |= mask(_mm_cmpeq_epi8(piece, delimiters)) << shift;
            block.lineFeed |= mask(_mm_cmpeq_epi8(piece, feeds)) << shift;
            block.carriageReturn |= mask(_mm_cmpeq_epi8(piece, returns)) << shift;
            block.quote |= mask(_mm_cmpeq_epi8(piece, quotes)) << shift;
            block.unusual |= mask(_mm_cmplt_epi8(piece, spaces)) << shift;
        }
        block.unusual &= ~(block.delimiter | block.lineFeed | block.carriageReturn);
        out[i] = block;
    }
}

__attribute__((target("avx2"))) void classifyAvx2(const char* bytes, qsizetype blocks, char delimiter, char quote,
                                                  Block* out)
{
    const __m256i delimiters = _mm256_set1_epi8(delimiter);
    const __m256i feeds = _mm256_set1_epi8('\n');
    const __m256i returns = _mm256_set1_epi8('\r');
    const __m256i quotes = _mm256_set1_epi8(quote);
    const __m256i spaces = _mm256_set1_epi8(' ');
    for (qsizetype i = 0; i < blocks; ++i) {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 64 * i));
        const __m256i top = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 64 * i + 32));
        // A lambda would not inherit the target of this function.
#define PUPITRE_MASK(a, b)                                                                                             \
    (quint64(static_cast<unsigned int>(_mm256_movemask_epi8(a))) |                                                     \
     (quint64(static_cast<unsigned int>(_mm256_movemask_epi8(b))) << 32))
        out[i].delimiter = PUPITRE_MASK(_mm256_cmpeq_epi8(low, delimiters), _mm256_cmpeq_epi8(top, delimiters));
        out[i].lineFeed = PUPITRE_MASK(_mm256_cmpeq_epi8(low, feeds), _mm256_cmpeq_epi8(top, feeds));
        out[i].carriageReturn = PUPITRE_MASK(_mm256_cmpeq_epi8(low, returns), _mm256_cmpeq_epi8(top, returns));
        out[i].quote = PUPITRE_MASK(_mm256_cmpeq_epi8(low, quotes), _mm256_cmpeq_epi8(top, quotes));
        out[i].unusual = PUPITRE_MASK(_mm256_cmpgt_epi8(spaces, low), _mm256_cmpgt_epi8(spaces, top)) &
                         ~(out[i].delimiter | out[i].lineFeed | out[i].carriageReturn);
#undef PUPITRE_MASK
    }
}

} // namespace

void classify(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out)
{
    static const auto best = __builtin_cpu_supports("avx2") ? classifyAvx2 : classifySse2;
    best(bytes, blocks, delimiter, quote, out);
}
#else
void classify(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out)
{
    classifyPortably(bytes, blocks, delimiter, quote, out);
}
#endif

namespace {

bool isBreak(char c)
{
    return c == '\n' || c == '\r';
}

// Refuses a record: reading goes on behind its first line break, inside quotes or not.
SlowRecord giveUp(Outcome outcome, const char* begin, const char* end)
{
    SlowRecord record;
    record.outcome = outcome;
    const char* at = std::find_if(begin, end, isBreak);
    record.next = at == end ? end : afterBreak(at, end);
    return record;
}

} // namespace

SlowRecord readSlowly(const char* begin, const char* end, bool atEnd, const Rules& rules, qsizetype mostFields)
{
    enum class State { FieldStart, Plain, Quoted, AfterQuote } state = State::FieldStart;
    SlowRecord record;
    const char* fieldStart = begin;
    bool stray = false;
    bool brokenInside = false;
    const auto endField = [&](const char* at) {
        if (record.fieldCount < mostFields)
            record.fields.push_back({fieldStart, at - fieldStart});
        ++record.fieldCount;
        fieldStart = at + 1;
        state = State::FieldStart;
    };
    const auto finish = [&](const char* next) {
        record.outcome = stray ? Outcome::StrayQuote : Outcome::Record;
        record.next = next;
        return std::move(record);
    };
    for (const char* at = begin;; ++at) {
        if (at - begin >= rules.longest) {
            const bool unclosed = state == State::Quoted && brokenInside;
            return giveUp(unclosed ? Outcome::Unterminated : Outcome::TooLong, begin, end);
        }
        if (at >= end) {
            if (!atEnd)
                return {};
            if (state == State::Quoted)
                return giveUp(Outcome::Unterminated, begin, end);
            endField(at);
            return finish(end);
        }
        const char c = *at;
        if (state == State::Quoted) {
            if (c == rules.quote) {
                state = State::AfterQuote;
            } else if (isBreak(c)) {
                brokenInside = true;
                if (c == '\n' || at + 1 >= end || at[1] != '\n')
                    ++record.lines;
            }
            continue;
        }
        if (c == rules.delimiter) {
            endField(at);
        } else if (isBreak(c)) {
            if (c == '\r' && at + 1 >= end && !atEnd)
                return {};
            endField(at);
            return finish(afterBreak(at, end));
        } else if (c == rules.quote && state != State::Plain) {
            state = State::Quoted; // the opening one, or the second of a doubled one
        } else {
            stray = stray || state == State::AfterQuote;
            state = State::Plain;
        }
    }
}

const char* lastBoundary(const char* begin, const char* wanted, const char* end, bool atEnd, const Rules& rules,
                         bool* gaveUp)
{
    *gaveUp = false;
    wanted = std::min(wanted, end);
    // Without a quote any line break ends a record: the last one will do. A record is never longer than what is
    // looked at here, so none of them is too long.
    if (wanted - begin <= rules.longest &&
        std::memchr(begin, rules.quote, static_cast<std::size_t>(wanted - begin)) == nullptr) {
        for (const char* at = wanted; at > begin; --at) {
            if (at[-1] == '\n')
                return at;
            if (at[-1] == '\r' && (at < end || atEnd))
                return afterBreak(at - 1, end);
        }
    }
    constexpr int batch = 32;
    Block blocks[batch];
    const char* boundary = begin; // the start of the record at hand
    const char* from = begin;
    while (from < end) {
        QuoteState quotes;
        quint64 afterReturn = 0;
        const char* slowly = nullptr;
        for (const char* batchStart = from; batchStart < end && slowly == nullptr; batchStart += 64 * batch) {
            const qsizetype count = std::min<qsizetype>(batch, (end - batchStart + 63) / 64);
            classify(batchStart, count, rules.delimiter, rules.quote, blocks);
            for (qsizetype i = 0; i < count; ++i) {
                Block& block = blocks[i];
                const char* base = batchStart + 64 * i;
                if (end - base < 64) {
                    const quint64 valid = (quint64(1) << (end - base)) - 1;
                    block.delimiter &= valid;
                    block.lineFeed &= valid;
                    block.carriageReturn &= valid;
                    block.quote &= valid;
                }
                quint64 breaks = block.carriageReturn | (block.lineFeed & ~((block.carriageReturn << 1) | afterReturn));
                afterReturn = block.carriageReturn >> 63;
                quint64 irregular = 0;
                if (block.quote != 0 || quotes.isOpen())
                    breaks &= ~quotes.take(block, &irregular) & ~irregular;
                else
                    quotes.pass(block);
                // The first record to end here may be too long, those behind it may not.
                const char* recordEnd = base + (breaks != 0 ? std::countr_zero(breaks) : 64);
                if (recordEnd - boundary >= rules.longest) {
                    slowly = boundary;
                    break;
                }
                if (breaks != 0) {
                    const char* at = base + (63 - std::countl_zero(breaks));
                    if (*at == '\n' || at + 1 < end || atEnd)
                        boundary = afterBreak(at, end);
                }
                if (irregular != 0) {
                    slowly = boundary;
                    break;
                }
                if (base + 64 >= wanted && boundary > begin)
                    return boundary;
            }
        }
        if (slowly == nullptr) {
            if (!atEnd)
                return boundary > begin ? boundary : nullptr;
            if (!quotes.isInside())
                return end;
            slowly = boundary;
        }
        if (slowly < end && isBreak(*slowly)) { // blank lines before it
            from = boundary = afterBreak(slowly, end);
            continue;
        }
        const SlowRecord record = readSlowly(slowly, end, atEnd, rules, 0);
        if (record.outcome == Outcome::NeedMore)
            return boundary > begin ? boundary : nullptr;
        *gaveUp = record.outcome == Outcome::TooLong && record.next == end && !atEnd && !isBreak(end[-1]);
        // Its line break may be a CR whose LF has not come yet.
        if (!atEnd && record.next == end && end[-1] == '\r')
            return boundary > begin ? boundary : nullptr;
        from = boundary = record.next;
        if (boundary >= wanted || *gaveUp)
            return boundary;
    }
    return end;
}

QByteArrayView valueOf(const Field& field, char quote, std::vector<char>& scratch)
{
    if (field.size < 2 || field.data[0] != quote)
        return {field.data, field.size};
    const QByteArrayView inner(field.data + 1, field.size - 2);
    if (!inner.contains(quote))
        return inner;
    scratch.resize(static_cast<std::size_t>(inner.size() + slack));
    qsizetype size = 0;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        scratch[static_cast<std::size_t>(size++)] = inner[i];
        if (inner[i] == quote)
            ++i; // each is doubled
    }
    return {scratch.data(), size};
}

} // namespace pupitre::csv
