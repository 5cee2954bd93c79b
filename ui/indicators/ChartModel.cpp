#include "ui/indicators/ChartModel.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/XlsxWriter.h"
#include "ui/indicators/ChartText.h"

#include <cmath>

namespace pupitre::ui {

void ChartModel::setData(const ChartData& data, const QList<IndicatorNote>& notes)
{
    beginResetModel();
    m_data = data;
    m_notes.clear();
    for (const IndicatorNote& note : notes)
        m_notes[note.month] += (m_notes.contains(note.month) ? QStringLiteral("\n") : QString()) + note.text;
    endResetModel();
}

bool ChartModel::hasTotal() const
{
    return !m_data.percent && !m_data.isEmpty() && m_data.kind != ChartKind::Seasonality &&
           m_data.form != ChartData::Form::HeatMap && m_data.series.size() > 1;
}

double ChartModel::figureAt(int row, int column) const
{
    const qsizetype series = column - 1;
    return series < m_data.series.size() ? m_data.series[series].figures.value(row) : m_data.total(row);
}

Result<void> ChartModel::writeCsv(QIODevice& device) const
{
    QStringList header;
    for (int column = 0; column < columnCount(); ++column)
        header.append(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    if (auto written = writeAll(device, "\xEF\xBB\xBF" + csvLine(header)); !written)
        return written;
    for (int row = 0; row < rowCount(); ++row) {
        QStringList fields{m_data.categories[row]};
        for (int column = 1; column < columnCount(); ++column) {
            const double figure = figureAt(row, column);
            fields.append(std::isnan(figure)        ? QString()
                          : m_data.isMasked(figure) ? QStringLiteral("<%1").arg(m_data.maskBelow)
                                                    : QString::number(figure, 'f', m_data.percent ? 2 : 0));
        }
        if (auto written = writeAll(device, csvLine(fields)); !written)
            return written;
    }
    return {};
}

Result<void> ChartModel::writeXlsx(QIODevice& device) const
{
    XlsxWriter workbook(device);
    QStringList header;
    for (int column = 0; column < columnCount(); ++column)
        header.append(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    if (auto begun = workbook.sheet(ChartText::title(m_data.kind)); !begun)
        return begun;
    if (auto written = workbook.header(header); !written)
        return written;
    for (int row = 0; row < rowCount(); ++row) {
        XlsxCell first;
        first.kind = XlsxCell::Kind::Text;
        first.text = m_data.categories[row];
        QList<XlsxCell> cells{first};
        for (int column = 1; column < columnCount(); ++column) {
            const double figure = figureAt(row, column);
            XlsxCell cell;
            if (m_data.isMasked(figure)) {
                cell.kind = XlsxCell::Kind::Text;
                cell.text = QStringLiteral("<%1").arg(m_data.maskBelow);
            } else if (!std::isnan(figure)) {
                cell.kind = XlsxCell::Kind::Number;
                cell.text = QString::number(figure, 'f', m_data.percent ? 2 : 0);
            }
            cells.append(cell);
        }
        if (auto written = workbook.row(cells); !written)
            return written;
    }
    if (auto begun = workbook.sheet(tr("Definition")); !begun)
        return begun;
    for (const QString& text :
         {ChartText::title(m_data.kind), ChartText::definition(m_data.kind), ChartText::formula(m_data)}) {
        if (auto written = workbook.row(QStringList{text}); !written)
            return written;
    }
    return workbook.finish();
}

QList<QStringList> ChartModel::asText() const
{
    QList<QStringList> rows;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells.append(row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                                 : data(index(row, column), Qt::DisplayRole).toString());
        rows.append(cells);
    }
    return rows;
}

int ChartModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_data.isEmpty() ? 0 : static_cast<int>(m_data.categories.size());
}

int ChartModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.series.size()) + (hasTotal() ? 2 : 1);
}

QVariant ChartModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& category = m_data.categories[index.row()];
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (index.column() == 0) {
        const QString note = m_notes.value(category);
        if (role == Qt::DisplayRole)
            return ChartText::categoryName(m_data, category, false) +
                   (note.isEmpty() ? QString() : QStringLiteral(" ✎"));
        return role == Qt::ToolTipRole && !note.isEmpty() ? QVariant(note) : QVariant();
    }
    const double figure = figureAt(index.row(), index.column());
    if (role == Qt::DisplayRole)
        return ChartText::figure(m_data, figure);
    if (role == Qt::ToolTipRole && std::isnan(figure))
        return tr("No file for this month");
    return {};
}

QVariant ChartModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_data.form == ChartData::Form::HeatMap ? tr("Hour") : tr("Month");
    return section - 1 < m_data.series.size() ? ChartText::seriesName(m_data, m_data.series[section - 1]) : tr("Total");
}

} // namespace pupitre::ui
