#pragma once

#include "core/base/Task.h"
#include "core/mailbox/MailboxRegistry.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace pupitre::ui {

/// A window on the registry: knows how many rows there are and holds the pages near those shown. Pages are read off the
/// screen thread; a row not there yet is blank for an instant. Memory does not grow with the registry.
class MailboxListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Address, Type, Holder, Service, Status, RedList, ColumnCount };

    explicit MailboxListModel(Workspace& workspace, QObject* parent = nullptr);

    void setFilter(const MailboxFilter& filter);
    const MailboxFilter& filter() const { return m_filter; }
    MailboxOrder order() const { return m_order; }
    bool isDescending() const { return m_descending; }
    /// Reads count and rows again, keeping filter and order.
    void reload();
    /// The mailbox of a row, when its page is there.
    std::optional<Mailbox> mailboxAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// After a reload or a new filter: how many mailboxes match.
    void loaded(qint64 count);
    void failed(const pupitre::Error& error);

private:
    void requestCount();
    void requestPage(int page) const;
    void takePage(int page, const QList<Mailbox>& rows);

    static constexpr int pageSize = 200;
    static constexpr int keptPages = 24;

    Workspace& m_workspace;
    MailboxFilter m_filter;
    MailboxOrder m_order = MailboxOrder::Address;
    bool m_descending = false;
    int m_count = 0;
    QHash<int, QList<Mailbox>> m_pages;
    QList<int> m_recent; ///< page numbers, the last used last
    mutable QSet<int> m_requested;
    int m_generation = 0; ///< answers to questions of an earlier one are dropped
};

} // namespace pupitre::ui
