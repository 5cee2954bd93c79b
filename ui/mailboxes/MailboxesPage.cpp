#include "ui/mailboxes/MailboxesPage.h"

#include "core/base/AtomicFile.h"
#include "core/mailbox/MailboxRegistry.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/BulkEditDialog.h"
#include "ui/mailboxes/ChangeFlow.h"
#include "ui/mailboxes/ChangeSetsView.h"
#include "ui/mailboxes/DirectoryView.h"
#include "ui/mailboxes/DomainsDialog.h"
#include "ui/mailboxes/HoldersDialog.h"
#include "ui/mailboxes/LifeCycleView.h"
#include "ui/mailboxes/MailboxForm.h"
#include "ui/mailboxes/MailboxListView.h"
#include "ui/mailboxes/MailboxText.h"
#include "ui/mailboxes/PublishView.h"
#include "ui/mailboxes/WhiteListView.h"

#include <QFileInfo>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

MailboxesPage::MailboxesPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("mailboxes"), parent)
    , m_flow(new ChangeFlow(context, this))
    , m_header(new PageHeader(tr("Mailboxes"), this))
    , m_tabs(new QTabWidget(this))
    , m_stack(new QStackedWidget(this))
{
    buildActions();
    m_list = new MailboxListView(context, {m_edit, m_suspend, m_holders, m_close, m_editSeveral}, this);
    m_changeSets = new ChangeSetsView(context, *m_flow, this);
    m_life = new LifeCycleView(context, *m_flow, this);
    m_directory = new DirectoryView(context, this);
    m_publish = new PublishView(context, this);
    m_whiteList = new WhiteListView(context, this);
    m_stack->addWidget(new EmptyState(QStringLiteral("mailboxes"), tr("No mailbox yet"),
                                      tr("Import the mailboxes you manage from a CSV file: it is checked as a whole "
                                         "and nothing changes before you have "
                                         "read the plan. You can also create them one by one."),
                                      m_import, this));
    m_stack->addWidget(m_list);
    m_stack->setCurrentIndex(1);
    m_tabs->setObjectName(QStringLiteral("mailboxTabs"));
    m_tabs->setAccessibleName(tr("Views of the mailboxes"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_stack, tr("List"));
    m_tabs->addTab(m_changeSets, tr("Change sets"));
    m_tabs->addTab(m_life, tr("Life cycle"));
    m_tabs->addTab(m_directory, tr("Directory"));
    m_tabs->addTab(m_publish, tr("Publishing"));
    m_tabs->addTab(m_whiteList, tr("White list"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_tabs, 1);
    connect(m_list, &MailboxListView::loaded, this, &MailboxesPage::showCount);
    connect(m_list, &MailboxListView::selectionChanged, this, &MailboxesPage::updateAvailability);
    connect(m_flow, &ChangeFlow::changed, this, &MailboxesPage::afterChange);
    connect(m_changeSets, &ChangeSetsView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_life, &LifeCycleView::changed, this, &MailboxesPage::afterChange);
    connect(m_directory, &DirectoryView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_publish, &PublishView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_whiteList, &WhiteListView::changed, this, &WorkbenchPage::workspaceChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MailboxesPage::refresh);
    updateAvailability();
}

void MailboxesPage::buildActions()
{
    m_import = addCommand(QStringLiteral("mailboxImport"), tr("Import…"), QStringLiteral("import"),
                          QKeySequence(Qt::CTRL | Qt::Key_I));
    m_new = addCommand(QStringLiteral("mailboxNew"), tr("New mailbox…"), QStringLiteral("add"), QKeySequence::New);
    m_export = addCommand(QStringLiteral("mailboxExport"), tr("Export…"), QStringLiteral("export"),
                          QKeySequence(Qt::CTRL | Qt::Key_E));
    m_edit = addCommand(QStringLiteral("mailboxEdit"), tr("Edit…"), QStringLiteral("edit"), QKeySequence(Qt::Key_F2));
    m_editSeveral = addCommand(QStringLiteral("mailboxEditSeveral"), tr("Edit several…"), QStringLiteral("edit"),
                               QKeySequence(Qt::CTRL | Qt::Key_B));
    m_suspend = addCommand(QStringLiteral("mailboxSuspend"), tr("Suspend…"), QStringLiteral("pause"));
    m_close = addCommand(QStringLiteral("mailboxClose"), tr("Close for good…"), QStringLiteral("cross"));
    m_holders = addCommand(QStringLiteral("mailboxHolders"), tr("Holders…"), QStringLiteral("user"));
    m_domains = addCommand(QStringLiteral("mailboxDomains"), tr("Domains…"), QStringLiteral("settings"));
    connect(m_import, &QAction::triggered, this, &MailboxesPage::startImport);
    connect(m_export, &QAction::triggered, this, &MailboxesPage::startExport);
    connect(m_new, &QAction::triggered, this, [this] { edit(Mailbox()); });
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const auto mailbox = m_list->selected())
            edit(*mailbox);
    });
    connect(m_holders, &QAction::triggered, this, [this] {
        const auto mailbox = m_list->selected();
        if (!mailbox)
            return;
        auto* dialog = new HoldersDialog(context(), *mailbox, this);
        connect(dialog, &HoldersDialog::changed, this, [this, address = mailbox->address] {
            m_list->choose(address);
            m_list->reload();
        });
        context().dialogs.show(dialog);
    });
    connect(m_editSeveral, &QAction::triggered, this, &MailboxesPage::editSeveral);
    connect(m_suspend, &QAction::triggered, this, &MailboxesPage::suspendOrReactivate);
    connect(m_close, &QAction::triggered, this, &MailboxesPage::closeForGood);
    connect(m_domains, &QAction::triggered, this,
            [this] { context().dialogs.show(new DomainsDialog(context(), this)); });
    m_header->addAction(m_domains);
    m_header->addAction(m_editSeveral);
    m_header->addAction(m_export);
    m_header->addAction(m_new);
    m_header->addAction(m_import, true);
}

void MailboxesPage::refresh()
{
    if (m_tabs->currentWidget() == m_changeSets)
        m_changeSets->refresh();
    else if (m_tabs->currentWidget() == m_life)
        m_life->refresh();
    else if (m_tabs->currentWidget() == m_directory)
        m_directory->refresh();
    else if (m_tabs->currentWidget() == m_publish)
        m_publish->refresh();
    else if (m_tabs->currentWidget() == m_whiteList)
        m_whiteList->refresh();
    else
        m_list->reload();
}

void MailboxesPage::openObject(const QString& key)
{
    m_tabs->setCurrentWidget(m_stack);
    m_list->choose(key);
    m_list->search(key);
}

void MailboxesPage::afterChange()
{
    m_list->reload();
    if (m_tabs->currentWidget() != m_stack)
        refresh();
    Q_EMIT workspaceChanged();
}

void MailboxesPage::showCount(qint64 count, qint64 total)
{
    m_total = total;
    m_header->setSubtitle(
        m_list->isFiltered()
            ? tr("%1 of %2 mailboxes").arg(shownNumber(count), total < 0 ? QStringLiteral("…") : shownNumber(total))
            : tr("%n mailbox(es)", nullptr, static_cast<int>(count))
                  .replace(QString::number(count), shownNumber(count)));
    m_stack->setCurrentIndex(!m_list->isFiltered() && count == 0 ? 0 : 1);
    updateAvailability();
}

void MailboxesPage::updateAvailability()
{
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const auto mailbox = m_list->selected();
    const QString none = mailbox ? QString() : tr("Choose a mailbox first.");
    const QString closed =
        mailbox && mailbox->status == MailboxStatus::Closed ? tr("This mailbox is closed for good.") : QString();
    const auto first = [](const QStringList& reasons) {
        for (const QString& reason : reasons) {
            if (!reason.isEmpty())
                return reason;
        }
        return QString();
    };
    for (QAction* action : {m_import, m_new, m_domains})
        setAvailable(action, readOnly);
    setAvailable(m_export, m_total == 0 ? tr("There is nothing to export yet.") : QString());
    setAvailable(m_edit, first({readOnly, none}));
    setAvailable(m_editSeveral, first({readOnly, m_list->shownCount() == 0 ? tr("No mailbox is shown.") : QString()}));
    const bool suspended = mailbox && mailbox->status == MailboxStatus::Suspended;
    m_suspend->setText(suspended ? tr("Reactivate") : tr("Suspend…"));
    m_suspend->setIcon(icon(suspended ? QStringLiteral("play") : QStringLiteral("pause")));
    setAvailable(m_suspend, first({readOnly, none, closed}));
    setAvailable(m_close, first({readOnly, none, closed}));
    setAvailable(m_holders, first({none, mailbox && mailbox->type == MailboxType::Personal
                                             ? tr("A personal mailbox has one holder.")
                                             : QString()}));
}

void MailboxesPage::startImport()
{
    context().dialogs.openFile(this, tr("Import mailboxes"), tr("Tables (*.csv *.txt *.xlsx);;All files (*)"),
                               [this](const QString& path) { planFile(path); });
}

void MailboxesPage::planFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    m_flow->review(tr("Reading %1").arg(name), tr("Import plan — %1").arg(name), tr("%1 was not imported").arg(name),
                   [path](Workspace& workspace, const TaskContext& task) { return planImport(workspace, path, task); });
}

void MailboxesPage::editSeveral()
{
    const qint64 chosen = m_list->selectedCount();
    const qint64 count = chosen > 1 ? chosen : m_list->shownCount();
    auto* dialog = new BulkEditDialog(BulkEdit(), count, this);
    connect(dialog, &BulkEditDialog::planRequested, this, [this, scope = m_list->scope()](const BulkEdit& asked) {
        m_flow->review(tr("Planning the edit"), tr("Edit plan"), tr("Nothing was edited"),
                       [scope, asked](Workspace& workspace, const TaskContext& task) -> Result<ChangePlan> {
                           auto edit = scope(workspace);
                           if (!edit)
                               return fail(edit.error());
                           edit->values = asked.values;
                           edit->reason = asked.reason;
                           auto database = workspace.database();
                           return database ? planBulkEdit(*database, *edit, task) : fail(database.error());
                       });
    });
    context().dialogs.show(dialog);
}

void MailboxesPage::startExport()
{
    context().dialogs.saveFile(
        this, tr("Export the mailboxes"), QStringLiteral("bal.csv"), tr("CSV (*.csv);;Excel (*.xlsx)"),
        [this](const QString& path) {
            context().tasks.run<qint64>(
                tr("Exporting the mailboxes"),
                [&workspace = context().workspace, path](const TaskContext& task) {
                    Result<qint64> written = 0;
                    auto done = writeAtomically(path, [&](QIODevice& device) -> Result<void> {
                        const bool workbook = path.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
                        written = workbook ? exportMailboxesXlsx(workspace, device, task)
                                           : exportMailboxes(workspace, device, task);
                        return written ? Result<void>() : fail(written.error());
                    });
                    return done ? written : fail(done.error());
                },
                this,
                [this](const Result<qint64>& written) {
                    if (!written && written.error().code() != ErrorCode::Cancelled)
                        context().dialogs.showError(this, written.error());
                    else if (written)
                        m_header->setSubtitle(tr("%n mailbox(es) exported", nullptr, static_cast<int>(*written)));
                });
        });
}

void MailboxesPage::edit(const Mailbox& mailbox)
{
    auto* form = new MailboxForm(context(), mailbox, this);
    connect(form, &MailboxForm::saved, this, [this](const QString& address) {
        m_list->choose(address);
        afterChange();
    });
    context().dialogs.show(form);
}

void MailboxesPage::suspendOrReactivate()
{
    const auto mailbox = m_list->selected();
    if (!mailbox)
        return;
    const QString address = mailbox->address;
    if (mailbox->status == MailboxStatus::Suspended) {
        changeStatus(tr("Reactivating %1").arg(address),
                     [address](Workspace& workspace) { return MailboxRegistry(workspace).reactivate(address); });
        return;
    }
    context().dialogs.askText(
        this, tr("Suspend a mailbox"), tr("Why is %1 suspended? The reason goes to the audit journal.").arg(address),
        tr("Suspend"), [this, address](const QString& reason) {
            changeStatus(tr("Suspending %1").arg(address), [address, reason](Workspace& workspace) {
                return MailboxRegistry(workspace).suspend(address, reason);
            });
        });
}

void MailboxesPage::closeForGood()
{
    const auto mailbox = m_list->selected();
    if (!mailbox)
        return;
    context().dialogs.askText(
        this, tr("Close a mailbox for good"),
        tr("Why is %1 closed? This cannot be undone; its address stays reserved.").arg(mailbox->address),
        tr("Close for good"), [this, address = mailbox->address](const QString& reason) {
            changeStatus(tr("Closing %1").arg(address), [address, reason](Workspace& workspace) {
                return MailboxRegistry(workspace).close(address, reason);
            });
        });
}

void MailboxesPage::changeStatus(const QString& title, std::function<Result<void>(Workspace&)> act)
{
    const auto mailbox = m_list->selected();
    m_list->choose(mailbox ? mailbox->address : QString());
    context().tasks.run<void>(
        title, [&workspace = context().workspace, act = std::move(act)](const TaskContext&) { return act(workspace); },
        this,
        [this](const Result<void>& done) {
            if (!done)
                context().dialogs.showError(this, done.error());
            afterChange();
        });
}

} // namespace pupitre::ui
