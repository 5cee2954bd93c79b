#pragma once

#include "ui/common/AppContext.h"

#include <QAbstractTableModel>
#include <QDialog>
#include <QJsonObject>

class QComboBox;

namespace pupitre::ui {

/// Two runs side by side, one row a step that either has; those that differ are marked and come with both details.
class RunComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Step, Left, LeftDetail, Right, RightDetail, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const QJsonObject& left, const QJsonObject& right);
    void setOnlyDifferences(bool only);
    int differences() const { return m_differences; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QStringList cells;
        int leftTone = 0;
        int rightTone = 0;
        bool differs = false;
    };
    void pick();

    QList<Row> m_rows;
    QList<int> m_shown;
    int m_differences = 0;
    bool m_only = false;
};

/// Chooses two kept runs and shows them side by side.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    /// `runs`: title and number, the newest first; `current` is the one shown on the page.
    CompareDialog(const AppContext& context, const QList<std::pair<QString, qint64>>& runs, qint64 current,
                  QWidget* parent = nullptr);

private:
    void read();

    AppContext m_context;
    RunComparisonModel* m_model;
    QComboBox* m_left;
    QComboBox* m_right;
};

} // namespace pupitre::ui
