#include "core/pki/RequestStore.h"

#include "core/pki/CertificateStore.h"
#include "core/pki/SealedBytes.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

namespace {

QString requestColumns()
{
    return QStringLiteral("SELECT id, created_at, der, certificate, way, product, length(revocation_code), subject, "
                          "key_fingerprint FROM certificate_request");
}

OrderWay wayOf(const QString& code)
{
    return code == orderWayCode(OrderWay::Password)     ? OrderWay::Password
           : code == orderWayCode(OrderWay::Registered) ? OrderWay::Registered
                                                        : OrderWay::Request;
}

Result<StoredRequest> rowOf(const QSqlQuery& query)
{
    StoredRequest row;
    row.id = query.value(0).toLongLong();
    row.createdAt = QDateTime::fromString(query.value(1).toString(), Qt::ISODate);
    row.certificate = query.value(3).toString();
    row.way = wayOf(query.value(4).toString());
    row.product = query.value(5).toString();
    row.hasRevocationCode = query.value(6).toInt() > 0;
    if (row.way != OrderWay::Request) {
        row.request.subject = query.value(7).toString();
        row.request.keyFingerprint = query.value(8).toString();
        return row;
    }
    auto request = CertificateRequest::parse(query.value(2).toByteArray());
    if (!request)
        return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(request.error().detail()));
    row.request = std::move(*request);
    return row;
}

QJsonObject described(const CertificateRequest& request)
{
    return {{QStringLiteral("subject"), request.subject},
            {QStringLiteral("key"), request.keyAlgorithm + QLatin1Char(' ') + QString::number(request.keyBits)},
            {QStringLiteral("key_fingerprint"), request.keyFingerprint}};
}

} // namespace

QString orderWayCode(OrderWay way)
{
    switch (way) {
    case OrderWay::Password:
        return QStringLiteral("password");
    case OrderWay::Registered:
        return QStringLiteral("registered");
    case OrderWay::Request:
        break;
    }
    return QStringLiteral("csr");
}

QString publicKeyFingerprint(const Certificate& certificate)
{
    const X509Ptr x509 = certificate.toX509();
    const QString fingerprint = publicKeyFingerprint(x509 ? X509_get0_pubkey(x509.get()) : nullptr);
    takeOpenSslReason();
    return fingerprint;
}

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
    auto one = scalar(*database, QStringLiteral("SELECT 1 FROM private_key WHERE reference = '' LIMIT 1"));
    if (!one)
        return fail(one.error());
    return one->isValid();
}

Result<QList<StoredKey>> RequestStore::keys() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database, QStringLiteral("SELECT k.fingerprint, k.algorithm, k.bits, k.created_at, k.reference, "
                                          "coalesce(max(r.subject), ''), coalesce(max(r.certificate), '') FROM "
                                          "private_key k LEFT JOIN certificate_request r ON r.key_fingerprint = "
                                          "k.fingerprint GROUP BY k.fingerprint ORDER BY k.created_at DESC"));
    if (!query)
        return fail(query.error());
    QList<StoredKey> keys;
    while (query->next())
        keys.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toInt(),
                     QDateTime::fromString(query->value(3).toString(), Qt::ISODate), query->value(4).toString(),
                     query->value(5).toString(), query->value(6).toString()});
    return keys;
}

Result<PrivateKey> RequestStore::key(const QString& keyFingerprint, const SecureBytes& secret) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT sealed, reference FROM private_key WHERE fingerprint = ?"),
                         {keyFingerprint});
    if (!query)
        return fail(query.error());
    if (!query->next())
        return fail(Error(ErrorCode::KeyUnknown).withValue(keyFingerprint));
    const QString reference = query->value(1).toString();
    return reference.isEmpty() ? PrivateKey::open(query->value(0).toByteArray(), secret) : openKey(reference, secret);
}

Result<void> RequestStore::checkPassphrase(const SecureBytes& passphrase) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto sealed = scalar(*database, QStringLiteral("SELECT sealed FROM private_key WHERE reference = '' LIMIT 1"));
    if (!sealed)
        return fail(sealed.error());
    if (sealed->isValid()) {
        auto opened = PrivateKey::open(sealed->toByteArray(), passphrase);
        return opened ? Result<void>() : fail(opened.error());
    }
    auto code = scalar(*database, QStringLiteral("SELECT revocation_code FROM certificate_request WHERE "
                                                 "length(revocation_code) > 0 LIMIT 1"));
    if (!code)
        return fail(code.error());
    if (code->isValid()) {
        auto opened = openSealedBytes(QByteArray::fromBase64(code->toByteArray()), passphrase);
        return opened ? Result<void>() : fail(opened.error());
    }
    if (static_cast<qsizetype>(passphrase.size()) < PrivateKey::shortestPassphrase)
        return fail(Error(passphrase.isEmpty() ? ErrorCode::PassphraseMissing : ErrorCode::PassphraseShort)
                        .withValue(QString::number(PrivateKey::shortestPassphrase)));
    return {};
}

Result<StoredRequest> RequestStore::insert(const QString& subject, const CertificateRequest* request,
                                           const QByteArray& sealed, const QString& reference, OrderWay way,
                                           const QString& product)
{
    qint64 id = 0;
    auto done = m_workspace.change(QStringLiteral("request.create"), [&](ChangeScope& scope) -> Result<void> {
        const QString now = toIso(scope.clock().nowUtc());
        if (request != nullptr) {
            auto keyed =
                execute(scope.database(),
                        QStringLiteral("INSERT INTO private_key (fingerprint, algorithm, bits, created_at, "
                                       "sealed, reference) VALUES (?, ?, ?, ?, ?, ?) "
                                       "ON CONFLICT (fingerprint) DO UPDATE SET reference = excluded.reference "
                                       "WHERE private_key.reference <> ''"),
                        {request->keyFingerprint, request->keyAlgorithm, request->keyBits, now, sealed,
                         reference.isNull() ? QStringLiteral("") : reference});
            if (!keyed)
                return fail(keyed.error());
        }
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO certificate_request (created_at, subject, "
                                               "key_fingerprint, der, way, product) VALUES (?, ?, ?, ?, ?, ?)"),
                                {now, subject, request != nullptr ? request->keyFingerprint : QStringLiteral(""),
                                 request != nullptr ? request->der : QByteArray(""), orderWayCode(way),
                                 product.isNull() ? QStringLiteral("") : product});
        if (!inserted)
            return fail(inserted.error());
        id = inserted->lastInsertId().toLongLong();
        QJsonObject after = request != nullptr ? described(*request)
                                               : QJsonObject{{QStringLiteral("subject"), subject},
                                                             {QStringLiteral("way"), orderWayCode(way)}};
        if (!reference.isEmpty())
            after.insert(QStringLiteral("token"), reference);
        return scope.record(QStringLiteral("request"), QString::number(id), {}, after);
    });
    if (!done)
        return fail(done.error());
    return find(id);
}

Result<StoredRequest> RequestStore::create(const CertificateRequest& request, const PrivateKey& key,
                                           const SecureBytes& passphrase, const QString& product)
{
    if (auto checked = checkPassphrase(passphrase); !checked)
        return fail(checked.error());
    auto sealed = key.seal(passphrase);
    if (!sealed)
        return fail(sealed.error());
    return insert(request.subject, &request, *sealed, {}, OrderWay::Request, product);
}

Result<StoredRequest> RequestStore::createOnToken(const CertificateRequest& request, const TokenKey& key,
                                                  const QString& product)
{
    return insert(request.subject, &request, QByteArray(""), key.reference, OrderWay::Request, product);
}

Result<StoredRequest> RequestStore::registerTokenKey(const Certificate& certificate, const PrivateKey& key,
                                                     const QString& reference)
{
    const X509Ptr x509 = certificate.toX509();
    if (!x509 || !key.matches(x509.get()))
        return fail(Error(ErrorCode::KeyMismatch).withValue(certificate.subject));
    if (certificate.isAuthority)
        return fail(Error(ErrorCode::CertificateIsAuthority).withValue(certificate.fingerprint));
    if (auto imported = CertificateStore(m_workspace).import({certificate}); !imported)
        return fail(imported.error());
    const QString fingerprint = key.fingerprint();
    qint64 id = 0;
    auto done = m_workspace.change(QStringLiteral("key.register"), [&](ChangeScope& scope) -> Result<void> {
        const QString now = toIso(scope.clock().nowUtc());
        auto keyed =
            execute(scope.database(),
                    QStringLiteral("INSERT INTO private_key (fingerprint, algorithm, bits, created_at, sealed, "
                                   "reference) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO UPDATE "
                                   "SET reference = excluded.reference WHERE private_key.reference <> ''"),
                    {fingerprint, certificate.keyAlgorithm, certificate.keyBits, now, QByteArray(""), reference});
        if (!keyed)
            return fail(keyed.error());
        auto known = scalar(scope.database(),
                            QStringLiteral("SELECT id FROM certificate_request WHERE key_fingerprint = ? AND "
                                           "certificate = ?"),
                            {fingerprint, certificate.fingerprint});
        if (!known)
            return fail(known.error());
        if (known->isValid()) {
            id = known->toLongLong();
        } else {
            auto inserted = execute(scope.database(),
                                    QStringLiteral("INSERT INTO certificate_request (created_at, subject, "
                                                   "key_fingerprint, der, certificate, way, product) VALUES (?, ?, ?, "
                                                   "?, ?, ?, ?)"),
                                    {now, certificate.subject, fingerprint, QByteArray(""), certificate.fingerprint,
                                     orderWayCode(OrderWay::Registered), productCode(certificate.product)});
            if (!inserted)
                return fail(inserted.error());
            id = inserted->lastInsertId().toLongLong();
        }
        return scope.record(QStringLiteral("request"), QString::number(id), {},
                            {{QStringLiteral("subject"), certificate.subject},
                             {QStringLiteral("certificate"), certificate.fingerprint},
                             {QStringLiteral("key_fingerprint"), fingerprint},
                             {QStringLiteral("token"), reference}});
    });
    if (!done)
        return fail(done.error());
    return find(id);
}

Result<StoredRequest> RequestStore::createOrder(const RequestSubject& subject, const QString& product)
{
    return insert(subject.distinguishedName(), nullptr, {}, {}, OrderWay::Password, product);
}

Result<void> RequestStore::keepRevocationCode(qint64 id, const SecureBytes& code, const SecureBytes& passphrase)
{
    QString sealed = QStringLiteral("");
    if (!code.isEmpty()) {
        if (auto checked = checkPassphrase(passphrase); !checked)
            return checked;
        auto made = sealBytes(code, passphrase);
        if (!made)
            return fail(made.error());
        sealed = QString::fromLatin1(made->toBase64());
    }
    return m_workspace.change(QStringLiteral("request.revocation-code"), [&](ChangeScope& scope) -> Result<void> {
        auto done =
            execute(scope.database(), QStringLiteral("UPDATE certificate_request SET revocation_code = ? WHERE id = ?"),
                    {sealed, id});
        if (!done)
            return fail(done.error());
        if (done->numRowsAffected() != 1)
            return fail(Error(ErrorCode::RequestUnknown).withValue(QString::number(id)));
        return scope.record(QStringLiteral("request"), QString::number(id), {},
                            {{QStringLiteral("revocation_code"),
                              code.isEmpty() ? QStringLiteral("forgotten") : QStringLiteral("kept")}});
    });
}

Result<SecureBytes> RequestStore::revocationCode(qint64 id, const SecureBytes& passphrase)
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto sealed =
        scalar(*database, QStringLiteral("SELECT revocation_code FROM certificate_request WHERE id = ?"), {id});
    if (!sealed)
        return fail(sealed.error());
    if (!sealed->isValid())
        return fail(Error(ErrorCode::RequestUnknown).withValue(QString::number(id)));
    if (sealed->toByteArray().isEmpty())
        return fail(ErrorCode::RevocationCodeMissing);
    auto code = openSealedBytes(QByteArray::fromBase64(sealed->toByteArray()), passphrase);
    if (!code)
        return fail(code.error());
    auto traced = m_workspace.change(QStringLiteral("request.revocation-code-shown"), [&](ChangeScope& scope) {
        return scope.record(QStringLiteral("request"), QString::number(id), {},
                            {{QStringLiteral("revocation_code"), QStringLiteral("shown")}});
    });
    if (!traced)
        return fail(traced.error());
    return code;
}

Result<std::optional<qint64>> RequestStore::answeredBy(const Certificate& certificate) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto id = scalar(*database,
                     QStringLiteral("SELECT id FROM certificate_request WHERE key_fingerprint = ? AND key_fingerprint "
                                    "<> '' ORDER BY certificate = '' DESC, id DESC LIMIT 1"),
                     {publicKeyFingerprint(certificate)});
    if (!id)
        return fail(id.error());
    return id->isValid() ? std::optional(id->toLongLong()) : std::nullopt;
}

Result<void> RequestStore::completeOrder(qint64 id, const Certificate& certificate, const PrivateKey& key,
                                         const SecureBytes& passphrase)
{
    auto stored = find(id);
    if (!stored)
        return fail(stored.error());
    if (stored->way != OrderWay::Password)
        return complete(id, certificate);
    const X509Ptr x509 = certificate.toX509();
    if (!x509 || !key.matches(x509.get()))
        return fail(Error(ErrorCode::KeyMismatch).withValue(certificate.subject));
    if (auto checked = checkPassphrase(passphrase); !checked)
        return checked;
    auto sealed = key.seal(passphrase);
    if (!sealed)
        return fail(sealed.error());
    if (auto imported = CertificateStore(m_workspace).import({certificate}); !imported)
        return fail(imported.error());
    return m_workspace.change(QStringLiteral("request.complete"), [&](ChangeScope& scope) -> Result<void> {
        const QString fingerprint = key.fingerprint();
        auto done = execute(
            scope.database(),
            QStringLiteral("INSERT INTO private_key (fingerprint, algorithm, bits, created_at, sealed) "
                           "VALUES (?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING"),
            {fingerprint, certificate.keyAlgorithm, certificate.keyBits, toIso(scope.clock().nowUtc()), *sealed});
        if (done)
            done = execute(
                scope.database(),
                QStringLiteral("UPDATE certificate_request SET certificate = ?, key_fingerprint = ? WHERE id = ?"),
                {certificate.fingerprint, fingerprint, id});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("request"), QString::number(id),
                            {{QStringLiteral("subject"), stored->request.subject}},
                            {{QStringLiteral("certificate"), certificate.fingerprint},
                             {QStringLiteral("subject"), certificate.subject},
                             {QStringLiteral("key_fingerprint"), fingerprint}});
    });
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
        // A key of which another request or registration speaks stays.
        if (done)
            done = execute(scope.database(),
                           QStringLiteral("DELETE FROM private_key WHERE fingerprint = ? AND NOT EXISTS (SELECT 1 FROM "
                                          "certificate_request WHERE key_fingerprint = private_key.fingerprint)"),
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
    auto held = keys();
    if (!held)
        return fail(held.error());
    const auto own =
        std::find_if(held->begin(), held->end(), [&](const StoredKey& one) { return one.certificate == fingerprint; });
    if (own == held->end())
        return fail(Error(ErrorCode::KeyUnknown).withValue(fingerprint));
    if (own->onToken())
        return fail(Error(ErrorCode::TokenRefused).withDetail(QStringLiteral("CKA_EXTRACTABLE FALSE")));
    auto opened = key(own->fingerprint, passphrase);
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
