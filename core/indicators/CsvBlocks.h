#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

/// Bytes of a table seen sixty-four at a time: the ground floor of csv::Scanner.
namespace pupitre::csv {

/// Sixty-four bytes seen at once: a bit a byte, the first byte in the lowest bit.
struct Block
{
    quint64 delimiter = 0;
    quint64 lineFeed = 0;
    quint64 carriageReturn = 0;
    quint64 quote = 0;
    quint64 unusual = 0; ///< no printable ASCII, and none of the above but the quote

    /// Forgets what lies behind the first `size` bytes, when they are fewer than sixty-four.
    void cutOff(qsizetype size)
    {
        if (size >= 64)
            return;
        const quint64 valid = (quint64(1) << size) - 1;
        delimiter &= valid;
        lineFeed &= valid;
        carriageReturn &= valid;
        quote &= valid;
        unusual &= valid;
    }
};

/// Bytes that may be read (not used) behind the last one of any buffer given to this scanner.
constexpr qsizetype slack = 64;

/// Fills `blocks` blocks from `bytes`, with the widest instructions of this processor.
void classify(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out);
/// The same byte by byte, for processors without SSE2 and for the tests.
void classifyPortably(const char* bytes, qsizetype blocks, char delimiter, char quote, Block* out);

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

/// Finds where fields end, as long as quotes stand where they should. A cut is where the next field begins: behind a
/// delimiter or behind a line break (LF, CRLF, CR).
class Cutter
{
public:
    static constexpr qsizetype blocksAtOnce = 32;
    static constexpr qsizetype bytesAtOnce = 64 * blocksAtOnce;
    static constexpr qsizetype mostCuts = bytesAtOnce + 64; ///< of one call, and what is written behind the last one

    Cutter(char delimiter, char quote)
        : m_delimiter(delimiter)
        , m_quote(quote)
    {}

    struct Found
    {
        qsizetype cuts = 0;
        quint32 unusual = 0;      ///< a bit for each block of sixty-four bytes that holds unusual ones
        bool isIrregular = false; ///< a quote is out of place behind the last cut
    };
    /// Of the first `bytesAtOnce` bytes of [begin, end); to be called for one piece after the other.
    Found cut(const char* begin, const char* end, const char** cuts);

    /// Whether the last piece ended between quotes.
    bool isInside() const { return m_quotes.isInside(); }
    /// How many line breaks stood between quotes before `end`, and since the last call.
    qsizetype takeInnerBreaks(const char* end)
    {
        if (m_innerBreaks.empty())
            return 0;
        const auto behind = std::upper_bound(m_innerBreaks.begin(), m_innerBreaks.end(), end);
        const qsizetype count = behind - m_innerBreaks.begin();
        m_innerBreaks.erase(m_innerBreaks.begin(), behind);
        return count;
    }

private:
    friend struct CutterLoop;

    char m_delimiter;
    char m_quote;
    QuoteState m_quotes;
    std::vector<const char*> m_innerBreaks; ///< behind each of them, in the order of the file
};

} // namespace pupitre::csv
