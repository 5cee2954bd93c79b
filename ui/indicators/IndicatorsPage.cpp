#include "ui/indicators/IndicatorsPage.h"

#include "core/base/AtomicFile.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/IndicatorChart.h"
#include "ui/indicators/SeriesModel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

IndicatorsPage::IndicatorsPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("indicators"), parent)
    , m_header(new PageHeader(tr("Indicators"), this))
    , m_stack(new QStackedWidget(this))
    , m_notice(new QLabel(this))
    , m_chart(new IndicatorChart(this))
    , m_model(new SeriesModel(this))
    , m_table(new QTableView(this))
{
    setAcceptDrops(true);
    buildActions();
    auto* pickers = buildPickers();
    m_table->setObjectName(QStringLiteral("indicatorTable"));
    m_table->setAccessibleName(tr("Figures by month"));
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(32);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(10, 10, 10, 10);
    inside->addWidget(m_chart);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(10);
    splitter->addWidget(card);
    splitter->addWidget(m_table);
    splitter->setSizes({700, 420});
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(14);
    column->addWidget(m_header);
    column->addWidget(pickers);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notice);
    formatChosen();
}

void IndicatorsPage::buildActions()
{
    m_open = addCommand(QStringLiteral("indicatorOpen"), tr("Open a file…"), QStringLiteral("import"),
                        QKeySequence(Qt::CTRL | Qt::Key_I));
    m_png = addCommand(QStringLiteral("indicatorPng"), tr("Chart as PNG…"), QStringLiteral("export"));
    m_pdf = addCommand(QStringLiteral("indicatorPdf"), tr("Chart as PDF…"), QStringLiteral("file"));
    m_csv = addCommand(QStringLiteral("indicatorCsv"), tr("Table as CSV…"), QStringLiteral("export"));
    connect(m_open, &QAction::triggered, this, [this] {
        context().dialogs.openFile(this, tr("Open an indicator file"), tr("Tables (*.csv *.txt);;All files (*)"),
                                   [this](const QString& path) { importFile(path); });
    });
    connect(m_png, &QAction::triggered, this, [this] { exportChart(false); });
    connect(m_pdf, &QAction::triggered, this, [this] { exportChart(true); });
    connect(m_csv, &QAction::triggered, this, &IndicatorsPage::exportTable);
    m_header->addAction(m_png);
    m_header->addAction(m_pdf);
    m_header->addAction(m_csv);
    m_header->addAction(m_open, true);
}

QWidget* IndicatorsPage::buildPickers()
{
    auto* bar = new QWidget(this);
    const auto picker = [bar](const char* name, const QString& label, QHBoxLayout* row) {
        auto* caption = new QLabel(label, bar);
        caption->setProperty("role", QStringLiteral("muted"));
        auto* box = new QComboBox(bar);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(label);
        box->setMinimumWidth(150);
        caption->setBuddy(box);
        row->addWidget(caption);
        row->addWidget(box);
        row->addSpacing(10);
        return box;
    };
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_format = picker("indicatorFormat", tr("Format"), row);
    m_measure = picker("indicatorMeasure", tr("Measure"), row);
    m_dimension = picker("indicatorDimension", tr("Divided by"), row);
    row->addStretch();
    for (const QString& id : IndicatorFormat::shippedIds()) {
        if (const auto format = IndicatorFormat::load(id))
            m_format->addItem(IndicatorFormat::inLanguage(format->title, QLocale().language() == QLocale::English
                                                                             ? QStringLiteral("en")
                                                                             : QStringLiteral("fr")),
                              id);
    }
    m_format->setCurrentIndex(std::max(0, m_format->findData(QStringLiteral("messages"))));
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        formatChosen();
        refresh();
    });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &IndicatorsPage::refresh);
    connect(m_dimension, &QComboBox::currentIndexChanged, this, &IndicatorsPage::refresh);
    return bar;
}

void IndicatorsPage::formatChosen()
{
    const auto format = IndicatorFormat::load(m_format->currentData().toString());
    if (!format)
        return;
    m_current = *format;
    m_notice->setText(IndicatorFormat::inLanguage(
        m_current.notice, QLocale().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("fr")));
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

void IndicatorsPage::refresh()
{
    const int asked = ++m_asked;
    context().tasks.run<IndicatorSeries>(
        tr("Adding up the months"),
        [&workspace = context().workspace, format = m_current.id, measure = m_measure->currentData().toString(),
         dimension = m_dimension->currentData().toString()](const TaskContext&) {
            return IndicatorStore(workspace).series(format, measure, dimension);
        },
        this,
        [this, asked](const Result<IndicatorSeries>& series) {
            if (asked != m_asked)
                return;
            if (series)
                showSeries(*series);
            else
                context().dialogs.showError(this, series.error());
        });
}

void IndicatorsPage::showSeries(const IndicatorSeries& series)
{
    const QString dimension = m_dimension->currentData().toString();
    const bool empty = series.months.isEmpty();
    m_stack->setCurrentIndex(empty ? 0 : 1);
    const QString nothing = empty ? tr("There is nothing to export yet.") : QString();
    for (QAction* action : {m_png, m_pdf, m_csv})
        setAvailable(action, nothing);
    setAvailable(m_open, context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString());
    if (empty) {
        m_header->setSubtitle(tr("Monthly files of the operator"));
        return;
    }
    const QStringList shown = m_chart->setSeries(series, m_measure->currentText(), !dimension.isEmpty());
    m_model->setSeries(series, shown, dimension);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    const qsizetype holes = series.months.size() - series.known.size();
    m_header->setSubtitle(
        holes == 0
            ? tr("%1 to %2, no month missing").arg(shownMonth(series.months.first()), shownMonth(series.months.last()))
            : tr("%1 to %2, %n month(s) without a file (∅)", nullptr, static_cast<int>(holes))
                  .arg(shownMonth(series.months.first()), shownMonth(series.months.last())));
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

void IndicatorsPage::exportChart(bool pdf)
{
    const QString suffix = pdf ? QStringLiteral("pdf") : QStringLiteral("png");
    context().dialogs.saveFile(
        this, tr("Save the chart"), QStringLiteral("indicateurs.") + suffix,
        pdf ? tr("PDF (*.pdf)") : tr("PNG (*.png)"), [this, pdf](const QString& path) {
            const bool saved = pdf ? m_chart->savePdf(path, m_notice->text()) : m_chart->savePng(path);
            if (!saved)
                context().dialogs.showError(
                    this, Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(QFileInfo(path).fileName()));
        });
}

void IndicatorsPage::exportTable()
{
    context().dialogs.saveFile(
        this, tr("Save the table"), QStringLiteral("indicateurs.csv"), tr("CSV (*.csv)"), [this](const QString& path) {
            const auto written = writeAtomically(path, [this](QIODevice& device) { return m_model->writeCsv(device); });
            if (!written)
                context().dialogs.showError(this, written.error());
        });
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
