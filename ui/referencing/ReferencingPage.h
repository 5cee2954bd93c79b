#pragma once

#include "core/pki/ClientIdentity.h"
#include "core/referencing/Dossier.h"
#include "ui/common/WorkbenchPage.h"

class QLabel;
class QTabWidget;

namespace pupitre::ui {

class CandidatureForm;
class ChecklistView;
class InstructionView;
class LettersView;
class PackageView;
class PageHeader;
class QuestionnaireView;
class ScanView;

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
        QString notice;
        qsizetype authorities = 0;
    };
    void buildActions();
    QWidget* buildEligibility();
    QWidget* buildCandidature();
    void showState(const State& state);
    void saveCandidature();
    void importRequirements();
    void build();
    void sign();
    void signFromFile();
    void readSigner(const QString& path, SecureBytes password);
    void saveSigned(std::shared_ptr<const ClientIdentity> signer);
    void showVersions();
    void exportForm();
    void openCandidature();
    void stamp();
    void buildInto(const QString& path, std::shared_ptr<const ClientIdentity> signer);
    void verify();

    PageHeader* m_header;
    QTabWidget* m_tabs;
    CandidatureForm* m_form;
    QLabel* m_version;
    ChecklistView* m_checklist;
    ScanView* m_scan;
    PackageView* m_package;
    InstructionView* m_instruction;
    QuestionnaireView* m_questionnaire;
    LettersView* m_letters;
    bool m_edited = false; ///< what is being typed is not overwritten by a refresh
    bool m_complete = false;

    QAction* m_save;
    QAction* m_attach;
    QAction* m_versions;
    QAction* m_pdf;
    QAction* m_another;
    QAction* m_import;
    QAction* m_sign;
    QAction* m_stamp;
    QAction* m_build;
    QAction* m_verify;
};

} // namespace pupitre::ui
