#pragma once

#include "core/lps/AutoconfigXml.h"
#include "core/lps/RunReport.h"
#include "core/net/HttpClient.h"

#include <QElapsedTimer>

#include <functional>

namespace pupitre {

/// One record of a DNS SRV answer (RFC 2782).
struct SrvRecord
{
    QString target; ///< "." or empty: the service is decidedly not offered
    quint16 port = 0;
    quint16 priority = 0;
    quint16 weight = 0;
};

/// The DNS, as discovery needs it; replaced in tests. Answers come through the event loop, unless `context` is gone.
class NameService
{
public:
    virtual ~NameService() = default;
    using SrvAnswer = std::function<void(Result<QList<SrvRecord>>)>;
    using HostAnswer = std::function<void(Result<QList<QHostAddress>>)>;
    virtual void lookupService(const QString& name, QObject* context, SrvAnswer answer);
    virtual void lookupHost(const QString& name, QObject* context, HostAnswer answer);
};

/// What to find out and how far one may go for it.
struct DiscoveryTarget
{
    QString address;                                          ///< of the mailbox
    QStringList allowedDomains{QStringLiteral("mssante.fr")}; ///< and what is below them
    bool sandbox = false;                                     ///< loopback and private addresses are spoken to
    /// Instead of https://autoconfig.<domain>, for a sandbox whose names no DNS knows; ignored without `sandbox`.
    QUrl autoconfigBase;
    QList<Certificate> anchors; ///< count besides the system's: ECO.1.1.9 lets a commercial authority be enough here
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    int timeout = 10000; ///< of each request, milliseconds
};

/// A server found, fit to be tried.
struct DiscoveredServer
{
    MailProtocol protocol = MailProtocol::Imap;
    QString host;
    quint16 port = 0;
    QStringList authentication; ///< as announced; empty: DNS does not tell
    bool fit = false;           ///< nothing found against it
};

struct DiscoveryReport
{
    QString address;
    QDateTime startedAt;
    QString source; ///< "autoconfig", "well-known", "srv": who answered; empty: nobody
    QString url;    ///< the document's
    QList<RunStep> steps;
    QList<DiscoveredServer> servers; ///< the preferred first
    QJsonArray transcript;
    std::optional<Error> error; ///< it did not come to an answer

    const DiscoveredServer* server(MailProtocol protocol) const; ///< the first fit one, or null
    bool good() const;
    QJsonObject toJson() const;
};

/// Finds the servers of a mailbox as its software does: the autoconfiguration document of the operator, the well-known
/// path of the domain, then DNS SRV; then judges every value. Nothing is asked about an address outside the allowed
/// domains, and no server outside them, under a bare address or in a private network is fit: a Pro Santé Connect token
/// would go there. Asynchronous; finished() comes once. Sources: ECO.1.1.9, RFC 6186, RFC 8314 §5.1.
class Discovery : public QObject
{
    Q_OBJECT

public:
    Discovery(NameService& names, DiscoveryTarget target, const QDateTime& startedAt, QObject* parent = nullptr);
    ~Discovery() override;
    void start();
    void cancel();
    const DiscoveryReport& report() const { return m_report; }

Q_SIGNALS:
    void stepDone();
    void finished();

private:
    void ask(const char* source, const QUrl& url, std::function<void()> next);
    bool takeDocument(const char* source, const HttpReply& reply);
    void askServices();
    void askService(qsizetype index);
    void takeServices();
    void resolveHosts(qsizetype index);
    bool isAllowedHost(const QString& host) const;
    void judgeHost(DiscoveredServer& server, const Result<QList<QHostAddress>>& addresses);
    void addStep(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {});
    void end();

    NameService& m_names;
    DiscoveryTarget m_target;
    QString m_domain;
    DiscoveryReport m_report;
    std::unique_ptr<HttpClient> m_http;
    QList<Result<QList<SrvRecord>>> m_services;
    QElapsedTimer m_clock;
    bool m_over = false;
};

/// Whether `domain` is one of `domains` or below one of them; both as A-labels or Unicode, in any case.
bool isWithinDomains(const QString& domain, const QStringList& domains);

/// Judges what a document says for a mailbox of `domain`: adds a step for each value and returns the servers, fit as
/// far as the document alone can tell. `sandbox`: "localhost" and bare addresses are hosts too.
QList<DiscoveredServer> judgeAutoconfig(const AutoconfigDocument& document, const QString& domain,
                                        const QStringList& allowedDomains, bool sandbox, QList<RunStep>& steps);

} // namespace pupitre
