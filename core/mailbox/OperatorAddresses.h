#pragma once

#include "core/workspace/Workspace.h"

#include <QHash>
#include <QSet>

namespace pupitre {

/// What tells the operator's side of a message from the other: its domains, and the type of each of its BAL. For
/// counting; in memory, some 200 bytes a mailbox.
struct OperatorAddresses
{
    QSet<QString> domains;          ///< lower case
    QHash<QString, QString> typeOf; ///< address in lower case → PER, ORG, APP, CAB

    /// DomainsNeeded while the operator has declared none.
    static Result<OperatorAddresses> load(Workspace& workspace);
};

} // namespace pupitre
