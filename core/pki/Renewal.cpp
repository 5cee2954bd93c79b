#include "core/pki/Renewal.h"

#include "core/workspace/Settings.h"
#include "core/workspace/Sql.h"

#include <QHash>
#include <QJsonArray>
#include <QMap>

#include <algorithm>
#include <functional>

namespace pupitre {

namespace {

QString thresholdsKey()
{
    return QStringLiteral("pki.renewal_thresholds");
}

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
Result<QList<QPair<QString, QStringList>>> declaredNames(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("SELECT name, certificate_dn FROM operator_domain ORDER BY name"));
    if (!query)
        return fail(query.error());
    QList<QPair<QString, QStringList>> names;
    while (query->next()) // two coexist while one replaces the other, one a line
        names.append(
            {query->value(0).toString(), query->value(1).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts)});
    return names;
}

// What stands around the certificates: what the domains are declared under, what the white list says of them, what the
// mail servers present.
struct World
{
    QList<QPair<QString, QStringList>> declared;
    QMap<QString, QStringList> listed; ///< by own domain: the DNs
    QList<DeployedCertificate> deployed;
};

Result<World> worldOf(const Workspace& workspace, const QSqlDatabase& database)
{
    World world;
    auto declared = declaredNames(database);
    auto deployed = deployedCertificates(workspace);
    auto listed = execute(database, QStringLiteral("SELECT d.name, e.operator_dn FROM operator_domain d JOIN "
                                                   "white_list_entry e ON e.domain_key = d.name ORDER BY d.name"));
    if (!declared || !deployed || !listed)
        return fail(!declared ? declared.error() : !deployed ? deployed.error() : listed.error());
    world.declared = std::move(*declared);
    world.deployed = std::move(*deployed);
    while (listed->next())
        world.listed[listed->value(0).toString()].append(listed->value(1).toString().trimmed());
    return world;
}

QList<OverlapStep> stepsOf(const StoredCertificate& former, const std::optional<StoredCertificate>& next,
                           const World& world)
{
    using Kind = OverlapStep::Kind;
    QList<OverlapStep> steps{{Kind::Successor, next ? next->certificate.fingerprint : QString(), next.has_value()}};
    if (!next)
        return steps;
    steps.append({Kind::SameName, next->certificate.subject, next->certificate.subject == former.certificate.subject});
    const QString& oldName = former.certificate.subject;
    const QString& newName = next->certificate.subject;
    for (const auto& [domain, names] : world.declared) {
        if (names.contains(oldName) || names.contains(newName))
            steps.append({Kind::Domain, domain, names.contains(newName)});
    }
    for (auto at = world.listed.begin(); at != world.listed.end(); ++at) {
        if (!at->contains(oldName) && !at->contains(newName))
            continue;
        steps.append({Kind::Listed, at.key(), at->contains(newName)});
        if (oldName != newName)
            steps.append({Kind::OldListed, at.key(), !at->contains(oldName)});
    }
    for (const DeployedCertificate& server : world.deployed) {
        if (server.fingerprint == former.certificate.fingerprint || server.fingerprint == next->certificate.fingerprint)
            steps.append({Kind::Deployed, server.endpoint, server.fingerprint == next->certificate.fingerprint});
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
    if (!stored)
        return fail(stored.error());
    if (!links)
        return fail(links.error());
    auto world = worldOf(workspace, *database);
    if (!world)
        return fail(world.error());
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
        item.steps = stepsOf(one, item.successor, *world);
        // Once the new one is there and serves everywhere, nothing is left to be done; another name stays another.
        const bool passed =
            item.successor && std::all_of(item.steps.begin(), item.steps.end(), [](const OverlapStep& step) {
                return step.done || step.kind == OverlapStep::Kind::SameName;
            });
        if (passed || (item.threshold == 0 && !item.successor))
            continue;
        items.append(std::move(item));
    }
    return items;
}

Result<QList<int>> parseThresholds(const QString& text)
{
    constexpr int longest = 1000;
    constexpr qsizetype most = 10;
    QList<int> days;
    for (const QString& part : text.split(QLatin1Char(','))) {
        bool number = false;
        const int value = part.trimmed().toInt(&number);
        if (!number || value < 1 || value > longest)
            return fail(Error(ErrorCode::ThresholdsUnfit).withValue(text));
        if (!days.contains(value))
            days.append(value);
    }
    if (days.size() > most)
        return fail(Error(ErrorCode::ThresholdsUnfit).withValue(text));
    std::sort(days.begin(), days.end(), std::greater<>());
    return days;
}

Result<QList<int>> renewalThresholds(const Workspace& workspace)
{
    auto value = Settings(const_cast<Workspace&>(workspace)).value(thresholdsKey(), QString()); // NOLINT: reads alone
    if (!value)
        return fail(value.error());
    const auto days = value->toString().isEmpty() ? Result<QList<int>>(defaultRenewalThresholds())
                                                  : parseThresholds(value->toString());
    return days ? *days : defaultRenewalThresholds();
}

Result<void> setRenewalThresholds(Workspace& workspace, const QList<int>& thresholds)
{
    QStringList parts;
    for (const int days : thresholds)
        parts.append(QString::number(days));
    const QString text = parts.join(QStringLiteral(", "));
    if (auto checked = parseThresholds(text); !checked)
        return fail(checked.error());
    return Settings(workspace).set(thresholdsKey(), text);
}

Result<QList<DeployedCertificate>> deployedCertificates(const Workspace& workspace)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT endpoint, fingerprint, subject, checked_at FROM "
                                                   "deployed_certificate ORDER BY endpoint"));
    if (!query)
        return fail(query.error());
    QList<DeployedCertificate> servers;
    while (query->next())
        servers.append({query->value(0).toString(), query->value(1).toString(), query->value(2).toString(),
                        QDateTime::fromString(query->value(3).toString(), Qt::ISODate)});
    return servers;
}

Result<void> noteDeployed(Workspace& workspace, const QString& endpoint, const Certificate& presented)
{
    return workspace.change(QStringLiteral("certificate.deployed"), [&](ChangeScope& scope) -> Result<void> {
        auto done = execute(scope.database(),
                            QStringLiteral("INSERT INTO deployed_certificate (endpoint, fingerprint, subject, "
                                           "checked_at) VALUES (?, ?, ?, ?) ON CONFLICT (endpoint) DO UPDATE SET "
                                           "fingerprint = excluded.fingerprint, subject = excluded.subject, "
                                           "checked_at = excluded.checked_at"),
                            {endpoint, presented.fingerprint, presented.subject, toIso(scope.clock().nowUtc())});
        if (!done)
            return fail(done.error());
        return scope.record(
            QStringLiteral("mail-server"), endpoint, {},
            {{QStringLiteral("certificate"), presented.fingerprint}, {QStringLiteral("subject"), presented.subject}});
    });
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
        for (const QString& address : mailboxes) {
            if (auto told =
                    scope.record(QStringLiteral("mailbox"), address, {{QStringLiteral("certificate"), fingerprint}},
                                 {{QStringLiteral("revoked"), reason.trimmed()}});
                !told)
                return told;
        }
        return scope.record(QStringLiteral("certificate"), fingerprint,
                            {{QStringLiteral("mailboxes"), QJsonArray::fromStringList(mailboxes)}},
                            {{QStringLiteral("revoked"), reason.trimmed()}});
    });
    if (!done)
        return fail(done.error());
    return mailboxes;
}

} // namespace pupitre
