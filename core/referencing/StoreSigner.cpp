#include "core/referencing/StoreSigner.h"

#include "core/pki/CertificateStore.h"
#include "core/pki/RequestStore.h"

#include <algorithm>

namespace pupitre {

Result<QList<Certificate>> storeSigners(Workspace& workspace)
{
    auto requests = RequestStore(workspace).list();
    if (!requests)
        return fail(requests.error());
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    QList<Certificate> signers;
    for (const StoredCertificate& one : std::as_const(*stored)) {
        const bool ours = std::any_of(requests->begin(), requests->end(), [&](const StoredRequest& request) {
            return request.certificate == one.certificate.fingerprint;
        });
        if (ours && !one.certificate.isAuthority && !one.revokedAt.isValid())
            signers.append(one.certificate);
    }
    return signers;
}

Result<std::shared_ptr<const ClientIdentity>> storeSigner(Workspace& workspace, const QString& fingerprint,
                                                          const SecureBytes& passphrase)
{
    auto stored = CertificateStore(workspace).list();
    if (!stored)
        return fail(stored.error());
    const auto found = std::find_if(stored->begin(), stored->end(), [&](const StoredCertificate& one) {
        return one.certificate.fingerprint == fingerprint;
    });
    if (found == stored->end())
        return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
    const RequestStore requests(workspace);
    auto made = requests.list();
    if (!made)
        return fail(made.error());
    const auto request = std::find_if(made->begin(), made->end(),
                                      [&](const StoredRequest& one) { return one.certificate == fingerprint; });
    if (request == made->end())
        return fail(Error(ErrorCode::SignerKeyMissing).withValue(found->certificate.commonName));
    auto key = requests.key(request->request.keyFingerprint, passphrase);
    if (!key)
        return fail(key.error());
    auto identity = std::make_shared<ClientIdentity>();
    identity->chain = {found->certificate};
    identity->key = key->toPem();
    // The authorities above it, as far as they are known here.
    while (identity->chain.last().subject != identity->chain.last().issuer) {
        const auto above = std::find_if(stored->begin(), stored->end(), [&](const StoredCertificate& one) {
            return one.certificate.isAuthority && one.certificate.subject == identity->chain.last().issuer;
        });
        const bool known = above != stored->end() &&
                           std::none_of(identity->chain.begin(), identity->chain.end(), [&](const Certificate& one) {
                               return one.fingerprint == above->certificate.fingerprint;
                           });
        if (!known)
            break;
        identity->chain.append(above->certificate);
    }
    if (!workspace.isReadOnly()) {
        auto traced = workspace.change(QStringLiteral("key.sign"), [&](ChangeScope& scope) -> Result<void> {
            return scope.record(QStringLiteral("certificate"), fingerprint, {},
                                {{QStringLiteral("for"), QStringLiteral("package")}});
        });
        if (!traced)
            return fail(traced.error());
    }
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
