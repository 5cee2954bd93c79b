#pragma once

#include "core/mailbox/ChangeSet.h"
#include "ui/common/WorkbenchPage.h"

class QStackedWidget;
class QTabWidget;

namespace pupitre::ui {

class ChangeFlow;
class ChangeSetsView;
class DirectoryView;
class LifeCycleView;
class MailboxListView;
class PageHeader;
class PublishView;
class WhiteListView;

/// The workbench of mailboxes: the list with its acts (creation, edition, suspension, export, imports and edits of many
/// by a reviewed plan), and beside it, a tab each, what is kept about them.
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
    void showCount(qint64 count, qint64 total);
    void updateAvailability();
    void startImport();
    void planFile(const QString& path);
    void startExport();
    void editSeveral();
    void edit(const Mailbox& mailbox);
    void suspendOrReactivate();
    void closeForGood();
    void changeStatus(const QString& title, std::function<Result<void>(Workspace&)> act);
    void afterChange();

    ChangeFlow* m_flow;
    PageHeader* m_header;
    QTabWidget* m_tabs;
    QStackedWidget* m_stack;
    MailboxListView* m_list = nullptr;
    ChangeSetsView* m_changeSets = nullptr;
    LifeCycleView* m_life = nullptr;
    DirectoryView* m_directory = nullptr;
    PublishView* m_publish = nullptr;
    WhiteListView* m_whiteList = nullptr;
    qint64 m_total = -1; ///< mailboxes in all, whatever the filter

    QAction* m_import = nullptr;
    QAction* m_new = nullptr;
    QAction* m_export = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_editSeveral = nullptr;
    QAction* m_suspend = nullptr;
    QAction* m_close = nullptr;
    QAction* m_holders = nullptr;
    QAction* m_domains = nullptr;
};

} // namespace pupitre::ui
