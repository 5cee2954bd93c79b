#include "app/cli/FictitiousPki.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/CertificateStore.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"

#include <QJsonArray>

using namespace pupitre;

class TestCertificateStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsOnceAndListsByExpiry();
    void attachesToApplicativeMailboxesOnly();
    void removingAsksForAReasonAndIsRemembered();
    void whatSaysLittleIsKeptToo();

private:
    Certificate made(const QString& name, int days) const;

    const QDateTime m_now{QDate(2026, 3, 2), QTime(8, 0), Qt::UTC};
    const FictitiousPki m_pki{m_now};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void TestCertificateStore::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
}

Certificate TestCertificateStore::made(const QString& name, int days) const
{
    FictitiousPki::Leaf leaf;
    leaf.commonName = name;
    leaf.notBefore = m_now.addDays(-100);
    leaf.notAfter = m_now.addDays(days);
    return m_pki.issue(leaf).decoded();
}

void TestCertificateStore::importsOnceAndListsByExpiry()
{
    CertificateStore store(*m_workspace);
    const Certificate late = made(QStringLiteral("tard"), 300);
    const Certificate soon = made(QStringLiteral("tôt"), 3);
    QCOMPARE(*store.import({late, soon, late}), 2);
    QCOMPARE(*store.import({late}), 0);
    const auto rows = store.list();
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->first().certificate.commonName, QStringLiteral("tôt"));
    QCOMPARE(rows->first().certificate.der, soon.der);
    QVERIFY(!verifyJournal(*m_workspace->database())->firstBreak);
}

void TestCertificateStore::attachesToApplicativeMailboxesOnly()
{
    CertificateStore store(*m_workspace);
    MailboxRegistry registry(*m_workspace);
    const Mailbox app = *registry.create(test::mailbox(2));
    const Mailbox org = *registry.create(test::mailbox(1));
    const Certificate certificate = made(QStringLiteral("DPI"), 300);
    VERIFY_RESULT(store.import({certificate, m_pki.authority().decoded()}));
    VERIFY_ERROR(store.attach(certificate.fingerprint, org.address), ErrorCode::CertificateNeedsApp);
    VERIFY_ERROR(store.attach(QStringLiteral("00"), app.address), ErrorCode::CertificateUnknown);
    VERIFY_ERROR(store.attach(certificate.fingerprint, QStringLiteral("x@y.mssante.fr")),
                 ErrorCode::CertificateMailboxUnknown);
    VERIFY_ERROR(store.attach(m_pki.authority().decoded().fingerprint, app.address), ErrorCode::CertificateIsAuthority);
    VERIFY_RESULT(store.attach(certificate.fingerprint, app.address.toUpper()));
    VERIFY_RESULT(store.attach(certificate.fingerprint, app.address)); // again: nothing more
    const auto rows = store.list();
    const auto row = std::find_if(rows->begin(), rows->end(), [&](const StoredCertificate& r) {
        return r.certificate.fingerprint == certificate.fingerprint;
    });
    QCOMPARE(row->mailboxes, QStringList{app.address});
    QCOMPARE(*store.applicativeMailboxes(QStringLiteral("bal"), 10), QStringList{app.address});
    VERIFY_RESULT(store.detach(certificate.fingerprint, app.address));
    VERIFY_ERROR(store.detach(certificate.fingerprint, app.address), ErrorCode::CertificateNotAttached);
    VERIFY_RESULT(registry.close(app.address, QStringLiteral("Fin de contrat")));
    VERIFY_ERROR(store.attach(certificate.fingerprint, app.address), ErrorCode::MailboxClosed);
}

void TestCertificateStore::removingAsksForAReasonAndIsRemembered()
{
    CertificateStore store(*m_workspace);
    const Certificate certificate = made(QStringLiteral("DPI"), 300);
    VERIFY_RESULT(store.import({certificate}));
    const Mailbox app = *MailboxRegistry(*m_workspace).create(test::mailbox(2));
    VERIFY_RESULT(store.attach(certificate.fingerprint, app.address));
    VERIFY_ERROR(store.remove(certificate.fingerprint, QString()), ErrorCode::CertificateReasonMissing);
    VERIFY_RESULT(store.remove(certificate.fingerprint, QStringLiteral("Remplacé")));
    VERIFY_ERROR(store.remove(certificate.fingerprint, QStringLiteral("encore")), ErrorCode::CertificateUnknown);
    QVERIFY(store.list()->isEmpty());
    const auto entries = readJournal(*m_workspace->database(), 5);
    const auto entry = std::find_if(entries->begin(), entries->end(), [](const JournalEntry& e) {
        return e.action == QLatin1String("certificate.remove") && e.outcome == QLatin1String("done");
    });
    QVERIFY(entry != entries->end());
    QCOMPARE(entry->before.value(QLatin1String("mailboxes")).toArray(), QJsonArray{app.address});
    QCOMPARE(QByteArray::fromBase64(entry->before.value(QLatin1String("der")).toString().toLatin1()), certificate.der);
}

void TestCertificateStore::whatSaysLittleIsKeptToo()
{
    // No subject and a date that cannot be read: it is stored and listed as it is.
    QByteArray der = made(QString(), 300).der;
    const qsizetype first = der.indexOf(QByteArray("\x17\x0d", 2));
    der.replace(der.indexOf(QByteArray("\x17\x0d", 2), first + 2) + 2, 6, "29aa31");
    const auto certificate = Certificate::fromDer(der);
    VERIFY_RESULT(certificate);
    CertificateStore store(*m_workspace);
    QCOMPARE(*store.import({*certificate}), 1);
    const auto rows = store.list();
    VERIFY_RESULT(rows);
    QCOMPARE(rows->first().certificate.der, der);
    QVERIFY(!rows->first().certificate.notAfter.isValid());
}

QTEST_GUILESS_MAIN(TestCertificateStore)
#include "tst_CertificateStore.moc"
