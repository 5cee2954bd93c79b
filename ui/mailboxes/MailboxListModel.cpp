#include "ui/mailboxes/MailboxListModel.h"

#include "ui/common/StatusBadge.h"
#include "ui/mailboxes/MailboxText.h"

#include <algorithm>
#include <limits>

namespace pupitre::ui {

MailboxListModel::MailboxListModel(Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{}

void MailboxListModel::setFilter(const MailboxFilter& filter)
{
    m_filter = filter;
    reload();
}

void MailboxListModel::sort(int column, Qt::SortOrder order)
{
    const MailboxOrder orders[] = {MailboxOrder::Address, MailboxOrder::Type,   MailboxOrder::Holder,
                                   MailboxOrder::Service, MailboxOrder::Status, MailboxOrder::Address};
    m_order = column >= 0 && column < ColumnCount ? orders[column] : MailboxOrder::Address;
    m_descending = order == Qt::DescendingOrder;
    reload();
}

void MailboxListModel::reload()
{
    const int generation = ++m_generation;
    auto* task = new Task<QList<Mailbox>>(QString(), this);
    task->start(
        [&workspace = m_workspace, filter = m_filter, order = m_order, descending = m_descending](const TaskContext&) {
            return MailboxRegistry(workspace).page(filter, order, descending, 0, pageSize);
        },
        this,
        [this, task, generation](const Result<QList<Mailbox>>& rows) {
            task->deleteLater();
            if (generation != m_generation)
                return;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            beginResetModel();
            m_pages.clear();
            m_recent.clear();
            m_requested.clear();
            m_count = static_cast<int>(rows->size());
            m_pages.insert(0, *rows);
            m_recent.append(0);
            endResetModel();
            if (rows->size() < pageSize)
                Q_EMIT loaded(rows->size());
            else
                requestCount();
        });
}

// The first page is on the screen already: how many follow may take longer to tell.
void MailboxListModel::requestCount()
{
    const int generation = m_generation;
    auto* task = new Task<qint64>(QString(), this);
    task->start([&workspace = m_workspace,
                 filter = m_filter](const TaskContext&) { return MailboxRegistry(workspace).count(filter); },
                this,
                [this, task, generation](const Result<qint64>& count) {
                    task->deleteLater();
                    if (generation != m_generation)
                        return;
                    if (!count) {
                        Q_EMIT failed(count.error());
                        return;
                    }
                    const int total = static_cast<int>(std::min<qint64>(*count, std::numeric_limits<int>::max()));
                    if (total > m_count) {
                        beginInsertRows({}, m_count, total - 1);
                        m_count = total;
                        endInsertRows();
                    }
                    Q_EMIT loaded(m_count);
                });
}

void MailboxListModel::requestPage(int page) const
{
    if (m_requested.contains(page))
        return;
    m_requested.insert(page);
    auto* self = const_cast<MailboxListModel*>(this); // NOLINT: data() is const, its wish for a page is not
    const int generation = m_generation;
    auto* task = new Task<QList<Mailbox>>(QString(), self);
    task->start(
        [&workspace = m_workspace, filter = m_filter, order = m_order, descending = m_descending,
         page](const TaskContext&) {
            return MailboxRegistry(workspace).page(filter, order, descending, qint64(page) * pageSize, pageSize);
        },
        self,
        [self, task, page, generation](Result<QList<Mailbox>> rows) {
            task->deleteLater();
            if (generation != self->m_generation)
                return;
            self->m_requested.remove(page);
            if (rows)
                self->takePage(page, *rows);
            else
                Q_EMIT self->failed(rows.error());
        });
}

void MailboxListModel::takePage(int page, const QList<Mailbox>& rows)
{
    m_pages.insert(page, rows);
    m_recent.removeOne(page);
    m_recent.append(page);
    while (m_recent.size() > keptPages)
        m_pages.remove(m_recent.takeFirst());
    const int first = page * pageSize;
    Q_EMIT dataChanged(index(first, 0), index(std::min(first + pageSize, m_count) - 1, ColumnCount - 1));
}

std::optional<Mailbox> MailboxListModel::mailboxAt(int row) const
{
    const auto page = m_pages.constFind(row / pageSize);
    if (row < 0 || page == m_pages.constEnd() || row % pageSize >= page->size())
        return std::nullopt;
    return page->at(row % pageSize);
}

int MailboxListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

int MailboxListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MailboxListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != BadgeDelegate::ToneRole)
        return {};
    const auto mailbox = mailboxAt(index.row());
    if (!mailbox) {
        requestPage(index.row() / pageSize);
        return {};
    }
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(index.column() == Status ? toneOf(mailbox->status) : Tone::Info);
    switch (index.column()) {
    case Address:
        return mailbox->address;
    case Type:
        return role == Qt::ToolTipRole ? shownType(mailbox->type) : mailboxTypeCode(mailbox->type);
    case Holder:
        return shownHolder(*mailbox);
    case Service:
        return mailbox->service;
    case Status:
        return role == Qt::ToolTipRole && !mailbox->statusReason.isEmpty() ? mailbox->statusReason
                                                                           : shownStatus(mailbox->status);
    case RedList:
        return mailbox->redList ? tr("Yes") : QString();
    default:
        return {};
    }
}

QVariant MailboxListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Address"), tr("Type"),   tr("Holder or structure"),
                             tr("Service"), tr("Status"), tr("Liste rouge")};
    return titles.value(section);
}

} // namespace pupitre::ui
