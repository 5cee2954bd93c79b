#include "core/mailbox/ChangeSetStore.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"
#include "core/workspace/Sql.h"
#include "tests/support/Fictitious.h"
#include "tests/support/SignedXml.h"
#include "tests/support/SmallServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/SignatureText.h"
#include "ui/mailboxes/ChangeSetsView.h"
#include "ui/mailboxes/DirectoryView.h"
#include "ui/mailboxes/LifeCycleView.h"
#include "ui/mailboxes/PublishView.h"
#include "ui/mailboxes/WhiteListView.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSqlDatabase>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

using namespace pupitre;
using namespace pupitre::ui;

/// The tabs of the mailbox workbench on the real window, with prepared answers.
class TestMailboxViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void severalAreEditedReviewedAndUndone();
    void theWhiteListIsLoadedAndJudged();
    void whoSignedTheWhiteListIsShown();
    void theDirectoryIsComparedAndSearched();
    void whatFallsDueIsAnswered();
    void holdersAreAddedAndRemoved();
    void requestsAreShownAndSent();
    void aChangeMadeMeanwhileIsMerged();
    void modelsKeepTheirPromises();

private:
    template <class T>
    T* find(const char* name, QWidget* in = nullptr)
    {
        T* found = (in != nullptr ? in : static_cast<QWidget*>(m_shell->window()))->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous); }
    void showTab(const char* view)
    {
        auto* tabs = find<QTabWidget>("mailboxTabs");
        tabs->setCurrentWidget(find<QWidget>(view));
        settle();
    }
    QAbstractItemModel* table(const char* name) { return find<QTableView>(name)->model(); }

    static constexpr int generous = 60000;
    static constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<Shell> m_shell;
};

void TestMailboxViews::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("MailboxViews-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
}

void TestMailboxViews::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    {
        Workspace::Options options;
        options.create = true;
        auto workspace = Workspace::open(path, options);
        VERIFY_RESULT(workspace);
        for (int n = 0; n < 13; ++n)
            VERIFY_RESULT(OperatorDomains::add(**workspace, QStringLiteral("hopital-%1.mssante.fr").arg(n)));
        for (int n = 0; n < 8; ++n)
            VERIFY_RESULT(MailboxRegistry(**workspace).create(test::mailbox(n)));
    }
    m_dialogs = std::make_unique<test::FakeDialogs>();
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(path, true);
    QVERIFY(m_shell->window() != nullptr);
    m_shell->window()->showPage(QStringLiteral("mailboxes"));
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(table("mailboxTable")->rowCount(), 8, generous);
}

void TestMailboxViews::cleanup()
{
    for (const Error& error : m_dialogs->errors)
        qWarning("shown: %s %s", qPrintable(errorName(error.code())), qPrintable(error.detail()));
    m_shell.reset();
    QSettings().clear();
}

void TestMailboxViews::severalAreEditedReviewedAndUndone()
{
    QTest::keyClicks(find<QLineEdit>("mailboxSearch"), QStringLiteral("mme test")); // ORG and APP: 1, 2, 5, 6
    QTRY_COMPARE_WITH_TIMEOUT(table("mailboxTable")->rowCount(), 4, generous);
    find<QAction>("mailboxEditSeveral")->trigger();
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr && dialog->objectName() == QLatin1String("bulkEditDialog"));
    QVERIFY(find<QLabel>("bulkEditCount", dialog)->text().contains(QLatin1Char('4')));
    auto* plan = find<QPushButton>("bulkPlan", dialog);
    QVERIFY(!plan->isEnabled() && !plan->toolTip().isEmpty());
    find<QCheckBox>("bulk-tick-statut", dialog)->setChecked(true);
    auto* status = find<QComboBox>("bulk-statut", dialog);
    status->setCurrentIndex(status->findData(QStringLiteral("suspendu")));
    QVERIFY(!plan->isEnabled()); // a reason is missing
    find<QLineEdit>("bulk-reason", dialog)->setText(QStringLiteral("Travaux"));
    QTest::keyClicks(find<QLineEdit>("bulk-service", dialog), QStringLiteral("Bloc"));
    QVERIFY(plan->isEnabled());
    QTest::mouseClick(plan, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr &&
                                 m_dialogs->shownDialog->objectName() == QLatin1String("importDialog"),
                             generous);
    QDialog* review = m_dialogs->shownDialog;
    QCOMPARE(find<QTableView>("planTable", review)->model()->rowCount(), 4);
    QVERIFY(find<QTableWidget>("planFields", review)->rowCount() > 3);
    QTest::mouseClick(find<QPushButton>("planApply", review), Qt::LeftButton);
    settle();

    showTab("changeSetsView");
    QTRY_COMPARE_WITH_TIMEOUT(table("changeSetTable")->rowCount(), 1, generous);
    QVERIFY(find<QLabel>("changeSetReceipt")->text().contains(QLatin1Char('4')));
    QVERIFY(!find<QAction>("changeSetResume")->isEnabled());
    const QString receipt = m_folder->filePath(QStringLiteral("recu.json"));
    m_dialogs->filesToSave = {receipt};
    find<QAction>("changeSetSave")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(receipt), generous);
    settle();
    find<QAction>("changeSetUndo")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr && m_dialogs->shownDialog->isVisible() &&
                                 m_dialogs->shownDialog->objectName() == QLatin1String("importDialog"),
                             generous);
    QTest::mouseClick(find<QPushButton>("planApply", m_dialogs->shownDialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table("changeSetTable")->rowCount(), 2, generous);
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMailboxViews::theWhiteListIsLoadedAndJudged()
{
    showTab("whiteListView");
    const QByteArray xml =
        "<ListeBlancheMSSante xmlns=\"https://listeblanche.mssante.fr/schema\"><DateDeGeneration>"
        "2026-03-01T00:00:00Z</DateDeGeneration><ListeDomaines><Domaine><Nom>hopital-1.mssante.fr</Nom>"
        "<Description>d</Description><DNCertificatOperateur>CN=a.b.fr,C=FR</DNCertificatOperateur>"
        "<ResponsableContact>r</ResponsableContact><SupportContact>s</SupportContact>"
        "<DateMAJ>2026-03-01T00:00:00Z</DateMAJ></Domaine></ListeDomaines></ListeBlancheMSSante>";
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("l.xml"), xml)};
    find<QAction>("whiteListLoad")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table("whiteListTable")->rowCount(), 1, generous);
    settle();
    QCOMPARE(table("whiteListFindings")->rowCount(), 12); // the other domains are absent
    QTest::keyClicks(find<QLineEdit>("whiteListSearch"), QStringLiteral("introuvable"));
    QTRY_COMPARE_WITH_TIMEOUT(table("whiteListTable")->rowCount(), 0, generous);
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("h.xml"), "<html/>")};
    find<QAction>("whiteListLoad")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(errorName(m_dialogs->errors.takeFirst().code()), QStringLiteral("white-list.foreign"));
}

void TestMailboxViews::whoSignedTheWhiteListIsShown()
{
    showTab("whiteListView");
    const QByteArray open =
        "<ListeBlancheMSSante xmlns=\"https://listeblanche.mssante.fr/schema\"><DateDeGeneration>"
        "2026-03-01T00:00:00Z</DateDeGeneration><ListeDomaines><Domaine><Nom>hopital-1.mssante.fr</Nom>"
        "<Description>d</Description><DNCertificatOperateur>CN=a.b.fr,C=FR</DNCertificatOperateur>"
        "<ResponsableContact>r</ResponsableContact><SupportContact>s</SupportContact>"
        "<DateMAJ>2026-03-01T00:00:00Z</DateMAJ></Domaine></ListeDomaines>";
    const QByteArray end = "</ListeBlancheMSSante>";
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("nue.xml"), open + end)};
    find<QAction>("whiteListLoad")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("whiteListVerdict")->text(),
                              signerVerdictTitle(SignerJudgement::Verdict::Absent), generous);
    if (!verifiesXmlSignatures() || !test::canSignXml())
        QSKIP("xmlsec1 is missing, from this build or from this machine");

    const test::Signed authority = test::make(test::Recipe::authority("AC"));
    test::Recipe recipe;
    recipe.subject = {"C=FR", "O=EDITEUR FICTIF", "OU=300000000077081", "CN=Liste blanche"};
    const test::Signed signer = test::make(recipe, &authority);
    const QByteArray signedList = test::signXml(
        open + test::SignatureTemplate().withProperties("2026-03-01T15:00:00Z", signer.decoded()).toXml() + end, signer,
        {"SignedProperties"});
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("signee.xml"), signedList)};
    find<QAction>("whiteListLoad")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("whiteListVerdict")->text(),
                              signerVerdictTitle(SignerJudgement::Verdict::Untrusted), generous);
    QVERIFY(find<QLabel>("whiteListSignerText")->text().contains(QStringLiteral("CN=Liste blanche")));
    settle();

    // The signer is chosen: its authority from a file, its names from the list itself.
    find<QAction>("whiteListSigner")->trigger();
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog && dialog->objectName() == QLatin1String("whiteListSignerDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("signerSave", dialog)->isEnabled(), generous);
    auto* authorities = find<QListWidget>("signerAuthorities", dialog);
    const int before = authorities->count();
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("ac.pem"), authority.pem())};
    QTest::mouseClick(find<QPushButton>("signerAddAuthority", dialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(authorities->count(), before + 1, generous);
    QTest::mouseClick(find<QPushButton>("signerTake", dialog), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>("signerCommonName", dialog)->text(), QStringLiteral("Liste blanche"));
    QCOMPARE(find<QLineEdit>("signerUnit", dialog)->text(), QStringLiteral("300000000077081"));
    find<QCheckBox>("signerRequired", dialog)->setChecked(true);
    QTest::mouseClick(find<QPushButton>("signerSave", dialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("whiteListVerdict")->text(),
                              signerVerdictTitle(SignerJudgement::Verdict::Trusted), generous);
    settle();

    // From then on nothing else is taken in.
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("nue.xml"), open + end)};
    find<QAction>("whiteListLoad")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(errorName(m_dialogs->errors.takeFirst().code()), QStringLiteral("white-list.signature-missing"));
    QCOMPARE(find<QLabel>("whiteListVerdict")->text(), signerVerdictTitle(SignerJudgement::Verdict::Trusted));
}

void TestMailboxViews::theDirectoryIsComparedAndSearched()
{
    showTab("directoryView");
    const QByteArray text = "Type de BAL|Adresse BAL|Type Identifiant PP|Identifiant PP|Identification nationale "
                            "PP|Type identifiant structure|"
                            "Identification Structure|Service de rattachement|Nom d'exercice|Pr\xC3\xA9nom "
                            "d'exercice|Libell\xC3\xA9 Profession|"
                            "Raison Sociale structure BAL|Code postal structure BAL\n"
                            "PER|inconnu@hopital-2.mssante.fr|8|1|81||||Dupont|Zo\xC3\xA9|M\xC3\xA9"
                            "decin||75000\n";
    m_dialogs->filesToOpen = {test::writeFile(*m_folder, QStringLiteral("e.txt"), text)};
    find<QAction>("directoryLoad")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(table("directoryTable")->rowCount() > 1, generous);
    settle();
    auto* reason = find<QComboBox>("directoryReason");
    reason->setCurrentIndex(reason->findData(static_cast<int>(DirectoryDifference::UnknownAddress)));
    QTRY_COMPARE_WITH_TIMEOUT(table("directoryTable")->rowCount(), 1, generous);
    QTest::keyClicks(find<QLineEdit>("directorySearch"), QStringLiteral("dupont medecin"));
    QTRY_COMPARE_WITH_TIMEOUT(find<QTableWidget>("directoryFound")->rowCount(), 1, generous);
    QCOMPARE(find<QTableWidget>("directoryHistory")->rowCount(), 1);
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());

    // What the API answered is kept and shown beside the file, with its time.
    const auto fhirRows = [&] {
        QStringList found;
        const QAbstractItemModel* rows = table("directoryTable");
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (rows->index(row, DifferenceModel::Source).data().toString().contains(QStringLiteral("FHIR")))
                found.append(rows->index(row, DifferenceModel::Address).data().toString() + u' ' +
                             rows->index(row, DifferenceModel::AsOf).data().toString());
        }
        return found;
    };
    QVERIFY(fhirRows().isEmpty());
    m_shell.reset();
    const QString path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    {
        auto workspace = Workspace::open(path, {});
        VERIFY_RESULT(workspace);
        VERIFY_RESULT(
            DirectoryAnswers(**workspace)
                .keep({{QStringLiteral("etrangere@hopital-2.mssante.fr"),
                        QStringLiteral("2026-02-20T08:00:00Z"),
                        QStringLiteral("https://exemple.fr/fhir"),
                        {{QStringLiteral("Organization"), QStringLiteral("1"), QStringLiteral("s|9"), {}}}}}));
    }
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(path, true);
    m_shell->window()->showPage(QStringLiteral("mailboxes"));
    settle();
    showTab("directoryView");
    QTRY_COMPARE_WITH_TIMEOUT(fhirRows().size(), 1, generous);
    QVERIFY(fhirRows().first().startsWith(QStringLiteral("etrangere@hopital-2.mssante.fr ")));
    QVERIFY(find<QLabel>("directoryAlarm")->isVisible()); // that answer is old
    settle();
    // Without the address of an API nothing is asked, and nothing is lost.
    m_dialogs->secrets = {"cle", "cle"};
    find<QAction>("directoryAsk")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(errorName(m_dialogs->errors.takeFirst().code()), QStringLiteral("publish.base-address"));
    settle();
    find<QAction>("directoryAskAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    m_dialogs->errors.clear();
    settle();
    QCOMPARE(fhirRows().size(), 1);
}

void TestMailboxViews::whatFallsDueIsAnswered()
{
    showTab("lifeCycleView");
    QCOMPARE(table("lifeTable")->rowCount(), 0);
    const QString seen = QDateTime::currentDateTimeUtc().addDays(-330).toString(Qt::ISODate);
    m_dialogs->filesToOpen = {
        test::writeFile(*m_folder, QStringLiteral("l.csv"),
                        (test::mailbox(0).address + QLatin1Char(';') + seen + QLatin1Char('\n')).toUtf8())};
    find<QAction>("lifeLogins")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table("lifeTable")->rowCount(), 1, generous);
    settle();
    QVERIFY(find<QAction>("lifeNotify")->isEnabled());
    QVERIFY(!find<QAction>("lifeClose")->isEnabled() && !find<QAction>("lifeClose")->toolTip().isEmpty());
    m_dialogs->texts = {QStringLiteral("courriel")};
    find<QAction>("lifeNotify")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!find<QAction>("lifeNotify")->isEnabled(), generous);
    settle();
    QCOMPARE(table("lifeTable")->rowCount(), 1); // its closing
    const QString calendar = m_folder->filePath(QStringLiteral("c.ics"));
    m_dialogs->filesToSave = {calendar};
    find<QAction>("lifeCalendar")->trigger();
    QVERIFY(QFile::exists(calendar));
    m_dialogs->texts = {QStringLiteral("en congé")};
    find<QAction>("lifeOppose")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(table("lifeTable")->rowCount(), 0, generous);
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMailboxViews::holdersAreAddedAndRemoved()
{
    QTest::keyClicks(find<QLineEdit>("mailboxSearch"), test::mailbox(1).address);
    QTRY_COMPARE_WITH_TIMEOUT(table("mailboxTable")->rowCount(), 1, generous);
    find<QAction>("mailboxHolders")->trigger();
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr && dialog->objectName() == QLatin1String("holdersDialog"));
    auto* list = find<QTableWidget>("holdersTable", dialog);
    QTest::keyClicks(find<QLineEdit>("holderKey", dialog), test::rpps(9));
    QTest::mouseClick(find<QPushButton>("holderAdd", dialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 1, generous);
    settle();
    list->setCurrentCell(0, 0);
    m_dialogs->texts = {QStringLiteral("départ")};
    QTest::mouseClick(find<QPushButton>("holderRemove", dialog), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), 0, generous);
    settle();
    QVERIFY(m_dialogs->errors.isEmpty());
    dialog->close();
}

void TestMailboxViews::requestsAreShownAndSent()
{
    test::SmallServer server([](const QByteArray&, int number) {
        return number == 1 ? test::fhirAnswer(412, test::fhirOutcome("MSG_X", "deux porteurs"))
                           : test::fhirAnswer(200, "{}");
    });
    m_shell.reset();
    const QString path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    {
        auto workspace = Workspace::open(path, {});
        VERIFY_RESULT(workspace);
        ChangePlan plan;
        for (const int n : {14, 17})
            plan.changes.append({n, std::nullopt, test::mailbox(n)});
        VERIFY_RESULT(applyChanges(**workspace, plan));
    }
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(path, false);
    m_shell->window()->showPage(QStringLiteral("mailboxes"));
    settle();
    showTab("publishView");
    QTRY_COMPARE_WITH_TIMEOUT(table("publishTable")->rowCount(), 2, generous);
    settle();
    QVERIFY(find<QPlainTextEdit>("publishDetail")->toPlainText().contains(QLatin1String("PATCH Organization?")));
    auto* send = find<QAction>("publishSend");
    QVERIFY(!send->isEnabled() && !send->toolTip().isEmpty()); // no address yet
    find<QCheckBox>("publishSandbox")->setChecked(true);
    find<QLineEdit>("publishBase")->setText(server.base().toString());
    QVERIFY(send->isEnabled());
    m_dialogs->secrets = {"cle-secrete"};
    find<QAction>("publishKey")->trigger();
    send->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests(), 2, generous);
    settle();
    QAbstractItemModel* rows = table("publishTable");
    QTRY_COMPARE_WITH_TIMEOUT(rows->index(1, RequestModel::Answer).data().toString(), QStringLiteral("Acceptée (200)"),
                              generous);
    QCOMPARE(rows->index(0, RequestModel::Answer).data().toString(), QStringLiteral("Refusée"));
    QVERIFY(
        rows->index(0, RequestModel::Answer).data(Qt::ToolTipRole).toString().contains(QLatin1String("deux porteurs")));
    QVERIFY(find<QLabel>("publishSummary")->text().contains(QLatin1String("1 sur 2")));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMailboxViews::aChangeMadeMeanwhileIsMerged()
{
    auto* list = find<QTableView>("mailboxTable");
    const QString address = test::mailbox(1).address;
    QTest::keyClicks(find<QLineEdit>("mailboxSearch"), QStringLiteral("bal.1@"));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, generous);
    settle();
    list->selectRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("mailboxEdit")->isEnabled(), generous);
    find<QAction>("mailboxEdit")->trigger();
    QPointer<QDialog> form = m_dialogs->shownDialog;
    QVERIFY(form != nullptr);
    find<QLineEdit>("mailbox-service", form)->setText(QStringLiteral("Bloc"));
    {
        // Another console: it sets the same field and one more.
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("autre"));
        database.setDatabaseName(m_folder->filePath(QStringLiteral("essai.pupitre")));
        QVERIFY(database.open());
        VERIFY_RESULT(
            execute(database,
                    QStringLiteral("UPDATE mailbox SET service = 'Urgences', responsible = 'M. Paul', revision "
                                   "= revision + 1 WHERE address = ?"),
                    {address}));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("autre"));
    QTest::mouseClick(find<QPushButton>("mailboxSave", form), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_dialogs->shownDialog != nullptr &&
                                 m_dialogs->shownDialog->objectName() == QLatin1String("mergeDialog"),
                             generous);
    QDialog* merge = m_dialogs->shownDialog;
    QVERIFY(find<QLabel>("mergeKept", merge)->text().contains(QLatin1String("M. Paul")));
    auto* choice = find<QComboBox>("merge-service", merge);
    QCOMPARE(choice->count(), 2);
    choice->setCurrentIndex(0); // hers
    QTest::mouseClick(find<QPushButton>("mergeSave", merge), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(form.isNull() || !form->isVisible(), generous);
    settle();
    const auto workspace = Workspace::open(m_folder->filePath(QStringLiteral("essai.pupitre")), [] {
        Workspace::Options options;
        options.readOnly = true;
        return options;
    }());
    VERIFY_RESULT(workspace);
    const auto merged = MailboxRegistry(**workspace).find(address);
    QVERIFY(merged && *merged);
    QCOMPARE((*merged)->service, QStringLiteral("Bloc"));
    QCOMPARE((*merged)->responsible, QStringLiteral("M. Paul"));
    QVERIFY(m_dialogs->errors.isEmpty());
}

void TestMailboxViews::modelsKeepTheirPromises()
{
    ChangeSetModel sets;
    const QAbstractItemModelTester testsSets(&sets, strict);
    ChangeSetSummary summary;
    summary.id = 3;
    summary.kind = QStringLiteral("import");
    summary.createdAt = QStringLiteral("2026-03-02T08:00:00Z");
    sets.setRows({summary, summary});
    QCOMPARE(sets.rowCount(), 2);
    DueModel due;
    const QAbstractItemModelTester testsDue(&due, strict);
    DueItem item;
    item.address = QStringLiteral("a@b.mssante.fr");
    item.due = QDate(2026, 3, 2);
    due.setItems({item}, QDate(2026, 3, 1));
    QVERIFY(!due.index(0, DueModel::Due).data().toString().isEmpty());
    WhiteListModel white;
    const QAbstractItemModelTester testsWhite(&white, strict);
    white.setRows({WhiteListEntry()});
    QCOMPARE(white.rowCount(), 1);
    DifferenceModel differences;
    const QAbstractItemModelTester testsDifferences(&differences, strict);
    ShownDifference ofWhiteList;
    ofWhiteList.source = ShownDifference::Source::WhiteList;
    ofWhiteList.finding = Error(ErrorCode::WhiteListDomainAbsent).withValue(QStringLiteral("a.mssante.fr"));
    differences.setRows({ShownDifference(), ofWhiteList});
    QCOMPARE(differences.rowCount(), 2);
    QCOMPARE(differences.index(1, DifferenceModel::Address).data().toString(), QStringLiteral("a.mssante.fr"));
    RequestModel requests;
    const QAbstractItemModelTester testsRequests(&requests, strict);
    requests.setRows({ShownRequest(), ShownRequest()});
    requests.answer({1, Error(ErrorCode::PublishBadFormat)});
    QVERIFY(requests.index(1, RequestModel::Answer).data(Qt::ToolTipRole).toString().size() > 10);
}

QTEST_MAIN(TestMailboxViews)
#include "tst_MailboxViews.moc"
