#include "core/referencing/StoreSigner.h"

#include "core/pki/StoredIdentities.h"

namespace pupitre {

Result<std::shared_ptr<const ClientIdentity>> storeSigner(Workspace& workspace, const QString& fingerprint,
                                                          const SecureBytes& secret)
{
    auto identity = StoredIdentities(workspace).open(fingerprint, secret, QStringLiteral("key.sign"));
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
