// What the workbench opens and writes: the month behind a bar, the check before deposit, the exports.
#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/mailbox/OperatorAddresses.h"
#include "core/mailbox/WhiteListStore.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/TaskList.h"
#include "ui/indicators/ChartModel.h"
#include "ui/indicators/ChartText.h"
#include "ui/indicators/CheckDialog.h"
#include "ui/indicators/CrossDialog.h"
#include "ui/indicators/FormatsDialog.h"
#include "ui/indicators/IndicatorChart.h"
#include "ui/indicators/IndicatorReport.h"
#include "ui/indicators/IndicatorsPage.h"
#include "ui/indicators/MonthDialog.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QLabel>
#include <QSpinBox>

namespace pupitre::ui {

void IndicatorsPage::openMonth(const QString& month)
{
    static const QRegularExpression form(QStringLiteral("^[0-9]{4}-[0-9]{2}$"));
    if (!form.match(month).hasMatch()) // hours and months of the year have no files of their own
        return;
    const ChartData& chart = m_model->chart();
    const IndicatorFormat format = formatOf(chart.format);
    context().tasks.run<MonthDetail>(
        tr("Looking behind %1").arg(ChartText::month(month)),
        [&workspace = context().workspace, format, measure = chart.measure, month](const TaskContext&) {
            return monthDetail(IndicatorStore(workspace), format, measure, month);
        },
        this,
        [this](const Result<MonthDetail>& detail) {
            if (!detail) {
                context().dialogs.showError(this, detail.error());
                return;
            }
            auto* dialog = new MonthDialog(*detail, m_mask->value(), context().workspace.isReadOnly(), this);
            connect(dialog, &MonthDialog::noteRequested, this, &IndicatorsPage::addNote);
            connect(dialog, &MonthDialog::recomputeRequested, this, &IndicatorsPage::recompute);
            context().dialogs.show(dialog);
        });
}

void IndicatorsPage::manageFormats()
{
    auto* dialog = new FormatsDialog(context(), this);
    connect(dialog, &FormatsDialog::changed, this, &IndicatorsPage::refresh);
    context().dialogs.show(dialog);
}

void IndicatorsPage::recompute(qint64 fileId)
{
    const IndicatorFormat format = formatOf(m_model->chart().format);
    context().tasks.run<IndicatorStore::Imported>(
        tr("Computing again"),
        [&workspace = context().workspace, fileId, format](const TaskContext& task) {
            return IndicatorStore(workspace).recompute(fileId, format, task);
        },
        this,
        [this](const Result<IndicatorStore::Imported>& again) {
            if (!again)
                context().dialogs.showError(this, again.error());
            refresh();
        });
}

void IndicatorsPage::checkFiles(const QStringList& paths)
{
    struct Checked
    {
        DepositReport report;
        QList<Error> errors;
    };
    QList<std::pair<QString, IndicatorFormat>> files;
    for (const QString& path : paths)
        files.append({path, formatFor(path)});
    context().tasks.run<Checked>(
        tr("Checking before deposit"),
        [&workspace = context().workspace, files](const TaskContext& task) -> Result<Checked> {
            const IndicatorStore store(workspace);
            DepositKnowledge knowledge;
            if (const auto list = WhiteListStore(workspace).current()) {
                knowledge.whiteList.emplace();
                for (const WhiteListEntry& entry : list->entries)
                    knowledge.whiteList->insert(entry.domainKey());
            }
            for (const auto& [path, format] : files) {
                auto known = store.knowledge(format);
                if (!known)
                    return fail(known.error());
                knowledge.history.insert(format.id, known->days);
                knowledge.formerCodes.insert(format.id, known->codes);
            }
            Checked checked;
            auto report = checkDeposit(files, knowledge, checked.errors, task);
            if (!report)
                return fail(report.error());
            checked.report = std::move(*report);
            return checked;
        },
        this,
        [this](const Result<Checked>& checked) {
            if (!checked) {
                if (checked.error().code() != ErrorCode::Cancelled)
                    context().dialogs.showError(this, checked.error());
                return;
            }
            if (!checked->errors.isEmpty())
                context().dialogs.showErrors(this, tr("Some files could not be checked"), checked->errors);
            if (checked->report.files.isEmpty())
                return;
            auto* dialog = new CheckDialog(checked->report, this);
            connect(dialog, &CheckDialog::saveRequested, this, [this, report = checked->report] { saveCheck(report); });
            connect(dialog, &CheckDialog::packageRequested, this,
                    [this, report = checked->report] { savePackage(report); });
            context().dialogs.show(dialog);
        });
}

void IndicatorsPage::crossCheckFiles(const QStringList& files, const QStringList& logs)
{
    context().tasks.run<CrossReport>(
        tr("Comparing with the logs"),
        [&workspace = context().workspace, files, logs,
         format = formatFor(files.value(0))](const TaskContext& task) -> Result<CrossReport> {
            auto addresses = OperatorAddresses::load(workspace);
            if (!addresses)
                return fail(addresses.error());
            MailLogOptions options;
            options.domains = std::move(addresses->domains);
            options.typeOf = std::move(addresses->typeOf);
            return pupitre::crossCheckFiles(files, format, logs, options, task);
        },
        this,
        [this](const Result<CrossReport>& report) {
            if (report)
                context().dialogs.show(new CrossDialog(*report, this));
            else if (report.error().code() != ErrorCode::Cancelled)
                context().dialogs.showError(this, report.error());
        });
}

void IndicatorsPage::saveCheck(const DepositReport& report)
{
    context().dialogs.saveFile(this, tr("Save the control report"), QStringLiteral("controle.json"),
                               tr("JSON (*.json)"), [this, report](const QString& path) {
                                   const auto written = writeAtomically(path, [&](QIODevice& device) {
                                       return writeAll(device, QJsonDocument(report.toJson()).toJson());
                                   });
                                   if (!written)
                                       context().dialogs.showError(this, written.error());
                               });
}

void IndicatorsPage::savePackage(const DepositReport& report)
{
    context().dialogs.saveFile(this, tr("Save the deposit package"), QStringLiteral("depot.zip"), tr("ZIP (*.zip)"),
                               [this, report](const QString& path) {
                                   struct Written
                                   {};
                                   context().tasks.run<Written>(
                                       tr("Writing %1").arg(QFileInfo(path).fileName()),
                                       [path, report](const TaskContext& task) -> Result<Written> {
                                           if (auto written = writeDepositPackage(path, report, task); !written)
                                               return fail(written.error());
                                           return Written();
                                       },
                                       this,
                                       [this](const Result<Written>& written) {
                                           if (!written)
                                               context().dialogs.showError(this, written.error());
                                       });
                               });
}

void IndicatorsPage::exportPicture(bool svg)
{
    const QString name = QStringLiteral("indicateurs-") + chartId(m_model->chart().kind);
    context().dialogs.saveFile(
        this, tr("Save the chart"), name + (svg ? QStringLiteral(".svg") : QStringLiteral(".png")),
        svg ? tr("SVG (*.svg)") : tr("PNG (*.png)"), [this, svg](const QString& path) {
            const bool saved =
                svg ? m_chart->saveSvg(path, ChartText::title(m_model->chart().kind)) : m_chart->savePng(path);
            if (!saved)
                context().dialogs.showError(
                    this, Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(QFileInfo(path).fileName()));
        });
}

void IndicatorsPage::exportReport()
{
    context().dialogs.saveFile(
        this, tr("Save the report"), QStringLiteral("indicateurs.pdf"), tr("PDF (*.pdf)"), [this](const QString& path) {
            context().tasks.run<QList<ReportPage>>(
                tr("Gathering the charts"),
                [&workspace = context().workspace, formats = m_formats,
                 base = request()](const TaskContext&) -> Result<QList<ReportPage>> {
                    const IndicatorStore store(workspace);
                    QList<ReportPage> pages;
                    for (const ChartKind kind : allChartKinds()) {
                        ChartRequest one = base;
                        one.kind = kind;
                        auto chart = chartData(store, formats, one);
                        if (!chart)
                            return fail(chart.error());
                        if (chart->isEmpty() || kind == ChartKind::Free)
                            continue;
                        auto notes = store.notes(chart->format);
                        if (!notes)
                            return fail(notes.error());
                        pages.append({*chart, *notes});
                    }
                    return pages;
                },
                this,
                [this, path](const Result<QList<ReportPage>>& pages) {
                    if (!pages)
                        context().dialogs.showError(this, pages.error());
                    else if (!writeIndicatorReport(path, *pages, m_notice->text()))
                        context().dialogs.showError(
                            this,
                            Error(ErrorCode::FileWriteFailed).inFile(path).withDetail(QFileInfo(path).fileName()));
                });
        });
}

void IndicatorsPage::exportWorkbook()
{
    context().dialogs.saveFile(this, tr("Save the table"), QStringLiteral("indicateurs.xlsx"), tr("Workbook (*.xlsx)"),
                               [this](const QString& path) {
                                   const auto written = writeAtomically(
                                       path, [this](QIODevice& device) { return m_model->writeXlsx(device); });
                                   if (!written)
                                       context().dialogs.showError(this, written.error());
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

} // namespace pupitre::ui
