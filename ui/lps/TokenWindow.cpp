#include "ui/lps/TokenWindow.h"

#include "ui/lps/TokenPanel.h"
#include "ui/lps/TokenRequestForm.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace pupitre::ui {

TokenWindow::TokenWindow(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_panel(new TokenPanel(m_context, this))
{
    setObjectName(QStringLiteral("tokenWindow"));
    setWindowTitle(tr("Pro Santé Connect token"));
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_panel, 1);
    column->addWidget(buttons);
    resize(1180, 720);
}

void TokenWindow::prepareFor(const TargetProfile& target)
{
    if (m_panel->session().state() != PscSession::State::Empty)
        return;
    const bool known = publishedPscEnvironment(target.pscEnvironment).has_value();
    m_panel->form().setEnvironment(known ? target.pscEnvironment : target.psc().discovery, {}, target.sandbox);
    m_panel->form().setClient(target.clientId, PscClient::Authentication::SecretBasic);
}

} // namespace pupitre::ui
