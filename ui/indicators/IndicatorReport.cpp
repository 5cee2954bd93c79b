#include "ui/indicators/IndicatorReport.h"

#include "ui/indicators/ChartModel.h"
#include "ui/indicators/ChartText.h"
#include "ui/indicators/IndicatorChart.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace pupitre::ui {

namespace {

constexpr int resolution = 150;
constexpr int chartWidth = 1100;
constexpr int chartHeight = 430;
constexpr int mostTableRows = 24; ///< of a page; the CSV has them all

class Text
{
    Q_DECLARE_TR_FUNCTIONS(IndicatorReport)
};

QFont font(double points, bool bold = false)
{
    QFont one(QStringLiteral("DejaVu Sans"));
    one.setPointSizeF(points);
    one.setBold(bold);
    return one;
}

// Writes a paragraph at `y` and returns where the next one begins.
double paragraph(QPainter& painter, double y, double width, const QFont& face, const QString& text)
{
    painter.setFont(face);
    QRectF used;
    painter.drawText(QRectF(0, y, width, 4000), Qt::TextWordWrap, text, &used);
    return used.bottom() + 8;
}

void drawTable(QPainter& painter, const QRectF& area, QList<QStringList> rows)
{
    if (rows.isEmpty())
        return;
    if (rows.size() > mostTableRows + 1) // the latest months
        rows.remove(1, rows.size() - mostTableRows - 1);
    const auto columns = static_cast<double>(rows.first().size());
    const double width = area.width() / columns;
    const double height = std::min(26.0, area.height() / static_cast<double>(rows.size()));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        painter.setFont(font(row == 0 ? 7 : 7.5, row == 0));
        for (qsizetype column = 0; column < rows[row].size(); ++column) {
            const QRectF cell(area.left() + static_cast<double>(column) * width,
                              area.top() + static_cast<double>(row) * height, width - 6, height);
            const QString text =
                painter.fontMetrics().elidedText(rows[row][column], Qt::ElideRight, static_cast<int>(cell.width()));
            painter.drawText(cell, (column == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, text);
        }
        painter.setPen(QPen(Qt::lightGray, 1));
        const double line = area.top() + static_cast<double>(row + 1) * height;
        painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line));
        painter.setPen(Qt::black);
    }
}

} // namespace

bool writeIndicatorReport(const QString& path, const QList<ReportPage>& pages, const QString& notice)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    {
        QPdfWriter writer(&file);
        writer.setPageLayout(
            {QPageSize(QPageSize::A4), QPageLayout::Landscape, {15, 15, 15, 15}, QPageLayout::Millimeter});
        writer.setResolution(resolution);
        writer.setTitle(Text::tr("Monthly indicators"));
        writer.setCreator(QStringLiteral("Pupitre"));
        QPainter painter(&writer);
        const QRectF page(0, 0, writer.width(), writer.height());

        QString from;
        QString to;
        for (const ReportPage& one : pages) {
            if (one.data.kind != ChartKind::Volumes || one.data.categories.isEmpty())
                continue;
            from = ChartText::month(one.data.categories.first());
            to = ChartText::month(one.data.categories.last());
        }
        double y =
            paragraph(painter, page.height() * 0.28, page.width(), font(26, true), Text::tr("Monthly indicators"));
        if (!from.isEmpty())
            y = paragraph(painter, y + 10, page.width(), font(14), Text::tr("%1 to %2").arg(from, to));
        y = paragraph(
            painter, y + 10, page.width(), font(11),
            Text::tr("Written on %1 by Pupitre %2")
                .arg(QLocale().toString(QDate::currentDate(), QLocale::LongFormat), QStringLiteral(PUPITRE_VERSION)));
        y = paragraph(painter, y + 30, page.width(), font(11), notice);
        QStringList titles;
        for (const ReportPage& one : pages)
            titles.append(QStringLiteral("•  ") + ChartText::title(one.data.kind));
        paragraph(painter, y + 20, page.width(), font(11), titles.join(u'\n'));

        int number = 1;
        for (const ReportPage& one : pages) {
            writer.newPage();
            y = paragraph(painter, 0, page.width(), font(16, true), ChartText::title(one.data.kind));
            y = paragraph(painter, y, page.width(), font(9), ChartText::definition(one.data.kind));
            y = paragraph(painter, y, page.width(), font(9),
                          Text::tr("Formula: %1.").arg(ChartText::formula(one.data)));
            IndicatorChart chart(nullptr, IndicatorChart::Ground::Paper);
            // A view that was never shown has not its size yet, and would be drawn cut.
            chart.setAttribute(Qt::WA_DontShowOnScreen);
            chart.resize(chartWidth, chartHeight);
            chart.show();
            chart.setData(one.data, one.notes);
            chart.chart()->resize(chartWidth, chartHeight);
            const double height = page.width() * chartHeight / chartWidth;
            const double room = page.height() * 0.48;
            chart.draw(painter, QRectF(0, y, page.width(), std::min(height, room)));
            y += std::min(height, room) + 10;
            for (const IndicatorNote& note : one.notes)
                y = paragraph(painter, y, page.width(), font(8),
                              QStringLiteral("✎ %1 : %2").arg(ChartText::month(note.month), note.text));
            ChartModel model;
            model.setData(one.data, {});
            drawTable(painter, QRectF(0, y, page.width(), page.height() - y - 40), model.asText());
            painter.setFont(font(8));
            painter.drawText(QRectF(0, page.height() - 24, page.width(), 24), Qt::AlignLeft | Qt::AlignVCenter, notice);
            painter.drawText(QRectF(0, page.height() - 24, page.width(), 24), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(++number));
        }
    }
    return file.commit();
}

} // namespace pupitre::ui
