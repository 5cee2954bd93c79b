#include "ui/indicators/SeriesModel.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "ui/common/Formats.h"

#include <QCoreApplication>
#include <QLocale>

namespace pupitre::ui {

QString shownValue(const QString& value)
{
    return value.isEmpty() ? QCoreApplication::translate("indicators", "(absent)") : value;
}

QString shownMonth(const QString& month)
{
    return QLocale().toString(QDate::fromString(month, QStringLiteral("yyyy-MM")), QStringLiteral("MMM yyyy"));
}

void SeriesModel::setSeries(const IndicatorSeries& series, const QStringList& shown, const QString& dimensionName)
{
    beginResetModel();
    m_months = series.months;
    m_known = series.known;
    m_titles.clear();
    m_columns.clear();
    QList<qint64> total(m_months.size(), 0);
    QList<qint64> others(m_months.size(), 0);
    bool rest = false;
    for (const QString& value : series.values) {
        const QList<qint64> figures = series.totals.value(value);
        for (qsizetype i = 0; i < m_months.size(); ++i)
            total[i] += figures[i];
        if (shown.contains(value)) {
            if (!dimensionName.isEmpty()) {
                m_titles.append(shownValue(value));
                m_columns.append(figures);
            }
            continue;
        }
        rest = true;
        for (qsizetype i = 0; i < m_months.size(); ++i)
            others[i] += figures[i];
    }
    if (rest) {
        m_titles.append(tr("Others"));
        m_columns.append(others);
    }
    m_titles.append(tr("Total"));
    m_columns.append(total);
    endResetModel();
}

Result<void> SeriesModel::writeCsv(QIODevice& device) const
{
    if (auto header = writeAll(device, "\xEF\xBB\xBF" + csvLine(QStringList{tr("Month")} + m_titles)); !header)
        return header;
    for (qsizetype row = 0; row < m_months.size(); ++row) {
        QStringList fields{m_months[row]};
        for (const QList<qint64>& column : m_columns)
            fields.append(m_known.contains(m_months[row]) ? QString::number(column[row]) : QString());
        if (auto written = writeAll(device, csvLine(fields)); !written)
            return written;
    }
    return {};
}

int SeriesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_months.size());
}

int SeriesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size()) + 1;
}

QVariant SeriesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString& month = m_months[index.row()];
    if (role == Qt::TextAlignmentRole)
        return QVariant((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == 0)
        return shownMonth(month);
    if (!m_known.contains(month))
        return role == Qt::ToolTipRole ? tr("No file for this month") : QStringLiteral("—");
    return shownNumber(m_columns[index.column() - 1][index.row()]);
}

QVariant SeriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Month") : m_titles.value(section - 1);
}

} // namespace pupitre::ui
