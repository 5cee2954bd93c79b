#include "ui/mailboxes/MailboxListView.h"

#include "core/mailbox/Holders.h"
#include "core/mailbox/LifeCycle.h"
#include "core/mailbox/MailboxRegistry.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/mailboxes/MailboxListModel.h"
#include "ui/mailboxes/MailboxText.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

MailboxListView::MailboxListView(const AppContext& context, const QList<QAction*>& rowActions, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new MailboxListModel(context.workspace, this))
{
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList(rowActions));
    splitter->addWidget(buildDetail(rowActions));
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({820, 330});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->addWidget(splitter);
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &MailboxListView::applyFilter);
    connect(m_model, &MailboxListModel::failed, this,
            [this](const Error& error) { m_context.dialogs.showError(this, error); });
    connect(m_model, &MailboxListModel::loaded, this, &MailboxListView::takeCount);
}

QWidget* MailboxListView::buildList(const QList<QAction*>& rowActions)
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
    prepareRowTable(m_table, QStringLiteral("mailboxTable"), tr("Mailboxes"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(MailboxListModel::Type, new BadgeDelegate(m_table));
    m_table->setItemDelegateForColumn(MailboxListModel::Status, new BadgeDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setSectionResizeMode(MailboxListModel::Address, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{MailboxListModel::Type, 70},
                                        {MailboxListModel::Holder, 170},
                                        {MailboxListModel::Service, 108},
                                        {MailboxListModel::Status, 104},
                                        {MailboxListModel::RedList, 92}})
        m_table->setColumnWidth(column, width);
    m_table->horizontalHeader()->setSortIndicator(MailboxListModel::Address, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->addActions(rowActions);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(filters);
    column->addWidget(m_table, 1);

    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_type, &QComboBox::currentIndexChanged, this, &MailboxListView::applyFilter);
    connect(m_status, &QComboBox::currentIndexChanged, this, &MailboxListView::applyFilter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &MailboxListView::showSelected);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MailboxListView::selectionChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &MailboxListView::showSelected);
    connect(m_table, &QTableView::activated, rowActions.first(), &QAction::trigger);
    return panel;
}

QWidget* MailboxListView::buildDetail(const QList<QAction*>& rowActions)
{
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("mailboxDetail"));
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(290);
    m_title = new QLabel(card);
    m_title->setObjectName(QStringLiteral("mailboxDetailTitle"));
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_badge = new StatusBadge(card);
    auto* rows = new QWidget(card);
    m_form = new QFormLayout(rows);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(8);
    m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    auto* scroll = new QScrollArea(card);
    scroll->setWidget(rows);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* buttons = new QHBoxLayout;
    for (QAction* action : rowActions.first(std::min<qsizetype>(2, rowActions.size())))
        buttons->addWidget(actionButton(action, false, card));
    buttons->addStretch();
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_badge);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    return card;
}

void MailboxListView::reload()
{
    m_model->reload();
}

void MailboxListView::search(const QString& text)
{
    m_search->setText(text);
}

void MailboxListView::applyFilter()
{
    MailboxFilter filter;
    filter.text = m_search->text().trimmed();
    if (m_type->currentIndex() > 0)
        filter.type = static_cast<MailboxType>(m_type->currentData().toInt());
    if (m_status->currentIndex() > 0)
        filter.status = static_cast<MailboxStatus>(m_status->currentData().toInt());
    m_model->setFilter(filter);
}

bool MailboxListView::isFiltered() const
{
    return !m_model->filter().isEmpty();
}

void MailboxListView::takeCount(qint64 count)
{
    m_shown = count;
    if (!isFiltered())
        m_total = count;
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
    Q_EMIT loaded(count, m_total);
}

std::optional<Mailbox> MailboxListView::selected() const
{
    return m_model->mailboxAt(m_table->currentIndex().row());
}

qint64 MailboxListView::selectedCount() const
{
    qint64 count = 0;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        count += range.height();
    return count;
}

std::function<Result<BulkEdit>(Workspace&)> MailboxListView::scope() const
{
    QList<std::pair<int, int>> ranges;
    if (selectedCount() > 1 && selectedCount() < m_model->rowCount()) {
        for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
            ranges.append({range.top(), range.height()});
    }
    return [ranges, filter = m_model->filter(), order = m_model->order(),
            descending = m_model->isDescending()](Workspace& workspace) -> Result<BulkEdit> {
        BulkEdit edit;
        edit.filter = filter;
        for (const auto& [first, rows] : ranges) {
            auto page = MailboxRegistry(workspace).page(filter, order, descending, first, rows);
            if (!page)
                return fail(page.error());
            for (const Mailbox& mailbox : *page)
                edit.addresses.append(mailbox.address);
        }
        return edit;
    };
}

void MailboxListView::showSelected()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    const auto mailbox = selected();
    m_title->setText(mailbox ? mailbox->address : tr("No mailbox chosen"));
    m_badge->setState(mailbox ? shownStatus(mailbox->status) : QString(),
                      mailbox ? toneOf(mailbox->status) : Tone::Neutral);
    Q_EMIT selectionChanged();
    if (!mailbox)
        return;
    const auto row = [this](const QString& name, const QString& value) {
        addDetail(name, value);
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
    if (mailbox->type == MailboxType::Personal)
        row(tr("Kind"), personalKind(*mailbox) == PersonalKind::Professional
                            ? tr("under the holder's sole responsibility")
                            : tr("identity registered by the structure, which answers for its use"));
    showLife(*mailbox);
}

void MailboxListView::addDetail(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* key = new QLabel(name);
    key->setProperty("role", QStringLiteral("muted"));
    auto* text = new QLabel(value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_form->addRow(key, text);
}

// What stands in other tables comes an instant later, if the mailbox is still the chosen one.
void MailboxListView::showLife(const Mailbox& mailbox)
{
    struct More
    {
        MailboxLife life;
        QList<Holder> holders;
        QList<BoundSubject> subjects;
    };
    auto* task = new Task<More>(QString(), this);
    const int request = ++m_detailRequest;
    task->start(
        [&workspace = m_context.workspace, address = mailbox.address](const TaskContext&) -> Result<More> {
            const Holders holders(workspace);
            auto life = LifeCycle(workspace).of(address);
            auto people = holders.list(address);
            auto subjects = holders.subjects(address);
            if (!life || !people || !subjects)
                return fail(!life ? life.error() : !people ? people.error() : subjects.error());
            return More{*life, *people, *subjects};
        },
        this,
        [this, task, request](const Result<More>& more) {
            task->deleteLater();
            if (!more || request != m_detailRequest)
                return; // chosen away from, or removed meanwhile: the list says so itself
            QStringList people;
            for (const Holder& holder : more->holders)
                people.append((holder.givenName + QLatin1Char(' ') + holder.surname + QStringLiteral(" (") +
                               holder.personId + QLatin1Char(')'))
                                  .trimmed());
            QStringList names;
            for (const BoundSubject& subject : more->subjects)
                names.append(subject.dn);
            const auto day = [](const QString& iso) {
                return iso.isEmpty() ? QString() : shownDate(QDateTime::fromString(iso, Qt::ISODate));
            };
            addDetail(tr("Other holders"), people.join(QLatin1Char('\n')));
            addDetail(tr("Certificates"), names.join(QLatin1Char('\n')));
            addDetail(tr("Created"), day(more->life.createdAt));
            addDetail(tr("Last authentication"), day(more->life.lastSeen));
            addDetail(tr("Closing announced for"), more->life.closingOn.isValid()
                                                       ? QLocale().toString(more->life.closingOn, QLocale::LongFormat)
                                                       : QString());
            addDetail(tr("Purged"), day(more->life.purgedAt));
        });
}

} // namespace pupitre::ui
