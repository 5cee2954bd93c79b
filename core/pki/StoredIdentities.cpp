#include "core/pki/StoredIdentities.h"

#include "core/pki/Token.h"
#include "core/workspace/Sql.h"

#include <QHash>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype shortestFingerprint = 8;

// Fingerprints of the keys, and where each is: nothing for one that is sealed here.
Result<QHash<QString, QString>> keysHere(Workspace& workspace)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT fingerprint, reference FROM private_key"));
    if (!query)
        return fail(query.error());
    QHash<QString, QString> keys;
    while (query->next())
        keys.insert(query->value(0).toString(), query->value(1).toString());
    return keys;
}

} // namespace

Result<QList<StoredIdentity>> StoredIdentities::list() const
{
    auto keys = keysHere(m_workspace);
    if (!keys)
        return fail(keys.error());
    QList<StoredIdentity> identities;
    if (keys->isEmpty())
        return identities;
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    for (auto one = all->crbegin(); one != all->crend(); ++one) {
        if (one->certificate.isAuthority || one->revokedAt.isValid())
            continue;
        if (const auto key = keys->constFind(publicKeyFingerprint(one->certificate)); key != keys->constEnd())
            identities.append({*one, *key});
    }
    return identities;
}

Result<StoredIdentity> StoredIdentities::find(const QString& which, const QDateTime& at) const
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
    const StoredIdentity* best = nullptr;
    for (const StoredIdentity& one : *usable) {
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

Result<std::shared_ptr<const ClientIdentity>> StoredIdentities::open(const QString& fingerprint,
                                                                     const SecureBytes& secret, const QString& action)
{
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const StoredCertificate& one) {
        return one.certificate.fingerprint == fingerprint;
    });
    if (found == all->end())
        return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
    auto key = RequestStore(m_workspace).key(publicKeyFingerprint(found->certificate), secret);
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

Result<StoredRequest> StoredIdentities::registerTokenKey(const QString& reference, const SecureBytes& pin,
                                                         const std::optional<Certificate>& certificate)
{
    auto key = openKey(reference, pin);
    if (!key)
        return fail(key.error());
    if (!key->isOnToken())
        return fail(Error(ErrorCode::TokenKeyUnknown).withValue(reference));
    RequestStore store(m_workspace);
    if (certificate)
        return store.registerTokenKey(*certificate, *key, reference);
    if (const auto beside = openTokenIdentity(reference, pin))
        return store.registerTokenKey((*beside)->chain.first(), *key, reference);
    else if (beside.error().code() != ErrorCode::TokenCertificateMissing)
        return fail(beside.error());
    auto all = CertificateStore(m_workspace).list();
    if (!all)
        return fail(all.error());
    const QString fingerprint = key->fingerprint();
    const auto own = std::find_if(all->rbegin(), all->rend(), [&](const StoredCertificate& one) {
        return publicKeyFingerprint(one.certificate) == fingerprint;
    });
    if (own == all->rend())
        return fail(Error(ErrorCode::TokenCertificateMissing).withValue(reference.section(QLatin1Char('?'), 0, 0)));
    return store.registerTokenKey(own->certificate, *key, reference);
}

} // namespace pupitre
