#pragma once

#include "app/cli/Arguments.h"
#include "app/cli/Output.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QCoreApplication>

#include <functional>
#include <memory>

namespace pupitre {
class Workspace;
}

namespace pupitre::cli {

/// Carries the translation context of the command line's own texts: Text::tr("Done.").
class Text
{
    Q_DECLARE_TR_FUNCTIONS(cli)
};

/// What every verb is given besides its own words.
struct Session
{
    QString workspacePath; ///< --workspace, else the default
    bool json = false;
    const Clock* clock = &Clock::system();

    /// Read-only; a missing workspace is an error.
    Result<std::unique_ptr<Workspace>> openExisting() const;
    /// Read-only once it exists; a missing one is created first, as at the console's first start.
    Result<std::unique_ptr<Workspace>> openForReading() const;
    /// Takes the workspace; creates it when it is not there yet.
    Result<std::unique_ptr<Workspace>> openForWriting() const;
};

/// One `GROUP VERB`.
struct Verb
{
    QString group;
    QString name;
    QString synopsis; ///< what follows the verb, as printed in the help: "FILE [--apply]"
    int leastPositional = 0;
    int mostPositional = 0; ///< -1: any number
    QList<OptionSpec> options;
    std::function<Outcome(const Session&, const Arguments&)> run;
};

QList<Verb> workspaceVerbs();
QList<Verb> mailboxVerbs();
QList<Verb> directoryVerbs();
QList<Verb> lifeVerbs();
QList<Verb> whiteListVerbs();
QList<Verb> certificateVerbs();
QList<Verb> certificateVerifyVerbs();
QList<Verb> certificateLintVerbs();
QList<Verb> certificateAuthorityVerbs();
QList<Verb> certificateRequestVerbs();
QList<Verb> certificateRenewalVerbs();
QList<Verb> certificateTokenVerbs();
QList<Verb> certificateUseVerbs();
QList<Verb> lpsVerbs();
QList<Verb> lpsMessageVerbs();
QList<Verb> conformanceVerbs();
QList<Verb> indicatorVerbs();
QList<Verb> dossierVerbs();
QList<Verb> proofVerbs();
QList<Verb> dossierFileVerbs();
QList<Verb> packageVerbs();
QList<Verb> scanVerbs();
QList<Verb> instructionVerbs();
QList<Verb> auditVerbs();

/// All verbs of the program, in the order of the help.
QList<Verb> allVerbs();

/// Runs a command line (without the program's name) and returns what is to be printed. `json` tells how.
Outcome runCommand(const QStringList& words, bool* json);

} // namespace pupitre::cli
