#pragma once

#include "core/base/Error.h"

#include <QAbstractTableModel>
#include <QWidget>

namespace pupitre::ui {

/// Findings as rows: line, column, field, value, what is wrong, what to do. Texts are made once, when they are set.
class ErrorListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, ColumnNumber, Field, Value, What, Advice, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setErrors(const QList<Error>& errors);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// The whole list as CSV, for the person who has to correct the file.
    QByteArray toCsv() const;

private:
    QList<QStringList> m_rows;
};

/// The table of findings with "Copy" and "Save as CSV".
class ErrorListView : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorListView(QWidget* parent = nullptr);
    void setErrors(const QList<Error>& errors);

private:
    ErrorListModel* m_model;
};

} // namespace pupitre::ui
