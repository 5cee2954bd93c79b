#include "ui/shell/TeamStoreDialog.h"

#include "core/workspace/StoreAddress.h"
#include "ui/common/ErrorText.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

TeamStoreDialog::TeamStoreDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("teamStoreDialog"));
    setWindowTitle(tr("Open a team store"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* what =
        new QLabel(tr("A team store is a workspace in PostgreSQL that several consoles share. The server knows "
                      "who writes, and what each account may do."),
                   this);
    what->setWordWrap(true);
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("teamStoreAddress"));
    m_address->setPlaceholderText(QStringLiteral("postgresql://compte@serveur/base?sslrootcert=…"));
    m_address->setMinimumWidth(460);
    auto* label = new QLabel(tr("&Address"), this);
    label->setBuddy(m_address);
    auto* secret = new QLabel(tr("The password stays where PostgreSQL keeps it: the password file (pgpass) of your "
                                 "account, a service file, or a client certificate."),
                              this);
    secret->setWordWrap(true);
    secret->setProperty("role", QStringLiteral("muted"));
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("teamStoreProblem"));
    m_problem->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("teamStoreOpen"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT addressChosen(m_address->text().trimmed());
        accept();
    });
    connect(m_address, &QLineEdit::textChanged, this, &TeamStoreDialog::judge);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addWidget(what);
    column->addWidget(label);
    column->addWidget(m_address);
    column->addWidget(m_problem);
    column->addWidget(secret);
    column->addWidget(buttons);
    judge();
}

void TeamStoreDialog::judge()
{
    const QString text = m_address->text().trimmed();
    const auto address = StoreAddress::parse(text);
    m_problem->setText(address || text.isEmpty() ? QString() : errorText(address.error()));
    m_open->setEnabled(address.has_value());
    m_open->setToolTip(address ? QString() : tr("Write an address first."));
}

} // namespace pupitre::ui
