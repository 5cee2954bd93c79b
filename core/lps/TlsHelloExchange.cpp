#include "core/lps/TlsHelloExchange.h"

namespace pupitre {

namespace {

constexpr int mostLines = 200; // before TLS

} // namespace

TlsHelloExchange::TlsHelloExchange(const ConnectionFactory& factory, const TlsEndpoint& endpoint,
                                   const ClientHello& hello, QObject* parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_hello(hello.toRecord())
    , m_connection(factory.make({}, endpoint.limits, endpoint.proxy))
{
    connect(m_connection.get(), &Connection::opened, this, [this] {
        if (m_endpoint.way == TlsEndpoint::Way::Direct)
            sendHello();
    });
    connect(m_connection.get(), &Connection::lineReceived, this, &TlsHelloExchange::takeLine);
    connect(m_connection.get(), &Connection::bytesReceived, this, [this](const QByteArray& bytes) {
        if (m_stage != Stage::Flight)
            return;
        m_reader.take(bytes);
        if (!m_reader.isOver())
            m_connection->expectBytes(m_reader.wanted());
        else if (m_reader.flight().hello)
            end(Outcome::Answered);
        else
            end(m_reader.isBroken() ? Outcome::Broken : Outcome::Refused);
    });
    connect(m_connection.get(), &Connection::failed, this, &TlsHelloExchange::failed);
}

TlsHelloExchange::~TlsHelloExchange()
{
    // The connection may be the one calling: it goes when the event loop is back.
    m_connection->disconnect(this);
    m_connection->close();
    m_connection.release()->deleteLater();
}

void TlsHelloExchange::start()
{
    m_connection->open(m_endpoint.host, m_endpoint.port);
}

void TlsHelloExchange::takeLine(const QByteArray& line)
{
    if (m_stage == Stage::Over)
        return;
    if (++m_lines > mostLines) {
        failed(Error(ErrorCode::NetTooMuchData).withValue(m_endpoint.host));
        return;
    }
    if (m_endpoint.protocol == MailProtocol::Imap)
        takeImapLine(line);
    else
        takeSmtpLine(line);
}

void TlsHelloExchange::takeImapLine(const QByteArray& line)
{
    if (m_stage == Stage::Greeting) {
        if (!line.startsWith("* OK"))
            return failed(Error(ErrorCode::LpsUnfit).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line)));
        m_stage = Stage::StartTls;
        m_connection->send("a1 STARTTLS");
    } else if (line.startsWith("a1 ")) {
        if (line.mid(3, 2).toUpper() == "OK")
            return sendHello();
        failed(Error(ErrorCode::LpsUnfit).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line)));
    } else if (!line.startsWith("* ")) {
        failed(Error(ErrorCode::NetProtocol).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line.left(200))));
    }
}

void TlsHelloExchange::takeSmtpLine(const QByteArray& line)
{
    const auto taken = m_smtp.take(line);
    if (taken == SmtpReplyReader::Outcome::More)
        return;
    const bool good =
        taken == SmtpReplyReader::Outcome::Complete && m_smtp.reply().code == (m_stage == Stage::Ehlo ? 250 : 220);
    if (!good)
        return failed(
            Error(ErrorCode::LpsUnfit).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line.left(200))));
    if (m_stage == Stage::Greeting) {
        m_stage = Stage::Ehlo;
        m_connection->send(ehloLine(m_connection->localAddress()));
    } else if (m_stage == Stage::Ehlo) {
        m_stage = Stage::StartTls;
        m_connection->send("STARTTLS");
    } else {
        sendHello();
    }
}

void TlsHelloExchange::sendHello()
{
    m_stage = Stage::Flight;
    m_connection->expectBytes(m_reader.wanted());
    m_connection->sendBytes(m_hello, QStringLiteral("ClientHello (%1 bytes)").arg(m_hello.size()));
}

void TlsHelloExchange::failed(const Error& error)
{
    if (m_stage == Stage::Over)
        return;
    if (m_stage == Stage::Flight) {
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
    m_stage = Stage::Over;
    m_outcome = outcome;
    m_connection->close();
    Q_EMIT finished();
}

} // namespace pupitre
