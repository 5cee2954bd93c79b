#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"
#include "core/base/Task.h"

#include <QStringList>

namespace pupitre {

class Workspace;

/// What became of one file of an import.
struct ImportedFile
{
    enum class Outcome {
        Added,
        AlreadyKnown,   ///< all its certificates were in the workspace
        PasswordNeeded, ///< nothing was read
        PasswordWrong,  ///< nothing was read
        Failed,
        NotRead, ///< the import was cancelled before it
    };

    QString path;
    Outcome outcome = Outcome::NotRead;
    qint64 read = 0;  ///< certificates found in the file
    qint64 added = 0; ///< of these, those the workspace did not know
    qint64 lists = 0; ///< revocation lists kept
    bool hadKey = false;
    QString firstFingerprint; ///< to show it once imported
    QList<Error> findings;    ///< why it failed, or what was wrong beside what could be imported

    bool wantsPassword() const { return outcome == Outcome::PasswordNeeded || outcome == Outcome::PasswordWrong; }
    bool isIn() const { return outcome == Outcome::Added || outcome == Outcome::AlreadyKnown; }
};
QString importOutcomeCode(ImportedFile::Outcome outcome); ///< "added", "known", "password-needed"…

/// The files below the given paths: a folder stands for all it holds, its folders included, in the order of their
/// names. FolderTooManyFiles beyond the bound; links are not followed.
Result<QStringList> filesBelow(const QStringList& paths);
inline constexpr qsizetype mostImportedFiles = 50000;

/// Reads files of any kind (CertificateFile, Crl) and adds what they hold to the workspace: certificates as they come,
/// in journaled changes of some hundred files, then the revocation lists, whose issuers may be among them. A file that
/// is no good stops nothing: the report says of each what became of it. Once cancelled, what was added stays and the
/// rest is NotRead. An Error is one of the workspace itself. Runs on a worker.
Result<QList<ImportedFile>> importCertificateFiles(Workspace& workspace, const QStringList& paths,
                                                   const SecureBytes& password, const TaskContext& context = {});

} // namespace pupitre
