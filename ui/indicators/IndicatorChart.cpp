#include "ui/indicators/IndicatorChart.h"

#include "ui/common/Theme.h"
#include "ui/indicators/SeriesModel.h"

#include <QApplication>
#include <QGraphicsLayout>
#include <QPageLayout>
#include <QPalette>
#include <QPdfWriter>
#include <QSaveFile>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

namespace pupitre::ui {

namespace {

QBarSet* barSet(const QString& name, const QList<qint64>& figures, int colour, QObject* parent)
{
    auto* set = new QBarSet(name, parent);
    for (const qint64 figure : figures)
        set->append(static_cast<qreal>(figure));
    set->setColor(seriesColour(colour));
    set->setBorderColor(QApplication::palette().color(QPalette::Base)); // stacked parts are told apart without colour
    return set;
}

} // namespace

IndicatorChart::IndicatorChart(QWidget* parent)
    : QChartView(parent)
{
    setObjectName(QStringLiteral("indicatorChart"));
    setAccessibleName(tr("Chart by month; its figures are in the table beside it"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(QApplication::palette().color(QPalette::Base));
    setMinimumHeight(260);
}

QStringList IndicatorChart::setSeries(const IndicatorSeries& series, const QString& title, bool divided)
{
    const QPalette palette = QApplication::palette();
    auto* chart = new QChart;
    chart->setBackgroundBrush(palette.color(QPalette::Base));
    chart->setBackgroundRoundness(0);
    chart->setMargins({4, 4, 4, 4});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto* bars = new QStackedBarSeries(chart);
    bars->setBarWidth(0.62);
    QStringList shown;
    QList<qint64> others(series.months.size(), 0);
    bool rest = false;
    qint64 highest = 0;
    QList<qint64> totals(series.months.size(), 0);
    for (const QString& value : series.values) {
        const QList<qint64> figures = series.totals.value(value);
        for (qsizetype i = 0; i < totals.size(); ++i) {
            totals[i] += figures[i];
            highest = std::max(highest, totals[i]);
        }
        if (shown.size() < mostValues) {
            bars->append(barSet(divided ? shownValue(value) : title, figures, static_cast<int>(shown.size()), bars));
            shown.append(value);
            continue;
        }
        rest = true;
        for (qsizetype i = 0; i < others.size(); ++i)
            others[i] += figures[i];
    }
    if (rest)
        bars->append(barSet(tr("Others"), others, mostValues, bars));
    chart->addSeries(bars);

    auto* months = new QBarCategoryAxis(chart);
    const bool narrow = series.months.size() > 8; // whole names would be cut
    for (const QString& month : series.months) {
        const QString name = narrow ? month.mid(5) + u'/' + month.mid(2, 2) : shownMonth(month);
        months->append(series.known.contains(month) ? name : QStringLiteral("∅")); // explained by the subtitle
    }
    auto* figures = new QValueAxis(chart);
    figures->setRange(0, static_cast<qreal>(std::max<qint64>(highest, 1)));
    figures->setLabelFormat(QStringLiteral("%.0f"));
    figures->applyNiceNumbers();
    figures->setTitleText(title);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{months, figures}) {
        axis->setLabelsColor(palette.color(QPalette::Text));
        axis->setTitleBrush(palette.color(QPalette::PlaceholderText));
        axis->setGridLineColor(palette.color(QPalette::Mid));
        axis->setLinePenColor(palette.color(QPalette::Mid));
    }
    months->setGridLineVisible(false);
    if (narrow)
        months->setLabelsAngle(-60);
    chart->addAxis(months, Qt::AlignBottom);
    chart->addAxis(figures, Qt::AlignLeft);
    bars->attachAxis(months);
    bars->attachAxis(figures);
    chart->legend()->setVisible(divided);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setLabelColor(palette.color(QPalette::Text));
    QChart* former = this->chart();
    setChart(chart);
    delete former;
    return shown;
}

bool IndicatorChart::savePng(const QString& path)
{
    constexpr int scale = 2; // sharp in a report
    QPixmap picture(size() * scale);
    picture.fill(QApplication::palette().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    render(&painter);
    painter.end();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit();
}

bool IndicatorChart::savePdf(const QString& path, const QString& notice)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    {
        QPdfWriter writer(&file);
        writer.setPageLayout(
            {QPageSize(QPageSize::A4), QPageLayout::Landscape, {15, 15, 15, 15}, QPageLayout::Millimeter});
        writer.setResolution(150);
        writer.setTitle(chart()->title());
        QPainter painter(&writer);
        const QRectF page(0, 0, writer.width(), writer.height());
        render(&painter, page.adjusted(0, 0, 0, -70), rect(), Qt::KeepAspectRatio);
        painter.drawText(page.adjusted(0, page.height() - 55, 0, 0), Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap,
                         notice);
    }
    return file.commit();
}

} // namespace pupitre::ui
