#include "ui/certificates/AttachDialog.h"

#include "core/base/Task.h"
#include "core/pki/CertificateStore.h"
#include "ui/common/Dialogs.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int offered = 200; ///< addresses shown at once; the search narrows further

QPushButton* addButtons(QDialog* dialog, QVBoxLayout* column, const QString& action)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton* accept = buttons->addButton(action, QDialogButtonBox::AcceptRole);
    accept->setDefault(true);
    accept->setEnabled(false);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    return accept;
}

} // namespace

AttachDialog::AttachDialog(const AppContext& context, const QString& certificateName, QStringList attached,
                           QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_attached(std::move(attached))
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("attachDialog"));
    setWindowTitle(tr("Attach to an APP mailbox"));
    auto* head = new QLabel(tr("Which applicative mailbox does “%1” open?").arg(certificateName), this);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    m_line->setObjectName(QStringLiteral("attachSearch"));
    m_line->setAccessibleName(tr("Search the applicative mailboxes"));
    m_line->setPlaceholderText(tr("Search an address…"));
    m_line->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("attachList"));
    m_list->setAccessibleName(tr("Applicative mailboxes"));
    m_note->setObjectName(QStringLiteral("attachNote"));
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    m_attach = addButtons(this, column, tr("Attach"));
    m_attach->setObjectName(QStringLiteral("attachAccept"));
    resize(520, 460);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &AttachDialog::search);
    connect(m_line, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_list, &QListWidget::currentItemChanged, m_attach,
            [this](QListWidgetItem* item) { m_attach->setEnabled(item != nullptr); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] {
        if (const QListWidgetItem* item = m_list->currentItem())
            Q_EMIT chosen(item->text());
    });
    search();
}

void AttachDialog::search()
{
    const int generation = ++m_generation;
    auto* task = new Task<QStringList>(QString(), this);
    task->start([&workspace = m_context.workspace, text = m_line->text(),
                 wanted = offered + static_cast<int>(m_attached.size())](
                    const TaskContext&) { return CertificateStore(workspace).applicativeMailboxes(text, wanted); },
                this,
                [this, task, generation](const Result<QStringList>& addresses) {
                    task->deleteLater();
                    if (generation != m_generation)
                        return;
                    if (addresses)
                        offer(*addresses);
                    else
                        m_context.dialogs.showError(this, addresses.error());
                });
}

void AttachDialog::offer(const QStringList& addresses)
{
    m_list->clear();
    for (const QString& address : addresses) {
        if (!m_attached.contains(address) && m_list->count() < offered)
            m_list->addItem(address);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
    m_attach->setEnabled(m_list->count() > 0);
    if (m_list->count() == offered)
        m_note->setText(tr("The first %1 are shown: type a part of the address to find another.").arg(offered));
    else if (m_list->count() > 0)
        m_note->setText({});
    else
        m_note->setText(m_line->text().trimmed().isEmpty()
                            ? tr("There is no other APP mailbox. Create or import it in Mailboxes first.")
                            : tr("No APP mailbox has this in its address."));
}

DetachDialog::DetachDialog(const QString& certificateName, const QStringList& addresses, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("detachDialog"));
    setWindowTitle(tr("Detach from a mailbox"));
    auto* head = new QLabel(tr("Which mailbox must “%1” no longer open?").arg(certificateName), this);
    head->setTextFormat(Qt::PlainText);
    head->setWordWrap(true);
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("detachList"));
    list->setAccessibleName(tr("Mailboxes it is attached to"));
    list->addItems(addresses);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(list, 1);
    QPushButton* detach = addButtons(this, column, tr("Detach"));
    detach->setObjectName(QStringLiteral("detachAccept"));
    connect(list, &QListWidget::currentItemChanged, detach,
            [detach](QListWidgetItem* item) { detach->setEnabled(item != nullptr); });
    connect(this, &QDialog::accepted, this, [this, list] {
        if (const QListWidgetItem* item = list->currentItem())
            Q_EMIT chosen(item->text());
    });
    resize(460, 320);
}

} // namespace pupitre::ui
