#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

namespace pupitre::test {

/// A plain HTTP server in a thread of its own: hands each request (head and body) to a function and says what it
/// answers, one connection at a time.
class SmallServer final : public QThread
{
public:
    using Handler = std::function<QByteArray(const QByteArray& request, int number)>;
    explicit SmallServer(Handler handler)
        : m_handler(std::move(handler))
    {
        start();
        while (m_port == 0)
            msleep(1);
    }
    ~SmallServer() override
    {
        m_stop = true;
        wait();
    }
    QUrl base() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/fhir/v2").arg(m_port)); }
    int requests() const { return m_number; }

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            return;
        m_port = server.serverPort();
        while (!m_stop) {
            if (!server.waitForNewConnection(20))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            QByteArray request;
            qsizetype body = -1;
            while (socket->waitForReadyRead(5000)) {
                request += socket->readAll();
                const qsizetype end = request.indexOf("\r\n\r\n");
                if (end < 0)
                    continue;
                const qsizetype length = request.toLower().indexOf("content-length:");
                body =
                    length < 0 || length > end
                        ? 0
                        : request.mid(length + 15, request.indexOf('\r', length) - length - 15).trimmed().toLongLong();
                if (request.size() - end - 4 >= body)
                    break;
            }
            socket->write(m_handler(request, ++m_number));
            socket->waitForBytesWritten(5000);
            socket->disconnectFromHost();
            if (socket->state() != QAbstractSocket::UnconnectedState)
                socket->waitForDisconnected(2000);
        }
    }

private:
    Handler m_handler;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_number = 0;
    std::atomic<bool> m_stop = false;
};

/// An answer of the FHIR API with this body.
inline QByteArray fhirAnswer(int status, const QByteArray& body, const QByteArray& headers = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Type: application/fhir+json\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

/// An OperationOutcome that says `code` and `text`.
inline QByteArray fhirOutcome(const QByteArray& code, const QByteArray& text)
{
    return R"({"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","details":{"coding":[{"code":")" +
           code + R"("}]},"diagnostics":")" + text + "\"}]}";
}

} // namespace pupitre::test
