#include "ui/lps/StepModel.h"

#include "ui/common/ProbeText.h"
#include "ui/common/StatusBadge.h"

#include <QJsonObject>

namespace pupitre::ui {

void StepModel::setSteps(const QJsonArray& steps)
{
    beginResetModel();
    m_rows.clear();
    for (const auto& value : steps) {
        const QJsonObject step = value.toObject();
        const QString verdict = step.value(QLatin1String("verdict")).toString();
        const bool ok = verdict == QLatin1String("ok");
        const bool failed = verdict == QLatin1String("failed");
        const QString sign = ok ? QStringLiteral("✓ ") : failed ? QStringLiteral("✗ ") : QStringLiteral("? ");
        Row row;
        row.cells =
            QStringList{probeStepTitle(step.value(QLatin1String("name")).toString()), sign + probeVerdictText(verdict),
                        tr("%1 ms").arg(step.value(QLatin1String("milliseconds")).toInteger())};
        row.detail = step.value(QLatin1String("detail")).toString();
        row.finding = probeFindingText(step.value(QLatin1String("code")).toString());
        row.tone = static_cast<int>(ok                                    ? Tone::Good
                                    : failed                              ? Tone::Bad
                                    : verdict == QLatin1String("warning") ? Tone::Warning
                                                                          : Tone::Neutral);
        m_rows.append(row);
    }
    endResetModel();
}

int StepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    if (role == Qt::DisplayRole)
        return row.cells[index.column()];
    if (role == Qt::ToolTipRole)
        return row.finding.isEmpty() ? row.detail : row.finding;
    if (role == BadgeDelegate::ToneRole)
        return row.tone;
    if (role == Qt::TextAlignmentRole && index.column() == Time)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Step"), tr("Verdict"), tr("Time")};
    return titles.value(section);
}

} // namespace pupitre::ui
