#include "core/pki/PkiFetch.h"

#include "core/net/HttpClient.h"
#include "core/pki/Ocsp.h"

namespace pupitre {

namespace {

Result<QByteArray> exchange(HttpRequest request, qint64 largest, const PkiFetchPolicy& policy,
                            const TaskContext& context)
{
    HttpPolicy http;
    http.systemAuthorities = true;
    http.plainHttp = true;
    http.privateAddresses = policy.privateAddresses;
    http.proxy = policy.proxy;
    http.timeout = policy.timeout;
    http.bodyBytes = largest;
    const QString address = request.url.toString();
    HttpClient client(http);
    auto reply = client.exchange(std::move(request), context);
    if (!reply)
        return fail(reply.error());
    if (!reply->isSuccess())
        return fail(
            Error(ErrorCode::NetProtocol).withValue(address).withDetail(QStringLiteral("HTTP %1").arg(reply->status)));
    return reply->body;
}

} // namespace

Result<QByteArray> fetchPublished(const QString& address, qint64 largest, const PkiFetchPolicy& policy,
                                  const TaskContext& context)
{
    HttpRequest request;
    request.url = QUrl(address);
    return exchange(std::move(request), largest, policy, context);
}

OcspExchange ocspOverHttp(const PkiFetchPolicy& policy, const TaskContext& context)
{
    return [policy, context](const QString& url, const QByteArray& question) {
        HttpRequest request;
        request.method = "POST";
        request.url = QUrl(url);
        request.headers = {{"Content-Type", "application/ocsp-request"}, {"Accept", "application/ocsp-response"}};
        request.body = question;
        return exchange(std::move(request), OcspQuestion::largestAnswer, policy, context);
    };
}

} // namespace pupitre
