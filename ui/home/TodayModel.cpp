#include "ui/home/TodayModel.h"

#include "ui/common/Icons.h"

#include <QCoreApplication>

namespace pupitre::ui {

namespace {

QString pageTitle(const QString& id)
{
    if (id == QLatin1String("mailboxes"))
        return QCoreApplication::translate("pages", "Mailboxes");
    if (id == QLatin1String("certificates"))
        return QCoreApplication::translate("pages", "Applicative certificates");
    if (id == QLatin1String("lps"))
        return QCoreApplication::translate("pages", "API LPS");
    if (id == QLatin1String("indicators"))
        return QCoreApplication::translate("pages", "Indicators");
    return QCoreApplication::translate("pages", "Referencing");
}

} // namespace

void TodayModel::setItems(const QList<TodayItem>& items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

int TodayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int TodayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TodayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TodayItem& item = m_items[index.row()];
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(item.tone);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        switch (index.column()) {
        case When:
            return item.when;
        case What:
            return item.text;
        case Where:
            return pageTitle(item.pageId);
        default:
            return {};
        }
    }
    return {};
}

QVariant TodayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("When"), tr("What needs you"), tr("Workbench")};
    return titles.value(section);
}

} // namespace pupitre::ui
