#pragma once

#include "core/base/SecureBytes.h"
#include "core/pki/ClientIdentity.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// Opens a stored identity (StoredIdentities) for a signature: its certificate, the authorities known above it, its
/// key. SignerKeyMissing, and the errors of StoredIdentities::open(). Takes the time of a scrypt or of a token: not for
/// the screen's thread. The journal says that it was used.
Result<std::shared_ptr<const ClientIdentity>> storeSigner(Workspace& workspace, const QString& fingerprint,
                                                          const SecureBytes& secret);

/// The authorities of the store, all of them, as anchors to verify with.
Result<QList<Certificate>> storeAuthorities(Workspace& workspace);

} // namespace pupitre
