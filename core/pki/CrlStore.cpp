#include "core/pki/CrlStore.h"

#include "core/workspace/Sql.h"

#include <QCryptographicHash>
#include <QUrl>

#include <openssl/err.h>

namespace pupitre {

namespace {

// What a list replaces: the one of the same issuer and key, with the same kind and scope.
QString slotOf(const Crl& crl)
{
    QByteArray scope;
    if (const X509CrlPtr x509 = crl.toX509Crl()) {
        const int at = X509_CRL_get_ext_by_NID(x509.get(), NID_issuing_distribution_point, -1);
        const ASN1_OCTET_STRING* value = at < 0 ? nullptr : X509_EXTENSION_get_data(X509_CRL_get_ext(x509.get(), at));
        if (value != nullptr)
            scope = QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value));
    }
    const QByteArray text = crl.issuer.toUtf8() + '\n' + crl.authorityKeyId.toLatin1() + '\n' +
                            (crl.isDelta() ? "delta\n" : "complete\n") + scope;
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

Result<void> verifySignature(const QSqlDatabase& database, const Crl& crl)
{
    auto query = execute(database, QStringLiteral("SELECT der FROM certificate WHERE subject = ?"), {crl.issuer});
    if (!query)
        return fail(query.error());
    const X509CrlPtr list = crl.toX509Crl();
    bool known = false;
    while (query->next()) {
        const QByteArray der = query->value(0).toByteArray();
        const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
        const X509Ptr issuer(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
        known = known || issuer;
        if (issuer && list && (X509_get_key_usage(issuer.get()) & KU_CRL_SIGN) != 0 &&
            X509_CRL_verify(list.get(), X509_get0_pubkey(issuer.get())) == 1)
            return {};
    }
    ERR_clear_error();
    return fail(Error(known ? ErrorCode::CrlSignature : ErrorCode::CrlIssuerUnknown).withValue(crl.issuer));
}

} // namespace

Result<QList<StoredCrl>> CrlStore::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query =
        execute(*database, QStringLiteral("SELECT der, address, kept_at FROM crl ORDER BY issuer, is_delta, slot"));
    if (!query)
        return fail(query.error());
    QList<StoredCrl> lists;
    while (query->next()) {
        auto crl = Crl::fromDer(query->value(0).toByteArray());
        if (!crl)
            return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(crl.error().detail()));
        lists.append({std::move(*crl), query->value(1).toString(),
                      QDateTime::fromString(query->value(2).toString(), Qt::ISODate)});
    }
    return lists;
}

Result<QList<Crl>> CrlStore::all() const
{
    auto lists = list();
    if (!lists)
        return fail(lists.error());
    QList<Crl> crls;
    for (const StoredCrl& one : *lists)
        crls.append(one.crl);
    return crls;
}

Result<void> CrlStore::keep(const Crl& crl, const QString& address)
{
    auto reading = m_workspace.database();
    if (!reading)
        return fail(reading.error());
    if (auto holds = verifySignature(*reading, crl); !holds)
        return holds;
    if (!crl.nextUpdate.isValid() || crl.nextUpdate < m_workspace.clock().nowUtc())
        return fail(
            Error(ErrorCode::CrlExpired).withValue(crl.nextUpdate.isValid() ? toIso(crl.nextUpdate) : QString()));
    const QString slot = slotOf(crl);
    auto kept = scalar(*reading, QStringLiteral("SELECT der FROM crl WHERE slot = ?"), {slot});
    if (!kept)
        return fail(kept.error());
    if (kept->isValid()) {
        if (kept->toByteArray() == crl.der)
            return {};
        const auto former = Crl::fromDer(kept->toByteArray());
        if (former && former->thisUpdate > crl.thisUpdate)
            return fail(Error(ErrorCode::CrlOlder).withValue(crl.issuer));
    }
    return m_workspace.change(QStringLiteral("crl.keep"), [&](ChangeScope& scope) -> Result<void> {
        auto done = execute(
            scope.database(),
            QStringLiteral(
                "INSERT INTO crl (slot, issuer, number, is_delta, this_update, next_update, "
                "entries, address, kept_at, der) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slot) DO "
                "UPDATE SET issuer = excluded.issuer, number = excluded.number, is_delta = excluded.is_delta, "
                "this_update = excluded.this_update, next_update = excluded.next_update, entries = "
                "excluded.entries, address = excluded.address, kept_at = excluded.kept_at, der = excluded.der"),
            {slot, crl.issuer, crl.number, crl.isDelta() ? 1 : 0, toIso(crl.thisUpdate), toIso(crl.nextUpdate),
             crl.entries, address.isNull() ? QStringLiteral("") : address, toIso(scope.clock().nowUtc()), crl.der});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("crl"), crl.issuer, {},
                            {{QStringLiteral("number"), crl.number},
                             {QStringLiteral("this_update"), toIso(crl.thisUpdate)},
                             {QStringLiteral("next_update"), toIso(crl.nextUpdate)},
                             {QStringLiteral("entries"), crl.entries},
                             {QStringLiteral("sha256"), crl.fingerprint}});
    });
}

// Lists are made anew each morning, long before the former one ends: half of its life is when to ask again.
Result<bool> CrlStore::isCurrent(const QString& address) const
{
    auto lists = list();
    if (!lists)
        return fail(lists.error());
    const QDateTime now = m_workspace.clock().nowUtc();
    for (const StoredCrl& one : *lists) {
        if (one.address == address)
            return now < one.crl.thisUpdate.addSecs(one.crl.thisUpdate.secsTo(one.crl.nextUpdate) / 2);
    }
    return false;
}

Result<CrlRefresh> CrlStore::refresh(const PkiFetchPolicy& policy, const TaskContext& context)
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT der FROM certificate"));
    if (!query)
        return fail(query.error());
    QStringList addresses;
    while (query->next()) {
        if (const auto certificate = Certificate::fromDer(query->value(0).toByteArray())) {
            for (const QString& address : certificate->crlUrls) {
                const QString scheme = QUrl(address).scheme();
                if (scheme == QLatin1String("http") || scheme == QLatin1String("https"))
                    addresses.append(address);
            }
        }
    }
    addresses.removeDuplicates();
    CrlRefresh report;
    AskedAddresses asked(m_workspace);
    qint64 done = 0;
    for (const QString& address : addresses) {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        context.progress(done++, addresses.size());
        auto current = isCurrent(address);
        if (!current)
            return fail(current.error());
        if (*current) {
            report.current.append(address);
            continue;
        }
        if (auto may = asked.mayAsk(address); !may) {
            report.failures.append(may.error());
            continue;
        }
        auto bytes = fetchPublished(address, Crl::maximumSize, policy, context);
        auto lists = bytes ? Crl::parse(*bytes) : Result<QList<Crl>>(fail(bytes.error()));
        auto kept = lists ? keep(lists->first(), address) : Result<void>(fail(lists.error()));
        if (auto noted = asked.note(address, kept ? std::nullopt : std::optional(kept.error())); !noted)
            return fail(noted.error());
        if (kept)
            report.fetched.append(address);
        else
            report.failures.append(kept.error());
    }
    return report;
}

} // namespace pupitre
