#include "tests/support/DovecotFixture.h"

#include "app/cli/FictitiousPki.h"
#include "core/base/Platform.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <unistd.h>

namespace pupitre::test {

namespace {

const QString program = QStringLiteral("/usr/sbin/dovecot");

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

bool listens(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(500);
}

} // namespace

QString DovecotFixture::missing()
{
    if (!QFileInfo::exists(program) || !QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/submission-login")) ||
        !QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/imap-login")))
        return QStringLiteral("Dovecot is not installed (dovecot-imapd dovecot-submissiond)");
    return {};
}

QString DovecotFixture::makeCertificates()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.product = CertificateProduct::ServSsl;
    leaf.commonName = QStringLiteral("localhost");
    leaf.hostNames = QStringList{QStringLiteral("localhost")};
    leaf.notBefore = now.addDays(-1);
    leaf.notAfter = now.addDays(30);
    const FictitiousPki::Issued server = pki.issue(leaf);
    if (!write(m_folder.filePath(QStringLiteral("ca.pem")), pki.root().certificatePem()) ||
        !write(m_folder.filePath(QStringLiteral("server.pem")),
               server.certificatePem() + pki.authority().certificatePem()) ||
        !write(m_folder.filePath(QStringLiteral("server.key")), server.keyPem()))
        return QStringLiteral("cannot write the certificates");
    return {};
}

QString DovecotFixture::configuration() const
{
    const bool root = geteuid() == 0;
    const QString me = platform::userName();
    // Not one account of ours is needed beyond the one that runs it; root's workers use the accounts of Debian's
    // package.
    const QString accounts =
        root ? QStringLiteral("default_internal_user = dovecot\ndefault_login_user = dovenull\nmail_uid = "
                              "dovecot\nmail_gid = dovecot\n")
             : QStringLiteral("default_internal_user = %1\ndefault_internal_group = %2\ndefault_login_user = %1\n"
                              "mail_uid = %1\nmail_gid = %2\nfirst_valid_uid = 0\n")
                   .arg(me)
                   .arg(getegid());
    return QStringLiteral(
               "base_dir = %1/run\nstate_dir = %1/state\nlog_path = %1/dovecot.log\ninstance_name = pupitre-test\n"
               "listen = 127.0.0.1\nprotocols = imap submission\nfirst_valid_uid = 0\n%2"
               "mail_home = %1/mail/%u\nmail_location = maildir:~/Maildir\n"
               "ssl = required\nssl_min_protocol = TLSv1.2\nssl_cert = <%1/server.pem\nssl_key = "
               "<%1/server.key\nssl_dh =\n"
               "disable_plaintext_auth = yes\nhostname = localhost\n%5"
               "submission_relay_host = 127.0.0.1\nsubmission_relay_port = 1\n"
               "userdb {\n  driver = static\n}\n"
               "mail_plugins = quota\nprotocol imap {\n  mail_plugins = quota imap_quota\n}\n"
               "plugin {\n  quota = count:Boite\n  quota_vsizes = yes\n  quota_rule = *:storage=10M\n}\n"
               "namespace inbox {\n  inbox = yes\n  separator = /\n"
               "  mailbox \"Envoy\u00e9s\" {\n    auto = create\n    special_use = \\Sent\n  }\n"
               "  mailbox Corbeille {\n    auto = create\n    special_use = \\Trash\n  }\n}\n"
               "service anvil {\n  chroot =\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n"
               "service imap-login {\n  chroot =\n  inet_listener imap {\n    port = %3\n  }\n  inet_listener imaps "
               "{\n    port = 0\n  }\n}\n"
               "service submission-login {\n  chroot =\n  inet_listener submission {\n    port = %4\n  }\n"
               "  inet_listener submissions {\n    port = 0\n  }\n}\n")
        .arg(m_folder.path(), accounts)
        .arg(m_imapPort)
        .arg(m_submissionPort)
        .arg(authentication());
}

QString DovecotFixture::authentication() const
{
    if (m_clientAuthorities.isEmpty())
        return QStringLiteral("auth_mechanisms = plain\npassdb {\n  driver = static\n  args = password=essai\n}\n");
    return QStringLiteral("auth_mechanisms = plain\nauth_username_chars =\nauth_failure_delay = 0\nauth_verbose = "
                          "yes\nverbose_ssl = yes\nssl_ca = <%1/clients.pem\nssl_verify_client_cert = yes\n"
                          "ssl_require_crl = yes\nauth_ssl_require_client_cert = yes\n"
                          "auth_ssl_username_from_cert = yes\nssl_cert_username_field = commonName\n"
                          "passdb {\n  driver = sql\n  args = %1/application.sql\n}\n"
                          "service auth {\n  user = %2\n}\n")
        .arg(m_folder.path(), platform::userName());
}

QByteArray DovecotFixture::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("dovecot.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString DovecotFixture::start(const QString& settings)
{
    if (QString problem = makeCertificates(); !problem.isEmpty())
        return problem;
    if (!m_clientAuthorities.isEmpty() && !write(m_folder.filePath(QStringLiteral("clients.pem")), m_clientAuthorities))
        return QStringLiteral("cannot write the authorities of the clients");
    if (!m_clientAuthorities.isEmpty() &&
        !write(m_folder.filePath(QStringLiteral("application.sql")),
               "driver = sqlite\nconnect = " + m_workspace.toUtf8() +
                   "\npassword_query = SELECT address AS \"user\", NULL AS password, 'y' AS nopassword FROM "
                   "provisioning_certificate WHERE '%k' = 'valid' AND lower(common_name) = '%Lu' AND address = "
                   "'%L{orig_user}'\n"))
        return QStringLiteral("cannot write the query of the applications");
    // Its workers run under other accounts and must pass through; the key is read by the master alone.
    QFile::setPermissions(m_folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                                               QFileDevice::ExeGroup | QFileDevice::ExeOther | QFileDevice::ReadGroup |
                                               QFileDevice::ReadOther);
    // So must their mail be theirs to write, whichever account that is.
    const QString mail = m_folder.filePath(QStringLiteral("mail"));
    if (!QDir().mkpath(mail) || !QFile::setPermissions(mail, QFileDevice::Permissions::fromInt(0x7777)))
        return QStringLiteral("cannot make the folder of the mail");
    m_imapPort = freePort();
    m_submissionPort = freePort();
    const QString path = m_folder.filePath(QStringLiteral("dovecot.conf"));
    if (!write(path, (configuration() + settings).toUtf8()))
        return QStringLiteral("cannot write the configuration");
    m_process.start(program, {QStringLiteral("-F"), QStringLiteral("-c"), path});
    if (!m_process.waitForStarted(10000))
        return m_process.errorString();
    const QDeadlineTimer deadline(30000);
    while (!deadline.hasExpired() && m_process.state() == QProcess::Running) {
        if (listens(m_imapPort) && listens(m_submissionPort))
            return {};
        QThread::msleep(50);
    }
    QFile log(m_folder.filePath(QStringLiteral("dovecot.log")));
    const QByteArray said = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    return QString::fromUtf8(m_process.readAllStandardError() + said).right(2000);
}

DovecotFixture::~DovecotFixture()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10000)) {
        m_process.kill();
        m_process.waitForFinished(10000);
    }
}

} // namespace pupitre::test
