#pragma once

#include "core/mailbox/LifeCycle.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class ChangeFlow;

/// What falls due, the most pressing first.
class DueModel : public RowModel<DueItem>
{
    Q_OBJECT

public:
    enum Column { Due, Kind, Address, Type, Holder, Since };
    using RowModel::RowModel;
    void setItems(const QList<DueItem>& items, const QDate& today);

protected:
    QStringList titles() const override;
    QVariant cell(const DueItem& item, int column, int role) const override;

private:
    QDate m_today;
};

/// The calendar of the life of mailboxes: notices to send, closings and purges, with the acts that answer them.
class LifeCycleView : public QWidget
{
    Q_OBJECT

public:
    LifeCycleView(const AppContext& context, ChangeFlow& flow, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    const DueItem* selected() const;
    void updateAvailability();
    void act(const QString& title, std::function<Result<void>(Workspace&)> work);
    void readLogins();
    void notifySelected();
    void opposeSelected();
    void purgeSelected();
    void exportCalendar();

    AppContext m_context;
    ChangeFlow& m_flow;
    DueModel* m_model;
    QTableView* m_table;
    QComboBox* m_horizon;
    QLabel* m_summary;
    QStackedWidget* m_stack;
    QAction* m_logins;
    QAction* m_notify;
    QAction* m_oppose;
    QAction* m_close;
    QAction* m_purge;
    QAction* m_calendar;
    qint64 m_closings = 0; ///< due today
};

} // namespace pupitre::ui
