#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofWorkspace(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WorkspaceMissing:
        return ErrorSentences{tr("There is no workspace at %file%."),
                              tr("Create it first: pupitre-cli workspace init, or start the console.")};
    case ErrorCode::WorkspaceForeign:
        return ErrorSentences{tr("%file% is not a Pupitre workspace. It was left as it is."),
                              tr("Choose another file.")};
    case ErrorCode::WorkspaceNewer:
        return ErrorSentences{
            tr("This workspace was written by a newer version of Pupitre (schema %value%). It was left as it is."),
            tr("Update Pupitre on this computer.")};
    case ErrorCode::WorkspaceDamaged:
        return ErrorSentences{tr("The workspace is damaged: %detail%. It was left as it is."),
                              tr("Take the last copy kept beside it (.bak) or your backup.")};
    case ErrorCode::WorkspaceLocked:
        return ErrorSentences{tr("Another program holds the workspace's file."),
                              tr("Wait for it to end (backup, antivirus), then try again.")};
    case ErrorCode::WorkspaceInUse:
        return ErrorSentences{tr("The workspace is open elsewhere: %value%."), tr("Close it there, or read it only.")};
    case ErrorCode::WorkspaceReadOnly:
        return ErrorSentences{tr("The workspace is open read-only: nothing was changed."),
                              tr("Close the other console, then open it again.")};
    case ErrorCode::WorkspaceExists:
        return ErrorSentences{tr("%file% exists already. It was left as it is."), tr("Choose another name.")};
    case ErrorCode::WorkspaceMigration:
        return ErrorSentences{
            tr("The workspace could not be brought to this version's schema: %detail%. It was left as it was."),
            tr("Keep the copy beside it and report this message.")};
    case ErrorCode::DatabaseFailure:
        return ErrorSentences{tr("The store refused: %detail%."),
                              tr("Check the space left on the disk, then try again.")};
    case ErrorCode::StoreAddress:
        return ErrorSentences{tr("%value% is not the address of a team store: %detail%."),
                              tr("Write postgresql://account@server/database, see the help page of the team store.")};
    case ErrorCode::StorePassword:
        return ErrorSentences{tr("The address of the team store holds a password. It was not used."),
                              tr("Leave it out: the password file (pgpass) or a service file of PostgreSQL gives it.")};
    case ErrorCode::StoreUnencrypted:
        return ErrorSentences{
            tr("The team store at %value% would be reached without a verified encryption."),
            tr("Leave sslmode out, or set it to verify-full, and name the authority by sslrootcert.")};
    case ErrorCode::StoreDriver:
        return ErrorSentences{tr("The part of Qt that speaks with PostgreSQL is not installed."),
                              tr("Install it (on Debian: libqt6sql6-psql), then start again.")};
    case ErrorCode::StoreUnreachable:
        return ErrorSentences{
            tr("The team store does not let us in: %detail%."),
            tr("Check the address, the account, its password file and the certificate of the server.")};
    case ErrorCode::StoreUpgrade:
        return ErrorSentences{
            tr("The team store has schema %value%, this version needs %detail%, and this account may not change it."),
            tr("Let its owner open it once with this version: pupitre-cli workspace init ADDRESS.")};
    case ErrorCode::StoreCopyDiffers:
        return ErrorSentences{tr("The copy differs from its source in: %value%. It was taken back."),
                              tr("Report this message; the source is as it was.")};
    case ErrorCode::StoreProofFolder:
        return ErrorSentences{tr("This team store names no folder for its proofs."),
                              tr("Add proofs=FOLDER to its address, a folder that every console reaches.")};
    case ErrorCode::JournalEntryMissing:
        return ErrorSentences{tr("The act %value% left no line in the journal and was undone."),
                              tr("Report this message: it is a defect.")};
    case ErrorCode::JournalBroken:
        return ErrorSentences{tr("The audit journal was altered (%detail%)."),
                              tr("Compare with your last backup from this line on.")};
    case ErrorCode::ProofMissing:
        return ErrorSentences{tr("The proof %value% is no longer in the folder beside the workspace."),
                              tr("Restore the folder from your backup.")};
    case ErrorCode::ProofAltered:
        return ErrorSentences{tr("The content of the proof %value% has changed."),
                              tr("Restore the file from your backup.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
