#include "ui/shell/OpeningWindow.h"

#include "ui/common/Icons.h"

#include <QCloseEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

OpeningWindow::OpeningWindow(const QString& store, QWidget* parent)
    : QWidget(parent, Qt::Window)
{
    setObjectName(QStringLiteral("openingWindow"));
    setWindowTitle(QStringLiteral("Pupitre"));
    setWindowIcon(icon(QStringLiteral("pupitre")));
    auto* sign = new QLabel(this);
    sign->setPixmap(icon(QStringLiteral("pupitre")).pixmap(48, 48));
    auto* title = new QLabel(tr("Opening the team store…"), this);
    title->setProperty("role", QStringLiteral("title"));
    auto* what = new QLabel(store, this);
    what->setObjectName(QStringLiteral("openingStore"));
    what->setWordWrap(true);
    auto* advice =
        new QLabel(tr("Its server is asked; it has 15 seconds to answer, unless the address says otherwise."), this);
    advice->setProperty("role", QStringLiteral("muted"));
    advice->setWordWrap(true);
    auto* progress = new QProgressBar(this);
    progress->setRange(0, 0); // how long nobody knows
    progress->setTextVisible(false);
    progress->setAccessibleName(tr("Opening the team store…"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("openingCancel"));
    connect(cancel, &QPushButton::clicked, this, &OpeningWindow::cancelled);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(12);
    column->addWidget(sign);
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(progress);
    column->addWidget(advice);
    column->addStretch();
    column->addLayout(buttons);
    resize(560, 300);
}

void OpeningWindow::closeEvent(QCloseEvent* event)
{
    event->ignore(); // to close it is to give up, not to end the program
    Q_EMIT cancelled();
}

} // namespace pupitre::ui
