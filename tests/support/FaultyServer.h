#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QThread>

#include <functional>
#include <memory>

class QSslSocket;

namespace pupitre::test {

/// A server that does what no real one will: its behaviour is a function that talks, blocking, to one client at a time
/// in a thread of its own, until it returns.
class FaultyServer
{
public:
    /// What a behaviour may do with its client.
    class Client
    {
    public:
        explicit Client(QSslSocket& socket, const FaultyServer& server)
            : m_socket(socket)
            , m_server(server)
        {}
        void say(const QByteArray& bytes); ///< as it is: line endings are the behaviour's own
        /// The next line of the client, without its ending; empty when it hung up or said nothing for `timeout` ms.
        QByteArray hear(int timeout = 20000);
        /// The next `size` bytes, or those that came in time.
        QByteArray hearBytes(qsizetype size, int timeout = 20000);
        /// The system holds about that much for it until it is heard: the rest stays with the client.
        void holdAtMost(int size);
        bool secure();                       ///< the server's side of the handshake
        QSslCertificate certificate() const; ///< what the client has shown in it, if anything
        bool isOpen() const;
        void hangUp();

    private:
        QSslSocket& m_socket;
        const FaultyServer& m_server;
    };
    using Behaviour = std::function<void(Client&)>;

    /// What its TLS speaks: `adjust` changes the configuration of the server's side.
    using TlsAdjustment = std::function<void(QSslConfiguration&)>;
    /// `hostName` goes into the certificate; `notAfter` in days from now (negative: expired).
    explicit FaultyServer(Behaviour behaviour, const QString& hostName = QStringLiteral("localhost"),
                          int validDays = 30, TlsAdjustment adjust = {});
    static TlsAdjustment onlyVersion(QSsl::SslProtocol version);
    static TlsAdjustment onlySuite(const QString& suite); ///< under TLS 1.2; OpenSSL's name
    ~FaultyServer();
    FaultyServer(const FaultyServer&) = delete;
    FaultyServer& operator=(const FaultyServer&) = delete;

    quint16 port() const { return m_port; }
    /// PEM of the root that signed its certificate.
    const QByteArray& authority() const { return m_authority; }

private:
    friend class Client;
    Behaviour m_behaviour;
    TlsAdjustment m_adjust;
    QByteArray m_authority;
    QList<QSslCertificate> m_chain;
    QSslKey m_key;
    quint16 m_port = 0;
    std::atomic<bool> m_stop = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace pupitre::test
