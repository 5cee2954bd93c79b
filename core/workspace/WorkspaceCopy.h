#pragma once

#include "core/base/Task.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// One table, before and after: how many rows, and the SHA-256 of all of them in the order of their key.
struct CopiedTable
{
    QString name;
    qint64 rows = 0;
    QString digest; ///< lower-case hexadecimal
};

/// The digests of every table of a workspace. Two workspaces with equal digests hold the same, whatever keeps them.
Result<QList<CopiedTable>> tableDigests(const Workspace& workspace, const TaskContext& context = {});

/// What a copy proved.
struct WorkspaceCopy
{
    QList<CopiedTable> tables;
    qint64 journalLines = 0;
    QString journalHead; ///< the hash both journals end with
    qint64 proofs = 0;   ///< files of proofs copied
    QList<Error> warnings;
};

/// Copies a whole workspace from one store to another (file to team store or back, or between two of a kind): every
/// row with its number, the journal as it is, the proofs. The copy is read again and compared table by table, its
/// journal recomputed; where anything differs (StoreCopyDiffers), or is cancelled, what was made is taken away.
/// The source is not written; the copy begins its own life with one line that names the source. `to` must not exist.
Result<WorkspaceCopy> copyWorkspace(const QString& from, const QString& to, const Workspace::Options& options,
                                    const TaskContext& context = {});

} // namespace pupitre
