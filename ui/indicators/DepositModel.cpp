#include "ui/indicators/DepositModel.h"

#include "ui/common/Formats.h"
#include "ui/common/Theme.h"
#include "ui/indicators/ChartText.h"

#include <QLocale>

namespace pupitre::ui {

void DepositModel::setMonths(const QList<DepositMonth>& months, const QDate& today)
{
    beginResetModel();
    m_months = months;
    m_today = today;
    endResetModel();
}

const DepositMonth* DepositModel::monthAt(int row) const
{
    return row >= 0 && row < m_months.size() ? &m_months[row] : nullptr;
}

int DepositModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_months.size());
}

int DepositModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 4;
}

QVariant DepositModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DepositMonth& month = m_months[index.row()];
    const bool late = !month.depositedAt.isValid() && month.due.isValid() && month.due < m_today;
    if (role == Qt::ForegroundRole && index.column() == 2 && (late || month.depositedAt.isValid()))
        return toneColours(late ? Tone::Bad : Tone::Good).text;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0:
        return ChartText::month(month.month);
    case 1:
        return month.hasFile ? tr("read") : tr("missing");
    case 2:
        return month.depositedAt.isValid() ? tr("deposited on %1").arg(shownDate(month.depositedAt))
               : late                      ? tr("late")
                                           : tr("to do");
    default:
        return month.due.isValid() ? QLocale().toString(month.due, QLocale::ShortFormat) : QStringLiteral("—");
    }
}

QVariant DepositModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Month"), tr("File"), tr("Deposit"), tr("Due")};
    return titles.value(section);
}

} // namespace pupitre::ui
