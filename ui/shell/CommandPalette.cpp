#include "ui/shell/CommandPalette.h"

#include "core/base/Folding.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace pupitre::ui {

CommandModel::CommandModel(QList<Command> commands, QObject* parent)
    : QAbstractListModel(parent)
    , m_commands(std::move(commands))
{
    for (const Command& command : std::as_const(m_commands))
        m_folded.append(folded(command.action->text().remove(QLatin1Char('&')) + QLatin1Char(' ') + command.group));
    filter({});
}

void CommandModel::filter(const QString& typed)
{
    beginResetModel();
    m_shown.clear();
    const QStringList words = folded(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int i = 0; i < m_commands.size(); ++i) {
        if (std::all_of(words.begin(), words.end(), [&](const QString& word) { return m_folded[i].contains(word); }))
            m_shown.append(i);
    }
    // A command that begins with what was typed comes before those that merely contain it.
    const QString start = words.value(0);
    std::stable_partition(m_shown.begin(), m_shown.end(),
                          [&](int i) { return !start.isEmpty() && m_folded[i].startsWith(start); });
    endResetModel();
}

QAction* CommandModel::actionAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_commands[m_shown[row]].action.data() : nullptr;
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    const QAction* action = index.isValid() ? actionAt(index.row()) : nullptr;
    if (action == nullptr)
        return {};
    const QString& group = m_commands[m_shown[index.row()]].group;
    if (role == Qt::DisplayRole) {
        const QString text = action->text().remove(QLatin1Char('&'));
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        return (group.isEmpty() ? text : group + QStringLiteral("  ›  ") + text) +
               (shortcut.isEmpty() ? QString() : QStringLiteral("    ") + shortcut);
    }
    if (role == Qt::DecorationRole)
        return action->icon();
    if (role == Qt::ToolTipRole)
        return action->toolTip();
    return {};
}

Qt::ItemFlags CommandModel::flags(const QModelIndex& index) const
{
    const QAction* action = index.isValid() ? actionAt(index.row()) : nullptr;
    return action != nullptr && action->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

CommandPalette::CommandPalette(QList<CommandModel::Command> commands, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_model(new CommandModel(std::move(commands), this))
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    m_line->setObjectName(QStringLiteral("commandLine"));
    m_line->setPlaceholderText(tr("What do you want to do?"));
    m_line->setAccessibleName(tr("Search for a command"));
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(m_line);
    column->addWidget(m_list);
    resize(620, 420);
    if (parent != nullptr)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 90)));
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->filter(text);
        m_list->setCurrentIndex(m_model->index(0));
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    m_line->setFocus();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int row = std::clamp(m_list->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), 0,
                                   std::max(0, m_model->rowCount() - 1));
        m_list->setCurrentIndex(m_model->index(row));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_list->currentIndex());
        return true;
    }
    return false;
}

void CommandPalette::choose(const QModelIndex& index)
{
    QPointer<QAction> action = m_model->actionAt(index.row());
    if (action == nullptr || !action->isEnabled())
        return;
    close();
    // After this popup is gone: the action may open a dialog or replace the window.
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

} // namespace pupitre::ui
