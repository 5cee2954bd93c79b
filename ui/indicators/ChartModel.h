#pragma once

#include "core/indicators/IndicatorCharts.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The figures of a chart as a table: a category (month, hour) a row, a series a column, the total last where series
/// add up. What is not known shows a dash, not zero; a small count asked to be masked shows "< n".
class ChartModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setData(const ChartData& data, const QList<IndicatorNote>& notes);
    using QAbstractTableModel::setData;
    QString categoryAt(int row) const { return m_data.categories.value(row); }
    const ChartData& chart() const { return m_data; }
    /// The table as it is, numbers and months in the form of files.
    Result<void> writeCsv(QIODevice& device) const;
    /// The same as a workbook: figures are numbers, and a second sheet says what they are.
    Result<void> writeXlsx(QIODevice& device) const;
    /// The cells as text, header first, for reports.
    QList<QStringList> asText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool hasTotal() const;
    double figureAt(int row, int column) const;

    ChartData m_data;
    QHash<QString, QString> m_notes; ///< month → texts
};

} // namespace pupitre::ui
