#pragma once

#include "core/referencing/Dossier.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

QString shownRequirementStatus(RequirementStatus status);

/// The requirements that apply, with their state.
class ChecklistModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Id, Section, Statement, Nature, Status, Proofs, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<ChecklistItem>& items);
    const ChecklistItem& itemAt(int row) const { return m_items[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ChecklistItem> m_items;
};

} // namespace pupitre::ui
