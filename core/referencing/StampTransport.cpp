#include "core/referencing/StampTransport.h"

#include "core/net/HttpClient.h"

namespace pupitre {

TimeStampTransport httpStampTransport(bool privateNetwork)
{
    return [privateNetwork](const QString& url, const QByteArray& query,
                            const TaskContext& context) -> Result<QByteArray> {
        HttpPolicy policy;
        policy.systemAuthorities = true;
        policy.plainHttp = true;
        policy.privateAddresses = privateNetwork;
        policy.bodyBytes = 1 << 20;
        HttpClient client(policy);
        HttpRequest request;
        request.method = "POST";
        request.url = QUrl(url);
        request.headers = {{"Content-Type", "application/timestamp-query"}, {"Accept", "application/timestamp-reply"}};
        request.body = query;
        auto reply = client.exchange(std::move(request), context);
        if (!reply)
            return fail(reply.error());
        if (!reply->isSuccess())
            return fail(Error(ErrorCode::StampRefused).withDetail(QStringLiteral("HTTP %1").arg(reply->status)));
        return reply->body;
    };
}

} // namespace pupitre
