#pragma once

#include <QAbstractItemModel>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace pupitre::ui {

/// A run as a tree: its stages, and below each what was looked at: title with its tick, verdict, time. Texts are made
/// once, when the report is set.
class RunTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Title, Verdict, Time, ColumnCount };
    using QAbstractItemModel::QAbstractItemModel;

    /// What RunStore::report() gives.
    void setReport(const QJsonObject& report);
    /// The stage an index is, or is in.
    QJsonObject stageAt(const QModelIndex& index) const;
    /// Empty for a stage.
    QJsonObject stepAt(const QModelIndex& index) const;
    /// What matters most: the first failed step, else the first stage.
    QModelIndex mostImportant() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QJsonObject json;
        QStringList cells;
        QString toolTip;
        int tone = 0;
    };
    struct Stage
    {
        Row row;
        QList<Row> steps;
    };
    Row rowOf(const QJsonObject& json) const;
    const Row& rowAt(const QModelIndex& index) const;

    QList<Stage> m_stages;
};

} // namespace pupitre::ui
