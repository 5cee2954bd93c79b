#pragma once

#include "core/mailbox/DirectoryAnswers.h"
#include "core/mailbox/WhiteListStore.h"

namespace pupitre {

/// The registry beside all that is published of it: the extraction, the answers of the FHIR API, the white list. Each
/// source counts as far as it was taken in; none is needed.
struct CrossCheck
{
    std::optional<DirectoryLoad> extraction; ///< the last one
    DirectoryAnswerFigures answers;
    std::optional<WhiteListLoad> whiteList; ///< the last one

    QList<DifferenceRow> rows;     ///< of the extraction, then of the API; at most `limit` of each
    QList<Error> listed;           ///< what of the white list concerns the own domains
    QMap<QString, qint64> figures; ///< of the extraction, by differenceCode()
    QList<Error> alarms;           ///< a source that is old or shrank

    bool isEmpty() const { return !extraction && answers.answers == 0 && !whiteList; }
};

/// `only`: one reason; the white list has others and is then left out.
Result<CrossCheck> crossCheck(Workspace& workspace, std::optional<DirectoryDifference> only, int limit);

} // namespace pupitre
