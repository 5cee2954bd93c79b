#include "ui/mailboxes/LifeCycleView.h"

#include "core/base/AtomicFile.h"
#include "core/base/ICalendar.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"
#include "ui/mailboxes/ChangeFlow.h"
#include "ui/mailboxes/MailboxText.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMap>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int shownDue = 2000;

struct LifeCyclePicture
{
    QList<DueItem> items;
    qint64 total = 0;
    qint64 closings = 0;
    LifeCycleRules rules;
};

Result<LifeCyclePicture> lifeCyclePictureOf(Workspace& workspace, const QDate& until)
{
    const LifeCycle cycle(workspace);
    LifeCyclePicture picture;
    auto items = cycle.due(until, shownDue);
    auto total = cycle.dueCount(until);
    auto closings = cycle.planClosings();
    auto rules = LifeCycleRules::load(workspace);
    if (!items || !total || !closings || !rules)
        return fail(!items ? items.error() : !total ? total.error() : !closings ? closings.error() : rules.error());
    return LifeCyclePicture{*items, *total, closings->changes.size(), *rules};
}

} // namespace

void DueModel::setItems(const QList<DueItem>& items, const QDate& today)
{
    m_today = today;
    setRows(items);
}

QVariant DueModel::cell(const DueItem& item, int column, int role) const
{
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(item.kind == DueItem::Kind::Notice  ? Tone::Info
                                : item.kind == DueItem::Kind::Close ? Tone::Warning
                                                                    : Tone::Neutral);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Due:
        return QStringLiteral("%1 (%2)").arg(shownDate(item.due.startOfDay()), shownDistance(m_today.daysTo(item.due)));
    case Kind:
        return item.kind == DueItem::Kind::Notice  ? tr("Tell the holder")
               : item.kind == DueItem::Kind::Close ? tr("Close")
                                                   : tr("Purge");
    case Address:
        return item.address;
    case Type:
        return mailboxTypeCode(item.type);
    case Holder:
        return item.holder;
    case Since:
        return shownDate(QDateTime::fromString(item.since, Qt::ISODate));
    default:
        return {};
    }
}

QStringList DueModel::titles() const
{
    return {tr("Due"),  tr("What to do"),          tr("Address"),
            tr("Type"), tr("Holder or structure"), tr("Inactive or closed since")};
}

LifeCycleView::LifeCycleView(const AppContext& context, ChangeFlow& flow, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_flow(flow)
    , m_model(new DueModel(this))
    , m_table(new QTableView(this))
    , m_horizon(new QComboBox(this))
    , m_summary(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_logins(viewAction(this, QStringLiteral("lifeLogins"), tr("Last logins…"), QStringLiteral("import")))
    , m_notify(viewAction(this, QStringLiteral("lifeNotify"), tr("Notice given…"), QStringLiteral("check")))
    , m_oppose(viewAction(this, QStringLiteral("lifeOppose"), tr("Opposition…"), QStringLiteral("stop")))
    , m_close(viewAction(this, QStringLiteral("lifeClose"), tr("Close due…"), QStringLiteral("lock")))
    , m_purge(viewAction(this, QStringLiteral("lifePurge"), tr("Purge…"), QStringLiteral("remove")))
    , m_calendar(viewAction(this, QStringLiteral("lifeCalendar"), tr("Calendar…"), QStringLiteral("calendar")))
{
    setObjectName(QStringLiteral("lifeCycleView"));
    m_horizon->setObjectName(QStringLiteral("lifeHorizon"));
    m_horizon->setAccessibleName(tr("How far ahead"));
    for (const int days : {0, 30, 90, 365})
        m_horizon->addItem(days == 0 ? tr("Due today") : tr("Due within %1 days").arg(days), days);
    m_horizon->setCurrentIndex(2);
    m_summary->setObjectName(QStringLiteral("lifeSummary"));
    m_summary->setWordWrap(true);
    m_summary->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_table, QStringLiteral("lifeTable"), tr("What falls due"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(DueModel::Kind, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(DueModel::Address, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{DueModel::Due, 220},
                                        {DueModel::Kind, 170},
                                        {DueModel::Type, 64},
                                        {DueModel::Holder, 190},
                                        {DueModel::Since, 210}})
        m_table->setColumnWidth(column, width);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_horizon);
    for (QAction* action : {m_notify, m_oppose, m_close, m_purge})
        bar->addWidget(actionButton(action, false, this));
    bar->addStretch();
    for (QAction* action : {m_calendar, m_logins})
        bar->addWidget(actionButton(action, false, this));
    m_stack->addWidget(new EmptyState(
        QStringLiteral("calendar"), tr("Nothing falls due"),
        tr("Mailboxes nobody opened are found here before one year: their holder is told, may oppose, and "
           "they are closed otherwise. Read the last authentications of your mail system regularly: "
           "without them, inactivity counts from the creation of a mailbox."),
        nullptr, this));
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(bar);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 1);
    connect(m_horizon, &QComboBox::currentIndexChanged, this, &LifeCycleView::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LifeCycleView::updateAvailability);
    connect(m_logins, &QAction::triggered, this, &LifeCycleView::readLogins);
    connect(m_notify, &QAction::triggered, this, &LifeCycleView::notifySelected);
    connect(m_oppose, &QAction::triggered, this, &LifeCycleView::opposeSelected);
    connect(m_purge, &QAction::triggered, this, &LifeCycleView::purgeSelected);
    connect(m_calendar, &QAction::triggered, this, &LifeCycleView::exportCalendar);
    connect(m_close, &QAction::triggered, this, [this] {
        m_flow.review(tr("Looking for closings"), tr("Closings that are due"), tr("Nothing was closed"),
                      [](Workspace& workspace, const TaskContext&) { return LifeCycle(workspace).planClosings(); });
    });
    updateAvailability();
}

const DueItem* LifeCycleView::selected() const
{
    return m_model->at(m_table->currentIndex().row());
}

void LifeCycleView::refresh()
{
    const QDate today = m_context.clock.nowUtc().date();
    const QDate until = today.addDays(m_horizon->currentData().toInt());
    m_context.tasks.run<LifeCyclePicture>(
        tr("Looking for what falls due"),
        [&workspace = m_context.workspace, until](const TaskContext&) { return lifeCyclePictureOf(workspace, until); },
        this,
        [this, today](const Result<LifeCyclePicture>& picture) {
            if (!picture) {
                m_context.dialogs.showError(this, picture.error());
                return;
            }
            m_closings = picture->closings;
            m_model->setItems(picture->items, today);
            m_table->setCurrentIndex(m_model->index(0, 0));
            m_stack->setCurrentIndex(picture->items.isEmpty() ? 0 : 1);
            const LifeCycleRules& rules = picture->rules;
            QString text =
                tr("Rules: the holder is told after %1 days without authentication, at least %2 days before the "
                   "closing, which comes after %3 days.")
                    .arg(rules.noticeDays)
                    .arg(rules.graceDays)
                    .arg(rules.closeDays);
            if (picture->total > picture->items.size())
                text += QLatin1Char(' ') + tr("%1 acts fall due; the %2 most pressing are shown.")
                                               .arg(shownNumber(picture->total), shownNumber(picture->items.size()));
            m_summary->setText(text);
            updateAvailability();
        });
}

void LifeCycleView::updateAvailability()
{
    const DueItem* item = selected();
    const QString readOnly = m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const auto allow = [&](QAction* action, const QString& reason) {
        const QString why = readOnly.isEmpty() || action == m_calendar ? reason : readOnly;
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->text() : why);
    };
    const auto fits = [&](bool kind, const QString& otherwise) {
        return item == nullptr ? tr("Choose a line first.") : kind ? QString() : otherwise;
    };
    allow(m_logins, {});
    allow(m_notify,
          fits(item != nullptr && item->kind == DueItem::Kind::Notice, tr("No notice is due for this mailbox.")));
    allow(m_oppose, fits(item != nullptr && item->kind != DueItem::Kind::Purge, tr("This mailbox is closed.")));
    allow(m_purge, fits(item != nullptr && item->kind == DueItem::Kind::Purge, tr("Only a closed mailbox is purged.")));
    allow(m_close, m_closings > 0 ? QString() : tr("No closing is due today."));
    allow(m_calendar, m_model->rowCount() > 0 ? QString() : tr("Nothing falls due."));
}

void LifeCycleView::act(const QString& title, std::function<Result<void>(Workspace&)> work)
{
    m_context.tasks.run<void>(
        title,
        [&workspace = m_context.workspace, work = std::move(work)](const TaskContext&) { return work(workspace); },
        this,
        [this](const Result<void>& done) {
            if (!done)
                m_context.dialogs.showError(this, done.error());
            refresh();
            Q_EMIT changed();
        });
}

void LifeCycleView::readLogins()
{
    m_context.dialogs.openFile(
        this, tr("Read last authentications"), tr("Last logins (*.csv *.txt *.log);;All files (*)"),
        [this](const QString& path) {
            using Both = std::pair<LifeCycle::Recorded, QList<Error>>;
            m_context.tasks.run<Both>(
                tr("Reading %1").arg(QFileInfo(path).fileName()),
                [&workspace = m_context.workspace, path](const TaskContext& task) -> Result<Both> {
                    auto logins = LastLogins::readFile(path, workspace.clock().nowUtc(), task);
                    if (!logins)
                        return fail(logins.error());
                    if (!logins->errors.isEmpty())
                        return Both{{}, logins->errors};
                    auto recorded = LifeCycle(workspace).record(*logins, QFileInfo(path).fileName(), task);
                    return recorded ? Result<Both>(Both{*recorded, {}}) : fail(recorded.error());
                },
                this,
                [this](const Result<Both>& done) {
                    if (!done) {
                        if (done.error().code() != ErrorCode::Cancelled)
                            m_context.dialogs.showError(this, done.error());
                        return;
                    }
                    if (!done->second.isEmpty())
                        m_context.dialogs.showErrors(this, tr("No authentication was kept"), done->second);
                    else
                        m_context.dialogs.inform(
                            this, tr("Last authentications"),
                            tr("%1 mailboxes seen later than known, %2 addresses unknown, %3 closings "
                               "stopped.")
                                .arg(shownNumber(done->first.updated), shownNumber(done->first.unknown),
                                     shownNumber(done->first.spared)));
                    refresh();
                    Q_EMIT changed();
                });
        });
}

void LifeCycleView::notifySelected()
{
    const DueItem* item = selected();
    if (item == nullptr)
        return;
    m_context.dialogs.askText(
        this, tr("The holder was told"),
        tr("By which channel was the holder of %1 told that it will be closed? The notice sets the "
           "day of the closing.")
            .arg(item->address),
        tr("Keep the notice"), [this, address = item->address](const QString& channel) {
            act(tr("Keeping the notice to %1").arg(address), [address, channel](Workspace& workspace) -> Result<void> {
                auto day = LifeCycle(workspace).notify(address, channel);
                return day ? Result<void>() : fail(day.error());
            });
        });
}

void LifeCycleView::opposeSelected()
{
    const DueItem* item = selected();
    if (item == nullptr)
        return;
    m_context.dialogs.askText(
        this, tr("The holder opposes the closing"),
        tr("What did the holder of %1 say? A new whole period begins.").arg(item->address), tr("Keep the opposition"),
        [this, address = item->address](const QString& reason) {
            act(tr("Keeping the opposition for %1").arg(address),
                [address, reason](Workspace& workspace) { return LifeCycle(workspace).oppose(address, reason); });
        });
}

void LifeCycleView::purgeSelected()
{
    const DueItem* item = selected();
    if (item == nullptr)
        return;
    m_context.dialogs.askText(
        this, tr("Purge a closed mailbox"),
        tr("Why are the personal data of %1 erased? This cannot be undone; its address stays reserved.")
            .arg(item->address),
        tr("Purge"), [this, address = item->address](const QString& reason) {
            act(tr("Purging %1").arg(address),
                [address, reason](Workspace& workspace) { return LifeCycle(workspace).purge(address, reason); });
        });
}

void LifeCycleView::exportCalendar()
{
    QMap<std::pair<QDate, int>, QStringList> days;
    for (int row = 0; const DueItem* item = m_model->at(row); ++row)
        days[{item->due, static_cast<int>(item->kind)}].append(item->address);
    QList<CalendarEvent> events;
    for (auto it = days.begin(); it != days.end(); ++it) {
        const auto kind = static_cast<DueItem::Kind>(it.key().second);
        const auto count = static_cast<int>(it->size());
        CalendarEvent event;
        event.uid =
            QStringLiteral("life-cycle-%1-%2@pupitre").arg(dueKindCode(kind), it.key().first.toString(Qt::ISODate));
        event.day = it.key().first;
        event.summary = kind == DueItem::Kind::Notice  ? tr("%n notice(s) of inactivity to send", nullptr, count)
                        : kind == DueItem::Kind::Close ? tr("%n mailbox(es) to close", nullptr, count)
                                                       : tr("%n mailbox(es) to purge", nullptr, count);
        constexpr qsizetype named = 50;
        event.description = it->mid(0, named).join(QLatin1Char('\n'));
        event.category = QStringLiteral("MSSanté");
        event.alarmDays = {7};
        events.append(event);
    }
    const QByteArray calendar = toICalendar(tr("Life cycle of the mailboxes"), events, m_context.clock.nowUtc());
    m_context.dialogs.saveFile(this, tr("Save the calendar"), QStringLiteral("cycle-de-vie.ics"),
                               tr("Calendars (*.ics)"), [this, calendar](const QString& path) {
                                   auto written = writeAtomically(
                                       path, [&](QIODevice& device) { return writeAll(device, calendar); });
                                   if (!written)
                                       m_context.dialogs.showError(this, written.error());
                               });
}

} // namespace pupitre::ui
