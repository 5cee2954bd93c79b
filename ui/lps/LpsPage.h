#pragma once

#include "core/lps/Probe.h"
#include "core/lps/RunStore.h"
#include "ui/common/WorkbenchPage.h"

#include <QJsonObject>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace pupitre::ui {

class KeyValueView;
class PageHeader;
class StatusBadge;
class StepModel;
class TranscriptModel;

/// The workbench of the API LPS: talk to a server, see each step, the dialogue and what TLS negotiated; past runs.
class LpsPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit LpsPage(const AppContext& context, QWidget* parent = nullptr);
    ~LpsPage() override;
    void refresh() override;
    /// `key`: the number of a run.
    void openObject(const QString& key) override;

private:
    void buildActions();
    QWidget* buildForm();
    QWidget* buildPanes();
    void run();
    void stop();
    void finished();
    void showReport(const QJsonObject& report);
    void showDetail();
    void openRun(qint64 id);
    void setRunning(bool running);

    PageHeader* m_header;
    QStackedWidget* m_stack;
    QLineEdit* m_host;
    QComboBox* m_protocol;
    QSpinBox* m_port;
    QLineEdit* m_anchors;
    QComboBox* m_runs;
    StatusBadge* m_verdict;
    StepModel* m_steps;
    QTableView* m_stepTable;
    TranscriptModel* m_transcript;
    QLabel* m_finding;
    KeyValueView* m_detail;
    QJsonObject m_report;
    std::unique_ptr<ConnectionFactory> m_factory;
    std::unique_ptr<Probe> m_probe;
    qint64 m_shownRun = 0;

    QAction* m_run;
    QAction* m_stop;
    QAction* m_copy;
    QAction* m_chooseAnchors;
};

} // namespace pupitre::ui
