#pragma once

#include "core/base/Task.h"

#include <QList>
#include <QObject>

namespace pupitre::ui {

/// The long jobs under way, as the status bar shows them. It owns them; they go when they end.
class TaskList : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~TaskList() override;

    /// Starts `work` off the screen thread under `title`, and calls `done(Result<T>)` here when it ends; not when
    /// `receiver` is gone by then. Work must capture values and references that outlive the window (the workspace).
    template <class T, class Done>
    TaskBase* run(const QString& title, std::function<Result<T>(const TaskContext&)> work, QObject* receiver, Done done)
    {
        auto* task = new Task<T>(title, this);
        enlist(task);
        task->start(std::move(work), receiver, std::move(done));
        return task;
    }

    const QList<TaskBase*>& running() const { return m_running; }
    /// Cancels all and waits for the workers to be back: before the workspace closes.
    void shutDown();

Q_SIGNALS:
    void changed();

private:
    void enlist(TaskBase* task);

    QList<TaskBase*> m_running;
};

} // namespace pupitre::ui
