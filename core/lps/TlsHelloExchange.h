#pragma once

#include "core/lps/TlsApproach.h"
#include "core/net/ClientHello.h"
#include "core/net/ServerFlight.h"

namespace pupitre {

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

    void start() { m_approach.start(); }
    Outcome outcome() const { return m_outcome; }
    const ServerFlight& flight() const { return m_reader.flight(); }
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void finished();

private:
    void sendHello();
    void take(const QByteArray& bytes);
    void failed(const Error& error);
    void end(Outcome outcome);

    QByteArray m_hello;
    TlsApproach m_approach;
    ServerFlightReader m_reader;
    Outcome m_outcome = Outcome::Unreachable;
    std::optional<Error> m_error;
    bool m_said = false; ///< the hello is out
    bool m_over = false;
};

} // namespace pupitre
