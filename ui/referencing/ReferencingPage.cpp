#include "ui/referencing/ReferencingPage.h"

#include "core/base/Clock.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/CandidatureForm.h"
#include "ui/referencing/ChecklistView.h"
#include "ui/referencing/PackageView.h"

#include <QFileInfo>
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
    m_package = new PackageView(m_build, m_verify, this);
    m_tabs->addTab(buildCandidature(), tr("1. Candidature"));
    m_tabs->addTab(m_checklist, tr("2. Requirements and proofs"));
    m_tabs->addTab(m_package, tr("3. Package"));
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
    m_attach = addCommand(QStringLiteral("proofAttach"), tr("Attach a proof…"), QStringLiteral("attach"));
    m_build = addCommand(QStringLiteral("packageBuild"), tr("Build the package…"), QStringLiteral("package"));
    m_verify = addCommand(QStringLiteral("packageVerify"), tr("Verify a package…"), QStringLiteral("check"));
    connect(m_save, &QAction::triggered, this, &ReferencingPage::saveCandidature);
    connect(m_attach, &QAction::triggered, this, [this] {
        m_tabs->setCurrentIndex(1);
        context().dialogs.openFile(this, tr("Attach a proof"), tr("All files (*)"),
                                   [this](const QString& path) { m_checklist->attachFile(path); });
    });
    connect(m_build, &QAction::triggered, this, &ReferencingPage::build);
    connect(m_verify, &QAction::triggered, this, &ReferencingPage::verify);
    const QString readOnly = context().workspace.isReadOnly() ? tr("The workspace is open read-only.") : QString();
    setAvailable(m_save, readOnly);
    setAvailable(m_attach, readOnly);
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
    auto* foot = new QHBoxLayout;
    foot->addWidget(note, 1);
    foot->addWidget(m_version);
    foot->addWidget(actionButton(m_save, true, card));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(18, 16, 8, 14);
    column->setSpacing(10);
    column->addWidget(m_form, 1);
    column->addLayout(foot);
    connect(m_form, &CandidatureForm::edited, this, [this] {
        m_edited = true;
        m_form->showFindings(checkCandidature(m_form->candidature(), context().clock.nowUtc().date()).errors, false);
    });
    return card;
}

void ReferencingPage::refresh()
{
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
            return State{std::move(*version), std::move(*items), std::move(*readiness)};
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
    m_version->setText(state.version.number == 0
                           ? tr("Not saved yet")
                           : tr("Version %1, %2").arg(state.version.number).arg(shownDateTime(state.version.savedAt)));
    m_checklist->setItems(state.items);
    m_package->setReadiness(state.readiness);
    m_complete = state.readiness.complete();
    m_header->setSubtitle(state.version.number == 0
                              ? tr("Begin with the candidature: its profiles decide which requirements apply.")
                              : tr("%1 — %2 requirements ready of %3")
                                    .arg(state.version.candidature.serviceName)
                                    .arg(state.readiness.ready)
                                    .arg(state.readiness.applicable));
}

void ReferencingPage::saveCandidature()
{
    m_tabs->setCurrentIndex(0);
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

void ReferencingPage::build()
{
    m_tabs->setCurrentIndex(2);
    context().dialogs.saveFile(this, tr("Build the package"),
                               m_complete ? QStringLiteral("dossier.zip") : QStringLiteral("dossier-brouillon.zip"),
                               tr("Packages (*.zip)"), [this](const QString& path) {
                                   context().tasks.run<BuiltPackage>(
                                       tr("Building the package"),
                                       [&workspace = context().workspace, path,
                                        draft = !m_complete](const TaskContext& task) -> Result<BuiltPackage> {
                                           PackageOptions options;
                                           options.draft = draft;
                                           auto built = buildPackage(workspace, path, options, task);
                                           return built ? Result<BuiltPackage>(*built) : fail(built.error().first());
                                       },
                                       this,
                                       [this, path](const Result<BuiltPackage>& built) {
                                           if (built)
                                               context().dialogs.inform(this, tr("Package built"),
                                                                        tr("%1: %n file(s) and their manifest.",
                                                                           nullptr, static_cast<int>(built->files))
                                                                            .arg(QFileInfo(path).fileName()));
                                           else if (built.error().code() != ErrorCode::Cancelled)
                                               context().dialogs.showError(this, built.error());
                                       });
                               });
}

void ReferencingPage::verify()
{
    m_tabs->setCurrentIndex(2);
    context().dialogs.openFile(this, tr("Verify a package"), tr("Packages (*.zip *.asice);;All files (*)"),
                               [this](const QString& path) {
                                   context().tasks.run<PackageVerdict>(
                                       tr("Verifying %1").arg(QFileInfo(path).fileName()),
                                       [path](const TaskContext& task) { return verifyPackage(path, {}, task); }, this,
                                       [this, path](const Result<PackageVerdict>& verdict) {
                                           if (verdict)
                                               m_package->showVerdict(QFileInfo(path).fileName(), *verdict);
                                           else if (verdict.error().code() != ErrorCode::Cancelled)
                                               context().dialogs.showError(this, verdict.error());
                                       });
                               });
}

} // namespace pupitre::ui
