#include "core/pki/ClientIdentity.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>

namespace pupitre {

Result<std::shared_ptr<const ClientIdentity>> ClientIdentity::read(const QString& path, const SecureBytes& password)
{
    auto identity = std::make_shared<ClientIdentity>();
    auto file = CertificateFile::read(path, password, &identity->key);
    if (!file)
        return fail(file.error());
    if (!file->hasPrivateKey || identity->key.isEmpty())
        return fail(Error(ErrorCode::KeyMissing).inFile(path));
    if (!file->keyMatches.value_or(false))
        return fail(
            Error(file->certificates.isEmpty() ? ErrorCode::CertificateNotFound : ErrorCode::KeyMismatch).inFile(path));
    const KeyPtr key = identity->openedKey();
    identity->chain = std::move(file->certificates);
    // A PEM file may hold the authorities before the certificate of the key; TLS wants that one first.
    std::stable_partition(identity->chain.begin(), identity->chain.end(), [&](const Certificate& certificate) {
        const X509Ptr x509 = certificate.toX509();
        return key && x509 && X509_check_private_key(x509.get(), key.get()) == 1;
    });
    ERR_clear_error();
    return identity;
}

Result<std::shared_ptr<const ClientIdentity>> ClientIdentity::with(const QList<Certificate>& chain, PrivateKey key)
{
    const X509Ptr own = chain.isEmpty() ? X509Ptr() : chain.first().toX509();
    if (!own)
        return fail(ErrorCode::CertificateNotFound);
    // Told here: a handshake with the wrong pair only times out.
    if (!key.matches(own.get()))
        return fail(Error(ErrorCode::KeyMismatch).withValue(chain.first().subject));
    auto identity = std::make_shared<ClientIdentity>();
    identity->chain = chain;
    identity->held = std::make_shared<const PrivateKey>(std::move(key));
    return identity;
}

KeyPtr ClientIdentity::openedKey() const
{
    if (held) {
        EVP_PKEY_up_ref(held->get());
        return KeyPtr(held->get());
    }
    const BioPtr bio = memoryBio(key.view());
    return KeyPtr(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

} // namespace pupitre
