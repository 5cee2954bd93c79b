#include "ui/lps/TranscriptPane.h"

#include "ui/lps/TranscriptModel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

TranscriptPane::TranscriptPane(QWidget* parent)
    : QWidget(parent)
    , m_model(new TranscriptModel(this))
    , m_table(new QTableView(this))
    , m_search(new QLineEdit(this))
{
    m_table->setObjectName(QStringLiteral("lpsTranscript"));
    m_table->setAccessibleName(tr("Dialogue"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(TranscriptModel::Time, 56);
    m_table->setColumnWidth(TranscriptModel::Arrow, 48);
    auto* filter = new QLineEdit(this);
    filter->setObjectName(QStringLiteral("lpsFilter"));
    filter->setAccessibleName(tr("Filter the dialogue"));
    filter->setPlaceholderText(tr("Filter"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_model, &TranscriptModel::setFilter);
    m_search->setObjectName(QStringLiteral("lpsSearch"));
    m_search->setAccessibleName(tr("Search in the dialogue"));
    m_search->setPlaceholderText(tr("Search, then Enter"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::returnPressed, this, &TranscriptPane::searchNext);
    auto* legend = new QLabel(tr("-> sent   <- received   ~> and <~ under TLS   *** remark"), this);
    legend->setProperty("role", QStringLiteral("muted"));
    legend->setWordWrap(true);
    auto* tools = new QHBoxLayout;
    tools->addWidget(filter);
    tools->addWidget(m_search);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    column->addWidget(legend);
}

void TranscriptPane::setTranscript(const QJsonArray& lines)
{
    m_model->setLines(Transcript::fromJson(lines));
}

bool TranscriptPane::isEmpty() const
{
    return m_model->asText().isEmpty();
}

QString TranscriptPane::textToCopy() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() < 2)
        return m_model->asText();
    QList<int> numbers;
    for (const QModelIndex& row : rows)
        numbers.append(row.row());
    std::sort(numbers.begin(), numbers.end());
    QString text;
    for (const int row : std::as_const(numbers)) {
        const auto cell = [&](int column) {
            return m_model->index(row, column).data().toString();
        };
        text += QStringLiteral("%1 %2 %3\n")
                    .arg(cell(TranscriptModel::Time), 6)
                    .arg(cell(TranscriptModel::Arrow), -3)
                    .arg(cell(TranscriptModel::Text));
    }
    return text;
}

void TranscriptPane::searchNext()
{
    const QString wanted = m_search->text();
    const int rows = m_model->rowCount();
    if (wanted.isEmpty() || rows == 0)
        return;
    const int from = m_table->currentIndex().isValid() ? m_table->currentIndex().row() + 1 : 0;
    for (int step = 0; step < rows; ++step) { // round the end
        const QModelIndex index = m_model->index((from + step) % rows, TranscriptModel::Text);
        if (!index.data().toString().contains(wanted, Qt::CaseInsensitive))
            continue;
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
        return;
    }
}

} // namespace pupitre::ui
