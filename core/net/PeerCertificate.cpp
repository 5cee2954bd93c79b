#include "core/net/PeerCertificate.h"

#include <QEventLoop>
#include <QTimer>

#include <utility>

namespace pupitre {

namespace {

constexpr quint16 imapPort = 143;
constexpr quint16 relayPort = 25;
constexpr quint16 submissionPort = 587;

ConnectionLimits shortLimits()
{
    ConnectionLimits limits;
    limits.idleTimeout = 15000;
    limits.totalTimeout = 45000;
    limits.totalBytes = 1 << 20;
    return limits;
}

TlsPolicy lookingOnly()
{
    TlsPolicy policy;
    policy.enforce = false;
    return policy;
}

} // namespace

Result<std::pair<QString, quint16>> PeerCertificate::parseEndpoint(const QString& text)
{
    const QString trimmed = text.trimmed();
    const qsizetype colon = trimmed.lastIndexOf(QLatin1Char(':'));
    QString host = trimmed.left(colon);
    bool number = false;
    const int port = trimmed.mid(colon + 1).toInt(&number);
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    constexpr int highest = 65535;
    if (colon <= 0 || !number || port < 1 || port > highest || host.isEmpty() || host.contains(QLatin1Char(' ')) ||
        host.contains(QLatin1Char('/')))
        return fail(Error(ErrorCode::LpsEndpoint).withValue(text));
    return std::pair(host, static_cast<quint16>(port));
}

PeerCertificate::PeerCertificate(const ConnectionFactory& factory, QString host, quint16 port, QObject* parent)
    : QObject(parent)
    , m_connection(factory.make(lookingOnly(), shortLimits(), QNetworkProxy(QNetworkProxy::NoProxy)))
    , m_host(std::move(host))
    , m_port(port)
    , m_chain(fail(ErrorCode::NetClosed))
{
    Connection* connection = m_connection.get();
    connect(connection, &Connection::opened, this, [this, connection] {
        if (m_port != imapPort && m_port != relayPort && m_port != submissionPort)
            connection->startTls();
    });
    connect(connection, &Connection::lineReceived, this, &PeerCertificate::speak);
    connect(connection, &Connection::secured, this, [this, connection] {
        end(connection->tlsReport().chain);
        connection->close();
    });
    connect(connection, &Connection::failed, this, [this](const Error& error) { end(fail(error)); });
    connect(connection, &Connection::closed, this, [this] { end(fail(ErrorCode::NetClosed)); });
}

void PeerCertificate::start()
{
    m_connection->open(m_host, m_port);
}

// The few lines before STARTTLS: the greeting, EHLO in SMTP, the command.
void PeerCertificate::speak(const QByteArray& line)
{
    if (m_ended || m_connection->isSecure())
        return;
    if (m_port == imapPort) {
        if (line.startsWith("* ") && !m_asked) {
            m_asked = true;
            m_connection->send("a STARTTLS");
        } else if (line.startsWith("a OK")) {
            m_connection->startTls();
        } else if (line.startsWith("a ")) {
            end(fail(Error(ErrorCode::LpsNotOffered)
                         .withValue(QStringLiteral("STARTTLS"))
                         .withDetail(QString::fromLatin1(line.left(200)))));
        }
        return;
    }
    if (line.size() < 4 || line[3] != ' ')
        return; // a reply goes on
    if (line.startsWith("220") && !m_asked) {
        m_asked = true;
        m_connection->send("EHLO [127.0.0.1]");
    } else if (line.startsWith("250")) {
        m_connection->send("STARTTLS");
    } else if (line.startsWith("220")) {
        m_connection->startTls();
    } else {
        end(fail(Error(ErrorCode::LpsNotOffered)
                     .withValue(QStringLiteral("STARTTLS"))
                     .withDetail(QString::fromLatin1(line.left(200)))));
    }
}

void PeerCertificate::end(Result<QList<Certificate>> chain)
{
    if (std::exchange(m_ended, true))
        return;
    m_chain =
        chain && chain->isEmpty() ? Result<QList<Certificate>>(fail(ErrorCode::NetTlsHandshake)) : std::move(chain);
    Q_EMIT finished();
}

Result<QList<Certificate>> presentedBy(const ConnectionFactory& factory, const QString& host, quint16 port)
{
    PeerCertificate peer(factory, host, port);
    QEventLoop loop;
    QObject::connect(&peer, &PeerCertificate::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QTimer::singleShot(0, &peer, &PeerCertificate::start);
    loop.exec();
    return peer.chain();
}

} // namespace pupitre
