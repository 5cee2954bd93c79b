#pragma once

#include "core/base/Result.h"
#include "core/net/TlsPolicy.h"
#include "core/net/Transcript.h"

#include <QNetworkProxy>
#include <QObject>

#include <memory>

namespace pupitre {

/// How long a connection may take and how much it may read. Times in milliseconds.
struct ConnectionLimits
{
    int connectTimeout = 10000;
    int idleTimeout = 30000;       ///< without one byte from the other side
    int totalTimeout = 120000;     ///< of the whole connection; 0: none
    qint64 lineLength = 64 * 1024; ///< a longer line is refused: NetLineTooLong
    qint64 blockBytes = 64 << 20;  ///< the largest block expectBytes() may ask for: NetTooMuchData
    qint64 totalBytes = 16 << 20;  ///< more lines than that in all, blocks apart: NetTooMuchData
};

/// One line-based dialogue with the outside: connects, sends and receives lines, goes under TLS. Asynchronous: nothing
/// blocks; exactly one failed() may come, after which nothing else does. Everything passes through its transcript.
class Connection : public QObject
{
    Q_OBJECT

public:
    explicit Connection(QObject* parent = nullptr)
        : QObject(parent)
    {}

    virtual void open(const QString& host, quint16 port) = 0;
    /// Sends a line; CRLF is added. A line that holds CR, LF or NUL is a programming error and is refused.
    virtual void send(const QByteArray& line) = 0;
    /// Sends bytes as they are (a literal, a message); the transcript gets the summary, not the content.
    virtual void sendBytes(const QByteArray& bytes, const QString& summary) = 0;
    /// The next `size` bytes are no lines (a literal): bytesReceived() brings them whole, then lines come again.
    virtual void expectBytes(qint64 size) = 0;
    /// Starts the handshake. Bytes already received in clear are thrown away and counted in discardedBytes(): accepting
    /// them would let anybody on the way speak for the server (RFC 3207 §6, RFC 9051 §11.1).
    virtual void startTls() = 0;
    /// How long the other side may be silent from now on (milliseconds), instead of what the limits say.
    virtual void allowSilence(int milliseconds) = 0;
    virtual void close() = 0;

    /// The address this side has in the connection, for a greeting that must name it; empty before it is open.
    virtual QString localAddress() const = 0;
    virtual bool isSecure() const = 0;
    virtual qint64 discardedBytes() const = 0;
    virtual const TlsReport& tlsReport() const = 0;
    Transcript& transcript() { return m_transcript; }

Q_SIGNALS:
    void opened();
    void lineReceived(const QByteArray& line);
    void bytesReceived(const QByteArray& bytes);
    void secured();
    void failed(const pupitre::Error& error);
    /// The other side closed after close() was called, or close() is done.
    void closed();

private:
    Transcript m_transcript;
};

/// The one door to the outside: every connection of the program is made here, under one policy.
class ConnectionFactory
{
public:
    virtual ~ConnectionFactory() = default;
    virtual std::unique_ptr<Connection> make(const TlsPolicy& policy, const ConnectionLimits& limits,
                                             const QNetworkProxy& proxy) const;
};

} // namespace pupitre
