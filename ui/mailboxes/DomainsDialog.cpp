#include "ui/mailboxes/DomainsDialog.h"

#include "core/mailbox/OperatorDomains.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

DomainsDialog::DomainsDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_list(new QListWidget(this))
    , m_line(new QLineEdit(this))
{
    setObjectName(QStringLiteral("domainsDialog"));
    setWindowTitle(tr("Domains of the operator"));
    auto* note =
        new QLabel(tr("Once a domain is declared, an address outside the declared domains is an error."), this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    m_list->setObjectName(QStringLiteral("domainsList"));
    m_list->setAccessibleName(tr("Declared domains"));
    m_line->setObjectName(QStringLiteral("domainLine"));
    m_line->setAccessibleName(tr("Domain to declare"));
    m_line->setPlaceholderText(tr("clinique.mssante.fr"));
    auto* add = new QPushButton(tr("Declare"), this);
    add->setObjectName(QStringLiteral("domainAdd"));
    add->setProperty("primary", true);
    add->setDefault(true);
    auto* remove = new QPushButton(tr("Withdraw"), this);
    remove->setObjectName(QStringLiteral("domainRemove"));
    remove->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_line, 1);
    row->addWidget(add);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(remove, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, [this] { change(true, m_line->text()); });
    connect(remove, &QPushButton::clicked, this, [this] { change(false, m_list->currentItem()->text()); });
    connect(m_list, &QListWidget::currentItemChanged, remove,
            [remove](QListWidgetItem* item) { remove->setEnabled(item != nullptr); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(note);
    column->addLayout(row);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(480, 420);
    change(true, {});
}

void DomainsDialog::change(bool add, const QString& domain)
{
    m_context.tasks.run<QStringList>(
        tr("Domains of the operator"),
        [&workspace = m_context.workspace, add, domain](const TaskContext&) -> Result<QStringList> {
            if (!domain.trimmed().isEmpty()) {
                const auto done =
                    add ? OperatorDomains::add(workspace, domain) : OperatorDomains::remove(workspace, domain);
                if (!done)
                    return fail(done.error());
            }
            auto database = workspace.database();
            if (!database)
                return fail(database.error());
            auto domains = OperatorDomains::load(*database);
            if (!domains)
                return fail(domains.error());
            return domains->names();
        },
        this,
        [this](const Result<QStringList>& names) {
            if (!names) {
                m_context.dialogs.showError(this, names.error());
                return;
            }
            m_line->clear();
            m_list->clear();
            m_list->addItems(*names);
        });
}

} // namespace pupitre::ui
