#include "ui/referencing/ChecklistView.h"

#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/ChecklistModel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

ChecklistView::ChecklistView(const AppContext& context, QAction* attach, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ChecklistModel(this))
    , m_table(new QTableView(this))
{
    setAcceptDrops(true);
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("catalogueNotice"));
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("checklistTable"));
    m_table->setAccessibleName(tr("Requirements"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->setItemDelegateForColumn(ChecklistModel::Nature, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(ChecklistModel::Status, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(ChecklistModel::Statement, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{ChecklistModel::Id, 100},
                                        {ChecklistModel::Section, 150},
                                        {ChecklistModel::Nature, 128},
                                        {ChecklistModel::Status, 110},
                                        {ChecklistModel::Proofs, 76}})
        m_table->setColumnWidth(column, width);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(buildDetail(attach));
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({780, 360});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChecklistView::showSelected);
}

QWidget* ChecklistView::buildDetail(QAction* attach)
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(330);
    m_title = new QLabel(card);
    m_title->setProperty("role", QStringLiteral("section"));
    m_statement = new QLabel(card);
    m_statement->setWordWrap(true);
    m_statement->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_expected = new QLabel(card);
    m_expected->setWordWrap(true);
    m_expected->setProperty("role", QStringLiteral("muted"));
    m_status = new QComboBox(card);
    m_status->setObjectName(QStringLiteral("requirementStatus"));
    m_status->setAccessibleName(tr("Status"));
    for (const auto status : {RequirementStatus::ToDo, RequirementStatus::InProgress, RequirementStatus::Ready,
                              RequirementStatus::NotApplicable})
        m_status->addItem(shownRequirementStatus(status), static_cast<int>(status));
    m_owner = new QLineEdit(card);
    m_owner->setObjectName(QStringLiteral("requirementOwner"));
    m_owner->setAccessibleName(tr("Owner"));
    m_comment = new QLineEdit(card);
    m_comment->setObjectName(QStringLiteral("requirementComment"));
    m_comment->setAccessibleName(tr("Comment or justification"));
    m_comment->setPlaceholderText(tr("Comment or justification"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->addRow(tr("Status"), m_status);
    form->addRow(tr("Owner"), m_owner);
    form->addRow(tr("Comment"), m_comment);
    auto* save = new QPushButton(tr("Save"), card);
    save->setObjectName(QStringLiteral("requirementSave"));
    connect(save, &QPushButton::clicked, this, &ChecklistView::save);
    auto* proofsTitle = new QLabel(tr("Proofs (drop files here)"), card);
    proofsTitle->setProperty("role", QStringLiteral("section"));
    m_proofs = new QListWidget(card);
    m_proofs->setObjectName(QStringLiteral("requirementProofs"));
    m_proofs->setAccessibleName(tr("Attached proofs"));
    auto* remove = new QPushButton(icon(QStringLiteral("remove")), tr("Remove…"), card);
    remove->setObjectName(QStringLiteral("proofRemove"));
    connect(remove, &QPushButton::clicked, this, &ChecklistView::removeProof);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(actionButton(attach, false, card));
    buttons->addWidget(remove);
    buttons->addStretch();
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_statement);
    column->addWidget(m_expected);
    column->addLayout(form);
    column->addWidget(save, 0, Qt::AlignRight);
    column->addWidget(proofsTitle);
    column->addWidget(m_proofs, 1);
    column->addLayout(buttons);
    return card;
}

void ChecklistView::setItems(const QList<ChecklistItem>& items)
{
    const int row = std::max(0, m_table->currentIndex().row());
    m_model->setItems(items);
    m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    showSelected();
}

const ChecklistItem* ChecklistView::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->itemAt(row) : nullptr;
}

void ChecklistView::showSelected()
{
    m_proofs->clear();
    const ChecklistItem* item = selected();
    if (item == nullptr)
        return;
    m_title->setText(item->requirement.id + QStringLiteral(" — ") + item->requirement.function);
    m_statement->setText(item->requirement.statement);
    m_expected->setText(
        tr("Expected: %1\nSource: %2")
            .arg(item->requirement.expectedProofs.join(QStringLiteral(", ")), item->requirement.source));
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(item->status)));
    m_owner->setText(item->owner);
    m_comment->setText(item->comment);
    for (const Proof& proof : item->proofs) {
        auto* row = new QListWidgetItem(icon(QStringLiteral("file")),
                                        QStringLiteral("%1 (%2)").arg(proof.name, shownSize(proof.size)), m_proofs);
        row->setData(Qt::UserRole, proof.id);
        row->setToolTip(proof.sha256);
    }
}

void ChecklistView::done(const Result<void>& outcome)
{
    if (!outcome && outcome.error().code() != ErrorCode::Cancelled)
        m_context.dialogs.showError(this, outcome.error());
    Q_EMIT changed();
}

void ChecklistView::save()
{
    const ChecklistItem* item = selected();
    if (item == nullptr)
        return;
    m_context.tasks.run<void>(
        tr("Saving %1").arg(item->requirement.id),
        [&workspace = m_context.workspace, id = item->requirement.id,
         status = static_cast<RequirementStatus>(m_status->currentData().toInt()), owner = m_owner->text(),
         comment = m_comment->text()](const TaskContext&) {
            return Dossier(workspace).setStatus(id, status, owner, comment);
        },
        this, [this](const Result<void>& outcome) { done(outcome); });
}

void ChecklistView::setNotice(const QString& notice)
{
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
}

void ChecklistView::attachFile(const QString& path)
{
    const ChecklistItem* item = selected();
    if (item == nullptr)
        return;
    m_context.tasks.run<Proof>(
        tr("Attaching %1").arg(QFileInfo(path).fileName()),
        [&workspace = m_context.workspace, id = item->requirement.id, path](const TaskContext& task) {
            return Dossier(workspace).attach(id, path, task);
        },
        this, [this](const Result<Proof>& proof) { done(proof ? Result<void>() : fail(proof.error())); });
}

void ChecklistView::removeProof()
{
    const ChecklistItem* item = selected();
    const QListWidgetItem* row = m_proofs->currentItem();
    if (item == nullptr || row == nullptr)
        return;
    m_context.dialogs.askText(
        this, tr("Remove a proof"),
        tr("Why is this proof removed? Its content is kept and the reason goes to the audit journal."), tr("Remove"),
        [this, id = item->requirement.id, proof = row->data(Qt::UserRole).toLongLong()](const QString& reason) {
            m_context.tasks.run<void>(
                tr("Removing a proof"),
                [&workspace = m_context.workspace, id, proof, reason](const TaskContext&) {
                    return Dossier(workspace).detach(id, proof, reason);
                },
                this, [this](const Result<void>& outcome) { done(outcome); });
        });
}

void ChecklistView::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && selected() != nullptr)
        event->acceptProposedAction();
}

void ChecklistView::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            attachFile(url.toLocalFile());
    }
}

} // namespace pupitre::ui
