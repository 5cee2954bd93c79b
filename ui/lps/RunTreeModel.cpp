#include "ui/lps/RunTreeModel.h"

#include "ui/common/ProbeText.h"
#include "ui/common/RunText.h"
#include "ui/common/StatusBadge.h"

#include <QJsonArray>

namespace pupitre::ui {

namespace {

// The internal identifier of a stage; a step's is the number of its stage.
constexpr quintptr isStage = ~quintptr(0);

} // namespace

RunTreeModel::Row RunTreeModel::rowOf(const QJsonObject& json) const
{
    const QString verdict = json.value(QLatin1String("verdict")).toString();
    const bool ok = verdict == QLatin1String("ok");
    const bool failed = verdict == QLatin1String("failed");
    const bool warning = verdict == QLatin1String("warning");
    const QString sign = ok        ? QStringLiteral("✓ ")
                         : failed  ? QStringLiteral("✗ ")
                         : warning ? QStringLiteral("! ")
                                   : QStringLiteral("? ");
    Row row;
    row.json = json;
    const qint64 milliseconds = json.value(QLatin1String("milliseconds")).toInteger();
    row.cells =
        QStringList{probeStepTitle(json.value(QLatin1String("name")).toString()), sign + probeVerdictText(verdict),
                    milliseconds > 0 ? tr("%1 ms").arg(milliseconds) : QString()};
    const QString finding = probeFindingText(json.value(QLatin1String("code")).toString());
    row.toolTip = finding.isEmpty() ? json.value(QLatin1String("detail")).toString() : finding;
    row.tone = static_cast<int>(ok ? Tone::Good : failed ? Tone::Bad : warning ? Tone::Warning : Tone::Neutral);
    return row;
}

void RunTreeModel::setReport(const QJsonObject& report)
{
    beginResetModel();
    m_stages.clear();
    for (const auto& value : runStages(report)) {
        Stage stage{rowOf(value.toObject()), {}};
        for (const auto& step : value.toObject().value(QLatin1String("steps")).toArray())
            stage.steps.append(rowOf(step.toObject()));
        m_stages.append(stage);
    }
    endResetModel();
}

const RunTreeModel::Row& RunTreeModel::rowAt(const QModelIndex& index) const
{
    if (index.internalId() == isStage)
        return m_stages[index.row()].row;
    return m_stages[static_cast<qsizetype>(index.internalId())].steps[index.row()];
}

QJsonObject RunTreeModel::stageAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return rowAt(index.internalId() == isStage ? index : index.parent()).json;
}

QJsonObject RunTreeModel::stepAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.internalId() == isStage)
        return {};
    return rowAt(index).json;
}

QModelIndex RunTreeModel::mostImportant() const
{
    for (int stage = 0; stage < m_stages.size(); ++stage) {
        const Stage& its = m_stages[stage];
        for (int step = 0; step < its.steps.size(); ++step) {
            if (its.steps[step].tone == static_cast<int>(Tone::Bad))
                return index(step, 0, index(stage, 0));
        }
        if (its.row.tone == static_cast<int>(Tone::Bad))
            return index(stage, 0);
    }
    return m_stages.isEmpty() ? QModelIndex() : index(0, 0);
}

QModelIndex RunTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : isStage);
}

QModelIndex RunTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == isStage)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, isStage);
}

int RunTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_stages.size());
    if (parent.internalId() != isStage || parent.column() != 0)
        return 0;
    return static_cast<int>(m_stages[parent.row()].steps.size());
}

int RunTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant RunTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rowAt(index);
    switch (role) {
    case Qt::DisplayRole:
        return row.cells[index.column()];
    case Qt::ToolTipRole:
        return row.toolTip;
    case BadgeDelegate::ToneRole:
        return row.tone;
    case Qt::TextAlignmentRole:
        return index.column() == Time ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant RunTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Step"), tr("Verdict"), tr("Time")};
    return titles.value(section);
}

} // namespace pupitre::ui
