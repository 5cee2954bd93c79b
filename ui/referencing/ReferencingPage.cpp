#include "ui/referencing/ReferencingPage.h"

#include "core/base/Clock.h"
#include "core/referencing/CatalogueStore.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "core/referencing/StampTransport.h"
#include "core/workspace/Settings.h"
#include "ui/common/Dialogs.h"
#include "ui/common/Formats.h"
#include "ui/common/PageHeader.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/CandidatureForm.h"
#include "ui/referencing/ChecklistView.h"
#include "ui/referencing/InstructionView.h"
#include "ui/referencing/PackageView.h"
#include "ui/referencing/ScanView.h"

#include <QFileInfo>
#include <QJsonArray>
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
    m_tabs->addTab(buildCandidature(), tr("1. Candidature"));
    m_tabs->addTab(m_checklist, tr("2. Requirements and proofs"));
    m_tabs->addTab(m_scan, tr("3. Before leaving"));
    m_tabs->addTab(m_package, tr("4. Package"));
    m_tabs->addTab(m_instruction, tr("5. Instruction"));
    connect(m_scan, &ScanView::changed, this, [this] {
        refresh();
        Q_EMIT workspaceChanged();
    });
    connect(m_instruction, &InstructionView::changed, this, &ReferencingPage::workspaceChanged);
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
    m_attach = addCommand(QStringLiteral("proofAttach"), tr("Attach a proof…"), QStringLiteral("attach"));
    m_build = addCommand(QStringLiteral("packageBuild"), tr("Build the package…"), QStringLiteral("package"));
    m_sign = addCommand(QStringLiteral("packageSign"), tr("Build and sign…"), QStringLiteral("package"));
    m_stamp = addCommand(QStringLiteral("packageStamp"), tr("Time-stamp a signed package…"), QStringLiteral("package"));
    m_import = addCommand(QStringLiteral("requirementsImport"), tr("Import a workbook of requirements…"),
                          QStringLiteral("import"));
    m_verify = addCommand(QStringLiteral("packageVerify"), tr("Verify a package…"), QStringLiteral("check"));
    connect(m_save, &QAction::triggered, this, &ReferencingPage::saveCandidature);
    connect(m_attach, &QAction::triggered, this, [this] {
        m_tabs->setCurrentIndex(1);
        context().dialogs.openFile(this, tr("Attach a proof"), tr("All files (*)"),
                                   [this](const QString& path) { m_checklist->attachFile(path); });
    });
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
    m_instruction->refresh();
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
            return State{std::move(*version), std::move(*items), std::move(*readiness), catalogue->notice};
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
    m_checklist->setNotice(state.notice);
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

void ReferencingPage::importRequirements()
{
    context().dialogs.openFile(
        this, tr("Import a workbook of requirements"), tr("Workbooks (*.xlsx)"), [this](const QString& path) {
            using Prepared = tl::expected<CatalogueImport, QList<Error>>;
            context().tasks.run<Prepared>(
                tr("Reading %1").arg(QFileInfo(path).fileName()),
                [&workspace = context().workspace, path](const TaskContext& task) -> Result<Prepared> {
                    return CatalogueStore(workspace).prepare(path, task);
                },
                this,
                [this, path](const Result<Prepared>& prepared) {
                    if (!prepared) {
                        context().dialogs.showError(this, prepared.error());
                        return;
                    }
                    if (!*prepared) {
                        context().dialogs.showErrors(this, tr("The workbook was not imported"), prepared->error());
                        return;
                    }
                    const CatalogueImport& import = **prepared;
                    QString text =
                        tr("%1 requirements: %2 new, %3 removed, %4 changed, %5 the same. Proofs follow their "
                           "requirement.")
                            .arg(import.workbook.catalogue.requirements.size())
                            .arg(import.difference.added.size())
                            .arg(import.difference.removed.size())
                            .arg(import.difference.changed.size())
                            .arg(import.difference.same);
                    if (!import.leftBehind.isEmpty())
                        text +=
                            QLatin1Char('\n') +
                            tr("No longer asked for, kept aside: %1").arg(import.leftBehind.join(QStringLiteral(", ")));
                    context().dialogs.confirm(
                        this, tr("Import a workbook of requirements"), text, tr("Import"), [this, import, path] {
                            context().tasks.run<void>(
                                tr("Importing the requirements"),
                                [&workspace = context().workspace, import, path](const TaskContext&) {
                                    return CatalogueStore(workspace).apply(import, QFileInfo(path).fileName());
                                },
                                this,
                                [this](const Result<void>& applied) {
                                    if (!applied)
                                        context().dialogs.showError(this, applied.error());
                                    refresh();
                                    Q_EMIT workspaceChanged();
                                });
                        });
                });
        });
}

void ReferencingPage::build()
{
    m_tabs->setCurrentWidget(m_package);
    context().dialogs.saveFile(this, tr("Build the package"),
                               m_complete ? QStringLiteral("dossier.zip") : QStringLiteral("dossier-brouillon.zip"),
                               tr("Packages (*.zip)"), [this](const QString& path) { buildInto(path, nullptr); });
}

void ReferencingPage::sign()
{
    m_tabs->setCurrentWidget(m_package);
    context().dialogs.openFile(
        this, tr("Who signs"), tr("Certificates with their key (*.p12 *.pfx *.pem)"), [this](const QString& key) {
            context().dialogs.askSecret(
                this, tr("Who signs"), tr("Password of %1").arg(QFileInfo(key).fileName()),
                [this, key](SecureBytes password) {
                    auto signer = ClientIdentity::read(key, password);
                    if (!signer) {
                        context().dialogs.showError(this, signer.error());
                        return;
                    }
                    context().dialogs.saveFile(
                        this, tr("Build and sign"), QStringLiteral("dossier.asice"), tr("Packages (*.asice)"),
                        [this, signer = *signer](const QString& path) { buildInto(path, signer); });
                });
        });
}

void ReferencingPage::buildInto(const QString& path, std::shared_ptr<const ClientIdentity> signer)
{
    using Built = tl::expected<BuiltPackage, QList<Error>>;
    context().tasks.run<Built>(
        tr("Building the package"),
        [&workspace = context().workspace, path, signer,
         draft = !m_complete](const TaskContext& task) -> Result<Built> {
            PackageOptions options;
            options.draft = draft;
            options.signer = signer;
            const auto urls = Settings(workspace).value(QStringLiteral("referencing.time_stamp_authorities"));
            if (urls) {
                for (const QJsonValue& url : urls->toArray())
                    options.authorities.urls.append(url.toString());
            }
            options.authorities.transport = httpStampTransport(false);
            return buildPackage(workspace, path, options, task);
        },
        this,
        [this, path](const Result<Built>& built) {
            if (!built) {
                context().dialogs.showError(this, built.error());
            } else if (!*built) {
                const QList<Error>& errors = built->error();
                if (errors.size() == 1 && errors.first().code() == ErrorCode::Cancelled)
                    return;
                if (errors.size() == 1)
                    context().dialogs.showError(this, errors.first());
                else
                    context().dialogs.showErrors(this, tr("The package was not built"), errors);
            } else {
                QString text = tr("%1: %n file(s) and their manifest.", nullptr, static_cast<int>((*built)->files))
                                   .arg(QFileInfo(path).fileName());
                if ((*built)->isSigned)
                    text += QLatin1Char(' ') + ((*built)->isStamped ? tr("Signed and time-stamped.")
                                                                    : tr("Signed; not time-stamped yet."));
                context().dialogs.inform(this, tr("Package built"), text);
            }
        });
}

void ReferencingPage::stamp()
{
    m_tabs->setCurrentWidget(m_package);
    context().dialogs.openFile(
        this, tr("Time-stamp a signed package"), tr("Packages (*.asice);;All files (*)"), [this](const QString& path) {
            context().dialogs.askText(
                this, tr("Time-stamp a signed package"),
                tr("Addresses of the time-stamping authorities, tried in turn, with a space between them:"),
                tr("Time-stamp"), [this, path](const QString& urls) {
                    context().tasks.run<void>(
                        tr("Time-stamping %1").arg(QFileInfo(path).fileName()),
                        [&workspace = context().workspace, path, urls](const TaskContext& task) -> Result<void> {
                            TimeStampAuthorities authorities;
                            authorities.urls = urls.simplified().split(u' ', Qt::SkipEmptyParts);
                            authorities.transport = httpStampTransport(false);
                            if (auto stamped = stampPackage(path, authorities, task);
                                !stamped || workspace.isReadOnly())
                                return stamped;
                            return Settings(workspace).set(QStringLiteral("referencing.time_stamp_authorities"),
                                                           QJsonArray::fromStringList(authorities.urls));
                        },
                        this,
                        [this](const Result<void>& stamped) {
                            if (!stamped && stamped.error().code() != ErrorCode::Cancelled)
                                context().dialogs.showError(this, stamped.error());
                            else if (stamped)
                                context().dialogs.inform(this, tr("Time-stamp"), tr("The package is time-stamped."));
                        });
                });
        });
}

void ReferencingPage::verify()
{
    m_tabs->setCurrentWidget(m_package);
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
