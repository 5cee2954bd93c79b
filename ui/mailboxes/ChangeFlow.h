#pragma once

#include "core/mailbox/ChangeSetStore.h"
#include "ui/common/AppContext.h"

#include <QObject>

class QWidget;

namespace pupitre::ui {

/// The way of every change set on the screen: planned off the screen thread, all its errors shown or its plan reviewed,
/// applied with progress, and where it stands said when it stopped.
class ChangeFlow : public QObject
{
    Q_OBJECT

public:
    /// `page` is the parent of the dialogs.
    ChangeFlow(const AppContext& context, QWidget* page);

    using Planning = std::function<Result<ChangePlan>(Workspace&, const TaskContext&)>;
    /// `title` heads the plan; `refused` the list of errors ("bal.csv was not imported").
    void review(const QString& taskTitle, const QString& title, const QString& refused, Planning planning);
    /// Applies what is not applied yet of a kept change set.
    void resume(qint64 id);

Q_SIGNALS:
    /// Something was applied, whole or in part.
    void changed();

private:
    void apply(const QString& title, std::function<Result<AppliedChanges>(Workspace&, const TaskContext&)> work);

    AppContext m_context;
    QWidget* m_page;
};

} // namespace pupitre::ui
