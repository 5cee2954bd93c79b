#pragma once

#include "core/lps/Conformance.h"
#include "ui/common/AppContext.h"
#include "ui/common/RowTable.h"

#include <QDialog>

class QLabel;
class QTableView;

namespace pupitre::ui {

/// A scenario of conformance as the table shows it; its texts are made once.
struct ScenarioRow
{
    QStringList cells; ///< by ScenarioModel::Column
    QString remark;    ///< the whole of it: what was seen, or why it was not run
    int tone = 0;
};

/// The scenarios of a run, one a row.
class ScenarioModel : public RowModel<ScenarioRow>
{
    Q_OBJECT

public:
    enum Column { Scenario, Requirement, Subject, Verdict, Steps, ColumnCount };
    using RowModel::RowModel;
    void setResults(const QList<ScenarioResult>& results);

protected:
    QStringList titles() const override;
    QVariant cell(const ScenarioRow& row, int column, int role) const override;
};

/// Reads a run of the whole exercise scenario by scenario.
class ScenarioDialog : public QDialog
{
    Q_OBJECT

public:
    /// `report`: what RunStore::report() gives.
    ScenarioDialog(const AppContext& context, const QJsonObject& report, QWidget* parent = nullptr);

private:
    void show(const QList<ScenarioResult>& results);

    ScenarioModel* m_model;
    QTableView* m_table;
    QLabel* m_totals;
    QLabel* m_remark;
};

} // namespace pupitre::ui
