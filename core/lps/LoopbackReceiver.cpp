#include "core/lps/LoopbackReceiver.h"

#include "core/base/SecureBytes.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace pupitre {

namespace {

const QString path = QStringLiteral("/callback");

// Another site's page must not reach it under a name of its own that leads to 127.0.0.1.
bool addressedAsLoopback(const QByteArray& head)
{
    for (const QByteArray& line : head.split('\n')) {
        if (!line.toLower().startsWith("host:"))
            continue;
        QByteArray host = line.mid(5).trimmed().toLower();
        if (const qsizetype colon = host.lastIndexOf(':'); colon >= 0)
            host.truncate(colon);
        return host == "127.0.0.1" || host == "localhost";
    }
    return false;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(QString page, QObject* parent)
    : QObject(parent)
    , m_page(std::move(page))
    , m_server(std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] { accept(); });
}

LoopbackReceiver::~LoopbackReceiver() = default;

Result<QUrl> LoopbackReceiver::listen(quint16 port)
{
    if (!m_server->listen(QHostAddress::LocalHost, port))
        return fail(Error(ErrorCode::PscListener).withValue(QString::number(port)).withDetail(m_server->errorString()));
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->serverPort()).arg(path));
}

void LoopbackReceiver::close()
{
    m_server->close();
}

void LoopbackReceiver::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        if (m_connections >= maximumConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        socket->setReadBufferSize(maximumRequest + 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_connections;
            socket->deleteLater();
        });
        QTimer::singleShot(patience, socket, [socket] { socket->abort(); });
    }
}

void LoopbackReceiver::read(QTcpSocket* socket)
{
    QByteArray head = socket->peek(maximumRequest + 1);
    if (head.size() > maximumRequest)
        return reply(socket, "431 Request Header Fields Too Large", {});
    if (!head.contains("\r\n\r\n"))
        return;
    socket->readAll();
    const QByteArrayList words = head.left(head.indexOf("\r\n")).split(' ');
    const bool addressed = addressedAsLoopback(head);
    QUrl url;
    if (words.size() == 3)
        url = QUrl::fromEncoded(words[1], QUrl::StrictMode);
    wipe(head);
    if (words.size() != 3 || !addressed)
        return reply(socket, "400 Bad Request", {});
    if (url.path() != path || !m_server->isListening())
        return reply(socket, "404 Not Found", {});
    if (words[0] != "GET")
        return reply(socket, "405 Method Not Allowed", {});
    m_server->close();
    reply(socket, "200 OK", m_page.toUtf8());
    Q_EMIT received(QUrlQuery(url.query(QUrl::FullyEncoded)));
}

void LoopbackReceiver::reply(QTcpSocket* socket, const QByteArray& status, const QByteArray& body)
{
    // The address the browser shows holds the code: nothing of the page may carry it elsewhere.
    socket->write("HTTP/1.1 " + status +
                  "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size()) +
                  "\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nContent-Security-Policy: default-src "
                  "'none'\r\nConnection: close\r\n\r\n" +
                  body);
    socket->disconnectFromHost();
}

} // namespace pupitre
