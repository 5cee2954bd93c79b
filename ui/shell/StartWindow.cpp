#include "ui/shell/StartWindow.h"

#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Icons.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

StartWindow::StartWindow(const Error& error, Dialogs& dialogs, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startWindow"));
    setWindowTitle(QStringLiteral("Pupitre"));
    setWindowIcon(icon(QStringLiteral("pupitre")));
    auto* sign = new QLabel(this);
    sign->setPixmap(icon(QStringLiteral("warning")).pixmap(48, 48));
    auto* title = new QLabel(tr("The workspace could not be opened"), this);
    title->setProperty("role", QStringLiteral("title"));
    auto* what = new QLabel(errorText(error), this);
    what->setObjectName(QStringLiteral("startError"));
    what->setWordWrap(true);
    what->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* advice = new QLabel(errorAdvice(error), this);
    advice->setProperty("role", QStringLiteral("muted"));
    advice->setWordWrap(true);

    const QString filter = tr("Pupitre workspaces (*.pupitre)");
    auto* open = new QPushButton(tr("Open another workspace…"), this);
    open->setObjectName(QStringLiteral("startOpen"));
    open->setProperty("primary", true);
    auto* create = new QPushButton(tr("Create a new one…"), this);
    create->setObjectName(QStringLiteral("startCreate"));
    auto* quit = new QPushButton(tr("Quit"), this);
    connect(open, &QPushButton::clicked, this, [this, &dialogs, filter] {
        dialogs.openFile(this, tr("Open a workspace"), filter,
                         [this](const QString& path) { Q_EMIT workspaceRequested(path, false); });
    });
    connect(create, &QPushButton::clicked, this, [this, &dialogs, filter] {
        dialogs.saveFile(this, tr("New workspace"), QStringLiteral("operateur.pupitre"), filter,
                         [this](const QString& path) { Q_EMIT workspaceRequested(path, true); });
    });
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(create);
    buttons->addStretch();
    buttons->addWidget(quit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(12);
    column->addWidget(sign);
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(advice);
    column->addStretch();
    column->addLayout(buttons);
    resize(620, 340);
}

} // namespace pupitre::ui
