#include "ui/shell/JournalDialog.h"

#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/StatusBadge.h"
#include "ui/common/TaskList.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace pupitre::ui {

namespace {

constexpr int block = 200;

QString readable(const QJsonObject& object)
{
    return object.isEmpty() ? QStringLiteral("—")
                            : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace

void JournalModel::append(const QList<JournalEntry>& entries)
{
    m_asked = false;
    if (entries.isEmpty()) {
        m_complete = true;
        return;
    }
    const int first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
    m_entries.append(entries);
    endInsertRows();
    m_complete = m_entries.last().number <= 1;
}

int JournalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const JournalEntry& entry = m_entries[index.row()];
    switch (index.column()) {
    case Number:
        return entry.number;
    case At:
        return shownDateTime(QDateTime::fromString(entry.at, Qt::ISODateWithMs));
    case Author:
        return entry.author;
    case Action:
        return entry.action;
    case Object:
        return entry.objectId;
    case Outcome:
        return entry.outcome == QLatin1String("done") ? tr("done") : entry.outcome;
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("No."), tr("Date"), tr("Author"), tr("Act"), tr("Object"), tr("Outcome")};
    return titles.value(section);
}

bool JournalModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete && !m_asked && !m_entries.isEmpty();
}

void JournalModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT olderWanted();
}

JournalDialog::JournalDialog(const AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(new JournalModel(this))
    , m_verdict(new StatusBadge(this))
{
    setObjectName(QStringLiteral("journalDialog"));
    setWindowTitle(tr("Audit journal"));
    auto* table = new QTableView(this);
    table->setObjectName(QStringLiteral("journalTable"));
    table->setAccessibleName(tr("Lines of the journal"));
    table->setModel(m_model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->verticalHeader()->setDefaultSectionSize(32);
    table->horizontalHeader()->setSectionResizeMode(JournalModel::Object, QHeaderView::Stretch);
    for (const auto& [column, width] : {std::pair{JournalModel::Number, 70},
                                        {JournalModel::At, 170},
                                        {JournalModel::Author, 110},
                                        {JournalModel::Action, 170},
                                        {JournalModel::Outcome, 110}})
        table->setColumnWidth(column, width);
    auto* detail = new QPlainTextEdit(this);
    detail->setObjectName(QStringLiteral("journalDetail"));
    detail->setAccessibleName(tr("Before and after"));
    detail->setReadOnly(true);
    detail->setPlaceholderText(tr("Choose a line to see what it changed."));
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, detail](const QModelIndex& index) {
                if (!index.isValid())
                    return;
                const JournalEntry& entry = m_model->entryAt(index.row());
                detail->setPlainText(tr("Before:\n%1\n\nAfter:\n%2\n\nSHA-256: %3")
                                         .arg(readable(entry.before), readable(entry.after), entry.hash));
            });
    connect(m_model, &JournalModel::olderWanted, this, &JournalDialog::fetchOlder);

    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(table);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* check = buttons->addButton(tr("Verify the chain"), QDialogButtonBox::ActionRole);
    check->setObjectName(QStringLiteral("journalVerify"));
    connect(check, &QPushButton::clicked, this, &JournalDialog::verify);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_verdict);
    foot->addStretch();
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addLayout(foot);
    m_verdict->setObjectName(QStringLiteral("journalVerdict"));
    m_verdict->hide();
    resize(980, 620);
    fetchOlder();
}

void JournalDialog::fetchOlder()
{
    m_context.tasks.run<QList<JournalEntry>>(
        tr("Reading the journal"),
        [&workspace = m_context.workspace,
         before = m_model->oldest()](const TaskContext&) -> Result<QList<JournalEntry>> {
            auto database = workspace.database();
            if (!database)
                return fail(database.error());
            return readJournal(*database, block, before);
        },
        this,
        [this](Result<QList<JournalEntry>> entries) {
            if (entries)
                m_model->append(*entries);
            else
                m_context.dialogs.showError(this, entries.error());
        });
}

void JournalDialog::verify()
{
    m_context.tasks.run<JournalVerdict>(
        tr("Verifying the journal"),
        [&workspace = m_context.workspace](const TaskContext&) -> Result<JournalVerdict> {
            auto database = workspace.database();
            if (!database)
                return fail(database.error());
            return verifyJournal(*database);
        },
        this,
        [this](Result<JournalVerdict> verdict) {
            if (!verdict)
                m_context.dialogs.showError(this, verdict.error());
            else if (verdict->firstBreak)
                m_verdict->setState(tr("✗ Broken at line %1").arg(verdict->firstBreak->number), Tone::Bad);
            else
                m_verdict->setState(tr("✓ The chain of %n line(s) is whole", nullptr, static_cast<int>(verdict->lines)),
                                    Tone::Good);
        });
}

} // namespace pupitre::ui
