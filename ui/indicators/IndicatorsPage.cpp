#include "ui/indicators/IndicatorsPage.h"

#include "core/base/Clock.h"
#include "core/indicators/FormatStore.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/ChartModel.h"
#include "ui/indicators/ChartText.h"
#include "ui/indicators/DepositModel.h"
#include "ui/indicators/FormatText.h"
#include "ui/indicators/IndicatorChart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

constexpr int depositMonths = 24;

QString noticeOf(const IndicatorFormat& format)
{
    return IndicatorFormat::inLanguage(format.notice, QLocale().language() == QLocale::English ? QStringLiteral("en")
                                                                                               : QStringLiteral("fr"));
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
    m_manage = addCommand(QStringLiteral("indicatorFormats"), tr("Formats…"), QStringLiteral("settings"));
    m_cross = addCommand(QStringLiteral("indicatorCross"), tr("Compare with the logs…"), QStringLiteral("link"));
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
    connect(m_cross, &QAction::triggered, this, [this, filter] {
        context().dialogs.openFiles(this, tr("Indicator files to compare"), filter, [this](const QStringList& files) {
            context().dialogs.openFiles(this, tr("Logs of the mail system, or messages, of the same days"),
                                        tr("All files (*)"),
                                        [this, files](const QStringList& logs) { crossCheckFiles(files, logs); });
        });
    });
    connect(m_manage, &QAction::triggered, this, &IndicatorsPage::manageFormats);
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
    row->addWidget(actionButton(m_manage, false, bar));
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
    row->addWidget(actionButton(m_cross, false, bar));
    for (const ChartKind kind : allChartKinds())
        m_kind->addItem(ChartText::title(kind), static_cast<int>(kind));
    QList<IndicatorFormat> shipped; // until the workspace has been asked for the operator's own
    for (const QString& id : IndicatorFormat::shippedIds()) {
        if (const auto format = IndicatorFormat::load(id))
            shipped.append(*format);
    }
    takeFormats(shipped);
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

// A few columns share the room, but no figure is cut: then the table scrolls sideways.
void IndicatorsPage::fitColumns()
{
    constexpr int roomFor = 6; // columns of the usual width
    QHeaderView* header = m_table->horizontalHeader();
    const QAbstractItemView* cells = m_table;
    int widest = 0;
    for (int column = 0; column < m_model->columnCount(); ++column)
        widest = std::max({widest, cells->sizeHintForColumn(column), header->sectionSizeHint(column)});
    const bool shares = m_model->columnCount() <= roomFor;
    header->setMinimumSectionSize(shares ? widest : -1);
    header->setSectionResizeMode(shares ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
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

void IndicatorsPage::takeFormats(const QList<IndicatorFormat>& formats)
{
    QStringList ids;
    for (const IndicatorFormat& format : formats)
        ids.append(format.id);
    QStringList there;
    for (int i = 0; i < m_format->count(); ++i)
        there.append(m_format->itemData(i).toString());
    m_formats = formats;
    const QString chosen = m_current.id.isEmpty() ? QStringLiteral("messages") : m_current.id;
    if (ids != there) {
        const QSignalBlocker block(m_format);
        m_format->clear();
        for (const IndicatorFormat& format : formats) {
            const QString title = FormatText::title(format);
            const bool twice = std::count_if(formats.begin(), formats.end(), [&](const IndicatorFormat& other) {
                                   return FormatText::title(other) == title;
                               }) > 1;
            m_format->addItem(twice ? tr("%1 (%2)").arg(title, format.id) : title, format.id);
        }
        m_format->setCurrentIndex(std::max(0, m_format->findData(chosen)));
    }
    if (m_format->currentData().toString() != m_current.id)
        formatChosen();
}

IndicatorFormat IndicatorsPage::formatOf(const QString& id) const
{
    const auto found = std::find_if(m_formats.begin(), m_formats.end(),
                                    [&](const IndicatorFormat& format) { return format.id == id; });
    return found == m_formats.end() ? m_current : *found;
}

IndicatorFormat IndicatorsPage::formatFor(const QString& path) const
{
    QString name = QFileInfo(path).fileName();
    if (name.endsWith(QLatin1String(".gz")))
        name.chop(3);
    const auto fits = [&](const IndicatorFormat& format) {
        return !format.fileName.pattern().isEmpty() && format.fileName.match(name).hasMatch();
    };
    const auto other = std::find_if(m_formats.begin(), m_formats.end(), fits);
    return fits(m_current) || other == m_formats.end() ? m_current : *other;
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
    m_current = formatOf(m_format->currentData().toString());
    m_notice->setText(noticeOf(m_current));
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
        [&workspace = context().workspace, request = request(), current = m_current,
         today = context().clock.nowUtc().date()](const TaskContext&) -> Result<Shown> {
            const IndicatorStore store(workspace);
            Shown shown;
            auto known = FormatStore(workspace).formats();
            if (!known)
                return fail(known.error());
            for (const KnownFormat& one : std::as_const(*known))
                shown.formats.append(one.format);
            auto chart = chartData(store, shown.formats, request);
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
    takeFormats(shown.formats);
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
    fitColumns();
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

} // namespace pupitre::ui
