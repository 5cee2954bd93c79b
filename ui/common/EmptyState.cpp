#include "ui/common/EmptyState.h"

#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPalette>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, QAction* first,
                       QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    auto* picture = new QLabel(this);
    picture->setPixmap(icon(iconName, qApp->palette().color(QPalette::PlaceholderText)).pixmap(48, 48));
    picture->setAlignment(Qt::AlignCenter);
    auto* head = new QLabel(title, this);
    head->setProperty("role", QStringLiteral("section"));
    head->setAlignment(Qt::AlignCenter);
    auto* body = new QLabel(text, this);
    body->setProperty("role", QStringLiteral("muted"));
    body->setWordWrap(true);
    body->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    body->setFixedWidth(520);
    body->setMinimumHeight(body->heightForWidth(520));
    m_column->setSpacing(10);
    m_column->addStretch(2);
    m_column->addWidget(picture);
    m_column->addWidget(head);
    m_column->addWidget(body, 0, Qt::AlignHCenter);
    if (first != nullptr) {
        m_column->addSpacing(6);
        m_column->addWidget(actionButton(first, true, this), 0, Qt::AlignHCenter);
    }
    m_column->addStretch(3);
}

void EmptyState::offer(QAction* other)
{
    m_column->insertWidget(m_column->count() - 1, actionButton(other, false, this), 0, Qt::AlignHCenter);
}

} // namespace pupitre::ui
