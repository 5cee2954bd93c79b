#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace pupitre {

/// Where a browser comes back to after a login (RFC 8252 §7.3): a listener on 127.0.0.1 that takes one GET of one path
/// and closes. It answers nothing else than that path, and only when it is addressed by its loopback name.
class LoopbackReceiver : public QObject
{
    Q_OBJECT

public:
    /// `page` is the HTML the person sees when all is done.
    explicit LoopbackReceiver(QString page, QObject* parent = nullptr);
    ~LoopbackReceiver() override;

    /// Port 0 takes any free one. PscListener when it cannot listen.
    Result<QUrl> listen(quint16 port = 0);
    void close();

    static constexpr qsizetype maximumRequest = 16 * 1024; ///< octets of a request's head
    static constexpr int maximumConnections = 16;          ///< at once
    static constexpr int patience = 10000;                 ///< milliseconds for a request to be whole

Q_SIGNALS:
    /// Once.
    void received(const QUrlQuery& query);

private:
    void accept();
    void read(QTcpSocket* socket);
    void reply(QTcpSocket* socket, const QByteArray& status, const QByteArray& body);

    QString m_page;
    std::unique_ptr<QTcpServer> m_server;
    int m_connections = 0;
};

} // namespace pupitre
