#include "core/lps/ImapSession.h"
#include "core/mailbox/Holders.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/SandboxFixture.h"
#include "tests/support/TestSupport.h"
#include "tests/support/Waiting.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTcpSocket>
#include <QThread>

using namespace pupitre;
using test::SandboxFixture;
using test::wait;

/// A workspace drives a real mail system: Exim and Dovecot read its provisioning views while the console has it open. A
/// mailbox made in the console receives and is read at once; suspended, it is refused at once, at every door.
class TestProvisionedMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMailboxLivesAndIsSuspended();
    void anOrganisationalMailboxOpensForItsHolders();
    void whatIsNotOfTheRegistryIsRefused();

private:
    /// The last reply to a dialogue of SMTP or LMTP, or the first that refuses.
    QByteArray converse(const char* door, const QByteArrayList& lines) const;
    QByteArray deliver(const QString& recipient, const QByteArray& subject) const;
    Result<void> enter(ImapSession& session, const QString& mailbox, const char* person) const;
    Result<qint64> messages(const QString& mailbox, const char* person, const QByteArray& subject) const;
    test::CliRun cli(QStringList words) const
    {
        return test::runCli(words << QStringLiteral("--workspace") << m_path << QStringLiteral("--json"),
                            QStringLiteral(PUPITRE_CLI));
    }

    QTemporaryDir m_folder;
    QString m_path;
    SandboxFixture m_sandbox;
    ConnectionFactory m_factory;
    const QString m_domain = QStringLiteral("clinique-des-tilleuls.mssante.fr");
};

void TestProvisionedMail::initTestCase()
{
    // The mail system runs under an account of its own: it may read the file, and the two SQLite keeps beside it.
    const auto everybody = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup |
                           QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(QFile::setPermissions(m_folder.path(),
                                  everybody | QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther));
    m_path = m_folder.filePath(QStringLiteral("operateur.pupitre"));
    QCOMPARE(cli({QStringLiteral("workspace"), QStringLiteral("init")}).exitCode, 0);
    QVERIFY(QFile::setPermissions(m_path, everybody));
    const auto added = cli({QStringLiteral("mailbox"), QStringLiteral("domain"), QStringLiteral("add"), m_domain});
    QVERIFY2(added.exitCode == 0, added.out.constData());
    START_SANDBOX(m_sandbox, m_path);
    m_sandbox.ask(QStringLiteral("/sandbox/settings"), "access_ttl=300&filling=0&approve_after=-1", true);
}

QByteArray TestProvisionedMail::converse(const char* door, const QByteArrayList& lines) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_sandbox.port(door));
    const auto reply = [&]() -> QByteArray {
        for (const QDeadlineTimer deadline(60000); !deadline.hasExpired();) {
            while (socket.canReadLine()) {
                const QByteArray line = socket.readLine().trimmed();
                if (line.size() > 3 && line[3] == ' ')
                    return line;
            }
            socket.waitForReadyRead(1000);
        }
        return "no reply";
    };
    QByteArray last = reply();
    for (const QByteArray& line : lines) {
        socket.write(line + "\r\n");
        last = reply();
        if (!last.startsWith('2') && !last.startsWith('3'))
            break;
    }
    return last;
}

QByteArray TestProvisionedMail::deliver(const QString& recipient, const QByteArray& subject) const
{
    const QByteArray to = recipient.toUtf8();
    return converse(
        "relay",
        {"EHLO localhost", "MAIL FROM:<dpi@" + m_domain.toUtf8() + ">", "RCPT TO:<" + to + ">", "DATA",
         "From: <dpi@" + m_domain.toUtf8() + ">\r\nTo: <" + to + ">\r\nSubject: " + subject + "\r\n\r\nBonjour.\r\n."});
}

Result<void> TestProvisionedMail::enter(ImapSession& session, const QString& mailbox, const char* person) const
{
    auto opened = wait<void>([&](auto answer) { session.open(answer); });
    const Credentials credentials{SaslMechanism::Xoauth2, mailbox,
                                  SecureBytes(m_sandbox.accessToken(QLatin1String(person)))};
    return opened ? wait<void>([&](auto answer) { session.authenticate(credentials, answer); }) : opened;
}

// How many messages of that subject Dovecot shows, waiting for the first: the queue of Exim takes its moment.
Result<qint64> TestProvisionedMail::messages(const QString& mailbox, const char* person,
                                             const QByteArray& subject) const
{
    ImapSession session(m_factory, m_sandbox.target(MailProtocol::Imap), QDateTime::currentDateTimeUtc());
    if (auto entered = enter(session, mailbox, person); !entered)
        return fail(entered.error());
    for (const QDeadlineTimer deadline(60000);;) {
        auto selected = wait<ImapSelection>([&](auto answer) { session.select("INBOX", true, answer); });
        if (!selected)
            return fail(selected.error());
        auto found = wait<QList<qint64>>([&](auto answer) { session.search("SUBJECT \"" + subject + '"', answer); });
        if (!found)
            return fail(found.error());
        if (!found->isEmpty() || deadline.hasExpired())
            return found->size();
        QThread::msleep(100);
    }
}

void TestProvisionedMail::aMailboxLivesAndIsSuspended()
{
    const QString address = QStringLiteral("nouvelle@") + m_domain;
    const QByteArray unknown = deliver(address, "avant");
    QVERIFY2(unknown.startsWith("550 5.1.1"), unknown.constData());

    // Made in the console, which stays open.
    auto workspace = Workspace::open(m_path, {});
    VERIFY_RESULT(workspace);
    MailboxRegistry registry(**workspace);
    Mailbox mailbox;
    mailbox.address = address;
    mailbox.type = MailboxType::Personal;
    mailbox.personId = QLatin1String(SandboxFixture::annesId);
    mailbox.surname = QStringLiteral("MEDECIN");
    mailbox.givenName = QStringLiteral("Anne");
    VERIFY_RESULT(registry.create(mailbox));

    const QByteArray taken = deliver(address, "premier");
    QVERIFY2(taken.startsWith("250"), taken.constData());
    auto first = messages(address, SandboxFixture::annesId, "premier");
    VERIFY_RESULT(first);
    QCOMPARE(*first, 1);
    // Somebody else's token opens nothing.
    VERIFY_ERROR(messages(address, SandboxFixture::brunosId, "premier"), ErrorCode::LpsTokenRefused);

    VERIFY_RESULT(registry.suspend(address, QStringLiteral("départ annoncé")));
    const QByteArray refused = deliver(address, "second");
    QVERIFY2(refused.startsWith("550 5.2.1"), refused.constData());
    const QByteArray local = converse(
        "lmtp", {"LHLO localhost", "MAIL FROM:<dpi@" + m_domain.toUtf8() + ">", "RCPT TO:<" + address.toUtf8() + ">"});
    QVERIFY2(local.startsWith("550 5.1.1"), local.constData());
    VERIFY_ERROR(messages(address, SandboxFixture::annesId, "premier"), ErrorCode::LpsTokenRefused);
    workspace->reset();

    // By the command line, the console closed: it opens again with what it held, and closes for good.
    const QStringList act{QStringLiteral("mailbox"), QStringLiteral("reactivate"), address};
    QCOMPARE(cli(act).exitCode, 0);
    QVERIFY(deliver(address, "troisieme").startsWith("250"));
    auto third = messages(address, SandboxFixture::annesId, "troisieme");
    VERIFY_RESULT(third);
    QCOMPARE(*third, 1);
    QCOMPARE(cli({QStringLiteral("mailbox"), QStringLiteral("close"), address, QStringLiteral("--reason"),
                  QStringLiteral("départ")})
                 .exitCode,
             0);
    const QByteArray closed = deliver(address, "quatrieme");
    QVERIFY2(closed.startsWith("550 5.1.1"), closed.constData());
}

void TestProvisionedMail::anOrganisationalMailboxOpensForItsHolders()
{
    const QString address = QStringLiteral("service@") + m_domain;
    const QString csv = test::writeFile(m_folder, QStringLiteral("org.csv"),
                                        "adresse;type;identifiant_structure;service\n" + address.toUtf8() +
                                            ";ORG;1750712184;Cardiologie\n");
    const auto imported = cli({QStringLiteral("mailbox"), QStringLiteral("import"), csv, QStringLiteral("--apply")});
    QVERIFY2(imported.exitCode == 0, imported.out.constData());
    VERIFY_ERROR(messages(address, SandboxFixture::clairesId, "premier"), ErrorCode::LpsTokenRefused);
    {
        auto workspace = Workspace::open(m_path, {});
        VERIFY_RESULT(workspace);
        VERIFY_RESULT(Holders(**workspace).add(address, {QLatin1String(SandboxFixture::clairesId), {}, {}, {}}));
    }
    QVERIFY(deliver(address, "equipe").startsWith("250"));
    auto found = messages(address, SandboxFixture::clairesId, "equipe");
    VERIFY_RESULT(found);
    QCOMPARE(*found, 1);
    VERIFY_ERROR(messages(address, SandboxFixture::annesId, "equipe"), ErrorCode::LpsTokenRefused);
}

void TestProvisionedMail::whatIsNotOfTheRegistryIsRefused()
{
    // Accounts of the sandbox's own table: this mail system knows the workspace alone.
    VERIFY_ERROR(messages(QLatin1String(SandboxFixture::anne), SandboxFixture::annesId, "x"),
                 ErrorCode::LpsTokenRefused);
    QVERIFY(deliver(QLatin1String(SandboxFixture::anne), "x").startsWith("550 5.1.1"));
    const QByteArray foreign = deliver(QStringLiteral("a@ailleurs.mssante.fr"), "x");
    QVERIFY2(foreign.startsWith("550 5.7.1"), foreign.constData());
}

QTEST_GUILESS_MAIN(TestProvisionedMail)
#include "tst_ProvisionedMail.moc"
