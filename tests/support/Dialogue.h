#pragma once

#include "tests/support/FaultyServer.h"

#include <QMutex>
#include <QStringList>

#include <memory>

namespace pupitre::test {

/// A server that follows a script, line by line: "S: text" is said (CRLF added), "S+ text" without line ending, "C:
/// text" must be heard
/// ("C: *" is anything; a leading "…" matches the end), "TLS" is the handshake, "BYE" hangs up, "SIZE n" hears n
/// octets. What does not follow the script is kept for the test to look at.
class Dialogue
{
public:
    explicit Dialogue(const QByteArray& script);
    FaultyServer::Behaviour behaviour() const;
    /// Empty when all was as written, up to the end.
    QString problem() const;
    /// What was heard in "SIZE n" lines, one after the other.
    QByteArray blocks() const;

private:
    struct State
    {
        QMutex mutex;
        QStringList problems;
        QByteArray blocks;
        bool ended = false;
    };
    QByteArrayList m_lines;
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/// The opening of an IMAP or SMTP server that does all well, up to capabilities under TLS, for scripts to go on from.
QByteArray imapOpening(const QByteArray& capabilities);
QByteArray smtpOpening(const QByteArrayList& extensions);

} // namespace pupitre::test
