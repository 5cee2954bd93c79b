#pragma once

#include "core/lps/Exercise.h"
#include "core/lps/Probe.h"
#include "core/lps/RunStore.h"
#include "core/lps/TlsExamination.h"
#include "ui/common/WorkbenchPage.h"

#include <QJsonObject>

class QComboBox;
class QStackedWidget;
class QTreeView;

namespace pupitre::ui {

class ExerciseForm;
class PageHeader;
class RunDetail;
class RunTreeModel;
class StatusBadge;
class TokenWindow;
class TranscriptPane;

/// The workbench of the API LPS: exercises an operator from one mailbox, or looks at one server, and shows each step,
/// the dialogue and the detail side by side; past runs, compared and kept as proofs.
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
    QWidget* buildPanes();
    void run();
    void runExercise();
    void runServer();
    void startProbe(const QList<Certificate>& anchors);
    void probed();
    void stop();
    void ended(const QJsonObject& report, bool cancelled, std::function<Result<qint64>(RunStore&)> save);
    void showReport(const QJsonObject& report);
    void showSelected();
    QByteArray shownMessage() const;
    void openRun(qint64 id);
    void readTargets();
    void editTargets();
    void openTokens();
    void compare();
    void showScenarios();
    void saveAsProof();
    Redactor& exportGate();
    void updateActions();
    bool isRunning() const
    {
        return m_exercise != nullptr || m_probe != nullptr || m_examination != nullptr || m_preparing;
    }

    PageHeader* m_header;
    ExerciseForm* m_form = nullptr;
    QStackedWidget* m_stack;
    QComboBox* m_runs = nullptr;
    StatusBadge* m_verdict = nullptr;
    RunTreeModel* m_steps;
    QTreeView* m_tree = nullptr;
    TranscriptPane* m_transcript = nullptr;
    RunDetail* m_detail = nullptr;
    TokenWindow* m_tokenWindow = nullptr; ///< made when first asked for
    QJsonObject m_report;
    NameService m_names;
    std::unique_ptr<ConnectionFactory> m_factory;
    std::unique_ptr<Exercise> m_exercise;
    std::unique_ptr<Probe> m_probe;
    std::unique_ptr<TlsExamination> m_examination;
    QList<Certificate> m_anchors; ///< of the server under way
    Redactor m_redactor;
    qint64 m_shownRun = 0;
    bool m_preparing = false;

    QAction* m_run;
    QAction* m_stop;
    QAction* m_copy;
    QAction* m_targets;
    QAction* m_tokens;
    QAction* m_compare;
    QAction* m_scenarios;
    QAction* m_proof;
    QAction* m_inspectShown;
};

} // namespace pupitre::ui
