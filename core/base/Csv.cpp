#include "core/base/Csv.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace pupitre {

namespace {

constexpr qsizetype chunk = 1 << 18;
constexpr int quoteLimit = 100; ///< records given up for a quote that never closes, before the file is
constexpr std::array<char, 4> delimiters{';', ',', '\t', '|'};

// cp1252 differs from ISO 8859-1 between 0x80 and 0x9F only; its five holes are read as U+FFFD.
constexpr std::array<char16_t, 32> cp1252High{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                              0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

bool startsWithAny(QByteArrayView head, std::initializer_list<QByteArrayView> magics)
{
    return std::any_of(magics.begin(), magics.end(), [&](QByteArrayView magic) { return head.startsWith(magic); });
}

// Whether the characters that are not ASCII speak for UTF-8: a few damaged ones do not make another encoding of a file
// whose others are sound. French in cp1252 has hardly a pair of bytes that UTF-8 would allow.
bool isUtf8(QByteArrayView head)
{
    qsizetype sound = 0;
    qsizetype damaged = 0;
    for (qsizetype at = 0; at < head.size();) {
        const auto lead = static_cast<unsigned char>(head[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (at + length > head.size() && lead >= 0xC2 && head.size() - at < 4)
            break; // the sample ends inside a character
        if (head.sliced(at, std::min(length, head.size() - at)).isValidUtf8() && at + length <= head.size()) {
            ++sound;
            at += length;
        } else {
            ++damaged;
            ++at;
        }
    }
    return damaged == 0 || sound > damaged;
}

// How many fields the first records have under a delimiter, outside quotes: {fields of the first, records that agree}.
std::pair<int, int> shapeUnder(char delimiter, QByteArrayView head)
{
    int fields = 1;
    int first = 0;
    int agreeing = 0;
    int records = 0;
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            continue;
        else if (c == delimiter)
            ++fields;
        else if (c == '\n') {
            if (records == 0)
                first = fields;
            agreeing += fields == first ? 1 : 0;
            fields = 1;
            if (++records == 100)
                break;
        }
    }
    if (records == 0)
        first = fields;
    return {first, agreeing};
}

} // namespace

QString decodeText(QByteArrayView bytes, TextEncoding encoding)
{
    if (encoding == TextEncoding::Utf8)
        return QString::fromUtf8(bytes);
    QString text = QString::fromLatin1(bytes);
    for (QChar& c : text) {
        if (c.unicode() >= 0x80 && c.unicode() <= 0x9F)
            c = QChar(cp1252High[c.unicode() - 0x80U]);
    }
    return text;
}

Result<CsvDialect> sniffCsv(QByteArrayView head)
{
    if (head.isEmpty())
        return fail(ErrorCode::FileEmpty);
    constexpr QByteArrayView elf("\x7F\x45LF"); // 'E' spelled out: it would be read as part of the escape
    if (startsWithAny(head,
                      {"PK\x03\x04", "\x1F\x8B", "%PDF", "\x89PNG", "\xD0\xCF\x11\xE0", "\xFF\xFE", "\xFE\xFF", elf}) ||
        head.contains('\0'))
        return fail(ErrorCode::CsvBinary);
    // Text has hardly a control character; noise has one in ten.
    const auto controls = std::count_if(
        head.begin(), head.end(), [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; });
    if (controls > 1 && controls > head.size() / 200)
        return fail(ErrorCode::CsvBinary);
    CsvDialect dialect;
    if (head.startsWith("\xEF\xBB\xBF")) {
        dialect.byteOrderMark = true;
        head = head.sliced(3);
    }
    if (!dialect.byteOrderMark && !isUtf8(head))
        dialect.encoding = TextEncoding::Windows1252;
    std::pair<int, int> best{1, 0};
    for (const char candidate : delimiters) {
        const auto [fields, agreeing] = shapeUnder(candidate, head);
        if (fields > 1 &&
            (best.first == 1 || agreeing > best.second || (agreeing == best.second && fields > best.first))) {
            best = {fields, agreeing};
            dialect.delimiter = candidate;
        }
    }
    return dialect;
}

CsvReader::CsvReader(QIODevice& device, const CsvDialect& dialect, qsizetype maximumRecord)
    : m_device(device)
    , m_dialect(dialect)
    , m_maximum(maximumRecord)
{}

// Brings more bytes in behind those of the unfinished record. False at the end of the input.
bool CsvReader::fill()
{
    if (m_atEnd)
        return false;
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    // The first piece holds at least the three bytes of a byte-order mark and one more, however short the reads.
    bool grew = false;
    do {
        const qsizetype had = m_buffer.size();
        m_buffer.resize(had + chunk);
        const qint64 got = m_device.read(m_buffer.data() + had, chunk);
        m_buffer.resize(had + std::max<qint64>(got, 0));
        m_atEnd = got <= 0;
        m_bytesRead += std::max<qint64>(got, 0);
        grew = grew || got > 0;
    } while (m_first && !m_atEnd && m_buffer.size() < 4);
    if (m_first) {
        m_first = false;
        if (m_buffer.startsWith("\xEF\xBB\xBF"))
            m_start = 3;
    }
    return grew && m_start < m_buffer.size();
}

CsvReader::Outcome CsvReader::refuse(ErrorCode code, qint64 line, Outcome outcome)
{
    m_error = Error(code).at(line);
    return outcome;
}

CsvReader::Outcome CsvReader::next(CsvRecord& record)
{
    record.fields.clear();
    m_unescaped.clear();

    // Skips the blank lines before the record; `m_start` then stands on its first byte.
    for (;;) {
        if (m_start >= m_buffer.size() && !fill())
            return m_device.isOpen() ? Outcome::End : refuse(ErrorCode::FileUnreadable, m_line, Outcome::Failed);
        const char c = m_buffer[m_start];
        if (c != '\n' && c != '\r')
            break;
        if (c == '\r' && m_start + 1 >= m_buffer.size())
            fill();
        const bool pair = c == '\r' && m_start + 1 < m_buffer.size() && m_buffer[m_start + 1] == '\n';
        m_start += pair ? 2 : 1;
        ++m_line;
    }

    struct Span
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        bool quoted = false;
        bool doubled = false;
    };
    std::vector<Span> spans;
    enum class State { FieldStart, Plain, Quoted, AfterQuote } state = State::FieldStart;
    Span span;
    const qint64 firstLine = m_line;
    qint64 lines = 0;
    qsizetype firstBreak = -1; ///< where the physical line after this record's first begins, when inside quotes
    qsizetype at = 0;          ///< relative to m_start, which moves when the buffer is refilled
    bool stray = false;
    bool ended = false;
    record.line = firstLine;

    const auto endField = [&](qsizetype end) {
        if (state != State::AfterQuote)
            span.end = end;
        spans.push_back(span);
        span = {};
        state = State::FieldStart;
    };

    while (!ended) {
        if (at >= m_maximum) {
            // A record without end: give it up at its first line break, wherever that is.
            if (firstBreak >= 0) {
                m_start += firstBreak;
            } else {
                m_start += at;
                for (;;) {
                    const char* begin = m_buffer.constData() + m_start;
                    const auto* found = static_cast<const char*>(
                        std::memchr(begin, '\n', static_cast<std::size_t>(m_buffer.size() - m_start)));
                    if (found != nullptr) {
                        m_start += found - begin + 1;
                        break;
                    }
                    m_start = m_buffer.size();
                    if (!fill())
                        break;
                }
            }
            m_line = firstLine + 1;
            const bool unclosed = state == State::Quoted && firstBreak >= 0;
            if (unclosed && ++m_openQuotes > quoteLimit)
                return refuse(ErrorCode::CsvUnterminatedQuote, firstLine, Outcome::Failed);
            return refuse(unclosed ? ErrorCode::CsvUnterminatedQuote : ErrorCode::CsvRecordTooLong, firstLine,
                          Outcome::Bad);
        }
        if (m_start + at >= m_buffer.size() && !fill()) {
            if (state == State::Quoted) {
                m_start = firstBreak >= 0 ? m_start + firstBreak : m_buffer.size();
                m_line = firstLine + 1;
                const bool hopeless = ++m_openQuotes > quoteLimit;
                return refuse(ErrorCode::CsvUnterminatedQuote, firstLine, hopeless ? Outcome::Failed : Outcome::Bad);
            }
            endField(at);
            break;
        }
        const char c = m_buffer[m_start + at];
        switch (state) {
        case State::FieldStart:
            span.begin = at;
            if (c == m_dialect.quote) {
                span.quoted = true;
                span.begin = at + 1;
                state = State::Quoted;
                ++at;
                continue;
            }
            state = State::Plain;
            [[fallthrough]];
        case State::Plain:
            if (c == m_dialect.delimiter) {
                endField(at);
                span.begin = at + 1;
            } else if (c == '\n' || c == '\r') {
                endField(at);
                ended = true;
            }
            break;
        case State::Quoted:
            if (c == m_dialect.quote) {
                span.end = at;
                state = State::AfterQuote;
            } else if (c == '\n' || c == '\r') {
                // The `\n` of a pair may be in the next piece; `at` is relative to m_start, so refilling is safe.
                if (c == '\r' && m_start + at + 1 >= m_buffer.size())
                    fill();
                const bool lone =
                    c == '\n' || !(m_start + at + 1 < m_buffer.size() && m_buffer[m_start + at + 1] == '\n');
                if (lone) {
                    ++lines;
                    if (firstBreak < 0)
                        firstBreak = at + 1;
                }
            }
            break;
        case State::AfterQuote:
            if (c == m_dialect.quote) {
                span.doubled = true;
                state = State::Quoted;
            } else if (c == m_dialect.delimiter) {
                endField(at);
                span.begin = at + 1;
            } else if (c == '\n' || c == '\r') {
                endField(at);
                ended = true;
            } else {
                stray = true;
                state = State::Plain;
            }
            break;
        }
        ++at;
    }
    m_line = firstLine + lines;
    // A line break that ended the record: CRLF counts once.
    if (ended) {
        if (m_buffer[m_start + at - 1] == '\r') {
            if (m_start + at >= m_buffer.size())
                fill();
            if (m_start + at < m_buffer.size() && m_buffer[m_start + at] == '\n')
                ++at;
        }
        ++m_line;
    }

    const char* base = m_buffer.constData() + m_start;
    const bool invalid = m_dialect.encoding == TextEncoding::Utf8 && !QByteArrayView(base, at).isValidUtf8();
    m_unescaped.reserve(spans.size());
    for (const Span& field : spans) {
        QByteArrayView view(base + field.begin, field.end - field.begin);
        if (field.doubled) {
            QByteArray& copy = m_unescaped.emplace_back(view.toByteArray());
            copy.replace(QByteArray(2, m_dialect.quote), QByteArray(1, m_dialect.quote));
            view = copy;
        }
        record.fields.push_back(view);
    }
    m_start += at;
    if (stray)
        return refuse(ErrorCode::CsvStrayQuote, firstLine, Outcome::Bad);
    if (invalid)
        return refuse(ErrorCode::CsvEncoding, firstLine, Outcome::Bad);
    return Outcome::Record;
}

QByteArray csvLine(const QList<QString>& fields, char delimiter)
{
    QByteArray line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        if (i > 0)
            line.append(delimiter);
        QByteArray field = fields[i].toUtf8();
        const bool quote = std::any_of(field.begin(), field.end(),
                                       [&](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; }) ||
                           field.startsWith(' ') || field.endsWith(' ');
        if (quote) {
            field.replace("\"", "\"\"");
            field.prepend('"').append('"');
        }
        line.append(field);
    }
    return line.append("\r\n");
}

} // namespace pupitre
