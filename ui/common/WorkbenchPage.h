#pragma once

#include "ui/common/AppContext.h"

#include <QAction>
#include <QWidget>

namespace pupitre::ui {

/// One page of the window: the home page or a workbench. Built when first shown.
class WorkbenchPage : public QWidget
{
    Q_OBJECT

public:
    WorkbenchPage(const AppContext& context, const QString& id, QWidget* parent = nullptr);

    /// Stable, untranslated: "home", "mailboxes", "certificates", "lps", "indicators", "referencing". It is also the
    /// objectName, the name of its icon (resources/icons/<id>.svg) and of its help page
    /// (resources/help/<lang>/<id>.md).
    const QString& id() const { return m_id; }

    /// What the command palette offers for this page, besides going to it. An action that cannot be used now is
    /// disabled and says why in its tool tip.
    const QList<QAction*>& commands() const { return m_commands; }

    /// Reads what it shows again; called when the page comes to the front and after changes elsewhere.
    virtual void refresh() = 0;
    /// Opens the object a link of the home page (or of the palette) stands for; `key` is the page's own.
    virtual void openObject(const QString& key);

Q_SIGNALS:
    /// Asks the window to show another page (and, in it, an object).
    void navigationRequested(const QString& pageId, const QString& key);
    /// Something in the workspace has changed that other pages may show.
    void workspaceChanged();

protected:
    const AppContext& context() const { return m_context; }
    /// Declares an action: icon of resources/icons, objectName, and its place in the palette.
    QAction* addCommand(const QString& objectName, const QString& text, const QString& icon = {},
                        const QKeySequence& shortcut = {});
    /// Disables with a reason, or enables when `reason` is empty; the action's own description stays in the tool tip.
    static void setAvailable(QAction* action, const QString& reason);

private:
    AppContext m_context;
    QString m_id;
    QList<QAction*> m_commands;
};

} // namespace pupitre::ui
