#pragma once

#include "core/indicators/IndicatorStore.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The figures of a chart as a table: a month a row, a value of the dimension a column, their total last. A month
/// without a file shows a dash, not zero.
class SeriesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `shown`: the values that have a column of their own, the others together.
    void setSeries(const IndicatorSeries& series, const QStringList& shown, const QString& dimensionName);
    /// The table as it is on the screen, numbers and months in the form of files.
    Result<void> writeCsv(QIODevice& device) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_months;
    QSet<QString> m_known;
    QStringList m_titles;
    QList<QList<qint64>> m_columns;
};

/// How a value of a dimension is called; the empty one is "absent".
QString shownValue(const QString& value);
QString shownMonth(const QString& month); ///< "mars 2026" of "2026-03"

} // namespace pupitre::ui
