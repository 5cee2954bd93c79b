#include "core/lps/MimeText.h"

#include <QList>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <array>

namespace pupitre {

bool isAscii(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

namespace {

constexpr qsizetype longestEncodedWord = 75; // RFC 2047 §2
constexpr qsizetype longestEncodedLine = 76;

// 0x80 to 0x9F of Windows-1252; 0 where it has nothing.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

MimeDecodedText fromWindows1252(QByteArrayView bytes)
{
    MimeDecodedText result;
    result.text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto octet = static_cast<unsigned char>(c);
        const bool special = octet >= 0x80 && octet < 0xA0;
        const char16_t point = special ? windows1252[octet - 0x80] : char16_t(octet);
        result.clean = result.clean && (point != 0 || octet == 0);
        result.text.append(QChar(special && point == 0 ? char16_t(0xFFFD) : point));
    }
    return result;
}

MimeDecodedText fromLatin9(QByteArrayView bytes)
{
    MimeDecodedText result;
    result.text = QString::fromLatin1(bytes);
    constexpr std::pair<char16_t, char16_t> differences[] = {{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161},
                                                             {0xB4, 0x017D}, {0xB8, 0x017E}, {0xBC, 0x0152},
                                                             {0xBD, 0x0153}, {0xBE, 0x0178}};
    for (QChar& c : result.text) {
        for (const auto& [latin1, latin9] : differences) {
            if (c.unicode() == latin1) {
                c = QChar(latin9);
                break;
            }
        }
    }
    return result;
}

MimeDecodedText decodedBy(QStringDecoder&& decoder, QByteArrayView bytes)
{
    MimeDecodedText result;
    result.text = decoder.decode(bytes);
    result.clean = !decoder.hasError();
    return result;
}

MimeDecodedText fromAscii(QByteArrayView bytes)
{
    if (isAscii(bytes))
        return {QString::fromLatin1(bytes), true};
    MimeDecodedText guess = decodedBy(QStringDecoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless), bytes);
    if (!guess.clean)
        guess = fromWindows1252(bytes);
    guess.clean = false;
    return guess;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct EncodedWord
{
    QByteArray charset;
    QByteArray bytes;
    bool clean = true;

    MimeDecodedText text() const
    {
        auto told = textInCharset(bytes, charset);
        const bool known = told.has_value();
        if (!known)
            told = fromAscii(bytes);
        told->clean = told->clean && clean && known;
        return *told;
    }
};

// "=?charset?B?…?=": what it holds, or nothing when it is none. `end` is set past it.
std::optional<EncodedWord> encodedWordAt(QByteArrayView raw, qsizetype at, qsizetype& end)
{
    if (raw.size() - at < 8 || raw.sliced(at, 2) != QByteArrayView("=?"))
        return std::nullopt;
    const qsizetype charsetEnd = raw.indexOf('?', at + 2);
    if (charsetEnd < 0 || charsetEnd + 2 >= raw.size() || raw[charsetEnd + 2] != '?')
        return std::nullopt;
    const qsizetype close = raw.indexOf(QByteArrayView("?="), charsetEnd + 3);
    if (close < 0)
        return std::nullopt;
    QByteArrayView charset = raw.sliced(at + 2, charsetEnd - at - 2);
    const QByteArrayView payload = raw.sliced(charsetEnd + 3, close - charsetEnd - 3);
    if (charset.isEmpty() || std::any_of(payload.begin(), payload.end(), isSpace))
        return std::nullopt;
    if (const qsizetype language = charset.indexOf('*'); language >= 0) // RFC 2231 §5
        charset = charset.first(language);
    bool clean = true;
    QByteArray bytes;
    const char kind = raw[charsetEnd + 1];
    if (kind == 'B' || kind == 'b') {
        bytes = decodedBase64(payload, clean);
    } else if (kind == 'Q' || kind == 'q') {
        QByteArray quoted = payload.toByteArray();
        quoted.replace('_', ' ');
        for (qsizetype i = 0; i < quoted.size(); ++i) {
            const int high = quoted[i] == '=' && i + 2 < quoted.size() ? hexValue(quoted[i + 1]) : -1;
            const int low = high < 0 ? -1 : hexValue(quoted[i + 2]);
            if (low >= 0) {
                bytes.append(static_cast<char>(high * 16 + low));
                i += 2;
            } else {
                clean = clean && quoted[i] != '=';
                bytes.append(quoted[i]);
            }
        }
    } else {
        return std::nullopt;
    }
    end = close + 2;
    return EncodedWord{charset.toByteArray().toLower(), bytes, clean && close + 2 - at <= longestEncodedWord};
}

} // namespace

std::optional<MimeDecodedText> textInCharset(QByteArrayView bytes, QByteArrayView charset)
{
    const QByteArray name = charset.toByteArray().trimmed().toLower();
    if (name == "utf-8" || name == "utf8")
        return decodedBy(QStringDecoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless), bytes);
    if (name == "us-ascii" || name == "ascii" || name.isEmpty())
        return fromAscii(bytes);
    if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "iso_8859-1")
        return MimeDecodedText{QString::fromLatin1(bytes), true};
    if (name == "iso-8859-15" || name == "iso8859-15" || name == "latin9" || name == "latin-9")
        return fromLatin9(bytes);
    if (name == "windows-1252" || name == "cp1252" || name == "cp-1252")
        return fromWindows1252(bytes);
    if (name == "utf-16")
        return decodedBy(QStringDecoder(QStringDecoder::Utf16, QStringConverter::Flag::Stateless), bytes);
    if (name == "utf-16le")
        return decodedBy(QStringDecoder(QStringDecoder::Utf16LE, QStringConverter::Flag::Stateless), bytes);
    if (name == "utf-16be")
        return decodedBy(QStringDecoder(QStringDecoder::Utf16BE, QStringConverter::Flag::Stateless), bytes);
    const bool plain = name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
                       });
    QStringDecoder other =
        plain ? QStringDecoder(name.constData(), QStringConverter::Flag::Stateless) : QStringDecoder();
    if (!other.isValid())
        return std::nullopt;
    return decodedBy(std::move(other), bytes);
}

MimeDecodedText decodedHeader(QByteArrayView raw)
{
    MimeDecodedText result;
    QByteArray plain;
    const auto flush = [&] {
        if (plain.isEmpty())
            return;
        const QByteArray bytes = std::exchange(plain, QByteArray());
        MimeDecodedText text =
            decodedBy(QStringDecoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless), bytes);
        if (!text.clean) {
            text = fromWindows1252(bytes);
            text.clean = false;
        }
        result.text += text.text;
        result.clean = result.clean && text.clean;
    };
    std::optional<EncodedWord> open; // its text is told once it is known not to go on in the next
    const auto close = [&] {
        if (!open)
            return;
        const MimeDecodedText text = open->text();
        result.text += text.text;
        result.clean = result.clean && text.clean;
        open.reset();
    };
    constexpr qsizetype longestJoined = 4096;
    bool afterWord = false;
    for (qsizetype i = 0; i < raw.size();) {
        qsizetype end = i;
        const auto word = encodedWordAt(raw, i, end);
        if (!word) {
            plain.append(raw[i++]);
            afterWord = afterWord && isSpace(plain.back());
            continue;
        }
        // White space between encoded words is no text (RFC 2047 §6.2).
        if (afterWord)
            plain.clear();
        // Programs there are that cut a character in two, which RFC 2047 §5 forbids.
        if (open && afterWord && open->charset == word->charset && open->bytes.size() < longestJoined &&
            !open->text().clean) {
            open->bytes += word->bytes;
            open->clean = false;
        } else {
            close();
            flush();
            open = *word;
        }
        afterWord = true;
        i = end;
    }
    close();
    flush();
    return result;
}

namespace {

// Printable ASCII, folded at its blanks; nothing when it cannot be so.
std::optional<QByteArray> foldedAscii(const QString& text, qsizetype column)
{
    constexpr qsizetype longest = 78; // RFC 5322 §2.1.1
    const bool printable = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (!printable || text.contains(QLatin1String("=?")) || text.startsWith(u' ') || text.endsWith(u' '))
        return std::nullopt;
    QByteArray folded;
    for (const QString& word : text.split(u' ')) {
        if (!folded.isEmpty() && column + 1 + word.size() > longest && !word.isEmpty()) {
            folded += "\r\n";
            column = 0;
        }
        folded += (folded.isEmpty() ? "" : " ") + word.toLatin1();
        column += word.size() + 1;
        if (column > longest + 1)
            return std::nullopt;
    }
    return folded;
}

} // namespace

QByteArray encodedHeader(const QString& text, qsizetype firstColumn)
{
    if (const auto plain = foldedAscii(text, firstColumn))
        return *plain;
    constexpr QByteArrayView head("=?UTF-8?B?");
    // The octets that fit an encoded word, "?=" included, in whole characters (RFC 2047 §5).
    constexpr qsizetype most = (longestEncodedWord - head.size() - 2) / 4 * 3;
    QByteArray encoded;
    QByteArray piece;
    qsizetype room =
        std::max<qsizetype>(12, std::min(most, (longestEncodedLine - firstColumn - head.size() - 2) / 4 * 3));
    const auto flush = [&] {
        encoded += (encoded.isEmpty() ? "" : "\r\n ") + head.toByteArray() + piece.toBase64() + "?=";
        piece.clear();
        room = most;
    };
    for (const uint point : text.toUcs4()) {
        const QByteArray octets = QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1).toUtf8();
        if (piece.size() + octets.size() > room)
            flush();
        piece += octets;
    }
    if (!piece.isEmpty() || encoded.isEmpty())
        flush();
    return encoded;
}

QByteArray decodedQuotedPrintable(QByteArrayView encoded, bool& clean)
{
    QByteArray bytes;
    bytes.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        if (c != '=') {
            clean = clean && static_cast<unsigned char>(c) < 0x80;
            bytes.append(c);
            continue;
        }
        const int high = i + 2 < encoded.size() ? hexValue(encoded[i + 1]) : -1;
        const int low = high < 0 ? -1 : hexValue(encoded[i + 2]);
        if (low >= 0) {
            bytes.append(static_cast<char>(high * 16 + low));
            i += 2;
            continue;
        }
        // A soft line break: blanks that a transport added may follow the "=".
        qsizetype next = i + 1;
        while (next < encoded.size() && (encoded[next] == ' ' || encoded[next] == '\t'))
            ++next;
        if (next < encoded.size() && encoded[next] == '\r')
            ++next;
        if (next < encoded.size() && encoded[next] == '\n') {
            i = next;
        } else if (next >= encoded.size()) {
            i = next;
        } else {
            clean = false;
            bytes.append(c);
        }
    }
    return bytes;
}

QByteArray decodedBase64(QByteArrayView encoded, bool& clean)
{
    QByteArray letters;
    letters.reserve(encoded.size());
    qsizetype padding = 0;
    for (const char c : encoded) {
        const bool letter =
            (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
        if (c == '=') {
            ++padding;
        } else if (letter) {
            clean = clean && padding == 0; // nothing follows the end
            letters.append(c);
        } else if (!isSpace(c)) {
            clean = false;
        }
    }
    clean = clean && letters.size() % 4 != 1 && (letters.size() + padding) % 4 == 0;
    return QByteArray::fromBase64(letters);
}

QByteArray quotedPrintable(QByteArrayView bytes)
{
    QByteArray encoded;
    encoded.reserve(bytes.size() + bytes.size() / 8);
    qsizetype column = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            encoded += "\r\n";
            column = 0;
            ++i;
            continue;
        }
        const bool atEnd = i + 1 >= bytes.size() || bytes[i + 1] == '\r';
        const bool blank = (c == ' ' || c == '\t') && !atEnd; // a transport may take those at the end of a line away
        const bool plain = blank || (c > ' ' && c <= '~' && c != '=' && !(column == 0 && (c == '.' || c == 'F')));
        const QByteArray piece = plain ? QByteArray(1, c) : '=' + QByteArray(1, c).toHex().toUpper();
        if (column + piece.size() > longestEncodedLine - 1) {
            encoded += "=\r\n";
            column = 0;
        }
        encoded += piece;
        column += piece.size();
    }
    return encoded;
}

QByteArray base64Lines(QByteArrayView bytes)
{
    const QByteArray letters = QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64();
    QByteArray lines;
    lines.reserve(letters.size() + letters.size() / longestEncodedLine * 2 + 2);
    for (qsizetype i = 0; i < letters.size(); i += longestEncodedLine)
        lines += letters.mid(i, longestEncodedLine) + "\r\n";
    return lines;
}

} // namespace pupitre
