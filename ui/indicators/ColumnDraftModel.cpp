#include "ui/indicators/ColumnDraftModel.h"

#include "ui/indicators/FormatText.h"

#include <QComboBox>

namespace pupitre::ui {

namespace {

const QList<IndicatorColumn::Absent>& absents()
{
    static const QList<IndicatorColumn::Absent> all{
        IndicatorColumn::Absent::Refused, IndicatorColumn::Absent::Legitimate, IndicatorColumn::Absent::Degraded};
    return all;
}

} // namespace

void ColumnDraftModel::setColumns(const QList<ColumnDraft>& columns)
{
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void ColumnDraftModel::giveRole(IndicatorColumn::Role role, int row)
{
    for (int i = 0; i < m_columns.size(); ++i) {
        IndicatorColumn& column = m_columns[i].column;
        if (i == row) {
            column.role = role;
            const bool figure = role == IndicatorColumn::Role::Messages || role == IndicatorColumn::Role::Connections ||
                                role == IndicatorColumn::Role::Active;
            if (column.type == IndicatorColumn::Type::Integer)
                column.measure = figure;
            if (!figure && role != IndicatorColumn::Role::Hour && role != IndicatorColumn::Role::Domain)
                column.dimension = true;
        } else if (column.role == role) {
            column.role = IndicatorColumn::Role::None;
        }
    }
    if (!m_columns.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

int ColumnDraftModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

int ColumnDraftModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QStringList ColumnDraftModel::formsOf(IndicatorColumn::Type type)
{
    if (type == IndicatorColumn::Type::Month)
        return {QStringLiteral("YYYY-MM"), QStringLiteral("MM/YYYY"), QStringLiteral("YYYYMM"),
                QStringLiteral("YYYY/MM"), QStringLiteral("MM-YYYY")};
    return {QStringLiteral("YYYY-MM-DD"), QStringLiteral("DD/MM/YYYY"), QStringLiteral("YYYYMMDD"),
            QStringLiteral("YYYY/MM/DD"), QStringLiteral("DD-MM-YYYY"), QStringLiteral("DD.MM.YYYY")};
}

QStringList ColumnDraftModel::choices(const QModelIndex& index) const
{
    const IndicatorColumn& column = m_columns[index.row()].column;
    QStringList words;
    if (index.column() == Type) {
        for (const IndicatorColumn::Type type : IndicatorColumn::allTypes())
            words.append(FormatText::type(type));
    } else if (index.column() == WhenEmpty) {
        for (const IndicatorColumn::Absent absent : absents())
            words.append(FormatText::absent(absent));
    } else if (index.column() == Form && column.isDated()) {
        words = formsOf(column.type);
    }
    return words;
}

int ColumnDraftModel::choice(const QModelIndex& index) const
{
    const IndicatorColumn& column = m_columns[index.row()].column;
    if (index.column() == Type)
        return static_cast<int>(IndicatorColumn::allTypes().indexOf(column.type));
    if (index.column() == WhenEmpty)
        return static_cast<int>(absents().indexOf(column.absent));
    return column.form.isEmpty() ? 0 : static_cast<int>(formsOf(column.type).indexOf(QString::fromLatin1(column.form)));
}

bool ColumnDraftModel::choose(const QModelIndex& index, int choice)
{
    if (choice < 0 || choice >= choices(index).size())
        return false;
    ColumnDraft& draft = m_columns[index.row()];
    IndicatorColumn& column = draft.column;
    if (index.column() == Type) {
        column.type = IndicatorColumn::allTypes()[choice];
        column.form.clear();
        column.grouped = false;
        column.measure = column.measure && column.type == IndicatorColumn::Type::Integer;
        if (column.type == IndicatorColumn::Type::Enum && column.values.isEmpty()) {
            for (const QString& value : std::as_const(draft.examples))
                column.values.insert(value.toUtf8());
        }
    } else if (index.column() == WhenEmpty) {
        column.absent = absents()[choice];
    } else {
        column.form = choice == 0 ? QByteArray() : formsOf(column.type)[choice].toLatin1();
    }
    return true;
}

QVariant ColumnDraftModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ColumnDraft& draft = m_columns[index.row()];
    const IndicatorColumn& column = draft.column;
    if (role == ChoicesRole)
        return choices(index);
    if (role == ChoiceRole)
        return choice(index);
    if (role == Qt::CheckStateRole) {
        if (index.column() == Dimension)
            return column.dimension ? Qt::Checked : Qt::Unchecked;
        if (index.column() == Measure)
            return column.measure ? Qt::Checked : Qt::Unchecked;
        if (index.column() == MayBeMissing)
            return column.optional ? Qt::Checked : Qt::Unchecked;
        return {};
    }
    if (role == Qt::ToolTipRole && index.column() == Examples)
        return tr("%1 cells filled, %2 empty: %3").arg(draft.present).arg(draft.empty).arg(draft.examples.join(u'\n'));
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case Name:
        return column.name;
    case Examples:
        return draft.examples.mid(0, 3).join(QStringLiteral(" · "));
    case Type:
    case WhenEmpty:
        return choices(index).value(choice(index));
    case Form:
        return column.isDated() ? choices(index).value(choice(index)) : QString();
    default:
        return {};
    }
}

bool ColumnDraftModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    IndicatorColumn& column = m_columns[index.row()].column;
    bool done = false;
    if (role == ChoiceRole) {
        done = choose(index, value.toInt());
    } else if (role == Qt::CheckStateRole) {
        const bool set = value.toInt() == Qt::Checked;
        done = true;
        if (index.column() == Dimension)
            column.dimension = set;
        else if (index.column() == Measure)
            column.measure = set;
        else if (index.column() == MayBeMissing)
            column.optional = set;
        else
            done = false;
    } else if (role == Qt::EditRole && index.column() == Name && !value.toString().trimmed().isEmpty()) {
        column.name = value.toString().trimmed();
        done = true;
    }
    if (done) {
        Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
        Q_EMIT edited();
    }
    return done;
}

Qt::ItemFlags ColumnDraftModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const IndicatorColumn& column = m_columns[index.row()].column;
    switch (index.column()) {
    case Name:
    case Type:
    case WhenEmpty:
        return flags | Qt::ItemIsEditable;
    case Form:
        return column.isDated() ? flags | Qt::ItemIsEditable : flags;
    case Measure:
        return column.type == IndicatorColumn::Type::Integer ? flags | Qt::ItemIsUserCheckable
                                                             : flags & ~Qt::ItemIsEnabled;
    case Dimension:
    case MayBeMissing:
        return flags | Qt::ItemIsUserCheckable;
    default:
        return flags;
    }
}

QVariant ColumnDraftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        const QStringList tips{{},
                               tr("The first values of the sample."),
                               tr("What its cells must be; another cell rejects its line."),
                               tr("How its dates are written."),
                               tr("What an empty cell means."),
                               tr("Totals are kept by its values. Never check this for addresses or identities."),
                               tr("Its figures are added up."),
                               tr("The whole column may be missing from a file.")};
        return tips.value(section);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Column"),     tr("Examples"),  tr("Type"),    tr("Written"),
                             tr("When empty"), tr("Dimension"), tr("Measure"), tr("May be missing")};
    return titles.value(section);
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const
{
    const QStringList words = index.data(ColumnDraftModel::ChoicesRole).toStringList();
    if (words.isEmpty())
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    box->addItems(words);
    connect(box, &QComboBox::activated, this, [this, box] {
        Q_EMIT const_cast<ChoiceDelegate*>(this)->commitData(box);
        Q_EMIT const_cast<ChoiceDelegate*>(this)->closeEditor(box);
    });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(index.data(ColumnDraftModel::ChoiceRole).toInt());
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentIndex(), ColumnDraftModel::ChoiceRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace pupitre::ui
