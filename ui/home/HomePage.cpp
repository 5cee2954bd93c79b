#include "ui/home/HomePage.h"

#include "core/base/Clock.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/EmptyState.h"
#include "ui/common/Formats.h"
#include "ui/common/Icons.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/home/TodayModel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPalette>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace pupitre::ui {

HomePage::HomePage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("home"), parent)
    , m_header(new PageHeader(tr("What needs me today"), this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_model(new TodayModel(this))
{
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(figureCard(QStringLiteral("mailboxes"), tr("mailboxes")));
    cards->addWidget(figureCard(QStringLiteral("certificates"), tr("certificates")));
    cards->addWidget(figureCard(QStringLiteral("lps"), tr("API LPS runs")));
    cards->addWidget(figureCard(QStringLiteral("indicators"), tr("months of indicators")));
    cards->addWidget(figureCard(QStringLiteral("referencing"), tr("requirements ready")));

    m_table->setObjectName(QStringLiteral("todayTable"));
    m_table->setAccessibleName(tr("What needs me today"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(TodayModel::When, new BadgeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->verticalHeader()->setDefaultSectionSize(40);
    m_table->horizontalHeader()->setSectionResizeMode(TodayModel::What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(TodayModel::When, 170);
    m_table->setColumnWidth(TodayModel::Where, 200);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) { follow(index.row()); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { follow(index.row()); });

    auto* start = addCommand(QStringLiteral("homeStart"), tr("Go to the mailboxes"), QStringLiteral("mailboxes"));
    connect(start, &QAction::triggered, this, [this] { Q_EMIT navigationRequested(QStringLiteral("mailboxes"), {}); });
    auto* empty = new EmptyState(QStringLiteral("check"), tr("Nothing presses today"),
                                 tr("No certificate is about to expire, nothing is due, no run has failed and no month "
                                    "lacks its indicators. To begin, "
                                    "import your mailboxes."),
                                 start, this);
    empty->setObjectName(QStringLiteral("todayEmpty"));
    m_stack->addWidget(empty);
    m_stack->addWidget(m_table);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(16);
    column->addWidget(m_header);
    column->addLayout(cards);
    column->addWidget(m_stack, 1);
}

QWidget* HomePage::figureCard(const QString& pageId, const QString& caption)
{
    auto* card = new QToolButton(this);
    card->setObjectName(QStringLiteral("figure-") + pageId);
    card->setProperty("role", QStringLiteral("figureCard"));
    card->setAccessibleName(caption);
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    card->setMinimumHeight(92);
    card->setCursor(Qt::PointingHandCursor);
    auto* figure = new QLabel(QStringLiteral("–"), card);
    figure->setProperty("role", QStringLiteral("figure"));
    auto* text = new QLabel(caption, card);
    text->setProperty("role", QStringLiteral("muted"));
    auto* sign = new QLabel(card);
    sign->setPixmap(icon(pageId, palette().color(QPalette::PlaceholderText)).pixmap(22, 22));
    for (QLabel* label : {figure, text, sign})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(figure);
    words->addWidget(text);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(16, 12, 14, 12);
    row->addLayout(words, 1);
    row->addWidget(sign, 0, Qt::AlignTop);
    m_figures.insert(pageId, figure);
    m_captions.insert(pageId, text);
    connect(card, &QToolButton::clicked, this, [this, pageId] { Q_EMIT navigationRequested(pageId, {}); });
    return card;
}

void HomePage::refresh()
{
    const QDateTime now = context().clock.nowUtc();
    m_header->setSubtitle(QLocale().toString(now.toLocalTime().date(), QLocale::LongFormat));
    const int asked = ++m_asked;
    context().tasks.run<Today>(
        tr("Looking at what is due"),
        [&workspace = context().workspace, now](const TaskContext&) { return gatherToday(workspace, now); }, this,
        [this, asked](Result<Today> today) {
            if (asked != m_asked)
                return;
            if (today)
                show(*today);
            else
                context().dialogs.showError(this, today.error());
        });
}

void HomePage::show(const Today& today)
{
    const TodayFigures& figures = today.figures;
    m_figures[QStringLiteral("mailboxes")]->setText(shownNumber(figures.mailboxes));
    m_captions[QStringLiteral("mailboxes")]->setText(
        figures.suspended == 0 ? tr("mailboxes")
                               : tr("mailboxes, %n suspended", nullptr, static_cast<int>(figures.suspended)));
    m_figures[QStringLiteral("certificates")]->setText(shownNumber(figures.certificates));
    m_figures[QStringLiteral("lps")]->setText(shownNumber(figures.runs));
    m_figures[QStringLiteral("indicators")]->setText(shownNumber(figures.indicatorMonths));
    m_figures[QStringLiteral("referencing")]->setText(
        QStringLiteral("%1 / %2").arg(shownNumber(figures.requirementsReady), shownNumber(figures.requirements)));
    m_model->setItems(today.items);
    m_stack->setCurrentIndex(today.items.isEmpty() ? 0 : 1);
}

void HomePage::follow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const TodayItem item = m_model->itemAt(row);
    Q_EMIT navigationRequested(item.pageId, item.key);
}

} // namespace pupitre::ui
