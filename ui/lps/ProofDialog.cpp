#include "ui/lps/ProofDialog.h"

#include "ui/common/Dialogs.h"
#include "ui/common/RunProof.h"
#include "ui/common/RunText.h"
#include "ui/common/TaskList.h"

#include <QBuffer>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pupitre::ui {

ProofDialog::ProofDialog(const AppContext& context, QJsonObject run, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_run(std::move(run))
    , m_requirement(new QComboBox(this))
{
    setObjectName(QStringLiteral("proofDialog"));
    setWindowTitle(tr("Keep the run as a proof"));
    auto* text =
        new QLabel(tr("The whole record (JSON), its text and a PDF are added to the dossier as proofs of:"), this);
    text->setWordWrap(true);
    m_requirement->setObjectName(QStringLiteral("proofRequirement"));
    m_requirement->setAccessibleName(tr("Requirement"));
    m_requirement->setMinimumWidth(460);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_keep = buttons->addButton(tr("Keep"), QDialogButtonBox::ActionRole);
    m_keep->setObjectName(QStringLiteral("proofKeep"));
    m_keep->setDefault(true);
    m_keep->setEnabled(false);
    connect(m_keep, &QPushButton::clicked, this, &ProofDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(text);
    column->addWidget(m_requirement);
    column->addWidget(buttons);
    readChecklist();
}

void ProofDialog::readChecklist()
{
    m_context.tasks.run<QList<ChecklistItem>>(
        tr("Reading the checklist"),
        [&workspace = m_context.workspace](const TaskContext&) { return Dossier(workspace).checklist(); }, this,
        [this](const Result<QList<ChecklistItem>>& items) {
            if (!items) {
                m_context.dialogs.showError(this, items.error());
                return;
            }
            for (const ChecklistItem& item : *items)
                m_requirement->addItem(item.requirement.id + QStringLiteral(" — ") +
                                           item.requirement.statement.left(90),
                                       item.requirement.id);
            m_keep->setEnabled(!items->isEmpty());
        });
}

void ProofDialog::keep()
{
    m_keep->setEnabled(false);
    const QString requirement = m_requirement->currentData().toString();
    const QString name = runFileName(m_run);
    m_context.tasks.run<bool>(
        tr("Keeping the proof"),
        [&workspace = m_context.workspace, requirement, name, run = m_run](const TaskContext& task) -> Result<bool> {
            Dossier dossier(workspace);
            const QList<std::pair<QString, QByteArray>> files{
                {QStringLiteral(".json"), QJsonDocument(run).toJson(QJsonDocument::Indented)},
                {QStringLiteral(".txt"), runAsText(run).toUtf8()},
                {QStringLiteral(".pdf"), runPdf(run)}};
            for (const auto& [suffix, bytes] : files) {
                QBuffer content;
                content.setData(bytes);
                content.open(QIODevice::ReadOnly);
                if (auto attached = dossier.attachContent(
                        requirement, {name + suffix, ProofKind::Execution, QStringLiteral("run")}, content, task);
                    !attached)
                    return fail(attached.error());
            }
            return true;
        },
        this,
        [this](const Result<bool>& done) {
            m_keep->setEnabled(true);
            if (done)
                accept();
            else
                m_context.dialogs.showError(this, done.error());
        });
}

} // namespace pupitre::ui
