#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace pupitre::ui {

/// The head of a page: title, one line that says what the page shows now, and its actions as buttons on the right.
class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);
    void setSubtitle(const QString& text);
    /// The first action added as primary is the filled button.
    void addAction(QAction* action, bool primary = false);

private:
    QLabel* m_title;
    QLabel* m_subtitle;
    QHBoxLayout* m_buttons;
};

/// An action of a view, with a name for tests and an icon of resources/icons. (A page declares its own by addCommand():
/// the palette offers those.)
QAction* viewAction(QWidget* view, const QString& objectName, const QString& text, const QString& iconName);

/// A push button that follows an action (text, icon, enabled, tool tip).
QPushButton* actionButton(QAction* action, bool primary, QWidget* parent);

} // namespace pupitre::ui
