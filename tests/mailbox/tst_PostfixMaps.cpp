#include "core/mailbox/Holders.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "tests/support/Fictitious.h"
#include "tests/support/PostfixMaps.h"
#include "tests/support/TestSupport.h"

using namespace pupitre;

/// The maps of the help page, read by Postfix itself while the console has the workspace open.
class TestPostfixMaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void domainsAreTheOperators();
    void mailboxesFollowEveryAct();
    void sendersAreThoseWhoMayOpen();

private:
    std::optional<QString> ask(const char* map, const QString& key) const
    {
        return m_postfix.query(QStringLiteral("sqlite"), m_folder.filePath(QLatin1String(map) + QStringLiteral(".cf")),
                               key);
    }
    void describe(const char* map, const QByteArray& query)
    {
        test::writeFile(m_folder, QLatin1String(map) + QStringLiteral(".cf"),
                        "dbpath = " + m_folder.filePath(QStringLiteral("w.pupitre")).toUtf8() + "\nquery = " + query +
                            '\n');
    }

    QTemporaryDir m_folder;
    test::PostfixMaps m_postfix;
    std::unique_ptr<Workspace> m_workspace;
};

void TestPostfixMaps::initTestCase()
{
    if (const QString problem = m_postfix.prepare(); !problem.isEmpty())
        QSKIP(qPrintable(problem));
    m_workspace = test::newWorkspace(m_folder);
    for (int n = 0; n < 13; ++n)
        VERIFY_RESULT(OperatorDomains::add(*m_workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
    describe("domains", "SELECT domain FROM provisioning_domain WHERE domain = lower('%s')");
    describe("mailboxes", "SELECT address FROM provisioning_mailbox WHERE address = lower('%s') AND active = 1");
    describe("refusals", "SELECT refusal FROM provisioning_mailbox WHERE address = lower('%s') AND active = 0");
    describe("senders", "SELECT login FROM provisioning_login WHERE address = lower('%s')");
}

void TestPostfixMaps::domainsAreTheOperators()
{
    QCOMPARE(ask("domains", QStringLiteral("hopital-3.mssante.fr")), QStringLiteral("hopital-3.mssante.fr"));
    QCOMPARE(ask("domains", QStringLiteral("Hopital-3.MSSante.fr")), QStringLiteral("hopital-3.mssante.fr"));
    QCOMPARE(ask("domains", QStringLiteral("ailleurs.mssante.fr")), std::nullopt);
}

void TestPostfixMaps::mailboxesFollowEveryAct()
{
    MailboxRegistry registry(*m_workspace);
    const QString address = test::mailbox(1).address;
    const QString suspended = QStringLiteral("550 5.2.1 Mailbox suspended");
    QCOMPARE(ask("mailboxes", address), std::nullopt);
    QCOMPARE(ask("refusals", address), std::nullopt);
    VERIFY_RESULT(registry.create(test::mailbox(1)));
    QCOMPARE(ask("mailboxes", address.toUpper()), address);
    QCOMPARE(ask("refusals", address), std::nullopt);
    VERIFY_RESULT(registry.suspend(address, QStringLiteral("travaux")));
    QCOMPARE(ask("mailboxes", address), std::nullopt);
    QCOMPARE(ask("refusals", address), suspended);
    VERIFY_RESULT(registry.reactivate(address));
    QCOMPARE(ask("mailboxes", address), address);
    VERIFY_RESULT(registry.close(address, QStringLiteral("fin")));
    QCOMPARE(ask("mailboxes", address), std::nullopt);
    QCOMPARE(ask("refusals", address), QStringLiteral("550 5.1.1 Mailbox closed"));
    // A quote in an address is no way into the query.
    QCOMPARE(ask("mailboxes", QStringLiteral("a' OR '1'='1@hopital-1.mssante.fr")), std::nullopt);
}

void TestPostfixMaps::sendersAreThoseWhoMayOpen()
{
    MailboxRegistry registry(*m_workspace);
    VERIFY_RESULT(registry.create(test::mailbox(5)));
    const QString address = test::mailbox(5).address;
    QCOMPARE(ask("senders", address), std::nullopt);
    VERIFY_RESULT(Holders(*m_workspace).add(address, {test::rpps(50), {}, {}, {}}));
    VERIFY_RESULT(Holders(*m_workspace).add(address, {test::rpps(51), {}, {}, {}}));
    QStringList logins = ask("senders", address).value_or(QString()).split(QLatin1Char(','));
    logins.sort();
    QCOMPARE(logins, QStringList({test::rpps(50), test::rpps(51)}));
    VERIFY_RESULT(registry.suspend(address, QStringLiteral("travaux")));
    QCOMPARE(ask("senders", address), std::nullopt);
}

QTEST_GUILESS_MAIN(TestPostfixMaps)
#include "tst_PostfixMaps.moc"
