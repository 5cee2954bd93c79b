#include "ui/mailboxes/DirectoryView.h"

#include "core/mailbox/CrossCheck.h"
#include "core/mailbox/Publishing.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <memory>
#include <numeric>

namespace pupitre::ui {

namespace {

constexpr int shownRows = 2000;
constexpr int shownLoads = 100;
constexpr int shownEntries = 200;

struct DirectoryPicture
{
    QList<DirectoryLoad> history;
    CrossCheck check;
};

Result<DirectoryPicture> directoryPictureOf(Workspace& workspace, std::optional<DirectoryDifference> only)
{
    auto history = Directory(workspace).history(shownLoads);
    auto check = crossCheck(workspace, only, shownRows);
    if (!history || !check)
        return fail(!history ? history.error() : check.error());
    return DirectoryPicture{*history, *check};
}

qint64 sumOf(const QMap<QString, qint64>& figures)
{
    return std::accumulate(figures.begin(), figures.end(), qint64(0));
}

void addRow(QTableWidget* table, const QStringList& cells)
{
    const int row = table->rowCount();
    table->insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setToolTip(cells[column]);
        table->setItem(row, column, item);
    }
}

} // namespace

QString DifferenceModel::shown(DirectoryDifference difference)
{
    switch (difference) {
    case DirectoryDifference::Absent:
        return tr("Not in the directory");
    case DirectoryDifference::RedListShown:
        return tr("Shown despite the liste rouge");
    case DirectoryDifference::UnknownAddress:
        return tr("Not in the registry");
    case DirectoryDifference::ClosedShown:
        return tr("Closed and still shown");
    case DirectoryDifference::WrongType:
        return tr("Another type");
    case DirectoryDifference::WrongPerson:
        return tr("Another person");
    case DirectoryDifference::WrongStructure:
        return tr("Another structure");
    case DirectoryDifference::WrongName:
        return tr("Another name");
    case DirectoryDifference::GoneSince:
        return tr("Gone since the extraction");
    case DirectoryDifference::NewSince:
        return tr("Newer than the extraction");
    }
    return {};
}

QVariant DifferenceModel::cell(const ShownDifference& shown, int column, int role) const
{
    const DifferenceRow& row = shown.row;
    if (shown.finding) {
        if (role == BadgeDelegate::ToneRole)
            return static_cast<int>(Tone::Warning);
        if (role == Qt::ToolTipRole)
            return QString(errorText(*shown.finding) + QLatin1Char('\n') + errorAdvice(*shown.finding));
        if (role != Qt::DisplayRole)
            return {};
        switch (column) {
        case Source:
            return tr("White list");
        case AsOf:
            return shownDateTime(shown.listedAt);
        case Reason:
            switch (shown.finding->code()) {
            case ErrorCode::WhiteListDomainAbsent:
                return tr("Domain not listed");
            case ErrorCode::WhiteListDnAbsent:
                return tr("Certificate not listed");
            case ErrorCode::WhiteListDnForeign:
                return tr("Foreign certificate");
            default:
                return tr("Name written otherwise");
            }
        case Address:
            return shown.finding->value();
        case Published:
            return shown.finding->detail();
        default:
            return {};
        }
    }
    if (role == BadgeDelegate::ToneRole) {
        const bool grave = row.difference == DirectoryDifference::RedListShown ||
                           row.difference == DirectoryDifference::UnknownAddress;
        return static_cast<int>(grave ? Tone::Bad : Tone::Warning);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Source:
        return shown.source == ShownDifference::Source::Fhir ? tr("FHIR API") : tr("Extraction");
    case AsOf:
        return shownDateTime(row.seenAt);
    case Reason:
        return DifferenceModel::shown(row.difference);
    case Address:
        return row.address;
    case Registry:
        if (row.difference == DirectoryDifference::RedListShown)
            return tr("On the liste rouge");
        return row.difference == DirectoryDifference::ClosedShown ? tr("Closed") : row.ours;
    case Published:
        return row.theirs;
    default:
        return {};
    }
}

QStringList DifferenceModel::titles() const
{
    return {tr("Seen in"), tr("As of"), tr("Reason"), tr("Address"), tr("Registry"), tr("Published")};
}

DirectoryView::DirectoryView(const AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_load(viewAction(this, QStringLiteral("directoryLoad"), tr("Load an extraction…"), QStringLiteral("import")))
    , m_ask(viewAction(this, QStringLiteral("directoryAsk"), tr("Ask the API…"), QStringLiteral("search")))
    , m_askAll(viewAction(this, QStringLiteral("directoryAskAll"), tr("Ask of all…"), QStringLiteral("refresh")))
    , m_stack(new QStackedWidget(this))
    , m_summary(new QLabel(this))
    , m_answers(new QLabel(this))
    , m_alarmRow(new QWidget(this))
    , m_alarm(new QLabel(m_alarmRow))
    , m_reason(new QComboBox(this))
    , m_model(new DifferenceModel(this))
    , m_table(new QTableView(this))
    , m_history(new QTableWidget(0, 4, this))
    , m_search(new QLineEdit(this))
    , m_found(new QTableWidget(0, 4, this))
{
    setObjectName(QStringLiteral("directoryView"));
    m_ask->setToolTip(tr("Asks the FHIR API of the directory of the addresses shown"));
    m_askAll->setToolTip(tr("Asks the FHIR API of every mailbox that it was not asked of for a week"));
    if (context.workspace.isReadOnly()) {
        for (QAction* action : {m_load, m_ask, m_askAll}) {
            action->setEnabled(false);
            action->setToolTip(tr("The workspace is open read-only."));
        }
    }
    m_answers->setObjectName(QStringLiteral("directoryAnswers"));
    m_answers->setProperty("role", QStringLiteral("muted"));
    m_answers->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("directorySummary"));
    m_summary->setProperty("role", QStringLiteral("section"));
    m_summary->setWordWrap(true);
    m_alarm->setObjectName(QStringLiteral("directoryAlarm"));
    m_alarm->setWordWrap(true);
    m_reason->setObjectName(QStringLiteral("directoryReason"));
    m_reason->setAccessibleName(tr("Reason shown"));
    m_reason->addItem(tr("All reasons"));
    for (const DirectoryDifference one : allDirectoryDifferences())
        m_reason->addItem(DifferenceModel::shown(one), static_cast<int>(one));
    prepareRowTable(m_table, QStringLiteral("directoryTable"), tr("Differences between registry and directory"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(DifferenceModel::Reason, new BadgeDelegate(m_table));
    m_table->setColumnWidth(DifferenceModel::Source, 100);
    m_table->setColumnWidth(DifferenceModel::AsOf, 160);
    m_table->setColumnWidth(DifferenceModel::Reason, 220);
    m_table->setColumnWidth(DifferenceModel::Registry, 170);
    m_table->setColumnWidth(DifferenceModel::Published, 200);
    m_table->horizontalHeader()->setSectionResizeMode(DifferenceModel::Address, QHeaderView::Stretch);
    prepareRowTable(m_history, QStringLiteral("directoryHistory"), tr("Figures of each extraction"));
    m_history->setHorizontalHeaderLabels({tr("Extraction of"), tr("Addresses"), tr("Yours"), tr("Differences")});
    m_history->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_history->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    prepareRowTable(m_found, QStringLiteral("directoryFound"), tr("Entries of the directory"));
    m_found->setHorizontalHeaderLabels({tr("Address"), tr("Type"), tr("Holder"), tr("Structure")});
    m_found->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_search->setObjectName(QStringLiteral("directorySearch"));
    m_search->setAccessibleName(tr("Search the directory"));
    m_search->setPlaceholderText(tr("Search the directory: address, name, identifier, profession, structure…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);

    auto* alarmSign = new QLabel(m_alarmRow);
    alarmSign->setPixmap(icon(QStringLiteral("warning")).pixmap(18, 18));
    auto* alarm = new QHBoxLayout(m_alarmRow);
    alarm->setContentsMargins(0, 0, 0, 0);
    alarm->setSpacing(8);
    alarm->addWidget(alarmSign, 0, Qt::AlignTop);
    alarm->addWidget(m_alarm, 1);
    m_alarmRow->hide();
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_summary, 1);
    head->addWidget(m_reason);
    head->addWidget(actionButton(m_ask, false, this));
    head->addWidget(actionButton(m_askAll, false, this));
    head->addWidget(actionButton(m_load, false, this));
    auto* searching = new QWidget(this);
    auto* searchColumn = new QVBoxLayout(searching);
    searchColumn->setContentsMargins(0, 0, 0, 0);
    searchColumn->setSpacing(8);
    searchColumn->addWidget(m_search);
    searchColumn->addWidget(m_found, 1);
    auto* lower = new QSplitter(this);
    lower->setChildrenCollapsible(false);
    lower->setHandleWidth(10);
    lower->addWidget(m_history);
    lower->addWidget(searching);
    lower->setSizes({430, 620});
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(m_table);
    splitter->addWidget(lower);
    splitter->setSizes({400, 250});
    auto* full = new QWidget(this);
    auto* column = new QVBoxLayout(full);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_answers);
    column->addWidget(m_alarmRow);
    column->addWidget(splitter, 1);
    auto* empty = new EmptyState(QStringLiteral("search"), tr("No directory extraction yet"),
                                 tr("Load Extraction_Correspondance_MSSante, as it is published every day (ZIP or "
                                    "text): your registry is compared with what the Annuaire Santé shows, each "
                                    "difference with its reason, and you can search in it."),
                                 m_load, this);
    empty->offer(m_askAll);
    m_stack->addWidget(empty);
    m_stack->addWidget(full);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_typing.setSingleShot(true);
    m_typing.setInterval(250);
    connect(&m_typing, &QTimer::timeout, this, &DirectoryView::search);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_reason, &QComboBox::currentIndexChanged, this, &DirectoryView::refresh);
    connect(m_ask, &QAction::triggered, this, [this] { ask(false); });
    connect(m_askAll, &QAction::triggered, this, [this] { ask(true); });
    connect(m_load, &QAction::triggered, this, [this] {
        m_context.dialogs.openFile(this, tr("Load an extraction of the directory"),
                                   tr("Extractions (*.zip *.txt);;All files (*)"),
                                   [this](const QString& path) { load(path); });
    });
}

void DirectoryView::load(const QString& path)
{
    m_context.tasks.run<Directory::Loaded>(
        tr("Reading %1").arg(QFileInfo(path).fileName()),
        [&workspace = m_context.workspace, path](const TaskContext& task) {
            return Directory(workspace).load(path, task);
        },
        this,
        [this](const Result<Directory::Loaded>& loaded) {
            if (!loaded) {
                if (loaded.error().code() != ErrorCode::Cancelled)
                    m_context.dialogs.showError(this, loaded.error());
                return;
            }
            QStringList texts;
            for (const Error& warning : loaded->warnings)
                texts.append(errorText(warning) + QLatin1Char(' ') + errorAdvice(warning));
            if (loaded->load.rejected > 0)
                texts.append(
                    tr("%1 lines were not understood and are left out.").arg(shownNumber(loaded->load.rejected)));
            if (!texts.isEmpty())
                m_context.dialogs.inform(this, tr("Extraction loaded"), texts.join(QStringLiteral("\n\n")));
            refresh();
            Q_EMIT changed();
        });
}

void DirectoryView::refresh()
{
    std::optional<DirectoryDifference> only;
    if (m_reason->currentIndex() > 0)
        only = static_cast<DirectoryDifference>(m_reason->currentData().toInt());
    m_context.tasks.run<DirectoryPicture>(
        tr("Comparing with the directory"),
        [&workspace = m_context.workspace, only](const TaskContext&) { return directoryPictureOf(workspace, only); },
        this,
        [this](const Result<DirectoryPicture>& picture) {
            if (!picture) {
                m_context.dialogs.showError(this, picture.error());
                return;
            }
            const CrossCheck& check = picture->check;
            const bool something = check.extraction || check.answers.answers > 0;
            m_stack->setCurrentIndex(something ? 1 : 0);
            if (!something)
                return;
            m_summary->setText(
                check.extraction
                    ? tr("%1 differences; %2 of your mailboxes in the extraction of %3")
                          .arg(shownNumber(sumOf(check.figures)), shownNumber(check.extraction->own),
                               shownDateTime(check.extraction->extractedAt.isEmpty() ? check.extraction->loadedAt
                                                                                     : check.extraction->extractedAt))
                    : tr("No extraction was loaded: only the answers of the API are compared."));
            m_answers->setText(check.answers.answers == 0 ? tr("The FHIR API was not asked yet.")
                               : shownDateTime(check.answers.oldest) == shownDateTime(check.answers.newest)
                                   ? tr("%1 answers of the FHIR API, of %2; %3 older than %4 days")
                                         .arg(shownNumber(check.answers.answers), shownDateTime(check.answers.newest),
                                              shownNumber(check.answers.old), shownNumber(DirectoryAnswers::goodDays))
                                   : tr("%1 answers of the FHIR API, from %2 to %3; %4 older than %5 days")
                                         .arg(shownNumber(check.answers.answers), shownDateTime(check.answers.oldest),
                                              shownDateTime(check.answers.newest), shownNumber(check.answers.old),
                                              shownNumber(DirectoryAnswers::goodDays)));
            QStringList alarms;
            for (const Error& alarm : check.alarms)
                alarms.append(errorText(alarm) + QLatin1Char(' ') + errorAdvice(alarm));
            m_alarm->setText(alarms.join(QLatin1Char('\n')));
            m_alarmRow->setVisible(!alarms.isEmpty());
            QList<ShownDifference> rows;
            for (const DifferenceRow& row : check.rows)
                rows.append({row.source == DifferenceSource::Fhir ? ShownDifference::Source::Fhir
                                                                  : ShownDifference::Source::Extraction,
                             row,
                             {},
                             {}});
            for (const Error& finding : check.listed)
                rows.append({ShownDifference::Source::WhiteList, {}, finding, check.whiteList->generatedAt});
            m_model->setRows(rows);
            m_ask->setEnabled(!check.rows.isEmpty() && !m_context.workspace.isReadOnly());
            m_history->setRowCount(0);
            for (const DirectoryLoad& load : picture->history)
                addRow(m_history,
                       {load.extractedAt.isEmpty() ? shownDateTime(load.loadedAt) : shownDateTime(load.extractedAt),
                        shownNumber(load.addresses), shownNumber(load.own), shownNumber(sumOf(load.differences))});
        });
}

// Of the addresses on the screen, or of every mailbox whose answer is missing or old.
void DirectoryView::ask(bool all)
{
    if (!all) {
        QStringList addresses;
        for (const ShownDifference& one : m_model->rows()) {
            if (!one.finding && !addresses.contains(one.row.address))
                addresses.append(one.row.address);
        }
        askFor(addresses);
        return;
    }
    m_context.tasks.run<QStringList>(
        tr("Looking for what to ask"),
        [&workspace = m_context.workspace](const TaskContext&) {
            return DirectoryAnswers(workspace).toAsk(DirectoryAnswers::goodDays);
        },
        this,
        [this](const Result<QStringList>& addresses) {
            if (!addresses)
                m_context.dialogs.showError(this, addresses.error());
            else if (addresses->isEmpty())
                m_context.dialogs.inform(this, tr("Ask the directory"),
                                         tr("Every mailbox was asked of within the last %1 days.")
                                             .arg(shownNumber(DirectoryAnswers::goodDays)));
            else
                askFor(*addresses);
        });
}

void DirectoryView::askFor(const QStringList& addresses)
{
    constexpr qsizetype requestsEach = 3; // one a kind of carrier
    const qsizetype minutes = addresses.size() * requestsEach / DirectoryClient::requestsPerSecond / 60 + 1;
    m_context.dialogs.askSecret(
        this, tr("Ask the directory"),
        tr("%1 addresses are asked of the FHIR API, at most 17 requests a second: about %2 min. It can be cancelled: "
           "what was answered is kept. Its key (ESANTE-API-KEY) is used for this and then forgotten.")
            .arg(shownNumber(addresses.size()), shownNumber(minutes)),
        [this, addresses](SecureBytes given) {
            const auto key = std::make_shared<const SecureBytes>(std::move(given));
            m_context.tasks.run<AskedDirectory>(
                tr("Asking the directory"),
                [&workspace = m_context.workspace, addresses, key](const TaskContext& task) -> Result<AskedDirectory> {
                    auto settings = PublishSettings::load(workspace);
                    if (!settings)
                        return fail(settings.error());
                    auto options = directoryOptions(settings->base, false);
                    if (!options)
                        return fail(options.error());
                    options->key = key->duplicate();
                    DirectoryClient client(std::move(*options));
                    return askDirectory(workspace, client, addresses, task);
                },
                this, [this, of = addresses.size()](const Result<AskedDirectory>& asked) { answered(asked, of); });
        });
}

void DirectoryView::answered(const Result<AskedDirectory>& asked, qsizetype of)
{
    if (!asked) {
        if (asked.error().code() != ErrorCode::Cancelled)
            m_context.dialogs.showError(this, asked.error());
        return refresh();
    }
    if (asked->stopped && asked->stopped->code() != ErrorCode::Cancelled)
        m_context.dialogs.showError(this, *asked->stopped);
    else
        m_context.dialogs.inform(this, tr("The directory has answered"),
                                 tr("%1 of %2 addresses were answered; the answers are kept and compared.")
                                     .arg(shownNumber(asked->answered.size()), shownNumber(of)));
    refresh();
    Q_EMIT changed();
}

void DirectoryView::search()
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty()) {
        m_found->setRowCount(0);
        return;
    }
    m_context.tasks.run<QList<DirectoryEntry>>(
        tr("Searching the directory"),
        [&workspace = m_context.workspace, text](const TaskContext&) {
            return Directory(workspace).search(text, shownEntries);
        },
        this,
        [this, text](const Result<QList<DirectoryEntry>>& entries) {
            if (text != m_search->text().trimmed())
                return; // a later question is on its way
            if (!entries) {
                m_context.dialogs.showError(this, entries.error());
                return;
            }
            m_found->setRowCount(0);
            for (const DirectoryEntry& entry : *entries)
                addRow(m_found, {entry.address, entry.type,
                                 (entry.givenName + QLatin1Char(' ') + entry.surname).trimmed(), entry.structureName});
        });
}

} // namespace pupitre::ui
