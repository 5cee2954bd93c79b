#pragma once

#include "core/base/Error.h"
#include "core/base/SecureBytes.h"

#include <QStringList>

namespace pupitre {
class Workspace;
}

namespace pupitre::ui {

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
    bool hadKey = false;
    QString firstFingerprint; ///< to show it once imported
    QList<Error> findings;    ///< why it failed, or what was wrong beside what could be imported

    bool wantsPassword() const { return outcome == Outcome::PasswordNeeded || outcome == Outcome::PasswordWrong; }
};

/// Reads one file and adds its certificates to the workspace, in one journaled change. Runs on a worker.
ImportedFile importCertificateFile(Workspace& workspace, const QString& path, const SecureBytes& password);

} // namespace pupitre::ui
