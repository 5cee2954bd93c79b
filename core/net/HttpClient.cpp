#include "core/net/HttpClient.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslKey>
#include <QThread>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qint64 readBuffer = 256 * 1024; // what a fast sender may have waiting in our memory
constexpr int pollInterval = 50;          // how soon exchange() hears of a cancellation, milliseconds

// RFC 6890 and RFC 5771/4291: nothing of a public service lives there.
const char* const privateNetworks[] = {
    "0.0.0.0/8",     "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",   "169.254.0.0/16",  "172.16.0.0/12",
    "192.0.0.0/24",  "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4",   "240.0.0.0/4",  "::/128",         "::1/128",       "64:ff9b:1::/48",  "100::/64",
    "2001:db8::/32", "fc00::/7",     "fe80::/10",      "fec0::/10",     "ff00::/8"};

bool sameOrigin(const QUrl& a, const QUrl& b)
{
    const auto port = [](const QUrl& url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && port(a) == port(b);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isSecretHeader(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    return lower.contains("authorization") || lower.contains("cookie") || lower.contains("api-key") ||
           lower.contains("token") || lower.contains("secret");
}

// Statuses from 400 on are errors to QNetworkReply; here they are answers. What is left are failures of transport.
bool isAnswer(QNetworkReply::NetworkError error)
{
    const bool content = error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError;
    const bool server = error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError;
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError || content ||
           server;
}

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
        return ErrorCode::NetRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProxyConnectionClosedError:
        return ErrorCode::NetClosed;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError:
        return ErrorCode::NetHostNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return ErrorCode::NetTimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::NetTlsHandshake;
    default:
        return ErrorCode::NetFailed;
    }
}

} // namespace

bool isPrivateAddress(const QHostAddress& address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    const QHostAddress plain = mapped ? QHostAddress(v4) : address;
    return std::any_of(std::begin(privateNetworks), std::end(privateNetworks), [&](const char* network) {
        return plain.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(network)));
    });
}

QString shownUrl(const QUrl& url)
{
    static const QStringList granting{
        QStringLiteral("code"),          QStringLiteral("state"),         QStringLiteral("access_token"),
        QStringLiteral("refresh_token"), QStringLiteral("id_token"),      QStringLiteral("id_token_hint"),
        QStringLiteral("client_secret"), QStringLiteral("auth_req_id"),   QStringLiteral("token"),
        QStringLiteral("code_verifier"), QStringLiteral("session_state"), QStringLiteral("key")};
    QUrl shown = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    QUrlQuery query(shown);
    auto items = query.queryItems(QUrl::FullyEncoded);
    for (auto& [name, value] : items) {
        if (granting.contains(name.toLower()))
            value = QStringLiteral("***");
    }
    query.setQueryItems(items);
    shown.setQuery(query);
    return shown.toString(QUrl::FullyEncoded);
}

QByteArray HttpReply::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

// One request on its way, with its redirects and the addresses it tries.
class HttpClient::Exchange : public QObject
{
public:
    Exchange(HttpClient& client, HttpRequest request, Answer answer)
        : QObject(&client)
        , m_client(client)
        , m_request(std::move(request))
        , m_answer(std::move(answer))
        , m_url(m_request.url)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { end(fail(error(ErrorCode::NetTimedOut))); });
        m_timer.start(client.m_policy.timeout);
        // Even what fails at once is told through the event loop: the caller has returned by then.
        QMetaObject::invokeMethod(
            this, [this] { begin(); }, Qt::QueuedConnection);
    }

    void cancel() { end(fail(Error(ErrorCode::Cancelled))); }

private:
    Error error(ErrorCode code, const QString& detail = {}) const
    {
        return Error(code).withValue(shownUrl(m_url)).withDetail(detail);
    }

    bool isFirstOrigin() const { return sameOrigin(m_url, m_request.url); }

    void begin()
    {
        const HttpPolicy& policy = m_client.m_policy;
        const QString scheme = m_url.scheme();
        if (!m_url.isValid() || m_url.host().isEmpty() ||
            (scheme != QLatin1String("https") && scheme != QLatin1String("http"))) {
            end(fail(error(ErrorCode::NetUrl)));
            return;
        }
        if (scheme == QLatin1String("http") && !policy.plainHttp) {
            end(fail(error(ErrorCode::NetPlainHttp)));
            return;
        }
        m_addresses.clear();
        if (policy.privateAddresses || policy.proxy.type() != QNetworkProxy::NoProxy) {
            connectTo({});
            return;
        }
        // The name is resolved here and the connection made to the very address that was judged: a name that answers
        // differently the second time gains nothing.
        m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo& found) { resolved(found); });
    }

    void resolved(const QHostInfo& found)
    {
        m_lookup = -1;
        if (found.error() != QHostInfo::NoError || found.addresses().isEmpty()) {
            end(fail(error(ErrorCode::NetHostNotFound, found.errorString())));
            return;
        }
        for (const QHostAddress& address : found.addresses()) {
            if (isPrivateAddress(address)) {
                end(fail(error(ErrorCode::NetAddressRefused, address.toString())));
                return;
            }
        }
        m_addresses = found.addresses();
        std::stable_partition(m_addresses.begin(), m_addresses.end(), [](const QHostAddress& address) {
            return address.protocol() == QAbstractSocket::IPv4Protocol;
        });
        connectTo(m_addresses.takeFirst());
    }

    void connectTo(const QHostAddress& address)
    {
        QUrl target = m_url;
        target.setFragment({});
        target.setUserInfo({});
        QNetworkRequest request;
        if (!address.isNull()) {
            QByteArray host = m_url.host(QUrl::FullyEncoded).toLatin1();
            if (m_url.port() > 0)
                host += ':' + QByteArray::number(m_url.port());
            request.setRawHeader("Host", host);
            request.setPeerVerifyName(m_url.host(QUrl::FullyEncoded));
            target.setHost(address.toString());
        }
        request.setUrl(target);
        request.setSslConfiguration(isFirstOrigin() ? m_client.m_first : m_client.m_other);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setRawHeader("Accept-Encoding", "identity"); // the limit counts what is stored, not what is sent
        request.setRawHeader("User-Agent", "Pupitre/" PUPITRE_VERSION);
        for (const auto& [name, value] : m_request.headers) {
            if (isFirstOrigin() || name.compare("Accept", Qt::CaseInsensitive) == 0)
                request.setRawHeader(name, value);
        }
        if (isFirstOrigin() && !m_request.authorization.isEmpty())
            request.setRawHeader("Authorization", m_request.authorization.view().toByteArray());
        tellRequest(request);

        m_body.clear();
        m_tooLong = false;
        m_tlsErrors.clear();
        m_reply = m_client.m_manager->sendCustomRequest(request, m_request.method, m_request.body);
        m_reply->setParent(this);
        m_reply->setReadBufferSize(readBuffer);
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
            for (const QSslError& problem : errors)
                m_tlsErrors.append(problem.errorString());
        });
        connect(m_reply, &QIODevice::readyRead, this, [this] { read(); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { finished(); });
    }

    void read()
    {
        m_body += m_reply->readAll();
        if (m_body.size() > m_client.m_policy.bodyBytes && !m_tooLong) {
            m_tooLong = true;
            m_reply->abort();
        }
    }

    void finished()
    {
        QNetworkReply* reply = std::exchange(m_reply, nullptr);
        reply->deleteLater();
        if (m_ended)
            return;
        if (reply->isOpen() && !m_tooLong)
            m_body += reply->readAll();
        if (m_tooLong || m_body.size() > m_client.m_policy.bodyBytes) {
            end(fail(error(ErrorCode::NetTooMuchData)));
            return;
        }
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 || !isAnswer(reply->error())) {
            failed(*reply);
            return;
        }
        HttpReply answer{status, {}, m_body, m_url};
        for (const auto& [name, value] : reply->rawHeaderPairs())
            answer.headers.append({name, value});
        tellReply(answer, reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString());
        const bool harmless = m_request.method == "GET" || m_request.method == "HEAD";
        if (isRedirect(status) && harmless && !answer.header("Location").isEmpty()) {
            redirect(answer.header("Location"));
            return;
        }
        end(std::move(answer));
    }

    void failed(const QNetworkReply& reply)
    {
        if (!m_tlsErrors.isEmpty()) {
            end(fail(error(ErrorCode::NetUntrusted, m_tlsErrors.join(QStringLiteral("; ")))));
            return;
        }
        const bool unreached = reply.error() == QNetworkReply::ConnectionRefusedError ||
                               reply.error() == QNetworkReply::UnknownNetworkError;
        if (unreached && !m_addresses.isEmpty()) {
            connectTo(m_addresses.takeFirst());
            return;
        }
        end(fail(error(codeOf(reply.error()), reply.errorString())));
    }

    void redirect(const QByteArray& location)
    {
        const QUrl next = m_url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
        const bool downgrade = m_url.scheme() == QLatin1String("https") && next.scheme() != QLatin1String("https");
        if (++m_redirects > m_client.m_policy.redirects || downgrade || !next.isValid()) {
            end(fail(error(ErrorCode::NetRedirect, shownUrl(next))));
            return;
        }
        m_url = next;
        begin();
    }

    void tellRequest(const QNetworkRequest& request)
    {
        Transcript& transcript = m_client.m_transcript;
        const bool secure = m_url.scheme() == QLatin1String("https");
        transcript.note(QStringLiteral("%1 %2").arg(QString::fromLatin1(m_request.method), shownUrl(m_url)));
        for (const QByteArray& name : request.rawHeaderList())
            transcript.sent(name + ": " + (isSecretHeader(name) ? QByteArray("***") : request.rawHeader(name)), secure);
        if (!m_request.body.isEmpty())
            transcript.sent('(' + QByteArray::number(m_request.body.size()) + " bytes)", secure);
    }

    void tellReply(const HttpReply& reply, const QString& reason)
    {
        Transcript& transcript = m_client.m_transcript;
        const bool secure = m_url.scheme() == QLatin1String("https");
        transcript.received("HTTP " + QByteArray::number(reply.status) + ' ' + reason.toUtf8(), secure);
        for (const auto& [name, value] : reply.headers) {
            const bool location = name.compare("Location", Qt::CaseInsensitive) == 0;
            const QByteArray shown = isSecretHeader(name) ? QByteArray("***")
                                     : location           ? shownUrl(QUrl::fromEncoded(value)).toUtf8()
                                                          : value;
            transcript.received(name + ": " + shown, secure);
        }
        transcript.received('(' + QByteArray::number(reply.body.size()) + " bytes)", secure);
    }

    void end(Result<HttpReply> result)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_timer.stop();
        if (m_lookup >= 0)
            QHostInfo::abortHostLookup(m_lookup);
        if (!result)
            m_client.m_transcript.note(errorName(result.error().code()) + u' ' + result.error().detail());
        if (QNetworkReply* reply = std::exchange(m_reply, nullptr)) {
            reply->disconnect(this);
            reply->abort();
        }
        m_client.m_running.removeOne(this);
        deleteLater();
        m_answer(std::move(result));
    }

    HttpClient& m_client;
    HttpRequest m_request;
    Answer m_answer;
    QUrl m_url;                      ///< of the request under way
    QList<QHostAddress> m_addresses; ///< still to be tried
    QNetworkReply* m_reply = nullptr;
    QByteArray m_body;
    QStringList m_tlsErrors;
    QTimer m_timer;
    int m_lookup = -1;
    int m_redirects = 0;
    bool m_tooLong = false;
    bool m_ended = false;
};

HttpClient::HttpClient(HttpPolicy policy, QObject* parent)
    : QObject(parent)
    , m_policy(std::move(policy))
    , m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_policy.tls.enforce = true;
    // Once: the authorities of the system are a hundred files to read.
    m_first = sslConfiguration(m_policy.tls);
    if (m_policy.systemAuthorities)
        m_first.addCaCertificates(QSslConfiguration::systemCaCertificates());
    m_other = m_first;
    m_other.setLocalCertificateChain({});
    m_other.setPrivateKey({});
    m_manager->setProxy(m_policy.proxy);
    m_manager->setAutoDeleteReplies(false);
    m_transcript.start();
}

HttpClient::~HttpClient()
{
    qDeleteAll(std::exchange(m_running, {})); // without an answer, and before the manager their replies belong to
}

void HttpClient::send(HttpRequest request, Answer answer)
{
    m_running.append(new Exchange(*this, std::move(request), std::move(answer)));
}

void HttpClient::cancel()
{
    const QList<Exchange*> running = m_running;
    for (Exchange* exchange : running)
        exchange->cancel();
}

Result<HttpReply> HttpClient::exchange(HttpRequest request, const TaskContext& context)
{
    Q_ASSERT(!QCoreApplication::instance()->inherits("QGuiApplication") ||
             QThread::currentThread() != QCoreApplication::instance()->thread());
    std::optional<Result<HttpReply>> result;
    QEventLoop loop;
    QTimer poll;
    connect(&poll, &QTimer::timeout, this, [&] {
        if (context.isCancelled())
            cancel();
    });
    poll.start(pollInterval);
    send(std::move(request), [&](Result<HttpReply> answer) {
        result.emplace(std::move(answer));
        loop.quit();
    });
    loop.exec();
    return std::move(*result);
}

} // namespace pupitre
