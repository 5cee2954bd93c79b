#pragma once

#include "core/base/Task.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// A letter, a notification or a document exchanged with the ANS, with its file when there is one.
struct Letter
{
    enum class Kind {
        Received,
        Sent,
        Convention,  ///< of référencement (§4.2)
        Attestation, ///< of conformity (§4.5)
    };

    qint64 id = 0;
    Kind kind = Kind::Received;
    QDateTime at; ///< UTC
    QString subject;
    QString note;
    QString fileName; ///< empty: no file
    QString sha256;
    qint64 size = 0;
};
QString letterKindCode(Letter::Kind kind); ///< "received", "sent", "convention", "attestation"
std::optional<Letter::Kind> letterKindFromCode(const QString& code);
const QList<Letter::Kind>& letterKinds();

/// The correspondence of the dossier. None is changed afterwards; subjects and notes, which may name persons, are not
/// in the journal.
class Correspondence
{
public:
    explicit Correspondence(Workspace& workspace)
        : m_workspace(workspace)
    {}
    Result<QList<Letter>> list() const; ///< the newest first
    Result<Letter> find(qint64 id) const;
    /// Keeps a letter; `path` empty: without a file. InstructionEventDate when it is to come, InstructionNoteMissing
    /// without a subject.
    Result<Letter> add(const Letter& letter, const QString& path, const TaskContext& context = {});
    /// Writes its file elsewhere. LetterUnknown, ProofErased.
    Result<void> exportFile(qint64 id, const QString& path) const;

private:
    Workspace& m_workspace;
};

} // namespace pupitre
