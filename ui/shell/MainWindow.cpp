#include "ui/shell/MainWindow.h"

#include "core/workspace/ChangeFeed.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/StatusBadge.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/HelpWindow.h"
#include "ui/shell/JournalDialog.h"
#include "ui/shell/Navigation.h"
#include "ui/shell/TaskStatus.h"
#include "ui/shell/TeamStoreDialog.h"
#include "ui/shell/WindowSettings.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace pupitre::ui {

MainWindow::MainWindow(const AppContext& context, QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_entries(pageCatalogue())
    , m_navigation(new Navigation(m_entries, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Pupitre — %1")
                       .arg(context.workspace.store() ? context.workspace.displayName()
                                                      : QFileInfo(context.workspace.path()).completeBaseName()));
    setWindowIcon(icon(QStringLiteral("pupitre")));
    auto* centre = new QWidget(this);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    if (QWidget* banner = readOnlyBanner())
        right->addWidget(banner);
    right->addWidget(m_stack, 1);
    auto* row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(right, 1);
    setCentralWidget(centre);
    buildMenus();
    buildStatusBar();
    connect(m_navigation, &Navigation::pageChosen, this, &MainWindow::showPageAt);
    setMinimumSize(1040, 660);
    resize(1380, 860);
    restoreGeometry(WindowSettings::geometry());
    listen();
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const PageEntry& entry : m_entries)
        ids.append(entry.id);
    return ids;
}

WorkbenchPage* MainWindow::currentPage() const
{
    return qobject_cast<WorkbenchPage*>(m_stack->currentWidget());
}

void MainWindow::showPage(const QString& id, const QString& key)
{
    const qsizetype index = pageIds().indexOf(id);
    showPageAt(static_cast<int>(std::max<qsizetype>(0, index)));
    if (!key.isEmpty())
        currentPage()->openObject(key);
}

void MainWindow::showPageAt(int index)
{
    const PageEntry& entry = m_entries[index];
    WorkbenchPage*& page = m_pages[entry.id];
    if (page == nullptr) {
        page = entry.make(m_context);
        connect(page, &WorkbenchPage::navigationRequested, this, &MainWindow::showPage);
        connect(page, &WorkbenchPage::workspaceChanged, this, &MainWindow::refreshPages);
        m_stack->addWidget(page);
    }
    m_navigation->setCurrent(index);
    m_stack->setCurrentWidget(page);
    page->refresh();
    WindowSettings::setLastPage(entry.id);
}

void MainWindow::refreshPages()
{
    // The page that changed something has shown it already; hidden pages read again when they come to the front.
    if (currentPage() != nullptr && currentPage() != sender())
        currentPage()->refresh();
}

// What another console of the team changes is shown here within a second; many changes at once are one reading.
void MainWindow::listen()
{
    constexpr int gathered = 400; // milliseconds
    m_elsewhere = new QTimer(this);
    m_elsewhere->setSingleShot(true);
    m_elsewhere->setInterval(gathered);
    connect(m_elsewhere, &QTimer::timeout, this, [this] {
        constexpr int shown = 5000; // milliseconds
        statusBar()->showMessage(tr("Another console has changed the team store: the page was read again."), shown);
        if (currentPage() != nullptr)
            currentPage()->refresh();
    });
    auto* feed = new ChangeFeed(m_context.workspace, this);
    connect(feed, &ChangeFeed::changedElsewhere, m_elsewhere, [this] {
        if (!m_elsewhere->isActive())
            m_elsewhere->start();
    });
    if (const auto started = feed->start(); !started)
        m_context.dialogs.showError(this, started.error());
}

QWidget* MainWindow::readOnlyBanner()
{
    if (!m_context.workspace.isReadOnly())
        return nullptr;
    const auto& owner = m_context.workspace.owner();
    const QString who = owner ? tr("Read-only: %1 has this workspace open on %2 (process %3) since %4.")
                                    .arg(owner->user.isEmpty() ? tr("another console") : owner->user, owner->host)
                                    .arg(owner->pid)
                                    .arg(shownDateTime(owner->since))
                        : m_context.workspace.store()
                            ? tr("Read-only: your account of this team store may look and not change.")
                            : tr("Read-only: this workspace's folder cannot be written.");
    auto* banner = new QFrame(this);
    banner->setObjectName(QStringLiteral("readOnlyBanner"));
    banner->setProperty("role", QStringLiteral("banner"));
    auto* sign = new QLabel(banner);
    sign->setPixmap(icon(QStringLiteral("lock")).pixmap(18, 18));
    auto* text = new QLabel(who + QLatin1Char(' ') + tr("You can look at everything and change nothing."), banner);
    text->setObjectName(QStringLiteral("readOnlyText"));
    text->setWordWrap(true);
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(24, 8, 24, 8);
    row->addWidget(sign);
    row->addWidget(text, 1);
    return banner;
}

QAction* MainWindow::menuAction(QMenu* menu, const QString& objectName, const QString& text, const QString& iconName,
                                const QKeySequence& shortcut, const std::function<void()>& act)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(objectName);
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, act);
    menu->addAction(action);
    m_menuCommands.append(CommandModel::Command{QString(), action});
    return action;
}

void MainWindow::buildMenus()
{
    const QString filter = tr("Pupitre workspaces (*.pupitre)");
    QMenu* file = menuBar()->addMenu(tr("&File"));
    menuAction(file, QStringLiteral("openWorkspace"), tr("Open a workspace…"), QStringLiteral("folder"),
               QKeySequence::Open, [this, filter] {
                   m_context.dialogs.openFile(this, tr("Open a workspace"), filter,
                                              [this](const QString& path) { Q_EMIT workspaceRequested(path, false); });
               });
    menuAction(file, QStringLiteral("openTeamStore"), tr("Open a team store…"), QStringLiteral("folder"), {}, [this] {
        auto* dialog = new TeamStoreDialog(this);
        connect(dialog, &TeamStoreDialog::addressChosen, this,
                [this](const QString& address) { Q_EMIT workspaceRequested(address, false); });
        m_context.dialogs.show(dialog);
    });
    menuAction(file, QStringLiteral("newWorkspace"), tr("New workspace…"), QStringLiteral("add"), {}, [this, filter] {
        m_context.dialogs.saveFile(this, tr("New workspace"), QStringLiteral("operateur.pupitre"), filter,
                                   [this](const QString& path) { Q_EMIT workspaceRequested(path, true); });
    });
    menuAction(file, QStringLiteral("openJournal"), tr("Audit journal…"), QStringLiteral("journal"),
               QKeySequence(Qt::CTRL | Qt::Key_J),
               [this] { m_context.dialogs.show(new JournalDialog(m_context, this)); });
    file->addSeparator();
    menuAction(file, QStringLiteral("quit"), tr("Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });

    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < m_entries.size(); ++i)
        menuAction(view, QStringLiteral("go-") + m_entries[i].id, m_entries[i].title, m_entries[i].id,
                   QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_1 + i)), [this, i] { showPageAt(i); });
    view->addSeparator();
    menuAction(view, QStringLiteral("refreshPage"), tr("Read again"), QStringLiteral("refresh"),
               QKeySequence(Qt::Key_F5), [this] {
                   if (currentPage() != nullptr)
                       currentPage()->refresh();
               });
    menuAction(view, QStringLiteral("commands"), tr("Search for a command…"), QStringLiteral("command"),
               QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    view->addSeparator();
    const auto choice = [this](QMenu* menu, QActionGroup* group, const QString& name, const QString& text, bool current,
                               const std::function<void()>& act) {
        QAction* action = menuAction(menu, name, text, {}, {}, act);
        action->setCheckable(true);
        action->setChecked(current);
        group->addAction(action);
    };
    QMenu* language = view->addMenu(tr("Language"));
    auto* languages = new QActionGroup(this);
    for (const auto& [one, text] : {std::pair{Language::French, QStringLiteral("Français")},
                                    std::pair{Language::English, QStringLiteral("English")}})
        choice(language, languages, QStringLiteral("language-") + languageCode(one), text,
               WindowSettings::language() == one, [this, code = languageCode(one)] { Q_EMIT languageRequested(code); });
    QMenu* theme = view->addMenu(tr("Theme"));
    auto* themes = new QActionGroup(this);
    for (const auto& [one, text] :
         {std::pair{ThemeChoice::System, tr("As the system")}, std::pair{ThemeChoice::Light, tr("Light theme")},
          std::pair{ThemeChoice::Dark, tr("Dark theme")}})
        choice(theme, themes, QStringLiteral("theme-") + themeCode(one), text, WindowSettings::theme() == one,
               [this, code = themeCode(one)] { Q_EMIT themeRequested(code); });

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    menuAction(help, QStringLiteral("openHelp"), tr("Help on this page"), QStringLiteral("help"),
               QKeySequence(Qt::Key_F1), [this] { openHelp(); });
    menuAction(help, QStringLiteral("about"), tr("About Pupitre"), QStringLiteral("info"), {},
               [this] { m_context.dialogs.show(new AboutDialog(this)); });
}

void MainWindow::buildStatusBar()
{
    auto* path = new QLabel(m_context.workspace.store() ? m_context.workspace.displayName()
                                                        : QDir::toNativeSeparators(m_context.workspace.path()),
                            this);
    path->setObjectName(QStringLiteral("workspacePath"));
    path->setProperty("role", QStringLiteral("muted"));
    path->setContentsMargins(8, 0, 0, 0);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(path, 1);
    statusBar()->addPermanentWidget(new TaskStatus(m_context.tasks, this));
    if (m_context.workspace.isReadOnly())
        statusBar()->addPermanentWidget(new StatusBadge(tr("Read-only"), Tone::Warning, this));
    auto* author = new QLabel(m_context.workspace.author(), this);
    author->setProperty("role", QStringLiteral("muted"));
    author->setToolTip(tr("The name written in the audit journal"));
    author->setContentsMargins(4, 0, 10, 0);
    statusBar()->addPermanentWidget(author);
}

void MainWindow::openPalette()
{
    QList<CommandModel::Command> commands;
    if (WorkbenchPage* page = currentPage()) {
        for (QAction* action : page->commands())
            commands.append({m_entries[static_cast<int>(pageIds().indexOf(page->id()))].title, action});
    }
    for (const CommandModel::Command& command : std::as_const(m_menuCommands)) {
        if (command.action->objectName() != QLatin1String("commands"))
            commands.append(command);
    }
    auto* palette = new CommandPalette(commands, this);
    palette->show();
}

void MainWindow::openHelp()
{
    if (m_help == nullptr)
        m_help = new HelpWindow(this);
    m_help->showTopic(currentPage() != nullptr ? currentPage()->id() : QStringLiteral("home"));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    WindowSettings::setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace pupitre::ui
