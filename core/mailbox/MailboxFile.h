#pragma once

#include "core/base/Task.h"
#include "core/mailbox/Mailbox.h"
#include "core/mailbox/OperatorDomains.h"

#include <QHash>
#include <QIODevice>

namespace pupitre {

/// The columns of the mailbox table, in the order in which they are written.
QStringList mailboxColumns();

/// What a mailbox file holds: the mailboxes of its good lines, and everything that is wrong, each with its line,
/// column, field and value. A file with a single error is not imported.
struct MailboxFile
{
    struct Row
    {
        qint64 line = 0;
        Mailbox mailbox;
        bool redListGiven = false; ///< an empty or missing cell leaves what the registry has
        bool statusGiven = false;
    };
    QList<Row> rows;
    QList<Error> errors;           ///< at most `keptErrors` in full, then one MailboxTooManyErrors that counts the rest
    QList<Error> warnings;         ///< unknown columns, domains not declared
    QStringList columns;           ///< the known columns present: what a missing one holds in the registry stays
    QHash<QString, int> positions; ///< of the known columns in the file, from 1
    qint64 read = 0;               ///< records below the header
    qint64 rejected = 0;           ///< records with at least one error
    qint64 foreign = 0;            ///< of a directory extraction: records of other operators' domains, left out

    qint64 columnOf(const QString& name) const { return positions.value(name); }

    static constexpr qsizetype keptErrors = 10000;
};

/// Reads and checks a table of mailboxes: a CSV (dialect recognised, columns by name in any order), an XLSX (its first
/// sheet, the same columns), or the extraction of the Annuaire Santé (operator.md §13.2: its lines of the operator's
/// own domains). What it is, its first bytes and its header tell. Fails only when the file cannot be read as a table at
/// all (missing, folder, empty, binary, no header); what its lines hold is judged in the value.
Result<MailboxFile> readMailboxFile(const QString& path, const OperatorDomains& domains,
                                    const TaskContext& context = {});

/// Writes header and rows. Everything written is read back the same.
Result<void> writeMailboxCsvHeader(QIODevice& device);
Result<void> writeMailboxCsvRow(QIODevice& device, const Mailbox& mailbox);

/// Writes the mailboxes of the registry, by address, as the CSV that the import reads; the number written.
Result<qint64> exportMailboxes(Workspace& workspace, QIODevice& device, const TaskContext& context = {});
/// The same as a workbook of one sheet, read back the same; identifiers stay texts.
Result<qint64> exportMailboxesXlsx(Workspace& workspace, QIODevice& device, const TaskContext& context = {});

} // namespace pupitre
