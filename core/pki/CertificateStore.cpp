#include "core/pki/CertificateStore.h"

#include "core/workspace/Sql.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

QJsonObject described(const Certificate& certificate)
{
    return {{QStringLiteral("subject"), certificate.subject},
            {QStringLiteral("issuer"), certificate.issuer},
            {QStringLiteral("serial"), certificate.serial},
            {QStringLiteral("not_after"), toIso(certificate.notAfter)},
            {QStringLiteral("fingerprint_sha256"), certificate.fingerprint}};
}

Result<QStringList> mailboxesOf(const QSqlDatabase& database, const QString& fingerprint)
{
    auto query =
        execute(database,
                QStringLiteral("SELECT m.address FROM mailbox m JOIN mailbox_certificate mc ON mc.mailbox_id = "
                               "m.id JOIN certificate c ON c.id = mc.certificate_id WHERE c.fingerprint = ? "
                               "ORDER BY m.address"),
                {fingerprint});
    if (!query)
        return fail(query.error());
    QStringList addresses;
    while (query->next())
        addresses.append(query->value(0).toString());
    return addresses;
}

struct Pair
{
    qint64 certificate = 0;
    qint64 mailbox = 0;
    bool attached = false;
};

// The rows behind a fingerprint and an address, and whether they are bound already.
Result<Pair> findPair(const QSqlDatabase& database, const QString& fingerprint, const QString& address, bool toAttach)
{
    auto certificate = execute(
        database, QStringLiteral("SELECT id, is_ca, revoked_at FROM certificate WHERE fingerprint = ?"), {fingerprint});
    if (!certificate)
        return fail(certificate.error());
    if (!certificate->next())
        return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
    auto mailbox =
        execute(database, QStringLiteral("SELECT id, type, status FROM mailbox WHERE address = ?"), {address});
    if (!mailbox)
        return fail(mailbox.error());
    if (!mailbox->next())
        return fail(Error(ErrorCode::CertificateMailboxUnknown).withValue(address));
    if (toAttach && mailbox->value(1).toString() != QLatin1String("APP"))
        return fail(Error(ErrorCode::CertificateNeedsApp).withValue(address).withDetail(mailbox->value(1).toString()));
    if (toAttach && mailbox->value(2).toString() == QLatin1String("ferme"))
        return fail(Error(ErrorCode::MailboxClosed).withValue(address));
    if (toAttach && certificate->value(1).toInt() != 0)
        return fail(Error(ErrorCode::CertificateIsAuthority).withValue(fingerprint));
    if (toAttach && !certificate->value(2).toString().isEmpty())
        return fail(Error(ErrorCode::CertificateRevoked).withValue(fingerprint));
    Pair pair{certificate->value(0).toLongLong(), mailbox->value(0).toLongLong(), false};
    auto bound = scalar(database,
                        QStringLiteral("SELECT 1 FROM mailbox_certificate WHERE certificate_id = ? AND mailbox_id = ?"),
                        {pair.certificate, pair.mailbox});
    if (!bound)
        return fail(bound.error());
    pair.attached = bound->isValid();
    return pair;
}

} // namespace

QList<Certificate> chainOf(const Certificate& certificate, const QList<StoredCertificate>& known)
{
    QList<Certificate> chain{certificate};
    while (!chain.last().selfIssued) {
        const auto above = std::find_if(known.begin(), known.end(), [&](const StoredCertificate& one) {
            return one.certificate.isAuthority && one.certificate.subject == chain.last().issuer;
        });
        const bool again = above != known.end() && std::any_of(chain.begin(), chain.end(), [&](const Certificate& one) {
                               return one.der == above->certificate.der;
                           });
        if (above == known.end() || again)
            break;
        chain.append(above->certificate);
    }
    return chain;
}

Result<QList<StoredCertificate>> CertificateStore::list() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT c.id, c.der, c.imported_at, "
                                        "(SELECT group_concat(m.address, '\n') FROM mailbox_certificate mc "
                                        " JOIN mailbox m ON m.id = mc.mailbox_id WHERE mc.certificate_id = c.id) "
                                        ", c.revoked_at, c.revoked_reason, "
                                        "(SELECT n.fingerprint FROM certificate n WHERE n.id = c.successor_id), "
                                        "(SELECT f.fingerprint FROM certificate f WHERE f.successor_id = c.id LIMIT 1) "
                                        "FROM certificate c ORDER BY c.not_after, c.subject"));
    if (!query)
        return fail(query.error());
    QList<StoredCertificate> rows;
    while (query->next()) {
        auto certificate = Certificate::fromDer(query->value(1).toByteArray());
        if (!certificate)
            return fail(Error(ErrorCode::WorkspaceDamaged).withDetail(certificate.error().detail()));
        StoredCertificate row;
        row.id = query->value(0).toLongLong();
        row.certificate = std::move(*certificate);
        row.importedAt = QDateTime::fromString(query->value(2).toString(), Qt::ISODate);
        row.mailboxes = query->value(3).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        row.mailboxes.sort();
        row.revokedAt = QDateTime::fromString(query->value(4).toString(), Qt::ISODate);
        row.revokedReason = query->value(5).toString();
        row.successor = query->value(6).toString();
        row.predecessor = query->value(7).toString();
        rows.append(std::move(row));
    }
    return rows;
}

Result<qint64> CertificateStore::import(const QList<Certificate>& certificates, QStringList* added)
{
    QStringList fresh;
    auto done = m_workspace.change(QStringLiteral("certificate.import"), [&](ChangeScope& scope) -> Result<void> {
        fresh.clear();
        for (const Certificate& certificate : certificates) {
            auto known = scalar(scope.database(), QStringLiteral("SELECT 1 FROM certificate WHERE fingerprint = ?"),
                                {certificate.fingerprint});
            if (!known)
                return fail(known.error());
            if (known->isValid())
                continue;
            auto inserted = execute(scope.database(),
                                    QStringLiteral("INSERT INTO certificate (fingerprint, subject, common_name, "
                                                   "issuer, serial, not_before, not_after, "
                                                   "key_algorithm, key_bits, usages, is_ca, imported_at, der) "
                                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                                    {certificate.fingerprint, certificate.subject, certificate.commonName,
                                     certificate.issuer, certificate.serial, toIso(certificate.notBefore),
                                     toIso(certificate.notAfter), certificate.keyAlgorithm, certificate.keyBits,
                                     (certificate.keyUsage + certificate.extendedKeyUsage).join(QLatin1Char(' ')),
                                     certificate.isAuthority ? 1 : 0, toIso(scope.clock().nowUtc()), certificate.der});
            if (!inserted)
                return fail(inserted.error());
            if (auto recorded =
                    scope.record(QStringLiteral("certificate"), certificate.fingerprint, {}, described(certificate));
                !recorded)
                return recorded;
            fresh.append(certificate.fingerprint);
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    if (added != nullptr)
        *added = fresh;
    return fresh.size();
}

Result<void> CertificateStore::remove(const QString& fingerprint, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::CertificateReasonMissing);
    return m_workspace.change(QStringLiteral("certificate.remove"), [&](ChangeScope& scope) -> Result<void> {
        auto der = scalar(scope.database(), QStringLiteral("SELECT der FROM certificate WHERE fingerprint = ?"),
                          {fingerprint});
        if (!der)
            return fail(der.error());
        const auto certificate = Certificate::fromDer(der->toByteArray());
        if (!der->isValid() || !certificate)
            return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
        auto mailboxes = mailboxesOf(scope.database(), fingerprint);
        if (!mailboxes)
            return fail(mailboxes.error());
        if (auto done = execute(scope.database(), QStringLiteral("DELETE FROM certificate WHERE fingerprint = ?"),
                                {fingerprint});
            !done)
            return fail(done.error());
        // The certificate itself stays in the journal, and the mailboxes it leaves without it: removing is no
        // forgetting.
        QJsonObject before = described(*certificate);
        before.insert(QStringLiteral("mailboxes"), QJsonArray::fromStringList(*mailboxes));
        before.insert(QStringLiteral("der"), QString::fromLatin1(certificate->der.toBase64()));
        return scope.record(QStringLiteral("certificate"), fingerprint, before,
                            {{QStringLiteral("motif"), reason.trimmed()}});
    });
}

Result<void> CertificateStore::attach(const QString& fingerprint, const QString& address)
{
    const QString lower = address.trimmed().toLower();
    return m_workspace.change(QStringLiteral("certificate.attach"), [&](ChangeScope& scope) -> Result<void> {
        auto pair = findPair(scope.database(), fingerprint, lower, true);
        if (!pair)
            return fail(pair.error());
        if (pair->attached)
            return {};
        auto done =
            execute(scope.database(),
                    QStringLiteral(
                        "INSERT INTO mailbox_certificate (mailbox_id, certificate_id, attached_at) VALUES (?, ?, ?)"),
                    {pair->mailbox, pair->certificate, toIso(scope.clock().nowUtc())});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("certificate"), fingerprint, {}, {{QStringLiteral("mailbox"), lower}});
    });
}

Result<void> CertificateStore::detach(const QString& fingerprint, const QString& address)
{
    const QString lower = address.trimmed().toLower();
    return m_workspace.change(QStringLiteral("certificate.detach"), [&](ChangeScope& scope) -> Result<void> {
        auto pair = findPair(scope.database(), fingerprint, lower, false);
        if (!pair)
            return fail(pair.error());
        if (!pair->attached)
            return fail(Error(ErrorCode::CertificateNotAttached).withValue(lower));
        auto done =
            execute(scope.database(),
                    QStringLiteral("DELETE FROM mailbox_certificate WHERE mailbox_id = ? AND certificate_id = ?"),
                    {pair->mailbox, pair->certificate});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("certificate"), fingerprint, {{QStringLiteral("mailbox"), lower}}, {});
    });
}

Result<QStringList> CertificateStore::applicativeMailboxes(const QString& text, int limit) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database,
                         QStringLiteral("SELECT address FROM mailbox WHERE type = 'APP' AND status <> 'ferme' AND "
                                        "instr(address, ?) > 0 ORDER BY address LIMIT ?"),
                         {text.trimmed().toLower(), limit});
    if (!query)
        return fail(query.error());
    QStringList addresses;
    while (query->next())
        addresses.append(query->value(0).toString());
    return addresses;
}

} // namespace pupitre
