#include "core/lps/TlsHelloExchange.h"

namespace pupitre {

TlsHelloExchange::TlsHelloExchange(const ConnectionFactory& factory, const TlsEndpoint& endpoint,
                                   const ClientHello& hello, QObject* parent)
    : QObject(parent)
    , m_hello(hello.toRecord())
    , m_approach(factory, endpoint)
{
    connect(&m_approach, &TlsApproach::ready, this, &TlsHelloExchange::sendHello);
    connect(&m_approach, &TlsApproach::failed, this, &TlsHelloExchange::failed);
    connect(&m_approach.connection(), &Connection::bytesReceived, this, &TlsHelloExchange::take);
}

void TlsHelloExchange::sendHello()
{
    m_said = true;
    m_approach.connection().expectBytes(m_reader.wanted());
    m_approach.connection().sendBytes(m_hello, QStringLiteral("ClientHello (%1 bytes)").arg(m_hello.size()));
}

void TlsHelloExchange::take(const QByteArray& bytes)
{
    if (m_over || !m_said)
        return;
    m_reader.take(bytes);
    if (!m_reader.isOver())
        m_approach.connection().expectBytes(m_reader.wanted());
    else if (m_reader.flight().hello)
        end(Outcome::Answered);
    else
        end(m_reader.isBroken() ? Outcome::Broken : Outcome::Refused);
}

void TlsHelloExchange::failed(const Error& error)
{
    if (m_over)
        return;
    if (m_said) {
        // A server may stop in the middle of its flight: what it chose is known all the same.
        if (m_reader.flight().hello)
            return end(Outcome::Answered);
        return end(error.code() == ErrorCode::NetTimedOut ? Outcome::Silent : Outcome::Refused);
    }
    m_error = error;
    end(Outcome::Unreachable);
}

void TlsHelloExchange::end(Outcome outcome)
{
    m_over = true;
    m_outcome = outcome;
    m_approach.connection().close();
    Q_EMIT finished();
}

} // namespace pupitre
