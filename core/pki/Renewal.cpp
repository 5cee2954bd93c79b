#include "core/pki/Renewal.h"

#include "core/workspace/Sql.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

struct Link
{
    QString successor; ///< fingerprint
    bool revoked = false;
};

Result<QHash<QString, Link>> linksOf(const QSqlDatabase& database)
{
    auto query =
        execute(database, QStringLiteral("SELECT c.fingerprint, n.fingerprint, c.revoked_at FROM certificate c "
                                         "LEFT JOIN certificate n ON n.id = c.successor_id"));
    if (!query)
        return fail(query.error());
    QHash<QString, Link> links;
    while (query->next())
        links.insert(query->value(0).toString(), {query->value(1).toString(), !query->value(2).toString().isEmpty()});
    return links;
}

// The own domains whose white-list entry names the old or the new certificate.
Result<QList<QPair<QString, QString>>> declaredNames(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("SELECT name, certificate_dn FROM operator_domain ORDER BY name"));
    if (!query)
        return fail(query.error());
    QList<QPair<QString, QString>> names;
    while (query->next())
        names.append({query->value(0).toString(), query->value(1).toString()});
    return names;
}

QList<OverlapStep> stepsOf(const StoredCertificate& former, const std::optional<StoredCertificate>& next,
                           const QList<QPair<QString, QString>>& domains)
{
    using Kind = OverlapStep::Kind;
    QList<OverlapStep> steps{{Kind::Successor, next ? next->certificate.fingerprint : QString(), next.has_value()}};
    if (!next)
        return steps;
    steps.append({Kind::SameName, next->certificate.subject, next->certificate.subject == former.certificate.subject});
    for (const auto& [domain, name] : domains) {
        if (name == former.certificate.subject || name == next->certificate.subject)
            steps.append({Kind::Domain, domain, name == next->certificate.subject});
    }
    for (const QString& address : former.mailboxes)
        steps.append({Kind::Mailbox, address, next->mailboxes.contains(address)});
    for (const QString& address : former.mailboxes)
        steps.append({Kind::OldDetached, address, false});
    return steps;
}

} // namespace

Result<QList<RenewalItem>> renewalBoard(const Workspace& workspace, const QList<int>& thresholds)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto stored = CertificateStore(const_cast<Workspace&>(workspace)).list(); // NOLINT: reads alone
    auto links = linksOf(*database);
    auto domains = declaredNames(*database);
    if (!stored)
        return fail(stored.error());
    if (!links)
        return fail(links.error());
    if (!domains)
        return fail(domains.error());
    QHash<QString, StoredCertificate> byFingerprint;
    for (const StoredCertificate& one : *stored)
        byFingerprint.insert(one.certificate.fingerprint, one);
    const QDateTime now = workspace.clock().nowUtc();
    QList<RenewalItem> items;
    for (const StoredCertificate& one : *stored) {
        const Certificate& certificate = one.certificate;
        const Link link = links->value(certificate.fingerprint);
        if (certificate.isAuthority || link.revoked || !certificate.notAfter.isValid())
            continue;
        RenewalItem item;
        item.stored = one;
        item.daysLeft = certificate.daysLeft(now);
        for (const int days : thresholds) {
            if (item.daysLeft <= days && (item.threshold == 0 || days < item.threshold))
                item.threshold = days;
        }
        if (byFingerprint.contains(link.successor))
            item.successor = byFingerprint.value(link.successor);
        // Once the old one opens nothing and the new one is there, nothing is left to be done.
        const bool passed = item.successor && one.mailboxes.isEmpty();
        if (passed || (item.threshold == 0 && !item.successor))
            continue;
        item.steps = stepsOf(one, item.successor, *domains);
        items.append(std::move(item));
    }
    return items;
}

Result<void> setSuccessor(Workspace& workspace, const QString& former, const QString& next)
{
    return workspace.change(QStringLiteral("certificate.successor"), [&](ChangeScope& scope) -> Result<void> {
        struct Row
        {
            qint64 id;
            QString notAfter;
            bool authority;
        };
        const auto find = [&](const QString& fingerprint) -> Result<Row> {
            auto query = execute(scope.database(),
                                 QStringLiteral("SELECT id, not_after, is_ca FROM certificate WHERE fingerprint = ?"),
                                 {fingerprint});
            if (!query)
                return fail(query.error());
            if (!query->next())
                return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
            return Row{query->value(0).toLongLong(), query->value(1).toString(), query->value(2).toInt() != 0};
        };
        auto old = find(former);
        if (!old)
            return fail(old.error());
        QVariant id;
        if (!next.isEmpty()) {
            auto fresh = find(next);
            if (!fresh)
                return fail(fresh.error());
            if (fresh->id == old->id || fresh->authority || old->authority || fresh->notAfter <= old->notAfter)
                return fail(Error(ErrorCode::SuccessorUnfit).withValue(next).withDetail(fresh->notAfter));
            id = fresh->id;
        }
        auto done = execute(scope.database(), QStringLiteral("UPDATE certificate SET successor_id = ? WHERE id = ?"),
                            {id, old->id});
        if (!done)
            return fail(done.error());
        return scope.record(QStringLiteral("certificate"), former, {}, {{QStringLiteral("successor"), next}});
    });
}

Result<QStringList> revokeInProduct(Workspace& workspace, const QString& fingerprint, const QString& reason)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorCode::CertificateReasonMissing);
    QStringList mailboxes;
    auto done = workspace.change(QStringLiteral("certificate.revoke"), [&](ChangeScope& scope) -> Result<void> {
        mailboxes.clear();
        auto query =
            execute(scope.database(),
                    QStringLiteral("SELECT c.id, m.address FROM certificate c LEFT JOIN mailbox_certificate mc "
                                   "ON mc.certificate_id = c.id LEFT JOIN mailbox m ON m.id = mc.mailbox_id "
                                   "WHERE c.fingerprint = ? ORDER BY m.address"),
                    {fingerprint});
        if (!query)
            return fail(query.error());
        qint64 id = 0;
        while (query->next()) {
            id = query->value(0).toLongLong();
            if (const QString address = query->value(1).toString(); !address.isEmpty())
                mailboxes.append(address);
        }
        if (id == 0)
            return fail(Error(ErrorCode::CertificateUnknown).withValue(fingerprint));
        auto marked = execute(scope.database(),
                              QStringLiteral("UPDATE certificate SET revoked_at = ?, revoked_reason = ? WHERE id = ?"),
                              {toIso(scope.clock().nowUtc()), reason.trimmed(), id});
        if (marked)
            marked = execute(scope.database(),
                             QStringLiteral("DELETE FROM mailbox_certificate WHERE certificate_id = ?"), {id});
        if (!marked)
            return fail(marked.error());
        return scope.record(QStringLiteral("certificate"), fingerprint,
                            {{QStringLiteral("mailboxes"), QJsonArray::fromStringList(mailboxes)}},
                            {{QStringLiteral("revoked"), reason.trimmed()}});
    });
    if (!done)
        return fail(done.error());
    return mailboxes;
}

Result<QList<OpeningCertificate>> certificatesThatOpen(const Workspace& workspace, const QString& address)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    const QString now = toIso(workspace.clock().nowUtc());
    auto query = execute(*database,
                         QStringLiteral("SELECT c.fingerprint, c.subject FROM mailbox m JOIN mailbox_certificate mc ON "
                                        "mc.mailbox_id = m.id JOIN certificate c ON c.id = mc.certificate_id WHERE "
                                        "m.address = ? AND m.type = 'APP' AND m.status = 'actif' AND c.revoked_at = '' "
                                        "AND c.not_before <= ? AND c.not_after >= ? ORDER BY c.fingerprint"),
                         {address.trimmed().toLower(), now, now});
    if (!query)
        return fail(query.error());
    QList<OpeningCertificate> opening;
    while (query->next())
        opening.append({query->value(0).toString(), query->value(1).toString()});
    return opening;
}

} // namespace pupitre
