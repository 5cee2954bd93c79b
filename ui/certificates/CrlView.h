#pragma once

#include "core/pki/CrlStore.h"
#include "ui/common/AppContext.h"

#include <QAbstractTableModel>
#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

/// The revocation lists kept, the first to fall due first.
class CrlModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Issuer, Kind, Number, Issued, Next, Entries, Source, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLists(QList<StoredCrl> lists, const QDateTime& nowUtc);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<StoredCrl> m_lists;
    QDateTime m_now;
};

/// Revocation lists: what is kept, until when it holds, and the addresses that serve the next ones.
class CrlView : public QWidget
{
    Q_OBJECT

public:
    explicit CrlView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void import();
    void fetch();

    AppContext m_context;
    CrlModel* m_model;
    QTableView* m_table;
    QStackedWidget* m_stack;
    QLabel* m_note;
    QAction* m_import;
    QAction* m_fetch;
};

} // namespace pupitre::ui
