#include "core/workspace/Settings.h"
#include "core/workspace/StoreAddress.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestSupport.h"
#include "tests/support/ui/FakeDialogs.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/HelpWindow.h"
#include "ui/shell/Shell.h"
#include "ui/shell/StartWindow.h"
#include "ui/shell/WindowSettings.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTableView>
#include <QTcpServer>
#include <QTextBrowser>
#include <QToolButton>

using namespace pupitre;
using namespace pupitre::ui;

/// Journeys on the real window, found by objectName as a person finds things by their words.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyPageOpensByMouseAndKeyboard();
    void thePaletteFindsAndRuns();
    void theLanguageChangesWithoutRestart();
    void theThemeChangesWithoutRestart();
    void helpOpensOnThePage();
    void aboutTellsWhatIsReallyLoaded();
    void theJournalShowsAndVerifies();
    void tasksAreShownAndCancelled();
    void aTakenWorkspaceIsReadOnlyAndSaysWhoHasIt();
    void aForeignFileIsExplainedAndAnotherCanBeChosen();
    void aStoreThatDoesNotAnswerHoldsNobodyUp();
    void aTeamStoreIsOpenedBesideTheScreen();
    void theWindowRemembersItsPage();

private:
    static constexpr int generous = 30000;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

template <class T>
T* find(QWidget* parent, const char* name)
{
    T* found = parent->findChild<T*>(QLatin1String(name));
    if (found == nullptr)
        qWarning("no widget %s", name);
    return found;
}

QAction* actionOf(QWidget* window, const char* name)
{
    return find<QAction>(window, name);
}

} // namespace

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("PupitreTest"));
    QCoreApplication::setApplicationName(QStringLiteral("MainWindow-%1").arg(QCoreApplication::applicationPid()));
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestMainWindow::init()
{
    QSettings().clear();
    WindowSettings::setLanguage(Language::French);
    installLanguage(*qApp, Language::French);
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("essai.pupitre"));
}

void TestMainWindow::everyPageOpensByMouseAndKeyboard()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    QVERIFY(shell.window() != nullptr);
    QVERIFY(QTest::qWaitForWindowExposed(shell.window()));
    const QStringList ids = shell.window()->pageIds();
    QCOMPARE(ids, (QStringList{QStringLiteral("home"), QStringLiteral("mailboxes"), QStringLiteral("certificates"),
                               QStringLiteral("lps"), QStringLiteral("indicators"), QStringLiteral("referencing")}));
    for (const QString& id : ids) {
        auto* button = shell.window()->findChild<QToolButton*>(QStringLiteral("nav-") + id);
        QVERIFY(button != nullptr);
        QVERIFY(!button->accessibleName().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(shell.window()->currentPage()->id(), id);
        QVERIFY(button->isChecked());
    }
    for (int i = 0; i < ids.size(); ++i) {
        actionOf(shell.window(), qPrintable(QStringLiteral("go-") + ids[i]))->trigger();
        QCOMPARE(shell.window()->currentPage()->id(), ids[i]);
        QCOMPARE(actionOf(shell.window(), qPrintable(QStringLiteral("go-") + ids[i]))->shortcut(),
                 QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + i)));
    }
    QVERIFY(dialogs.errors.isEmpty());
}

void TestMainWindow::thePaletteFindsAndRuns()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    actionOf(shell.window(), "commands")->trigger();
    auto* palette = find<QDialog>(shell.window(), "commandPalette");
    QVERIFY(palette != nullptr);
    auto* line = find<QLineEdit>(palette, "commandLine");
    QTest::keyClicks(line, QStringLiteral("indic"));
    QVERIFY(find<QListView>(palette, "commandList")->model()->rowCount() >= 1);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(shell.window()->currentPage()->id(), QStringLiteral("indicators"), generous);
}

void TestMainWindow::theLanguageChangesWithoutRestart()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    shell.window()->showPage(QStringLiteral("mailboxes"));
    QCOMPARE(find<QToolButton>(shell.window(), "nav-home")->accessibleName(), QStringLiteral("Accueil"));
    QPointer<MainWindow> former = shell.window();
    actionOf(shell.window(), "language-en")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(former == nullptr, generous);
    QCOMPARE(find<QToolButton>(shell.window(), "nav-home")->accessibleName(), QStringLiteral("Home"));
    QCOMPARE(shell.window()->currentPage()->id(), QStringLiteral("mailboxes")); // the person stays where she was
    QCOMPARE(WindowSettings::language(), Language::English);
}

void TestMainWindow::theThemeChangesWithoutRestart()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    QPointer<MainWindow> former = shell.window();
    actionOf(shell.window(), "theme-dark")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(former == nullptr, generous);
    QVERIFY(isDark());
    QVERIFY(qApp->palette().color(QPalette::Window).lightness() < 80);
    former = shell.window();
    actionOf(shell.window(), "theme-light")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(former == nullptr, generous);
    QVERIFY(!isDark());
}

void TestMainWindow::helpOpensOnThePage()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    for (const QString& id : shell.window()->pageIds()) {
        shell.window()->showPage(id);
        actionOf(shell.window(), "openHelp")->trigger();
        auto* help = find<HelpWindow>(shell.window(), "helpWindow");
        QVERIFY(help != nullptr && help->isVisible());
        const QString title = HelpWindow::pageText(id).section(u'\n', 0, 0).mid(2);
        QVERIFY2(find<QTextBrowser>(help, "helpText")->toPlainText().startsWith(title), qPrintable(id));
    }
}

void TestMainWindow::aboutTellsWhatIsReallyLoaded()
{
    QVERIFY(tlsBackendIsOpenSsl());
    const auto versions = runtimeVersions();
    QVERIFY(versions.size() >= 5);
    for (const auto& [part, version] : versions)
        QVERIFY2(!version.isEmpty(), qPrintable(part));
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    actionOf(shell.window(), "about")->trigger();
    QVERIFY(dialogs.shownDialog != nullptr);
    QCOMPARE(dialogs.shownDialog->objectName(), QStringLiteral("aboutDialog"));
    dialogs.shownDialog->close();
}

void TestMainWindow::theJournalShowsAndVerifies()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    actionOf(shell.window(), "openJournal")->trigger();
    QVERIFY(dialogs.shownDialog != nullptr);
    auto* table = find<QTableView>(dialogs.shownDialog, "journalTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, generous);
    QTest::mouseClick(find<QPushButton>(dialogs.shownDialog, "journalVerify"), Qt::LeftButton);
    auto* verdict = find<QLabel>(dialogs.shownDialog, "journalVerdict");
    QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(QChar(0x2713)), generous);
    dialogs.shownDialog->close();
}

void TestMainWindow::tasksAreShownAndCancelled()
{
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    QTRY_VERIFY_WITH_TIMEOUT(shell.tasks().running().isEmpty(), generous);
    std::optional<ErrorCode> ended;
    shell.tasks().run<int>(
        QStringLiteral("Long travail"),
        [](const TaskContext& context) -> Result<int> {
            while (!context.isCancelled()) {
                context.progress(40, 100);
                QThread::msleep(5);
            }
            return fail(ErrorCode::Cancelled);
        },
        shell.window(), [&](Result<int> result) { ended = result.error().code(); });
    auto* status = find<QWidget>(shell.window(), "taskStatus");
    QVERIFY(status->isVisible());
    QCOMPARE(find<QLabel>(status, "taskTitle")->text(), QStringLiteral("Long travail"));
    QTRY_COMPARE_WITH_TIMEOUT(find<QProgressBar>(status, "taskProgress")->value(), 400, generous);
    QTest::mouseClick(find<QToolButton>(status, "taskCancel"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended.has_value(), generous);
    QCOMPARE(*ended, ErrorCode::Cancelled);
    QVERIFY(!status->isVisible());
}

void TestMainWindow::aTakenWorkspaceIsReadOnlyAndSaysWhoHasIt()
{
    Workspace::Options options;
    options.create = true;
    const auto first = Workspace::open(m_path, options);
    VERIFY_RESULT(first);
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(m_path, true);
    QVERIFY(shell.window() != nullptr);
    const QString text = find<QLabel>(shell.window(), "readOnlyText")->text();
    QVERIFY2(text.contains(QSysInfo::machineHostName()), qPrintable(text));
    QVERIFY2(text.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(text));
}

void TestMainWindow::aForeignFileIsExplainedAndAnotherCanBeChosen()
{
    const QString foreign = test::writeFile(*m_folder, QStringLiteral("notes.txt"), "rien à voir");
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(foreign, true);
    QVERIFY(shell.window() == nullptr);
    StartWindow* failure = nullptr;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<StartWindow*>(widget))
            failure = window;
    }
    QVERIFY(failure != nullptr && failure->isVisible());
    QVERIFY(find<QLabel>(failure, "startError")->text().contains(QStringLiteral("notes.txt")));
    dialogs.filesToSave = {m_path};
    QTest::mouseClick(find<QPushButton>(failure, "startCreate"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shell.window() != nullptr && shell.window()->isVisible(), generous);
}

void TestMainWindow::aStoreThatDoesNotAnswerHoldsNobodyUp()
{
    QTcpServer silent; // takes connections in and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString address =
        QStringLiteral("postgresql://marie@127.0.0.1:%1/operateur?connect_timeout=4").arg(silent.serverPort());
    if (!StoreAddress::parse(address) || !QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        QSKIP("this Qt has no PostgreSQL");
    const auto shown = [](const char* name) -> QWidget* {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String(name) && widget->isVisible())
                return widget;
        }
        return nullptr;
    };
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(address, true);
    QVERIFY(shell.isOpening());
    QVERIFY(shell.window() == nullptr);
    QWidget* opening = shown("openingWindow");
    QVERIFY(opening != nullptr);
    QVERIFY(find<QLabel>(opening, "openingStore")->text().contains(QStringLiteral("operateur")));
    QTest::mouseClick(find<QPushButton>(opening, "openingCancel"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown("startWindow") != nullptr, generous);
    QVERIFY(!shell.isOpening());
    // Another is opened while the first attempt is still waiting for its server.
    dialogs.filesToSave = {m_path};
    QTest::mouseClick(find<QPushButton>(shown("startWindow"), "startCreate"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shell.window() != nullptr && shell.window()->isVisible(), generous);
    // From the window: it stays, and says what went wrong.
    Q_EMIT shell.window()->workspaceRequested(address, false);
    QTRY_VERIFY_WITH_TIMEOUT(shell.isOpening(), generous);
    QTRY_VERIFY_WITH_TIMEOUT(!shell.isOpening(), generous);
    QCOMPARE(dialogs.errors.size(), 1);
    QCOMPARE(errorName(dialogs.errors.first().code()), QStringLiteral("net.store-unreachable"));
    QVERIFY(shell.window() != nullptr && shell.window()->isVisible());
}

void TestMainWindow::aTeamStoreIsOpenedBesideTheScreen()
{
    test::PostgresServer server;
    const QString problem = server.start();
    if (server.isMissing())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    test::FakeDialogs dialogs;
    Shell shell(*qApp, dialogs, Clock::system());
    shell.start(server.address(), true);
    QVERIFY(shell.isOpening() && shell.window() == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(shell.window() != nullptr && shell.window()->isVisible(), generous);
    QVERIFY(!shell.isOpening());
    QVERIFY(dialogs.errors.isEmpty());
    QCOMPARE(WindowSettings::lastWorkspace(), server.address());
}

void TestMainWindow::theWindowRemembersItsPage()
{
    test::FakeDialogs dialogs;
    {
        Shell shell(*qApp, dialogs, Clock::system());
        shell.start(m_path, true);
        shell.window()->showPage(QStringLiteral("referencing"));
        shell.window()->close();
    }
    QVERIFY(!WindowSettings::geometry().isEmpty());
    Shell again(*qApp, dialogs, Clock::system());
    again.start(m_path, true);
    QCOMPARE(again.window()->currentPage()->id(), QStringLiteral("referencing"));
}

QTEST_MAIN(TestMainWindow)
#include "tst_MainWindow.moc"
