#pragma once

#include "core/indicators/IndicatorCharts.h"

#include <QtCharts/QChartView>

namespace pupitre::ui {

/// Draws a ChartData: bars stacked or side by side, or lines; or, without Qt Charts, which has none, a heat map.
/// Months without a file stay empty and are marked on the axis; series are told apart without colour (borders, dashes
/// and marks). At most a category for each two pixels is drawn.
class IndicatorChart : public QChartView
{
    Q_OBJECT

public:
    enum class Ground {
        Screen, ///< the theme of the screen
        Paper   ///< light, whatever the screen has
    };
    explicit IndicatorChart(QWidget* parent = nullptr, Ground ground = Ground::Screen);

    void setData(const ChartData& given, const QList<IndicatorNote>& notes);
    bool isHeatMap() const { return m_data.form == ChartData::Form::HeatMap; }
    /// Draws into `target` of any painter: pictures and reports.
    void draw(QPainter& painter, const QRectF& target);
    bool savePng(const QString& path);
    bool saveSvg(const QString& path, const QString& title);

Q_SIGNALS:
    /// A bar or point was clicked: the month to show.
    void categoryClicked(const QString& category);

protected:
    void paintEvent(QPaintEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    bool isOnDark() const;
    QPalette colours() const;
    QColor heatColour(double share) const;
    void drawHeatScale(QPainter& painter, const QRectF& area, double highest) const;
    bool drawsLabels() const; ///< too many categories for the labels of Qt Charts
    QString labelOf(const QString& category) const;
    void buildBars(QChart* chart);
    void buildLines(QChart* chart);
    void buildAxes(QChart* chart, double lowest, double highest);
    void drawHeatMap(QPainter& painter, const QRectF& area) const;
    QRectF heatCell(const QRectF& area, int weekday, int hour) const;

    Ground m_ground;
    ChartData m_data;
    QSet<QString> m_noted;
    int m_current = -1; ///< category chosen with the arrow keys
};

} // namespace pupitre::ui
