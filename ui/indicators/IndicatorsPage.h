#pragma once

#include "core/indicators/IndicatorCharts.h"
#include "ui/common/WorkbenchPage.h"

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace pupitre {
struct DepositReport;
}

namespace pupitre::ui {

class ChartModel;
class DepositModel;
class IndicatorChart;
class PageHeader;

/// The workbench of monthly indicators: read and check files by a format, look at the charts, go from a month to the
/// files behind it, export.
class IndicatorsPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit IndicatorsPage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// What the worker brings back for one chart.
    struct Shown
    {
        ChartData data;
        QList<IndicatorNote> notes;
        IndicatorSeries months; ///< all of the format, for the pickers
        QList<DepositMonth> deposits;
        QList<IndicatorFormat> formats; ///< the operator's own first
    };

    void buildActions();
    QWidget* buildPickers();
    QWidget* buildSide();
    void fitColumns();
    QComboBox* addPicker(QWidget* bar, const char* name, const QString& label, QLayout* row);
    void takeFormats(const QList<IndicatorFormat>& formats);
    /// The format that a chart is drawn from, or the one chosen.
    IndicatorFormat formatOf(const QString& id) const;
    /// The one chosen, unless the name of the file is that of another.
    IndicatorFormat formatFor(const QString& path) const;
    void manageFormats();
    void crossCheckFiles(const QStringList& files, const QStringList& logs);
    ChartRequest request() const;
    void kindChosen();
    void formatChosen();
    void fillPeriod(const QStringList& months);
    void showChart(const Shown& shown);
    void importFile(const QString& path);
    void checkFiles(const QStringList& paths);
    void saveCheck(const DepositReport& report);
    void savePackage(const DepositReport& report);
    void openMonth(const QString& month);
    void addNote(const QString& month);
    void recompute(qint64 fileId);
    void toggleDeposit();
    void exportPicture(bool svg);
    void exportReport();
    void exportTable();
    void exportWorkbook();
    void showDefinition();

    PageHeader* m_header;
    QStackedWidget* m_stack;
    QComboBox* m_kind;
    QComboBox* m_format;
    QComboBox* m_measure;
    QComboBox* m_dimension;
    QList<QWidget*> m_freePickers;
    QComboBox* m_from;
    QComboBox* m_to;
    QCheckBox* m_previousYear;
    QSpinBox* m_mask;
    QLabel* m_definition;
    QLabel* m_notice;
    IndicatorChart* m_chart;
    ChartModel* m_model;
    QTableView* m_table;
    DepositModel* m_deposits;
    QTableView* m_depositTable;
    QList<IndicatorFormat> m_formats;
    IndicatorFormat m_current;
    int m_asked = 0;

    QAction* m_open;
    QAction* m_check;
    QAction* m_png;
    QAction* m_svg;
    QAction* m_pdf;
    QAction* m_csv;
    QAction* m_xlsx;
    QAction* m_define;
    QAction* m_month;
    QAction* m_deposit;
    QAction* m_manage;
    QAction* m_cross;
};

} // namespace pupitre::ui
