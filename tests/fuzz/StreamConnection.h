#pragma once

#include "core/net/Connection.h"

#include <QCoreApplication>

namespace pupitre::fuzz {

/// A connection whose other side is a buffer: what it holds is what the server says, whatever is sent to it.
class StreamConnection final : public Connection
{
public:
    explicit StreamConnection(QByteArray says)
        : m_says(std::move(says))
    {}

    void open(const QString&, quint16) override { Q_EMIT opened(); }
    void send(const QByteArray& line) override
    {
        transcript().sent(line, m_secure);
        ++m_sent;
    }
    void sendBytes(const QByteArray&, const QString&) override {}
    void expectBytes(qint64 size) override { m_expected = size; }
    void startTls() override { m_handshaking = true; }
    void allowSilence(int) override {}
    void close() override { m_closed = true; }
    QString localAddress() const override { return QStringLiteral("127.0.0.1"); }
    bool isSecure() const override { return m_secure; }
    qint64 discardedBytes() const override { return 0; }
    const TlsReport& tlsReport() const override { return m_report; }

    int sent() const { return m_sent; }
    /// Says the next line or block; false when there is nothing more to say.
    bool pump()
    {
        if (std::exchange(m_handshaking, false)) {
            m_secure = true;
            Q_EMIT secured();
            return true;
        }
        if (m_over)
            return false;
        if (m_closed) {
            m_over = true;
            Q_EMIT closed();
            return false;
        }
        if (m_expected >= 0) {
            const qint64 size = std::exchange(m_expected, -1);
            if (size > m_says.size() - m_at)
                return hangUp();
            const QByteArray block = m_says.mid(m_at, size);
            m_at += size;
            Q_EMIT bytesReceived(block);
            return true;
        }
        const qsizetype end = m_says.indexOf('\n', m_at);
        if (end < 0)
            return hangUp();
        QByteArray line = m_says.mid(m_at, end - m_at);
        m_at = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        transcript().received(line, m_secure);
        Q_EMIT lineReceived(line);
        return true;
    }

private:
    bool hangUp()
    {
        m_over = true;
        Q_EMIT failed(Error(ErrorCode::NetClosed));
        return false;
    }

    QByteArray m_says;
    qsizetype m_at = 0;
    qint64 m_expected = -1;
    int m_sent = 0;
    bool m_handshaking = false;
    bool m_secure = false;
    bool m_closed = false;
    bool m_over = false;
    TlsReport m_report;
};

/// Makes one StreamConnection, which the session owns.
class StreamFactory final : public ConnectionFactory
{
public:
    explicit StreamFactory(QByteArray says)
        : m_connection(new StreamConnection(std::move(says)))
    {}
    std::unique_ptr<Connection> make(const TlsPolicy&, const ConnectionLimits&, const QNetworkProxy&) const override
    {
        return std::unique_ptr<Connection>(m_connection);
    }
    StreamConnection& connection() const { return *m_connection; }

private:
    StreamConnection* m_connection;
};

/// Sessions have timers, and are deleted by the event loop.
inline void needApplication()
{
    static int count = 1;
    static char name[] = "fuzz";
    static char* words[] = {name, nullptr};
    if (QCoreApplication::instance() == nullptr)
        new QCoreApplication(count, words); // lives as long as the process
}

inline void endOfRound()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace pupitre::fuzz
