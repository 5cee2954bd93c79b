#include "ui/certificates/RenewalView.h"

#include "core/base/AtomicFile.h"
#include "core/lps/PresentedChain.h"
#include "core/lps/RunReport.h"
#include "core/pki/CertificateRequest.h"
#include "ui/certificates/CertificateText.h"
#include "ui/certificates/SuccessorDialog.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RenewalText.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

struct Board
{
    QList<int> days;
    QList<RenewalItem> items;
    QList<StoredCertificate> all;
    QStringList servers;
};

Result<Board> boardOf(const Workspace& workspace)
{
    Board board;
    auto days = renewalThresholds(workspace);
    if (!days)
        return fail(days.error());
    auto items = renewalBoard(workspace, *days);
    auto all = CertificateStore(const_cast<Workspace&>(workspace)).list(); // NOLINT: reads alone
    auto servers = deployedCertificates(workspace);
    if (!items || !all || !servers)
        return fail(!items ? items.error() : !all ? all.error() : servers.error());
    board.days = *days;
    board.items = *items;
    board.all = *all;
    for (const DeployedCertificate& server : *servers)
        board.servers.append(server.endpoint);
    return board;
}

qsizetype doneSteps(const RenewalItem& item)
{
    return std::count_if(item.steps.begin(), item.steps.end(), [](const OverlapStep& step) { return step.done; });
}

// Those letters that differ are underlined and bold: readable without colour.
QString markedUp(const QList<NameDifference::Run>& runs)
{
    QString html;
    for (const NameDifference::Run& run : runs)
        html +=
            run.differs ? QStringLiteral("<b><u>%1</u></b>").arg(run.text.toHtmlEscaped()) : run.text.toHtmlEscaped();
    return html;
}

// Asks each and keeps what it presents; those that did not answer come back as errors.
Result<QList<Error>> askServers(Workspace& workspace, const QStringList& endpoints, const TaskContext& task)
{
    QList<Error> failures;
    qint64 done = 0;
    for (const QString& endpoint : endpoints) {
        if (task.isCancelled())
            return fail(ErrorCode::Cancelled);
        task.progress(done++, endpoints.size());
        auto chain = presentedChain(ConnectionFactory(), endpoint);
        if (!chain) {
            failures.append(Error(chain.error()).withValue(endpoint));
            continue;
        }
        if (auto noted = noteDeployed(workspace, endpoint, chain->first()); !noted)
            return fail(noted.error());
    }
    return failures;
}

} // namespace

void RenewalModel::setItems(QList<RenewalItem> items, const QDateTime& nowUtc)
{
    beginResetModel();
    m_items = std::move(items);
    m_now = nowUtc;
    endResetModel();
}

const RenewalItem* RenewalModel::at(int row) const
{
    return row >= 0 && row < m_items.size() ? &m_items[row] : nullptr;
}

int RenewalModel::rowOf(const QString& fingerprint) const
{
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items[row].stored.certificate.fingerprint == fingerprint)
            return row;
    }
    return -1;
}

int RenewalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int RenewalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RenewalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RenewalItem& item = m_items[index.row()];
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(toneOf(stateOf(item.stored, m_now)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Service:
        return shownName(item.stored.certificate);
    case ExpiresOn:
        return shownDate(item.stored.certificate.notAfter);
    case DaysLeft:
        return shownState(item.stored, m_now);
    case Successor:
        return item.successor ? tr("until %1").arg(shownDate(item.successor->certificate.notAfter)) : tr("none yet");
    case Steps:
        return tr("%1 of %2").arg(doneSteps(item)).arg(item.steps.size());
    default:
        return {};
    }
}

QVariant RenewalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Service"), tr("Expires on"), tr("Days left"), tr("Next certificate"), tr("Done")};
    return titles.value(section);
}

RenewalView::RenewalView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new RenewalModel(this))
    , m_table(new QTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_summary(new QLabel(this))
    , m_ask(viewAction(this, QStringLiteral("renewalAsk"), tr("Ask for the next one…"), QStringLiteral("add")))
    , m_successor(
          viewAction(this, QStringLiteral("renewalSuccessor"), tr("Choose the next one…"), QStringLiteral("link")))
    , m_check(viewAction(this, QStringLiteral("renewalCheck"), tr("Ask the mail servers…"), QStringLiteral("refresh")))
    , m_thresholds(viewAction(this, QStringLiteral("renewalThresholds"), tr("Thresholds…"), QStringLiteral("settings")))
    , m_calendar(viewAction(this, QStringLiteral("renewalCalendar"), tr("Calendar…"), QStringLiteral("calendar")))
{
    setObjectName(QStringLiteral("renewalView"));
    m_summary->setObjectName(QStringLiteral("renewalSummary"));
    m_summary->setWordWrap(true);
    m_summary->setProperty("role", QStringLiteral("muted"));
    prepareRowTable(m_table, QStringLiteral("renewalTable"), tr("Certificates to be renewed"), badgeRowHeight);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(RenewalModel::DaysLeft, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(RenewalModel::Service, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{RenewalModel::ExpiresOn, 115},
                                        {RenewalModel::DaysLeft, 120},
                                        {RenewalModel::Successor, 170},
                                        {RenewalModel::Steps, 70}})
        m_table->setColumnWidth(column, width);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    for (QAction* action : {m_successor, m_check})
        bar->addWidget(actionButton(action, false, this));
    bar->addStretch();
    for (QAction* action : {m_thresholds, m_calendar})
        bar->addWidget(actionButton(action, false, this));
    bar->addWidget(actionButton(m_ask, true, this));
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(m_table);
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({720, 440});
    m_stack->addWidget(new EmptyState(
        QStringLiteral("calendar"), tr("Nothing to renew"),
        tr("Certificates of applications and servers come here when they reach a threshold before their end, and stay "
           "until the next one serves everywhere."),
        nullptr, this));
    m_stack->addWidget(splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(bar);
    column->addWidget(m_summary);
    column->addWidget(m_stack, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RenewalView::showSelected);
    connect(m_ask, &QAction::triggered, this, [this] {
        if (const RenewalItem* item = selected())
            Q_EMIT requestWanted(item->stored.certificate);
    });
    connect(m_successor, &QAction::triggered, this, &RenewalView::chooseSuccessor);
    connect(m_check, &QAction::triggered, this, &RenewalView::checkServers);
    connect(m_thresholds, &QAction::triggered, this, &RenewalView::chooseThresholds);
    connect(m_calendar, &QAction::triggered, this, &RenewalView::exportCalendar);
    showSelected();
}

QWidget* RenewalView::buildDetail()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    card->setMinimumWidth(380);
    m_title = new QLabel(card);
    m_title->setObjectName(QStringLiteral("renewalTitle"));
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_steps = new QListWidget(card);
    m_steps->setObjectName(QStringLiteral("renewalSteps"));
    m_steps->setAccessibleName(tr("Passage to the next certificate"));
    m_steps->setWordWrap(true);
    m_steps->setSelectionMode(QAbstractItemView::NoSelection);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_difference = new QLabel(card);
    m_difference->setObjectName(QStringLiteral("renewalDifference"));
    m_difference->setTextFormat(Qt::RichText);
    m_difference->setWordWrap(true);
    m_difference->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note = new QLabel(card);
    m_note->setObjectName(QStringLiteral("renewalNote"));
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("muted"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_steps, 1);
    column->addWidget(m_difference);
    column->addWidget(m_note);
    return card;
}

const RenewalItem* RenewalView::selected() const
{
    return m_model->at(m_table->currentIndex().row());
}

void RenewalView::refresh()
{
    m_context.tasks.run<Board>(
        tr("Looking for renewals"),
        [&workspace = m_context.workspace](const TaskContext&) { return boardOf(workspace); }, this,
        [this](Result<Board> board) {
            if (!board) {
                m_context.dialogs.showError(this, board.error());
                return;
            }
            const RenewalItem* former = selected();
            const QString fingerprint = former != nullptr ? former->stored.certificate.fingerprint : QString();
            m_days = board->days;
            m_candidates = std::move(board->all);
            m_servers = board->servers.join(QStringLiteral(", "));
            m_model->setItems(std::move(board->items), m_context.clock.nowUtc());
            m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(fingerprint)), 0));
            m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
            QStringList days;
            for (const int one : m_days)
                days.append(shownNumber(one));
            m_summary->setText(
                tr("Thresholds: %1 days before the end. IGC-Santé renews nothing by itself, and writes 60 "
                   "days before; once past, a new product has to be asked for.")
                    .arg(days.join(QStringLiteral(", "))));
            showSelected();
        });
}

void RenewalView::showSelected()
{
    const RenewalItem* item = selected();
    const QString readOnly = m_context.workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    const QString none = item == nullptr ? tr("Choose a certificate first.") : QString();
    for (QAction* action : {m_ask, m_successor, m_check, m_thresholds}) {
        const QString why = !readOnly.isEmpty()                        ? readOnly
                            : action == m_ask || action == m_successor ? none
                                                                       : QString();
        action->setEnabled(why.isEmpty());
        action->setToolTip(why.isEmpty() ? action->text() : why);
    }
    m_steps->clear();
    m_difference->clear();
    m_title->setText(item == nullptr ? tr("No certificate chosen") : shownName(item->stored.certificate));
    if (item == nullptr)
        return;
    for (const OverlapStep& step : item->steps) {
        auto* line = new QListWidgetItem(icon(step.done ? QStringLiteral("check") : QStringLiteral("chevron")),
                                         overlapStepText(step), m_steps);
        line->setData(Qt::UserRole, step.done);
        line->setData(Qt::UserRole + 1, overlapStepCode(step.kind));
        line->setToolTip(step.done ? tr("done") : tr("to do"));
    }
    if (!item->successor)
        return;
    const NameDifference difference =
        compareNames(item->stored.certificate.subject, item->successor->certificate.subject);
    m_difference->setText(difference.same ? tr("Same subject: %1").arg(item->stored.certificate.subject.toHtmlEscaped())
                                          : tr("Old: %1").arg(markedUp(difference.left)) + QStringLiteral("<br/>") +
                                                tr("New: %1").arg(markedUp(difference.right)));
}

void RenewalView::act(const QString& title, std::function<Result<void>(Workspace&)> work)
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

void RenewalView::chooseSuccessor()
{
    const RenewalItem* item = selected();
    if (item == nullptr)
        return;
    const Certificate& former = item->stored.certificate;
    QList<StoredCertificate> fit;
    for (const StoredCertificate& one : m_candidates) {
        if (!one.certificate.isAuthority && !one.revokedAt.isValid() &&
            one.certificate.fingerprint != former.fingerprint && one.certificate.notAfter > former.notAfter)
            fit.append(one);
    }
    // Those of the same name first: they are what is looked for.
    std::stable_partition(fit.begin(), fit.end(),
                          [&](const StoredCertificate& one) { return one.certificate.subject == former.subject; });
    auto* dialog =
        new SuccessorDialog(former, fit, item->successor ? item->successor->certificate.fingerprint : QString(), this);
    connect(dialog, &SuccessorDialog::chosen, this, [this, old = former.fingerprint](const QString& next) {
        act(tr("Keeping what follows a certificate"),
            [old, next](Workspace& workspace) { return setSuccessor(workspace, old, next); });
    });
    m_context.dialogs.show(dialog);
}

void RenewalView::chooseThresholds()
{
    QStringList days;
    for (const int one : m_days)
        days.append(QString::number(one));
    m_context.dialogs.askText(this, tr("Thresholds of renewal"),
                              tr("Days before the end at which a renewal is called for, with commas (now: %1).")
                                  .arg(days.join(QStringLiteral(", "))),
                              tr("Set"), [this](const QString& text) {
                                  const auto parsed = parseThresholds(text);
                                  if (!parsed) {
                                      m_context.dialogs.showError(this, parsed.error());
                                      return;
                                  }
                                  act(tr("Setting the thresholds"), [days = *parsed](Workspace& workspace) {
                                      return setRenewalThresholds(workspace, days);
                                  });
                              });
}

void RenewalView::checkServers()
{
    m_context.dialogs.askText(
        this, tr("Ask the mail servers"),
        tr("Which certificate does each present now? Hosts and ports, with commas: 143 and 587 by STARTTLS, others by "
           "TLS at once.") +
            (m_servers.isEmpty() ? QString() : QLatin1Char(' ') + tr("Last time: %1.").arg(m_servers)),
        tr("Ask"), [this](const QString& text) {
            QStringList endpoints;
            QList<Error> errors;
            for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                endpoints.append(part.trimmed());
                if (const auto place = parseEndpoint(part); !place)
                    errors.append(place.error());
            }
            if (!errors.isEmpty()) {
                m_context.dialogs.showErrors(this, tr("The servers were not asked"), errors);
                return;
            }
            m_note->setText(tr("Asking…"));
            m_context.tasks.run<QList<Error>>(
                tr("Asking the mail servers"),
                [&workspace = m_context.workspace, endpoints](const TaskContext& task) {
                    return askServers(workspace, endpoints, task);
                },
                this,
                [this, asked = endpoints.size()](const Result<QList<Error>>& failures) {
                    QStringList lines;
                    if (!failures) {
                        lines.append(errorText(failures.error()));
                    } else {
                        lines.append(tr("%n server(s) answered.", nullptr, static_cast<int>(asked - failures->size())));
                        for (const Error& error : *failures)
                            lines.append(QStringLiteral("%1 · %2").arg(error.value(), errorText(error)));
                    }
                    m_note->setText(lines.join(QLatin1Char('\n')));
                    refresh();
                });
        });
}

void RenewalView::exportCalendar()
{
    m_context.dialogs.saveFile(
        this, tr("Calendar of renewals"), QStringLiteral("certificats.ics"), tr("Calendar (*.ics)"),
        [this](const QString& path) {
            const auto days = renewalThresholds(m_context.workspace);
            const auto events = renewalEvents(m_context.workspace, days ? *days : defaultRenewalThresholds());
            if (!events) {
                m_context.dialogs.showError(this, events.error());
                return;
            }
            const QByteArray bytes = toICalendar(renewalCalendarName(), *events, m_context.clock.nowUtc());
            const auto written = writeAtomically(path, [&](QIODevice& device) { return writeAll(device, bytes); });
            if (!written)
                m_context.dialogs.showError(this, written.error());
        });
}

} // namespace pupitre::ui
