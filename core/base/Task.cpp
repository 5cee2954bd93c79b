#include "core/base/Task.h"

#include <QElapsedTimer>
#include <QThreadPool>

namespace pupitre {

// What the worker holds of its task: the address to report to, emptied under the lock when the task dies.
struct TaskBase::Link
{
    std::mutex mutex;
    TaskBase* task = nullptr;
};

TaskBase::TaskBase(QString title, QObject* parent)
    : QObject(parent)
    , m_title(std::move(title))
    , m_link(std::make_shared<Link>())
{
    m_link->task = this;
}

TaskBase::~TaskBase()
{
    m_cancellation.cancel();
    const std::lock_guard lock(m_link->mutex);
    m_link->task = nullptr;
}

void TaskBase::cancel()
{
    m_cancellation.cancel();
}

void TaskBase::takeProgress(qint64 done, qint64 total)
{
    if (m_finished)
        return;
    m_done = done;
    m_total = total;
    Q_EMIT progressed(done, total);
}

void TaskBase::launch(std::function<void(const TaskContext&)> work, std::function<void()> deliver)
{
    TaskContext context;
    context.cancellation = m_cancellation;
    auto timer = std::make_shared<QElapsedTimer>();
    context.progress = [link = m_link, timer](qint64 done, qint64 total) {
        constexpr qint64 screenInterval = 40; // milliseconds: 25 reports a second at most
        if (timer->isValid() && timer->elapsed() < screenInterval)
            return;
        timer->start();
        const std::lock_guard lock(link->mutex);
        if (TaskBase* task = link->task)
            QMetaObject::invokeMethod(
                task, [task, done, total] { task->takeProgress(done, total); }, Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start(
        [context, work = std::move(work), deliver = std::move(deliver), link = m_link] {
            work(context);
            const std::lock_guard lock(link->mutex);
            if (TaskBase* task = link->task)
                QMetaObject::invokeMethod(
                    task,
                    [task, deliver] {
                        task->m_finished = true;
                        deliver();
                        Q_EMIT task->finished();
                    },
                    Qt::QueuedConnection);
        });
}

} // namespace pupitre
