#include "ui/referencing/ChecklistModel.h"

#include "ui/common/StatusBadge.h"

#include <QCoreApplication>

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
    m_items = items;
    endResetModel();
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
        return static_cast<int>(item.status == RequirementStatus::Ready        ? Tone::Good
                                : item.status == RequirementStatus::InProgress ? Tone::Warning
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
        return shownRequirementStatus(item.status);
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
    const QStringList titles{tr("No."), tr("Function"), tr("Statement"), tr("Nature"), tr("Status"), tr("Proofs")};
    return titles.value(section);
}

} // namespace pupitre::ui
