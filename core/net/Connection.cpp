#include "core/net/Connection.h"

#include <QRegularExpression>
#include <QSslSocket>
#include <QTimer>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

// The alert the other side sent, when OpenSSL's words hold one (its reasons beyond 1000 are alerts); else 0.
int alertIn(const QString& words)
{
    static const QRegularExpression shape(QStringLiteral("error:([0-9A-F]{8}):"));
    bool isNumber = false;
    const auto code = shape.match(words).captured(1).toULong(&isNumber, 16);
    const int reason = isNumber && ERR_GET_LIB(code) == ERR_LIB_SSL ? ERR_GET_REASON(code) : 0;
    return reason > SSL_AD_REASON_OFFSET ? reason - SSL_AD_REASON_OFFSET : 0;
}

// Alerts about the certificate of the one they are sent to (RFC 8446 §6.2).
bool blamesCertificate(int alert)
{
    constexpr std::array blaming{SSL_AD_BAD_CERTIFICATE,     SSL_AD_UNSUPPORTED_CERTIFICATE, SSL_AD_CERTIFICATE_REVOKED,
                                 SSL_AD_CERTIFICATE_EXPIRED, SSL_AD_CERTIFICATE_UNKNOWN,     SSL_AD_UNKNOWN_CA,
                                 SSL_AD_ACCESS_DENIED,       SSL_AD_CERTIFICATE_REQUIRED};
    return std::find(blaming.begin(), blaming.end(), alert) != blaming.end();
}

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLSv1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLSv1.3");
    default:
        return QStringLiteral("unknown");
    }
}

class SocketConnection final : public Connection
{
public:
    SocketConnection(TlsPolicy policy, const ConnectionLimits& limits, const QNetworkProxy& proxy)
        : m_policy(std::move(policy))
        , m_limits(limits)
    {
        m_socket.setProxy(proxy);
        m_socket.setSslConfiguration(sslConfiguration(m_policy));
        m_socket.setReadBufferSize(limits.lineLength + 4096); // a flood stays in the sender's window, not in our memory
        m_idle.setSingleShot(true);
        m_total.setSingleShot(true);
        connect(&m_socket, &QAbstractSocket::connected, this, [this] {
            transcript().note(
                QStringLiteral("connected to %1:%2").arg(m_socket.peerAddress().toString()).arg(m_socket.peerPort()));
            m_idle.start(m_limits.idleTimeout);
            Q_EMIT opened();
        });
        connect(&m_socket, &QIODevice::readyRead, this, [this] { read(); });
        connect(&m_socket, &QAbstractSocket::disconnected, this, [this] { socketClosed(); });
        connect(&m_socket, &QAbstractSocket::errorOccurred, this,
                [this](QAbstractSocket::SocketError error) { socketFailed(error); });
        connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
            m_tlsErrors = errors;
            if (!m_policy.enforce)
                m_socket.ignoreSslErrors();
        });
        connect(&m_socket, &QSslSocket::encrypted, this, [this] { tlsReady(); });
        // A server that takes a large message in slowly is not silent.
        connect(&m_socket, &QIODevice::bytesWritten, this, [this] { written(); });
        connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, [this] { written(); });
        const auto timedOut = [this] {
            fail(Error(ErrorCode::NetTimedOut).withValue(m_endpoint));
        };
        connect(&m_idle, &QTimer::timeout, this, timedOut);
        connect(&m_total, &QTimer::timeout, this, timedOut);
    }
    // A socket tells of its end while it is destroyed, when the timers are gone already.
    ~SocketConnection() override { m_socket.disconnect(this); }

    void open(const QString& host, quint16 port) override
    {
        m_endpoint = QStringLiteral("%1:%2").arg(host).arg(port);
        transcript().start();
        transcript().note(QStringLiteral("connecting to %1").arg(m_endpoint));
        m_socket.setPeerVerifyName(host);
        m_idle.start(m_limits.connectTimeout);
        if (m_limits.totalTimeout > 0)
            m_total.start(m_limits.totalTimeout);
        m_socket.connectToHost(host, port);
    }

    void send(const QByteArray& line) override
    {
        Q_ASSERT(!line.contains('\r') && !line.contains('\n') && !line.contains('\0'));
        if (m_over || line.contains('\r') || line.contains('\n') || line.contains('\0'))
            return;
        transcript().sent(line, isSecure());
        m_socket.write(line + "\r\n");
    }

    void sendBytes(const QByteArray& bytes, const QString& summary) override
    {
        if (m_over)
            return;
        transcript().sent(summary.toUtf8(), isSecure());
        m_unanswered += bytes.size();
        m_idle.start(silence());
        m_socket.write(bytes);
    }

    void expectBytes(qint64 size) override
    {
        if (m_over)
            return;
        if (size > m_limits.blockBytes) {
            // The receiver of a line is the one asking: it hears of the failure once it has returned.
            QMetaObject::invokeMethod(
                this, [this] { fail(Error(ErrorCode::NetTooMuchData).withValue(m_endpoint)); }, Qt::QueuedConnection);
            m_expected = -1;
        } else {
            m_expected = size;
        }
        m_blockOpen = true;
    }

    void startTls() override
    {
        if (m_over)
            return;
        m_discarded = m_buffer.size() + m_socket.bytesAvailable();
        m_buffer.clear();
        m_socket.skip(m_socket.bytesAvailable());
        if (m_discarded > 0)
            transcript().note(
                QStringLiteral("%1 bytes received in clear before TLS were thrown away").arg(m_discarded));
        m_handshaking = true;
        m_socket.startClientEncryption();
    }

    void allowSilence(int milliseconds) override
    {
        m_limits.idleTimeout = milliseconds;
        if (!m_over)
            m_idle.start(milliseconds);
    }

    void close() override
    {
        if (m_over)
            return;
        m_closing = true;
        if (m_socket.state() == QAbstractSocket::UnconnectedState)
            socketClosed();
        else
            m_socket.disconnectFromHost();
    }

    QString localAddress() const override { return m_socket.localAddress().toString(); }
    bool isSecure() const override { return m_socket.isEncrypted(); }
    qint64 discardedBytes() const override { return m_discarded; }
    const TlsReport& tlsReport() const override { return m_report; }

private:
    void fail(const Error& error)
    {
        if (m_over)
            return;
        m_over = true;
        m_idle.stop();
        m_total.stop();
        transcript().note(errorName(error.code()) +
                          (error.detail().isEmpty() ? QString() : QStringLiteral(": ") + error.detail()));
        m_socket.abort();
        Q_EMIT failed(error);
    }

    void written()
    {
        if (!m_over && m_socket.state() == QAbstractSocket::ConnectedState)
            m_idle.start(silence());
    }

    // Milliseconds. What the system has taken may still be on its way: a large message gets the time a slow line needs.
    int silence() const
    {
        constexpr qint64 slowest = 64;      // octets a millisecond: half a megabit a second
        constexpr qint64 longest = 600'000; // RFC 5321 §4.5.3.2.6
        return m_limits.idleTimeout + static_cast<int>(std::min(m_unanswered / slowest, longest));
    }

    void read()
    {
        if (m_over || m_handshaking)
            return;
        m_unanswered = 0;
        m_idle.start(m_limits.idleTimeout);
        const QByteArray bytes = m_socket.readAll();
        m_buffer += bytes;
        // A receiver may start TLS, expect a block or close while lines are handed out: all is looked at anew each
        // time.
        while (!m_over && !m_handshaking && (m_blockOpen ? takeBlock() : takeLine())) {
        }
    }

    bool takeBlock()
    {
        if (m_expected < 0 || m_buffer.size() < m_expected)
            return false;
        const QByteArray block = m_buffer.first(m_expected);
        m_buffer.remove(0, m_expected);
        m_blockOpen = false;
        transcript().received(QStringLiteral("(%1 bytes)").arg(block.size()).toUtf8(), isSecure());
        Q_EMIT bytesReceived(block);
        return true;
    }

    bool takeLine()
    {
        const qsizetype end = m_buffer.indexOf('\n');
        if (end > m_limits.lineLength + 1 || (end < 0 && m_buffer.size() > m_limits.lineLength)) {
            fail(Error(ErrorCode::NetLineTooLong).withValue(m_endpoint));
            return false;
        }
        if (end < 0)
            return false;
        QByteArray line = m_buffer.first(end);
        m_buffer.remove(0, end + 1);
        m_received += end + 1;
        if (m_received > m_limits.totalBytes) {
            fail(Error(ErrorCode::NetTooMuchData).withValue(m_endpoint));
            return false;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        transcript().received(line, isSecure());
        Q_EMIT lineReceived(line);
        return true;
    }

    void tlsReady()
    {
        m_handshaking = false;
        m_report = TlsReportReader::read(m_socket.sslConfiguration(), protocolName(m_socket.sessionProtocol()),
                                         m_tlsErrors, !m_policy.anchors.isEmpty());
        transcript().note(QStringLiteral("%1, %2").arg(m_report.protocol, m_report.cipher));
        m_idle.start(m_limits.idleTimeout);
        Q_EMIT secured();
    }

    void socketClosed()
    {
        if (m_over)
            return;
        if (!m_closing) {
            fail(m_handshaking
                     ? Error(ErrorCode::NetTlsHandshake).withValue(m_endpoint).withDetail(m_socket.errorString())
                     : Error(ErrorCode::NetClosed).withValue(m_endpoint));
            return;
        }
        m_over = true;
        m_idle.stop();
        m_total.stop();
        transcript().note(QStringLiteral("closed"));
        Q_EMIT closed();
    }

    void socketFailed(QAbstractSocket::SocketError error)
    {
        if (m_closing && error == QAbstractSocket::RemoteHostClosedError)
            return; // what close() asked for
        ErrorCode code = ErrorCode::NetFailed;
        if (m_handshaking || error == QAbstractSocket::SslHandshakeFailedError)
            code = ErrorCode::NetTlsHandshake;
        else if (error == QAbstractSocket::HostNotFoundError)
            code = ErrorCode::NetHostNotFound;
        else if (error == QAbstractSocket::ConnectionRefusedError)
            code = ErrorCode::NetRefused;
        else if (error == QAbstractSocket::SocketTimeoutError)
            code = ErrorCode::NetTimedOut;
        else if (error == QAbstractSocket::RemoteHostClosedError)
            code = ErrorCode::NetClosed;
        if (m_policy.enforce && !m_tlsErrors.isEmpty()) {
            QStringList reasons;
            for (const QSslError& problem : m_tlsErrors)
                reasons.append(problem.errorString());
            fail(Error(ErrorCode::NetUntrusted).withValue(m_endpoint).withDetail(reasons.join(QStringLiteral("; "))));
            return;
        }
        read(); // the last words of the other side, before it hung up
        // In TLS 1.3 the client's certificate is judged once its own handshake is over: the alert comes on reading.
        if (blamesCertificate(alertIn(m_socket.errorString())))
            code = m_policy.identity ? ErrorCode::NetCertificateRefused : ErrorCode::NetCertificateWanted;
        Error failure = Error(code).withValue(m_endpoint);
        if (code != ErrorCode::NetClosed) // nothing but that it closed
            failure.withDetail(m_socket.errorString());
        fail(failure);
    }

    TlsPolicy m_policy;
    ConnectionLimits m_limits;
    QSslSocket m_socket;
    QTimer m_idle;
    QTimer m_total;
    QString m_endpoint;
    QByteArray m_buffer;
    qint64 m_received = 0;
    qint64 m_discarded = 0;
    QList<QSslError> m_tlsErrors;
    TlsReport m_report;
    qint64 m_unanswered = 0;  ///< octets sent in blocks since the other side last spoke
    qint64 m_expected = 0;    ///< bytes of the block under way; -1: it was refused
    bool m_blockOpen = false; ///< a block comes before the next line
    bool m_handshaking = false;
    bool m_closing = false;
    bool m_over = false;
};

} // namespace

std::unique_ptr<Connection> ConnectionFactory::make(const TlsPolicy& policy, const ConnectionLimits& limits,
                                                    const QNetworkProxy& proxy) const
{
    return std::make_unique<SocketConnection>(policy, limits, proxy);
}

} // namespace pupitre
