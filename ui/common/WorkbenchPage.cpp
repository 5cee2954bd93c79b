#include "ui/common/WorkbenchPage.h"

#include "ui/common/PageHeader.h"

namespace pupitre::ui {

WorkbenchPage::WorkbenchPage(const AppContext& context, const QString& id, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_id(id)
{
    setObjectName(id);
}

void WorkbenchPage::openObject(const QString&) {}

QAction* WorkbenchPage::addCommand(const QString& objectName, const QString& text, const QString& iconName,
                                   const QKeySequence& shortcut)
{
    auto* action = viewAction(this, objectName, text, iconName);
    if (!shortcut.isEmpty()) {
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    action->setProperty("description", action->toolTip());
    m_commands.append(action);
    return action;
}

void WorkbenchPage::setAvailable(QAction* action, const QString& reason)
{
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? action->property("description").toString() : reason);
}

} // namespace pupitre::ui
