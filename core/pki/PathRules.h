#pragma once

#include "core/pki/PathPool.h"
#include "core/pki/PathValidator.h"

namespace pupitre {

/// One objection to a path: which step, why, and to which certificate (0: the judged one).
struct PathObjection
{
    QString step;
    QString code;
    std::size_t depth = 0;
    QString detail;
};

/// All objections to one path, revocation apart, and the policies it is valid for. `complete`: its last certificate is
/// the anchor.
struct PathFindings
{
    std::vector<PathObjection> objections;
    QStringList policies;
};
PathFindings findObjections(const Path& path, bool complete, const PathQuestion& question);

} // namespace pupitre
