#pragma once

#include "core/referencing/ProofScan.h"
#include "ui/common/AppContext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace pupitre::ui {

class ScanModel;

/// What may not leave: the findings in the proofs, to be corrected or accepted one by one.
class ScanView : public QWidget
{
    Q_OBJECT

public:
    explicit ScanView(const AppContext& context, QWidget* parent = nullptr);
    /// Examines what was not, and shows all.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void accept();
    void mask();
    void showState();
    void done(const Result<void>& outcome);

    AppContext m_context;
    ScanModel* m_model;
    QTableView* m_table;
    QLabel* m_summary;
    QPushButton* m_accept;
    QPushButton* m_mask;
};

} // namespace pupitre::ui
