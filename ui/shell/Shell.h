#pragma once

#include "core/base/Clock.h"
#include "ui/common/KeyRing.h"
#include "ui/common/TaskList.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Opening.h"

#include <QApplication>
#include <QPointer>

#include <memory>

namespace pupitre {
class Workspace;
}

namespace pupitre::ui {

/// Keeps the workspace and its window together: opens one or the other, builds the window anew in another language or
/// theme, says what is wrong when a workspace cannot be opened. One a program.
class Shell : public QObject
{
    Q_OBJECT

public:
    Shell(QApplication& app, Dialogs& dialogs, const Clock& clock);
    ~Shell() override;

    /// Opens the workspace (the default one is created at the first start) and shows the window; when that fails,
    /// a window that says why and offers another file. A team store is opened off the screen thread: window() comes
    /// with opened().
    void start(const QString& path, bool create);

    MainWindow* window() const { return m_window; }
    bool isOpening() const { return m_opening != nullptr; }
    TaskList& tasks() { return m_tasks; }

Q_SIGNALS:
    /// A team store was opened, or not: then window() is what it was.
    void opened();

private:
    void openWorkspace(const QString& path, bool create);
    void openStore(const QString& path, const Workspace::Options& options);
    void take(Result<std::unique_ptr<Workspace>> opened);
    void giveUp();
    void showFailure(const Error& error);
    /// By value: the window that owns the present page, and its name, is deleted on the way.
    void rebuildWindow(QString pageId); // NOLINT(performance-unnecessary-value-param)
    void closeWorkspace();

    QApplication& m_app;
    Dialogs& m_dialogs;
    const Clock& m_clock;
    TaskList m_tasks;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<KeyRing> m_keys;
    QPointer<MainWindow> m_window;
    QPointer<QWidget> m_failure;
    std::unique_ptr<Opening> m_opening;
    QPointer<QWidget> m_openingWindow;
    QList<std::shared_ptr<QThread>> m_openers; ///< of openings, until they are over
};

} // namespace pupitre::ui
