#include "ui/referencing/ReferencingPage.h"

#include "core/base/Clock.h"
#include "core/referencing/StoreSigner.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/CandidatureForm.h"
#include "ui/referencing/ChecklistView.h"
#include "ui/referencing/InstructionView.h"
#include "ui/referencing/LettersView.h"
#include "ui/referencing/PackageView.h"
#include "ui/referencing/QuestionnaireView.h"
#include "ui/referencing/ScanView.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pupitre::ui {

ReferencingPage::ReferencingPage(const AppContext& context, QWidget* parent)
    : WorkbenchPage(context, QStringLiteral("referencing"), parent)
    , m_header(new PageHeader(tr("Referencing"), this))
    , m_tabs(new QTabWidget(this))
{
    buildActions();
    m_tabs->setObjectName(QStringLiteral("referencingTabs"));
    m_tabs->setDocumentMode(true);
    m_checklist = new ChecklistView(context, m_attach, this);
    m_scan = new ScanView(context, this);
    m_package = new PackageView({m_build, m_sign, m_stamp, m_verify}, this);
    m_instruction = new InstructionView(context, this);
    m_questionnaire = new QuestionnaireView(context, this);
    m_letters = new LettersView(context, this);
    QWidget* candidature = buildCandidature();
    m_tabs->addTab(buildEligibility(), tr("1. Eligibility"));
    m_tabs->addTab(candidature, tr("2. Candidature"));
    m_tabs->addTab(m_checklist, tr("3. Requirements and proofs"));
    m_tabs->addTab(m_questionnaire, tr("4. SSI questionnaire"));
    m_tabs->addTab(m_scan, tr("5. Before leaving"));
    m_tabs->addTab(m_package, tr("6. Package"));
    m_tabs->addTab(m_instruction, tr("7. Instruction"));
    m_tabs->addTab(m_letters, tr("8. Correspondence"));
    connect(m_scan, &ScanView::changed, this, [this] {
        refresh();
        Q_EMIT workspaceChanged();
    });
    connect(m_instruction, &InstructionView::changed, this, &ReferencingPage::workspaceChanged);
    connect(m_questionnaire, &QuestionnaireView::changed, this, [this] {
        refresh();
        Q_EMIT workspaceChanged();
    });
    connect(m_letters, &LettersView::changed, this, [this] {
        refresh();
        Q_EMIT workspaceChanged();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (m_tabs->widget(tab) == m_scan)
            m_scan->refresh();
    });
    connect(m_checklist, &ChecklistView::changed, this, [this] {
        refresh();
        Q_EMIT workspaceChanged();
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 22, 28, 18);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_tabs, 1);
}

void ReferencingPage::buildActions()
{
    m_save = addCommand(QStringLiteral("candidatureSave"), tr("Save the candidature"), QStringLiteral("save"),
                        QKeySequence::Save);
    m_versions = addCommand(QStringLiteral("candidatureVersionsShow"), tr("Compare versions…"));
    m_pdf = addCommand(QStringLiteral("candidaturePdf"), tr("Save as PDF…"), QStringLiteral("export"));
    m_another = addCommand(QStringLiteral("candidatureNew"), tr("New candidature…"), QStringLiteral("add"));
    m_attach = addCommand(QStringLiteral("proofAttach"), tr("Attach a proof…"), QStringLiteral("attach"));
    m_build = addCommand(QStringLiteral("packageBuild"), tr("Build the package…"), QStringLiteral("package"));
    m_sign = addCommand(QStringLiteral("packageSign"), tr("Build and sign…"), QStringLiteral("package"));
    m_stamp = addCommand(QStringLiteral("packageStamp"), tr("Time-stamp a signed package…"), QStringLiteral("package"));
    m_import = addCommand(QStringLiteral("requirementsImport"), tr("Import a workbook of requirements…"),
                          QStringLiteral("import"));
    m_verify = addCommand(QStringLiteral("packageVerify"), tr("Verify a package…"), QStringLiteral("check"));
    connect(m_save, &QAction::triggered, this, &ReferencingPage::saveCandidature);
    connect(m_attach, &QAction::triggered, this, [this] {
        m_tabs->setCurrentWidget(m_checklist);
        context().dialogs.openFile(this, tr("Attach a proof"), tr("All files (*)"),
                                   [this](const QString& path) { m_checklist->attachFile(path); });
    });
    connect(m_versions, &QAction::triggered, this, &ReferencingPage::showVersions);
    connect(m_pdf, &QAction::triggered, this, &ReferencingPage::exportForm);
    connect(m_another, &QAction::triggered, this, &ReferencingPage::openCandidature);
    connect(m_build, &QAction::triggered, this, &ReferencingPage::build);
    connect(m_sign, &QAction::triggered, this, &ReferencingPage::sign);
    connect(m_stamp, &QAction::triggered, this, &ReferencingPage::stamp);
    connect(m_import, &QAction::triggered, this, &ReferencingPage::importRequirements);
    connect(m_verify, &QAction::triggered, this, &ReferencingPage::verify);
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    setAvailable(m_save, readOnly);
    setAvailable(m_attach, readOnly);
    setAvailable(m_import, readOnly);
    m_header->addAction(m_import);
}

QWidget* ReferencingPage::buildCandidature()
{
    auto* card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    m_form = new CandidatureForm(card);
    m_version = new QLabel(card);
    m_version->setObjectName(QStringLiteral("candidatureVersion"));
    m_version->setProperty("role", QStringLiteral("muted"));
    auto* note = new QLabel(
        tr("* mandatory before the deposit date (DSR § 4.2). Each save is a version; none is erased."), card);
    note->setProperty("role", QStringLiteral("muted"));
    note->setWordWrap(true);
    auto* words = new QHBoxLayout;
    words->addWidget(note, 1);
    words->addWidget(m_version);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(actionButton(m_another, false, card));
    foot->addWidget(actionButton(m_versions, false, card));
    foot->addWidget(actionButton(m_pdf, false, card));
    foot->addWidget(actionButton(m_save, true, card));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 12, 14);
    column->setSpacing(10);
    column->addWidget(m_form, 1);
    column->addLayout(words);
    column->addLayout(foot);
    connect(m_form, &CandidatureForm::edited, this, [this] {
        m_edited = true;
        m_form->showFindings(checkCandidature(m_form->candidature(), context().clock.nowUtc().date()).errors, false);
    });
    return card;
}

QWidget* ReferencingPage::buildEligibility()
{
    auto* page = new QWidget(this);
    auto* foot = new QHBoxLayout;
    foot->addStretch();
    foot->addWidget(actionButton(m_save, true, page));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_form->eligibilityPage(), 1);
    column->addLayout(foot);
    return page;
}

void ReferencingPage::refresh()
{
    m_instruction->refresh();
    m_questionnaire->refresh();
    m_letters->refresh();
    if (m_tabs->currentWidget() == m_scan)
        m_scan->refresh();
    context().tasks.run<State>(
        tr("Reading the dossier"),
        [&workspace = context().workspace,
         today = context().clock.nowUtc().date()](const TaskContext&) -> Result<State> {
            const Dossier dossier(workspace);
            auto version = dossier.candidature();
            if (!version)
                return fail(version.error());
            auto items = dossier.checklist();
            if (!items)
                return fail(items.error());
            auto readiness = dossier.readiness(today);
            if (!readiness)
                return fail(readiness.error());
            auto catalogue = dossier.catalogue();
            if (!catalogue)
                return fail(catalogue.error());
            auto authorities = storeAuthorities(workspace);
            if (!authorities)
                return fail(authorities.error());
            return State{std::move(*version), std::move(*items), std::move(*readiness), catalogue->notice,
                         authorities->size()};
        },
        this,
        [this](const Result<State>& state) {
            if (state)
                showState(*state);
            else
                context().dialogs.showError(this, state.error());
        });
}

void ReferencingPage::showState(const State& state)
{
    if (!m_edited) {
        m_form->setCandidature(state.version.candidature);
        m_form->showFindings(state.readiness.candidature.errors, state.version.number > 0);
    }
    m_version->setText(state.version.number == 0 ? tr("Not saved yet")
                                                 : tr("Candidature %1, version %2, %3")
                                                       .arg(state.version.which)
                                                       .arg(state.version.number)
                                                       .arg(shownDateTime(state.version.savedAt)));
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    setAvailable(m_another, !readOnly.isEmpty()                ? readOnly
                            : !state.version.candidature.filed ? tr("The current candidature is not filed yet.")
                                                               : QString());
    const QString nothing = state.version.number == 0 ? tr("The candidature is not saved yet.") : QString();
    setAvailable(m_versions, nothing);
    setAvailable(m_pdf, nothing);
    m_package->setStoreAnchors(state.authorities);
    m_checklist->setNotice(state.notice);
    m_checklist->setItems(state.items);
    m_package->setReadiness(state.readiness, [this](const QString& field) { return m_form->captionOf(field); });
    m_complete = state.readiness.complete();
    m_header->setSubtitle(state.version.number == 0
                              ? tr("Begin with the eligibility, then the candidature: its profiles decide which "
                                   "requirements apply.")
                              : tr("%1 — %2 requirements ready of %3")
                                    .arg(state.version.candidature.serviceName)
                                    .arg(state.readiness.ready)
                                    .arg(state.readiness.applicable));
}

void ReferencingPage::saveCandidature()
{
    const Candidature candidature = m_form->candidature();
    context().tasks.run<int>(
        tr("Saving the candidature"),
        [&workspace = context().workspace, candidature](const TaskContext&) {
            return Dossier(workspace).saveCandidature(candidature);
        },
        this,
        [this](const Result<int>& version) {
            if (!version) {
                context().dialogs.showError(this, version.error());
                return;
            }
            m_edited = false;
            refresh();
            Q_EMIT workspaceChanged();
        });
}

} // namespace pupitre::ui
