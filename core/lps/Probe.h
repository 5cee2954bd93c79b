#pragma once

#include "core/lps/ImapReply.h"
#include "core/lps/SmtpReply.h"
#include "core/net/Connection.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <optional>

namespace pupitre {

enum class MailProtocol { Imap, Smtp };

/// Splits "host:port" ("[::1]:143" for a literal address): LpsEndpoint when it is neither.
Result<std::pair<QString, quint16>> parseEndpoint(const QString& endpoint);

/// How one step of a probe ended.
enum class StepVerdict { Ok, Warning, Failed, NotJudged };
QString verdictCode(StepVerdict verdict); ///< "ok", "warning", "failed", "not-judged"

/// One step: its name and what was found are stable words ("starttls", "starttls-missing"), worded by the screen.
struct ProbeStep
{
    QString name;
    StepVerdict verdict = StepVerdict::Ok;
    QString code; ///< empty when all is well
    qint64 milliseconds = 0;
    QString detail; ///< what was seen (a greeting, a suite), as is
};

/// What an endpoint showed: everything a professional's software meets before it authenticates.
struct ProbeReport
{
    MailProtocol protocol = MailProtocol::Imap;
    QString endpoint;
    QDateTime startedAt;
    QString greeting;
    QStringList capabilitiesBefore;
    QStringList capabilitiesAfter;
    std::optional<TlsReport> tls;
    QList<ProbeStep> steps;
    QJsonArray transcript;
    std::optional<Error> error; ///< the connection failed before the end

    /// No step failed and the dialogue came to its end.
    bool good() const;
    QJsonObject toJson() const;
};

/// Talks to an IMAP or SMTP server up to the end of STARTTLS and the capabilities after it, then leaves politely.
/// Asynchronous, on the thread it lives in; finished() comes exactly once.
/// Rules: référentiel #2 ECO.1.0.1/1.0.2 (STARTTLS), 1.1.1 (TLS ≥ 1.2), 1.1.3 (suites), RFC 3207, RFC 9051 §6.2.1.
class Probe : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        MailProtocol protocol = MailProtocol::Imap;
        QString host;
        quint16 port = 143;
        QList<Certificate> anchors;
        ConnectionLimits limits;
        QNetworkProxy proxy{QNetworkProxy::NoProxy};
    };

    Probe(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent = nullptr);
    void start();
    void cancel();
    const ProbeReport& report() const { return m_report; }

Q_SIGNALS:
    void stepDone();
    void finished();

private:
    enum class State { Connecting, Greeting, Capabilities, StartTls, Handshake, CapabilitiesAfter, Leaving, Over };

    void take(const QByteArray& line);
    void takeImap(const QByteArray& line);
    void takeSmtp(const QByteArray& line);
    void imapGreeting(const ImapReply& reply);
    void imapCommandDone(const ImapReply& reply);
    void smtpReply(const SmtpReply& reply);
    void askCapabilities(State state);
    void judgeClearCapabilities();
    void askStartTls();
    void goSecure();
    void judgeTls();
    void leave();
    void sendCommand(const QByteArray& command);
    void unexpected(const QByteArray& line);
    void end(std::optional<Error> error);
    void step(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {});
    QStringList& capabilities();

    Target m_target;
    ProbeReport m_report;
    std::unique_ptr<Connection> m_connection;
    SmtpReplyReader m_smtp;
    State m_state = State::Connecting;
    int m_tag = 0;
    int m_untagged = 0; ///< lines since the last command: an endless flood is cut
    bool m_starttlsOffered = false;
    QElapsedTimer m_clock;
};

} // namespace pupitre
