#include "app/cli/FictitiousPki.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/Renewal.h"
#include "core/pki/TrustAnchors.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/certificates/CertificateListModel.h"
#include "ui/certificates/CertificatesPage.h"
#include "ui/certificates/VerdictDialog.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"

#include <QDir>
#include <QTableView>
#include <QTreeWidget>

using namespace pupitre;
using namespace pupitre::ui;

/// Journeys of judgement: the verdict step by step, the authorities, revoking, the calendar.
class TestCertificateVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aVerdictTellsEachStepAndEachFinding();
    void authoritiesAreShownApartAndTakenByFingerprint();
    void revokingAsksWhyAndDetaches();
    void theCalendarIsWritten();

private:
    static constexpr int generous = 30000;
    void openPage();
    void trigger(const char* action) const { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }

    const QDateTime m_now = test::fixedClock().nowUtc();
    const FictitiousPki m_pki{m_now};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<CertificatesPage> m_page;
    Certificate m_certificate;
};

void TestCertificateVerdict::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    QVERIFY(m_workspace != nullptr);
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, KeyStore::system());
    FictitiousPki::Leaf leaf;
    leaf.notBefore = m_now.addDays(-10);
    leaf.notAfter = m_now.addDays(20);
    m_certificate = m_pki.issue(leaf).decoded();
    VERIFY_RESULT(CertificateStore(*m_workspace).import({m_certificate}));
}

void TestCertificateVerdict::cleanup()
{
    m_page.reset();
    m_tasks.reset();
    m_keys.reset();
    m_dialogs.reset();
    m_workspace.reset();
}

void TestCertificateVerdict::openPage()
{
    m_page =
        std::make_unique<CertificatesPage>(AppContext{*m_workspace, *m_tasks, *m_dialogs, test::fixedClock(), *m_keys});
    m_page->refresh();
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("certificateTable"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    table->selectRow(0);
}

void TestCertificateVerdict::aVerdictTellsEachStepAndEachFinding()
{
    openPage();
    trigger("certificateJudge");
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialogs->shownDialog.isNull(), generous);
    auto* steps = m_dialogs->shownDialog->findChild<QTreeWidget*>(QStringLiteral("verdictSteps"));
    auto* findings = m_dialogs->shownDialog->findChild<QTreeWidget*>(QStringLiteral("lintFindings"));
    QVERIFY(steps != nullptr && findings != nullptr);
    QVERIFY(steps->topLevelItemCount() >= 7);
    bool refused = false;
    for (int row = 0; row < steps->topLevelItemCount(); ++row) {
        for (int column = 0; column < steps->columnCount(); ++column)
            QVERIFY(!steps->topLevelItem(row)->text(column).isEmpty());
        refused = refused || steps->topLevelItem(row)->text(0) == QLatin1String("refused");
    }
    QVERIFY(refused); // nobody here vouches for a fictitious authority
    QVERIFY(findings->topLevelItemCount() > 0);
    // Without an authority, and without a list, the dialog says what is missing.
    QVERIFY(!m_dialogs->shownDialog->findChild<QLabel*>(QStringLiteral("verdictNote"))->text().isEmpty());
}

void TestCertificateVerdict::authoritiesAreShownApartAndTakenByFingerprint()
{
    openPage();
    trigger("certificateAuthorities");
    auto* tree = m_page->findChild<QTreeWidget*>(QStringLiteral("anchorsTree"));
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(0)->childCount(), 2);
    QCOMPARE(tree->topLevelItem(1)->childCount(), 2);
    QVERIFY(tree->isVisibleTo(m_page.get()));
    auto* import = m_page->findChild<QPushButton*>(QStringLiteral("anchorsImport"));
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("root.pem"), m_pki.root().certificatePem())};
    import->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(m_dialogs->errors.first().code(), ErrorCode::AnchorNotPinned);
    const QString published = test::acceptanceFolder(QStringLiteral("igc-sante"));
    if (published.isEmpty())
        QSKIP("the published certificates are not there");
    m_dialogs->filesToOpen = {published + QStringLiteral("/root.pem"), published + QStringLiteral("/test-root.pem")};
    import->click();
    QTRY_COMPARE_WITH_TIMEOUT(TrustAnchors(*m_workspace).roots(IgcSanteOrigin::Test)->size(), 1, generous);
    QTRY_COMPARE_WITH_TIMEOUT(tree->topLevelItem(0)->child(0)->text(0), QStringLiteral("present"), generous);
    QCOMPARE(tree->topLevelItem(0)->child(1)->text(0), QStringLiteral("missing"));
}

void TestCertificateVerdict::revokingAsksWhyAndDetaches()
{
    const Mailbox mailbox = test::mailbox(2);
    VERIFY_RESULT(MailboxRegistry(*m_workspace).create(mailbox));
    VERIFY_RESULT(CertificateStore(*m_workspace).attach(m_certificate.fingerprint, mailbox.address));
    openPage();
    m_dialogs->texts = {QStringLiteral("clé perdue")};
    trigger("certificateRevoke");
    QTRY_VERIFY_WITH_TIMEOUT(CertificateStore(*m_workspace).list()->first().mailboxes.isEmpty(), generous);
    QVERIFY(m_dialogs->errors.isEmpty());
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("certificateTable"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, CertificateListModel::DaysLeft).data().toString(),
                              QStringLiteral("revoked"), generous);
    QVERIFY(!m_page->findChild<QAction*>(QStringLiteral("certificateAttach"))->isEnabled());
}

void TestCertificateVerdict::theCalendarIsWritten()
{
    openPage();
    const QString path = m_folder->filePath(QStringLiteral("c.ics"));
    m_dialogs->filesToSave = {path};
    trigger("renewalCalendar");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("DTSTART;VALUE=DATE:20260322"));
}

QTEST_MAIN(TestCertificateVerdict)
#include "tst_CertificateVerdict.moc"
