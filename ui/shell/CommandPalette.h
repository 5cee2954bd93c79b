#pragma once

#include <QAbstractListModel>
#include <QAction>
#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListView;

namespace pupitre::ui {

/// The actions whose words contain what is typed (all words, any order, accents and case aside), best first.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Command
    {
        QString group; ///< the page or menu it comes from
        QPointer<QAction> action;
    };

    explicit CommandModel(QList<Command> commands, QObject* parent = nullptr);
    void filter(const QString& typed);
    QAction* actionAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<Command> m_commands;
    QStringList m_folded; ///< what is searched of each command
    QList<int> m_shown;
};

/// Ctrl+K: everything the console can do, by a few letters.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(QList<CommandModel::Command> commands, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(const QModelIndex& index);

    CommandModel* m_model;
    QLineEdit* m_line;
    QListView* m_list;
};

} // namespace pupitre::ui
