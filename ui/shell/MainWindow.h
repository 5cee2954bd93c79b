#pragma once

#include "ui/common/AppContext.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/PageCatalogue.h"

#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace pupitre::ui {

class HelpWindow;
class Navigation;

/// The window: navigation, pages (each built when first shown), menus, status bar. It is thrown away and built anew
/// when the language or the theme changes; what must survive is in the workspace or in WindowSettings.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const AppContext& context, QWidget* parent = nullptr);

    void showPage(const QString& id, const QString& key = {});
    WorkbenchPage* currentPage() const;
    QStringList pageIds() const;

Q_SIGNALS:
    void languageRequested(const QString& code);
    void themeRequested(const QString& code);
    void workspaceRequested(const QString& path, bool create);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildMenus();
    void buildStatusBar();
    QWidget* readOnlyBanner();
    void showPageAt(int index);
    void openPalette();
    void openHelp();
    void refreshPages();
    void listen();
    QAction* menuAction(class QMenu* menu, const QString& objectName, const QString& text, const QString& icon,
                        const QKeySequence& shortcut, const std::function<void()>& act);

    AppContext m_context;
    QList<PageEntry> m_entries;
    QHash<QString, WorkbenchPage*> m_pages;
    Navigation* m_navigation;
    QStackedWidget* m_stack;
    HelpWindow* m_help = nullptr;
    QTimer* m_elsewhere; ///< gathers what other consoles change in a moment
    QList<CommandModel::Command> m_menuCommands;
};

} // namespace pupitre::ui
