#include "ui/mailboxes/MailboxForm.h"

#include "core/mailbox/MailboxRegistry.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/TaskList.h"
#include "ui/common/Theme.h"
#include "ui/mailboxes/MailboxText.h"
#include "ui/mailboxes/MergeDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

void markInvalid(QWidget* field, bool invalid)
{
    if (field->property("invalid").toBool() == invalid)
        return;
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

QLabel* problemLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    const ToneColours colours = toneColours(Tone::Bad);
    label->setStyleSheet(QStringLiteral("color: %1;").arg(colours.text.name()));
    label->hide();
    return label;
}

} // namespace

MailboxForm::MailboxForm(const AppContext& context, const Mailbox& mailbox, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_mailbox(mailbox)
    , m_type(new QComboBox(this))
    , m_description(new QPlainTextEdit(this))
    , m_redList(new QCheckBox(tr("On the liste rouge: not published in the directory"), this))
{
    const bool creation = mailbox.id == 0;
    setObjectName(QStringLiteral("mailboxForm"));
    setWindowTitle(creation ? tr("New mailbox") : tr("Edit a mailbox"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    auto* address = addLine(form, QStringLiteral("adresse"), mailbox.address, tr("service@clinique.mssante.fr"));
    address->setReadOnly(!creation);
    address->setEnabled(creation);
    for (const auto type :
         {MailboxType::Personal, MailboxType::Organisational, MailboxType::Applicative, MailboxType::Cabinet})
        m_type->addItem(shownType(type), static_cast<int>(type));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(mailbox.type)));
    m_type->setObjectName(QStringLiteral("mailbox-type"));
    m_type->setAccessibleName(tr("Type"));
    m_type->setEnabled(creation);
    form->addRow(tr("Type *"), m_type);
    addLine(form, QStringLiteral("identifiant_pp"), mailbox.personId, tr("8 + RPPS, or 0 + ADELI"));
    addLine(form, QStringLiteral("identifiant_structure"), mailbox.structureId,
            tr("1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang"));
    addLine(form, QStringLiteral("nom"), mailbox.surname);
    addLine(form, QStringLiteral("prenom"), mailbox.givenName);
    addLine(form, QStringLiteral("service"), mailbox.service);
    addLine(form, QStringLiteral("responsable"), mailbox.responsible);
    m_description->setPlainText(mailbox.description);
    m_description->setObjectName(QStringLiteral("mailbox-description"));
    m_description->setAccessibleName(tr("Description"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(70);
    form->addRow(tr("Description"), m_description);
    m_redList->setChecked(mailbox.redList);
    m_redList->setObjectName(QStringLiteral("mailbox-liste_rouge"));
    form->addRow(QString(), m_redList);

    auto* note = new QLabel(creation ? tr("Address and type can no longer be changed once the mailbox is created.")
                                     : tr("Address and type never change."),
                            this);
    note->setProperty("role", QStringLiteral("muted"));
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(creation ? tr("Create") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("mailboxSave"));
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &MailboxForm::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_type, &QComboBox::currentIndexChanged, this, &MailboxForm::judge);
    connect(m_description, &QPlainTextEdit::textChanged, this, &MailboxForm::judge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(14);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    setMinimumWidth(620);
}

QLineEdit* MailboxForm::addLine(QFormLayout* form, const QString& column, const QString& text, const QString& hint)
{
    auto* line = new QLineEdit(text, this);
    line->setObjectName(QStringLiteral("mailbox-") + column);
    line->setAccessibleName(shownField(column));
    line->setPlaceholderText(hint);
    auto* cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(line);
    QLabel* problem = problemLabel(this);
    problem->setObjectName(QStringLiteral("problem-") + column);
    cell->addWidget(problem);
    auto* label = new QLabel(
        column == QLatin1String("adresse") ? shownField(column) + QStringLiteral(" *") : shownField(column), this);
    label->setBuddy(line);
    form->addRow(label, cell);
    m_fields.insert(column, line);
    m_problems.insert(column, problem);
    connect(line, &QLineEdit::textEdited, this, &MailboxForm::judge);
    return line;
}

Mailbox MailboxForm::entered() const
{
    const auto text = [this](const char* column) {
        return static_cast<QLineEdit*>(m_fields.value(QLatin1String(column)))->text().trimmed();
    };
    Mailbox mailbox = m_mailbox;
    mailbox.address = text("adresse").toLower();
    mailbox.type = static_cast<MailboxType>(m_type->currentData().toInt());
    mailbox.personId = text("identifiant_pp");
    mailbox.structureId = text("identifiant_structure");
    mailbox.surname = text("nom");
    mailbox.givenName = text("prenom");
    mailbox.service = text("service");
    mailbox.responsible = text("responsable");
    mailbox.description = m_description->toPlainText().trimmed();
    mailbox.redList = m_redList->isChecked();
    return mailbox;
}

void MailboxForm::judge()
{
    m_touched = true;
    show(checkMailbox(entered()));
}

void MailboxForm::show(const QList<Error>& findings)
{
    for (auto it = m_problems.begin(); it != m_problems.end(); ++it) {
        QString text;
        for (const Error& finding : findings) {
            // What is merely not filled in yet is said when saving is tried.
            const bool early = finding.code() == ErrorCode::MailboxFieldMissing && m_touched;
            if (finding.field() == it.key() && text.isEmpty() && !early)
                text = errorText(finding) + QLatin1Char(' ') + errorAdvice(finding);
        }
        it.value()->setText(text);
        it.value()->setVisible(!text.isEmpty());
        markInvalid(m_fields.value(it.key()), !text.isEmpty());
    }
}

void MailboxForm::save()
{
    m_touched = false;
    saveThis(entered());
}

void MailboxForm::saveThis(const Mailbox& mailbox)
{
    m_save->setEnabled(false);
    m_context.tasks.run<QList<Error>>(
        tr("Saving %1").arg(mailbox.address),
        [&workspace = m_context.workspace, mailbox](const TaskContext&) -> Result<QList<Error>> {
            MailboxRegistry registry(workspace);
            auto findings = registry.judge(mailbox);
            if (!findings || !findings->isEmpty())
                return findings;
            auto done = mailbox.id == 0 ? registry.create(mailbox) : registry.update(mailbox);
            return done ? Result<QList<Error>>(QList<Error>()) : fail(done.error());
        },
        this,
        [this, mailbox](Result<QList<Error>> findings) {
            m_save->setEnabled(true);
            if (!findings && findings.error().code() == ErrorCode::MailboxChangedMeanwhile) {
                merge(mailbox, findings.error());
            } else if (!findings) {
                m_context.dialogs.showError(this, findings.error());
            } else if (!findings->isEmpty()) {
                show(*findings);
            } else {
                Q_EMIT saved(mailbox.address);
                accept();
            }
        });
}

// The second writer sees who was first and what they did, and merges or chooses.
void MailboxForm::merge(const Mailbox& mine, const Error& refused)
{
    m_context.tasks.run<std::optional<Mailbox>>(
        tr("Reading %1").arg(mine.address),
        [&workspace = m_context.workspace, address = mine.address](const TaskContext&) {
            return MailboxRegistry(workspace).find(address);
        },
        this,
        [this, mine, refused](const Result<std::optional<Mailbox>>& theirs) {
            if (!theirs || !*theirs) {
                m_context.dialogs.showError(this, theirs ? refused : theirs.error());
                return;
            }
            auto* dialog = new MergeDialog(mergeMailbox(m_mailbox, mine, **theirs), refused.detail(), this);
            connect(dialog, &MergeDialog::merged, this, [this, base = **theirs](const Mailbox& merged) {
                m_mailbox = base; // should a third one have been quicker still
                saveThis(merged);
            });
            m_context.dialogs.show(dialog);
        });
}

} // namespace pupitre::ui
