#include "app/cli/FictitiousPki.h"
#include "core/indicators/IndicatorStore.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/pki/CertificateStore.h"
#include "core/referencing/PackageVerifier.h"
#include "tests/support/Fictitious.h"
#include "tests/support/IndicatorFiles.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QDropEvent>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QUrl>

using namespace pupitre;
using namespace pupitre::ui;

/// One journey a workbench, on the real window with prepared answers: what a person does in a first session.
class TestWorkbenches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void mailboxes();
    void mailboxErrorsAreAllShownAndNothingChanges();
    void certificates();
    void indicators();
    void referencing();

private:
    template <class T>
    T* find(const char* name, QWidget* in = nullptr)
    {
        T* found = (in != nullptr ? in : static_cast<QWidget*>(m_shell->window()))->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void act(const char* name) { find<QAction>(name)->trigger(); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous); }
    Workspace::Options readOnly() const
    {
        Workspace::Options options;
        options.readOnly = true;
        return options;
    }

    static constexpr int generous = 60000;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<Shell> m_shell;
    QString m_path;
};

void TestWorkbenches::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("Workbenches-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
}

void TestWorkbenches::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(m_path, true);
    QVERIFY(m_shell->window() != nullptr);
}

void TestWorkbenches::cleanup()
{
    for (const Error& error : m_dialogs->errors)
        qWarning("shown: %s %s", qPrintable(errorName(error.code())), qPrintable(error.detail()));
    m_shell.reset();
    QSettings().clear();
}

void TestWorkbenches::mailboxes()
{
    m_shell->window()->showPage(QStringLiteral("mailboxes"));
    settle();
    QByteArray csv("adresse;type;identifiant_structure;description\r\n");
    for (int n = 0; n < 300; ++n)
        csv += "bal" + QByteArray::number(n) + "@a.mssante.fr;ORG;" + test::finess(n).toLatin1() +
               ";\xC3\xA9t\xC3\xA9\r\n";
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("bal.csv"), csv)};
    act("mailboxImport");
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr, generous);
    QCOMPARE(m_dialogs->shownDialog->objectName(), QStringLiteral("importDialog"));
    QCOMPARE(find<QTableView>("planTable", m_dialogs->shownDialog)->model()->rowCount(), 300);
    auto* table = find<QTableView>("mailboxTable");
    QCOMPARE(table->model()->rowCount(), 0); // a plan changes nothing
    QTest::mouseClick(find<QPushButton>("planApply", m_dialogs->shownDialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 300, generous);

    QTest::keyClicks(find<QLineEdit>("mailboxSearch"), QStringLiteral("bal29@"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    m_dialogs->texts = {QStringLiteral("Fermeture estivale")};
    act("mailboxSuspend");
    QTRY_COMPARE_WITH_TIMEOUT(find<QAction>("mailboxSuspend")->text(), QStringLiteral("Réactiver"), generous);
    act("mailboxSuspend");
    QTRY_COMPARE_WITH_TIMEOUT(find<QAction>("mailboxSuspend")->text(), QStringLiteral("Suspendre…"), generous);

    act("mailboxNew");
    QPointer<QDialog> form = m_dialogs->shownDialog;
    QVERIFY(form != nullptr && form->objectName() == QLatin1String("mailboxForm"));
    find<QLineEdit>("mailbox-adresse", form)->setText(QStringLiteral("dr.test@a.mssante.fr"));
    QTest::keyClicks(find<QLineEdit>("mailbox-identifiant_pp", form), QStringLiteral("810005678901"));
    QVERIFY(find<QLabel>("problem-identifiant_pp", form)->text().contains(QStringLiteral("clé")));
    find<QLineEdit>("mailbox-identifiant_pp", form)->setText(test::rpps(77));
    QTest::mouseClick(find<QPushButton>("mailboxSave", form), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(form == nullptr, generous);
    find<QLineEdit>("mailboxSearch")->clear();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 301, generous);

    const QString out = m_folder->filePath(QStringLiteral("out.csv"));
    m_dialogs->filesToSave = {out};
    act("mailboxExport");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(out).size() > 1000, generous);
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestWorkbenches::mailboxErrorsAreAllShownAndNothingChanges()
{
    m_shell->window()->showPage(QStringLiteral("mailboxes"));
    settle();
    m_dialogs->filesToOpen = {
        test::writeFile(*m_folder, QStringLiteral("bal.csv"), "adresse;type\r\na@a.mssante.fr;ORG\r\nb;XXX\r\n"),
        m_folder->path()};
    act("mailboxImport");
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 3, generous);
    act("mailboxImport");
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 4, generous);
    QCOMPARE(errorName(m_dialogs->errors.last().code()), QStringLiteral("file.is-directory"));
    QCOMPARE(find<QTableView>("mailboxTable")->model()->rowCount(), 0);
    m_dialogs->errors.clear();
}

void TestWorkbenches::certificates()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const FictitiousPki pki(now);
    FictitiousPki::Leaf leaf;
    leaf.notBefore = now.addDays(-10);
    leaf.notAfter = now.addDays(20);
    const FictitiousPki::Issued issued = pki.issue(leaf);
    const Pkcs12Ptr p12(PKCS12_create("secret", "essai", issued.key.get(), issued.certificate.get(), nullptr,
                                      NID_aes_256_cbc, NID_aes_256_cbc, 2048, 1, 0));
    const BioPtr bio(BIO_new(BIO_s_mem()));
    QVERIFY(i2d_PKCS12_bio(bio.get(), p12.get()) == 1);
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("a.p12"), contentOf(bio.get()))};
    m_dialogs->secrets = {"faux", "secret"}; // asked again after the wrong one
    m_shell->window()->showPage(QStringLiteral("certificates"));
    settle();
    act("certificateImport");
    auto* table = find<QTableView>("certificateTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    QVERIFY(m_dialogs->secrets.isEmpty());
    settle();

    act("certificateAttach"); // no APP mailbox yet: the list is empty and nothing can be accepted
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr);
    settle();
    QVERIFY(!find<QPushButton>("attachAccept", dialog)->isEnabled());
    dialog->close();
    const QString pem = m_folder->filePath(QStringLiteral("out.pem"));
    m_dialogs->filesToSave = {pem};
    act("certificateExport");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pem).size() > 500, generous);
    m_dialogs->texts = {QStringLiteral("Essai terminé")};
    act("certificateRemove");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, generous);
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestWorkbenches::indicators()
{
    m_shell->window()->showPage(QStringLiteral("indicators"));
    settle();
    for (int month = 1; month <= 3; ++month)
        m_dialogs->filesToOpen.append(test::writeFile(*m_folder, QStringLiteral("op_messages_2026-0%1.csv").arg(month),
                                                      test::messagesFile(2026, month, 200, 1)));
    auto* table = find<QTableView>("indicatorTable");
    for (int month = 1; month <= 3; ++month) {
        act("indicatorOpen");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), month, generous);
        settle();
    }
    const QString png = m_folder->filePath(QStringLiteral("c.png"));
    const QString svg = m_folder->filePath(QStringLiteral("c.svg"));
    const QString pdf = m_folder->filePath(QStringLiteral("c.pdf"));
    const QString csv = m_folder->filePath(QStringLiteral("c.csv"));
    m_dialogs->filesToSave = {png, svg, pdf, csv};
    act("indicatorPng");
    act("indicatorSvg");
    act("indicatorPdf");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pdf).size() > 1000, generous);
    settle();
    act("indicatorCsv");
    QVERIFY(!QImage(png).isNull());
    QFile picture(svg);
    QVERIFY(picture.open(QIODevice::ReadOnly) && picture.readAll().contains("<svg"));
    QFile document(pdf);
    QVERIFY(document.open(QIODevice::ReadOnly) && document.read(5) == "%PDF-");
    QVERIFY(QFileInfo(csv).size() > 50);
    auto* kind = find<QComboBox>("indicatorKind");
    for (int i = 0; i < kind->count(); ++i) {
        kind->setCurrentIndex(i);
        settle();
    }
    auto* dimension = find<QComboBox>("indicatorDimension"); // the last kind leaves the choice
    for (int i = 0; i < dimension->count(); ++i) {
        dimension->setCurrentIndex(i);
        settle();
    }
    auto* from = find<QComboBox>("indicatorFrom");
    from->setCurrentIndex(2);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, generous);
    find<QCheckBox>("indicatorPreviousYear")->setChecked(true);
    settle();
    // From a month to the files behind it.
    table->setCurrentIndex(table->model()->index(0, 0));
    act("indicatorMonthOpen");
    settle();
    auto* deposits = find<QTableView>("indicatorDeposits");
    deposits->setCurrentIndex(deposits->model()->index(0, 0));
    act("indicatorDeposited");
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestWorkbenches::referencing()
{
    m_shell->window()->showPage(QStringLiteral("referencing"));
    settle();
    // Eligibility first: an Acheteur is exempt and told which number to ask for.
    auto* kind = find<QComboBox>("candidature-operator_kind");
    kind->setCurrentIndex(2);
    Q_EMIT kind->activated(2);
    QVERIFY(find<QLineEdit>("candidature-developer_number")->isEnabled() &&
            find<QLabel>("eligibilityReasons")->text().contains(QStringLiteral("Opérateur Développeur")));
    kind->setCurrentIndex(1);
    Q_EMIT kind->activated(1);
    find<QCheckBox>("candidature-contract_v2_signed")->click();
    QVERIFY(find<QLabel>("eligibilityAnswer")->text().startsWith(QChar(0x2713)));
    find<QLineEdit>("candidature-company_name")->setText(QStringLiteral("Opérateur Fictif"));
    QTest::keyClicks(find<QLineEdit>("candidature-siret"), QStringLiteral("18751275100021"));
    QVERIFY(find<QLabel>("candidatureProblem-siret")->text().contains(QStringLiteral("SIRET")));
    find<QLineEdit>("candidature-siret")->setText(QStringLiteral("18751275100020"));
    act("candidatureSave");
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("candidatureVersion")->text().contains(QStringLiteral("1")), generous);
    settle();
    QVERIFY(find<QLabel>("candidatureProblem-siret")->text().isEmpty());
    QVERIFY(
        !find<QLabel>("candidatureProblem-contact_surname")->text().isEmpty()); // what is missing is said after saving

    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("preuve.log"), "lignes")};
    act("proofAttach");
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 1, generous);
    settle();
    const QString package = m_folder->filePath(QStringLiteral("d.zip"));
    m_dialogs->filesToSave = {package};
    act("packageBuild");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(package), generous);
    settle();
    m_dialogs->filesToOpen = {package};
    act("packageVerify");
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("packageVerdict")->text().startsWith(QChar(0x2713)), generous);
    QVERIFY(verifyPackage(package)->integrity());

    // A screenshot from the clipboard, then the work on the requirement with its history.
    QImage shot(40, 30, QImage::Format_RGB32);
    shot.fill(Qt::darkCyan);
    QApplication::clipboard()->setImage(shot);
    find<QTabWidget>("referencingTabs")->setCurrentIndex(2);
    for (QAction* action : find<QMenu>("proofSources")->actions()) {
        if (action->objectName() == u"proofPaste")
            action->trigger();
    }
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 2, generous);
    settle();
    find<QListWidget>("requirementProofs")->setCurrentRow(1);
    m_dialogs->texts = {QStringLiteral("prise par erreur")};
    find<QPushButton>("proofRemove")->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 1, generous);
    settle();
    // Files dropped on the view, the number of an execution.
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(test::writeFile(*m_folder, QStringLiteral("tls.conf"), "tls 1.2"))});
    QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(find<QWidget>("checklistView"), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(2, 2), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(find<QWidget>("checklistView"), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 2, generous);
    settle();
    m_dialogs->texts = {QStringLiteral("48213")};
    for (QAction* action : find<QMenu>("proofSources")->actions()) {
        if (action->objectName() == u"proofExecution")
            action->trigger();
    }
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 3, generous);
    settle();
    find<QLineEdit>("requirementOwner")->setText(QStringLiteral("P. Essai"));
    find<QLineEdit>("requirementDue")->setText(QStringLiteral("2026-04-03"));
    find<QPushButton>("requirementSave")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QTreeWidget>("requirementHistory")->topLevelItemCount() == 6, generous);
    settle();
    QVERIFY(find<QTreeWidget>("readinessMissing")->topLevelItem(0) != nullptr);
    // A window of the console, chosen by its title, as large as it is on the screen.
    for (QAction* action : find<QMenu>("proofSources")->actions()) {
        if (action->objectName() == u"proofCapture")
            action->trigger();
    }
    const QPointer<QDialog> choice = m_dialogs->shownDialog;
    QVERIFY(choice != nullptr && choice->objectName() == QLatin1String("choiceDialog"));
    auto* windows = find<QListWidget>("choiceList", choice);
    const auto own = windows->findItems(m_shell->window()->windowTitle(), Qt::MatchExactly);
    QCOMPARE(own.size(), 1);
    windows->setCurrentItem(own.first());
    find<QDialogButtonBox>("choiceButtons", choice)->button(QDialogButtonBox::Ok)->click();
    auto* proofs = find<QListWidget>("requirementProofs");
    QTRY_COMPARE_WITH_TIMEOUT(proofs->count(), 4, generous);
    settle();
    QVERIFY(proofs->item(3)->text().contains(QLatin1String("capture-")));
    bool captured = false;
    QDirIterator kept(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
    while (kept.hasNext()) {
        const QImage image(kept.next(), "PNG");
        captured = captured || image.size() == m_shell->window()->size() * m_shell->window()->devicePixelRatio();
    }
    QVERIFY(captured);
    // The questionnaire is data; an answer is kept.
    const QString before = find<QLabel>("questionnaireCount")->text();
    find<QLineEdit>("question-SSI-02")->setText(QStringLiteral("RSSI"));
    find<QPushButton>("questionnaireSave")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("questionnaireCount")->text() != before, generous);
    settle();
    find<QLineEdit>("letterSubject")->setText(QStringLiteral("Accusé de réception"));
    find<QPushButton>("letterAdd")->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QTreeWidget>("letters")->topLevelItemCount(), 1, generous);
    settle();

    // What may not leave: found, then accepted with a reason.
    m_dialogs->filesToOpen = {
        test::writeFile(*m_folder, QStringLiteral("conf.txt"), "password = Tr0ub4dor&3x\nserveur 10.0.4.7\n")};
    act("proofAttach");
    QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("requirementProofs")->count(), 4, generous);
    settle();
    find<QTabWidget>("referencingTabs")->setCurrentIndex(4);
    auto* findings = find<QTableView>("scanTable");
    QTRY_COMPARE_WITH_TIMEOUT(findings->model()->rowCount(), 2, generous);
    settle();
    findings->selectRow(0);
    m_dialogs->texts = {QStringLiteral("réseau de démonstration")};
    find<QPushButton>("scanAccept")->click();
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(
        !find<QPushButton>("scanAccept")->isEnabled() || find<QLabel>("scanSummary")->text().contains(u'1'), generous);

    // The instruction begins with the deposit.
    find<QTabWidget>("referencingTabs")->setCurrentIndex(6);
    QVERIFY(find<QTreeWidget>("instructionEvents")->topLevelItemCount() == 0);
    find<QPushButton>("instructionRecord")->click();
    QTRY_COMPARE_WITH_TIMEOUT(find<QTreeWidget>("instructionEvents")->topLevelItemCount(), 1, generous);
    QCOMPARE(find<QTreeWidget>("instructionDeadlines")->topLevelItemCount(), 1);
    const QString calendar = m_folder->filePath(QStringLiteral("dates.ics"));
    m_dialogs->filesToSave = {calendar};
    find<QPushButton>("instructionCalendar")->click();
    QVERIFY(QFileInfo(calendar).size() > 100);
    QVERIFY(m_dialogs->errors.isEmpty());
}

QTEST_MAIN(TestWorkbenches)
#include "tst_Workbenches.moc"
