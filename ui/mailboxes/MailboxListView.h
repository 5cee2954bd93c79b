#pragma once

#include "core/mailbox/ChangeSet.h"
#include "ui/common/AppContext.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QTableView;

namespace pupitre::ui {

class MailboxListModel;
class StatusBadge;

/// The list of mailboxes with its search and filters, and beside it the chosen mailbox.
class MailboxListView : public QWidget
{
    Q_OBJECT

public:
    /// `rowActions` stand in the context menu of a row; the first two also under the detail.
    MailboxListView(const AppContext& context, const QList<QAction*>& rowActions, QWidget* parent = nullptr);

    void reload();
    /// Chooses this address once the list is loaded.
    void choose(const QString& address) { m_wanted = address; }
    void search(const QString& text);

    std::optional<Mailbox> selected() const;
    qint64 selectedCount() const;
    bool isFiltered() const;
    qint64 shownCount() const { return m_shown; }
    /// The mailboxes a bulk edit is about: the chosen rows when there are several, else all those the filter shows.
    /// Runs on any thread: what it needs is copied.
    std::function<Result<BulkEdit>(Workspace&)> scope() const;

Q_SIGNALS:
    /// `count` match the filter; `total` are there in all, -1 while not known.
    void loaded(qint64 count, qint64 total);
    void selectionChanged();

private:
    QWidget* buildList(const QList<QAction*>& rowActions);
    QWidget* buildDetail(const QList<QAction*>& rowActions);
    void applyFilter();
    void takeCount(qint64 count);
    void showSelected();
    void showLife(const Mailbox& mailbox);
    void addDetail(const QString& name, const QString& value);

    AppContext m_context;
    MailboxListModel* m_model;
    QTableView* m_table = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_type = nullptr;
    QComboBox* m_status = nullptr;
    QTimer m_typing;
    QLabel* m_title = nullptr;
    StatusBadge* m_badge = nullptr;
    QFormLayout* m_form = nullptr;
    QString m_wanted;
    qint64 m_shown = 0;
    int m_detailRequest = 0;
    qint64 m_total = -1;
};

} // namespace pupitre::ui
