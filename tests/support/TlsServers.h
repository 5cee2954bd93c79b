#pragma once

#include "core/lps/TlsApproach.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace pupitre::test {

/// `openssl s_server` on a free loopback port, TLS from the first byte, with any options: versions, suites and groups
/// no mail server is configured with any more. Its certificate is named "localhost", of a small authority of its own.
class OpenSslServer
{
public:
    OpenSslServer() = default;
    ~OpenSslServer();
    OpenSslServer(const OpenSslServer&) = delete;
    OpenSslServer& operator=(const OpenSslServer&) = delete;

    /// PEM throughout.
    struct Identity
    {
        QByteArray root;
        QByteArray above; ///< the authorities it sends
        QByteArray certificate;
        QByteArray key;
    };

    /// `options` as s_server takes them; `dhBits`: DH parameters of 1024 or 2048 bits (0: its own choice);
    /// `ellipticCurve`: the certificate's key. Empty when it listens, else what went wrong.
    QString start(const QStringList& options, int dhBits = 0, bool ellipticCurve = false);
    /// The same with a certificate made elsewhere.
    QString start(const Identity& identity, QStringList options);
    /// Keeps a file for an option to name.
    QString keep(const QString& name, const QByteArray& content) const;
    quint16 port() const { return m_port; }
    QString authorityFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// Puts the STARTTLS of IMAP or SMTP before a server that speaks TLS at once: any number of clients at a time.
class StartTlsRelay
{
public:
    StartTlsRelay(MailProtocol protocol, quint16 upstream);
    ~StartTlsRelay();
    StartTlsRelay(const StartTlsRelay&) = delete;
    StartTlsRelay& operator=(const StartTlsRelay&) = delete;
    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    quint16 m_port = 0;
};

/// Where a scan goes: TLS from the first byte, or after STARTTLS, on this machine.
TlsEndpoint directTo(quint16 port);
TlsEndpoint startTlsTo(MailProtocol protocol, quint16 port);

quint16 freePort();

/// (version, suite) pairs as sslscan found them: "TLSv1.2 0xC030"; and its groups: "TLSv1.3 0x001d".
struct SslScanned
{
    QStringList suites;
    QStringList groups;
    QString problem; ///< empty when it ran
};
/// `starttls`: "imap", "smtp", or empty.
SslScanned sslscan(quint16 port, const QString& starttls);
bool hasSslscan();

/// (version, suite) pairs as testssl.sh found them: "TLSv1.2 0xC030"; and the versions: "TLSv1.2".
struct TestSslScanned
{
    QStringList suites;
    QStringList versions;
    QString problem; ///< empty when it ran
};
/// `starttls`: "imap", "smtp", or empty. Takes its time: a minute is nothing to it.
TestSslScanned testssl(quint16 port, const QString& starttls);
bool hasTestssl();

} // namespace pupitre::test
