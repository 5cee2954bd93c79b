#pragma once

#include "core/base/Task.h"
#include "core/referencing/Candidature.h"
#include "core/referencing/Catalogue.h"
#include "core/workspace/Workspace.h"

#include <optional>

namespace pupitre {

enum class RequirementStatus { ToDo, InProgress, Ready, NotApplicable };
QString statusCode(RequirementStatus status); ///< "todo", "in-progress", "ready", "not-applicable"
std::optional<RequirementStatus> statusFromCode(const QString& code);

struct Proof
{
    qint64 id = 0;
    QString name; ///< of the file as it was attached
    QString sha256;
    qint64 size = 0;
    QDateTime addedAt;
};

/// A requirement with what has been done for it.
struct ChecklistItem
{
    Requirement requirement;
    RequirementStatus status = RequirementStatus::ToDo;
    QString owner;
    QString comment; ///< the justification when it does not apply
    QList<Proof> proofs;
};

/// Where the dossier stands.
struct Readiness
{
    CandidatureFindings candidature;
    int applicable = 0; ///< requirements to be proved (recommendations are not counted)
    int ready = 0;
    QStringList unproved; ///< ids of those not ready
    bool complete() const { return candidature.errors.isEmpty() && unproved.isEmpty(); }
};

/// The referencing dossier in the workspace: versions of the candidature, checklist, proofs. Every act is journaled;
/// nothing is overwritten: a candidature has versions, a removed proof keeps its content.
class Dossier
{
public:
    explicit Dossier(Workspace& workspace)
        : m_workspace(workspace)
    {}

    /// The newest version, or an empty form (version 0).
    struct Version
    {
        int number = 0;
        QDateTime savedAt;
        Candidature candidature;
    };
    Result<Version> candidature() const;
    /// Keeps a new version and the planned date as a deadline. Refused when the profiles of a filed one would change.
    Result<int> saveCandidature(const Candidature& candidature);

    /// The catalogue in force.
    Result<Catalogue> catalogue() const;

    /// The requirements of the catalogue that apply to the candidature's profiles.
    Result<QList<ChecklistItem>> checklist() const;
    Result<void> setStatus(const QString& requirement, RequirementStatus status, const QString& owner,
                           const QString& comment);

    /// Copies a file into the content store and binds it to a requirement; the same file may prove several.
    Result<Proof> attach(const QString& requirement, const QString& path, const TaskContext& context = {});
    /// The same from memory: a screenshot pasted, a report of the program.
    Result<Proof> attachContent(const QString& requirement, const QString& name, QIODevice& content,
                                const TaskContext& context = {});
    Result<void> detach(const QString& requirement, qint64 proof, const QString& reason);

    Result<Readiness> readiness(const QDate& today) const;

private:
    Result<Proof> bind(const QString& requirement, const QString& name, const ContentStore::Stored& stored);

    Workspace& m_workspace;
};

} // namespace pupitre
