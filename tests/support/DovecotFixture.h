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
    /// To be called before start(): a client must show a certificate of one of these authorities that none of these
    /// lists revokes (PEM, all together); the workspace then says which APP mailboxes it opens, as the help page on
    /// provisioning has it: the certificate proves the application, the login of PLAIN names the mailbox.
    void demandClientCertificates(const QByteArray& authoritiesAndLists, const QString& workspace)
    {
        m_clientAuthorities = authoritiesAndLists;
        m_workspace = workspace;
    }
    /// Empty when it listens; else what went wrong, with the end of its log. `settings`: lines of its configuration
    /// that count over the fixture's own.
    QString start(const QString& settings = {});

    quint16 imapPort() const { return m_imapPort; }
    quint16 submissionPort() const { return m_submissionPort; }
    /// Its log so far, to be shown by a test that fails.
    QByteArray log() const;
    /// PEM of the authority that signed the server's certificate, whose name is "localhost".
    QString authorityFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

private:
    QString makeCertificates();
    QString configuration() const;
    QString authentication() const;

    QTemporaryDir m_folder;
    QByteArray m_clientAuthorities;
    QString m_workspace;
    QProcess m_process;
    quint16 m_imapPort = 0;
    quint16 m_submissionPort = 0;
};

} // namespace pupitre::test
