#include "ui/common/ErrorList.h"

#include "core/base/Csv.h"
#include "ui/common/ErrorText.h"
#include "ui/common/Icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

void ErrorListModel::setErrors(const QList<Error>& errors)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(errors.size());
    for (const Error& error : errors)
        m_rows.append({error.line() > 0 ? QString::number(error.line()) : QString(),
                       error.column() > 0 ? QString::number(error.column()) : QString(), error.field(), error.value(),
                       errorText(error), errorAdvice(error)});
    endResetModel();
}

int ErrorListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ErrorListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ErrorListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_rows[index.row()][index.column()];
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() <= ColumnNumber ? Qt::AlignRight | Qt::AlignVCenter
                                                       : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QVariant ErrorListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case ColumnNumber:
        return tr("Column");
    case Field:
        return tr("Field");
    case Value:
        return tr("Value");
    case What:
        return tr("What is wrong");
    case Advice:
        return tr("What to do");
    default:
        return {};
    }
}

QByteArray ErrorListModel::toCsv() const
{
    QStringList header;
    for (int column = 0; column < ColumnCount; ++column)
        header.append(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QByteArray csv = csvLine(header);
    for (const QStringList& row : m_rows)
        csv += csvLine(row);
    return csv;
}

ErrorListView::ErrorListView(QWidget* parent)
    : QWidget(parent)
    , m_model(new ErrorListModel(this))
{
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("errorList"));
    table->setAccessibleName(tr("List of errors"));
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setWordWrap(true);
    table->horizontalHeader()->setStretchLastSection(true);
    for (const auto& [column, width] : {std::pair{ErrorListModel::Line, 64},
                                        {ErrorListModel::ColumnNumber, 76},
                                        {ErrorListModel::Field, 140},
                                        {ErrorListModel::Value, 160},
                                        {ErrorListModel::What, 300}})
        table->setColumnWidth(column, width);
    table->verticalHeader()->setDefaultSectionSize(46);
    auto* copy = new QAction(icon(QStringLiteral("copy")), tr("Copy all"), this);
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(m_model->toCsv())); });
    table->addAction(copy);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table);
}

void ErrorListView::setErrors(const QList<Error>& errors)
{
    m_model->setErrors(errors);
}

} // namespace pupitre::ui
