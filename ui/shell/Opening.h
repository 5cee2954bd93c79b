#pragma once

#include "core/workspace/Workspace.h"

#include <QObject>

#include <functional>
#include <memory>

class QThread;

namespace pupitre::ui {

/// A team store being opened in a thread of its own: its server may take long to answer, or never do. (A file is opened
/// at once, where it is asked for.) Deleted before the end, it is given up: the thread comes to its end alone, when the
/// server answers or the time for a connection is over, and what it opened is closed there.
class Opening : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<std::unique_ptr<Workspace>>)>;

    /// `answer` is called once, in this object's thread.
    Opening(const QString& path, const Workspace::Options& options, Answer answer, QObject* parent = nullptr);
    ~Opening() override;

    /// The thread, to be waited for before the program ends.
    std::shared_ptr<QThread> thread() const { return m_thread; }

private:
    struct Link;
    std::shared_ptr<Link> m_link;
    std::shared_ptr<QThread> m_thread;
    Answer m_answer;
};

} // namespace pupitre::ui
