#pragma once

#include "core/mailbox/DirectoryExtraction.h"
#include "core/workspace/Workspace.h"

#include <QMap>

namespace pupitre {

/// One load of the extraction, counted.
struct DirectoryLoad
{
    qint64 id = 0;
    QString loadedAt; ///< ISO 8601 UTC
    QString source;
    QString extractedAt; ///< when the directory made it, as its name says; empty when it does not
    qint64 lines = 0;
    qint64 rejected = 0;
    qint64 addresses = 0;
    qint64 own = 0;                    ///< addresses of the operator's domains
    QMap<QString, qint64> differences; ///< by differenceCode()
};

/// Why the registry and the directory do not say the same of a mailbox.
enum class DirectoryDifference {
    Absent,         ///< "absent": active PER or ORG, not on the liste rouge, and not in the directory
    RedListShown,   ///< "red-list-shown": on the liste rouge, and in the directory all the same
    UnknownAddress, ///< "unknown-address": in the directory on an own domain, and not in the registry
    ClosedShown,    ///< "closed-shown": closed in the registry, and still in the directory
    WrongType,      ///< "wrong-type"
    WrongPerson,    ///< "wrong-person": another person identifier
    WrongStructure, ///< "wrong-structure": another structure
    WrongName,      ///< "wrong-name": another surname, accents and case aside
    // An answer of the API that is newer than the extraction and says otherwise: the file lags behind.
    GoneSince, ///< "gone-since": in the extraction, and no longer in the API
    NewSince,  ///< "new-since": in the API, and not yet in the extraction
};
QList<DirectoryDifference> allDirectoryDifferences();
QString differenceCode(DirectoryDifference difference);

/// Where the directory was looked at.
enum class DifferenceSource {
    Extraction, ///< "extraction": the file of every day
    Fhir,       ///< "fhir": what the API answered when it was last asked
};

struct DifferenceRow
{
    DirectoryDifference difference = DirectoryDifference::Absent;
    QString address;
    QString ours;   ///< what the registry says of the point
    QString theirs; ///< what the directory says
    DifferenceSource source = DifferenceSource::Extraction;
    QString seenAt; ///< ISO 8601 UTC: of the extraction, or when the API was asked; empty when not known
};

/// The Annuaire Santé as its open extraction shows it, kept as a local table and compared with the registry. APP and
/// CAB mailboxes are not in the extraction: their absence says nothing.
class Directory
{
public:
    explicit Directory(Workspace& workspace)
        : m_workspace(workspace)
    {}

    struct Loaded
    {
        DirectoryLoad load;
        QList<Error> errors;   ///< lines that were not understood; the others are kept
        QList<Error> warnings; ///< ExtractionFrozen, ExtractionShrink
    };
    /// Replaces the local table and compares. DomainsNeeded while the operator has declared none.
    Result<Loaded> load(const QString& path, const TaskContext& context = {});
    /// The newest first.
    Result<QList<DirectoryLoad>> history(int limit) const;
    /// ExtractionFrozen when the newest extraction is older than two days; nothing before a first load.
    Result<QList<Error>> alarms() const;

    /// Entries that hold each word of `text` in address, names, identifiers, profession or structure.
    Result<QList<DirectoryEntry>> search(const QString& text, int limit) const;

    /// Differences of today's registry with the last extraction; of one kind, or of all. ExtractionNone before any
    /// load.
    Result<QList<DifferenceRow>> differences(std::optional<DirectoryDifference> only, int limit) const;
    Result<QMap<QString, qint64>> figures() const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
