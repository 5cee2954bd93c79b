#pragma once

#include "core/base/SecureBytes.h"
#include "core/pki/ClientIdentity.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// The certificates of the store whose private key rests in the workspace: those that may sign a package.
Result<QList<Certificate>> storeSigners(Workspace& workspace);
/// Unlocks one for a signature: its certificate, the authorities known above it, its key. SignerKeyMissing,
/// PassphraseWrong. Takes the time of a scrypt: not for the screen's thread. The journal says that it was used.
Result<std::shared_ptr<const ClientIdentity>> storeSigner(Workspace& workspace, const QString& fingerprint,
                                                          const SecureBytes& passphrase);

/// The authorities of the store, all of them, as anchors to verify with.
Result<QList<Certificate>> storeAuthorities(Workspace& workspace);

} // namespace pupitre
