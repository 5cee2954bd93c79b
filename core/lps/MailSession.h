#pragma once

#include "core/lps/RunReport.h"
#include "core/net/Connection.h"

#include <QElapsedTimer>

#include <functional>

namespace pupitre {

/// Where an operation of a session puts its result; called exactly once: from the event loop, or at once when the
/// operation cannot even begin (session over, not offered, unfit input). It must not delete the session (deleteLater()
/// will do).
template <class T>
using Answer = std::function<void(Result<T>)>;

/// One dialogue with a mail server, from the connection to the farewell, every step told in its report. What IMAP and
/// SMTP have in common is here: the way into TLS and what is judged of it.
///
/// Asynchronous, on the thread it lives in. One operation at a time. After an error of the connection, or of the
/// protocol, every operation fails with it.
/// Rules: référentiel #2 ECO.1.0.1/1.0.2 (STARTTLS), 1.1.1 (TLS ≥ 1.2), 1.1.3 (suites), RFC 3207, RFC 9051 §6.2.1.
class MailSession : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        MailProtocol protocol = MailProtocol::Imap;
        QString host;
        quint16 port = 143;
        TlsPolicy tls;
        ConnectionLimits limits;
        QNetworkProxy proxy{QNetworkProxy::NoProxy};
    };

    ~MailSession() override;

    /// Connects, goes under TLS and asks what the server can do. LpsUnfit when the server cannot be used (the failed
    /// step says why: STARTTLS missing or refused, PREAUTH…); it may still be left politely.
    void open(Answer<void> answer);
    /// Says goodbye and closes. Never fails: a server that hangs up instead has been left all the same.
    void leave(Answer<void> answer);
    /// Ends everything at once; the operation under way fails with Cancelled.
    void cancel();

    bool isOver() const { return m_over; }
    /// Open and under TLS: an operation may be asked for.
    bool isUsable() const { return !m_over && m_state == State::Ready && !m_unfit; }
    const RunReport& report() const { return m_report; }

Q_SIGNALS:
    void stepDone();

protected:
    MailSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent);

    enum class State { Idle, Greeting, Capabilities, StartTls, Handshake, CapabilitiesAfter, Ready, Leaving };
    State state() const { return m_state; }
    const Target& target() const { return m_target; }
    Connection& connection() { return *m_connection; }

    // What a protocol does in its own way.
    virtual void take(const QByteArray& line) = 0;
    virtual void takeBytes(const QByteArray& bytes);
    virtual void sendCapabilities() = 0;
    virtual void sendStartTls() = 0;
    virtual void sendGoodbye() = 0;
    /// Fails the operation under way, if any: the session is over.
    virtual void abandon(const Error& error) = 0;

    // What a protocol has learned on the way into TLS.
    void greeted(const QString& text, const char* finding); ///< an empty finding: welcome
    void capabilitiesKnown(const QStringList& capabilities, bool starttls, bool loginOpen);
    void startTlsAnswered(bool accepted, const QString& text);

    /// What a server said, without the secrets it may have repeated.
    QString shown(const QString& words) const { return m_connection->transcript().redacted(words); }
    QString shown(const QByteArray& words) const { return shown(QString::fromUtf8(words)); }
    void addStep(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {});
    /// A command goes out: the count of lines awaited begins anew.
    void sendLine(const QByteArray& line);
    /// The server broke the protocol, or the connection failed: nothing more can be done.
    void end(const Error& error);
    void unexpected(const QByteArray& line);
    /// Why an operation asked for while the session is not usable fails at once.
    Error unusableError() const;

private:
    void secured();
    void judgeClearCapabilities(bool loginOpen);
    void judgeTls();
    void unfit(const char* name, const char* finding, const QString& detail);
    void answerOpening(const Result<void>& result);

    Target m_target;
    RunReport m_report;
    std::unique_ptr<Connection> m_connection;
    State m_state = State::Idle;
    Answer<void> m_opening;
    Answer<void> m_leaving;
    QElapsedTimer m_clock;
    int m_lines = 0;              ///< since the last command: an endless flood is cut
    std::optional<Error> m_unfit; ///< it can be left, and nothing else: nothing secret goes to it
    bool m_over = false;
};

} // namespace pupitre
