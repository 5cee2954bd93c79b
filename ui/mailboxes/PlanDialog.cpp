#include "ui/mailboxes/PlanDialog.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/RowTable.h"
#include "ui/common/StatusBadge.h"
#include "ui/mailboxes/MailboxText.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

namespace {

QString differenceOf(const PlannedChange& change)
{
    if (!change.before || !change.after) {
        const Mailbox& mailbox = change.after ? *change.after : *change.before;
        return shownType(mailbox.type) + QStringLiteral(" · ") + shownHolder(mailbox);
    }
    QStringList parts;
    for (const QString& field : change.changedFields())
        parts.append(
            PlanModel::tr("%1: “%2” → “%3”")
                .arg(shownField(field), mailboxField(*change.before, field), mailboxField(*change.after, field)));
    return parts.join(QStringLiteral("  ·  "));
}

QWidget* figure(const QString& value, const QString& caption, QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("role", QStringLiteral("card"));
    auto* number = new QLabel(value, card);
    number->setProperty("role", QStringLiteral("figure"));
    auto* text = new QLabel(caption, card);
    text->setProperty("role", QStringLiteral("muted"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(0);
    column->addWidget(number);
    column->addWidget(text);
    return card;
}

} // namespace

PlanModel::PlanModel(std::shared_ptr<const ChangePlan> plan, QObject* parent)
    : QAbstractTableModel(parent)
    , m_plan(std::move(plan))
{}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_plan->changes.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlannedChange& change = m_plan->changes[index.row()];
    if (role == BadgeDelegate::ToneRole)
        return static_cast<int>(!change.after ? Tone::Bad : change.before ? Tone::Warning : Tone::Good);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Line:
        return change.line > 0 ? QVariant(change.line) : QVariant();
    case Act:
        return !change.before ? tr("Create") : change.after ? tr("Change") : tr("Remove");
    case Address:
        return change.address();
    case Difference:
        return differenceOf(change);
    default:
        return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Line"), tr("Act"), tr("Address"), tr("Before → after")};
    return titles.value(section);
}

PlanView::PlanView(QWidget* parent)
    : QWidget(parent)
    , m_plan(std::make_shared<const ChangePlan>())
    , m_table(new QTableView(this))
    , m_fields(new QTableWidget(0, 3, this))
{
    prepareRowTable(m_table, QStringLiteral("planTable"), tr("Planned changes"));
    m_table->setItemDelegateForColumn(PlanModel::Act, new BadgeDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_fields->setObjectName(QStringLiteral("planFields"));
    m_fields->setAccessibleName(tr("The chosen mailbox, before and after"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("Before"), tr("After")});
    m_fields->verticalHeader()->hide();
    m_fields->setShowGrid(false);
    m_fields->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fields->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_fields);
    splitter->setSizes({330, 190});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
}

void PlanView::setPlan(const std::shared_ptr<const ChangePlan>& plan)
{
    m_plan = plan;
    QAbstractItemModel* former = m_table->model();
    m_table->setModel(new PlanModel(plan, m_table));
    delete former;
    m_table->setColumnWidth(PlanModel::Line, 70);
    m_table->setColumnWidth(PlanModel::Act, 120);
    m_table->setColumnWidth(PlanModel::Address, 320);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { showChange(current.row()); });
    m_table->setCurrentIndex(m_table->model()->index(0, 0));
    showChange(plan->changes.isEmpty() ? -1 : 0);
}

void PlanView::showChange(int row)
{
    m_fields->setRowCount(0);
    if (row < 0 || row >= m_plan->changes.size())
        return;
    const PlannedChange& change = m_plan->changes[row];
    const QStringList changed = change.changedFields();
    QStringList fields = mailboxColumns();
    // What changes stands first.
    std::stable_partition(fields.begin(), fields.end(), [&](const QString& field) { return changed.contains(field); });
    for (const QString& field : fields) {
        const QString before = change.before ? mailboxField(*change.before, field) : QString();
        const QString after = change.after ? mailboxField(*change.after, field) : QString();
        if (before.isEmpty() && after.isEmpty())
            continue;
        const int at = m_fields->rowCount();
        m_fields->insertRow(at);
        const QStringList cells{shownField(field), before, after};
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            QFont font = item->font();
            font.setBold(changed.contains(field) && change.before && change.after);
            item->setFont(font);
            m_fields->setItem(at, column, item);
        }
    }
}

PlanDialog::PlanDialog(const std::shared_ptr<const ChangePlan>& plan, const QString& title, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(title);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(10);
    cards->addWidget(figure(shownNumber(plan->created()), tr("to create"), this));
    cards->addWidget(figure(shownNumber(plan->updated()), tr("to change"), this));
    if (plan->removed() > 0)
        cards->addWidget(figure(shownNumber(plan->removed()), tr("to remove"), this));
    cards->addWidget(figure(shownNumber(plan->unchanged), tr("unchanged"), this));
    auto* view = new PlanView(this);
    view->setPlan(plan);

    auto* note = new QLabel(this);
    note->setObjectName(QStringLiteral("planWarnings"));
    note->setWordWrap(true);
    note->setProperty("role", QStringLiteral("muted"));
    QStringList warnings;
    for (const Error& warning : plan->warnings)
        warnings.append(errorText(warning));
    note->setText(warnings.join(QLatin1Char('\n')));
    note->setVisible(!warnings.isEmpty());

    auto* buttons = new QDialogButtonBox(this);
    QPushButton* apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setObjectName(QStringLiteral("planApply"));
    apply->setDefault(true);
    apply->setEnabled(plan->applicable());
    apply->setToolTip(plan->applicable() ? QString() : tr("There is nothing to change."));
    buttons->addButton(plan->applicable() ? QDialogButtonBox::Cancel : QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT applyRequested();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(22, 18, 22, 16);
    column->setSpacing(14);
    column->addLayout(cards);
    column->addWidget(view, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    resize(980, 680);
}

} // namespace pupitre::ui
