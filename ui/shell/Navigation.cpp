#include "ui/shell/Navigation.h"

#include "ui/common/Icons.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pupitre::ui {

Navigation::Navigation(const QList<PageEntry>& pages, QWidget* parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    constexpr int columnWidth = 236;
    setObjectName(QStringLiteral("navigation"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(columnWidth);
    auto* logo = new QLabel(this);
    logo->setPixmap(icon(QStringLiteral("pupitre")).pixmap(36, 36));
    auto* name = new QLabel(QStringLiteral("Pupitre"), this);
    name->setObjectName(QStringLiteral("productName"));
    auto* line = new QLabel(tr("MSSanté operator console"), this);
    line->setObjectName(QStringLiteral("productLine"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(name);
    texts->addWidget(line);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 16, 10, 18);
    head->setSpacing(10);
    head->addWidget(logo);
    head->addLayout(texts, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 10);
    column->setSpacing(1);
    column->addLayout(head);

    m_buttons->setExclusive(true);
    for (int i = 0; i < pages.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("nav-") + pages[i].id);
        button->setText(QStringLiteral("  ") + pages[i].title);
        button->setAccessibleName(pages[i].title);
        button->setIcon(icon(pages[i].id, QColor(0xdb, 0xe5, 0xef)));
        button->setIconSize({20, 20});
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setToolTip(QStringLiteral("%1 (Ctrl+%2)").arg(pages[i].title).arg(i + 1));
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons->addButton(button, i);
        column->addWidget(button);
    }
    column->addStretch();
    auto* version = new QLabel(QStringLiteral(PUPITRE_VERSION), this);
    version->setObjectName(QStringLiteral("productLine"));
    version->setContentsMargins(17, 0, 0, 0);
    column->addWidget(version);
    connect(m_buttons, &QButtonGroup::idClicked, this, &Navigation::pageChosen);
}

void Navigation::setCurrent(int index)
{
    if (QAbstractButton* button = m_buttons->button(index)) {
        button->setChecked(true);
        button->setFocus(); // the keyboard is where the eye is
    }
}

} // namespace pupitre::ui
