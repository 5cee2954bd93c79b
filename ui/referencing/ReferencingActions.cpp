#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/referencing/CandidatureSheet.h"
#include "core/referencing/CatalogueStore.h"
#include "core/referencing/Package.h"
#include "core/referencing/PackageVerifier.h"
#include "core/referencing/StampTransport.h"
#include "core/referencing/StoreSigner.h"
#include "core/workspace/Settings.h"
#include "core/workspace/Workspace.h"
#include "ui/common/Dialogs.h"
#include "ui/common/StoredCertificateDialog.h"
#include "ui/common/TaskList.h"
#include "ui/referencing/CandidatureForm.h"
#include "ui/referencing/CandidatureVersions.h"
#include "ui/referencing/PackageView.h"
#include "ui/referencing/ReferencingPage.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTabWidget>

// What the buttons of the page do: import, build, sign, time-stamp, verify.
namespace pupitre::ui {

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

// A certificate of the workbench with its key, sealed or on a token; or a file.
void ReferencingPage::sign()
{
    m_tabs->setCurrentWidget(m_package);
    auto* dialog = new StoredCertificateDialog(
        context(), {tr("Who signs"), tr("The package is signed with this key."), QStringLiteral("key.sign"), {}},
        [this](std::shared_ptr<const ClientIdentity> signer) { saveSigned(std::move(signer)); }, this);
    dialog->offerFile([this] { signFromFile(); });
    context().dialogs.show(dialog);
}

void ReferencingPage::signFromFile()
{
    context().dialogs.openFile(
        this, tr("Who signs"), tr("Certificates with their key (*.p12 *.pfx *.pem)"), [this](const QString& key) {
            context().dialogs.askSecret(this, tr("Who signs"), tr("Password of %1").arg(QFileInfo(key).fileName()),
                                        [this, key](SecureBytes password) { readSigner(key, std::move(password)); });
        });
}

void ReferencingPage::readSigner(const QString& path, SecureBytes password)
{
    using Signer = std::shared_ptr<const ClientIdentity>;
    auto secret = std::make_shared<const SecureBytes>(std::move(password));
    context().tasks.run<Signer>(
        tr("Reading the certificate"),
        [path, secret](const TaskContext&) { return ClientIdentity::read(path, *secret); }, this,
        [this](const Result<Signer>& signer) {
            if (signer)
                saveSigned(*signer);
            else
                context().dialogs.showError(this, signer.error());
        });
}

void ReferencingPage::saveSigned(std::shared_ptr<const ClientIdentity> signer)
{
    context().dialogs.saveFile(this, tr("Build and sign"), QStringLiteral("dossier.asice"), tr("Packages (*.asice)"),
                               [this, signer = std::move(signer)](const QString& path) { buildInto(path, signer); });
}

void ReferencingPage::showVersions()
{
    context().tasks.run<QList<Dossier::Version>>(
        tr("Reading the versions"),
        [&workspace = context().workspace](const TaskContext&) { return Dossier(workspace).versions(); }, this,
        [this](const Result<QList<Dossier::Version>>& versions) {
            if (versions)
                context().dialogs.show(new CandidatureVersions(
                    *versions, [form = m_form](const QString& field) { return form->captionOf(field); }, this));
            else
                context().dialogs.showError(this, versions.error());
        });
}

void ReferencingPage::exportForm()
{
    context().dialogs.saveFile(
        this, tr("Save the candidature as PDF"), QStringLiteral("candidature.pdf"), tr("Documents (*.pdf)"),
        [this](const QString& path) {
            context().tasks.run<void>(
                tr("Saving %1").arg(QFileInfo(path).fileName()),
                [&workspace = context().workspace, path,
                 today = context().clock.nowUtc().date()](const TaskContext&) -> Result<void> {
                    auto version = Dossier(workspace).candidature();
                    if (!version)
                        return fail(version.error());
                    const QByteArray pdf =
                        pdfOf(candidatureSheet(*version, checkCandidature(version->candidature, today)));
                    return writeAtomically(path, [&](QIODevice& device) { return writeAll(device, pdf); });
                },
                this,
                [this](const Result<void>& written) {
                    if (!written)
                        context().dialogs.showError(this, written.error());
                });
        });
}

void ReferencingPage::openCandidature()
{
    context().dialogs.askText(
        this, tr("New candidature"),
        tr("The profiles of a filed candidature are final. Why is another one begun? Proofs and answers are kept."),
        tr("Begin"), [this](const QString& reason) {
            context().tasks.run<int>(
                tr("Beginning a candidature"),
                [&workspace = context().workspace, reason](const TaskContext&) {
                    return Dossier(workspace).openCandidature(reason);
                },
                this,
                [this](const Result<int>& opened) {
                    if (!opened) {
                        context().dialogs.showError(this, opened.error());
                        return;
                    }
                    m_edited = false;
                    refresh();
                    Q_EMIT workspaceChanged();
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
    context().dialogs.openFile(
        this, tr("Verify a package"), tr("Packages (*.zip *.asice);;All files (*)"), [this](const QString& path) {
            context().tasks.run<PackageVerdict>(
                tr("Verifying %1").arg(QFileInfo(path).fileName()),
                [&workspace = context().workspace, path, anchored = m_package->usesStoreAnchors(),
                 now = context().clock.nowUtc()](const TaskContext& task) -> Result<PackageVerdict> {
                    VerifyOptions options;
                    options.now = now;
                    if (anchored) {
                        auto authorities = storeAuthorities(workspace);
                        if (!authorities)
                            return fail(authorities.error());
                        options.anchors = *authorities;
                    }
                    return verifyPackage(path, options, task);
                },
                this,
                [this, path](const Result<PackageVerdict>& verdict) {
                    if (verdict)
                        m_package->showVerdict(QFileInfo(path).fileName(), *verdict);
                    else if (verdict.error().code() != ErrorCode::Cancelled)
                        context().dialogs.showError(this, verdict.error());
                });
        });
}

} // namespace pupitre::ui
