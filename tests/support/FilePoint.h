#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <functional>

namespace pupitre::test {

/// A publication point on loopback in a thread of its own: answers each path with what it was given, or by a function
/// of the body (an OCSP responder), and counts. For tests that block meanwhile.
class FilePoint final : public QThread
{
public:
    using Answer = std::function<QByteArray(const QByteArray& body)>;

    FilePoint() { start(); }
    ~FilePoint() override
    {
        m_stop = true;
        wait();
    }

    QString address(const QString& path)
    {
        while (m_port == 0)
            QThread::msleep(5);
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port.load()).arg(path);
    }
    void serve(const QByteArray& path, Answer answer, int status = 200)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers.insert('/' + path, {std::move(answer), status});
    }
    void serve(const QByteArray& path, const QByteArray& bytes, int status = 200)
    {
        serve(
            path, [bytes](const QByteArray&) { return bytes; }, status);
    }
    int asked() const { return m_asked; }

protected:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!m_stop) {
            if (!server.waitForNewConnection(50))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            QByteArray request;
            constexpr int patience = 5000;
            qsizetype end = -1;
            qsizetype wanted = 0;
            while ((end < 0 || request.size() < end + 4 + wanted) && socket->waitForReadyRead(patience)) {
                request += socket->readAll();
                end = request.indexOf("\r\n\r\n");
                const qsizetype length = request.toLower().indexOf("content-length:");
                if (end >= 0 && length >= 0 && length < end)
                    wanted = request.mid(length + 15, request.indexOf('\r', length) - length - 15).trimmed().toInt();
            }
            ++m_asked;
            const QByteArray path = request.mid(request.indexOf(' ') + 1).split(' ').value(0);
            std::pair<Answer, int> answer;
            {
                const QMutexLocker lock(&m_mutex);
                answer = m_answers.value(path, {[](const QByteArray&) { return QByteArray("none"); }, 404});
            }
            const QByteArray body = answer.first(request.mid(end + 4));
            socket->write("HTTP/1.1 " + QByteArray::number(answer.second) + " X\r\nContent-Length: " +
                          QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
            socket->waitForBytesWritten(patience);
            socket->disconnectFromHost();
            if (socket->state() != QAbstractSocket::UnconnectedState)
                socket->waitForDisconnected(patience);
        }
    }

private:
    std::atomic<bool> m_stop = false;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_asked = 0;
    QMutex m_mutex;
    QHash<QByteArray, std::pair<Answer, int>> m_answers;
};

} // namespace pupitre::test
