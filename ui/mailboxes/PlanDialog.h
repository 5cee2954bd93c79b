#pragma once

#include "core/mailbox/ChangeSet.h"

#include <QAbstractTableModel>
#include <QDialog>

class QTableView;
class QTableWidget;

namespace pupitre::ui {

/// The changes of a plan, or of a change set's receipt, as rows: line, act, address, and what differs.
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

/// A plan, to be read before anything changes: counts, each object with its before and after, warnings. Below the table
/// stands the chosen object, field by field.
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    /// `title` says what is planned ("Import plan — bal.csv").
    PlanDialog(const std::shared_ptr<const ChangePlan>& plan, const QString& title, QWidget* parent = nullptr);

Q_SIGNALS:
    void applyRequested();
};

/// A table of changes and, under it, the chosen one field by field; for plans and receipts.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget* parent = nullptr);
    void setPlan(const std::shared_ptr<const ChangePlan>& plan);

private:
    void showChange(int row);

    std::shared_ptr<const ChangePlan> m_plan;
    QTableView* m_table;
    QTableWidget* m_fields;
};

} // namespace pupitre::ui
