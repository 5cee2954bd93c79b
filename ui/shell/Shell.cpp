#include "ui/shell/Shell.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/shell/StartWindow.h"
#include "ui/shell/WindowSettings.h"

namespace pupitre::ui {

Shell::Shell(QApplication& app, Dialogs& dialogs, const Clock& clock)
    : m_app(app)
    , m_dialogs(dialogs)
    , m_clock(clock)
{}

Shell::~Shell()
{
    delete m_window;
    delete m_failure;
    closeWorkspace();
}

void Shell::closeWorkspace()
{
    m_tasks.shutDown(); // workers hold references into the workspace
    m_workspace.reset();
}

void Shell::start(const QString& path, bool create)
{
    openWorkspace(path, create);
}

void Shell::openWorkspace(const QString& path, bool create)
{
    Workspace::Options options;
    options.clock = &m_clock;
    options.create = create;
    options.readOnlyWhenTaken = true;
    // The one at hand stays open until the other is known to be good.
    auto opened = Workspace::open(path, options);
    if (!opened) {
        if (m_window != nullptr)
            m_dialogs.showError(m_window, opened.error());
        else
            showFailure(opened.error());
        return;
    }
    delete m_window;
    closeWorkspace();
    m_workspace = std::move(*opened);
    WindowSettings::setLastWorkspace(m_workspace->path());
    rebuildWindow(WindowSettings::lastPage());
    if (m_failure != nullptr)
        m_failure->deleteLater();
}

void Shell::showFailure(const Error& error)
{
    auto* window = new StartWindow(error, m_dialogs);
    connect(window, &StartWindow::workspaceRequested, this, &Shell::openWorkspace, Qt::QueuedConnection);
    if (m_failure != nullptr)
        m_failure->deleteLater();
    m_failure = window;
    window->show();
}

void Shell::rebuildWindow(QString pageId) // NOLINT(performance-unnecessary-value-param): see the header
{
    const QByteArray geometry = m_window != nullptr ? m_window->saveGeometry() : QByteArray();
    delete m_window;
    m_window = new MainWindow({*m_workspace, m_tasks, m_dialogs, m_clock});
    if (!geometry.isEmpty())
        m_window->restoreGeometry(geometry);
    connect(m_window, &MainWindow::workspaceRequested, this, &Shell::openWorkspace, Qt::QueuedConnection);
    // Queued: the window that asks is about to be deleted.
    connect(
        m_window, &MainWindow::languageRequested, this,
        [this](const QString& code) {
            WindowSettings::setLanguage(languageFromCode(code));
            installLanguage(m_app, languageFromCode(code));
            rebuildWindow(m_window->currentPage()->id());
        },
        Qt::QueuedConnection);
    connect(
        m_window, &MainWindow::themeRequested, this,
        [this](const QString& code) {
            WindowSettings::setTheme(themeFromCode(code));
            applyTheme(m_app, themeFromCode(code));
            rebuildWindow(m_window->currentPage()->id());
        },
        Qt::QueuedConnection);
    m_window->showPage(pageId);
    m_window->show();
}

} // namespace pupitre::ui
