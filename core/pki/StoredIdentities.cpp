#include "core/pki/StoredIdentities.h"

#include "core/pki/RequestStore.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype shortestFingerprint = 8;

Result<QStringList> keysHere(Workspace& workspace)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT fingerprint FROM private_key"));
    if (!query)
        return fail(query.error());
    QStringList keys;
    while (query->next())
        keys.append(query->value(0).toString());
    return keys;
}

} // namespace

Result<QList<StoredCertificate>> StoredIdentities::list() const
{
    auto keys = keysHere(m_workspace);
    if (!keys)
        return fail(keys.error());
    if (keys->isEmpty())
        return QList<StoredCertificate>();
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    all->removeIf([&](const StoredCertificate& one) {
        return one.certificate.isAuthority || one.revokedAt.isValid() ||
               !keys->contains(publicKeyFingerprint(one.certificate));
    });
    std::reverse(all->begin(), all->end());
    return all;
}

Result<StoredCertificate> StoredIdentities::find(const QString& which, const QDateTime& at) const
{
    const QString wanted = which.trimmed();
    const bool address = wanted.contains(u'@');
    bool isNumber = false;
    const qint64 number = wanted.toLongLong(&isNumber);
    const QString figures = QString(wanted).remove(u':').toUpper();
    const auto meant = [&](const StoredCertificate& one) {
        return address ? one.mailboxes.contains(wanted, Qt::CaseInsensitive)
                       : (isNumber && one.id == number) ||
                             (figures.size() >= shortestFingerprint && one.certificate.fingerprint.startsWith(figures));
    };
    auto usable = list();
    if (!usable)
        return fail(usable.error());
    const StoredCertificate* best = nullptr;
    for (const StoredCertificate& one : *usable) {
        const bool valid = one.certificate.notBefore <= at && at <= one.certificate.notAfter;
        if (meant(one) && (best == nullptr || (valid && !(best->certificate.notBefore <= at))))
            best = &one;
    }
    if (best != nullptr)
        return *best;
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    const bool known = std::any_of(all->begin(), all->end(), meant);
    return fail(Error(known     ? ErrorCode::KeyUnknown
                      : address ? ErrorCode::CertificateNotAttached
                                : ErrorCode::CertificateUnknown)
                    .withValue(wanted));
}

Result<std::shared_ptr<const ClientIdentity>>
StoredIdentities::open(const QString& fingerprint, const SecureBytes& passphrase, const QString& action)
{
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const StoredCertificate& one) {
        return one.certificate.fingerprint == fingerprint;
    });
    if (found == all->end())
        return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
    auto key = RequestStore(m_workspace).key(publicKeyFingerprint(found->certificate), passphrase);
    if (!key && key.error().code() == ErrorCode::KeyUnknown)
        return fail(Error(key.error()).withValue(found->certificate.commonName));
    if (!key)
        return fail(key.error());
    auto identity = std::make_shared<ClientIdentity>();
    identity->chain = chainOf(found->certificate, *all);
    if (key->isOnToken())
        identity->held = std::make_shared<const PrivateKey>(std::move(*key));
    else
        identity->key = key->toPem();
    if (!m_workspace.isReadOnly()) {
        auto traced = m_workspace.change(action, [&](ChangeScope& scope) -> Result<void> {
            return scope.record(QStringLiteral("certificate"), fingerprint, {},
                                {{QStringLiteral("subject"), found->certificate.subject}});
        });
        if (!traced)
            return fail(traced.error());
    }
    return std::shared_ptr<const ClientIdentity>(std::move(identity));
}

} // namespace pupitre
