#pragma once

#include "core/base/Task.h"
#include "core/referencing/Candidature.h"
#include "core/referencing/Catalogue.h"
#include "core/workspace/Workspace.h"

#include <QJsonObject>

#include <optional>

namespace pupitre {

enum class RequirementStatus { ToDo, InProgress, Ready, NotApplicable };
QString statusCode(RequirementStatus status); ///< "todo", "in-progress", "ready", "not-applicable"
std::optional<RequirementStatus> statusFromCode(const QString& code);

/// What a proof is (DSR §4.3: "capture d'écrans, vidéos, fichiers, logs, homologations…").
enum class ProofKind { File, Screenshot, Video, Log, Homologation, Configuration, Execution, Report };
QString proofKindCode(ProofKind kind); ///< "file", "screenshot"…
std::optional<ProofKind> proofKindFromCode(const QString& code);
const QList<ProofKind>& proofKinds();
/// What the name of a file says; File when it says nothing.
ProofKind proofKindOf(const QString& fileName);

struct Proof
{
    qint64 id = 0;
    QString name; ///< of the file as it was attached
    QString sha256;
    qint64 size = 0;
    QDateTime addedAt;
    ProofKind kind = ProofKind::File;
    QString origin; ///< empty: a file; "run:12", "indicators:messages", "clipboard", "window" when the program made it
    bool erased = false; ///< its content went with the personal data of the dossier
};

/// What a person writes beside a requirement.
struct RequirementWork
{
    RequirementStatus status = RequirementStatus::ToDo;
    QString owner;
    QString comment;
    QString justification; ///< why it does not apply
    QDate due;
    bool operator==(const RequirementWork&) const = default;
};

/// A requirement with what has been done for it.
struct ChecklistItem
{
    Requirement requirement;
    RequirementWork work;
    QList<Proof> proofs;

    /// Proved, or justified as not applying. §3.3: a recommendation is never asked for.
    bool isReady() const;
};

/// An act on a requirement; nothing of it is overwritten.
struct HistoryEntry
{
    qint64 id = 0;
    QDateTime at;
    QString author;
    QString act;         ///< "work", "attach", "detach", "replace"
    QJsonObject details; ///< of "work": status, owner, due, comment, justification; else proof, name, sha256, motif…
};

/// Where the dossier stands.
struct Readiness
{
    /// A requirement that is not ready: what, by whom, by when.
    struct Missing
    {
        QString requirement;
        QString owner;
        QDate due;
        RequirementStatus status = RequirementStatus::ToDo;
        bool proved = false; ///< a proof is there, it is not marked ready
    };
    CandidatureFindings candidature;
    int applicable = 0; ///< requirements to be proved (recommendations are not counted)
    int ready = 0;
    QList<Missing> missing; ///< those that are due first, first
    QStringList unanswered; ///< questions of the SSI questionnaire (§4.3, a prerequisite)
    bool complete() const { return candidature.errors.isEmpty() && missing.isEmpty() && unanswered.isEmpty(); }
};

/// The referencing dossier in the workspace: versions of the candidature, checklist, proofs. Every act is journaled,
/// without personal data; nothing is overwritten: a candidature has versions, a requirement its history, a removed
/// proof keeps its content.
class Dossier
{
public:
    explicit Dossier(Workspace& workspace)
        : m_workspace(workspace)
    {}

    struct Version
    {
        int number = 0;
        int which = 1; ///< the candidature it is a version of
        QDateTime savedAt;
        Candidature candidature;
    };
    /// The newest version, or an empty form (version 0).
    Result<Version> candidature() const;
    Result<QList<Version>> versions() const; ///< the newest first
    Result<Version> version(int number) const;
    /// Keeps a new version and the planned date as a deadline. Refused when the profiles of a filed one would change.
    Result<int> saveCandidature(const Candidature& candidature);
    /// Begins another candidature with the same form, not filed: profiles may be chosen anew (§4.2).
    /// CandidatureOpen while the current one is not filed.
    Result<int> openCandidature(const QString& reason);

    /// The catalogue in force.
    Result<Catalogue> catalogue() const;

    /// The requirements of the catalogue that apply to the candidature's profiles.
    Result<QList<ChecklistItem>> checklist() const;
    Result<RequirementWork> work(const QString& requirement) const;
    Result<void> record(const QString& requirement, const RequirementWork& work);
    Result<QList<HistoryEntry>> history(const QString& requirement) const; ///< the newest first

    /// What is known of a proof besides its content.
    struct Source
    {
        QString name;
        ProofKind kind = ProofKind::File;
        QString origin;
    };
    /// Copies a file into the content store and binds it to a requirement; the same file may prove several.
    Result<Proof> attach(const QString& requirement, const QString& path, const TaskContext& context = {},
                         std::optional<ProofKind> kind = {});
    /// The same from memory: a screenshot pasted, a report of the program.
    Result<Proof> attachContent(const QString& requirement, const Source& source, QIODevice& content,
                                const TaskContext& context = {});
    /// The number that the test tool of the ANS gives an execution.
    Result<Proof> attachExecution(const QString& requirement, const QString& number);
    /// A proof already there, for another requirement.
    Result<void> bindProof(const QString& requirement, qint64 proof);
    Result<void> detach(const QString& requirement, qint64 proof, const QString& reason);
    /// Another file in the place of a proof, in each requirement that has it; the former stays in the history.
    Result<Proof> replace(qint64 proof, const QString& path, const QString& reason, const TaskContext& context = {});

    Result<Readiness> readiness(const QDate& today) const;

private:
    Result<Proof> bind(const QString& requirement, const Source& source, const ContentStore::Stored& stored);

    Workspace& m_workspace;
};

/// A field that differs between two versions; values as JSON shows them.
struct CandidatureChange
{
    QString field;
    QString before;
    QString after;
};
QList<CandidatureChange> compareCandidatures(const Candidature& before, const Candidature& after);

} // namespace pupitre
