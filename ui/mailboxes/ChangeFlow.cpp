#include "ui/mailboxes/ChangeFlow.h"

#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/PlanDialog.h"

namespace pupitre::ui {

ChangeFlow::ChangeFlow(const AppContext& context, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_page(page)
{}

void ChangeFlow::review(const QString& taskTitle, const QString& title, const QString& refused, Planning planning)
{
    using Plan = std::shared_ptr<const ChangePlan>;
    m_context.tasks.run<Plan>(
        taskTitle,
        [&workspace = m_context.workspace, planning = std::move(planning)](const TaskContext& task) -> Result<Plan> {
            auto plan = planning(workspace, task);
            if (!plan)
                return fail(plan.error());
            return std::make_shared<const ChangePlan>(std::move(*plan));
        },
        this,
        [this, title, refused](const Result<Plan>& plan) {
            if (!plan) {
                if (plan.error().code() != ErrorCode::Cancelled)
                    m_context.dialogs.showError(m_page, plan.error());
                return;
            }
            if (!(*plan)->errors.isEmpty()) {
                m_context.dialogs.showErrors(m_page, refused, (*plan)->errors);
                return;
            }
            auto* dialog = new PlanDialog(*plan, title, m_page);
            connect(dialog, &PlanDialog::applyRequested, this, [this, plan = *plan] {
                apply(tr("Applying %n change(s)", nullptr, static_cast<int>(plan->changes.size())),
                      [plan](Workspace& workspace, const TaskContext& task) {
                          return applyChanges(workspace, *plan, task);
                      });
            });
            m_context.dialogs.show(dialog);
        });
}

void ChangeFlow::resume(qint64 id)
{
    apply(tr("Applying change set %1").arg(id),
          [id](Workspace& workspace, const TaskContext& task) { return ChangeSetStore(workspace).apply(id, task); });
}

void ChangeFlow::apply(const QString& title, std::function<Result<AppliedChanges>(Workspace&, const TaskContext&)> work)
{
    m_context.tasks.run<AppliedChanges>(
        title,
        [&workspace = m_context.workspace, work = std::move(work)](const TaskContext& task) {
            return work(workspace, task);
        },
        this,
        [this](const Result<AppliedChanges>& applied) {
            if (!applied) {
                m_context.dialogs.showError(m_page, applied.error());
            } else if (applied->stopped) {
                const bool cancelled = applied->stopped->code() == ErrorCode::Cancelled;
                m_context.dialogs.inform(
                    m_page, tr("The change set stopped half-way"),
                    tr("%1 created, %2 changed and %3 removed before it stopped. It can be resumed, or abandoned and "
                       "undone: see the change sets, number %4.")
                            .arg(shownNumber(applied->created), shownNumber(applied->updated),
                                 shownNumber(applied->removed))
                            .arg(applied->changeSet) +
                        (cancelled ? QString()
                                   : QStringLiteral("\n\n") + errorText(*applied->stopped) + QLatin1Char(' ') +
                                         errorAdvice(*applied->stopped)));
            }
            Q_EMIT changed();
        });
}

} // namespace pupitre::ui
