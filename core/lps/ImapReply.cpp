#include "core/lps/ImapReply.h"

#include <algorithm>

namespace pupitre {

namespace {

bool isAtom(const QByteArray& word)
{
    return !word.isEmpty() && word.size() <= 200 && std::all_of(word.begin(), word.end(), [](char c) {
        return c > ' ' && c < '\x7F' && !QByteArrayView("(){%*\"\\]").contains(c);
    });
}

QByteArray takeWord(QByteArray& rest)
{
    const qsizetype space = rest.indexOf(' ');
    QByteArray word = space < 0 ? rest : rest.first(space);
    rest = space < 0 ? QByteArray() : rest.sliced(space + 1);
    return word;
}

QByteArrayList upperWords(const QByteArray& text)
{
    QByteArrayList words;
    for (const QByteArray& word : text.simplified().split(' ')) {
        if (!word.isEmpty())
            words.append(word.toUpper());
    }
    return words;
}

} // namespace

std::optional<ImapReply> ImapReply::parse(const QByteArray& line)
{
    ImapReply reply;
    QByteArray rest = line;
    if (line.startsWith('+')) { // some leave out the space
        reply.kind = Kind::Continuation;
        reply.text = line.mid(line.startsWith("+ ") ? 2 : 1);
        return reply;
    }
    const QByteArray first = takeWord(rest);
    if (first == "*") {
        reply.kind = Kind::Untagged;
    } else {
        if (!isAtom(first) || first.contains('+'))
            return std::nullopt;
        reply.kind = Kind::Tagged;
        reply.tag = first;
    }
    QByteArray name = takeWord(rest);
    const bool number = reply.kind == Kind::Untagged && !name.isEmpty() &&
                        std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (number) {
        constexpr qsizetype mostDigits = 18;
        if (name.size() > mostDigits)
            return std::nullopt;
        reply.number = name.toLongLong();
        name = takeWord(rest);
    }
    if (!isAtom(name))
        return std::nullopt;
    reply.name = name.toUpper();
    const bool status = reply.isStatus();
    if (reply.kind == Kind::Tagged && (!status || reply.name == "PREAUTH" || reply.name == "BYE"))
        return std::nullopt;
    if (status && rest.startsWith('[')) {
        const qsizetype end = rest.indexOf(']');
        if (end < 0)
            return std::nullopt;
        reply.code = rest.sliced(1, end - 1);
        rest = rest.sliced(end + 1);
        if (rest.startsWith(' '))
            rest.remove(0, 1);
    }
    reply.text = rest;
    return reply;
}

QByteArrayList ImapReply::capabilities() const
{
    if (name == "CAPABILITY")
        return upperWords(text);
    QByteArrayList words = upperWords(code);
    if (words.isEmpty() || words.takeFirst() != "CAPABILITY")
        return {};
    return words;
}

} // namespace pupitre
