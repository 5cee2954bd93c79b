#include "core/referencing/StoreSigner.h"

#include "core/pki/StoredIdentities.h"

#include <algorithm>
#include <iterator>

namespace pupitre {

Result<QList<Certificate>> storeSigners(Workspace& workspace)
{
    auto usable = StoredIdentities(workspace).list();
    if (!usable)
        return fail(usable.error());
    QList<Certificate> signers;
    std::transform(usable->crbegin(), usable->crend(), std::back_inserter(signers),
                   [](const StoredCertificate& one) { return one.certificate; });
    return signers;
}

Result<std::shared_ptr<const ClientIdentity>> storeSigner(Workspace& workspace, const QString& fingerprint,
                                                          const SecureBytes& passphrase)
{
    auto identity = StoredIdentities(workspace).open(fingerprint, passphrase, QStringLiteral("key.sign"));
    if (!identity && identity.error().code() == ErrorCode::KeyUnknown)
        return fail(Error(ErrorCode::SignerKeyMissing).withValue(identity.error().value()));
    return identity;
}

Result<QList<Certificate>> storeAuthorities(Workspace& workspace)
{
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    QList<Certificate> authorities;
    for (const StoredCertificate& one : std::as_const(*stored)) {
        if (one.certificate.isAuthority && !one.revokedAt.isValid())
            authorities.append(one.certificate);
    }
    return authorities;
}

} // namespace pupitre
