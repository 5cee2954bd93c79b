#include "core/indicators/CsvBlocks.h"

#include <algorithm>
#include <bit>

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

/// What Cutter::cut() does with classified blocks: once for any processor, once with the bit instructions of newer
/// ones.
struct CutterLoop
{
    // Inlined into both, or it would keep the instructions of the first.
    [[gnu::always_inline]] static Cutter::Found run(Cutter& cutter, Block* blocks, const char* begin, const char* end,
                                                    const char** cuts)
    {
        const qsizetype size = std::min<qsizetype>(end - begin, Cutter::bytesAtOnce);
        const qsizetype count = (size + 63) / 64;
        blocks[count - 1].cutOff(size - 64 * (count - 1));
        // Where quotes are met, asking each block for them costs more than what is done for those without.
        quint64 quotes = 0;
        for (qsizetype i = 0; i < count; ++i)
            quotes |= blocks[i].quote;
        const bool takesQuotes = quotes != 0 || cutter.m_quotes.isOpen();
        const char** next = cuts;
        Cutter::Found found;
        for (qsizetype i = 0; i < count && !found.isIrregular; ++i) {
            const Block& block = blocks[i];
            const char* behind = begin + 64 * i + 1; // the cut of a mark in the lowest bit
            const bool feedFollows =
                i + 1 < count ? (blocks[i + 1].lineFeed & 1) != 0 : behind + 63 < end && behind[63] == '\n';
            const quint64 feedBehind = (block.lineFeed >> 1) | (quint64(feedFollows ? 1 : 0) << 63);
            const quint64 breaks = block.lineFeed | (block.carriageReturn & ~feedBehind);
            quint64 marks = block.delimiter | breaks;
            if (takesQuotes) {
                quint64 irregular = 0;
                const quint64 inside = cutter.m_quotes.take(block, &irregular);
                marks &= ~inside & ~irregular;
                for (quint64 inner = breaks & inside & ~irregular; inner != 0; inner &= inner - 1)
                    cutter.m_innerBreaks.push_back(behind + std::countr_zero(inner));
                found.isIrregular = irregular != 0;
            } else {
                cutter.m_quotes.pass(block);
            }
            found.unusual |= static_cast<quint32>(block.unusual != 0 ? 1 : 0) << i;
            // Some at a time, however many there are: a number that cannot be foretold costs more than a few in vain.
            const int marked = std::popcount(marks);
            for (int done = 0; done < marked; done += 8) {
#pragma GCC unroll 8
                for (int k = 0; k < 8; ++k) {
                    next[done + k] = behind + std::countr_zero(marks);
                    marks &= marks - 1;
                }
            }
            next += marked;
        }
        found.cuts = next - cuts;
        return found;
    }

    static Cutter::Found plain(Cutter& cutter, Block* blocks, const char* begin, const char* end, const char** cuts)
    {
        return run(cutter, blocks, begin, end, cuts);
    }
#ifdef PUPITRE_SSE2
    __attribute__((target("bmi,popcnt"))) static Cutter::Found
    withBits(Cutter& cutter, Block* blocks, const char* begin, const char* end, const char** cuts)
    {
        return run(cutter, blocks, begin, end, cuts);
    }
#endif
};

Cutter::Found Cutter::cut(const char* begin, const char* end, const char** cuts)
{
#ifdef PUPITRE_SSE2
    static const auto best =
        __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt") ? CutterLoop::withBits : CutterLoop::plain;
#else
    constexpr auto best = CutterLoop::plain;
#endif
    Block blocks[blocksAtOnce];
    classify(begin, std::min<qsizetype>(blocksAtOnce, (end - begin + 63) / 64), m_delimiter, m_quote, blocks);
    return best(*this, blocks, begin, end, cuts);
}

} // namespace pupitre::csv
