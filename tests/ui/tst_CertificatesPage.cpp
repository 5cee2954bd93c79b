#include "app/cli/FictitiousPki.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/CertificateFile.h"
#include "core/pki/CertificateStore.h"
#include "tests/support/Fictitious.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/certificates/CertificateListModel.h"
#include "ui/certificates/CertificatesPage.h"
#include "ui/certificates/ImportReportDialog.h"
#include "ui/common/KeyRing.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QUrl>

using namespace pupitre;
using namespace pupitre::ui;

/// Journeys on the page of certificates, with the dialogs' answers prepared in advance.
class TestCertificatesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anEmptyWorkspaceSaysWhatToDoFirst();
    void aProtectedFileAsksAgainAfterAWrongPassword();
    void aKeyThatDoesNotMatchIsTold();
    void severalFilesGiveOneReport();
    void droppedFilesAreImported();
    void aCertificateIsAttachedToApplicativeMailboxesOnly();
    void oneOfSeveralMailboxesIsDetached();
    void removingAsksWhy();
    void whatIsExportedIsTheCertificate();
    void theListIsFilteredSearchedAndSorted();
    void theBadgeFollowsTheDays_data();
    void theBadgeFollowsTheDays();
    void aCertificateIsTextNeverMarkup();
    void aReadOnlyWorkspaceSaysWhy();
    void theModelsAreSound();

private:
    static constexpr int generous = 30000;
    FictitiousPki::Issued issue(const QString& name, int days) const;
    Certificate imported(const QString& name, int days);
    QString pemFile(const QString& fileName, const FictitiousPki::Issued& issued, bool withKey = false) const;
    QByteArray pkcs12(const FictitiousPki::Issued& issued, const char* password) const;
    void openPage();
    void trigger(const char* action) const;
    QStringList shownNames() const;
    QString subtitle() const { return m_page->findChild<QLabel*>(QStringLiteral("pageSubtitle"))->text(); }
    QTableView* table() const { return m_page->findChild<QTableView*>(QStringLiteral("certificateTable")); }
    void choose(const QString& name) const;

    const QDateTime m_now = test::fixedClock().nowUtc();
    const FictitiousPki m_pki{m_now};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TaskList> m_tasks;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<CertificatesPage> m_page;
};

void TestCertificatesPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = test::newWorkspace(*m_folder);
    QVERIFY(m_workspace != nullptr);
    m_tasks = std::make_unique<TaskList>();
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, KeyStore::system());
}

void TestCertificatesPage::cleanup()
{
    m_page.reset();
    m_tasks.reset();
    m_keys.reset();
    m_dialogs.reset();
    m_workspace.reset();
}

FictitiousPki::Issued TestCertificatesPage::issue(const QString& name, int days) const
{
    FictitiousPki::Leaf leaf;
    leaf.commonName = name;
    leaf.notBefore = m_now.addYears(-2);
    leaf.notAfter = m_now.addDays(days);
    return m_pki.issue(leaf);
}

Certificate TestCertificatesPage::imported(const QString& name, int days)
{
    const Certificate certificate = issue(name, days).decoded();
    if (!CertificateStore(*m_workspace).import({certificate}))
        qWarning("not imported");
    return certificate;
}

QString TestCertificatesPage::pemFile(const QString& fileName, const FictitiousPki::Issued& issued, bool withKey) const
{
    return test::writeFile(*m_folder, fileName, issued.certificatePem() + (withKey ? issued.keyPem() : QByteArray()));
}

QByteArray TestCertificatesPage::pkcs12(const FictitiousPki::Issued& issued, const char* password) const
{
    const Pkcs12Ptr p12(PKCS12_create(password, "essai", issued.key.get(), issued.certificate.get(), nullptr,
                                      NID_aes_256_cbc, NID_aes_256_cbc, 2048, 1, 0));
    const BioPtr bio(BIO_new(BIO_s_mem()));
    return p12 && i2d_PKCS12_bio(bio.get(), p12.get()) == 1 ? contentOf(bio.get()) : QByteArray();
}

void TestCertificatesPage::openPage()
{
    m_page =
        std::make_unique<CertificatesPage>(AppContext{*m_workspace, *m_tasks, *m_dialogs, test::fixedClock(), *m_keys});
    m_page->resize(1200, 800);
    m_page->show();
    m_page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!subtitle().isEmpty(), generous);
}

void TestCertificatesPage::trigger(const char* action) const
{
    auto* found = m_page->findChild<QAction*>(QLatin1String(action));
    QVERIFY2(found != nullptr, action);
    QVERIFY2(found->isEnabled(), qPrintable(found->toolTip()));
    found->trigger();
}

QStringList TestCertificatesPage::shownNames() const
{
    QStringList names;
    for (int row = 0; row < table()->model()->rowCount(); ++row)
        names.append(table()->model()->index(row, CertificateListModel::Service).data().toString());
    return names;
}

void TestCertificatesPage::choose(const QString& name) const
{
    table()->setCurrentIndex(
        table()->model()->index(static_cast<int>(shownNames().indexOf(name)), CertificateListModel::Service));
}

void TestCertificatesPage::anEmptyWorkspaceSaysWhatToDoFirst()
{
    openPage();
    QCOMPARE(m_page->findChild<QStackedWidget*>(QStringLiteral("certificateStack"))->currentIndex(), 0);
    m_dialogs->filesToOpen = {pemFile(QStringLiteral("dpi.pem"), issue(QStringLiteral("DPI"), 300), true)};
    trigger("certificateImport");
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), QStringList{QStringLiteral("DPI")}, generous);
    QCOMPARE(m_page->findChild<QStackedWidget*>(QStringLiteral("certificateStack"))->currentIndex(), 1);
    QVERIFY2(subtitle().contains(QStringLiteral("key was not kept")), qPrintable(subtitle()));
    QCOMPARE(m_page->findChild<QLabel*>(QStringLiteral("certificateDetailTitle"))->text(), QStringLiteral("DPI"));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestCertificatesPage::aProtectedFileAsksAgainAfterAWrongPassword()
{
    openPage();
    const QString path =
        test::writeFile(*m_folder, QStringLiteral("dpi.p12"), pkcs12(issue(QStringLiteral("DPI"), 300), "secret"));
    m_dialogs->filesToOpen = {path};
    m_dialogs->secrets = {"faux", "secret"};
    trigger("certificateImport");
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), QStringList{QStringLiteral("DPI")}, generous);
    QCOMPARE(m_dialogs->titles.mid(1),
             (QStringList{QStringLiteral("Password of dpi.p12"), QStringLiteral("Wrong password for dpi.p12")}));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestCertificatesPage::aKeyThatDoesNotMatchIsTold()
{
    openPage();
    const QString path = test::writeFile(*m_folder, QStringLiteral("deux.pem"),
                                         issue(QStringLiteral("DPI"), 300).certificatePem() +
                                             issue(QStringLiteral("Autre"), 300).keyPem());
    m_dialogs->filesToOpen = {path};
    trigger("certificateImport");
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr, generous);
    auto* report = qobject_cast<ImportReportDialog*>(m_dialogs->shownDialog.data());
    QVERIFY(report != nullptr);
    QCOMPARE(report->fileAt(0).outcome, ImportedFile::Outcome::Added);
    QCOMPARE(errorName(report->fileAt(0).findings.last().code()), errorName(ErrorCode::KeyMismatch));
    QVERIFY(report->findChild<QLabel*>(QStringLiteral("certificateReportRemarks"))
                ->text()
                .contains(QStringLiteral("private key")));
    report->close();
}

void TestCertificatesPage::severalFilesGiveOneReport()
{
    openPage();
    const auto dpi = issue(QStringLiteral("DPI"), 300);
    m_dialogs->filesToOpen = {
        pemFile(QStringLiteral("a.pem"), dpi), pemFile(QStringLiteral("b.pem"), dpi),
        test::writeFile(*m_folder, QStringLiteral("c.p12"), pkcs12(issue(QStringLiteral("Labo"), 30), "secret")),
        test::writeFile(*m_folder, QStringLiteral("d.cer"), "<!DOCTYPE html><html><head></head></html>"),
        m_folder->filePath(QStringLiteral("absent.pem"))};
    trigger("certificateImport");
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr, generous);
    auto* report = qobject_cast<ImportReportDialog*>(m_dialogs->shownDialog.data());
    QVERIFY(report != nullptr);
    const QList<ImportedFile::Outcome> expected{ImportedFile::Outcome::Added, ImportedFile::Outcome::AlreadyKnown,
                                                ImportedFile::Outcome::PasswordNeeded, ImportedFile::Outcome::Failed,
                                                ImportedFile::Outcome::Failed};
    for (int i = 0; i < expected.size(); ++i)
        QCOMPARE(report->fileAt(i).outcome, expected[i]);
    QVERIFY(m_dialogs->errors.isEmpty()); // one report, no box a file

    auto* files = report->findChild<QTableView*>(QStringLiteral("certificateReportTable"));
    auto* password = report->findChild<QPushButton*>(QStringLiteral("certificateReportPassword"));
    QVERIFY(!password->isEnabled());
    files->setCurrentIndex(files->model()->index(2, 0));
    QVERIFY(password->isEnabled());
    m_dialogs->secrets = {"faux"};
    QTest::mouseClick(password, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(report->fileAt(2).outcome, ImportedFile::Outcome::PasswordWrong, generous);
    m_dialogs->secrets = {"secret"};
    QTest::mouseClick(password, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(report->fileAt(2).outcome, ImportedFile::Outcome::Added, generous);
    QVERIFY(!password->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), (QStringList{QStringLiteral("Labo"), QStringLiteral("DPI")}), generous);
    report->close();
}

void TestCertificatesPage::droppedFilesAreImported()
{
    openPage();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(pemFile(QStringLiteral("dpi.pem"), issue(QStringLiteral("DPI"), 300)))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QCoreApplication::sendEvent(m_page.get(), &enter));
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QVERIFY(QCoreApplication::sendEvent(m_page.get(), &drop));
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), QStringList{QStringLiteral("DPI")}, generous);
}

void TestCertificatesPage::aCertificateIsAttachedToApplicativeMailboxesOnly()
{
    MailboxRegistry registry(*m_workspace);
    QStringList applicative;
    for (int n = 0; n < 12; ++n) {
        const auto made = registry.create(test::mailbox(n));
        VERIFY_RESULT(made);
        if (made->type == MailboxType::Applicative)
            applicative.append(made->address);
    }
    QVERIFY(applicative.size() > 2);
    const Certificate certificate = imported(QStringLiteral("DPI"), 300);
    openPage();
    trigger("certificateAttach");
    auto* list = m_dialogs->shownDialog->findChild<QListWidget*>(QStringLiteral("attachList"));
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), static_cast<int>(applicative.size()), generous);
    QTest::keyClicks(m_dialogs->shownDialog->findChild<QLineEdit*>(QStringLiteral("attachSearch")), applicative[1]);
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, generous);
    QTest::keyClick(m_dialogs->shownDialog, Qt::Key_Return);
    const auto cell = [this] {
        return table()->model()->index(0, CertificateListModel::Mailbox).data().toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(cell(), applicative[1], generous);
    QCOMPARE(CertificateStore(*m_workspace).list()->first().mailboxes, QStringList{applicative[1]});
    // What it opens already is not offered a second time.
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog == nullptr, generous);
    trigger("certificateAttach");
    list = m_dialogs->shownDialog->findChild<QListWidget*>(QStringLiteral("attachList"));
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), static_cast<int>(applicative.size()) - 1, generous);
    m_dialogs->shownDialog->close();
}

void TestCertificatesPage::oneOfSeveralMailboxesIsDetached()
{
    MailboxRegistry registry(*m_workspace);
    const Certificate certificate = imported(QStringLiteral("DPI"), 300);
    CertificateStore store(*m_workspace);
    QStringList addresses;
    for (const int n : {2, 6, 10}) {
        addresses.append(registry.create(test::mailbox(n))->address);
        VERIFY_RESULT(store.attach(certificate.fingerprint, addresses.last()));
    }
    addresses.sort();
    openPage();
    trigger("certificateDetach");
    auto* list = m_dialogs->shownDialog->findChild<QListWidget*>(QStringLiteral("detachList"));
    auto* accept = m_dialogs->shownDialog->findChild<QPushButton*>(QStringLiteral("detachAccept"));
    QVERIFY(!accept->isEnabled()); // none is chosen for the person
    list->setCurrentRow(1);
    QTest::mouseClick(accept, Qt::LeftButton);
    const auto left = [&store] {
        return store.list()->first().mailboxes;
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), (QStringList{addresses[0], addresses[2]}), generous);
}

void TestCertificatesPage::removingAsksWhy()
{
    imported(QStringLiteral("DPI"), 300);
    openPage();
    trigger("certificateRemove"); // no answer prepared: given up
    QCOMPARE(CertificateStore(*m_workspace).list()->size(), 1);
    m_dialogs->texts = {QStringLiteral("Remplacé")};
    trigger("certificateRemove");
    QTRY_VERIFY_WITH_TIMEOUT(CertificateStore(*m_workspace).list()->isEmpty(), generous);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->findChild<QStackedWidget*>(QStringLiteral("certificateStack"))->currentIndex(), 0,
                              generous);
}

void TestCertificatesPage::whatIsExportedIsTheCertificate()
{
    const Certificate certificate = imported(QStringLiteral("DPI / à « Lyon »"), 300);
    openPage();
    const QString path = m_folder->filePath(QStringLiteral("export.pem"));
    m_dialogs->filesToSave = {path};
    trigger("certificateExport");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), generous);
    const auto file = CertificateFile::read(path);
    VERIFY_RESULT(file);
    QCOMPARE(file->certificates.first().der, certificate.der);
    trigger("certificateCopy");
    QCOMPARE(QApplication::clipboard()->text(), certificate.fingerprint);
    m_dialogs->filesToSave = {m_folder->filePath(QStringLiteral("nulle/part.pem"))};
    trigger("certificateExport");
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
}

void TestCertificatesPage::theListIsFilteredSearchedAndSorted()
{
    const Certificate late = imported(QStringLiteral("Échographie"), 300);
    const Certificate soon = imported(QStringLiteral("Biologie"), 40);
    const Certificate gone = imported(QStringLiteral("Ancien"), -2);
    openPage();
    QCOMPARE(shownNames(), (QStringList{gone.commonName, soon.commonName, late.commonName}));
    auto* view = m_page->findChild<QComboBox*>(QStringLiteral("certificateView"));
    view->setCurrentIndex(1);
    QCOMPARE(shownNames(), QStringList{soon.commonName});
    view->setCurrentIndex(2);
    QCOMPARE(shownNames(), QStringList{gone.commonName});
    view->setCurrentIndex(3);
    QCOMPARE(shownNames().size(), 3);
    view->setCurrentIndex(0);
    auto* search = m_page->findChild<QLineEdit*>(QStringLiteral("certificateSearch"));
    search->setText(QStringLiteral("echo"));
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), QStringList{late.commonName}, generous);
    QString colons = soon.fingerprint.toLower();
    for (qsizetype at = 2; at < colons.size(); at += 3)
        colons.insert(at, u':');
    search->setText(colons);
    QTRY_COMPARE_WITH_TIMEOUT(shownNames(), QStringList{soon.commonName}, generous);
    m_page->openObject(late.fingerprint); // a link of the home page shows it whatever was searched
    QCOMPARE(shownNames().size(), 3);
    QCOMPARE(table()->currentIndex().siblingAtColumn(0).data().toString(), late.commonName);
    table()->sortByColumn(CertificateListModel::Service, Qt::AscendingOrder);
    QCOMPARE(shownNames().first(), gone.commonName);
    QCOMPARE(table()->currentIndex().siblingAtColumn(0).data().toString(), late.commonName);
}

void TestCertificatesPage::theBadgeFollowsTheDays_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("tone");
    const int day = 86400;
    QTest::newRow("91 days") << 91 * day << static_cast<int>(Tone::Good);
    QTest::newRow("90 days") << 90 * day << static_cast<int>(Tone::Warning);
    QTest::newRow("31 days") << 31 * day << static_cast<int>(Tone::Warning);
    QTest::newRow("30 days") << 30 * day << static_cast<int>(Tone::Bad);
    QTest::newRow("the last second") << 0 << static_cast<int>(Tone::Bad);
    QTest::newRow("a second late") << -1 << static_cast<int>(Tone::Bad);
}

void TestCertificatesPage::theBadgeFollowsTheDays()
{
    QFETCH(int, seconds);
    QFETCH(int, tone);
    StoredCertificate stored;
    stored.certificate.notBefore = m_now.addYears(-1);
    stored.certificate.notAfter = m_now.addSecs(seconds);
    CertificateListModel model;
    model.setCertificates({stored}, m_now);
    const QModelIndex badge = model.index(0, CertificateListModel::DaysLeft);
    QCOMPARE(badge.data(BadgeDelegate::ToneRole).toInt(), tone);
    QCOMPARE(badge.data().toString() == QLatin1String("expired"), seconds < 0);
    stored.certificate.notAfter = QDateTime();
    QCOMPARE(stateOf(stored.certificate, m_now), CertificateState::Unreadable);
    stored.certificate.notBefore = m_now.addSecs(1);
    stored.certificate.notAfter = m_now.addYears(3);
    QCOMPARE(stateOf(stored.certificate, m_now), CertificateState::NotYetValid);
}

void TestCertificatesPage::aCertificateIsTextNeverMarkup()
{
    const QString name = QStringLiteral("<b>DPI</b> & <img src=x>");
    const Certificate certificate = imported(name, 300);
    openPage();
    auto* title = m_page->findChild<QLabel*>(QStringLiteral("certificateDetailTitle"));
    QCOMPARE(title->text(), name);
    QCOMPARE(title->textFormat(), Qt::PlainText);
    auto* fields = m_page->findChild<QTextBrowser*>(QStringLiteral("certificateFields"));
    const QString text = fields->toPlainText();
    QVERIFY2(text.contains(name), qPrintable(text));
    // What is copied is what the white list compares: the subject as it is, with nothing invisible in it.
    fields->selectAll();
    QVERIFY(fields->textCursor().selectedText().contains(certificate.subject));
    QVERIFY(!text.contains(QChar(0x200B)));
}

void TestCertificatesPage::aReadOnlyWorkspaceSaysWhy()
{
    imported(QStringLiteral("DPI"), 300);
    const QString path = m_workspace->path();
    m_workspace.reset();
    Workspace::Options options;
    options.readOnly = true;
    auto opened = Workspace::open(path, options);
    VERIFY_RESULT(opened);
    m_workspace = std::move(*opened);
    m_keys = std::make_unique<KeyRing>(*m_workspace, *m_tasks, *m_dialogs, KeyStore::system());
    openPage();
    for (const char* name : {"certificateImport", "certificateAttach", "certificateRemove"}) {
        auto* action = m_page->findChild<QAction*>(QLatin1String(name));
        QVERIFY2(!action->isEnabled(), name);
        QVERIFY2(action->toolTip().contains(QStringLiteral("read-only")), qPrintable(action->toolTip()));
    }
    QVERIFY(m_page->findChild<QAction*>(QStringLiteral("certificateExport"))->isEnabled());
}

void TestCertificatesPage::theModelsAreSound()
{
    CertificateListModel model;
    CertificateFilter filter(&model);
    const QAbstractItemModelTester testsModel(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester testsFilter(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    imported(QStringLiteral("DPI"), 300);
    imported(QStringLiteral("Labo"), -3);
    model.setCertificates(*CertificateStore(*m_workspace).list(), m_now);
    filter.setFilter(CertificateView::All, QStringLiteral("labo"));
    QCOMPARE(filter.rowCount(), 1);
    filter.setFilter(CertificateView::Expiring, {});
    QCOMPARE(filter.rowCount(), 0);
    model.setCertificates({}, m_now);
    QCOMPARE(model.rowCount(), 0);
    ImportReportModel report({ImportedFile(), ImportedFile()});
    const QAbstractItemModelTester testsReport(&report, QAbstractItemModelTester::FailureReportingMode::QtTest);
    report.setFile(1, ImportedFile());
    QCOMPARE(report.rowCount(), 2);
}

QTEST_MAIN(TestCertificatesPage)
#include "tst_CertificatesPage.moc"
