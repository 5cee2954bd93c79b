#include "ui/mailboxes/ChangeSetsView.h"

#include "core/base/AtomicFile.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/ChangeFlow.h"
#include "ui/mailboxes/PlanDialog.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int shownSets = 1000;
constexpr int shownChanges = 5000; ///< of a receipt on the screen; the saved one holds them all

} // namespace

QVariant ChangeSetModel::cell(const ChangeSetSummary& set, int column, int role) const
{
    const bool undone = set.undoneBy > 0;
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(set.state == ChangeSetSummary::State::Open                  ? Tone::Warning
                                : undone || set.state == ChangeSetSummary::State::Abandoned ? Tone::Neutral
                                                                                            : Tone::Good);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Number:
        return set.id;
    case Created:
        return shownDateTime(set.createdAt);
    case Author:
        return set.author;
    case Kind:
        if (set.kind == changeSetKindCode(ChangeSetKind::Import))
            return tr("Import");
        if (set.kind == changeSetKindCode(ChangeSetKind::BulkEdit))
            return tr("Edit");
        if (set.kind == changeSetKindCode(ChangeSetKind::Undo))
            return tr("Undoing of %1").arg(set.undoes);
        return tr("Life cycle");
    case Source:
        return set.source;
    case State:
        switch (set.state) {
        case ChangeSetSummary::State::Open:
            return tr("Stopped half-way");
        case ChangeSetSummary::State::Abandoned:
            return tr("Abandoned");
        case ChangeSetSummary::State::Applied:
            return undone ? tr("Undone by %1").arg(set.undoneBy) : tr("Applied");
        }
        return {};
    case Counts:
        return tr("%1 of %2").arg(shownNumber(set.applied), shownNumber(set.total));
    default:
        return {};
    }
}

QStringList ChangeSetModel::titles() const
{
    return {tr("No."), tr("When"), tr("Who"), tr("What"), tr("Source"), tr("State"), tr("Applied")};
}

ChangeSetsView::ChangeSetsView(const AppContext& context, ChangeFlow& flow, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_flow(flow)
    , m_stack(new QStackedWidget(this))
    , m_model(new ChangeSetModel(this))
    , m_table(new QTableView(this))
    , m_receipt(new QLabel(this))
    , m_changes(new PlanView(this))
    , m_resume(viewAction(this, QStringLiteral("changeSetResume"), tr("Resume"), QStringLiteral("play")))
    , m_undo(viewAction(this, QStringLiteral("changeSetUndo"), tr("Undo…"), QStringLiteral("refresh")))
    , m_abandon(viewAction(this, QStringLiteral("changeSetAbandon"), tr("Abandon…"), QStringLiteral("stop")))
    , m_save(viewAction(this, QStringLiteral("changeSetSave"), tr("Save the receipt…"), QStringLiteral("save")))
{
    setObjectName(QStringLiteral("changeSetsView"));
    prepareRowTable(m_table, QStringLiteral("changeSetTable"), tr("Change sets"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ChangeSetModel::State, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ChangeSetModel::Source, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{ChangeSetModel::Number, 52},
                                        {ChangeSetModel::Created, 150},
                                        {ChangeSetModel::Author, 110},
                                        {ChangeSetModel::Kind, 130},
                                        {ChangeSetModel::State, 150},
                                        {ChangeSetModel::Counts, 110}})
        m_table->setColumnWidth(column, width);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QAction* action : {m_resume, m_undo, m_abandon, m_save})
        bar->addWidget(actionButton(action, false, this));
    bar->addStretch();
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    m_receipt->setObjectName(QStringLiteral("changeSetReceipt"));
    m_receipt->setWordWrap(true);
    m_receipt->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 12, 14, 12);
    inside->setSpacing(10);
    inside->addWidget(m_receipt);
    inside->addWidget(m_changes, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(card);
    splitter->setSizes({260, 420});
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(bar);
    column->addWidget(splitter, 1);
    m_stack->addWidget(
        new EmptyState(QStringLiteral("journal"), tr("No change set yet"),
                       tr("Each import, edit of several mailboxes or undoing is kept here with its receipt: "
                          "who, when, what was asked, each mailbox before and after, and the lines of the "
                          "audit journal that prove it."),
                       nullptr, this));
    m_stack->addWidget(full);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChangeSetsView::showSelected);
    connect(m_resume, &QAction::triggered, this, [this] {
        if (const auto* set = selected())
            m_flow.resume(set->id);
    });
    connect(m_undo, &QAction::triggered, this, &ChangeSetsView::undo);
    connect(m_abandon, &QAction::triggered, this, &ChangeSetsView::abandon);
    connect(m_save, &QAction::triggered, this, &ChangeSetsView::saveReceipt);
    updateAvailability();
}

const ChangeSetSummary* ChangeSetsView::selected() const
{
    return m_model->at(m_table->currentIndex().row());
}

void ChangeSetsView::refresh()
{
    const ChangeSetSummary* former = selected();
    m_context.tasks.run<QList<ChangeSetSummary>>(
        tr("Reading the change sets"),
        [&workspace = m_context.workspace](const TaskContext&) { return ChangeSetStore(workspace).list(shownSets); },
        this,
        [this, wanted = former != nullptr ? former->id : 0](const Result<QList<ChangeSetSummary>>& sets) {
            if (!sets) {
                m_context.dialogs.showError(this, sets.error());
                return;
            }
            m_shown = 0;
            m_model->setRows(*sets);
            m_stack->setCurrentIndex(sets->isEmpty() ? 0 : 1);
            int row = 0;
            for (int i = 0; i < sets->size(); ++i) {
                if (sets->at(i).id == wanted)
                    row = i;
            }
            m_table->setCurrentIndex(m_model->index(row, 0));
            showSelected();
        });
}

void ChangeSetsView::showSelected()
{
    updateAvailability();
    const ChangeSetSummary* set = selected();
    if (set == nullptr || set->id == m_shown)
        return;
    m_shown = set->id;
    QStringList lines{tr("Change set %1: %2 read, %3 created, %4 changed, %5 removed, %6 unchanged.")
                          .arg(set->id)
                          .arg(shownNumber(set->read), shownNumber(set->created), shownNumber(set->updated),
                               shownNumber(set->removed), shownNumber(set->unchanged))};
    if (set->state == ChangeSetSummary::State::Open)
        lines.append(tr("It stopped after %1 of %2 changes.").arg(shownNumber(set->applied), shownNumber(set->total)));
    if (!set->sourceHash.isEmpty())
        lines.append(tr("SHA-256 of the file: %1").arg(set->sourceHash));
    if (!set->journalHash.isEmpty())
        lines.append(tr("Ended %1. Journal lines %2 to %3, hash %4")
                         .arg(shownDateTime(set->finishedAt))
                         .arg(set->journalFrom)
                         .arg(set->journalTo)
                         .arg(set->journalHash));
    m_receipt->setText(lines.join(QLatin1Char('\n')));
    using Plan = std::shared_ptr<const ChangePlan>;
    m_context.tasks.run<Plan>(
        tr("Reading the change sets"),
        [&workspace = m_context.workspace, id = set->id](const TaskContext&) -> Result<Plan> {
            auto changes = ChangeSetStore(workspace).changes(id, 0, shownChanges);
            if (!changes)
                return fail(changes.error());
            ChangePlan plan;
            plan.changes = std::move(*changes);
            return std::make_shared<const ChangePlan>(std::move(plan));
        },
        this,
        [this, id = set->id](const Result<Plan>& plan) {
            if (plan && id == m_shown)
                m_changes->setPlan(*plan);
            else if (!plan)
                m_context.dialogs.showError(this, plan.error());
        });
}

void ChangeSetsView::updateAvailability()
{
    const ChangeSetSummary* set = selected();
    const QString none = set == nullptr ? tr("Choose a change set first.") : QString();
    const QString readOnly = m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const bool open = set != nullptr && set->state == ChangeSetSummary::State::Open;
    const auto allow = [&](QAction* action, const QString& reason) {
        const QString why = !none.isEmpty() ? none : action != m_save && !readOnly.isEmpty() ? readOnly : reason;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->text() : why);
    };
    const QString closed = open ? QString() : tr("Nothing of it is left to apply.");
    allow(m_resume, closed);
    allow(m_abandon, closed);
    allow(m_undo, open                                  ? tr("Resume or abandon it first.")
                  : set != nullptr && set->undoneBy > 0 ? tr("It is undone already.")
                  : set != nullptr && set->applied == 0 ? tr("Nothing of it was applied.")
                                                        : QString());
    allow(m_save, {});
}

void ChangeSetsView::undo()
{
    const ChangeSetSummary* set = selected();
    if (set == nullptr)
        return;
    const qint64 id = set->id;
    m_flow.review(tr("Planning the undoing of change set %1").arg(id), tr("Undo change set %1").arg(id),
                  tr("Change set %1 was not undone").arg(id), [id](Workspace& workspace, const TaskContext& task) {
                      return ChangeSetStore(workspace).planUndo(id, task);
                  });
}

void ChangeSetsView::abandon()
{
    const ChangeSetSummary* set = selected();
    if (set == nullptr)
        return;
    m_context.dialogs.askText(
        this, tr("Abandon the rest of a change set"),
        tr("Why will the rest of change set %1 not be applied? What was applied stays and can be undone.").arg(set->id),
        tr("Abandon"), [this, id = set->id](const QString& reason) {
            m_context.tasks.run<void>(
                tr("Abandoning change set %1").arg(id),
                [&workspace = m_context.workspace, id, reason](const TaskContext&) {
                    return ChangeSetStore(workspace).abandon(id, reason);
                },
                this,
                [this](const Result<void>& done) {
                    if (!done)
                        m_context.dialogs.showError(this, done.error());
                    refresh();
                    Q_EMIT changed();
                });
        });
}

void ChangeSetsView::saveReceipt()
{
    const ChangeSetSummary* set = selected();
    if (set == nullptr)
        return;
    m_context.dialogs.saveFile(this, tr("Save the receipt"), QStringLiteral("recu-%1.json").arg(set->id),
                               tr("JSON (*.json)"), [this, id = set->id](const QString& path) {
                                   m_context.tasks.run<void>(
                                       tr("Saving the receipt"),
                                       [&workspace = m_context.workspace, id, path](const TaskContext& task) {
                                           return writeAtomically(path, [&](QIODevice& device) {
                                               return ChangeSetStore(workspace).writeReceipt(id, device, task);
                                           });
                                       },
                                       this,
                                       [this](const Result<void>& done) {
                                           if (!done && done.error().code() != ErrorCode::Cancelled)
                                               m_context.dialogs.showError(this, done.error());
                                       });
                               });
}

} // namespace pupitre::ui
