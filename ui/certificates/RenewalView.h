#pragma once

#include "core/pki/Renewal.h"
#include "ui/common/AppContext.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QListWidget;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

/// Certificates to be renewed or under way, the first to expire first.
class RenewalModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Service, ExpiresOn, DaysLeft, Successor, Steps, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setItems(QList<RenewalItem> items, const QDateTime& nowUtc);
    const RenewalItem* at(int row) const;
    int rowOf(const QString& fingerprint) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RenewalItem> m_items;
    QDateTime m_now;
};

/// The board of renewals: what falls due by the thresholds, the passage from the old certificate to the new one as a
/// checklist with live checks, and where their names differ, letter by letter.
class RenewalView : public QWidget
{
    Q_OBJECT

public:
    explicit RenewalView(const AppContext& context, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void changed();
    void requestWanted(const pupitre::Certificate& former);

private:
    QWidget* buildDetail();
    const RenewalItem* selected() const;
    void showSelected();
    void chooseSuccessor();
    void chooseThresholds();
    void checkServers();
    void exportCalendar();
    void act(const QString& title, std::function<Result<void>(Workspace&)> work);

    AppContext m_context;
    RenewalModel* m_model;
    QTableView* m_table;
    QStackedWidget* m_stack;
    QLabel* m_summary;
    QLabel* m_title = nullptr;
    QLabel* m_difference = nullptr;
    QListWidget* m_steps = nullptr;
    QLabel* m_note = nullptr;
    QAction* m_ask;
    QAction* m_successor;
    QAction* m_check;
    QAction* m_thresholds;
    QAction* m_calendar;
    QList<int> m_days;
    QList<StoredCertificate> m_candidates; ///< all certificates of applications
    QString m_servers;                     ///< last asked, "host:port, host:port"
};

} // namespace pupitre::ui
