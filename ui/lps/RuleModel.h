#pragma once

#include "core/lps/MessageInspector.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

/// The rules of a message as a table. Words are made when the rules are set, never while painting.
class RuleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Verdict, Id, Rule, Reason, ColumnCount };
    enum class Shown { ToCorrect, Applicable, All };

    using QAbstractTableModel::QAbstractTableModel;
    void setRules(const QList<RuleResult>& rules);
    void setShown(Shown shown);
    QString reasonAt(int row) const { return m_rows[m_visible[row]].cells[Reason]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QStringList cells;
        RuleVerdict verdict = RuleVerdict::Ok;
        int tone = 0;
    };
    void choose();

    QList<Row> m_rows;
    QList<int> m_visible;
    Shown m_shown = Shown::Applicable;
};

} // namespace pupitre::ui
