#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace pupitre::test {

/// A real Dovecot (IMAP and submission, both under STARTTLS) on free loopback ports, with a certificate of its own
/// small authority. Started unprivileged (as root it runs its workers under Debian's own accounts), ended by its pid.
class DovecotFixture
{
public:
    DovecotFixture() = default;
    ~DovecotFixture();
    DovecotFixture(const DovecotFixture&) = delete;
    DovecotFixture& operator=(const DovecotFixture&) = delete;

    /// What is missing to run it ("dovecot-imapd…"), empty when nothing is.
    static QString missing();
    /// Empty when it listens; else what went wrong, with the end of its log. `settings`: lines of its configuration
    /// that count over the fixture's own.
    QString start(const QString& settings = {});

    quint16 imapPort() const { return m_imapPort; }
    quint16 submissionPort() const { return m_submissionPort; }
    /// PEM of the authority that signed the server's certificate, whose name is "localhost".
    QString authorityFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

private:
    QString makeCertificates();
    QString configuration() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_imapPort = 0;
    quint16 m_submissionPort = 0;
};

} // namespace pupitre::test
