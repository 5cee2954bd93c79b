#include "ui/lps/CompareDialog.h"

#include "core/lps/RunStore.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ProbeText.h"
#include "ui/common/RunText.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QMap>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

struct Seen
{
    QString verdict;
    QString detail;
};

int toneOf(const QString& verdict)
{
    return static_cast<int>(verdict == QLatin1String("ok")        ? Tone::Good
                            : verdict == QLatin1String("failed")  ? Tone::Bad
                            : verdict == QLatin1String("warning") ? Tone::Warning
                                                                  : Tone::Neutral);
}

// Key (stage, step, its number when it comes several times) in the order met, and what was seen there.
void collect(const QJsonObject& run, QStringList& order, QMap<QString, Seen>& seen, QMap<QString, QString>& titles)
{
    for (const auto& value : runStages(run)) {
        const QJsonObject stage = value.toObject();
        const QString stageName = stage.value(QLatin1String("name")).toString();
        QMap<QString, int> counts;
        for (const auto& item : stage.value(QLatin1String("steps")).toArray()) {
            const QJsonObject step = item.toObject();
            const QString name = step.value(QLatin1String("name")).toString();
            const QString key = QStringLiteral("%1/%2/%3").arg(stageName, name).arg(counts[name]++);
            if (!order.contains(key))
                order.append(key);
            titles[key] = probeStepTitle(stageName) + QStringLiteral(" — ") + probeStepTitle(name);
            seen[key] = {step.value(QLatin1String("verdict")).toString(),
                         step.value(QLatin1String("detail")).toString()};
        }
    }
}

} // namespace

void RunComparisonModel::setRuns(const QJsonObject& left, const QJsonObject& right)
{
    beginResetModel();
    QStringList order;
    QMap<QString, Seen> leftSeen;
    QMap<QString, Seen> rightSeen;
    QMap<QString, QString> titles;
    collect(left, order, leftSeen, titles);
    collect(right, order, rightSeen, titles);
    m_rows.clear();
    m_differences = 0;
    const auto word = [](const Seen& seen) {
        return seen.verdict.isEmpty() ? tr("not looked at") : probeVerdictText(seen.verdict);
    };
    for (const QString& key : std::as_const(order)) {
        const Seen a = leftSeen.value(key);
        const Seen b = rightSeen.value(key);
        const bool differs = a.verdict != b.verdict || a.detail != b.detail;
        m_rows.append({QStringList{(differs ? QStringLiteral("≠ ") : QString()) + titles[key], word(a), a.detail,
                                   word(b), b.detail},
                       toneOf(a.verdict), toneOf(b.verdict), differs});
        m_differences += differs ? 1 : 0;
    }
    pick();
    endResetModel();
}

void RunComparisonModel::setOnlyDifferences(bool only)
{
    beginResetModel();
    m_only = only;
    pick();
    endResetModel();
}

void RunComparisonModel::pick()
{
    m_shown.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        if (!m_only || m_rows[i].differs)
            m_shown.append(i);
    }
}

int RunComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int RunComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[m_shown[index.row()]];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return row.cells[index.column()];
    if (role == BadgeDelegate::ToneRole)
        return index.column() < Right ? row.leftTone : row.rightTone;
    return {};
}

QVariant RunComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Step"), tr("First run"), tr("Seen"), tr("Second run"), tr("Seen")};
    return titles.value(section);
}

CompareDialog::CompareDialog(const AppContext& context, const QList<std::pair<QString, qint64>>& runs, qint64 current,
                             QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(new RunComparisonModel(this))
    , m_left(new QComboBox(this))
    , m_right(new QComboBox(this))
{
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(tr("Compare two runs"));
    m_left->setObjectName(QStringLiteral("compareLeft"));
    m_left->setAccessibleName(tr("First run"));
    m_right->setObjectName(QStringLiteral("compareRight"));
    m_right->setAccessibleName(tr("Second run"));
    for (const auto& [title, id] : runs) {
        m_left->addItem(title, id);
        m_right->addItem(title, id);
    }
    m_right->setCurrentIndex(std::max(0, m_right->findData(current)));
    // Against the one before it.
    m_left->setCurrentIndex(std::min<int>(m_right->currentIndex() + 1, m_left->count() - 1));
    auto* only = new QCheckBox(tr("Only what differs"), this);
    only->setObjectName(QStringLiteral("compareOnly"));
    connect(only, &QCheckBox::toggled, m_model, &RunComparisonModel::setOnlyDifferences);
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("compareTable"));
    table->setAccessibleName(tr("Steps of both runs"));
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->verticalHeader()->setDefaultSectionSize(32);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setItemDelegateForColumn(RunComparisonModel::Left, new BadgeDelegate(table));
    table->setItemDelegateForColumn(RunComparisonModel::Right, new BadgeDelegate(table));
    table->setColumnWidth(RunComparisonModel::Step, 330);
    table->setColumnWidth(RunComparisonModel::Left, 120);
    table->setColumnWidth(RunComparisonModel::LeftDetail, 220);
    table->setColumnWidth(RunComparisonModel::Right, 120);
    auto* head = new QHBoxLayout;
    head->addWidget(m_left, 1);
    head->addWidget(m_right, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_left, &QComboBox::currentIndexChanged, this, &CompareDialog::read);
    connect(m_right, &QComboBox::currentIndexChanged, this, &CompareDialog::read);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(only);
    column->addWidget(table, 1);
    column->addWidget(buttons);
    resize(1080, 640);
    read();
}

void CompareDialog::read()
{
    const qint64 left = m_left->currentData().toLongLong();
    const qint64 right = m_right->currentData().toLongLong();
    using Both = std::pair<QJsonObject, QJsonObject>;
    m_context.tasks.run<Both>(
        tr("Reading the runs"),
        [&workspace = m_context.workspace, left, right](const TaskContext&) -> Result<Both> {
            const RunStore store(workspace);
            auto first = store.report(left);
            auto second = store.report(right);
            if (!first || !second)
                return fail(first ? second.error() : first.error());
            return Both(*first, *second);
        },
        this,
        [this, left, right](const Result<Both>& both) {
            if (left != m_left->currentData().toLongLong() || right != m_right->currentData().toLongLong())
                return; // another pair was chosen meanwhile
            if (both)
                m_model->setRuns(both->first, both->second);
            else
                m_context.dialogs.showError(this, both.error());
        });
}

} // namespace pupitre::ui
