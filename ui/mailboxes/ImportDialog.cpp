#include "ui/mailboxes/ImportDialog.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Formats.h"
#include "ui/common/StatusBadge.h"
#include "ui/mailboxes/MailboxText.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

QString differenceOf(const PlannedChange& change)
{
    if (!change.before)
        return shownType(change.after.type) + QStringLiteral(" · ") + shownHolder(change.after);
    const QJsonObject former = toJson(*change.before);
    const QJsonObject now = toJson(change.after);
    QStringList parts;
    for (const QString& field : change.changedFields())
        parts.append(QStringLiteral("%1: “%2” → “%3”")
                         .arg(shownField(field), former.value(field).toString(), now.value(field).toString()));
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
        return static_cast<int>(change.before ? Tone::Warning : Tone::Good);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Line:
        return change.line;
    case Act:
        return change.before ? tr("Change") : tr("Create");
    case Address:
        return change.after.address;
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

ImportDialog::ImportDialog(const std::shared_ptr<const ChangePlan>& plan, const QString& fileName, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import plan — %1").arg(fileName));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(10);
    cards->addWidget(figure(shownNumber(plan->created()), tr("to create"), this));
    cards->addWidget(figure(shownNumber(plan->updated()), tr("to change"), this));
    cards->addWidget(figure(shownNumber(plan->unchanged), tr("unchanged"), this));

    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("planTable"));
    table->setAccessibleName(tr("Planned changes"));
    table->setModel(new PlanModel(plan, this));
    table->setItemDelegateForColumn(PlanModel::Act, new BadgeDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(34);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setColumnWidth(PlanModel::Line, 70);
    table->setColumnWidth(PlanModel::Act, 120);
    table->setColumnWidth(PlanModel::Address, 320);

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
    column->addWidget(table, 1);
    column->addWidget(note);
    column->addWidget(buttons);
    resize(980, 600);
}

} // namespace pupitre::ui
