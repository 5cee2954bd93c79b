#include "ui/mailboxes/MailboxesPage.h"

#include "core/base/AtomicFile.h"
#include "core/mailbox/MailboxRegistry.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/DomainsDialog.h"
#include "ui/mailboxes/ImportDialog.h"
#include "ui/mailboxes/MailboxForm.h"
#include "ui/mailboxes/MailboxListModel.h"
#include "ui/mailboxes/MailboxText.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

MailboxesPage::MailboxesPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("mailboxes"), parent)
    , m_header(new PageHeader(tr("Mailboxes"), this))
    , m_stack(new QStackedWidget(this))
    , m_model(new MailboxListModel(context.workspace, this))
{
    buildActions();
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({820, 330});
    m_stack->addWidget(new EmptyState(QStringLiteral("mailboxes"), tr("No mailbox yet"),
                                      tr("Import the mailboxes you manage from a CSV file: it is checked as a whole "
                                         "and nothing changes before you have "
                                         "read the plan. You can also create them one by one."),
                                      m_import, this));
    m_stack->addWidget(splitter);
    m_stack->setCurrentIndex(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(16);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &MailboxesPage::applyFilter);
    connect(m_model, &MailboxListModel::failed, this,
            [this](const Error& error) { this->context().dialogs.showError(this, error); });
    connect(m_model, &MailboxListModel::loaded, this, [this](qint64 count) {
        const MailboxFilter& filter = m_model->filter();
        const bool filtered = !filter.text.isEmpty() || filter.type || filter.status;
        if (!filtered)
            m_total = count;
        m_header->setSubtitle(
            filtered ? tr("%1 of %2 mailboxes")
                           .arg(shownNumber(count), m_total < 0 ? QStringLiteral("…") : shownNumber(m_total))
                     : tr("%n mailbox(es)", nullptr, static_cast<int>(count))
                           .replace(QString::number(count), shownNumber(count)));
        m_stack->setCurrentIndex(!filtered && count == 0 ? 0 : 1);
        int row = count > 0 ? 0 : -1;
        for (int i = 0; !m_wanted.isEmpty() && i < m_model->rowCount(); ++i) {
            const auto mailbox = m_model->mailboxAt(i);
            if (!mailbox)
                break; // beyond the first page
            if (mailbox->address == m_wanted)
                row = i;
        }
        m_wanted.clear();
        m_table->setCurrentIndex(m_model->index(row, 0));
        showSelected();
        updateAvailability();
    });
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
    m_suspend = addCommand(QStringLiteral("mailboxSuspend"), tr("Suspend…"), QStringLiteral("pause"));
    m_close = addCommand(QStringLiteral("mailboxClose"), tr("Close for good…"), QStringLiteral("cross"));
    m_domains = addCommand(QStringLiteral("mailboxDomains"), tr("Domains…"), QStringLiteral("settings"));
    connect(m_import, &QAction::triggered, this, &MailboxesPage::startImport);
    connect(m_export, &QAction::triggered, this, &MailboxesPage::startExport);
    connect(m_new, &QAction::triggered, this, [this] { edit(Mailbox()); });
    connect(m_edit, &QAction::triggered, this, [this] {
        if (const auto mailbox = selected())
            edit(*mailbox);
    });
    connect(m_suspend, &QAction::triggered, this, &MailboxesPage::suspendOrReactivate);
    connect(m_close, &QAction::triggered, this, &MailboxesPage::closeForGood);
    connect(m_domains, &QAction::triggered, this,
            [this] { context().dialogs.show(new DomainsDialog(context(), this)); });
    m_header->addAction(m_domains);
    m_header->addAction(m_export);
    m_header->addAction(m_new);
    m_header->addAction(m_import, true);
}

QWidget* MailboxesPage::buildList()
{
    auto* panel = new QWidget(this);
    m_search = new QLineEdit(panel);
    m_search->setObjectName(QStringLiteral("mailboxSearch"));
    m_search->setAccessibleName(tr("Search the mailboxes"));
    m_search->setPlaceholderText(tr("Search: address, name, identifier, service…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_type = new QComboBox(panel);
    m_type->setObjectName(QStringLiteral("mailboxTypeFilter"));
    m_type->setAccessibleName(tr("Type shown"));
    m_type->addItem(tr("All types"));
    for (const auto type :
         {MailboxType::Personal, MailboxType::Organisational, MailboxType::Applicative, MailboxType::Cabinet})
        m_type->addItem(shownType(type), static_cast<int>(type));
    m_status = new QComboBox(panel);
    m_status->setObjectName(QStringLiteral("mailboxStatusFilter"));
    m_status->setAccessibleName(tr("Status shown"));
    m_status->addItem(tr("All statuses"));
    for (const auto status : {MailboxStatus::Active, MailboxStatus::Suspended, MailboxStatus::Closed})
        m_status->addItem(shownStatus(status), static_cast<int>(status));
    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_search, 1);
    filters->addWidget(m_type);
    filters->addWidget(m_status);

    m_table = new QTableView(panel);
    m_table->setObjectName(QStringLiteral("mailboxTable"));
    m_table->setAccessibleName(tr("Mailboxes"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(MailboxListModel::Type, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(MailboxListModel::Status, new BadgeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(MailboxListModel::Address, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{MailboxListModel::Type, 70},
                                        {MailboxListModel::Holder, 142},
                                        {MailboxListModel::Service, 108},
                                        {MailboxListModel::Status, 104},
                                        {MailboxListModel::RedList, 92}})
        m_table->setColumnWidth(column, width);
    m_table->horizontalHeader()->setSortIndicator(MailboxListModel::Address, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->addActions({m_edit, m_suspend, m_close});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(filters);
    column->addWidget(m_table, 1);

    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_type, &QComboBox::currentIndexChanged, this, &MailboxesPage::applyFilter);
    connect(m_status, &QComboBox::currentIndexChanged, this, &MailboxesPage::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MailboxesPage::showSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MailboxesPage::showSelected);
    connect(m_table, &QTableView::activated, m_edit, &QAction::trigger);
    return panel;
}

QWidget* MailboxesPage::buildDetail()
{
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("mailboxDetail"));
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(290);
    m_detailTitle = new QLabel(card);
    m_detailTitle->setObjectName(QStringLiteral("mailboxDetailTitle"));
    m_detailTitle->setProperty("role", QStringLiteral("section"));
    m_detailTitle->setWordWrap(true);
    m_detailTitle->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detailStatus = new StatusBadge(card);
    auto* rows = new QWidget(card);
    m_detailForm = new QFormLayout(rows);
    m_detailForm->setContentsMargins(0, 0, 0, 0);
    m_detailForm->setVerticalSpacing(8);
    m_detailForm->setRowWrapPolicy(QFormLayout::WrapAllRows);
    auto* scroll = new QScrollArea(card);
    scroll->setWidget(rows);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(actionButton(m_edit, false, card));
    buttons->addWidget(actionButton(m_suspend, false, card));
    buttons->addStretch();
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_detailTitle);
    column->addWidget(m_detailStatus);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    return card;
}

void MailboxesPage::refresh()
{
    m_model->reload();
}

void MailboxesPage::openObject(const QString& key)
{
    m_wanted = key;
    m_search->setText(key);
}

void MailboxesPage::applyFilter()
{
    MailboxFilter filter;
    filter.text = m_search->text().trimmed();
    if (m_type->currentIndex() > 0)
        filter.type = static_cast<MailboxType>(m_type->currentData().toInt());
    if (m_status->currentIndex() > 0)
        filter.status = static_cast<MailboxStatus>(m_status->currentData().toInt());
    m_model->setFilter(filter);
}

std::optional<Mailbox> MailboxesPage::selected() const
{
    return m_model->mailboxAt(m_table->currentIndex().row());
}

void MailboxesPage::showSelected()
{
    while (m_detailForm->rowCount() > 0)
        m_detailForm->removeRow(0);
    const auto mailbox = selected();
    m_detailTitle->setText(mailbox ? mailbox->address : tr("No mailbox chosen"));
    m_detailStatus->setState(mailbox ? shownStatus(mailbox->status) : QString(),
                             mailbox ? toneOf(mailbox->status) : Tone::Neutral);
    updateAvailability();
    if (!mailbox)
        return;
    const auto row = [this](const QString& name, const QString& value) {
        if (value.isEmpty())
            return;
        auto* key = new QLabel(name);
        key->setProperty("role", QStringLiteral("muted"));
        auto* text = new QLabel(value);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_detailForm->addRow(key, text);
    };
    row(shownField(QStringLiteral("type")), shownType(mailbox->type));
    row(tr("Reason"), mailbox->statusReason);
    row(tr("Holder"), (mailbox->givenName + QLatin1Char(' ') + mailbox->surname).trimmed());
    row(shownField(QStringLiteral("identifiant_pp")), mailbox->personId);
    row(shownField(QStringLiteral("identifiant_structure")), mailbox->structureId);
    row(shownField(QStringLiteral("service")), mailbox->service);
    row(shownField(QStringLiteral("responsable")), mailbox->responsible);
    row(shownField(QStringLiteral("description")), mailbox->description);
    row(shownField(QStringLiteral("liste_rouge")),
        mailbox->redList ? tr("Yes: not published in the directory") : tr("No"));
}

void MailboxesPage::updateAvailability()
{
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const auto mailbox = selected();
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
    const bool suspended = mailbox && mailbox->status == MailboxStatus::Suspended;
    m_suspend->setText(suspended ? tr("Reactivate") : tr("Suspend…"));
    m_suspend->setIcon(icon(suspended ? QStringLiteral("play") : QStringLiteral("pause")));
    setAvailable(m_suspend, first({readOnly, none, closed}));
    setAvailable(m_close, first({readOnly, none, closed}));
}

void MailboxesPage::startImport()
{
    context().dialogs.openFile(this, tr("Import mailboxes"), tr("Tables (*.csv *.txt);;All files (*)"),
                               [this](const QString& path) { planImport(path); });
}

void MailboxesPage::planImport(const QString& path)
{
    using Plan = std::shared_ptr<const ChangePlan>;
    context().tasks.run<Plan>(
        tr("Reading %1").arg(QFileInfo(path).fileName()),
        [&workspace = context().workspace, path](const TaskContext& task) -> Result<Plan> {
            auto database = workspace.database();
            if (!database)
                return fail(database.error());
            auto domains = OperatorDomains::load(*database);
            if (!domains)
                return fail(domains.error());
            auto file = readMailboxCsv(path, *domains, task);
            if (!file)
                return fail(file.error());
            auto plan = planChanges(*database, path, std::move(*file), task);
            if (!plan)
                return fail(plan.error());
            return std::make_shared<const ChangePlan>(std::move(*plan));
        },
        this,
        [this, path](const Result<Plan>& plan) {
            if (plan)
                showPlan(*plan, path);
            else if (plan.error().code() != ErrorCode::Cancelled)
                context().dialogs.showError(this, plan.error());
        });
}

void MailboxesPage::showPlan(const std::shared_ptr<const ChangePlan>& plan, const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    if (!plan->errors.isEmpty()) {
        context().dialogs.showErrors(this, tr("%1 was not imported").arg(name), plan->errors);
        return;
    }
    auto* dialog = new ImportDialog(plan, name, this);
    connect(dialog, &ImportDialog::applyRequested, this, [this, plan] { applyPlan(plan); });
    context().dialogs.show(dialog);
}

void MailboxesPage::applyPlan(const std::shared_ptr<const ChangePlan>& plan)
{
    context().tasks.run<AppliedChanges>(
        tr("Applying %n change(s)", nullptr, static_cast<int>(plan->changes.size())),
        [&workspace = context().workspace, plan](const TaskContext& task) {
            return applyChanges(workspace, *plan, task);
        },
        this,
        [this](const Result<AppliedChanges>& applied) {
            if (!applied) {
                context().dialogs.showError(this, applied.error());
            } else if (applied->stopped) {
                context().dialogs.inform(this, tr("The import stopped half-way"),
                                         tr("%1 mailboxes were created and %2 changed before it stopped. Import the "
                                            "same file again to do the rest.")
                                             .arg(shownNumber(applied->created), shownNumber(applied->updated)));
            }
            refresh();
            Q_EMIT workspaceChanged();
        });
}

void MailboxesPage::startExport()
{
    context().dialogs.saveFile(
        this, tr("Export the mailboxes"), QStringLiteral("bal.csv"), tr("CSV (*.csv)"), [this](const QString& path) {
            context().tasks.run<qint64>(
                tr("Exporting the mailboxes"),
                [&workspace = context().workspace, path](const TaskContext& task) {
                    Result<qint64> written = 0;
                    auto done = writeAtomically(path, [&](QIODevice& device) -> Result<void> {
                        written = exportMailboxes(workspace, device, task);
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
        m_wanted = address;
        refresh();
        Q_EMIT workspaceChanged();
    });
    context().dialogs.show(form);
}

void MailboxesPage::suspendOrReactivate()
{
    const auto mailbox = selected();
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
    const auto mailbox = selected();
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
    const auto mailbox = selected();
    m_wanted = mailbox ? mailbox->address : QString();
    context().tasks.run<void>(
        title, [&workspace = context().workspace, act = std::move(act)](const TaskContext&) { return act(workspace); },
        this,
        [this](const Result<void>& done) {
            if (!done)
                context().dialogs.showError(this, done.error());
            refresh();
            Q_EMIT workspaceChanged();
        });
}

} // namespace pupitre::ui
