#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace pupitre::ui {

class TaskList;

/// The running tasks in the status bar: the oldest one's title and progress, how many others, and its cancel button.
class TaskStatus : public QWidget
{
    Q_OBJECT

public:
    TaskStatus(TaskList& tasks, QWidget* parent = nullptr);

private:
    void show(const TaskList& tasks);

    QLabel* m_title;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace pupitre::ui
