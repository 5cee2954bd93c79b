#include "ui/shell/Shell.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/shell/OpeningWindow.h"
#include "ui/shell/StartWindow.h"
#include "ui/shell/WindowSettings.h"

#include <QThread>

namespace pupitre::ui {

Shell::Shell(QApplication& app, Dialogs& dialogs, const Clock& clock)
    : m_app(app)
    , m_dialogs(dialogs)
    , m_clock(clock)
{}

Shell::~Shell()
{
    m_opening.reset();
    delete m_openingWindow;
    delete m_window;
    delete m_failure;
    closeWorkspace();
    for (const auto& opener : std::as_const(m_openers))
        opener->wait(); // with no window left: a server that does not answer holds nobody up
}

void Shell::closeWorkspace()
{
    m_tasks.shutDown(); // workers hold references into the workspace
    m_keys.reset();
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
    if (StoreAddress::isOne(path))
        openStore(path, options);
    else
        take(Workspace::open(path, options));
}

void Shell::openStore(const QString& path, const Workspace::Options& options)
{
    const auto address = StoreAddress::parse(path);
    if (!address) {
        take(fail(address.error()));
        return;
    }
    giveUp();
    if (m_failure != nullptr)
        m_failure->hide();
    auto* window = new OpeningWindow(address->printable(), m_window);
    window->setWindowModality(Qt::ApplicationModal);
    m_openingWindow = window;
    connect(
        window, &OpeningWindow::cancelled, this,
        [this] {
            if (m_opening == nullptr)
                return;
            giveUp();
            if (m_window == nullptr)
                showFailure(Error(ErrorCode::Cancelled));
            Q_EMIT opened();
        },
        Qt::QueuedConnection); // the window that asks is about to be deleted
    window->show();
    m_openers.removeIf([](const std::shared_ptr<QThread>& opener) { return opener->isFinished(); });
    m_opening = std::make_unique<Opening>(path, options, [this](Result<std::unique_ptr<Workspace>> result) {
        giveUp();
        take(std::move(result));
        Q_EMIT opened();
    });
    m_openers.append(m_opening->thread());
}

// Of an opening nothing is left but its thread, which comes to its end alone.
void Shell::giveUp()
{
    if (m_opening != nullptr)
        m_opening.release()->deleteLater(); // it may be the one that calls
    if (m_openingWindow != nullptr) {
        m_openingWindow->hide();
        m_openingWindow->deleteLater();
    }
    m_openingWindow = nullptr;
}

void Shell::take(Result<std::unique_ptr<Workspace>> opened)
{
    // The one at hand stays open until the other is known to be good.
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
    m_keys = std::make_unique<KeyRing>(*m_workspace, m_tasks, m_dialogs, KeyStore::system());
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
    m_window = new MainWindow({*m_workspace, m_tasks, m_dialogs, m_clock, *m_keys});
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
