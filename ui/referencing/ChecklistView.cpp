#include "ui/referencing/ChecklistView.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/ChecklistModel.h"
#include "ui/referencing/DateLine.h"
#include "ui/referencing/ProofSources.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

QString shownProofKind(ProofKind kind)
{
    switch (kind) {
    case ProofKind::File:
        return ChecklistView::tr("file");
    case ProofKind::Screenshot:
        return ChecklistView::tr("screenshot");
    case ProofKind::Video:
        return ChecklistView::tr("video");
    case ProofKind::Log:
        return ChecklistView::tr("log");
    case ProofKind::Homologation:
        return ChecklistView::tr("homologation");
    case ProofKind::Configuration:
        return ChecklistView::tr("configuration extract");
    case ProofKind::Execution:
        return ChecklistView::tr("execution");
    case ProofKind::Report:
        return ChecklistView::tr("report");
    }
    return {};
}

ChecklistView::ChecklistView(const AppContext& context, QAction* attach, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ChecklistModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("checklistView"));
    setAcceptDrops(true);
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("catalogueNotice"));
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_notice->setWordWrap(true);
    m_filter = new QComboBox(this);
    m_filter->setObjectName(QStringLiteral("checklistFilter"));
    m_filter->setAccessibleName(tr("Which requirements"));
    for (const auto& [text, filter] : {std::pair(tr("All"), ChecklistModel::All),
                                       {tr("What is missing"), ChecklistModel::Missing},
                                       {tr("Ready"), ChecklistModel::Done},
                                       {tr("Recommendations"), ChecklistModel::Recommended}})
        m_filter->addItem(text, static_cast<int>(filter));
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        m_model->setFilter(static_cast<ChecklistModel::Filter>(m_filter->currentData().toInt()));
        m_table->setCurrentIndex(m_model->index(0, 0));
        showSelected();
    });
    prepareRowTable(m_table, QStringLiteral("checklistTable"), tr("Requirements"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ChecklistModel::Nature, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(ChecklistModel::Status, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ChecklistModel::Statement, QHeaderView::Stretch);
    m_table->hideColumn(ChecklistModel::Section); // said beside the list
    for (const auto& [column, width] : {std::pair{ChecklistModel::Id, 92},
                                        {ChecklistModel::Nature, 118},
                                        {ChecklistModel::Status, 100},
                                        {ChecklistModel::Owner, 108},
                                        {ChecklistModel::Due, 90},
                                        {ChecklistModel::Proofs, 74}})
        m_table->setColumnWidth(column, width);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(buildDetail(attach));
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({760, 390});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->addWidget(m_notice, 1);
    head->addWidget(m_filter);
    column->addLayout(head);
    column->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChecklistView::showSelected);
    auto* paste = new QShortcut(QKeySequence::Paste, this);
    paste->setContext(Qt::WidgetWithChildrenShortcut);
    connect(paste, &QShortcut::activated, this, [this] {
        for (QAction* action : m_sources->menu()->actions()) {
            if (action->objectName() == u"proofPaste")
                action->trigger();
        }
    });
}

QWidget* ChecklistView::buildDetail(QAction* attach)
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(340);
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
    m_comment->setAccessibleName(tr("Comment"));
    m_due = new DateLine(card);
    m_due->setObjectName(QStringLiteral("requirementDue"));
    m_due->setAccessibleName(tr("Due"));
    m_justification = new QLineEdit(card);
    m_justification->setObjectName(QStringLiteral("requirementJustification"));
    m_justification->setAccessibleName(tr("Justification"));
    m_justification->setPlaceholderText(tr("Why it does not apply"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->addRow(tr("Status"), m_status);
    form->addRow(tr("Owner"), m_owner);
    form->addRow(tr("Due"), m_due);
    form->addRow(tr("Comment"), m_comment);
    form->addRow(tr("Justification"), m_justification);
    auto* save = new QPushButton(tr("Save"), card);
    save->setObjectName(QStringLiteral("requirementSave"));
    connect(save, &QPushButton::clicked, this, &ChecklistView::save);
    auto* proofsTitle = new QLabel(tr("Proofs (drop files here)"), card);
    proofsTitle->setProperty("role", QStringLiteral("section"));
    m_proofs = new QListWidget(card);
    m_proofs->setObjectName(QStringLiteral("requirementProofs"));
    m_proofs->setAccessibleName(tr("Attached proofs"));
    m_proofs->setMinimumHeight(72);
    m_proofs->setMaximumHeight(130);
    auto* remove = new QPushButton(icon(QStringLiteral("remove")), tr("Remove…"), card);
    remove->setObjectName(QStringLiteral("proofRemove"));
    connect(remove, &QPushButton::clicked, this, &ChecklistView::removeProof);
    auto* replace = new QPushButton(tr("Replace…"), card);
    replace->setObjectName(QStringLiteral("proofReplace"));
    connect(replace, &QPushButton::clicked, this, &ChecklistView::replaceProof);
    m_sources = new ProofSources(
        m_context,
        [this] {
            const ChecklistItem* item = selected();
            return item == nullptr ? QString() : item->requirement.id;
        },
        [this](const Result<void>& outcome) { done(outcome); }, this);
    if (m_context.workspace.isReadOnly())
        m_sources->setAvailable(tr("The workspace is open read-only."));
    auto* other = new QPushButton(tr("Other proofs"), card);
    other->setObjectName(QStringLiteral("proofOther"));
    other->setMenu(m_sources->menu());
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(actionButton(attach, false, card));
    buttons->addWidget(other);
    buttons->addStretch();
    auto* changes = new QHBoxLayout;
    changes->addWidget(replace);
    changes->addWidget(remove);
    changes->addStretch();
    auto* historyTitle = new QLabel(tr("History"), card);
    historyTitle->setProperty("role", QStringLiteral("section"));
    m_history = new QTreeWidget(card);
    m_history->setObjectName(QStringLiteral("requirementHistory"));
    m_history->setAccessibleName(tr("History"));
    m_history->setHeaderLabels({tr("When"), tr("What")});
    m_history->setRootIsDecorated(false);
    m_history->setWordWrap(true);
    m_history->setMinimumHeight(96);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_statement);
    column->addWidget(m_expected);
    column->addLayout(form);
    column->addWidget(save, 0, Qt::AlignRight);
    column->addWidget(proofsTitle);
    column->addWidget(m_proofs);
    column->addLayout(buttons);
    column->addLayout(changes);
    column->addWidget(historyTitle);
    column->addWidget(m_history, 1);
    // A small window scrolls: nothing of it is squeezed away.
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMinimumWidth(380);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(card);
    return scroll;
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
    m_status->setCurrentIndex(m_status->findData(static_cast<int>(item->work.status)));
    m_owner->setText(item->work.owner);
    m_due->setDate(item->work.due);
    m_comment->setText(item->work.comment);
    m_justification->setText(item->work.justification);
    for (const Proof& proof : item->proofs) {
        const QString what = proof.erased ? tr("erased") : shownSize(proof.size);
        auto* row = new QListWidgetItem(icon(QStringLiteral("file")),
                                        QStringLiteral("%1 (%2, %3)").arg(proof.name, shownProofKind(proof.kind), what),
                                        m_proofs);
        row->setData(Qt::UserRole, proof.id);
        row->setToolTip(proof.sha256);
    }
    readHistory();
}

void ChecklistView::readHistory()
{
    m_history->clear();
    const ChecklistItem* item = selected();
    if (item == nullptr)
        return;
    m_context.tasks.run<QList<HistoryEntry>>(
        tr("Reading the history"),
        [&workspace = m_context.workspace, id = item->requirement.id](const TaskContext&) {
            return Dossier(workspace).history(id);
        },
        this,
        [this, id = item->requirement.id](const Result<QList<HistoryEntry>>& entries) {
            const ChecklistItem* now = selected();
            if (entries && now != nullptr && now->requirement.id == id)
                showHistory(*entries);
        });
}

void ChecklistView::showHistory(const QList<HistoryEntry>& entries)
{
    m_history->clear();
    for (const HistoryEntry& entry : entries) {
        const auto text = [&](const char* member) {
            return entry.details.value(QLatin1String(member)).toString();
        };
        QString what;
        if (entry.act == u"attach") {
            what = tr("Attached: %1").arg(text("name"));
        } else if (entry.act == u"detach") {
            what = tr("Removed: %1 (%2)").arg(text("name"), text("motif"));
        } else if (entry.act == u"replace") {
            what = tr("%1 replaced by %2 (%3)").arg(text("name"), text("by"), text("motif"));
        } else {
            QStringList parts{shownRequirementStatus(statusFromCode(text("status")).value_or(RequirementStatus::ToDo))};
            const QDate due = QDate::fromString(text("due"), Qt::ISODate);
            if (!text("owner").isEmpty())
                parts.append(text("owner"));
            if (due.isValid())
                parts.append(shownDate(due.startOfDay()));
            for (const char* member : {"comment", "justification"}) {
                if (!text(member).isEmpty())
                    parts.append(text(member));
            }
            what = parts.join(QStringLiteral(" · "));
        }
        auto* row = new QTreeWidgetItem(m_history, {shownDateTime(entry.at), what});
        row->setToolTip(1, entry.author + QLatin1Char('\n') + what);
    }
    m_history->resizeColumnToContents(0);
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
    if (m_due->isWrong()) {
        m_context.dialogs.showError(this, Error(ErrorCode::CandidatureDate).withValue(m_due->text()));
        return;
    }
    const RequirementWork work{static_cast<RequirementStatus>(m_status->currentData().toInt()), m_owner->text(),
                               m_comment->text(), m_justification->text(), m_due->date()};
    m_context.tasks.run<void>(
        tr("Saving %1").arg(item->requirement.id),
        [&workspace = m_context.workspace, id = item->requirement.id, work](const TaskContext&) {
            return Dossier(workspace).record(id, work);
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

void ChecklistView::replaceProof()
{
    const QListWidgetItem* row = m_proofs->currentItem();
    if (row == nullptr)
        return;
    m_context.dialogs.openFile(
        this, tr("Replace a proof"), tr("All files (*)"),
        [this, proof = row->data(Qt::UserRole).toLongLong()](const QString& path) {
            m_context.dialogs.askText(
                this, tr("Replace a proof"),
                tr("Why is this proof replaced? The former one stays in the history of its requirements."),
                tr("Replace"), [this, proof, path](const QString& reason) {
                    m_context.tasks.run<Proof>(
                        tr("Attaching %1").arg(QFileInfo(path).fileName()),
                        [&workspace = m_context.workspace, proof, path, reason](const TaskContext& task) {
                            return Dossier(workspace).replace(proof, path, reason, task);
                        },
                        this, [this](const Result<Proof>& made) { done(made ? Result<void>() : fail(made.error())); });
                });
        });
}

QString ChecklistView::rowAt(const QPoint& place) const
{
    const QModelIndex index = m_table->indexAt(m_table->viewport()->mapFrom(this, place));
    if (index.isValid() && m_table->viewport()->rect().contains(m_table->viewport()->mapFrom(this, place)))
        return m_model->itemAt(index.row()).requirement.id;
    const ChecklistItem* item = selected();
    return item == nullptr ? QString() : item->requirement.id;
}

void ChecklistView::dragEnterEvent(QDragEnterEvent* event)
{
    const bool usable = event->mimeData()->hasUrls() || event->mimeData()->hasImage();
    if (usable && !m_context.workspace.isReadOnly() && m_model->rowCount() > 0)
        event->acceptProposedAction();
}

// On a row: proofs of that requirement; elsewhere: of the one shown.
void ChecklistView::dropEvent(QDropEvent* event)
{
    if (m_sources->take(rowAt(event->position().toPoint()), event->mimeData()))
        event->acceptProposedAction();
}

} // namespace pupitre::ui
