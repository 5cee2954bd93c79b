#pragma once

#include "core/net/Connection.h"

#include <QList>

#include <memory>
#include <utility>

namespace pupitre {

/// Asks a server which certificate it presents, and leaves: TLS at once, or after STARTTLS on the ports of IMAP (143)
/// and SMTP (25, 587). Nothing is judged and nothing secret is sent. Asynchronous, on the thread it lives in;
/// finished() comes exactly once.
class PeerCertificate : public QObject
{
    Q_OBJECT

public:
    /// "host:port", or "[address]:port"; LpsEndpoint when it is neither.
    static Result<std::pair<QString, quint16>> parseEndpoint(const QString& text);

    PeerCertificate(const ConnectionFactory& factory, QString host, quint16 port, QObject* parent = nullptr);
    void start();
    /// The chain presented, the server's own certificate first.
    const Result<QList<Certificate>>& chain() const { return m_chain; }

Q_SIGNALS:
    void finished();

private:
    void speak(const QByteArray& line);
    void end(Result<QList<Certificate>> chain);

    std::unique_ptr<Connection> m_connection;
    QString m_host;
    quint16 m_port;
    Result<QList<Certificate>> m_chain;
    bool m_asked = false;
    bool m_ended = false;
};

/// The same, waiting: for the command line and workers.
Result<QList<Certificate>> presentedBy(const ConnectionFactory& factory, const QString& host, quint16 port);

} // namespace pupitre
