#include "core/lps/ImapSyntax.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr int deepestList = 40;
constexpr int mostValues = 1000000;
constexpr qsizetype longestQuoted = 1000;

class ImapParser
{
public:
    explicit ImapParser(QByteArrayView wire)
        : m_wire(wire)
    {}

    std::optional<QList<ImapValue>> all()
    {
        QList<ImapValue> values;
        if (!takeValues(values, 0) || m_at != m_wire.size())
            return std::nullopt;
        return values;
    }

private:
    bool atEnd() const { return m_at >= m_wire.size(); }
    char peek() const { return m_wire[m_at]; }

    bool takeValues(QList<ImapValue>& values, int depth)
    {
        while (true) {
            const qsizetype before = m_at;
            while (!atEnd() && peek() == ' ')
                ++m_at;
            if (atEnd() || peek() == ')')
                return true;
            // A space stands between values, except between lists: so does BODYSTRUCTURE write parts.
            const bool lists = peek() == '(' && !values.isEmpty() && values.last().kind == ImapValue::Kind::List;
            if (!values.isEmpty() && m_at == before && !lists)
                return false;
            ImapValue value;
            if (++m_count > mostValues || !takeValue(value, depth))
                return false;
            values.append(std::move(value));
        }
    }

    bool takeValue(ImapValue& value, int depth)
    {
        switch (peek()) {
        case '(':
            return takeList(value, depth + 1);
        case '"':
            return takeQuoted(value);
        case '{':
            return takeLiteral(value);
        case '~':
            if (m_at + 1 < m_wire.size() && m_wire[m_at + 1] == '{') {
                ++m_at;
                return takeLiteral(value);
            }
            [[fallthrough]];
        default:
            return takeAtom(value);
        }
    }

    bool takeList(ImapValue& value, int depth)
    {
        if (depth > deepestList)
            return false;
        ++m_at;
        value.kind = ImapValue::Kind::List;
        if (!takeValues(value.items, depth) || atEnd())
            return false;
        ++m_at; // the closing parenthesis
        return true;
    }

    bool takeQuoted(ImapValue& value)
    {
        value.kind = ImapValue::Kind::String;
        for (++m_at; !atEnd(); ++m_at) {
            char c = peek();
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c == '\\') {
                if (++m_at >= m_wire.size())
                    return false;
                c = peek();
            }
            value.text.append(c);
        }
        return false;
    }

    bool takeLiteral(ImapValue& value)
    {
        const qsizetype close = m_wire.indexOf('}', m_at);
        const auto size = close < 0 ? std::nullopt : literalSizeAtEnd(m_wire.sliced(m_at, close + 1 - m_at));
        if (!size || close + 3 > m_wire.size() || m_wire.sliced(close + 1, 2) != QByteArrayView("\r\n") ||
            *size > m_wire.size() - close - 3)
            return false;
        value.kind = ImapValue::Kind::String;
        value.text = m_wire.sliced(close + 3, *size).toByteArray();
        m_at = close + 3 + *size;
        return true;
    }

    // An atom may carry a section with spaces and parentheses in it: BODY[HEADER.FIELDS (SUBJECT)]<0>.
    bool takeAtom(ImapValue& value)
    {
        const qsizetype start = m_at;
        bool inSection = false;
        for (; !atEnd(); ++m_at) {
            const char c = peek();
            if (c == '\r' || c == '\n' || c == '\0')
                return false;
            if (c == '[')
                inSection = true;
            else if (c == ']')
                inSection = false;
            else if (!inSection && (c == ' ' || c == '(' || c == ')' || c == '"'))
                break;
        }
        if (inSection || m_at == start)
            return false;
        value.text = m_wire.sliced(start, m_at - start).toByteArray();
        value.kind = value.text.compare("NIL", Qt::CaseInsensitive) == 0 ? ImapValue::Kind::Nil : ImapValue::Kind::Atom;
        return true;
    }

    QByteArrayView m_wire;
    qsizetype m_at = 0;
    int m_count = 0;
};

// The base64 of modified UTF-7: "," for "/", no padding.
QByteArray toModifiedBase64(const QString& text)
{
    QByteArray utf16;
    for (const QChar c : text) {
        utf16.append(static_cast<char>(c.unicode() >> 8));
        utf16.append(static_cast<char>(c.unicode() & 0xFF));
    }
    return utf16.toBase64(QByteArray::OmitTrailingEquals).replace('/', ',');
}

std::optional<QString> fromModifiedBase64(QByteArray encoded)
{
    encoded.replace(',', '/');
    const auto result = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray& decoded = result.decoded;
    if (!result || decoded.size() % 2 != 0 || decoded.isEmpty())
        return std::nullopt;
    QString text;
    for (qsizetype i = 0; i < decoded.size(); i += 2)
        text.append(QChar((static_cast<unsigned char>(decoded[i]) << 8) | static_cast<unsigned char>(decoded[i + 1])));
    return text;
}

} // namespace

bool ImapValue::isAtom(const char* name) const
{
    return kind == Kind::Atom && text.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<qint64> ImapValue::number() const
{
    constexpr qsizetype mostDigits = 18;
    if (kind != Kind::Atom || text.isEmpty() || text.size() > mostDigits ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return text.toLongLong();
}

std::optional<QList<ImapValue>> parseImapValues(QByteArrayView wire)
{
    return ImapParser(wire).all();
}

std::optional<qint64> literalSizeAtEnd(QByteArrayView line)
{
    if (!line.endsWith('}'))
        return std::nullopt;
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0)
        return std::nullopt;
    QByteArrayView digits = line.sliced(open + 1).chopped(1);
    if (digits.endsWith('+'))
        digits.chop(1);
    constexpr qsizetype mostDigits = 18;
    if (digits.isEmpty() || digits.size() > mostDigits ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return digits.toLongLong();
}

QString mailboxNameFromWire(const QByteArray& wire)
{
    QString name;
    for (qsizetype i = 0; i < wire.size(); ++i) {
        if (wire[i] != '&') {
            const qsizetype end = wire.indexOf('&', i);
            const QByteArray plain = wire.mid(i, end < 0 ? -1 : end - i);
            name += QString::fromUtf8(plain); // UTF-8 is that of UTF8=ACCEPT, and of servers that break the rule
            i += plain.size() - 1;
            continue;
        }
        const qsizetype end = wire.indexOf('-', i);
        if (end == i + 1) {
            name += u'&';
        } else {
            const auto decoded = end < 0 ? std::nullopt : fromModifiedBase64(wire.sliced(i + 1, end - i - 1));
            if (!decoded)
                return QString::fromUtf8(wire);
            name += *decoded;
        }
        i = end;
    }
    return name;
}

QByteArray mailboxNameToWire(const QString& name)
{
    QByteArray wire;
    QString special;
    const auto flush = [&] {
        if (!special.isEmpty())
            wire += '&' + toModifiedBase64(special) + '-';
        special.clear();
    };
    for (const QChar c : name) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7E) {
            special += c;
            continue;
        }
        flush();
        wire += c == u'&' ? QByteArray("&-") : QByteArray(1, static_cast<char>(c.unicode()));
    }
    flush();
    return wire;
}

std::optional<QByteArray> quotedImapString(const QByteArray& text)
{
    QByteArray quoted("\"");
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x20 || octet > 0x7E)
            return std::nullopt;
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return text.size() > longestQuoted ? std::nullopt : std::optional(quoted + '"');
}

} // namespace pupitre
