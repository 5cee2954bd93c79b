#include "tests/support/Dialogue.h"

#include <QDeadlineTimer>

namespace pupitre::test {

Dialogue::Dialogue(const QByteArray& script)
{
    for (const QByteArray& line : script.split('\n')) {
        if (!line.trimmed().isEmpty())
            m_lines.append(line.trimmed());
    }
}

FaultyServer::Behaviour Dialogue::behaviour() const
{
    return [lines = m_lines, state = m_state](FaultyServer::Client& client) {
        for (const QByteArray& line : lines) {
            if (line.startsWith("S: ")) {
                client.say(line.mid(3) + "\r\n");
            } else if (line.startsWith("S+ ")) {
                client.say(line.mid(3));
            } else if (line == "TLS") {
                if (!client.secure())
                    return;
            } else if (line == "BYE") {
                client.hangUp();
                break;
            } else if (line.startsWith("SIZE ")) {
                const QByteArray block = client.hearBytes(line.mid(5).toInt());
                const QMutexLocker lock(&state->mutex);
                state->blocks += block;
            } else {
                const QByteArray wanted = line.mid(3);
                const QByteArray heard = client.hear();
                const bool tail = wanted.startsWith("\xE2\x80\xA6");
                if (wanted == "*" || heard == wanted || (tail && heard.endsWith(wanted.mid(3))))
                    continue;
                const QMutexLocker lock(&state->mutex);
                state->problems.append(
                    QStringLiteral("heard “%1”, not “%2”").arg(QString::fromUtf8(heard), QString::fromUtf8(wanted)));
                return;
            }
        }
        const QMutexLocker lock(&state->mutex);
        state->ended = true;
    };
}

QString Dialogue::problem() const
{
    // The client may be done a moment before the server's thread is.
    for (const QDeadlineTimer deadline(10000); !deadline.hasExpired(); QThread::msleep(10)) {
        const QMutexLocker lock(&m_state->mutex);
        if (!m_state->problems.isEmpty())
            return m_state->problems.join(u'\n');
        if (m_state->ended)
            return {};
    }
    return QStringLiteral("the dialogue stopped before the end of its script");
}

QByteArray Dialogue::blocks() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->blocks;
}

QByteArray imapOpening(const QByteArray& capabilities)
{
    return "S: * OK ready\nC: a1 CAPABILITY\nS: * CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\nS: a1 OK\n"
           "C: a2 STARTTLS\nS: a2 OK begin\nTLS\nC: a3 CAPABILITY\nS: * CAPABILITY " +
           capabilities + "\nS: a3 OK\n";
}

QByteArray smtpOpening(const QByteArrayList& extensions)
{
    QByteArray script("S: 220 ready\nC: EHLO [127.0.0.1]\nS: 250-server\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS\n"
                      "C: EHLO [127.0.0.1]\nS: 250-server\n");
    for (qsizetype i = 0; i < extensions.size(); ++i)
        script += "S: 250" + QByteArray(i + 1 == extensions.size() ? " " : "-") + extensions[i] + '\n';
    return script;
}

} // namespace pupitre::test
