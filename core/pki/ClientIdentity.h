#pragma once

#include "core/pki/CertificateFile.h"
#include "core/pki/PrivateKey.h"

#include <memory>

namespace pupitre {

/// What authenticates an application in the TLS handshake: its certificate, the authorities above it as its file gave
/// them, and the private key. Lives in memory alone and is shared, never copied (it holds a secret).
struct ClientIdentity
{
    QList<Certificate> chain;               ///< the application's own first
    SecureBytes key;                        ///< PKCS#8, PEM; empty when the key is on a token
    std::shared_ptr<const PrivateKey> held; ///< the key on a token (openKey()): used where it is, never copied

    /// Reads one from a PEM file (certificate and key) or a PKCS#12. Errors of CertificateFile, and KeyMissing when
    /// there is no private key, KeyMismatch when it is that of no certificate of the file.
    static Result<std::shared_ptr<const ClientIdentity>> read(const QString& path, const SecureBytes& password = {});
    /// A certificate (the first of the chain) with its key on a token. KeyMismatch.
    static Result<std::shared_ptr<const ClientIdentity>> with(const QList<Certificate>& chain, PrivateKey key);

    /// The key for OpenSSL, wherever it rests; null when `key` is none.
    KeyPtr openedKey() const;
};

} // namespace pupitre
