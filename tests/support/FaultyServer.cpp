#include "tests/support/FaultyServer.h"

#include "app/cli/FictitiousPki.h"

#include <QSemaphore>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

namespace pupitre::test {

namespace {

// Hands out descriptors: a QSslSocket is made of each in the server's own thread.
class Listener final : public QTcpServer
{
public:
    qintptr next = -1;

protected:
    void incomingConnection(qintptr descriptor) override { next = descriptor; }
};

} // namespace

void FaultyServer::Client::say(const QByteArray& bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
    m_socket.waitForBytesWritten(5000);
}

QByteArray FaultyServer::Client::hear(int timeout)
{
    while (!m_socket.canReadLine()) {
        if (m_server.m_stop || !m_socket.waitForReadyRead(std::min(timeout, 100))) {
            timeout -= 100;
            if (m_server.m_stop || timeout <= 0 || m_socket.state() != QAbstractSocket::ConnectedState)
                return {};
        }
    }
    return m_socket.readLine(65536).trimmed();
}

QByteArray FaultyServer::Client::hearBytes(qsizetype size, int timeout)
{
    QByteArray bytes;
    while (bytes.size() < size && timeout > 0 && isOpen()) {
        bytes += m_socket.read(size - bytes.size());
        if (bytes.size() < size && !m_socket.waitForReadyRead(100))
            timeout -= 100;
    }
    return bytes;
}

void FaultyServer::Client::holdAtMost(int size)
{
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, size);
}

bool FaultyServer::Client::secure()
{
    m_socket.startServerEncryption();
    return m_socket.waitForEncrypted(20000);
}

QSslCertificate FaultyServer::Client::certificate() const
{
    return m_socket.peerCertificate();
}

bool FaultyServer::Client::isOpen() const
{
    return !m_server.m_stop && m_socket.state() == QAbstractSocket::ConnectedState;
}

void FaultyServer::Client::hangUp()
{
    m_socket.abort();
}

FaultyServer::TlsAdjustment FaultyServer::onlyVersion(QSsl::SslProtocol version)
{
    return [version](QSslConfiguration& configuration) {
        configuration.setProtocol(version);
    };
}

FaultyServer::TlsAdjustment FaultyServer::onlySuite(const QString& suite)
{
    return [suite](QSslConfiguration& configuration) {
        configuration.setProtocol(QSsl::TlsV1_2);
        configuration.setCiphers({QSslCipher(suite)});
    };
}

FaultyServer::FaultyServer(Behaviour behaviour, const QString& hostName, int validDays, TlsAdjustment adjust)
    : m_behaviour(std::move(behaviour))
    , m_adjust(std::move(adjust))
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = hostName;
    leaf.hostNames = QStringList{hostName};
    leaf.notBefore = now.addDays(-60);
    leaf.notAfter = now.addDays(validDays);
    const FictitiousPki::Issued issued = pki.issue(leaf);
    m_authority = pki.root().certificatePem();
    m_chain = {QSslCertificate(issued.certificatePem()), QSslCertificate(pki.authority().certificatePem())};
    m_key = QSslKey(issued.keyPem(), QSsl::Rsa);
    QSemaphore ready;
    m_thread.reset(QThread::create([this, &ready] {
        Listener listener;
        listener.listen(QHostAddress::LocalHost);
        m_port = listener.serverPort();
        ready.release();
        while (!m_stop) {
            listener.next = -1;
            if (!listener.waitForNewConnection(50) || listener.next < 0)
                continue;
            QSslSocket socket;
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setLocalCertificateChain(m_chain);
            configuration.setPrivateKey(m_key);
            configuration.setPeerVerifyMode(QSslSocket::QueryPeer); // asks for a certificate, and takes any or none
            if (m_adjust)
                m_adjust(configuration);
            socket.setSslConfiguration(configuration);
            socket.setSocketDescriptor(listener.next);
            Client client(socket, *this);
            m_behaviour(client);
            socket.disconnectFromHost();
            if (socket.state() != QAbstractSocket::UnconnectedState)
                socket.waitForDisconnected(2000);
        }
    }));
    m_thread->start();
    ready.acquire();
}

FaultyServer::~FaultyServer()
{
    m_stop = true;
    m_thread->wait();
}

} // namespace pupitre::test
