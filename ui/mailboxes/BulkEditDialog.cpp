#include "ui/mailboxes/BulkEditDialog.h"

#include "ui/common/Formats.h"
#include "ui/mailboxes/MailboxText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

BulkEditDialog::BulkEditDialog(const BulkEdit& edit, qint64 count, QWidget* parent)
    : QDialog(parent)
    , m_edit(edit)
    , m_reason(new QLineEdit(this))
{
    setObjectName(QStringLiteral("bulkEditDialog"));
    setWindowTitle(tr("Edit several mailboxes"));
    auto* head = new QLabel(tr("Mailboxes concerned: %1").arg(shownNumber(count)), this);
    head->setObjectName(QStringLiteral("bulkEditCount"));
    head->setProperty("role", QStringLiteral("section"));
    auto* note =
        new QLabel(tr("Tick what is to be set; an empty text empties the field. A plan shows each mailbox before "
                      "and after; nothing changes before it is applied."),
                   this);
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (const QString& column : mailboxColumns()) {
        const bool ofOne = column == QLatin1String("adresse") || column == QLatin1String("type") ||
                           column == QLatin1String("identifiant_pp") || column == QLatin1String("nom") ||
                           column == QLatin1String("prenom"); // fixed, or never the same for many
        if (!ofOne)
            addField(grid, column);
    }
    auto* reasonLabel = new QLabel(tr("Reason"), this);
    reasonLabel->setBuddy(m_reason);
    m_reason->setObjectName(QStringLiteral("bulk-reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Needed to suspend or close; goes to the audit journal"));
    const int row = grid->rowCount();
    grid->addWidget(reasonLabel, row, 0);
    grid->addWidget(m_reason, row, 1);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_plan = buttons->addButton(tr("Show the plan"), QDialogButtonBox::AcceptRole);
    m_plan->setObjectName(QStringLiteral("bulkPlan"));
    m_plan->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT planRequested(request());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QLineEdit::textChanged, this, &BulkEditDialog::updateAvailability);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(note);
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(buttons);
    setMinimumWidth(600);
    updateAvailability();
}

void BulkEditDialog::addField(QGridLayout* grid, const QString& column)
{
    Field field;
    field.tick = new QCheckBox(shownField(column), this);
    field.tick->setObjectName(QStringLiteral("bulk-tick-") + column);
    QWidget* editor = nullptr;
    if (column == QLatin1String("liste_rouge") || column == QLatin1String("statut")) {
        field.choice = new QComboBox(this);
        if (column == QLatin1String("statut")) {
            for (const auto status : {MailboxStatus::Active, MailboxStatus::Suspended, MailboxStatus::Closed})
                field.choice->addItem(shownStatus(status), mailboxStatusCode(status));
        } else {
            field.choice->addItem(tr("No"), QStringLiteral("N"));
            field.choice->addItem(tr("Yes: not published in the directory"), QStringLiteral("O"));
        }
        connect(field.choice, &QComboBox::currentIndexChanged, this, &BulkEditDialog::updateAvailability);
        editor = field.choice;
    } else {
        field.text = new QLineEdit(this);
        connect(field.text, &QLineEdit::textEdited, field.tick, [tick = field.tick] { tick->setChecked(true); });
        editor = field.text;
    }
    editor->setObjectName(QStringLiteral("bulk-") + column);
    editor->setAccessibleName(shownField(column));
    connect(field.tick, &QCheckBox::toggled, this, &BulkEditDialog::updateAvailability);
    const int row = grid->rowCount();
    grid->addWidget(field.tick, row, 0);
    grid->addWidget(editor, row, 1);
    m_fields.append({column, field});
}

BulkEdit BulkEditDialog::request() const
{
    BulkEdit edit = m_edit;
    edit.reason = m_reason->text().trimmed();
    for (const auto& [column, field] : m_fields) {
        if (field.tick->isChecked())
            edit.values.append({column, field.choice != nullptr ? field.choice->currentData().toString()
                                                                : field.text->text().trimmed()});
    }
    return edit;
}

void BulkEditDialog::updateAvailability()
{
    const BulkEdit edit = request();
    bool reasonMissing = false;
    for (const auto& [column, text] : edit.values)
        reasonMissing = reasonMissing || (column == QLatin1String("statut") &&
                                          text != mailboxStatusCode(MailboxStatus::Active) && edit.reason.isEmpty());
    m_plan->setEnabled(!edit.values.isEmpty() && !reasonMissing);
    m_plan->setToolTip(edit.values.isEmpty() ? tr("Tick a field first.")
                       : reasonMissing       ? tr("Suspending and closing need a reason.")
                                             : QString());
}

} // namespace pupitre::ui
