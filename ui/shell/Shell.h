#pragma once

#include "core/base/Clock.h"
#include "ui/common/TaskList.h"
#include "ui/shell/MainWindow.h"

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
    /// a window that says why and offers another file.
    void start(const QString& path, bool create);

    MainWindow* window() const { return m_window; }
    TaskList& tasks() { return m_tasks; }

private:
    void openWorkspace(const QString& path, bool create);
    void showFailure(const Error& error);
    /// By value: the window that owns the present page, and its name, is deleted on the way.
    void rebuildWindow(QString pageId); // NOLINT(performance-unnecessary-value-param)
    void closeWorkspace();

    QApplication& m_app;
    Dialogs& m_dialogs;
    const Clock& m_clock;
    TaskList m_tasks;
    std::unique_ptr<Workspace> m_workspace;
    QPointer<MainWindow> m_window;
    QPointer<QWidget> m_failure;
};

} // namespace pupitre::ui
