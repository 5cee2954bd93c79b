#pragma once

#include "core/referencing/ProofScan.h"

#include <QAbstractTableModel>

namespace pupitre::ui {

QString shownLeakKind(LeakKind kind);

/// What was found in the proofs, one finding a row; what is undecided comes first.
class ScanModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ProofName, Kind, Place, Shown, State, ColumnCount };
    struct Row
    {
        Proof proof;
        JudgedFinding judged;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setScanned(const QList<ScannedProof>& scanned);
    const Row& rowAt(int row) const { return m_rows[row]; }
    int undecided() const { return m_undecided; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Row> m_rows;
    int m_undecided = 0;
};

} // namespace pupitre::ui
