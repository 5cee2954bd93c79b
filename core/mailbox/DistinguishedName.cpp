#include "core/mailbox/DistinguishedName.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestText = 4096;
constexpr qsizetype mostAttributes = 64;

int hexValue(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    const QChar lower = c.toLower();
    return lower >= u'a' && lower <= u'f' ? lower.unicode() - u'a' + 10 : -1;
}

bool isType(QStringView type)
{
    return !type.isEmpty() && std::all_of(type.begin(), type.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'.');
    });
}

// Reads one value from `at` up to an unescaped separator; nothing when an escape is broken.
std::optional<QString> takeValue(const QString& text, qsizetype& at)
{
    QByteArray bytes;   // escapes are octets of UTF-8
    qsizetype kept = 0; // what ends before trailing spaces that are not escaped
    while (at < text.size() && text[at] == u' ')
        ++at;
    const bool quoted = at < text.size() && text[at] == u'"'; // RFC 2253 §4 accepts the older quoted form
    if (quoted)
        ++at;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted && c == u'"') {
            ++at;
            while (at < text.size() && text[at] == u' ')
                ++at;
            return QString::fromUtf8(bytes);
        }
        if (!quoted && (c == u',' || c == u'+' || c == u';'))
            break;
        if (c == u'\\') {
            if (at + 1 >= text.size())
                return std::nullopt;
            const int high = hexValue(text[at + 1]);
            const int low = at + 2 < text.size() ? hexValue(text[at + 2]) : -1;
            if (high >= 0 && low >= 0) {
                bytes.append(static_cast<char>(high * 16 + low));
                at += 2;
            } else if (QStringLiteral(",+\"\\<>;=# ").contains(text[at + 1])) {
                bytes.append(text[at + 1].toLatin1());
                ++at;
            } else {
                return std::nullopt;
            }
            kept = bytes.size();
            continue;
        }
        if (!quoted && (c == u'"' || c == u'<' || c == u'>'))
            return std::nullopt;
        if (c.isHighSurrogate() && at + 1 < text.size()) {
            bytes.append(text.mid(at, 2).toUtf8());
            ++at;
        } else {
            bytes.append(QString(c).toUtf8());
        }
        if (c != u' ')
            kept = bytes.size();
    }
    if (quoted)
        return std::nullopt;
    return QString::fromUtf8(bytes.first(kept));
}

} // namespace

Result<DistinguishedName> DistinguishedName::parse(const QString& text)
{
    const auto refused = [&] {
        return fail(Error(ErrorCode::DnSyntax).withValue(text.left(longestText)));
    };
    if (text.trimmed().isEmpty() || text.size() > longestText)
        return refused();
    DistinguishedName name;
    bool joined = false;
    for (qsizetype at = 0;;) {
        const qsizetype equals = text.indexOf(u'=', at);
        if (equals < 0 || name.m_attributes.size() == mostAttributes)
            return refused();
        const QString type = text.mid(at, equals - at).trimmed().toUpper();
        if (!isType(type))
            return refused();
        at = equals + 1;
        const auto value = takeValue(text, at);
        if (!value || value->isEmpty())
            return refused();
        name.m_attributes.append({type, *value, joined});
        if (at >= text.size())
            return name;
        const QChar separator = text[at];
        if (separator != u',' && separator != u'+' && separator != u';')
            return refused();
        joined = separator == u'+';
        ++at;
    }
}

QString DistinguishedName::first(const QString& type) const
{
    const auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
                                    [&](const Attribute& attribute) { return attribute.type == type; });
    return found == m_attributes.end() ? QString() : found->value;
}

} // namespace pupitre
