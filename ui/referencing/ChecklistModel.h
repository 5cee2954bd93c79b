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
    enum Column { Id, Section, Statement, Nature, Status, Owner, Due, Proofs, ColumnCount };
    enum Filter { All, Missing, Done, Recommended };
    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<ChecklistItem>& items);
    void setFilter(Filter filter);
    const ChecklistItem& itemAt(int row) const { return m_items[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void apply();

    QList<ChecklistItem> m_all;
    QList<ChecklistItem> m_items; ///< those the filter lets through
    Filter m_filter = All;
};

} // namespace pupitre::ui
