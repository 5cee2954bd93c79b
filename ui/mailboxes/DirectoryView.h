#pragma once

#include "core/mailbox/Directory.h"
#include "ui/common/AppContext.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QTableWidget;

namespace pupitre::ui {

/// What the registry and the directory say differently, each with its reason.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Reason, Address, Registry, Published, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<DifferenceRow>& rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString shown(DirectoryDifference difference);

private:
    QList<DifferenceRow> m_rows;
};

/// The Annuaire Santé beside the registry: differences, figures of each extraction, and a search in it.
class DirectoryView : public QWidget
{
    Q_OBJECT

public:
    explicit DirectoryView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void load(const QString& path);
    void search();

    AppContext m_context;
    QAction* m_load;
    QStackedWidget* m_stack;
    QLabel* m_summary;
    QLabel* m_alarm;
    QComboBox* m_reason;
    DifferenceModel* m_model;
    QTableView* m_table;
    QTableWidget* m_history;
    QLineEdit* m_search;
    QTableWidget* m_found;
    QTimer m_typing;
};

} // namespace pupitre::ui
