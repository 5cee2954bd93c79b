#pragma once

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace pupitre::ui {

/// What a page shows while it has nothing to show: what it is for, what to do first, and the button that does it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString& icon, const QString& title, const QString& text, QAction* first = nullptr,
               QWidget* parent = nullptr);
    /// Another way to begin, under the first.
    void offer(QAction* other);

private:
    QVBoxLayout* m_column;
};

} // namespace pupitre::ui
