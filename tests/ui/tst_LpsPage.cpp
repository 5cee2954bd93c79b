#include "app/cli/FictitiousPki.h"
#include "core/base/Redactor.h"
#include "core/lps/RunStore.h"
#include "core/lps/TargetProfileStore.h"
#include "core/pki/RequestStore.h"
#include "core/referencing/Dossier.h"
#include "tests/support/FaultyServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/common/ProbeText.h"
#include "ui/lps/TokenPanel.h"
#include "ui/lps/TokenWindow.h"
#include "ui/shell/Shell.h"
#include "ui/shell/WindowSettings.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTreeView>

using namespace pupitre;
using namespace pupitre::ui;

/// The page of the API LPS on the real window: one server, runs compared and kept as proofs, target profiles, and an
/// exercise that cannot go far.
class TestLpsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void oneServer();
    void runsComparedAndKept();
    void readByScenario();
    void exportsHoldNoToken();
    void aCertificateOfTheWorkbench();
    void profiles();
    void exerciseSaysWhyItCannotRun();
    void aTokenObtainedOpensTheMailbox();
    void exerciseOutsideTheDomains();
    void composedMessageWaitsForTheExercise();

private:
    template <class T>
    T* find(const char* name, QWidget* in = nullptr)
    {
        T* found = (in != nullptr ? in : static_cast<QWidget*>(m_shell->window()))->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("no %s", name);
        return found;
    }
    void openShell();
    void act(const char* name) { find<QAction>(name)->trigger(); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_shell->tasks().running().isEmpty(), generous); }
    void runOneServer(const test::FaultyServer& server)
    {
        find<QComboBox>("lpsMode")->setCurrentIndex(1);
        find<QLineEdit>("lpsHost")->setText(QStringLiteral("localhost"));
        find<QSpinBox>("lpsPort")->setValue(server.port());
        find<QLineEdit>("lpsAnchorsPath")
            ->setText(test::writeFile(*m_folder, QStringLiteral("ca.pem"), server.authority()));
        const int before = find<QComboBox>("lpsRuns")->count();
        act("lpsRun");
        QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("lpsRuns")->count(), before + 1, generous);
        settle();
    }
    static void goodImap(test::FaultyServer::Client& client)
    {
        client.say("* OK ready\r\n");
        client.hear();
        client.say("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n");
        client.hear();
        client.say("a2 OK begin\r\n");
        if (!client.secure())
            return;
        client.hear();
        client.say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\na3 OK\r\n");
        client.hear();
        client.say("* BYE\r\na4 OK\r\n");
    }
    static void openLogin(test::FaultyServer::Client& client)
    {
        client.say("* OK ready\r\n");
        client.hear();
        client.say("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN\r\na1 OK\r\n");
        client.hear();
        client.say("a2 NO no TLS today\r\n");
        client.hear();
        client.say("* BYE\r\na3 OK\r\n");
    }

    static constexpr int generous = 60000;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeDialogs> m_dialogs;
    std::unique_ptr<Shell> m_shell;
    QString m_path;
};

void TestLpsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("LpsPage-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
    installLanguage(*qApp, Language::French);
}

void TestLpsPage::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("essai.pupitre"));
    m_dialogs = std::make_unique<test::FakeDialogs>();
    openShell();
}

void TestLpsPage::openShell()
{
    m_shell = std::make_unique<Shell>(*qApp, *m_dialogs, Clock::system());
    m_shell->start(m_path, true);
    QVERIFY(m_shell->window() != nullptr);
    m_shell->window()->showPage(QStringLiteral("lps"));
    settle();
}

void TestLpsPage::cleanup()
{
    for (const Error& error : m_dialogs->errors)
        qWarning("shown: %s %s", qPrintable(errorName(error.code())), qPrintable(error.detail()));
    m_shell.reset();
    QSettings().clear();
}

void TestLpsPage::oneServer()
{
    const test::FaultyServer server(goodImap);
    runOneServer(server);
    QVERIFY2(find<QLabel>("lpsVerdict")->text().startsWith(QChar(0x2713)),
             qPrintable(find<QLabel>("lpsVerdict")->text()));
    const QAbstractItemModel* steps = find<QTreeView>("lpsSteps")->model();
    QCOMPARE(steps->rowCount(), 1);
    QVERIFY(steps->rowCount(steps->index(0, 0)) >= 11);
    auto* dialogue = find<QTableView>("lpsTranscript");
    const int all = dialogue->model()->rowCount();
    QVERIFY(all > 10);
    find<QLineEdit>("lpsFilter")->setText(QStringLiteral("starttls"));
    QVERIFY(dialogue->model()->rowCount() < all);
    find<QLineEdit>("lpsFilter")->clear();
    auto* search = find<QLineEdit>("lpsSearch");
    search->setText(QStringLiteral("BYE"));
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(dialogue->currentIndex().siblingAtColumn(2).data().toString().contains(QLatin1String("BYE")));

    find<QLineEdit>("lpsHost")->setText(QStringLiteral("pas un hôte"));
    act("lpsRun");
    QCOMPARE(m_dialogs->errors.size(), 1);
    m_dialogs->errors.clear();
}

void TestLpsPage::runsComparedAndKept()
{
    QVERIFY(!find<QAction>("lpsCompare")->isEnabled());
    QVERIFY(!find<QAction>("lpsCompare")->toolTip().isEmpty());
    {
        const test::FaultyServer server(goodImap);
        runOneServer(server);
    }
    {
        const test::FaultyServer server(openLogin);
        runOneServer(server);
    }
    QVERIFY(find<QLabel>("lpsVerdict")->text().startsWith(QChar(0x2717)));
    act("lpsCompare");
    QPointer<QDialog> comparison = m_dialogs->shownDialog;
    QVERIFY(comparison != nullptr && comparison->objectName() == QLatin1String("compareDialog"));
    auto* table = find<QTableView>("compareTable", comparison);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 8, generous);
    const int all = table->model()->rowCount();
    find<QCheckBox>("compareOnly", comparison)->setChecked(true);
    QVERIFY(table->model()->rowCount() > 0 && table->model()->rowCount() < all);
    comparison->close();

    act("lpsProof");
    QPointer<QDialog> proof = m_dialogs->shownDialog;
    QVERIFY(proof != nullptr && proof->objectName() == QLatin1String("proofDialog"));
    auto* keep = find<QPushButton>("proofKeep", proof);
    QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled(), generous);
    const QString requirement = find<QComboBox>("proofRequirement", proof)->currentData().toString();
    keep->click();
    QTRY_VERIFY_WITH_TIMEOUT(proof == nullptr || !proof->isVisible(), generous);
    settle();
    m_shell.reset(); // the workspace is free for another reader
    Workspace::Options options;
    options.readOnly = true;
    auto workspace = Workspace::open(m_path, options);
    VERIFY_RESULT(workspace);
    const auto checklist = Dossier(**workspace).checklist();
    VERIFY_RESULT(checklist);
    QStringList names;
    for (const ChecklistItem& item : *checklist) {
        for (const Proof& attached : item.proofs) {
            QCOMPARE(item.requirement.id, requirement);
            names.append(attached.name.section(u'.', -1));
            QFile file((*workspace)->proofs().pathOf(attached.sha256));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            if (names.last() == QLatin1String("pdf"))
                QVERIFY(content.startsWith("%PDF-"));
            else
                QVERIFY2(content.contains("starttls-refused") || content.contains("STARTTLS"), content.constData());
        }
    }
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("json"), QStringLiteral("pdf"), QStringLiteral("txt")}));
}

void TestLpsPage::readByScenario()
{
    // A whole exercise that was kept: it could not go far, and the scenarios say so.
    m_shell.reset();
    {
        auto workspace = Workspace::open(m_path, {});
        VERIFY_RESULT(workspace);
        ExerciseReport report;
        report.address = QStringLiteral("zoe@operateur.mssante.fr");
        report.kind = QStringLiteral("token");
        report.startedAt = QDateTime(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
        for (const char* name : {"tls-imap", "tls-smtp"}) {
            ExerciseStage stage;
            stage.name = QLatin1String(name);
            stage.steps = {{QStringLiteral("tls-1.2"), StepVerdict::Ok, {}, 0, {}},
                           {QStringLiteral("old-versions"), StepVerdict::Ok, {}, 0, {}},
                           {QStringLiteral("trust"), StepVerdict::Failed, QStringLiteral("not-trusted"), 0, {}},
                           {QStringLiteral("issuer"), StepVerdict::Ok, {}, 0, {}}};
            report.stages.append(stage);
        }
        VERIFY_RESULT(RunStore(**workspace).save(report));
    }
    openShell();
    act("lpsScenarios");
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr && dialog->objectName() == QLatin1String("scenarioDialog"));
    const auto* table = find<QTableView>("scenarioTable", dialog);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 28, generous);
    const auto shown = [&](int scenario, int column) {
        return table->model()->index(scenario - 1, column).data().toString();
    };
    QCOMPARE(shown(1, 0), QStringLiteral("SC.MSS/CONF.01"));
    QCOMPARE(shown(1, 3), QStringLiteral("✓ ") + probeVerdictText(QStringLiteral("ok")));
    QCOMPARE(shown(27, 3), QStringLiteral("✗ ") + probeVerdictText(QStringLiteral("failed")));
    QCOMPARE(shown(12, 3), QStringLiteral("Non joué"));
    // The one that failed is shown, with what to do.
    QCOMPARE(table->currentIndex().row(), 26);
    QVERIFY(find<QLabel>("scenarioRemark", dialog)->text().contains(probeFindingText(QStringLiteral("not-trusted"))));
    QVERIFY(find<QLabel>("scenarioTotals", dialog)->text().contains(QLatin1String("26")));
    dialog->close();
}

void TestLpsPage::exportsHoldNoToken()
{
    // A run of before holds, in a server's words, what is now the token of the session.
    const QByteArray token("un.jeton.tout-a-fait.secret");
    {
        const test::FaultyServer server([&](test::FaultyServer::Client& client) {
            client.say("* OK ready, " + token + "\r\n");
            client.hear();
            client.say("* CAPABILITY IMAP4rev1 LOGINDISABLED\r\na1 OK " + token.toBase64() + "\r\n");
            client.hear();
            client.say("* BYE\r\na2 OK\r\n");
        });
        runOneServer(server);
    }
    act("lpsCopy");
    QVERIFY(QApplication::clipboard()->text().contains(QString::fromLatin1(token))); // nobody knew it for a secret
    find<QComboBox>("lpsMode")->setCurrentIndex(0);
    m_dialogs->secrets = {token};
    find<QPushButton>("lpsSecret")->click();
    Redactor redactor;
    redactor.remember(SecureBytes(token));
    act("lpsCopy");
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("CAPABILITY")));
    QVERIFY(!redactor.finds(QApplication::clipboard()->text().toUtf8()));
    act("lpsProof");
    QPointer<QDialog> proof = m_dialogs->shownDialog;
    QVERIFY(proof != nullptr);
    auto* keep = find<QPushButton>("proofKeep", proof);
    QTRY_VERIFY_WITH_TIMEOUT(keep->isEnabled(), generous);
    keep->click();
    QTRY_VERIFY_WITH_TIMEOUT(proof == nullptr || !proof->isVisible(), generous);
    settle();
    m_shell.reset();
    Workspace::Options options;
    options.readOnly = true;
    auto workspace = Workspace::open(m_path, options);
    VERIFY_RESULT(workspace);
    const auto checklist = Dossier(**workspace).checklist();
    VERIFY_RESULT(checklist);
    int files = 0;
    for (const ChecklistItem& item : *checklist) {
        for (const Proof& attached : item.proofs) {
            QFile file((*workspace)->proofs().pathOf(attached.sha256));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QByteArray content = file.readAll();
            if (attached.name.endsWith(QLatin1String(".pdf"))) {
                QProcess reader;
                reader.start(QStringLiteral("pdftotext"), {file.fileName(), QStringLiteral("-")});
                if (!reader.waitForFinished(generous))
                    continue; // not installed
                content = reader.readAllStandardOutput();
            }
            QVERIFY2(content.contains("STARTTLS") || content.contains("starttls"), qPrintable(attached.name));
            QVERIFY2(!redactor.finds(content), qPrintable(attached.name));
            ++files;
        }
    }
    QVERIFY(files >= 2);
}

void TestLpsPage::aCertificateOfTheWorkbench()
{
    auto* kind = find<QComboBox>("lpsKind");
    kind->setCurrentIndex(1);
    auto* stored = find<QPushButton>("lpsStored");
    stored->click();
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr && dialog->objectName() == QLatin1String("storedCertificateDialog"));
    settle();
    QVERIFY(!find<QPushButton>("storedOpen", dialog)->isEnabled());
    QVERIFY(find<QLabel>("storedCertificateDetail", dialog)->text().contains(QStringLiteral("demande"))); // what to do
    dialog->reject();

    const SecureBytes passphrase("une phrase de passe assez longue");
    const FictitiousPki pki(QDateTime::currentDateTimeUtc());
    FictitiousPki::Leaf leaf;
    leaf.commonName = QStringLiteral("DPI d'essai");
    leaf.notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    leaf.notAfter = QDateTime::currentDateTimeUtc().addDays(100);
    const FictitiousPki::Issued issued = pki.issue(leaf);
    auto key = PrivateKey::fromPem(SecureBytes(issued.keyPem()));
    VERIFY_RESULT(key);
    RequestSubject subject;
    subject.department = QStringLiteral("Paris (75)");
    subject.organisation = QStringLiteral("CLINIQUE");
    subject.structureId = QStringLiteral("1759900129");
    subject.commonName = leaf.commonName;
    const auto request = CertificateRequest::make(subject, *key);
    VERIFY_RESULT(request);
    m_shell.reset(); // the workspace is free for another writer
    {
        auto workspace = Workspace::open(m_path, {});
        VERIFY_RESULT(workspace);
        RequestStore requests(**workspace);
        const auto made = requests.create(*request, *key, passphrase);
        VERIFY_RESULT(made);
        VERIFY_RESULT(requests.complete(made->id, issued.decoded()));
    }
    openShell();
    find<QComboBox>("lpsKind")->setCurrentIndex(1);
    stored = find<QPushButton>("lpsStored");
    find<QLineEdit>("lpsAddress")->setText(QStringLiteral("dpi@b.mssante.fr"));
    stored->click();
    dialog = m_dialogs->shownDialog;
    settle();
    QVERIFY(find<QComboBox>("storedCertificate", dialog)->currentText().contains(leaf.commonName));
    auto* open = find<QPushButton>("storedOpen", dialog);
    m_dialogs->secrets = {"ce n'est pas la bonne"};
    open->click(); // the key store of the system is asked first, which takes its time
    QTRY_COMPARE_WITH_TIMEOUT(m_dialogs->errors.size(), 1, generous);
    QCOMPARE(m_dialogs->errors.takeFirst().code(), ErrorCode::PassphraseWrong);
    QVERIFY(dialog->isVisible()); // it closes once the key is open, not before
    QVERIFY(!find<QAction>("lpsRun")->isEnabled());
    m_dialogs->secrets = {passphrase.view().toByteArray()};
    open->click();
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(dialog == nullptr || !dialog->isVisible(), generous);
    QVERIFY(find<QAction>("lpsRun")->isEnabled());
    QVERIFY(find<QLabel>("lpsSecretLabel")->text().contains(leaf.commonName));
}

void TestLpsPage::profiles()
{
    act("lpsTargets");
    QPointer<QDialog> dialog = m_dialogs->shownDialog;
    QVERIFY(dialog != nullptr && dialog->objectName() == QLatin1String("targetDialog"));
    settle();
    find<QLineEdit>("targetName", dialog)->setText(QStringLiteral("Essai"));
    find<QLineEdit>("targetNil", dialog)->setText(QStringLiteral("pas un NIL !"));
    find<QPlainTextEdit>("targetDomains", dialog)->setPlainText(QStringLiteral("10.0.0.1"));
    find<QPushButton>("targetSave", dialog)->click();
    QCOMPARE(m_dialogs->errors.size(), 2); // all at once, and nothing saved
    m_dialogs->errors.clear();
    find<QLineEdit>("targetNil", dialog)->setText(QStringLiteral("DEV1"));
    find<QPlainTextEdit>("targetDomains", dialog)->setPlainText(QStringLiteral("a.mssante.fr\nb.mssante.fr"));
    find<QPushButton>("targetSave", dialog)->click();
    auto* list = find<QListWidget>("targetList", dialog);
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, generous);
    settle();
    const QString file = m_folder->filePath(QStringLiteral("p.json"));
    m_dialogs->filesToSave = {file};
    find<QPushButton>("targetExport", dialog)->click();
    QVERIFY(QFileInfo(file).size() > 100);
    m_dialogs->filesToOpen = {file};
    find<QPushButton>("targetImport", dialog)->click(); // the name is taken
    settle();
    QCOMPARE(m_dialogs->errors.size(), 1);
    m_dialogs->errors.clear();
    find<QPushButton>("targetAdd", dialog)->click();
    find<QLineEdit>("targetName", dialog)->setText(QStringLiteral("Autre"));
    find<QPushButton>("targetSave", dialog)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 2, generous);
    settle();
    find<QPushButton>("targetDefault", dialog)->click();
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text() != QLatin1String("Autre"), generous); // it says so
    find<QPushButton>("targetRemove", dialog)->click();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, generous);
    settle();
    dialog->close();
    settle();
    QCOMPARE(find<QComboBox>("lpsTarget")->currentText(), QStringLiteral("Essai"));
}

void TestLpsPage::exerciseSaysWhyItCannotRun()
{
    QVERIFY(!find<QAction>("lpsRun")->isEnabled());
    find<QLineEdit>("lpsAddress")->setText(QStringLiteral("a@b.mssante.fr"));
    QVERIFY(!find<QAction>("lpsRun")->isEnabled());
    QVERIFY(find<QAction>("lpsRun")->toolTip().contains(QStringLiteral("jeton")));
    m_dialogs->secrets = {" un jeton "};
    find<QPushButton>("lpsSecret")->click();
    QVERIFY(find<QAction>("lpsRun")->isEnabled());
    QVERIFY(!find<QLabel>("lpsSecretLabel")->text().contains(QLatin1String("un jeton"))); // its length alone
    find<QComboBox>("lpsKind")->setCurrentIndex(1);
    QVERIFY(find<QAction>("lpsRun")->toolTip().contains(QStringLiteral("certificat")));
}

void TestLpsPage::aTokenObtainedOpensTheMailbox()
{
    find<QLineEdit>("lpsAddress")->setText(QStringLiteral("a@b.mssante.fr"));
    find<QAction>("lpsTokens")->trigger();
    auto* window = find<TokenWindow>("tokenWindow");
    QVERIFY(window->isVisible());
    QVERIFY(!find<QAction>("lpsRun")->isEnabled());
    window->panel().session().give(SecureBytes(QByteArrayView("un.jeton.quelconque")));
    QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("lpsRun")->isEnabled(), generous);
    window->close(); // hidden: the token lives on
    QVERIFY(find<QAction>("lpsRun")->isEnabled());
    window->panel().session().logout();
    QTRY_VERIFY_WITH_TIMEOUT(!find<QAction>("lpsRun")->isEnabled(), generous);
}

void TestLpsPage::exerciseOutsideTheDomains()
{
    find<QLineEdit>("lpsAddress")->setText(QStringLiteral("a@exemple.fr"));
    m_dialogs->secrets = {"jeton"};
    find<QPushButton>("lpsSecret")->click();
    act("lpsRun");
    QTRY_COMPARE_WITH_TIMEOUT(find<QComboBox>("lpsRuns")->count(), 1, generous); // kept
    settle();
    QVERIFY(find<QLabel>("lpsVerdict")->text().startsWith(QChar(0x2717)));
    const QAbstractItemModel* steps = find<QTreeView>("lpsSteps")->model();
    QCOMPARE(steps->rowCount(), 1);
    QVERIFY(find<QAction>("lpsRun")->isEnabled()); // again
}

void TestLpsPage::composedMessageWaitsForTheExercise()
{
    find<QLineEdit>("lpsAddress")->setText(QStringLiteral("a@b.mssante.fr"));
    act("lpsCompose");
    QPointer<QDialog> composer = m_dialogs->shownDialog;
    QVERIFY(composer != nullptr);
    QCOMPARE(find<QLineEdit>("composeFrom", composer)->text(), QStringLiteral("a@b.mssante.fr"));
    find<QLineEdit>("composeTo", composer)->setText(QStringLiteral("c@d.mssante.fr"));
    find<QLineEdit>("composeSubject", composer)->setText(QStringLiteral("Bonjour"));
    const QString before = find<QCheckBox>("lpsMessage")->text();
    auto* send = find<QPushButton>("composeSend", composer);
    QVERIFY(send->isEnabled());
    send->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<QCheckBox>("lpsMessage")->text() != before, generous);
    QVERIFY(composer == nullptr || !composer->isVisible());
    QVERIFY(!find<QAction>("lpsInspectShown")->isEnabled());
    settle();
}

QTEST_MAIN(TestLpsPage)
#include "tst_LpsPage.moc"
