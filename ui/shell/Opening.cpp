#include "ui/shell/Opening.h"

#include <QThread>

#include <mutex>

namespace pupitre::ui {

// What the thread holds of its opening: the object to report to, emptied under the lock when it is given up.
struct Opening::Link
{
    std::mutex mutex;
    Opening* opening = nullptr;
};

Opening::Opening(const QString& path, const Workspace::Options& options, Answer answer, QObject* parent)
    : QObject(parent)
    , m_link(std::make_shared<Link>())
    , m_answer(std::move(answer))
{
    m_link->opening = this;
    m_thread.reset(QThread::create([path, options, link = m_link] {
        auto opened = std::make_shared<Result<std::unique_ptr<Workspace>>>(Workspace::open(path, options));
        const std::lock_guard lock(link->mutex);
        if (Opening* opening = link->opening)
            QMetaObject::invokeMethod(
                opening, [opening, opened] { opening->m_answer(std::move(*opened)); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

Opening::~Opening()
{
    const std::lock_guard lock(m_link->mutex);
    m_link->opening = nullptr;
}

} // namespace pupitre::ui
