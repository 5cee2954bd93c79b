#include "core/mailbox/WhiteListFetch.h"

namespace pupitre {

Result<WhiteList> fetchWhiteList(const QUrl& address, HttpPolicy policy, const TaskContext& context)
{
    policy.bodyBytes = WhiteList::maximumSize;
    HttpClient client(std::move(policy));
    HttpRequest request;
    request.url = address;
    request.headers = {{QByteArray("Accept"), QByteArray("application/xml, text/xml")}};
    auto reply = client.exchange(std::move(request), context);
    if (!reply)
        return fail(reply.error());
    constexpr int ok = 200;
    if (reply->status != ok)
        return fail(Error(ErrorCode::NetFailed)
                        .withValue(address.toString())
                        .withDetail(QStringLiteral("HTTP %1").arg(reply->status)));
    auto list = WhiteList::parse(reply->body, context);
    if (!list)
        return fail(Error(list.error()).inFile(address.toString()));
    for (Error& finding : list->findings)
        finding.inFile(address.toString());
    return list;
}

} // namespace pupitre
