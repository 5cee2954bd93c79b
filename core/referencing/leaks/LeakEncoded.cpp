#include "core/referencing/leaks/LeakContent.h"
#include "core/referencing/leaks/LeakKeys.h"
#include "core/referencing/leaks/LeakText.h"

#include <QHash>

#include <algorithm>

namespace pupitre {

namespace {

bool isBase64(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' ||
           c == '-' || c == '_';
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What is worth looking into: a key, a container, a text.
void lookIntoDecoded(const QByteArray& decoded, qint64 line, QByteArrayView source, qsizetype offset,
                     LeakCollector& collector, const TaskContext& context)
{
    if (decoded.size() < 8)
        return;
    if (isKeyMaterial(decoded)) {
        collector.add(LeakKind::PrivateKey, source, line, false, offset);
        return;
    }
    const bool bearer = decoded.contains("auth=Bearer ") || decoded.contains("auth=bearer ");
    if (bearer && decoded.contains('\x01')) {
        collector.add(LeakKind::Token, source, line, false, offset);
        return;
    }
    // AUTH PLAIN without its command: three parts of plain text around two zeros.
    if (decoded.count('\0') == 2 && decoded.size() < 400) {
        const QList<QByteArray> parts = decoded.split('\0');
        const auto plain = [](const QByteArray& part) {
            return std::all_of(part.begin(), part.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
        };
        if (parts[1].size() >= 3 && parts[2].size() >= 3 && plain(parts[0]) && plain(parts[1]) && plain(parts[2])) {
            collector.add(LeakKind::Password, source, line, false, offset);
            return;
        }
    }
    const bool container =
        decoded.startsWith("PK\x03\x04") || decoded.startsWith("%PDF-") || decoded.startsWith("\x1f\x8b\x08");
    const auto printable = std::count_if(decoded.begin(), decoded.end(), [](char c) {
        return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || static_cast<unsigned char>(c) >= 0xC2;
    });
    const bool text = printable * 10 >= decoded.size() * 9;
    const bool picture = decoded.startsWith("\xFF\xD8\xFF") || decoded.startsWith("\x89PNG");
    if ((container || text || picture || decoded.size() > 4096) && collector.allow(decoded.size())) {
        const LeakCollector::Inside inside(collector, QStringLiteral("base64"));
        lookInto(decoded, {}, collector, context);
    }
}

void lookIntoBase64(QByteArrayView text, LeakCollector& collector, const TaskContext& context)
{
    constexpr qsizetype shortest = 24;
    constexpr qsizetype wrappedLine = 40;
    LineCounter lines(text);
    for (qsizetype at = 0; at < text.size();) {
        if (!isBase64(text[at])) {
            ++at;
            continue;
        }
        // A run, and the lines that go on with it when it was wrapped.
        QByteArray run;
        qsizetype end = at;
        for (;;) {
            const qsizetype from = end;
            while (end < text.size() && isBase64(text[end]))
                ++end;
            run += text.sliced(from, end - from).toByteArray();
            const qsizetype length = end - from;
            qsizetype padding = end;
            while (padding < text.size() && text[padding] == '=')
                ++padding;
            const bool padded = padding > end;
            end = padding;
            if (padded || length < wrappedLine)
                break;
            // "\n" written out, as JSON and properties files have it, or a real line break with what quotes or indents
            // it.
            qsizetype next = end;
            if (text.sliced(next).startsWith("\\n"))
                next += 2;
            else if (text.sliced(next).startsWith("\\r\\n"))
                next += 4;
            else {
                while (next < text.size() && (text[next] == '\r' || text[next] == '"' || text[next] == '\\' ||
                                              text[next] == '+' || text[next] == ',' || text[next] == '\''))
                    ++next;
                if (next >= text.size() || text[next] != '\n')
                    break;
                ++next;
                while (next < text.size() &&
                       (text[next] == ' ' || text[next] == '\t' || text[next] == '>' || text[next] == '"' ||
                        text[next] == '\'' || text[next] == '#' || text[next] == '*' || text[next] == '|'))
                    ++next;
            }
            if (next >= text.size() || !isBase64(text[next]))
                break;
            end = next;
        }
        if (run.size() >= shortest && !context.isCancelled()) {
            const bool url = run.contains('-') || run.contains('_');
            const QByteArrayView source = text.sliced(at, end - at);
            // A name glued before it shifts the phase: four are tried where it may matter.
            const int phases = run.size() > 100 ? 1 : 4;
            for (int phase = 0; phase < phases && run.size() - phase >= shortest; ++phase) {
                const QByteArray decoded = QByteArray::fromBase64(run.sliced(phase), url ? QByteArray::Base64UrlEncoding
                                                                                         : QByteArray::Base64Encoding);
                const qsizetype before = collector.findings().size();
                lookIntoDecoded(decoded, lines.at(at), source, at, collector, context);
                if (collector.findings().size() > before)
                    break;
            }
        }
        at = std::max(end, at + 1);
    }
}

void lookIntoHex(QByteArrayView text, LeakCollector& collector)
{
    constexpr qsizetype shortest = 64;
    LineCounter lines(text);
    for (qsizetype at = 0; at < text.size();) {
        if (!isHex(text[at])) {
            ++at;
            continue;
        }
        QByteArray digits;
        qsizetype end = at;
        // Dumps put a colon or a space between bytes, and lines.
        while (end < text.size() &&
               (isHex(text[end]) || ((text[end] == ':' || text[end] == ' ' || text[end] == '\n' || text[end] == '\r') &&
                                     end + 1 < text.size()))) {
            if (isHex(text[end]))
                digits += text[end];
            ++end;
        }
        if (digits.size() >= shortest) {
            const QByteArray lower = digits.toLower();
            for (qsizetype key = lower.indexOf("30"); key >= 0 && key + shortest <= lower.size();
                 key = lower.indexOf("30", key + 1)) {
                const QByteArray next = lower.mid(key + 2, 2);
                if (next != "82" && next != "81" && next != "77" && next != "2e")
                    continue;
                if (isKeyMaterial(QByteArray::fromHex(lower.mid(key, 8192)))) {
                    collector.add(LeakKind::PrivateKey, text.sliced(at, end - at), lines.at(at), false, at);
                    break;
                }
            }
        }
        at = std::max(end, at + 1);
    }
}

} // namespace

void lookIntoEncoded(QByteArrayView utf8, LeakCollector& collector, const TaskContext& context)
{
    lookIntoBase64(utf8, collector, context);
    lookIntoHex(utf8, collector);
}

QByteArray withoutTags(QByteArrayView xml)
{
    QByteArray out;
    out.reserve(xml.size() / 2);
    // Ends of what a person sees on lines of its own, and what stands between cells.
    static const QByteArrayList lineEnds{"/p",  "br",  "/row",   "/tr",        "/div", "/li", "/si",   "/h1",
                                         "/h2", "/h3", "/title", "/table-row", "/sp",  "cr",  "/item", "/string"};
    static const QByteArrayList cellEnds{"/c", "/td", "/th", "tab", "/table-cell", "s", "/tc", "/v"};
    for (qsizetype at = 0; at < xml.size();) {
        if (xml[at] == '<') {
            const qsizetype close = xml.indexOf('>', at);
            if (close < 0)
                break;
            QByteArray tag = xml.sliced(at + 1, close - at - 1).toByteArray();
            const bool ending = tag.startsWith('/');
            qsizetype stop = 0;
            while (stop < tag.size() && tag[stop] != ' ' && tag[stop] != '\t' && tag[stop] != '\n' &&
                   !(stop > 0 && tag[stop] == '/'))
                ++stop;
            tag = tag.left(stop);
            const qsizetype colon = tag.indexOf(':');
            QByteArray name = (colon >= 0 ? (ending ? "/" : "") + tag.mid(colon + 1) : tag).toLower();
            if (lineEnds.contains(name))
                out += '\n';
            else if (cellEnds.contains(name))
                out += '\t';
            at = close + 1;
            continue;
        }
        if (xml[at] == '&') {
            const qsizetype close = xml.indexOf(';', at);
            if (close > at && close - at <= 10) {
                const QByteArray entity = xml.sliced(at + 1, close - at - 1).toByteArray();
                static const QHash<QByteArray, QByteArray> named{
                    {"amp", "&"},         {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
                    {"nbsp", "\xC2\xA0"}, {"eacute", "é"}, {"agrave", "à"}, {"egrave", "è"}, {"commat", "@"}};
                uint code = 0;
                bool ok = false;
                if (entity.startsWith("#x") || entity.startsWith("#X"))
                    code = entity.mid(2).toUInt(&ok, 16);
                else if (entity.startsWith('#'))
                    code = entity.mid(1).toUInt(&ok);
                if (ok && code > 0 && code < 0x110000) {
                    const char32_t character = code;
                    out += QString::fromUcs4(&character, 1).toUtf8();
                    at = close + 1;
                    continue;
                }
                if (named.contains(entity)) {
                    out += named.value(entity);
                    at = close + 1;
                    continue;
                }
            }
        }
        out += xml[at++];
    }
    return out;
}

} // namespace pupitre
