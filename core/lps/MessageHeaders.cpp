#include "core/lps/MessageHeaders.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <map>

namespace pupitre {

namespace {

constexpr int deepestComment = 20;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// The tokens structured headers are made of (RFC 5322 §3.2).
class Lexer
{
public:
    enum class Kind { End, Atom, Quoted, Literal, Special, Bad };
    struct Token
    {
        Kind kind = Kind::End;
        QByteArray text; ///< unquoted
    };

    /// `specials` end an atom; each is a token of its own.
    Lexer(QByteArrayView raw, const char* specials)
        : m_raw(raw)
        , m_specials(specials)
    {}

    Token next()
    {
        if (!skipBlanks())
            return {Kind::Bad, {}};
        if (m_at >= m_raw.size())
            return {Kind::End, {}};
        const char c = m_raw[m_at];
        if (c == '"')
            return quoted();
        if (c == '[')
            return literal();
        if (m_specials.contains(c)) {
            ++m_at;
            return {Kind::Special, QByteArray(1, c)};
        }
        const qsizetype start = m_at;
        while (m_at < m_raw.size() && !isBlank(m_raw[m_at]) && !m_specials.contains(m_raw[m_at]) &&
               m_raw[m_at] != '"' && m_raw[m_at] != '(' && m_raw[m_at] != '\0')
            ++m_at;
        if (m_at == start)
            return {Kind::Bad, {}};
        return {Kind::Atom, m_raw.sliced(start, m_at - start).toByteArray()};
    }

    qsizetype position() const { return m_at; }
    bool sawBlank() const { return m_blank; } ///< before the last token

private:
    bool skipBlanks()
    {
        m_blank = false;
        int depth = 0;
        for (; m_at < m_raw.size(); ++m_at) {
            const char c = m_raw[m_at];
            if (c == '(') {
                if (++depth > deepestComment)
                    return false;
            } else if (c == ')' && depth > 0) {
                --depth;
            } else if (c == '\\' && depth > 0) {
                ++m_at;
            } else if (depth == 0 && !isBlank(c)) {
                return true;
            }
            m_blank = true;
        }
        return depth == 0;
    }

    Token quoted()
    {
        Token token{Kind::Quoted, {}};
        for (++m_at; m_at < m_raw.size(); ++m_at) {
            if (m_raw[m_at] == '"') {
                ++m_at;
                return token;
            }
            if (m_raw[m_at] == '\\' && m_at + 1 < m_raw.size())
                ++m_at;
            token.text.append(m_raw[m_at]);
        }
        return {Kind::Bad, {}};
    }

    Token literal()
    {
        const qsizetype close = m_raw.indexOf(']', m_at);
        if (close < 0)
            return {Kind::Bad, {}};
        Token token{Kind::Literal, m_raw.sliced(m_at, close + 1 - m_at).toByteArray()};
        m_at = close + 1;
        return token;
    }

    QByteArrayView m_raw;
    QByteArray m_specials;
    qsizetype m_at = 0;
    bool m_blank = false;
};

class AddressParser
{
public:
    explicit AddressParser(QByteArrayView raw)
        : m_lexer(raw, "<>@,;:")
    {
        advance();
    }

    std::optional<QList<MailAddress>> all()
    {
        constexpr qsizetype most = 10000;
        QList<MailAddress> list;
        while (m_token.kind != Lexer::Kind::End) {
            if (isSpecial(',')) { // RFC 5322 §4.4: empty elements of old lists
                advance();
                continue;
            }
            if (list.size() > most || !takeOne(list))
                return std::nullopt;
            if (m_token.kind != Lexer::Kind::End && !isSpecial(',') && !isSpecial(';'))
                return std::nullopt;
            if (isSpecial(';')) {
                if (!m_inGroup)
                    return std::nullopt;
                m_inGroup = false;
                advance();
            }
        }
        return m_inGroup ? std::nullopt : std::optional(list);
    }

private:
    void advance() { m_token = m_lexer.next(); }
    bool isSpecial(char c) const { return m_token.kind == Lexer::Kind::Special && m_token.text[0] == c; }
    bool isWord() const { return m_token.kind == Lexer::Kind::Atom || m_token.kind == Lexer::Kind::Quoted; }

    bool takeOne(QList<MailAddress>& list)
    {
        if (isSpecial(';')) // an empty group
            return m_inGroup;
        QList<Lexer::Token> words;
        while (isWord()) {
            words.append(m_token);
            advance();
        }
        if (isSpecial(':') && !words.isEmpty() && !m_inGroup) {
            m_inGroup = true;
            advance();
            return isSpecial(';') || takeOne(list);
        }
        MailAddress address;
        if (isSpecial('<')) {
            address.name = phrase(words);
            advance();
            if (!takeAddress({}, address.address) || !isSpecial('>'))
                return false;
            advance();
        } else if (!takeAddress(words, address.address)) {
            return false;
        }
        list.append(address);
        return true;
    }

    // `words` are those already read: the local part, when it holds no "@" yet.
    bool takeAddress(QList<Lexer::Token> words, QString& address)
    {
        while (isWord()) {
            words.append(m_token);
            advance();
        }
        if (words.size() != 1 || !isSpecial('@'))
            return false;
        advance();
        if (m_token.kind != Lexer::Kind::Atom && m_token.kind != Lexer::Kind::Literal)
            return false;
        const Lexer::Token& local = words.first();
        QByteArray name = local.text;
        if (local.kind == Lexer::Kind::Quoted) {
            name.replace('\\', "\\\\").replace('"', "\\\"");
            name = '"' + name + '"';
        }
        address = QString::fromUtf8(name + '@' + m_token.text);
        advance();
        return true;
    }

    static QString phrase(const QList<Lexer::Token>& words)
    {
        QString text;
        QByteArray run; // of atoms: encoded words side by side are one text
        const auto flush = [&] {
            if (!run.isEmpty())
                text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + decodedHeader(run).text;
            run.clear();
        };
        for (const Lexer::Token& word : words) {
            if (word.kind == Lexer::Kind::Atom) {
                run += (run.isEmpty() ? "" : " ") + word.text;
                continue;
            }
            flush();
            text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + decodedHeader(word.text).text;
        }
        flush();
        return text.trimmed();
    }

    Lexer m_lexer;
    Lexer::Token m_token;
    bool m_inGroup = false;
};

QByteArray percentDecoded(const QByteArray& text, bool& clean)
{
    QByteArray decoded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool hexadecimal = false;
        const int octet = text[i] == '%' && i + 2 < text.size() ? text.mid(i + 1, 2).toInt(&hexadecimal, 16) : 0;
        decoded.append(hexadecimal ? static_cast<char>(octet) : text[i]);
        i += hexadecimal ? 2 : 0;
        clean = clean && (hexadecimal || text[i] != '%');
    }
    return decoded;
}

} // namespace

const HeaderField* HeaderList::find(const char* name) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const HeaderField& f) { return f.is(name); });
    return found == fields.end() ? nullptr : &*found;
}

qsizetype HeaderList::count(const char* name) const
{
    return std::count_if(fields.begin(), fields.end(), [&](const HeaderField& f) { return f.is(name); });
}

QByteArray HeaderList::raw(const char* name) const
{
    const HeaderField* field = find(name);
    return field == nullptr ? QByteArray() : field->raw;
}

QString HeaderList::text(const char* name) const
{
    const HeaderField* field = find(name);
    return field == nullptr ? QString() : field->text();
}

std::optional<QList<MailAddress>> parseAddresses(QByteArrayView raw)
{
    return AddressParser(raw).all();
}

QString ParameterizedValue::parameter(const char* name) const
{
    for (const auto& [key, text] : parameters) {
        if (key == name)
            return text;
    }
    return {};
}

bool ParameterizedValue::has(const char* name) const
{
    return std::any_of(parameters.begin(), parameters.end(), [&](const auto& p) { return p.first == name; });
}

ParameterizedValue parseParameters(QByteArrayView raw)
{
    // One parameter as it comes in pieces: "name*0*=UTF-8''…", "name*1=…" (RFC 2231 §3, §4).
    struct Pieces
    {
        std::map<int, std::pair<QByteArray, bool>> texts; ///< with "is encoded"
        bool plain = false;
    };
    constexpr int mostPieces = 1000;
    ParameterizedValue result;
    Lexer lexer(raw, ";=<>@,");
    Lexer::Token token = lexer.next();
    while (token.kind == Lexer::Kind::Atom || (token.kind == Lexer::Kind::Special && token.text == "/")) {
        result.value += token.text.toLower();
        token = lexer.next();
    }
    QByteArrayList order;
    QHash<QByteArray, Pieces> pieces;
    int count = 0;
    while (token.kind == Lexer::Kind::Special && token.text == ";") {
        token = lexer.next();
        if (token.kind == Lexer::Kind::End)
            break; // a ";" at the end is common and harmless
        const QByteArray full = token.text.toLower();
        const bool named = token.kind == Lexer::Kind::Atom;
        token = lexer.next();
        if (!named || token.kind != Lexer::Kind::Special || token.text != "=") {
            result.clean = false;
            continue;
        }
        token = lexer.next();
        if ((token.kind != Lexer::Kind::Atom && token.kind != Lexer::Kind::Quoted) || ++count > mostPieces) {
            result.clean = false;
            continue;
        }
        QByteArray value = token.text;
        const bool quoted = token.kind == Lexer::Kind::Quoted;
        token = lexer.next();
        while (!quoted &&
               (token.kind == Lexer::Kind::Atom || (token.kind == Lexer::Kind::Special && token.text != ";"))) {
            value += (lexer.sawBlank() ? " " : "") + token.text; // an unquoted value with blanks or specials: tolerated
            result.clean = false;
            token = lexer.next();
        }
        const bool encoded = full.endsWith('*');
        const QByteArrayList parts = (encoded ? full.chopped(1) : full).split('*');
        bool isNumber = true;
        const int index = parts.size() == 2 ? parts[1].toInt(&isNumber) : 0;
        if (parts.first().isEmpty() || parts.size() > 2 || !isNumber || index < 0 || index > mostPieces) {
            result.clean = false;
            continue;
        }
        const QByteArray& name = parts.first();
        if (!order.contains(name))
            order.append(name);
        Pieces& known = pieces[name];
        const bool plain = parts.size() == 1 && !encoded;
        if (plain && !known.texts.empty()) {
            result.clean = result.clean && !known.plain; // beside an extended one, the plain one is for old programs
            continue;
        }
        if (known.plain)
            known.texts.clear(); // the extended one counts (RFC 6266 §4.3, the same custom)
        known.plain = plain;
        if (!known.texts.emplace(index, std::pair(value, encoded)).second)
            result.clean = false;
    }
    result.clean = result.clean && token.kind == Lexer::Kind::End && !result.value.isEmpty();
    for (const QByteArray& name : order) {
        const Pieces& known = pieces[name];
        QByteArray bytes;
        QByteArray charset("us-ascii");
        bool extended = false;
        for (const auto& [index, piece] : known.texts) {
            QByteArray text = piece.first;
            if (index == 0 && piece.second) {
                const QByteArrayList three = text.split('\'');
                if (three.size() >= 3) {
                    charset = three[0].isEmpty() ? charset : three[0];
                    text = text.mid(three[0].size() + three[1].size() + 2);
                    extended = true;
                } else {
                    result.clean = false;
                }
            }
            bytes += piece.second ? percentDecoded(text, result.clean) : text;
        }
        // Without an extension: raw UTF-8 and, against the rules but everywhere, encoded words.
        MimeDecodedText text = decodedHeader(bytes);
        if (extended) {
            const auto told = textInCharset(bytes, charset);
            text = told.value_or(MimeDecodedText{text.text, false});
        }
        result.clean = result.clean && text.clean;
        result.parameters.append({name, text.text});
    }
    return result;
}

std::optional<QByteArrayList> parseMessageIds(QByteArrayView raw)
{
    static const QRegularExpression shape(
        QStringLiteral("^[^\\s<>@\\x00-\\x1F\\x7F]+@(?:[^\\s<>@\\[\\]\\x00-\\x1F\\x7F]+|\\[[^\\s<>\\[\\]]*\\])$"));
    QByteArrayList ids;
    Lexer blanks(raw, "<");
    for (Lexer::Token token = blanks.next(); token.kind != Lexer::Kind::End; token = blanks.next()) {
        if (token.kind != Lexer::Kind::Special)
            return std::nullopt;
        const Lexer::Token body = blanks.next();
        if (body.kind != Lexer::Kind::Atom || !body.text.endsWith('>'))
            return std::nullopt;
        for (const QByteArray& id : ('<' + body.text).split('>')) {
            if (id.isEmpty())
                continue;
            if (!id.startsWith('<') || !shape.match(QString::fromUtf8(id.sliced(1))).hasMatch())
                return std::nullopt;
            ids.append(id + '>');
        }
    }
    return ids;
}

QDateTime parseMailDate(QByteArrayView raw)
{
    static const QRegularExpression shape(QStringLiteral(
        "^(?:[A-Za-z]{3}, *)?([0-9]{1,2}) ([A-Za-z]{3}) ([0-9]{2,4}) ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? "
        "([+-][0-9]{4}|[A-Za-z]{1,5})$"));
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
                                    QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"),
                                    QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
                                    QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    Lexer lexer(raw, "");
    QStringList words;
    for (Lexer::Token token = lexer.next(); token.kind != Lexer::Kind::End; token = lexer.next()) {
        if (token.kind != Lexer::Kind::Atom || words.size() > 8)
            return {};
        words.append(QString::fromLatin1(token.text));
    }
    const auto match = shape.match(words.join(u' '));
    const auto month = months.indexOf(match.captured(2).toLower());
    if (!match.hasMatch() || month < 0)
        return {};
    int year = match.captured(3).toInt();
    if (match.captured(3).size() < 4) // RFC 5322 §4.3
        year += match.captured(3).size() == 2 && year < 50 ? 2000 : 1900;
    const QString zone = match.captured(7);
    int offset = 0;
    if (zone.startsWith(u'+') || zone.startsWith(u'-')) {
        const int value = QStringView(zone).mid(1).toInt();
        offset = (value / 100 * 60 + value % 100) * 60 * (zone.startsWith(u'-') ? -1 : 1);
    } else {
        static const QHash<QString, int> zones{{QStringLiteral("EST"), -5}, {QStringLiteral("EDT"), -4},
                                               {QStringLiteral("CST"), -6}, {QStringLiteral("CDT"), -5},
                                               {QStringLiteral("MST"), -7}, {QStringLiteral("MDT"), -6},
                                               {QStringLiteral("PST"), -8}, {QStringLiteral("PDT"), -7}};
        offset = zones.value(zone.toUpper(), 0) * 3600;
    }
    const QDate date(year, static_cast<int>(month) + 1, match.captured(1).toInt());
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), std::min(59, match.captured(6).toInt()));
    if (!date.isValid() || !time.isValid() || std::abs(offset) > 14 * 3600)
        return {};
    return QDateTime(date, time, Qt::OffsetFromUTC, offset);
}

} // namespace pupitre
