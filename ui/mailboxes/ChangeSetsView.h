#pragma once

#include "core/mailbox/ChangeSetStore.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class ChangeFlow;
class PlanView;

/// The change sets of the workspace, the newest first.
class ChangeSetModel : public RowModel<ChangeSetSummary>
{
    Q_OBJECT

public:
    enum Column { Number, Created, Author, Kind, Source, State, Counts };
    using RowModel::RowModel;

protected:
    QStringList titles() const override;
    QVariant cell(const ChangeSetSummary& set, int column, int role) const override;
};

/// Every change set with its receipt: what was asked, what was done, the journal lines that prove it; resumed, undone,
/// abandoned, saved.
class ChangeSetsView : public QWidget
{
    Q_OBJECT

public:
    ChangeSetsView(const AppContext& context, ChangeFlow& flow, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    const ChangeSetSummary* selected() const;
    void showSelected();
    void updateAvailability();
    void undo();
    void abandon();
    void saveReceipt();

    AppContext m_context;
    ChangeFlow& m_flow;
    QStackedWidget* m_stack;
    ChangeSetModel* m_model;
    QTableView* m_table;
    QLabel* m_receipt;
    PlanView* m_changes;
    QAction* m_resume;
    QAction* m_undo;
    QAction* m_abandon;
    QAction* m_save;
    qint64 m_shown = 0; ///< the change set whose receipt is on the screen; late answers for another are dropped
};

} // namespace pupitre::ui
