#pragma once

#include "core/indicators/IndicatorStore.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The calendar of deposits: a month a row, what is done and what is due.
class DepositModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMonths(const QList<DepositMonth>& months, const QDate& today);
    const DepositMonth* monthAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<DepositMonth> m_months;
    QDate m_today;
};

} // namespace pupitre::ui
