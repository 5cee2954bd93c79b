#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"

namespace pupitre {

/// A small secret (a revocation code, the password of a PKCS#12) sealed under a passphrase for the store: scrypt as for
/// keys (PrivateKey), then AES-256-GCM. One octet of version, 16 of salt, 12 of nonce, 16 of tag, the rest.
/// PassphraseMissing, PassphraseWrong (also when a bit was changed). Takes the time of a scrypt.
Result<QByteArray> sealBytes(const SecureBytes& secret, const SecureBytes& passphrase);
Result<SecureBytes> openSealedBytes(const QByteArray& sealed, const SecureBytes& passphrase);

} // namespace pupitre
