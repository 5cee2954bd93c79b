#include "core/referencing/leaks/PdfText.h"

#include "core/referencing/leaks/LeakContent.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostReadings = 6;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool isDelimiter(char c)
{
    return isSpace(c) || c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '/' || c == '%' ||
           c == '{' || c == '}';
}

// The bytes of a string that begins at `at`; `end` is set behind it.
QByteArray rawString(QByteArrayView bytes, qsizetype at, qsizetype* end)
{
    QByteArray out;
    if (bytes[at] == '<') {
        qsizetype close = bytes.indexOf('>', at);
        if (close < 0)
            close = bytes.size();
        QByteArray digits;
        for (const char c : bytes.sliced(at + 1, close - at - 1)) {
            if (!isSpace(c))
                digits += c;
        }
        if (digits.size() % 2 != 0)
            digits += '0';
        *end = std::min(close + 1, bytes.size());
        return QByteArray::fromHex(digits);
    }
    int depth = 1;
    qsizetype i = at + 1;
    for (; i < bytes.size() && depth > 0; ++i) {
        const char c = bytes[i];
        if (c == '(') {
            ++depth;
            out += c;
        } else if (c == ')') {
            if (--depth > 0)
                out += c;
        } else if (c == '\\' && i + 1 < bytes.size()) {
            const char next = bytes[++i];
            if (next >= '0' && next <= '7') {
                int code = 0;
                int digits = 0;
                while (i < bytes.size() && digits < 3 && bytes[i] >= '0' && bytes[i] <= '7') {
                    code = code * 8 + bytes[i++] - '0';
                    ++digits;
                }
                --i;
                out += static_cast<char>(code);
            } else if (next == '\r' || next == '\n') {
                if (next == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n')
                    ++i;
            } else {
                out += next == 'n'   ? '\n'
                       : next == 'r' ? '\r'
                       : next == 't' ? '\t'
                       : next == 'b' ? '\b'
                       : next == 'f' ? '\f'
                                     : next;
            }
        } else {
            out += c;
        }
    }
    *end = i;
    return out;
}

QByteArray asText(const QByteArray& raw)
{
    if (raw.startsWith("\xFE\xFF") || raw.startsWith("\xFF\xFE") || raw.startsWith("\xEF\xBB\xBF"))
        return textOf(raw).value_or(raw);
    QString text;
    for (const char c : raw)
        text += QChar(static_cast<char16_t>(static_cast<unsigned char>(c)));
    return text.toUtf8();
}

quint32 codeOf(QByteArrayView bytes)
{
    quint32 code = 0;
    for (const char c : bytes)
        code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

QByteArray fromUtf16(const QByteArray& big)
{
    QString text;
    for (qsizetype i = 0; i + 1 < big.size(); i += 2)
        text += QChar(static_cast<char16_t>(codeOf(QByteArrayView(big).sliced(i, 2))));
    return text.toUtf8();
}

} // namespace

QByteArray pdfString(QByteArrayView object)
{
    if (object.isEmpty() || (object[0] != '(' && object[0] != '<'))
        return {};
    qsizetype end = 0;
    return asText(rawString(object, 0, &end));
}

void PdfText::addMap(int number, QByteArrayView stream)
{
    Map map;
    const QString text = QString::fromLatin1(stream);
    static const QRegularExpression space(QStringLiteral("begincodespacerange\\s*<([0-9A-Fa-f]+)>"));
    map.codeBytes = std::clamp(static_cast<int>(space.match(text).captured(1).size()) / 2, 1, 4);
    static const QRegularExpression section(QStringLiteral("beginbf(char|range)([\\s\\S]*?)endbf"));
    static const QRegularExpression pair(QStringLiteral("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f\\s]*)>"));
    static const QRegularExpression range(
        QStringLiteral("<([0-9A-Fa-f]+)>\\s*<([0-9A-Fa-f]+)>\\s*(?:<([0-9A-Fa-f\\s]*)>|\\[([^\\]]*)\\])"));
    static const QRegularExpression hex(QStringLiteral("<([0-9A-Fa-f\\s]*)>"));
    auto sections = section.globalMatch(text);
    while (sections.hasNext()) {
        const auto part = sections.next();
        const bool ranges = part.captured(1) == u"range";
        auto entries = (ranges ? range : pair).globalMatch(part.captured(2));
        while (entries.hasNext() && map.characters.size() < 70000) {
            const auto entry = entries.next();
            const quint32 from = entry.captured(1).toUInt(nullptr, 16);
            if (!ranges) {
                map.characters.insert(from, fromUtf16(QByteArray::fromHex(entry.captured(2).toLatin1())));
                continue;
            }
            const quint32 to = std::min(entry.captured(2).toUInt(nullptr, 16), from + 65535);
            if (!entry.captured(4).isEmpty()) {
                auto items = hex.globalMatch(entry.captured(4));
                for (quint32 code = from; code <= to && items.hasNext(); ++code)
                    map.characters.insert(code, fromUtf16(QByteArray::fromHex(items.next().captured(1).toLatin1())));
                continue;
            }
            QByteArray target = QByteArray::fromHex(entry.captured(3).toLatin1());
            for (quint32 code = from; code <= to; ++code) {
                map.characters.insert(code, fromUtf16(target));
                for (qsizetype i = target.size() - 1; i >= 0; --i) { // the next one
                    target[i] = static_cast<char>(target[i] + 1);
                    if (target[i] != 0)
                        break;
                }
            }
        }
    }
    m_maps.insert(number, map);
}

void PdfText::readFonts(const QByteArray& structure)
{
    const QString text = QString::fromLatin1(structure);
    // Object number of a font → its map. In object streams the number stands elsewhere: every map may be meant then.
    QHash<int, int> mapOfFont;
    static const QRegularExpression object(QStringLiteral("([0-9]+)\\s+[0-9]+\\s+obj\\b([\\s\\S]*?)endobj"));
    static const QRegularExpression unicode(QStringLiteral("/ToUnicode\\s+([0-9]+)\\s+[0-9]+\\s+R"));
    auto objects = object.globalMatch(text);
    while (objects.hasNext()) {
        const auto match = objects.next();
        if (const auto map = unicode.match(match.captured(2)); map.hasMatch())
            mapOfFont.insert(match.captured(1).toInt(), map.captured(1).toInt());
    }
    static const QRegularExpression fonts(QStringLiteral(
        "/Font\\s*<<([^>]*)>>|(?<=obj)\\s*<<((?:\\s*/[A-Za-z0-9_+.-]+\\s+[0-9]+\\s+[0-9]+\\s+R)+)\\s*>>"));
    static const QRegularExpression named(QStringLiteral("/([^\\s/<>\\[\\]()]+)\\s+([0-9]+)\\s+[0-9]+\\s+R"));
    auto dictionaries = fonts.globalMatch(text);
    while (dictionaries.hasNext()) {
        const auto dictionary = dictionaries.next();
        auto names = named.globalMatch(dictionary.captured(1) + dictionary.captured(2));
        while (names.hasNext()) {
            const auto match = names.next();
            QList<int>& candidates = m_fonts[match.captured(1).toLatin1()];
            const int map = mapOfFont.value(match.captured(2).toInt(), 0);
            if (!candidates.contains(map))
                candidates.append(map);
        }
    }
}

QByteArray PdfText::shown(const QByteArray& raw, const Map* map) const
{
    if (map == nullptr || map->characters.isEmpty())
        return asText(raw);
    QByteArray out;
    for (qsizetype i = 0; i + map->codeBytes <= raw.size(); i += map->codeBytes)
        out += map->characters.value(codeOf(QByteArrayView(raw).sliced(i, map->codeBytes)));
    // One glyph may serve for a space and a tab; a map then says the latter (Qt's).
    return out.replace('\t', ' ');
}

QByteArray PdfText::reading(const QByteArray& content, int choice, bool tight) const
{
    QByteArray out;
    const Map* map = nullptr;
    QByteArrayList operands;
    QByteArray pending; // strings before their operator
    bool inArray = false;
    double lastY = 0;
    const auto font = [&](const QByteArray& name) {
        const QList<int> candidates = m_fonts.value(name);
        // A name that no dictionary gives may be any of the maps.
        QList<int> any = candidates;
        if (any.isEmpty() || any == QList<int>{0})
            any += m_maps.keys();
        const int number = any.isEmpty() ? 0 : any[choice % any.size()];
        const auto found = m_maps.constFind(number);
        map = found == m_maps.constEnd() ? nullptr : &*found;
    };
    for (qsizetype at = 0; at < content.size();) {
        const char c = content[at];
        if (isSpace(c)) {
            ++at;
        } else if (c == '%') {
            while (at < content.size() && content[at] != '\n' && content[at] != '\r')
                ++at;
        } else if (c == '(' || (c == '<' && at + 1 < content.size() && content[at + 1] != '<')) {
            qsizetype end = at + 1;
            pending += shown(rawString(content, at, &end), map);
            at = std::max(end, at + 1);
        } else if (c == '[') {
            inArray = true;
            ++at;
        } else if (c == ']') {
            inArray = false;
            ++at;
        } else if (c == '<' || c == '>' || c == '{' || c == '}' || c == ')') {
            ++at;
        } else {
            qsizetype end = at + 1;
            while (end < content.size() && !isDelimiter(content[end]))
                ++end;
            const QByteArray word = content.mid(at, end - at);
            at = end;
            bool isNumber = false;
            const double value = word.toDouble(&isNumber);
            if (isNumber) {
                if (inArray && value < -200)
                    pending += ' '; // a gap as wide as a space
                operands.append(word);
                if (operands.size() > 8)
                    operands.removeFirst();
                continue;
            }
            if (word.startsWith('/')) {
                operands.append(word);
                continue;
            }
            if (word == "Tf") {
                for (const QByteArray& operand : std::as_const(operands)) {
                    if (operand.startsWith('/'))
                        font(operand.mid(1));
                }
            } else if (word == "Tj" || word == "TJ") {
                out += pending;
            } else if (word == "'" || word == "\"") {
                out += '\n' + pending;
            } else if (word == "T*" || word == "ET") {
                if (word == "T*")
                    out += '\n';
                else if (!tight)
                    out += ' ';
            } else if (word == "Td" || word == "TD") {
                if (!operands.isEmpty() && operands.last().toDouble() != 0)
                    out += '\n';
                else if (!tight)
                    out += ' ';
            } else if (word == "Tm") {
                const double y = operands.isEmpty() ? 0 : operands.last().toDouble();
                if (std::abs(y - lastY) >= 0.5)
                    out += '\n';
                else if (!tight)
                    out += ' ';
                lastY = y;
            }
            pending.clear();
            operands.clear();
        }
    }
    return out;
}

QList<QByteArray> PdfText::textsOf(const QByteArray& content) const
{
    // As many readings as the most ambiguous font has meanings.
    qsizetype most = 1;
    for (const QList<int>& candidates : m_fonts)
        most = std::max(most, candidates.size());
    const bool unknown = m_fonts.isEmpty() || std::any_of(m_fonts.begin(), m_fonts.end(),
                                                          [](const QList<int>& c) { return c == QList<int>{0}; });
    if (unknown)
        most = std::max(most, m_maps.size() + 1);
    QList<QByteArray> texts;
    for (int choice = 0; choice < std::min<qsizetype>(most, mostReadings); ++choice) {
        for (const bool tight : {false, true}) {
            const QByteArray text = reading(content, choice, tight);
            if (!texts.contains(text))
                texts.append(text);
        }
    }
    return texts;
}

QByteArray PdfText::stringsOf(const QByteArray& structure) const
{
    QByteArray out;
    for (qsizetype at = 0; at < structure.size();) {
        const char c = structure[at];
        if (c == '(' || (c == '<' && at + 1 < structure.size() && structure[at + 1] != '<' &&
                         (at == 0 || structure[at - 1] != '<'))) {
            qsizetype end = at + 1;
            const QByteArray text = asText(rawString(structure, at, &end));
            if (text.size() >= 4)
                out += text + '\n';
            at = std::max(end, at + 1);
        } else {
            ++at;
        }
    }
    return out;
}

} // namespace pupitre
