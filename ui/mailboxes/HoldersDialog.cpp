#include "ui/mailboxes/HoldersDialog.h"

#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/RowTable.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

HoldersDialog::HoldersDialog(const AppContext& context, const Mailbox& mailbox, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_mailbox(mailbox)
    , m_ofCertificates(mailbox.type == MailboxType::Applicative)
    , m_table(new QTableWidget(0, m_ofCertificates ? 2 : 4, this))
    , m_key(new QLineEdit(this))
    , m_surname(new QLineEdit(this))
    , m_givenName(new QLineEdit(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(nullptr)
{
    setObjectName(QStringLiteral("holdersDialog"));
    setWindowTitle(m_ofCertificates ? tr("Certificates that open %1").arg(mailbox.address)
                                    : tr("Holders of %1").arg(mailbox.address));
    auto* note =
        new QLabel(m_ofCertificates
                       ? tr("Each by the name of its subject: a renewal under the same name keeps opening the mailbox.")
                       : tr("Each person by national identifier, under an account of their own: a login is never "
                            "shared."),
                   this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_table, QStringLiteral("holdersTable"), windowTitle());
    m_table->setHorizontalHeaderLabels(
        m_ofCertificates ? QStringList{tr("Subject"), tr("Known by")}
                         : QStringList{tr("Identifier"), tr("Surname"), tr("First name"), tr("Since")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_key->setObjectName(QStringLiteral("holderKey"));
    m_key->setAccessibleName(m_ofCertificates ? tr("Subject of the certificate") : tr("National identifier"));
    m_key->setPlaceholderText(m_ofCertificates ? tr("CN=…,OU=…,O=…,C=FR") : tr("8 + RPPS, or 0 + ADELI"));
    m_surname->setObjectName(QStringLiteral("holderSurname"));
    m_surname->setAccessibleName(tr("Surname"));
    m_surname->setPlaceholderText(tr("Surname"));
    m_surname->setVisible(!m_ofCertificates);
    m_givenName->setObjectName(QStringLiteral("holderGivenName"));
    m_givenName->setAccessibleName(tr("First name"));
    m_givenName->setPlaceholderText(tr("First name"));
    m_givenName->setVisible(!m_ofCertificates);
    m_add->setObjectName(QStringLiteral("holderAdd"));
    m_add->setProperty("primary", true);
    m_add->setDefault(true);
    m_add->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_key, 2);
    row->addWidget(m_surname, 1);
    row->addWidget(m_givenName, 1);
    row->addWidget(m_add);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_remove = buttons->addButton(tr("Remove…"), QDialogButtonBox::ActionRole);
    m_remove->setObjectName(QStringLiteral("holderRemove"));
    m_remove->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(note);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    resize(720, 420);
    const bool writable = !context.workspace.isReadOnly() && mailbox.status != MailboxStatus::Closed;
    m_key->setEnabled(writable);
    connect(m_key, &QLineEdit::textChanged, m_add,
            [this, writable](const QString& text) { m_add->setEnabled(writable && !text.trimmed().isEmpty()); });
    connect(m_table, &QTableWidget::itemSelectionChanged, m_remove, [this, writable] {
        const QTableWidgetItem* item = m_table->item(m_table->currentRow(), 0);
        m_remove->setEnabled(writable && item != nullptr && item->data(Qt::UserRole).toBool());
    });
    connect(m_add, &QPushButton::clicked, this, &HoldersDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &HoldersDialog::remove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    reload();
}

void HoldersDialog::add()
{
    const Holder holder{m_key->text().trimmed(), m_surname->text().trimmed(), m_givenName->text().trimmed(), {}};
    reload([address = m_mailbox.address, holder, certificates = m_ofCertificates](Holders& holders) {
        return certificates ? holders.bind(address, holder.personId) : holders.add(address, holder);
    });
}

void HoldersDialog::remove()
{
    const QTableWidgetItem* item = m_table->item(m_table->currentRow(), 0);
    if (item == nullptr)
        return;
    const QString key = item->text();
    m_context.dialogs.askText(
        this, tr("Remove from %1").arg(m_mailbox.address),
        tr("Why may %1 no longer open it? The reason goes to the audit journal.").arg(key), tr("Remove"),
        [this, key](const QString& reason) {
            reload([address = m_mailbox.address, key, reason, certificates = m_ofCertificates](Holders& holders) {
                return certificates ? holders.unbind(address, key, reason) : holders.remove(address, key, reason);
            });
        });
}

void HoldersDialog::reload(std::function<Result<void>(Holders&)> work)
{
    const bool changes = static_cast<bool>(work);
    m_context.tasks.run<Lists>(
        windowTitle(),
        [&workspace = m_context.workspace, address = m_mailbox.address, certificates = m_ofCertificates,
         work = std::move(work)](const TaskContext&) -> Result<Lists> {
            Holders holders(workspace);
            if (work) {
                if (auto done = work(holders); !done)
                    return fail(done.error());
            }
            Lists lists;
            if (certificates) {
                auto subjects = holders.subjects(address);
                if (!subjects)
                    return fail(subjects.error());
                lists.subjects = *subjects;
            } else {
                auto people = holders.list(address);
                if (!people)
                    return fail(people.error());
                lists.holders = *people;
            }
            return lists;
        },
        this,
        [this, changes](const Result<Lists>& lists) {
            if (!lists) {
                m_context.dialogs.showError(this, lists.error());
                return;
            }
            if (changes) {
                for (QLineEdit* line : {m_key, m_surname, m_givenName})
                    line->clear();
                Q_EMIT changed();
            }
            show(*lists);
        });
}

void HoldersDialog::show(const Lists& lists)
{
    m_table->setRowCount(0);
    const auto add = [this](const QStringList& cells, bool removable) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            item->setData(Qt::UserRole, removable);
            m_table->setItem(row, column, item);
        }
    };
    for (const Holder& holder : lists.holders)
        add({holder.personId, holder.surname, holder.givenName,
             shownDate(QDateTime::fromString(holder.addedAt, Qt::ISODate))},
            true);
    for (const BoundSubject& subject : lists.subjects)
        add({subject.dn, subject.attached ? tr("its certificate") : tr("its name alone")}, subject.declared);
}

} // namespace pupitre::ui
