#include "ui/shell/TaskStatus.h"

#include "ui/common/Icons.h"
#include "ui/common/TaskList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace pupitre::ui {

TaskStatus::TaskStatus(TaskList& tasks, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskStatus"));
    m_title->setObjectName(QStringLiteral("taskTitle"));
    m_bar->setObjectName(QStringLiteral("taskProgress"));
    m_bar->setAccessibleName(tr("Progress of the running task"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(140);
    m_cancel->setObjectName(QStringLiteral("taskCancel"));
    m_cancel->setIcon(icon(QStringLiteral("cross")));
    m_cancel->setToolTip(tr("Cancel this task"));
    m_cancel->setAccessibleName(tr("Cancel this task"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    connect(&tasks, &TaskList::changed, this, [this, &tasks] { show(tasks); });
    connect(m_cancel, &QToolButton::clicked, this, [&tasks] {
        if (!tasks.running().isEmpty())
            tasks.running().first()->cancel();
    });
    show(tasks);
}

void TaskStatus::show(const TaskList& tasks)
{
    const QList<TaskBase*>& running = tasks.running();
    setVisible(!running.isEmpty());
    if (running.isEmpty())
        return;
    const TaskBase* first = running.first();
    const qsizetype others = running.size() - 1;
    m_title->setText(others == 0 ? first->title()
                                 : tr("%1 (and %n more)", nullptr, static_cast<int>(others)).arg(first->title()));
    if (first->total() > 0) {
        constexpr int scale = 1000;
        m_bar->setRange(0, scale);
        m_bar->setValue(static_cast<int>(scale * first->done() / first->total()));
    } else {
        m_bar->setRange(0, 0);
    }
}

} // namespace pupitre::ui
