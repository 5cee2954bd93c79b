#include "ui/referencing/ScanView.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/ScanModel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

ScanView::ScanView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ScanModel(this))
    , m_table(new QTableView(this))
    , m_summary(new QLabel(this))
    , m_accept(new QPushButton(tr("Accept…"), this))
    , m_mask(new QPushButton(tr("Mask in a copy…"), this))
{
    m_summary->setObjectName(QStringLiteral("scanSummary"));
    m_summary->setWordWrap(true);
    prepareRowTable(m_table, QStringLiteral("scanTable"), tr("Findings in the proofs"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ScanModel::State, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(ScanModel::Shown, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{ScanModel::ProofName, 220},
                                        {ScanModel::Kind, 190},
                                        {ScanModel::Place, 220},
                                        {ScanModel::State, 160}})
        m_table->setColumnWidth(column, width);
    m_accept->setObjectName(QStringLiteral("scanAccept"));
    m_mask->setObjectName(QStringLiteral("scanMask"));
    m_mask->setToolTip(tr("In text files: the copy goes into the package, the original is kept and stays here."));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_mask);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addLayout(buttons);
    column->addWidget(m_table, 1);
    connect(m_accept, &QPushButton::clicked, this, &ScanView::accept);
    connect(m_mask, &QPushButton::clicked, this, &ScanView::mask);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ScanView::showState);
    showState();
}

void ScanView::refresh()
{
    m_context.tasks.run<QList<ScannedProof>>(
        tr("Examining the proofs"),
        [&workspace = m_context.workspace](const TaskContext& task) { return ProofScans(workspace).scanAll(task); },
        this,
        [this](const Result<QList<ScannedProof>>& scanned) {
            if (scanned) {
                m_model->setScanned(*scanned);
                showState();
            } else if (scanned.error().code() != ErrorCode::Cancelled) {
                m_context.dialogs.showError(this, scanned.error());
            }
        });
}

void ScanView::showState()
{
    const QModelIndex current = m_table->currentIndex();
    const bool undecided = current.isValid() && m_model->rowAt(current.row()).judged.acceptedReason.isEmpty();
    const bool writable = !m_context.workspace.isReadOnly();
    m_accept->setEnabled(undecided && writable);
    m_mask->setEnabled(undecided && writable && m_model->rowAt(current.row()).judged.finding.offset >= 0);
    m_summary->setText(m_model->rowCount() == 0 ? tr("Nothing in the proofs prevents them from leaving (DSR § 4.8).")
                       : m_model->undecided() == 0
                           ? tr("Everything that was found is decided.")
                           : tr("%n finding(s) to decide before the package may be built (DSR § 4.8).", nullptr,
                                m_model->undecided()));
}

void ScanView::done(const Result<void>& outcome)
{
    if (!outcome)
        m_context.dialogs.showError(this, outcome.error());
    refresh();
    Q_EMIT changed();
}

void ScanView::accept()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const ScanModel::Row row = m_model->rowAt(current.row());
    m_context.dialogs.askText(
        this, tr("Accept a finding"), tr("Why may this leave as it is? The reason goes to the audit journal."),
        tr("Accept"), [this, row](const QString& reason) {
            m_context.tasks.run<void>(
                tr("Accepting a finding"),
                [&workspace = m_context.workspace, row, reason](const TaskContext&) {
                    return ProofScans(workspace).accept(row.proof, row.judged.finding.key, reason);
                },
                this, [this](const Result<void>& outcome) { done(outcome); });
        });
}

void ScanView::mask()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    const ScanModel::Row row = m_model->rowAt(current.row());
    m_context.dialogs.askText(
        this, tr("Mask in a copy"),
        tr("Everything undecided in “%1” is masked in a copy that takes its place. Why?").arg(row.proof.name),
        tr("Mask"), [this, row](const QString& reason) {
            m_context.tasks.run<Proof>(
                tr("Masking %1").arg(row.proof.name),
                [&workspace = m_context.workspace, id = row.proof.id, reason](const TaskContext& task) {
                    return ProofScans(workspace).redact(id, reason, task);
                },
                this, [this](const Result<Proof>& made) { done(made ? Result<void>() : fail(made.error())); });
        });
}

} // namespace pupitre::ui
