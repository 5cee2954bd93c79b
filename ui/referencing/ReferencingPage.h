#pragma once

#include "core/referencing/Dossier.h"
#include "ui/common/WorkbenchPage.h"

class QLabel;
class QTabWidget;

namespace pupitre::ui {

class CandidatureForm;
class ChecklistView;
class PackageView;
class PageHeader;

/// The workbench of the referencing: candidature, requirements and proofs, package.
class ReferencingPage : public WorkbenchPage
{
    Q_OBJECT

public:
    explicit ReferencingPage(const AppContext& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    struct State
    {
        Dossier::Version version;
        QList<ChecklistItem> items;
        Readiness readiness;
    };
    void buildActions();
    QWidget* buildCandidature();
    void showState(const State& state);
    void saveCandidature();
    void build();
    void verify();

    PageHeader* m_header;
    QTabWidget* m_tabs;
    CandidatureForm* m_form;
    QLabel* m_version;
    ChecklistView* m_checklist;
    PackageView* m_package;
    bool m_edited = false; ///< what is being typed is not overwritten by a refresh
    bool m_complete = false;

    QAction* m_save;
    QAction* m_attach;
    QAction* m_build;
    QAction* m_verify;
};

} // namespace pupitre::ui
