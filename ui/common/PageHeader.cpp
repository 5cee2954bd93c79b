#include "ui/common/PageHeader.h"

#include "ui/common/Icons.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QPushButton>

namespace pupitre::ui {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_subtitle(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_subtitle->setProperty("role", QStringLiteral("subtitle"));
    m_subtitle->setObjectName(QStringLiteral("pageSubtitle"));
    m_subtitle->setWordWrap(true); // it gives way to the buttons, which would be clipped
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    m_buttons->setSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(texts, 1);
    row->addLayout(m_buttons);
    row->setAlignment(m_buttons, Qt::AlignVCenter);
}

void PageHeader::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
}

void PageHeader::addAction(QAction* action, bool primary)
{
    m_buttons->addWidget(actionButton(action, primary, this));
}

QAction* viewAction(QWidget* view, const QString& objectName, const QString& text, const QString& iconName)
{
    auto* action = new QAction(icon(iconName), text, view);
    action->setObjectName(objectName);
    action->setProperty("iconName", iconName);
    return action;
}

QPushButton* actionButton(QAction* action, bool primary, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("primary", primary);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    const QString iconName = action->property("iconName").toString();
    const auto follow = [button, action, primary, iconName] {
        button->setText(action->text());
        button->setIcon(primary ? icon(iconName, qApp->palette().color(QPalette::Base)) : action->icon());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace pupitre::ui
