#include "core/lps/ImapSession.h"
#include "core/lps/MimeText.h"

#include <algorithm>

// UID SEARCH: what is asked, in any script, and what is found (RFC 3501 §6.4.4, RFC 4731).
namespace pupitre {

namespace {

constexpr qsizetype mostFound = 1000000;

// "1:4,7", at most so many of them.
QList<qint64> uidsOfSet(const QByteArray& set, qsizetype most)
{
    QList<qint64> uids;
    for (const QByteArray& range : set.split(',')) {
        const QByteArrayList ends = range.split(':');
        bool good = ends.size() <= 2;
        qint64 first = 0;
        qint64 last = 0;
        if (good)
            first = ends.first().toLongLong(&good);
        if (good)
            last = ends.last().toLongLong(&good);
        for (qint64 uid = std::min(first, last); good && uid <= std::max(first, last) && uids.size() < most; ++uid)
            uids.append(uid);
    }
    return uids;
}

} // namespace

// The criteria as written, but for strings beyond ASCII: those are literals, after the name of their charset
// (RFC 3501 §6.4.4 and the `quoted` of §9, which holds seven bits).
void ImapSession::Command::addCriteria(const QByteArray& criteria)
{
    if (isAscii(criteria))
        return add(criteria);
    if (!criteria.trimmed().toUpper().startsWith("CHARSET "))
        add("CHARSET UTF-8 ");
    for (qsizetype i = 0; i < criteria.size();) {
        const bool quoted = criteria[i] == '"';
        QByteArray string;
        qsizetype end = i + (quoted ? 1 : 0);
        for (; end < criteria.size() &&
               (quoted ? criteria[end] != '"' : !QByteArrayView(" ()\"").contains(criteria[end]));
             ++end) {
            if (quoted && criteria[end] == '\\' && end + 1 < criteria.size())
                ++end;
            string += criteria[end];
        }
        end = quoted ? std::min(end + 1, criteria.size()) : std::max(end, i + 1);
        if (isAscii(string))
            add(criteria.mid(i, end - i));
        else
            addLiteral(string);
        i = end;
    }
}

void ImapSession::search(const QByteArray& criteria, Answer<QList<qint64>> answer, bool asStep)
{
    auto uids = std::make_shared<QList<qint64>>();
    // As ranges where the server can: the numbers of a large folder would make one line of many thousands.
    Command command{asStep ? "search" : "", has("ESEARCH") ? "UID SEARCH RETURN (ALL) " : "UID SEARCH ", {}};
    command.addCriteria(criteria);
    run(
        command,
        [uids](const ImapReply& reply) {
            const bool extended =
                reply.name == "ESEARCH"; // RFC 4731, and the only answer of a server of RFC 9051 alone
            const auto values = extended || reply.name == "SEARCH" ? parseImapValues(reply.text) : std::nullopt;
            const QList<ImapValue> items = values.value_or(QList<ImapValue>());
            for (qsizetype i = 0; i < items.size(); ++i) {
                if (extended && items[i].isAtom("ALL") && i + 1 < items.size())
                    uids->append(uidsOfSet(items[i + 1].text, mostFound));
                else if (const auto uid = extended ? std::nullopt : items[i].number())
                    uids->append(*uid);
            }
        },
        [uids, answer](const Result<ImapReply>& done) {
            if (!done)
                return answer(fail(done.error()));
            std::sort(uids->begin(), uids->end());
            answer(*uids);
        });
}

} // namespace pupitre
