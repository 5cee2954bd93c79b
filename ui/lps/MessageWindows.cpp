#include "ui/lps/MessageWindows.h"

#include "ui/common/Dialogs.h"
#include "ui/lps/ComposeDialog.h"
#include "ui/lps/MessageView.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(MessageWindows)
};

} // namespace

void showMessageInspector(const AppContext& context, QWidget* parent, const QByteArray& message)
{
    auto* window = new QDialog(parent);
    window->setObjectName(QStringLiteral("messageWindow"));
    window->setWindowTitle(Words::tr("Message inspector"));
    auto* view = new MessageView(context, window);
    auto* buttons = new QDialogButtonBox(window);
    buttons->addButton(Words::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::reject);
    auto* column = new QVBoxLayout(window);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(view, 1);
    column->addWidget(buttons);
    window->resize(1180, 760);
    if (!message.isEmpty())
        view->openBytes(Words::tr("composed message"), message);
    context.dialogs.show(window);
}

void showComposer(const AppContext& context, QWidget* parent, const QString& sender, const QString& productNumber,
                  std::function<void(const SmtpEnvelope&, const QByteArray&)> send)
{
    auto* composer = new ComposeDialog(context, parent);
    if (!sender.isEmpty())
        composer->setSender({{}, sender});
    composer->setProductNumber(productNumber);
    composer->setSendingAvailable(true);
    QObject::connect(composer, &ComposeDialog::sendRequested, parent,
                     [composer, send = std::move(send)](const SmtpEnvelope& envelope, const QByteArray& content) {
                         send(envelope, content);
                         composer->close();
                     });
    QObject::connect(
        composer, &ComposeDialog::inspectionRequested, composer,
        [context, composer](const QByteArray& content) { showMessageInspector(context, composer, content); });
    context.dialogs.show(composer);
}

} // namespace pupitre::ui
