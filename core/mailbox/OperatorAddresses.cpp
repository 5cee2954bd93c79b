#include "core/mailbox/OperatorAddresses.h"

#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/OperatorDomains.h"

namespace pupitre {

Result<OperatorAddresses> OperatorAddresses::load(Workspace& workspace)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto domains = OperatorDomains::load(*database);
    if (!domains)
        return fail(domains.error());
    OperatorAddresses addresses;
    for (const QString& name : domains->names())
        addresses.domains.insert(name.toLower());
    if (addresses.domains.isEmpty())
        return fail(ErrorCode::DomainsNeeded);
    auto visited = MailboxRegistry(workspace).forEach({}, [&](const Mailbox& mailbox) -> Result<void> {
        addresses.typeOf.insert(mailbox.address.toLower(), mailboxTypeCode(mailbox.type));
        return {};
    });
    if (!visited)
        return fail(visited.error());
    return addresses;
}

} // namespace pupitre
