#include "ui/certificates/AttachDialog.h"

#include "core/pki/CertificateStore.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

AttachDialog::AttachDialog(const AppContext& context, const QString& certificateName, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("attachDialog"));
    setWindowTitle(tr("Attach to an APP mailbox"));
    auto* note = new QLabel(tr("Which applicative mailbox does “%1” open?").arg(certificateName), this);
    note->setWordWrap(true);
    m_search->setObjectName(QStringLiteral("attachSearch"));
    m_search->setAccessibleName(tr("Search an APP mailbox"));
    m_search->setPlaceholderText(tr("Part of the address"));
    m_list->setObjectName(QStringLiteral("attachList"));
    m_list->setAccessibleName(tr("APP mailboxes"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* attach = buttons->addButton(tr("Attach"), QDialogButtonBox::AcceptRole);
    attach->setObjectName(QStringLiteral("attachAccept"));
    attach->setEnabled(false);
    connect(m_search, &QLineEdit::textChanged, this, &AttachDialog::search);
    connect(m_list, &QListWidget::currentItemChanged, attach,
            [attach](QListWidgetItem* item) { attach->setEnabled(item != nullptr); });
    connect(m_list, &QListWidget::itemActivated, attach, &QPushButton::click);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_list->currentItem()->text());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(note);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(520, 440);
    search();
}

void AttachDialog::search()
{
    constexpr int most = 200;
    const int asked = ++m_asked;
    m_context.tasks.run<QStringList>(
        tr("Searching the APP mailboxes"),
        [&workspace = m_context.workspace, text = m_search->text()](const TaskContext&) {
            return CertificateStore(workspace).applicativeMailboxes(text, most);
        },
        this,
        [this, asked](const Result<QStringList>& addresses) {
            if (asked != m_asked)
                return;
            if (!addresses) {
                m_context.dialogs.showError(this, addresses.error());
                return;
            }
            m_list->clear();
            m_list->addItems(*addresses);
            m_list->setCurrentRow(0);
        });
}

} // namespace pupitre::ui
