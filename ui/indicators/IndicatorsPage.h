#pragma once

#include "core/indicators/IndicatorStore.h"
#include "ui/common/WorkbenchPage.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class ErrorListView;
class IndicatorChart;
class PageHeader;
class SeriesModel;

/// The workbench of monthly indicators: read files by a format, see the months, export chart and table.
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
    void buildActions();
    QWidget* buildPickers();
    void formatChosen();
    void importFile(const QString& path);
    void showSeries(const IndicatorSeries& series);
    void exportChart(bool pdf);
    void exportTable();

    PageHeader* m_header;
    QStackedWidget* m_stack;
    QComboBox* m_format;
    QComboBox* m_measure;
    QComboBox* m_dimension;
    QLabel* m_notice;
    IndicatorChart* m_chart;
    SeriesModel* m_model;
    QTableView* m_table;
    IndicatorFormat m_current;
    int m_asked = 0;

    QAction* m_open;
    QAction* m_png;
    QAction* m_pdf;
    QAction* m_csv;
};

} // namespace pupitre::ui
