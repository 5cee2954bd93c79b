#include "core/mailbox/Holders.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace pupitre;

/// What mail systems read of the registry while the console has it open: by SQLite's own program, and by a real Exim
/// that is asked for recipients.
class TestProvisioning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theViewsFollowEveryAct();
    void loginsAreThoseWhoMayOpen();
    void eximRefusesAtOnceWhatIsSuspended();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("w.pupitre")); }
    QString sqlite(const QString& sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestProvisioning::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
}

// By another process, read-only, while the console holds the file.
QString TestProvisioning::sqlite(const QString& sql) const
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-readonly"), path(), sql});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QStringLiteral("failed: ") + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void TestProvisioning::theViewsFollowEveryAct()
{
    if (QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty())
        QSKIP("sqlite3 is not here");
    MailboxRegistry registry(*m_workspace);
    const QString address = test::mailbox(1).address;
    const QString asked =
        QStringLiteral(
            "SELECT local_part, domain, type, active, refusal FROM provisioning_mailbox WHERE address = '%1'")
            .arg(address);
    QCOMPARE(sqlite(asked), QString());
    VERIFY_RESULT(registry.create(test::mailbox(1)));
    QCOMPARE(sqlite(asked), QStringLiteral("bal.1|hopital-1.mssante.fr|ORG|1|"));
    VERIFY_RESULT(registry.suspend(address, QStringLiteral("travaux")));
    QCOMPARE(sqlite(asked), QStringLiteral("bal.1|hopital-1.mssante.fr|ORG|0|550 5.2.1 Mailbox suspended"));
    VERIFY_RESULT(registry.reactivate(address));
    QCOMPARE(sqlite(asked), QStringLiteral("bal.1|hopital-1.mssante.fr|ORG|1|"));
    VERIFY_RESULT(registry.close(address, QStringLiteral("fin")));
    QCOMPARE(sqlite(asked), QStringLiteral("bal.1|hopital-1.mssante.fr|ORG|0|550 5.1.1 Mailbox closed"));
    QCOMPARE(sqlite(QStringLiteral("SELECT count(*) FROM provisioning_domain")), QStringLiteral("13"));
}

void TestProvisioning::loginsAreThoseWhoMayOpen()
{
    if (QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty())
        QSKIP("sqlite3 is not here");
    MailboxRegistry registry(*m_workspace);
    Holders holders(*m_workspace);
    for (const int n : {1, 2, 4})
        VERIFY_RESULT(registry.create(test::mailbox(n)));
    const QString organisational = test::mailbox(1).address;
    const QString dn = QStringLiteral("CN=dpi,OU=1750712184,O=Clinique,C=FR");
    VERIFY_RESULT(holders.add(organisational, {test::rpps(50), {}, {}, {}}));
    VERIFY_RESULT(holders.bind(test::mailbox(2).address, dn));
    const auto logins = [&](int n) {
        return sqlite(QStringLiteral("SELECT kind || ' ' || login FROM provisioning_login WHERE address = '%1'")
                          .arg(test::mailbox(n).address));
    };
    QCOMPARE(logins(1), QStringLiteral("person ") + test::rpps(50));
    QCOMPARE(logins(2), QStringLiteral("certificate ") + dn);
    QCOMPARE(logins(4), QStringLiteral("person ") + test::mailbox(4).personId);
    VERIFY_RESULT(registry.suspend(organisational, QStringLiteral("travaux")));
    QCOMPARE(logins(1), QString());
}

void TestProvisioning::eximRefusesAtOnceWhatIsSuspended()
{
    const QString exim = QStringLiteral("/usr/sbin/exim4");
    if (!QFileInfo::exists(exim))
        QSKIP("Exim (exim4-daemon-heavy) is not here");
    QProcess id;
    id.start(QStringLiteral("id"), {QStringLiteral("-u")});
    QVERIFY(id.waitForFinished());
    const QByteArray user = id.readAllStandardOutput().trimmed();
    const QByteArray database = path().toUtf8();
    const QByteArray folder = m_folder->path().toUtf8();
    const QByteArray key = "${quote_sqlite:${lc:$local_part@$domain}}";
    // As the help page gives it.
    const QString configuration = test::writeFile(
        *m_folder, QStringLiteral("exim.conf"),
        "exim_user = " + user + "\nexim_group = " + user +
            "\nnever_users =\nkeep_environment =\nprimary_hostname = localhost\n"
            "spool_directory = " +
            folder + "/spool\nlog_file_path = " + folder +
            "/%s.log\nhost_lookup =\nrfc1413_hosts =\n"
            "acl_smtp_rcpt = recipient\nbegin acl\nrecipient:\n"
            "  deny !condition = ${lookup sqlite,file=" +
            database +
            " {SELECT 1 FROM provisioning_domain WHERE domain = "
            "'${quote_sqlite:${lc:$domain}}'}{yes}{no}}\n       message = 550 5.7.1 Not a domain of the operator\n"
            "  deny set acl_m_refusal = ${lookup sqlite,file=" +
            database +
            " {SELECT refusal FROM provisioning_mailbox WHERE address = "
            "'" +
            key +
            "'}{$value}{550 5.1.1 Unknown mailbox}}\n       condition = ${if !eq{$acl_m_refusal}{}}\n"
            "       message = $acl_m_refusal\n  accept\n");
    const auto answers = [&](const QStringList& recipients) {
        QProcess process;
        process.start(exim, {QStringLiteral("-C"), configuration, QStringLiteral("-bs")});
        if (!process.waitForStarted())
            return QByteArrayList{"not started"};
        process.write("EHLO localhost\r\nMAIL FROM:<>\r\n");
        for (const QString& recipient : recipients)
            process.write("RCPT TO:<" + recipient.toUtf8() + ">\r\n");
        process.write("QUIT\r\n");
        process.closeWriteChannel();
        process.waitForFinished(60000);
        QByteArrayList lines = process.readAllStandardOutput().split('\n');
        QByteArrayList replies;
        for (const QByteArray& line : lines) {
            if (line.size() > 3 && line[3] == ' ')
                replies.append(line.trimmed());
        }
        if (replies.size() < 4)
            return QByteArrayList{"no dialogue: " + process.readAllStandardError()};
        return replies.mid(3, recipients.size()); // after the greeting, EHLO and MAIL
    };
    MailboxRegistry registry(*m_workspace);
    const QString address = test::mailbox(1).address;
    const QString foreign = QStringLiteral("a@ailleurs.mssante.fr");
    QByteArrayList replies = answers({address, foreign});
    if (replies.first().contains("no dialogue"))
        QSKIP(replies.first().constData());
    QVERIFY2(replies[0].startsWith("550 5.1.1"), replies[0].constData());
    QVERIFY2(replies[1].startsWith("550 5.7.1"), replies[1].constData());
    VERIFY_RESULT(registry.create(test::mailbox(1)));
    QVERIFY(answers({address.toUpper()})[0].startsWith("250"));
    VERIFY_RESULT(registry.suspend(address, QStringLiteral("travaux")));
    QVERIFY(answers({address})[0].startsWith("550 5.2.1"));
    VERIFY_RESULT(registry.reactivate(address));
    QVERIFY(answers({address})[0].startsWith("250"));
    VERIFY_RESULT(registry.close(address, QStringLiteral("fin")));
    QVERIFY(answers({address})[0].startsWith("550 5.1.1"));
}

QTEST_GUILESS_MAIN(TestProvisioning)
#include "tst_Provisioning.moc"
