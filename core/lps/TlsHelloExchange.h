#pragma once

#include "core/lps/RunReport.h"
#include "core/lps/SmtpReply.h"
#include "core/net/ClientHello.h"
#include "core/net/Connection.h"
#include "core/net/ServerFlight.h"

namespace pupitre {

/// Where TLS is looked at, and how one gets there.
struct TlsEndpoint
{
    enum class Way { StartTls, Direct }; ///< Direct: TLS from the first byte (ports 993 and 465)

    MailProtocol protocol = MailProtocol::Imap;
    Way way = Way::StartTls;
    QString host;
    quint16 port = 143;
    ConnectionLimits limits;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
};

/// One connection, one ClientHello, and what the server answers to it: connects, asks for STARTTLS, sends the hello,
/// reads the server's flight and hangs up. finished() comes once, unless it is deleted before.
class TlsHelloExchange : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Answered,   ///< there is a ServerHello
        Refused,    ///< an alert, or the connection closed on the hello
        Silent,     ///< nothing within the time limit
        Broken,     ///< what came is no TLS
        Unreachable ///< it did not come as far as the hello: see error()
    };

    TlsHelloExchange(const ConnectionFactory& factory, const TlsEndpoint& endpoint, const ClientHello& hello,
                     QObject* parent = nullptr);
    ~TlsHelloExchange() override;

    void start();
    Outcome outcome() const { return m_outcome; }
    const ServerFlight& flight() const { return m_reader.flight(); }
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void finished();

private:
    void takeLine(const QByteArray& line);
    void takeImapLine(const QByteArray& line);
    void takeSmtpLine(const QByteArray& line);
    void sendHello();
    void failed(const Error& error);
    void end(Outcome outcome);

    enum class Stage { Greeting, Ehlo, StartTls, Flight, Over };
    TlsEndpoint m_endpoint;
    QByteArray m_hello;
    std::unique_ptr<Connection> m_connection;
    SmtpReplyReader m_smtp;
    ServerFlightReader m_reader;
    Stage m_stage = Stage::Greeting;
    Outcome m_outcome = Outcome::Unreachable;
    std::optional<Error> m_error;
    int m_lines = 0;
};

} // namespace pupitre
