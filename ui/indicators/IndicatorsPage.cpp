#include "ui/indicators/IndicatorsPage.h"

#include "core/base/Clock.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/ChartModel.h"
#include "ui/indicators/ChartText.h"
#include "ui/indicators/DepositModel.h"
#include "ui/indicators/IndicatorChart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int depositMonths = 24;

QString languageCode()
{
    return QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("fr");
}

} // namespace

IndicatorsPage::IndicatorsPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("indicators"), parent)
    , m_header(new PageHeader(tr("Indicators"), this))
    , m_stack(new QStackedWidget(this))
    , m_definition(new QLabel(this))
    , m_notice(new QLabel(this))
    , m_chart(new IndicatorChart(this))
    , m_model(new ChartModel(this))
    , m_table(new QTableView(this))
    , m_deposits(new DepositModel(this))
    , m_depositTable(new QTableView(this))
{
    setAcceptDrops(true);
    buildActions();
    auto* pickers = buildPickers();
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(10, 10, 10, 10);
    inside->addWidget(m_chart, 1);
    m_definition->setObjectName(QStringLiteral("indicatorDefinitionText"));
    m_definition->setWordWrap(true);
    m_definition->setProperty("role", QStringLiteral("muted"));
    inside->addWidget(m_definition);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(card);
    splitter->addWidget(buildSide());
    splitter->setSizes({700, 430});
    m_notice->setObjectName(QStringLiteral("indicatorNotice"));
    m_notice->setWordWrap(true);
    m_notice->setProperty("role", QStringLiteral("muted"));
    m_stack->addWidget(
        new EmptyState(QStringLiteral("indicators"), tr("No indicator file yet"),
                       tr("Choose the format above and open the files of the past months, or drop them here. They are "
                          "read as they stand, "
                          "whatever their size; only the totals are kept, and every rejected line is shown."),
                       m_open, this));
    m_stack->addWidget(splitter);
    auto* nothing =
        new EmptyState(QStringLiteral("indicators"), tr("Nothing to draw here"),
                       tr("No file of the workspace has the columns that this chart needs."), nullptr, this);
    m_stack->addWidget(nothing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(14);
    column->addWidget(m_header);
    column->addWidget(pickers);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notice);
    connect(m_chart, &IndicatorChart::categoryClicked, this, &IndicatorsPage::openMonth);
    formatChosen();
    kindChosen();
}

void IndicatorsPage::buildActions()
{
    m_open = addCommand(QStringLiteral("indicatorOpen"), tr("Open a file…"), QStringLiteral("import"),
                        QKeySequence(Qt::CTRL | Qt::Key_I));
    m_check = addCommand(QStringLiteral("indicatorCheck"), tr("Check before deposit…"), QStringLiteral("check"));
    m_png = addCommand(QStringLiteral("indicatorPng"), tr("Chart as PNG…"), QStringLiteral("export"));
    m_svg = addCommand(QStringLiteral("indicatorSvg"), tr("Chart as SVG…"), QStringLiteral("export"));
    m_pdf = addCommand(QStringLiteral("indicatorPdf"), tr("Report of all charts (PDF)…"), QStringLiteral("file"));
    m_csv = addCommand(QStringLiteral("indicatorCsv"), tr("Table as CSV…"), QStringLiteral("export"));
    m_xlsx = addCommand(QStringLiteral("indicatorXlsx"), tr("Table as workbook…"), QStringLiteral("export"));
    m_define = addCommand(QStringLiteral("indicatorDefinition"), tr("Definition and formula"), QStringLiteral("info"));
    m_month = addCommand(QStringLiteral("indicatorMonthOpen"), tr("Behind this month…"), QStringLiteral("search"));
    m_deposit = addCommand(QStringLiteral("indicatorDeposited"), tr("Deposited or not"), QStringLiteral("calendar"));
    const QString filter = tr("Indicator files (*.csv *.txt *.gz *.zip);;All files (*)");
    connect(m_open, &QAction::triggered, this, [this, filter] {
        context().dialogs.openFile(this, tr("Open an indicator file"), filter,
                                   [this](const QString& path) { importFile(path); });
    });
    connect(m_check, &QAction::triggered, this, [this, filter] {
        context().dialogs.openFiles(this, tr("Files to check before deposit"), filter,
                                    [this](const QStringList& paths) { checkFiles(paths); });
    });
    connect(m_png, &QAction::triggered, this, [this] { exportPicture(false); });
    connect(m_svg, &QAction::triggered, this, [this] { exportPicture(true); });
    connect(m_pdf, &QAction::triggered, this, &IndicatorsPage::exportReport);
    connect(m_csv, &QAction::triggered, this, &IndicatorsPage::exportTable);
    connect(m_xlsx, &QAction::triggered, this, &IndicatorsPage::exportWorkbook);
    connect(m_define, &QAction::triggered, this, &IndicatorsPage::showDefinition);
    connect(m_month, &QAction::triggered, this,
            [this] { openMonth(m_model->categoryAt(m_table->currentIndex().row())); });
    connect(m_deposit, &QAction::triggered, this, &IndicatorsPage::toggleDeposit);
    m_header->addAction(m_check);
    m_header->addAction(m_pdf);
    m_header->addAction(m_open, true);
}

QComboBox* IndicatorsPage::addPicker(QWidget* bar, const char* name, const QString& label, QLayout* row)
{
    auto* caption = new QLabel(label, bar);
    caption->setProperty("role", QStringLiteral("muted"));
    auto* box = new QComboBox(bar);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    caption->setBuddy(box);
    row->addWidget(caption);
    row->addWidget(box);
    if (row->objectName() == QLatin1String("free"))
        m_freePickers += {caption, box};
    return box;
}

QWidget* IndicatorsPage::buildPickers()
{
    auto* bar = new QWidget(this);
    auto* rows = new QVBoxLayout(bar);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    rows->addLayout(row);
    m_kind = addPicker(bar, "indicatorKind", tr("Chart"), row);
    m_kind->setProperty("screenshots", true);
    m_format = addPicker(bar, "indicatorFormat", tr("Format"), row);
    row->setObjectName(QStringLiteral("free"));
    m_measure = addPicker(bar, "indicatorMeasure", tr("Measure"), row);
    m_dimension = addPicker(bar, "indicatorDimension", tr("Divided by"), row);
    row->addStretch();
    row = new QHBoxLayout;
    rows->addLayout(row);
    m_from = addPicker(bar, "indicatorFrom", tr("From"), row);
    m_to = addPicker(bar, "indicatorTo", tr("to"), row);
    m_previousYear = new QCheckBox(tr("A year before"), bar);
    m_previousYear->setObjectName(QStringLiteral("indicatorPreviousYear"));
    m_previousYear->setToolTip(tr("Draws the total of the same months a year before."));
    row->addWidget(m_previousYear);
    m_mask = new QSpinBox(bar);
    m_mask->setObjectName(QStringLiteral("indicatorMask"));
    m_mask->setAccessibleName(tr("Mask counts below"));
    m_mask->setToolTip(tr("Counts below this one are masked in the chart, the table and the exports: a small count may "
                          "tell of one person."));
    m_mask->setRange(0, 1000);
    m_mask->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_mask->setSpecialValueText(tr("nothing masked"));
    m_mask->setPrefix(tr("masked below "));
    row->addWidget(m_mask);
    row->addStretch();
    for (const ChartKind kind : allChartKinds())
        m_kind->addItem(ChartText::title(kind), static_cast<int>(kind));
    for (const QString& id : IndicatorFormat::shippedIds()) {
        if (const auto format = IndicatorFormat::load(id))
            m_format->addItem(IndicatorFormat::inLanguage(format->title, languageCode()), id);
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(QStringLiteral("messages"))));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        kindChosen();
        refresh();
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        formatChosen();
        refresh();
    });
    for (QComboBox* box : {m_measure, m_dimension, m_from, m_to})
        connect(box, &QComboBox::currentIndexChanged, this, &IndicatorsPage::refresh);
    connect(m_previousYear, &QCheckBox::toggled, this, &IndicatorsPage::refresh);
    connect(m_mask, &QSpinBox::valueChanged, this, &IndicatorsPage::refresh);
    return bar;
}

QWidget* IndicatorsPage::buildSide()
{
    const auto prepare = [](QTableView* table, QAbstractItemModel* model) {
        table->setModel(model);
        table->verticalHeader()->hide();
        table->setShowGrid(false);
        table->verticalHeader()->setDefaultSectionSize(32);
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setSelectionMode(QAbstractItemView::SingleSelection);
    };
    m_table->setObjectName(QStringLiteral("indicatorTable"));
    m_table->setAccessibleName(tr("Figures of the chart"));
    prepare(m_table, m_model);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { openMonth(m_model->categoryAt(index.row())); });
    m_depositTable->setObjectName(QStringLiteral("indicatorDeposits"));
    m_depositTable->setAccessibleName(tr("Calendar of deposits"));
    prepare(m_depositTable, m_deposits);
    auto* calendar = new QWidget(this);
    auto* column = new QVBoxLayout(calendar);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_depositTable, 1);
    column->addWidget(actionButton(m_deposit, false, calendar), 0, Qt::AlignLeft);
    auto* figures = new QWidget(this);
    auto* stack = new QVBoxLayout(figures);
    stack->setContentsMargins(0, 8, 0, 0);
    stack->addWidget(m_table, 1);
    auto* buttons = new QGridLayout;
    int place = 0;
    for (QAction* action : {m_month, m_csv, m_xlsx, m_define, m_png, m_svg}) {
        buttons->addWidget(actionButton(action, false, figures), place / 3, place % 3);
        ++place;
    }
    stack->addLayout(buttons);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("indicatorTabs"));
    tabs->addTab(figures, tr("Figures"));
    tabs->addTab(calendar, tr("Deposits"));
    return tabs;
}

QList<IndicatorFormat> IndicatorsPage::formats() const
{
    QList<IndicatorFormat> all;
    for (const QString& id : IndicatorFormat::shippedIds()) {
        if (const auto format = IndicatorFormat::load(id))
            all.append(*format);
    }
    return all;
}

ChartRequest IndicatorsPage::request() const
{
    return {static_cast<ChartKind>(m_kind->currentData().toInt()),
            m_current.id,
            m_measure->currentData().toString(),
            m_dimension->currentData().toString(),
            m_from->currentData().toString(),
            m_to->currentData().toString(),
            m_previousYear->isChecked(),
            m_mask->value()};
}

void IndicatorsPage::kindChosen()
{
    const auto kind = static_cast<ChartKind>(m_kind->currentData().toInt());
    for (QWidget* picker : std::as_const(m_freePickers))
        picker->setVisible(kind == ChartKind::Free);
    const bool comparable = kind == ChartKind::Volumes || kind == ChartKind::Directions ||
                            kind == ChartKind::CdaCodes || kind == ChartKind::Clients || kind == ChartKind::Active ||
                            kind == ChartKind::Connections || kind == ChartKind::Free;
    m_previousYear->setEnabled(comparable);
    m_previousYear->setToolTip(comparable ? tr("Draws the total of the same months a year before.")
                                          : tr("This chart compares by itself, or cannot be compared."));
}

void IndicatorsPage::formatChosen()
{
    const auto format = IndicatorFormat::load(m_format->currentData().toString());
    if (!format)
        return;
    m_current = *format;
    m_notice->setText(IndicatorFormat::inLanguage(m_current.notice, languageCode()));
    const QSignalBlocker blockMeasure(m_measure);
    const QSignalBlocker blockDimension(m_dimension);
    m_measure->clear();
    for (const QString& measure : m_current.measures())
        m_measure->addItem(measure, measure);
    m_measure->addItem(tr("lines of the files"), QStringLiteral("count"));
    m_dimension->clear();
    m_dimension->addItem(tr("(nothing)"), QString());
    for (const QString& dimension : m_current.dimensions())
        m_dimension->addItem(dimension, dimension);
    m_dimension->setCurrentIndex(std::max(0, m_dimension->findData(QStringLiteral("type_bal"))));
}

void IndicatorsPage::fillPeriod(const QStringList& months)
{
    for (QComboBox* box : {m_from, m_to}) {
        QStringList there;
        for (int i = 1; i < box->count(); ++i)
            there.append(box->itemData(i).toString());
        if (there == months && box->count() > 0)
            continue;
        const QSignalBlocker block(box);
        const QString chosen = box->currentData().toString();
        box->clear();
        box->addItem(box == m_from ? tr("the first") : tr("the last"), QString());
        for (const QString& month : months)
            box->addItem(ChartText::month(month), month);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
}

void IndicatorsPage::refresh()
{
    const int asked = ++m_asked;
    context().tasks.run<Shown>(
        tr("Adding up the months"),
        [&workspace = context().workspace, formats = formats(), request = request(), current = m_current,
         today = context().clock.nowUtc().date()](const TaskContext&) -> Result<Shown> {
            const IndicatorStore store(workspace);
            Shown shown;
            auto chart = chartData(store, formats, request);
            if (!chart)
                return fail(chart.error());
            shown.data = *chart;
            auto notes = store.notes(shown.data.format);
            if (!notes)
                return fail(notes.error());
            shown.notes = *notes;
            auto months =
                store.series(shown.data.format.isEmpty() ? current.id : shown.data.format, QStringLiteral("count"), {});
            if (!months)
                return fail(months.error());
            shown.months = *months;
            auto deposits = store.calendar(current, today, depositMonths);
            if (!deposits)
                return fail(deposits.error());
            shown.deposits = *deposits;
            return shown;
        },
        this,
        [this, asked](const Result<Shown>& shown) {
            if (asked != m_asked)
                return;
            if (shown)
                showChart(*shown);
            else
                context().dialogs.showError(this, shown.error());
        });
}

void IndicatorsPage::showChart(const Shown& shown)
{
    const bool noFile = shown.months.months.isEmpty() && shown.data.kind != ChartKind::Active &&
                        shown.data.kind != ChartKind::Connections;
    m_stack->setCurrentIndex(noFile ? 0 : shown.data.isEmpty() ? 2 : 1);
    const QString nothing = shown.data.isEmpty() ? tr("There is nothing to export yet.") : QString();
    for (QAction* action : {m_png, m_svg, m_csv, m_xlsx, m_month})
        setAvailable(action, nothing);
    setAvailable(m_pdf, shown.months.months.isEmpty() ? tr("There is nothing to export yet.") : QString());
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    setAvailable(m_open, readOnly);
    setAvailable(m_deposit, readOnly);
    fillPeriod(shown.months.months);
    m_deposits->setMonths(shown.deposits, context().clock.nowUtc().date());
    m_depositTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_model->setData(shown.data, shown.notes);
    m_chart->setData(shown.data, shown.notes);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_definition->setText(ChartText::definition(shown.data.kind));
    if (shown.months.months.isEmpty()) {
        m_header->setSubtitle(tr("Monthly files of the operator"));
        return;
    }
    const QString first = ChartText::month(shown.months.months.first());
    const QString last = ChartText::month(shown.months.months.last());
    const qsizetype holes = shown.months.months.size() - shown.months.known.size();
    m_header->setSubtitle(
        holes == 0 ? tr("%1 to %2, no month missing").arg(first, last)
                   : tr("%1 to %2, %n month(s) without a file (∅)", nullptr, static_cast<int>(holes)).arg(first, last));
}

void IndicatorsPage::importFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    context().tasks.run<IndicatorStore::Imported>(
        tr("Reading %1").arg(name),
        [&workspace = context().workspace, path, format = m_current](const TaskContext& task) {
            return IndicatorStore(workspace).import(path, format, task);
        },
        this,
        [this, name](const Result<IndicatorStore::Imported>& imported) {
            if (!imported) {
                if (imported.error().code() != ErrorCode::Cancelled)
                    context().dialogs.showError(this, imported.error());
                return;
            }
            if (imported->alreadySeen)
                context().dialogs.inform(this, tr("Already read"),
                                         tr("%1 was read before: it was not counted twice.").arg(name));
            else if (imported->summary.rejected > 0)
                context().dialogs.showErrors(
                    this,
                    tr("%1: %2 lines of %3 rejected")
                        .arg(name, shownNumber(imported->summary.rejected), shownNumber(imported->summary.read)),
                    imported->summary.rejects);
            else if (!imported->replacedFiles.isEmpty())
                context().dialogs.inform(this, tr("Month replaced"),
                                         tr("%1 replaces %2; both stay on record.")
                                             .arg(name, imported->replacedFiles.join(QStringLiteral(", "))));
            refresh();
            Q_EMIT workspaceChanged();
        });
}

void IndicatorsPage::toggleDeposit()
{
    const DepositMonth* month = m_deposits->monthAt(m_depositTable->currentIndex().row());
    if (month == nullptr) {
        context().dialogs.inform(this, tr("No month chosen"), tr("Choose a month in the calendar of deposits first."));
        return;
    }
    const auto marked =
        IndicatorStore(context().workspace).markDeposited(m_current.id, month->month, !month->depositedAt.isValid());
    if (!marked)
        context().dialogs.showError(this, marked.error());
    refresh();
    Q_EMIT workspaceChanged();
}

void IndicatorsPage::addNote(const QString& month)
{
    context().dialogs.askText(this, tr("Note on %1").arg(ChartText::month(month)),
                              tr("What is to be known of this month:"), tr("Add"), [this, month](const QString& text) {
                                  const auto added =
                                      IndicatorStore(context().workspace).addNote(m_model->chart().format, month, text);
                                  if (!added)
                                      context().dialogs.showError(this, added.error());
                                  refresh();
                              });
}

void IndicatorsPage::showDefinition()
{
    const ChartData& chart = m_model->chart();
    context().dialogs.inform(this, ChartText::title(chart.kind),
                             ChartText::definition(chart.kind) + QStringLiteral("\n\n") +
                                 tr("Formula: %1.").arg(ChartText::formula(chart)) + QStringLiteral("\n\n") +
                                 m_notice->text());
}

void IndicatorsPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_open->isEnabled())
        event->acceptProposedAction();
}

void IndicatorsPage::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            importFile(url.toLocalFile());
    }
}

} // namespace pupitre::ui
