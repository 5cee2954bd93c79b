#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

class QTableView;

namespace pupitre::ui {

/// Heights of rows, in pixels.
constexpr int plainRowHeight = 34;
constexpr int badgeRowHeight = 36;

/// How a table of rows looks in every page: whole rows chosen one at a time, no grid, one height.
void prepareRowTable(QTableView* table, const QString& objectName, const QString& accessibleName,
                     int rowHeight = plainRowHeight);

/// A model of a flat list of values, all of them in memory: what each kind of list adds is its titles and what a cell
/// shows. Lists that may grow with the operator are windows instead (MailboxListModel).
template <class Row>
class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row>& rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const Row* at(int row) const { return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr; }
    const QList<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(titles().size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid) ? cell(m_rows[index.row()], index.column(), role)
                                                                 : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(titles().value(section))
                                                                        : QVariant();
    }

protected:
    virtual QStringList titles() const = 0;
    /// `role` as data() takes it.
    virtual QVariant cell(const Row& row, int column, int role) const = 0;
    QList<Row>& editable() { return m_rows; }

private:
    QList<Row> m_rows;
};

} // namespace pupitre::ui
