#pragma once

#include "core/mailbox/ChangeSet.h"

#include <QAbstractTableModel>
#include <QDialog>

namespace pupitre::ui {

/// The changes of a plan as rows: line, act, address, and what differs.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Act, Address, Difference, ColumnCount };
    explicit PlanModel(std::shared_ptr<const ChangePlan> plan, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const ChangePlan> m_plan;
};

/// The plan of an import, to be read before anything changes: counts, each change with its before and after, warnings.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const std::shared_ptr<const ChangePlan>& plan, const QString& fileName, QWidget* parent = nullptr);

Q_SIGNALS:
    void applyRequested();
};

} // namespace pupitre::ui
