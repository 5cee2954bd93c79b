#include "core/pki/RequestStore.h"

#include "core/pki/CertificateStore.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

QString requestColumns()
{
    return QStringLiteral("SELECT id, created_at, der, certificate FROM certificate_request");
}

Result<StoredRequest> rowOf(const QSqlQuery& query)
{
    auto request = CertificateRequest::parse(query.value(2).toByteArray());
    if (!request)
        return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(request.error().detail()));
    return StoredRequest{query.value(0).toLongLong(), QDateTime::fromString(query.value(1).toString(), Qt::ISODate),
                         std::move(*request), query.value(3).toString()};
}

QJsonObject described(const CertificateRequest& request)
{
    return {{QStringLiteral("subject"), request.subject},
            {QStringLiteral("key"), request.keyAlgorithm + QLatin1Char(' ') + QString::number(request.keyBits)},
            {QStringLiteral("key_fingerprint"), request.keyFingerprint}};
}

} // namespace

Result<QList<StoredRequest>> RequestStore::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, requestColumns() + QStringLiteral(" ORDER BY id DESC"));
    if (!query)
        return fail(query.error());
    QList<StoredRequest> rows;
    while (query->next()) {
        auto row = rowOf(*query);
        if (!row)
            return fail(row.error());
        rows.append(std::move(*row));
    }
    return rows;
}

Result<StoredRequest> RequestStore::find(qint64 id) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, requestColumns() + QStringLiteral(" WHERE id = ?"), {id});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::RequestUnknown).withValue(QString::number(id)));
    return rowOf(*query);
}

Result<bool> RequestStore::hasKeys() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto one = scalar(*database, QStringLiteral("SELECT 1 FROM private_key LIMIT 1"));
    if (!one)
        return fail(one.error());
    return one->isValid();
}

Result<PrivateKey> RequestStore::key(const QString& keyFingerprint, const SecureBytes& passphrase) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto sealed =
        scalar(*database, QStringLiteral("SELECT sealed FROM private_key WHERE fingerprint = ?"), {keyFingerprint});
    if (!sealed)
        return fail(sealed.error());
    if (!sealed->isValid())
        return fail(Error(ErrorCode::KeyUnknown).withValue(keyFingerprint));
    return PrivateKey::open(sealed->toByteArray(), passphrase);
}

Result<StoredRequest> RequestStore::create(const CertificateRequest& request, const PrivateKey& key,
                                           const SecureBytes& passphrase)
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto known = scalar(*database, QStringLiteral("SELECT fingerprint FROM private_key LIMIT 1"));
    if (!known)
        return fail(known.error());
    if (known->isValid()) {
        if (auto opened = this->key(known->toString(), passphrase); !opened)
            return fail(opened.error());
    }
    auto sealed = key.seal(passphrase);
    if (!sealed)
        return fail(sealed.error());
    qint64 id = 0;
    auto done = m_workspace.change(QStringLiteral("request.create"), [&](ChangeScope& scope) -> Result<void> {
        const QString now = toIso(scope.clock().nowUtc());
        auto keyed = execute(scope.database(),
                             QStringLiteral("INSERT INTO private_key (fingerprint, algorithm, bits, created_at, "
                                            "sealed) VALUES (?, ?, ?, ?, ?)"),
                             {request.keyFingerprint, request.keyAlgorithm, request.keyBits, now, *sealed});
        if (!keyed)
            return fail(keyed.error());
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO certificate_request (created_at, subject, "
                                               "key_fingerprint, der) VALUES (?, ?, ?, ?)"),
                                {now, request.subject, request.keyFingerprint, request.der});
        if (!inserted)
            return fail(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        return scope.record(QStringLiteral("request"), QString::number(id), {}, described(request));
    });
    if (!done)
        return fail(done.error());
    return find(id);
}

Result<void> RequestStore::complete(qint64 id, const Certificate& certificate)
{
    auto stored = find(id);
    if (!stored)
        return fail(stored.error());
    const X509Ptr x509 = certificate.toX509();
    const auto* bytes = reinterpret_cast<const unsigned char*>(stored->request.der.constData());
    const std::unique_ptr<X509_REQ, OpenSslDelete<&X509_REQ_free>> request(
        d2i_X509_REQ(nullptr, &bytes, static_cast<long>(stored->request.der.size())));
    if (!x509 || !request || EVP_PKEY_eq(X509_get0_pubkey(x509.get()), X509_REQ_get0_pubkey(request.get())) != 1)
        return fail(Error(ErrorCode::KeyMismatch).withValue(certificate.subject));
    if (auto imported = CertificateStore(m_workspace).import({certificate}); !imported)
        return fail(imported.error());
    return m_workspace.change(QStringLiteral("request.complete"), [&](ChangeScope& scope) -> Result<void> {
        auto done =
            execute(scope.database(), QStringLiteral("UPDATE certificate_request SET certificate = ? WHERE id = ?"),
                    {certificate.fingerprint, id});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("request"), QString::number(id), described(stored->request),
                            {{QStringLiteral("certificate"), certificate.fingerprint},
                             {QStringLiteral("subject"), certificate.subject}});
    });
}

Result<void> RequestStore::remove(qint64 id, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::CertificateReasonMissing);
    auto stored = find(id);
    if (!stored)
        return fail(stored.error());
    return m_workspace.change(QStringLiteral("request.remove"), [&](ChangeScope& scope) -> Result<void> {
        auto done = execute(scope.database(), QStringLiteral("DELETE FROM certificate_request WHERE id = ?"), {id});
        if (done)
            done = execute(scope.database(), QStringLiteral("DELETE FROM private_key WHERE fingerprint = ?"),
                           {stored->request.keyFingerprint});
        if (!done)
            return fail(done.error());
        QJsonObject before = described(stored->request);
        before.insert(QStringLiteral("reason"), reason.trimmed());
        return scope.record(QStringLiteral("request"), QString::number(id), before, {});
    });
}

Result<QByteArray> RequestStore::exportPkcs12(const QString& fingerprint, const SecureBytes& passphrase,
                                              const SecureBytes& password, Pkcs12Strength strength)
{
    auto stored = CertificateStore(m_workspace).list();
    if (!stored)
        return fail(stored.error());
    const auto found = std::find_if(stored->begin(), stored->end(), [&](const StoredCertificate& one) {
        return one.certificate.fingerprint == fingerprint;
    });
    if (found == stored->end())
        return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
    auto requests = list();
    if (!requests)
        return fail(requests.error());
    const auto request = std::find_if(requests->begin(), requests->end(),
                                      [&](const StoredRequest& one) { return one.certificate == fingerprint; });
    if (request == requests->end())
        return fail(Error(ErrorCode::KeyUnknown).withValue(fingerprint));
    auto opened = key(request->request.keyFingerprint, passphrase);
    if (!opened)
        return fail(opened.error());
    QList<QByteArray> chain;
    for (const Certificate& one : chainOf(found->certificate, *stored))
        chain.append(one.der);
    auto p12 = makePkcs12(*opened, chain, found->certificate.commonName, password, strength);
    if (!p12)
        return fail(p12.error());
    auto traced = m_workspace.change(QStringLiteral("key.export"), [&](ChangeScope& scope) -> Result<void> {
        return scope.record(QStringLiteral("certificate"), fingerprint, {},
                            {{QStringLiteral("format"), QStringLiteral("PKCS#12")},
                             {QStringLiteral("compatible"), strength == Pkcs12Strength::Compatible}});
    });
    if (!traced)
        return fail(traced.error());
    return p12;
}

} // namespace pupitre
