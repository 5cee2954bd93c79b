#pragma once

#include "core/workspace/Journal.h"
#include "ui/common/AppContext.h"

#include <QAbstractTableModel>
#include <QDialog>

class QLabel;

namespace pupitre::ui {

class StatusBadge;

/// The lines of the audit journal from the newest, fetched by blocks as the view reaches them.
class JournalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, At, Author, Action, Object, Outcome, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Adds older lines below those shown; an empty list means that the first line is reached.
    void append(const QList<JournalEntry>& entries);
    qint64 oldest() const { return m_entries.isEmpty() ? 0 : m_entries.last().number; }
    const JournalEntry& entryAt(int row) const { return m_entries[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void olderWanted();

private:
    QList<JournalEntry> m_entries;
    bool m_complete = false;
    bool m_asked = false;
};

/// Who did what: the journal, the before and after of a line, and the check of the whole chain.
class JournalDialog : public QDialog
{
    Q_OBJECT

public:
    JournalDialog(const AppContext& context, QWidget* parent = nullptr);

private:
    void fetchOlder();
    void verify();

    AppContext m_context;
    JournalModel* m_model;
    StatusBadge* m_verdict;
};

} // namespace pupitre::ui
