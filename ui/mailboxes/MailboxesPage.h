#pragma once

#include "core/mailbox/ChangeSet.h"
#include "ui/common/WorkbenchPage.h"

#include <QTimer>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class MailboxListModel;
class PageHeader;
class StatusBadge;

/// The workbench of mailboxes: list, search, import by a reviewed plan, creation, edition, suspension, export.
class MailboxesPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit MailboxesPage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;
    /// `key`: an address.
    void openObject(const QString& key) override;

private:
    void buildActions();
    QWidget* buildList();
    QWidget* buildDetail();
    void applyFilter();
    void showSelected();
    void updateAvailability();
    std::optional<Mailbox> selected() const;
    void startImport();
    void planImport(const QString& path);
    void showPlan(const std::shared_ptr<const ChangePlan>& plan, const QString& path);
    void applyPlan(const std::shared_ptr<const ChangePlan>& plan);
    void startExport();
    void edit(const Mailbox& mailbox);
    void suspendOrReactivate();
    void closeForGood();
    void changeStatus(const QString& title, std::function<Result<void>(Workspace&)> act);

    PageHeader* m_header;
    QStackedWidget* m_stack;
    MailboxListModel* m_model;
    QTableView* m_table;
    QLineEdit* m_search;
    QComboBox* m_type;
    QComboBox* m_status;
    QTimer m_typing;
    QLabel* m_detailTitle;
    StatusBadge* m_detailStatus;
    QFormLayout* m_detailForm;
    QString m_wanted;    ///< the address to select once the list is loaded
    qint64 m_total = -1; ///< mailboxes in all, whatever the filter

    QAction* m_import;
    QAction* m_new;
    QAction* m_export;
    QAction* m_edit;
    QAction* m_suspend;
    QAction* m_close;
    QAction* m_domains;
};

} // namespace pupitre::ui
