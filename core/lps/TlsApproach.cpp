#include "core/lps/TlsApproach.h"

namespace pupitre {

namespace {

constexpr int mostApproachLines = 200; // before TLS

} // namespace

TlsApproach::TlsApproach(const ConnectionFactory& factory, const TlsEndpoint& endpoint, QObject* parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_connection(factory.make({}, endpoint.limits, endpoint.proxy))
{
    connect(m_connection.get(), &Connection::opened, this, [this] {
        if (m_endpoint.way == TlsEndpoint::Way::Direct)
            arrive();
    });
    connect(m_connection.get(), &Connection::lineReceived, this, &TlsApproach::takeLine);
    connect(m_connection.get(), &Connection::failed, this, &TlsApproach::fail);
}

TlsApproach::~TlsApproach()
{
    // The connection may be the one calling: it goes when the event loop is back.
    m_connection->disconnect();
    m_connection->close();
    m_connection.release()->deleteLater();
}

void TlsApproach::start()
{
    m_connection->open(m_endpoint.host, m_endpoint.port);
}

void TlsApproach::takeLine(const QByteArray& line)
{
    if (m_stage == Stage::Arrived || m_stage == Stage::Over)
        return;
    if (++m_lines > mostApproachLines)
        fail(Error(ErrorCode::NetTooMuchData).withValue(m_endpoint.host));
    else if (m_endpoint.protocol == MailProtocol::Imap)
        takeImapLine(line);
    else
        takeSmtpLine(line);
}

void TlsApproach::takeImapLine(const QByteArray& line)
{
    const auto unfit = [&](ErrorCode code) {
        fail(Error(code).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line.left(200))));
    };
    if (m_stage == Stage::Greeting) {
        if (!line.toUpper().startsWith("* OK"))
            return unfit(ErrorCode::LpsUnfit);
        m_stage = Stage::StartTls;
        m_connection->send("a1 STARTTLS");
    } else if (line.startsWith("a1 ")) {
        if (line.mid(3, 2).toUpper() == "OK")
            return arrive();
        unfit(ErrorCode::LpsUnfit);
    } else if (!line.startsWith("* ")) {
        unfit(ErrorCode::NetProtocol);
    }
}

void TlsApproach::takeSmtpLine(const QByteArray& line)
{
    const auto taken = m_smtp.take(line);
    if (taken == SmtpReplyReader::Outcome::More)
        return;
    const bool good =
        taken == SmtpReplyReader::Outcome::Complete && m_smtp.reply().code == (m_stage == Stage::Ehlo ? 250 : 220);
    if (!good)
        return fail(
            Error(ErrorCode::LpsUnfit).withValue(m_endpoint.host).withDetail(QString::fromUtf8(line.left(200))));
    if (m_stage == Stage::Greeting) {
        m_stage = Stage::Ehlo;
        m_connection->send(ehloLine(m_connection->localAddress()));
    } else if (m_stage == Stage::Ehlo) {
        m_stage = Stage::StartTls;
        m_connection->send("STARTTLS");
    } else {
        arrive();
    }
}

void TlsApproach::arrive()
{
    m_stage = Stage::Arrived;
    Q_EMIT ready();
}

void TlsApproach::fail(const Error& error)
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Over;
    Q_EMIT failed(error);
}

} // namespace pupitre
