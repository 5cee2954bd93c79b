#pragma once

#include "core/indicators/FormatDraft.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace pupitre::ui {

/// The columns of a layout being described, a row each, to be corrected in place.
class ColumnDraftModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Examples, Type, Form, WhenEmpty, Dimension, Measure, MayBeMissing, ColumnCount };
    /// The words to choose from in a cell, and the place of the one that holds.
    enum Role { ChoicesRole = Qt::UserRole, ChoiceRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QList<ColumnDraft>& columns);
    const QList<ColumnDraft>& columns() const { return m_columns; }
    /// At most one column has a role.
    void giveRole(IndicatorColumn::Role role, int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    static QStringList formsOf(IndicatorColumn::Type type);
    QStringList choices(const QModelIndex& index) const;
    int choice(const QModelIndex& index) const;
    bool choose(const QModelIndex& index, int choice);

    QList<ColumnDraft> m_columns;
};

/// Edits a cell that has ChoicesRole with a list.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace pupitre::ui
