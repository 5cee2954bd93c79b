#pragma once

#include "core/workspace/Workspace.h"

#include <QDate>

namespace pupitre {

/// The personal data of the dossier and how long they are kept (GDPR art. 5 and 17, DSR §4.9): until a date that the
/// operator sets (the end of the référencement and of the archiving it asks for), then erased, with a trace.
class DossierRetention
{
public:
    explicit DossierRetention(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// Invalid: not set.
    Result<QDate> until() const;
    Result<void> setUntil(const QDate& date);

    /// What an erasure takes away.
    struct Extent
    {
        int candidatures = 0; ///< versions whose persons are named
        int requirements = 0; ///< with an owner or a text
        int history = 0;      ///< lines
        int answers = 0;
        int letters = 0;
        int notes = 0;  ///< of the instruction
        int proofs = 0; ///< contents
        qint64 bytes = 0;
    };
    Result<Extent> extent() const;
    /// Takes names, addresses, owners, texts, letters and the contents of proofs away. What is left: dates, statuses,
    /// SHA-256, decisions, the number granted; one line in the journal says who erased what, when and why.
    /// RetentionNotSet, RetentionNotDue, ProofReasonMissing. A content that could not be removed from the disk is
    /// FileWriteFailed: erase again.
    Result<Extent> erase(const QString& reason);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
