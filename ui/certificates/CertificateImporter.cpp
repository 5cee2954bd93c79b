#include "ui/certificates/CertificateImporter.h"

#include "core/workspace/Workspace.h"
#include "ui/certificates/ImportReportDialog.h"
#include "ui/common/Dialogs.h"
#include "ui/common/ErrorText.h"
#include "ui/common/TaskList.h"

#include <QFileInfo>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace pupitre::ui {

CertificateImporter::CertificateImporter(const AppContext& context, QWidget* page)
    : QObject(page)
    , m_context(context)
    , m_page(page)
{}

void CertificateImporter::start(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    const bool folder =
        std::any_of(paths.begin(), paths.end(), [](const QString& path) { return QFileInfo(path).isDir(); });
    read(paths, {}, [this, folder](const Files& files) {
        if (files.isEmpty())
            m_context.dialogs.showError(m_page, Error(ErrorCode::FolderNothing));
        else if (files.size() == 1 && !folder)
            tellOne(files.first());
        else
            tellAll(files);
    });
}

void CertificateImporter::read(const QStringList& paths, SecureBytes password, std::function<void(const Files&)> done)
{
    // A task's work must be copyable; the secret is not: it is shared, and wiped with its last holder.
    auto secret = std::make_shared<const SecureBytes>(std::move(password));
    m_context.tasks.run<Files>(
        paths.size() == 1 ? tr("Reading %1").arg(QFileInfo(paths.first()).fileName())
                          : tr("Reading %n file(s)", nullptr, static_cast<int>(paths.size())),
        [&workspace = m_context.workspace, paths, secret](const TaskContext& task) -> Result<Files> {
            auto files = filesBelow(paths);
            if (!files)
                return fail(files.error());
            return importCertificateFiles(workspace, *files, *secret, task);
        },
        this,
        [this, done = std::move(done)](const Result<Files>& files) {
            if (!files)
                m_context.dialogs.showError(m_page, files.error());
            else
                done(*files);
        });
}

void CertificateImporter::askPassword(const ImportedFile& file, QWidget* parent,
                                      std::function<void(const ImportedFile&)> done)
{
    // The sentences of the error tell a PKCS#12 from an encrypted key, and a missing password from a wrong one.
    const Error& error = file.findings.last();
    const QString name = QFileInfo(file.path).fileName();
    m_context.dialogs.askSecret(
        parent,
        file.outcome == ImportedFile::Outcome::PasswordWrong ? tr("Wrong password for %1").arg(name)
                                                             : tr("Password of %1").arg(name),
        errorText(error) + QLatin1Char(' ') + errorAdvice(error),
        [this, path = file.path, done = std::move(done)](SecureBytes password) {
            read({path}, std::move(password), [done](const Files& files) { done(files.first()); });
        });
}

void CertificateImporter::tellOne(const ImportedFile& file)
{
    switch (file.outcome) {
    case ImportedFile::Outcome::PasswordNeeded:
    case ImportedFile::Outcome::PasswordWrong:
        askPassword(file, m_page, [this](const ImportedFile& again) { tellOne(again); });
        return;
    case ImportedFile::Outcome::Failed:
        m_context.dialogs.showError(m_page, file.findings.last());
        return;
    case ImportedFile::Outcome::NotRead:
        return; // the person gave it up
    case ImportedFile::Outcome::Added:
    case ImportedFile::Outcome::AlreadyKnown:
        if (file.findings.isEmpty())
            announce({file});
        else
            tellAll({file});
        return;
    }
}

void CertificateImporter::tellAll(const Files& files)
{
    announce(files);
    auto* report = new ImportReportDialog(files, m_page);
    connect(report, &ImportReportDialog::passwordRequested, this,
            [this, shown = QPointer<ImportReportDialog>(report)](int row) {
                askPassword(shown->fileAt(row), shown, [this, shown, row](const ImportedFile& again) {
                    announce({again});
                    if (shown)
                        shown->setFile(row, again);
                });
            });
    m_context.dialogs.show(report);
}

void CertificateImporter::announce(const Files& files)
{
    qint64 read = 0;
    qint64 added = 0;
    qint64 lists = 0;
    bool hadKey = false;
    QString first;
    for (const ImportedFile& file : files) {
        lists += file.lists;
        if (file.firstFingerprint.isEmpty() || !file.isIn())
            continue;
        read += file.read;
        added += file.added;
        hadKey = hadKey || file.hadKey;
        if (first.isEmpty())
            first = file.firstFingerprint;
    }
    if (first.isEmpty() && lists == 0)
        return;
    QStringList notice;
    if (lists > 0)
        notice.append(tr("%n revocation list(s) kept", nullptr, static_cast<int>(lists)));
    if (!first.isEmpty())
        notice.append(added > 0   ? tr("%n certificate(s) added", nullptr, static_cast<int>(added))
                      : read == 1 ? tr("already in the workspace")
                                  : tr("all of them were in the workspace already"));
    if (hadKey)
        notice.append(tr("the private key was not kept"));
    Q_EMIT imported(first, notice.join(QStringLiteral(" · ")));
}

} // namespace pupitre::ui
