#include "ui/referencing/ChecklistModel.h"

#include "ui/common/StatusBadge.h"

#include <QCoreApplication>
#include <QLocale>

namespace pupitre::ui {

QString shownRequirementStatus(RequirementStatus status)
{
    switch (status) {
    case RequirementStatus::ToDo:
        return QCoreApplication::translate("requirement", "To do");
    case RequirementStatus::InProgress:
        return QCoreApplication::translate("requirement", "In progress");
    case RequirementStatus::Ready:
        return QCoreApplication::translate("requirement", "Ready");
    case RequirementStatus::NotApplicable:
        return QCoreApplication::translate("requirement", "Does not apply");
    }
    return {};
}

void ChecklistModel::setItems(const QList<ChecklistItem>& items)
{
    beginResetModel();
    m_all = items;
    apply();
    endResetModel();
}

void ChecklistModel::setFilter(Filter filter)
{
    beginResetModel();
    m_filter = filter;
    apply();
    endResetModel();
}

void ChecklistModel::apply()
{
    m_items.clear();
    for (const ChecklistItem& item : std::as_const(m_all)) {
        const bool mandatory = item.requirement.nature == Requirement::Nature::Mandatory;
        const bool shown = m_filter == All || (m_filter == Missing && mandatory && !item.isReady()) ||
                           (m_filter == Done && item.isReady()) || (m_filter == Recommended && !mandatory);
        if (shown)
            m_items.append(item);
    }
}

int ChecklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int ChecklistModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecklistModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChecklistItem& item = m_items[index.row()];
    const bool mandatory = item.requirement.nature == Requirement::Nature::Mandatory;
    if (role == BadgeDelegate::ToneRole) {
        if (index.column() == Nature)
            return static_cast<int>(mandatory ? Tone::Info : Tone::Neutral);
        return static_cast<int>(item.work.status == RequirementStatus::Ready        ? Tone::Good
                                : item.work.status == RequirementStatus::InProgress ? Tone::Warning
                                                                                    : Tone::Neutral);
    }
    if (role == Qt::ToolTipRole && index.column() == Statement)
        return item.requirement.statement;
    if (role == Qt::TextAlignmentRole && index.column() == Proofs)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Id:
        return item.requirement.id;
    case Section:
        return item.requirement.function;
    case Statement:
        return item.requirement.statement;
    case Nature:
        return mandatory ? tr("Requirement") : tr("Recommendation");
    case Status:
        return shownRequirementStatus(item.work.status);
    case Owner:
        return item.work.owner;
    case Due:
        return item.work.due.isValid() ? QLocale().toString(item.work.due, QLocale::ShortFormat) : QString();
    case Proofs:
        return item.proofs.size();
    default:
        return {};
    }
}

QVariant ChecklistModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("No."),    tr("Function"), tr("Statement"), tr("Nature"),
                             tr("Status"), tr("Owner"),    tr("Due"),       tr("Proofs")};
    return titles.value(section);
}

} // namespace pupitre::ui
