#include "ui/certificates/CrlView.h"

#include "core/pki/CertificateImport.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

void CrlModel::setLists(QList<StoredCrl> lists, const QDateTime& nowUtc)
{
    beginResetModel();
    m_lists = std::move(lists);
    std::sort(m_lists.begin(), m_lists.end(),
              [](const StoredCrl& a, const StoredCrl& b) { return a.crl.nextUpdate < b.crl.nextUpdate; });
    m_now = nowUtc;
    endResetModel();
}

int CrlModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lists.size());
}

int CrlModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CrlModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StoredCrl& list = m_lists[index.row()];
    const bool fresh = list.crl.isFresh(m_now);
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(fresh ? Tone::Good : Tone::Bad);
    if (role == Qt::ToolTipRole && index.column() == Issuer)
        return list.crl.issuer;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Issuer:
        return list.crl.issuer;
    case Kind:
        return list.crl.isDelta() ? tr("delta") : tr("complete");
    case Number:
        return list.crl.number;
    case Issued:
        return shownDateTime(list.crl.thisUpdate);
    case Next:
        return fresh ? tr("until %1").arg(shownDateTime(list.crl.nextUpdate))
                     : tr("overdue since %1").arg(shownDateTime(list.crl.nextUpdate));
    case Entries:
        return shownNumber(list.crl.entries);
    case Source:
        return list.address.isEmpty() ? tr("a file") : list.address;
    default:
        return {};
    }
}

QVariant CrlModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Issuer"), tr("Kind"),    tr("Number"), tr("Issued on"),
                             tr("Holds"),  tr("Entries"), tr("Source")};
    return titles.value(section);
}

CrlView::CrlView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new CrlModel(this))
    , m_table(new QTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_note(new QLabel(this))
    , m_import(viewAction(this, QStringLiteral("crlImport"), tr("Import lists…"), QStringLiteral("import")))
    , m_fetch(viewAction(this, QStringLiteral("crlFetch"), tr("Fetch those due"), QStringLiteral("refresh")))
{
    setObjectName(QStringLiteral("crlView"));
    m_note->setObjectName(QStringLiteral("crlNote"));
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setText(tr("The last good list is kept until its next one is due, whatever a fetch brings (ECO.1.1.7)."));
    prepareRowTable(m_table, QStringLiteral("crlTable"), tr("Revocation lists"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CrlModel::Next, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(CrlModel::Issuer, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{CrlModel::Kind, 90},
                                        {CrlModel::Number, 90},
                                        {CrlModel::Issued, 160},
                                        {CrlModel::Next, 210},
                                        {CrlModel::Entries, 90},
                                        {CrlModel::Source, 180}})
        m_table->setColumnWidth(column, width);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addStretch();
    bar->addWidget(actionButton(m_fetch, false, this));
    bar->addWidget(actionButton(m_import, true, this));
    m_stack->addWidget(new EmptyState(
        QStringLiteral("journal"), tr("No revocation list yet"),
        tr("Import the lists of your authorities, or fetch them from the addresses that the certificates name. A list "
           "is kept when its issuer is here and signed it."),
        m_import, this));
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(bar);
    column->addWidget(m_note);
    column->addWidget(m_stack, 1);
    const QString readOnly = context.workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    for (QAction* action : {m_import, m_fetch}) {
        action->setEnabled(readOnly.isEmpty());
        action->setToolTip(readOnly.isEmpty() ? action->text() : readOnly);
    }
    connect(m_import, &QAction::triggered, this, &CrlView::import);
    connect(m_fetch, &QAction::triggered, this, &CrlView::fetch);
}

void CrlView::refresh()
{
    m_context.tasks.run<QList<StoredCrl>>(
        tr("Reading the revocation lists"),
        [&workspace = m_context.workspace](const TaskContext&) { return CrlStore(workspace).list(); }, this,
        [this](Result<QList<StoredCrl>> lists) {
            if (!lists) {
                m_context.dialogs.showError(this, lists.error());
                return;
            }
            m_stack->setCurrentIndex(lists->isEmpty() ? 0 : 1);
            m_model->setLists(std::move(*lists), m_context.clock.nowUtc());
        });
}

void CrlView::import()
{
    m_context.dialogs.openFiles(
        this, tr("Import revocation lists"), tr("Revocation lists (*.crl *.pem *.der);;All files (*)"),
        [this](const QStringList& paths) {
            using Files = QList<ImportedFile>;
            m_context.tasks.run<Files>(
                tr("Reading revocation lists"),
                [&workspace = m_context.workspace, paths](const TaskContext& task) {
                    return importCertificateFiles(workspace, paths, {}, task);
                },
                this,
                [this](const Result<Files>& files) {
                    if (!files) {
                        m_context.dialogs.showError(this, files.error());
                        return;
                    }
                    QList<Error> errors;
                    for (const ImportedFile& file : *files)
                        errors.append(file.findings);
                    if (errors.size() == 1)
                        m_context.dialogs.showError(this, errors.first());
                    else if (!errors.isEmpty())
                        m_context.dialogs.showErrors(this, tr("Lists that were not kept"), errors);
                    refresh();
                    Q_EMIT changed();
                });
        });
}

void CrlView::fetch()
{
    m_note->setText(tr("Asking the addresses…"));
    m_context.tasks.run<CrlRefresh>(
        tr("Fetching revocation lists"),
        [&workspace = m_context.workspace](const TaskContext& task) { return CrlStore(workspace).refresh({}, task); },
        this,
        [this](const Result<CrlRefresh>& report) {
            QStringList lines;
            if (!report) {
                lines.append(errorText(report.error()));
            } else {
                lines.append(tr("%n list(s) fetched", nullptr, static_cast<int>(report->fetched.size())) +
                             QStringLiteral(" · ") +
                             tr("%n still in force", nullptr, static_cast<int>(report->current.size())));
                for (const Error& error : report->failures)
                    lines.append(errorText(error) + QLatin1Char(' ') + errorAdvice(error));
            }
            m_note->setText(lines.join(QLatin1Char('\n')));
            refresh();
            Q_EMIT changed();
        });
}

} // namespace pupitre::ui
