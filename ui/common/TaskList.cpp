#include "ui/common/TaskList.h"

#include <QThreadPool>

namespace pupitre::ui {

TaskList::~TaskList()
{
    shutDown();
}

void TaskList::enlist(TaskBase* task)
{
    m_running.append(task);
    connect(task, &TaskBase::progressed, this, &TaskList::changed);
    connect(task, &TaskBase::finished, this, [this, task] {
        m_running.removeOne(task);
        task->deleteLater();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void TaskList::shutDown()
{
    const QList<TaskBase*> tasks = std::exchange(m_running, {});
    for (TaskBase* task : tasks)
        delete task; // cancels, and drops the late answer
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace pupitre::ui
