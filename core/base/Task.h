#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace pupitre {

/// Asked by long work at every step: "has the person given up?". Copies share one flag. Thread-safe.
class CancellationToken
{
public:
    CancellationToken()
        : m_flag(std::make_shared<std::atomic<bool>>(false))
    {}
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

/// What the work of a Task is given. `progress` may be called from the worker at any rate: it is thinned out to what a
/// screen can show. `total` 0 means "not known". A default-made context serves command lines and tests.
struct TaskContext
{
    CancellationToken cancellation;
    std::function<void(qint64 done, qint64 total)> progress = [](qint64, qint64) {
    };

    bool isCancelled() const { return cancellation.isCancelled(); }
};

/// One long job outside the screen thread. It belongs to the thread that made it and tells that thread, through the
/// event loop, how far it is and that it ended; deleting it cancels the work and drops its answer.
class TaskBase : public QObject
{
    Q_OBJECT

public:
    explicit TaskBase(QString title, QObject* parent = nullptr);
    ~TaskBase() override;

    /// What the person reads in the status bar; worded by who starts the task.
    const QString& title() const { return m_title; }
    qint64 done() const { return m_done; }
    qint64 total() const { return m_total; }
    bool isFinished() const { return m_finished; }

public Q_SLOTS:
    void cancel();

Q_SIGNALS:
    void progressed(qint64 done, qint64 total);
    void finished();

protected:
    /// Runs `work` on the pool, then `deliver` on this object's thread, then emits finished(); neither is called once
    /// this object is gone.
    void launch(std::function<void(const TaskContext&)> work, std::function<void()> deliver);

private:
    struct Link;
    void takeProgress(qint64 done, qint64 total);

    QString m_title;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_finished = false;
    CancellationToken m_cancellation;
    std::shared_ptr<Link> m_link;
};

template <class T>
class Task final : public TaskBase
{
public:
    using Work = std::function<Result<T>(const TaskContext&)>;

    using TaskBase::TaskBase;

    /// Starts the work and calls `done` with its result on the calling thread, unless this object or `context` is gone.
    template <class Done>
    void start(Work work, QObject* context, Done done)
    {
        QObject::connect(this, &TaskBase::finished, context,
                         [this, done = std::move(done)]() mutable { done(std::move(*m_result)); });
        auto slot = std::make_shared<std::optional<Result<T>>>();
        launch([work = std::move(work), slot](const TaskContext& given) { slot->emplace(work(given)); },
               [this, slot] { m_result = std::move(*slot); });
    }

private:
    std::optional<Result<T>> m_result;
};

} // namespace pupitre
