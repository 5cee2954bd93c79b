#include "core/mailbox/DirectoryClient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QUrlQuery>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int tooMany = 429;
constexpr int unavailable = 503;
const QString metadata =
    QStringLiteral("https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata");

// What an OperationOutcome says, in its own words; else the status.
QString wordsOf(const HttpReply& reply)
{
    QStringList words;
    const QJsonObject outcome = QJsonDocument::fromJson(reply.body).object();
    for (const QJsonValue& value : outcome.value(QLatin1String("issue")).toArray()) {
        const QJsonObject issue = value.toObject();
        const QJsonObject details = issue.value(QLatin1String("details")).toObject();
        QString code =
            details.value(QLatin1String("coding")).toArray().at(0).toObject().value(QLatin1String("code")).toString();
        if (code.isEmpty())
            code = issue.value(QLatin1String("code")).toString();
        QString text = issue.value(QLatin1String("diagnostics")).toString();
        if (text.isEmpty())
            text = details.value(QLatin1String("text")).toString();
        words.append((code + QLatin1Char(' ') + text).trimmed());
    }
    words.removeAll(QString());
    constexpr qsizetype longest = 500;
    return words.isEmpty() ? QStringLiteral("HTTP %1").arg(reply.status)
                           : words.join(QStringLiteral("; ")).left(longest);
}

QString mailboxTypeIn(const QJsonObject& resource, const QString& address)
{
    for (const QJsonValue& value : resource.value(QLatin1String("telecom")).toArray()) {
        const QJsonObject point = value.toObject();
        if (point.value(QLatin1String("value")).toString().compare(address, Qt::CaseInsensitive) != 0)
            continue;
        for (const QJsonValue& outer : point.value(QLatin1String("extension")).toArray()) {
            if (outer.toObject().value(QLatin1String("url")) != metadata)
                continue;
            for (const QJsonValue& inner : outer.toObject().value(QLatin1String("extension")).toArray()) {
                const QJsonObject sub = inner.toObject();
                if (sub.value(QLatin1String("url")) != QLatin1String("type"))
                    continue;
                const QJsonArray coding = sub.value(QLatin1String("valueCodeableConcept"))
                                              .toObject()
                                              .value(QLatin1String("coding"))
                                              .toArray();
                return coding.isEmpty() ? sub.value(QLatin1String("valueCode")).toString()
                                        : coding.at(0).toObject().value(QLatin1String("code")).toString();
            }
        }
    }
    return {};
}

} // namespace

DirectoryClient::DirectoryClient(Options options)
    : m_options(std::move(options))
    , m_http(m_options.policy)
{}

// In small steps: a person who cancels does not wait for the server's pause.
void DirectoryClient::pause(qint64 milliseconds, const TaskContext& context)
{
    constexpr qint64 step = 50;
    for (qint64 left = milliseconds; left > 0 && !context.isCancelled(); left -= step)
        QThread::msleep(static_cast<unsigned long>(std::min(left, step)));
}

Result<HttpReply> DirectoryClient::exchange(HttpRequest request, const TaskContext& context)
{
    const bool keyed = !m_options.key.isEmpty();
    for (int attempt = 1;; ++attempt) {
        constexpr qint64 interval = 1000 / requestsPerSecond + 1;
        if (m_last.isValid() && m_last.elapsed() < interval)
            pause(interval - m_last.elapsed(), context);
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        m_last.start();
        HttpRequest copy;
        copy.method = request.method;
        copy.url = request.url;
        copy.body = request.body;
        copy.headers = request.headers;
        if (keyed)
            copy.headers.append({QByteArray("ESANTE-API-KEY"), m_options.key.view().toByteArray()});
        auto reply = m_http.exchange(std::move(copy), context);
        if (!reply || (reply->status != tooMany && reply->status != unavailable))
            return reply;
        if (attempt >= m_options.tries)
            return fail(Error(ErrorCode::DirectoryBusy).withDetail(wordsOf(*reply)));
        bool seconds = false;
        const qint64 asked = reply->header("Retry-After").trimmed().toLongLong(&seconds) * 1000;
        const qint64 own = 500LL << attempt;
        pause(std::clamp<qint64>(seconds ? asked : own, 0, m_options.longestWait), context);
    }
}

Result<QList<DirectoryCarrier>> DirectoryClient::carriers(const QString& address, const TaskContext& context)
{
    QList<DirectoryCarrier> found;
    for (const char* resource : {"Practitioner", "PractitionerRole", "Organization"}) {
        QUrl url = m_options.base;
        url.setPath(url.path() + QLatin1Char('/') + QLatin1String(resource));
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("mailbox-mss:exact"), QString::fromLatin1(QUrl::toPercentEncoding(address)));
        url.setQuery(query);
        for (int page = 0; !url.isEmpty(); ++page) {
            if (page == mostPages)
                return fail(Error(ErrorCode::DirectoryAnswer).withDetail(QStringLiteral("pages")));
            HttpRequest request;
            request.url = url;
            request.headers = {{QByteArray("Accept"), QByteArray("application/fhir+json")}};
            auto reply = exchange(std::move(request), context);
            if (!reply)
                return fail(reply.error());
            if (reply->status == 401 || reply->status == 403)
                return fail(
                    Error(m_options.key.isEmpty() ? ErrorCode::DirectoryKeyMissing : ErrorCode::DirectoryRefused)
                        .withDetail(wordsOf(*reply)));
            if (!reply->isSuccess())
                return fail(Error(ErrorCode::DirectoryRefused).withDetail(wordsOf(*reply)));
            const QJsonObject bundle = QJsonDocument::fromJson(reply->body).object();
            if (bundle.value(QLatin1String("resourceType")) != QLatin1String("Bundle"))
                return fail(Error(ErrorCode::DirectoryAnswer).withDetail(QStringLiteral("Bundle")));
            for (const QJsonValue& value : bundle.value(QLatin1String("entry")).toArray()) {
                const QJsonObject one = value.toObject().value(QLatin1String("resource")).toObject();
                const QJsonObject identifier = one.value(QLatin1String("identifier")).toArray().at(0).toObject();
                found.append({one.value(QLatin1String("resourceType")).toString(),
                              one.value(QLatin1String("id")).toString(),
                              identifier.value(QLatin1String("system")).toString() + QLatin1Char('|') +
                                  identifier.value(QLatin1String("value")).toString(),
                              mailboxTypeIn(one, address)});
            }
            url.clear();
            for (const QJsonValue& link : bundle.value(QLatin1String("link")).toArray()) {
                if (link.toObject().value(QLatin1String("relation")) != QLatin1String("next"))
                    continue;
                const QUrl next = reply->url.resolved(QUrl(link.toObject().value(QLatin1String("url")).toString()));
                // The next page of another house would be given the key.
                if (next.scheme() != m_options.base.scheme() || next.authority() != m_options.base.authority())
                    return fail(Error(ErrorCode::DirectoryAnswer).withDetail(next.authority()));
                url = next;
            }
        }
    }
    return found;
}

Result<void> DirectoryClient::publish(const DirectoryRequest& published, const TaskContext& context)
{
    if (!m_options.base.isValid() || m_options.base.host().isEmpty())
        return fail(Error(ErrorCode::PublishBase).withValue(m_options.base.toString()));
    HttpRequest request;
    request.method = "PATCH";
    request.url = m_options.base;
    request.url.setPath(request.url.path() + QLatin1Char('/') + published.resource);
    request.url.setQuery(QStringLiteral("identifier=") +
                             QString::fromLatin1(QUrl::toPercentEncoding(published.condition.section(u'=', 1))),
                         QUrl::StrictMode);
    request.headers = {{QByteArray("Content-Type"), QByteArray("application/fhir+json")},
                       {QByteArray("Accept"), QByteArray("application/fhir+json")}};
    request.body = QJsonDocument(published.body).toJson(QJsonDocument::Compact);
    auto reply = exchange(std::move(request), context);
    if (!reply)
        return fail(reply.error());
    if (reply->isSuccess())
        return {};
    const std::pair<int, ErrorCode> codes[] = {
        {400, ErrorCode::PublishBadFormat},    {401, ErrorCode::PublishUnauthorised},
        {403, ErrorCode::PublishUnauthorised}, {404, ErrorCode::PublishCarrierUnknown},
        {412, ErrorCode::PublishAmbiguous},    {422, ErrorCode::PublishRepeated}};
    ErrorCode code = ErrorCode::PublishServer;
    for (const auto& [status, meaning] : codes)
        code = reply->status == status ? meaning : code;
    return fail(Error(code).at(published.line).withValue(published.address).withDetail(wordsOf(*reply)));
}

} // namespace pupitre
