#pragma once

#include <QAbstractTableModel>
#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace pupitre::ui {

/// The steps of a run: what, verdict, time. Texts are made once, when they are set.
class StepModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Title, Verdict, Time, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// The "steps" of RunReport::toJson().
    void setSteps(const QJsonArray& steps);
    QString titleAt(int row) const { return m_rows[row].cells[Title]; }
    QString detailAt(int row) const { return m_rows[row].detail; }
    QString findingAt(int row) const { return m_rows[row].finding; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QStringList cells;
        QString detail;
        QString finding;
        int tone = 0;
    };
    QList<Row> m_rows;
};

} // namespace pupitre::ui
