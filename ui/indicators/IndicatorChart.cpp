#include "ui/indicators/IndicatorChart.h"

#include "ui/common/Theme.h"
#include "ui/indicators/ChartText.h"

#include <QApplication>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPalette>
#include <QSaveFile>
#include <QToolTip>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>
#include <QtSvg/QSvgGenerator>

#include <array>
#include <cmath>

namespace pupitre::ui {

namespace {

constexpr int weekdays = 7;
constexpr int hours = 24;
constexpr double roomForScale = 84; ///< at the right of a heat map
constexpr double faintest = 0.06;   ///< share of the strong colour where the figure is 0: a cell is seen

// Marks and dashes, so that lines are told apart without colour.
constexpr std::array<QScatterSeries::MarkerShape, 4> marks{
    QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle, QScatterSeries::MarkerShapeTriangle,
    QScatterSeries::MarkerShapeRotatedRectangle};
constexpr std::array<Qt::PenStyle, 4> dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

} // namespace

IndicatorChart::IndicatorChart(QWidget* parent, Ground ground)
    : QChartView(parent)
    , m_ground(ground)
{
    setObjectName(QStringLiteral("indicatorChart"));
    setAccessibleName(tr("Chart; its figures are in the table beside it"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(colours().color(QPalette::Base));
    setMinimumHeight(260);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void IndicatorChart::setData(const ChartData& given, const QList<IndicatorNote>& notes)
{
    m_data = given;
    m_current = -1;
    m_noted.clear();
    for (const IndicatorNote& note : notes)
        m_noted.insert(note.month);
    const QPalette palette = colours();
    auto* chart = new QChart;
    chart->setBackgroundBrush(palette.color(QPalette::Base));
    chart->setBackgroundRoundness(0);
    chart->setMargins({4, 4, 4, 4});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    if (!isHeatMap() && !given.isEmpty()) {
        if (given.form == ChartData::Form::Lines)
            buildLines(chart);
        else
            buildBars(chart);
    }
    chart->legend()->setVisible(given.series.size() > 1 && !isHeatMap());
    chart->legend()->setAlignment(Qt::AlignTop);
    if (given.form == ChartData::Form::Lines) // the mark tells a line without its colour
        chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    chart->legend()->setLabelColor(palette.color(QPalette::Text));
    QChart* former = this->chart();
    setChart(chart);
    delete former;
    viewport()->update();
}

void IndicatorChart::buildBars(QChart* chart)
{
    const bool stacked = m_data.form == ChartData::Form::Stacked;
    QAbstractBarSeries* bars = stacked ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries(chart))
                                       : static_cast<QAbstractBarSeries*>(new QBarSeries(chart));
    bars->setBarWidth(stacked ? 0.62 : 0.75);
    double highest = 0;
    int colour = 0;
    QLineSeries* former = nullptr;
    for (const ChartData::Series& series : std::as_const(m_data.series)) {
        if (series.former) {
            former = new QLineSeries(chart);
            former->setName(ChartText::seriesName(m_data, series));
            former->setPen(QPen(colours().color(QPalette::Text), 2, Qt::DashLine));
            former->setPointsVisible(true);
            for (qsizetype i = 0; i < series.figures.size(); ++i) {
                if (std::isnan(series.figures[i]))
                    continue;
                former->append(static_cast<qreal>(i), series.figures[i]);
                highest = std::max(highest, series.figures[i]);
            }
            continue;
        }
        auto* set = new QBarSet(ChartText::seriesName(m_data, series), bars);
        for (const double figure : series.figures) {
            const double drawn = std::isnan(figure) || m_data.isMasked(figure) ? 0 : figure;
            set->append(drawn);
            highest = std::max(highest, drawn);
        }
        const bool grey = series.others;
        set->setColor(seriesColour(grey ? static_cast<int>(ChartData::mostSeries) : colour++, isOnDark()));
        set->setBorderColor(colours().color(QPalette::Base)); // parts are told apart without colour
        bars->append(set);
    }
    if (stacked) {
        for (qsizetype i = 0; i < m_data.categories.size(); ++i) {
            const double total = m_data.total(i);
            highest = std::isnan(total) ? highest : std::max(highest, total);
        }
    }
    chart->addSeries(bars);
    if (former != nullptr)
        chart->addSeries(former);
    connect(bars, &QAbstractBarSeries::clicked, this,
            [this](int index, QBarSet*) { Q_EMIT categoryClicked(m_data.categories.value(index)); });
    connect(bars, &QAbstractBarSeries::hovered, this, [this](bool over, int index, QBarSet* set) {
        QToolTip::showText(QCursor::pos(),
                           over ? QStringLiteral("%1 · %2 : %3")
                                      .arg(ChartText::categoryName(m_data, m_data.categories.value(index), false),
                                           set->label(), ChartText::figure(m_data, set->at(index)))
                                : QString());
    });
    buildAxes(chart, 0, highest);
}

void IndicatorChart::buildLines(QChart* chart)
{
    double lowest = 0;
    double highest = 0;
    int number = 0;
    for (const ChartData::Series& series : std::as_const(m_data.series)) {
        const auto style = static_cast<std::size_t>(number) % dashes.size();
        const QColor colour = seriesColour(number, isOnDark());
        // A gap where nothing is known: each unbroken stretch is a line of its own, named once.
        QLineSeries* line = nullptr;
        auto* points = new QScatterSeries(chart);
        points->setName(ChartText::seriesName(m_data, series));
        points->setMarkerShape(marks[static_cast<std::size_t>(number) % marks.size()]);
        points->setMarkerSize(9);
        points->setColor(colour);
        points->setBorderColor(colours().color(QPalette::Base));
        QList<QLineSeries*> stretches;
        for (qsizetype i = 0; i < series.figures.size(); ++i) {
            const double figure = series.figures[i];
            if (std::isnan(figure) || m_data.isMasked(figure)) {
                line = nullptr;
                continue;
            }
            if (line == nullptr) {
                line = new QLineSeries(chart);
                line->setPen(QPen(colour, 2, dashes[style]));
                stretches.append(line);
            }
            line->append(static_cast<qreal>(i), figure);
            points->append(static_cast<qreal>(i), figure);
            lowest = std::min(lowest, figure);
            highest = std::max(highest, figure);
        }
        for (QLineSeries* stretch : std::as_const(stretches)) {
            chart->addSeries(stretch);
            for (QLegendMarker* marker : chart->legend()->markers(stretch))
                marker->setVisible(false);
        }
        chart->addSeries(points);
        connect(points, &QScatterSeries::clicked, this, [this](const QPointF& point) {
            Q_EMIT categoryClicked(m_data.categories.value(static_cast<qsizetype>(std::lround(point.x()))));
        });
        ++number;
    }
    buildAxes(chart, lowest, m_data.kind == ChartKind::InsRate ? 100 : highest);
}

void IndicatorChart::buildAxes(QChart* chart, double lowest, double highest)
{
    const QPalette palette = colours();
    auto* categories = new QBarCategoryAxis(chart);
    for (const QString& category : std::as_const(m_data.categories))
        categories->append(labelOf(category));
    // Qt Charts cuts labels that are wider than their category: many of them are drawn by drawForeground() instead.
    categories->setLabelsVisible(!drawsLabels());
    if (drawsLabels()) {
        constexpr int roomForLabels = 64;
        chart->setMargins({4, 4, 4, roomForLabels});
    }
    auto* figures = new QValueAxis(chart);
    figures->setRange(lowest < 0 ? lowest : 0, std::max(highest, lowest < 0 ? 0.0 : 1.0));
    // Thousands apart, as the language of the screen has it; Qt Charts would show a localised "%%" as it stands.
    chart->setLocale(QLocale());
    chart->setLocalizeNumbers(!m_data.percent);
    figures->setLabelFormat(m_data.percent ? QStringLiteral("%.0f %%") : QStringLiteral("%.0f"));
    figures->applyNiceNumbers();
    figures->setTitleText(m_data.percent ? QString() : m_data.measure);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{categories, figures}) {
        axis->setLabelsColor(palette.color(QPalette::Text));
        axis->setTitleBrush(palette.color(QPalette::PlaceholderText));
        axis->setGridLineColor(palette.color(QPalette::Mid));
        axis->setLinePenColor(palette.color(QPalette::Mid));
    }
    categories->setGridLineVisible(false);
    chart->addAxis(categories, Qt::AlignBottom);
    chart->addAxis(figures, Qt::AlignLeft);
    for (QAbstractSeries* series : chart->series()) {
        series->attachAxis(categories);
        series->attachAxis(figures);
    }
}

bool IndicatorChart::drawsLabels() const
{
    constexpr qsizetype roomForNames = 8;
    return m_data.categories.size() > roomForNames && !isHeatMap() && m_data.kind != ChartKind::Seasonality;
}

QString IndicatorChart::labelOf(const QString& category) const
{
    const bool known = m_data.kind == ChartKind::Seasonality || m_data.kind == ChartKind::Growth ||
                       !std::isnan(m_data.total(m_data.categories.indexOf(category)));
    return (known ? QString() : QStringLiteral("∅ ")) + ChartText::categoryName(m_data, category, drawsLabels()) +
           (m_noted.contains(category) ? QStringLiteral(" ✎") : QString());
}

// The months under the axis, upright when there are many; beyond what can be read, the years alone.
void IndicatorChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    if (!drawsLabels() || m_data.isEmpty())
        return;
    const QRectF plot = chart()->plotArea();
    const double step = plot.width() / static_cast<double>(m_data.categories.size());
    constexpr double roomForText = 12;
    QFont small = chart()->font();
    small.setPointSizeF(7.5);
    painter->setFont(small);
    painter->setPen(colours().color(QPalette::Text));
    for (qsizetype i = 0; i < m_data.categories.size(); ++i) {
        const double left = plot.left() + static_cast<double>(i) * step;
        if (step >= roomForText) {
            painter->save();
            painter->translate(left + step / 2, plot.bottom() + 8);
            painter->rotate(-90);
            painter->drawText(QRectF(-60, -step / 2, 60, step), Qt::AlignRight | Qt::AlignVCenter,
                              labelOf(m_data.categories[i]));
            painter->restore();
        } else if (m_data.categories[i].endsWith(QLatin1String("-01"))) {
            painter->drawLine(QPointF(left, plot.bottom()), QPointF(left, plot.bottom() + 6));
            painter->drawText(QRectF(left, plot.bottom() + 4, 12 * step, 20), Qt::AlignCenter,
                              m_data.categories[i].left(4));
        }
    }
}

bool IndicatorChart::isOnDark() const
{
    return m_ground == Ground::Screen && isDark();
}

QPalette IndicatorChart::colours() const
{
    return m_ground == Ground::Paper ? paletteOf(false) : QApplication::palette();
}

// From the field's colour to a strong blue: one hue, so that more is darker (or lighter, in the dark) for every eye.
QColor IndicatorChart::heatColour(double share) const
{
    const QColor low = colours().color(QPalette::Base);
    const QColor high = isOnDark() ? QColor(0x8A, 0xC8, 0xFF) : QColor(0x00, 0x3F, 0x72);
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return {mix(low.red(), high.red()), mix(low.green(), high.green()), mix(low.blue(), high.blue())};
}

QRectF IndicatorChart::heatCell(const QRectF& area, int weekday, int hour) const
{
    const double left = 56;
    const double bottom = 26;
    const double width = (area.width() - left - roomForScale) / hours;
    const double height = (area.height() - bottom - 8) / weekdays;
    return {area.left() + left + hour * width, area.top() + 8 + weekday * height, width, height};
}

void IndicatorChart::drawHeatMap(QPainter& painter, const QRectF& area) const
{
    const QPalette palette = colours();
    painter.fillRect(area, palette.color(QPalette::Base));
    double highest = 1;
    for (const ChartData::Series& series : m_data.series) {
        for (const double figure : series.figures)
            highest = std::max(highest, figure);
    }
    for (int weekday = 0; weekday < m_data.series.size() && weekday < weekdays; ++weekday) {
        const ChartData::Series& series = m_data.series[weekday];
        for (int hour = 0; hour < hours; ++hour) {
            const double figure = series.figures.value(hour);
            const QRectF cell = heatCell(area, weekday, hour);
            const double share = m_data.isMasked(figure) ? 0 : figure / highest;
            painter.fillRect(cell.adjusted(1, 1, -1, -1), heatColour(faintest + (1 - faintest) * share));
            constexpr double roomForFigure = 38;
            if (cell.width() >= roomForFigure) { // readable without colour
                const bool onStrong = share > 0.5;
                painter.setPen(palette.color(onStrong ? QPalette::Base : QPalette::Text));
                painter.drawText(cell, Qt::AlignCenter, ChartText::figure(m_data, figure));
            }
        }
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(QRectF(area.left(), heatCell(area, weekday, 0).top(), 50, heatCell(area, weekday, 0).height()),
                         Qt::AlignRight | Qt::AlignVCenter, ChartText::seriesName(m_data, series));
    }
    for (int hour = 0; hour < hours; hour += 2) {
        const QRectF cell = heatCell(area, weekdays - 1, hour);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(QRectF(cell.left() - cell.width(), cell.bottom() + 2, 3 * cell.width(), 22), Qt::AlignCenter,
                         ChartText::categoryName(m_data, m_data.categories.value(hour), true));
    }
    drawHeatScale(painter, area, highest);
}

// What the colours stand for: from nothing to the highest figure.
void IndicatorChart::drawHeatScale(QPainter& painter, const QRectF& area, double highest) const
{
    const QRectF first = heatCell(area, 0, hours - 1);
    const QRectF last = heatCell(area, weekdays - 1, hours - 1);
    constexpr double gap = 12;
    constexpr double thickness = 12;
    const QRectF bar(first.right() + gap, first.top() + 1, thickness, last.bottom() - first.top() - 2);
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    gradient.setColorAt(0, heatColour(faintest));
    gradient.setColorAt(1, heatColour(1));
    painter.fillRect(bar, gradient);
    painter.setPen(colours().color(QPalette::Text));
    constexpr double labelHeight = 18;
    const double labelWidth = area.right() - bar.right() - 6;
    painter.drawText(QRectF(bar.right() + 6, bar.top() - 3, labelWidth, labelHeight), Qt::AlignLeft | Qt::AlignTop,
                     ChartText::figure(m_data, highest));
    painter.drawText(QRectF(bar.right() + 6, bar.center().y() - labelHeight / 2, labelWidth, labelHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, ChartText::figure(m_data, highest / 2));
    painter.drawText(QRectF(bar.right() + 6, bar.bottom() - labelHeight + 3, labelWidth, labelHeight),
                     Qt::AlignLeft | Qt::AlignBottom, ChartText::figure(m_data, 0));
}

void IndicatorChart::paintEvent(QPaintEvent* event)
{
    if (!isHeatMap()) {
        QChartView::paintEvent(event);
        if (m_current < 0 || chart()->series().isEmpty())
            return;
        // The category the keyboard is on.
        QPainter painter(viewport());
        const QRectF plot = chart()->plotArea();
        const double step = plot.width() / static_cast<double>(std::max<qsizetype>(1, m_data.categories.size()));
        painter.setPen(QPen(colours().color(QPalette::Highlight), 2));
        painter.drawRect(QRectF(plot.left() + m_current * step, plot.top(), step, plot.height()));
        return;
    }
    QPainter painter(viewport());
    drawHeatMap(painter, viewport()->rect());
}

void IndicatorChart::mouseMoveEvent(QMouseEvent* event)
{
    QChartView::mouseMoveEvent(event);
    if (!isHeatMap())
        return;
    for (int weekday = 0; weekday < m_data.series.size(); ++weekday) {
        for (int hour = 0; hour < hours; ++hour) {
            if (heatCell(viewport()->rect(), weekday, hour).contains(event->position()))
                QToolTip::showText(event->globalPosition().toPoint(),
                                   QStringLiteral("%1 %2 : %3")
                                       .arg(ChartText::seriesName(m_data, m_data.series[weekday]),
                                            ChartText::categoryName(m_data, m_data.categories.value(hour), true),
                                            ChartText::figure(m_data, m_data.series[weekday].figures.value(hour))));
        }
    }
}

void IndicatorChart::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_data.categories.size()) - 1;
    if (last < 0 || isHeatMap()) {
        QChartView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = std::max(0, m_current < 0 ? last : m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = std::min(last, m_current + 1);
        break;
    case Qt::Key_Home:
        m_current = 0;
        break;
    case Qt::Key_End:
        m_current = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT categoryClicked(m_data.categories[m_current]);
        return;
    default:
        QChartView::keyPressEvent(event);
        return;
    }
    QStringList said{ChartText::categoryName(m_data, m_data.categories[m_current], false)};
    for (const ChartData::Series& series : std::as_const(m_data.series))
        said.append(ChartText::seriesName(m_data, series) + QStringLiteral(" : ") +
                    ChartText::figure(m_data, series.figures.value(m_current)));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    QToolTip::showText(mapToGlobal(QPoint(width() / 2, 0)), said.join(u'\n'), this);
    viewport()->update();
}

void IndicatorChart::draw(QPainter& painter, const QRectF& target)
{
    if (!isHeatMap()) {
        render(&painter, target, viewport()->rect(), Qt::KeepAspectRatio);
        return;
    }
    painter.save();
    const QRectF area = viewport()->rect();
    const double scale = std::min(target.width() / area.width(), target.height() / area.height());
    painter.translate(target.topLeft());
    painter.scale(scale, scale);
    drawHeatMap(painter, area);
    painter.restore();
}

bool IndicatorChart::savePng(const QString& path)
{
    constexpr int scale = 2; // sharp in a report
    QPixmap picture(viewport()->size() * scale);
    picture.fill(colours().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, picture.rect());
    painter.end();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit();
}

bool IndicatorChart::saveSvg(const QString& path, const QString& title)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setSize(viewport()->size());
        generator.setViewBox(viewport()->rect());
        generator.setTitle(title);
        QPainter painter(&generator);
        painter.setRenderHint(QPainter::Antialiasing);
        draw(painter, viewport()->rect());
    }
    return file.commit();
}

} // namespace pupitre::ui
