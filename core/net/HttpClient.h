#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"
#include "core/base/Task.h"
#include "core/net/TlsPolicy.h"
#include "core/net/Transcript.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace pupitre {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpRequest
{
    QByteArray method = "GET"; ///< upper case
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    /// The value of the Authorization header, where there is one ("Bearer …"): sent to the first host alone.
    SecureBytes authorization;
};

/// What came back, whatever its status: a 404 is an answer, and what it means is the caller's to say.
struct HttpReply
{
    int status = 0;
    HttpHeaders headers; ///< names as sent; header() looks for one whatever its case
    QByteArray body;
    QUrl url; ///< after redirects

    QByteArray header(QByteArrayView name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// What a client may do. The default is the strictest.
struct HttpPolicy
{
    /// The authorities of IGC-Santé, and the certificate shown to the first host. `enforce` does not apply: HTTP that
    /// is not trusted is not spoken.
    TlsPolicy tls;
    /// The system's authorities count too: for public web services (Pro Santé Connect, the FHIR gateway).
    bool systemAuthorities = false;
    /// Plain http is spoken: for CRLs, authority files and OCSP, which are signed themselves.
    bool plainHttp = false;
    /// Loopback, private, link-local and multicast addresses are spoken to: for targets marked as a sandbox, and for
    /// services the operator runs in its own network. Otherwise a name that leads there is refused.
    bool privateAddresses = false;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    int timeout = 30000;         ///< of one request with its redirects, milliseconds
    qint64 bodyBytes = 16 << 20; ///< a longer answer is refused: NetTooMuchData
    int redirects = 4;           ///< followed; one more is NetRedirect
};

/// An HTTP/1.1 client behind the one door: TLS 1.2 or later, limits, transcript, redaction. It belongs to the thread
/// that made it. Redirects are followed by hand: to the same host everything goes along, to another neither the
/// certificate, the authorization nor any header but Accept does, and never from https to http. Redirects of anything
/// but GET and HEAD are answers, not followed.
/// Errors: NetHostNotFound, NetRefused, NetTimedOut, NetClosed, NetFailed, NetTlsHandshake, NetUntrusted,
/// NetTooMuchData, NetPlainHttp, NetAddressRefused, NetRedirect, NetUrl, Cancelled.
/// Source: RFC 9110, RFC 9112; what discovery must refuse, domain facts §2 (token theft through autoconfiguration).
class HttpClient : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<HttpReply>)>;

    explicit HttpClient(HttpPolicy policy, QObject* parent = nullptr);
    ~HttpClient() override;

    /// Starts a request; `answer` is called once, through the event loop, unless this object is gone before.
    void send(HttpRequest request, Answer answer);
    /// Ends everything under way: each answers Cancelled.
    void cancel();

    /// The same for a worker of a Task and for a command line, which have nothing else to do meanwhile: returns when
    /// the answer is there or `context` is cancelled. Never on the screen's thread.
    Result<HttpReply> exchange(HttpRequest request, const TaskContext& context = {});

    /// All requests so far: request lines, headers with their secrets hidden, sizes of bodies.
    const Transcript& transcript() const { return m_transcript; }

private:
    class Exchange;
    void forget(Exchange* exchange);

    HttpPolicy m_policy;
    QSslConfiguration m_first; ///< towards the host asked for
    QSslConfiguration m_other; ///< towards those it redirects to: without the certificate
    Transcript m_transcript;
    std::unique_ptr<QNetworkAccessManager> m_manager;
    QList<Exchange*> m_running;
};

/// Whether an address is one that only its own network means: loopback, private, link-local, CGNAT, multicast,
/// unspecified, documentation and the mapped forms of these (RFC 6890).
bool isPrivateAddress(const QHostAddress& address);

/// What a transcript may show of a URL: values of query items that grant something are hidden.
QString shownUrl(const QUrl& url);

} // namespace pupitre
