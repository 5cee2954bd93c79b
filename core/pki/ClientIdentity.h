#pragma once

#include "core/pki/CertificateFile.h"

#include <memory>

namespace pupitre {

/// What authenticates an application in the TLS handshake: its certificate, the authorities above it as its file gave
/// them, and the private key. Lives in memory alone and is shared, never copied (it holds a secret).
struct ClientIdentity
{
    QList<Certificate> chain; ///< the application's own first
    SecureBytes key;          ///< PKCS#8, PEM

    /// Reads one from a PEM file (certificate and key) or a PKCS#12. Errors of CertificateFile, and KeyMissing when
    /// there is no private key, KeyMismatch when it is that of no certificate of the file.
    static Result<std::shared_ptr<const ClientIdentity>> read(const QString& path, const SecureBytes& password = {});
};

} // namespace pupitre
