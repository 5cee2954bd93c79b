#pragma once

#include "ui/home/Today.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The items of the day as rows: when (a badge) and what.
class TodayModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Where, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setItems(const QList<TodayItem>& items);
    const TodayItem& itemAt(int row) const { return m_items[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<TodayItem> m_items;
};

} // namespace pupitre::ui
