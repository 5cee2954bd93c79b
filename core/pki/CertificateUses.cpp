#include "core/pki/CertificateUses.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/workspace/Sql.h"

#include <array>
#include <limits>

namespace pupitre {

namespace {

struct UseKindEntry
{
    CertificateUse::Kind kind;
    const char* code;
};
constexpr std::array useKinds{
    UseKindEntry{CertificateUse::Kind::Mailbox, "mailbox"}, UseKindEntry{CertificateUse::Kind::Name, "name"},
    UseKindEntry{CertificateUse::Kind::Domain, "domain"}, UseKindEntry{CertificateUse::Kind::Listed, "white-list"},
    UseKindEntry{CertificateUse::Kind::Server, "server"}};

// Every use, one a row; kinds are numbered as they are declared. A domain has its names one a line.
QString everyUse()
{
    return QStringLiteral(
        "WITH RECURSIVE lines (name, dn, rest) AS ("
        "SELECT name, substr(certificate_dn, 1, 0), certificate_dn || '\n' FROM operator_domain "
        "WHERE certificate_dn <> '' "
        "UNION ALL SELECT name, substr(rest, 1, instr(rest, '\n') - 1), substr(rest, instr(rest, '\n') + 1) "
        "FROM lines WHERE rest <> ''), "
        "named (kind, who, service, dn) AS ("
        "SELECT 1, m.address, m.service, s.dn FROM mailbox_subject s JOIN mailbox m ON m.id = s.mailbox_id "
        "UNION ALL SELECT 2, name, '', dn FROM lines WHERE dn <> '' "
        "UNION ALL SELECT 3, d.name, '', trim(e.operator_dn) FROM operator_domain d JOIN white_list_entry e ON "
        "e.domain_key = d.name WHERE trim(e.operator_dn) <> ''), "
        "plain (kind, who, service, dn, name) AS (SELECT kind, who, service, dn, replace(dn, ', ', ',') FROM named), "
        "known (name, service, fingerprint, not_after, revoked_at) AS ("
        "SELECT replace(subject, ', ', ','), common_name, fingerprint, not_after, revoked_at FROM certificate WHERE "
        "is_ca = 0), "
        "uses (kind, who, service, dn, fingerprint, not_after, revoked_at) AS ("
        "SELECT 0, m.address, CASE WHEN m.service <> '' THEN m.service ELSE c.common_name END, c.subject, "
        "c.fingerprint, c.not_after, c.revoked_at FROM mailbox_certificate mc JOIN mailbox m ON m.id = mc.mailbox_id "
        "JOIN certificate c ON c.id = mc.certificate_id "
        "UNION ALL SELECT p.kind, p.who, CASE WHEN p.service <> '' THEN p.service ELSE coalesce(k.service, '') END, "
        "p.dn, coalesce(k.fingerprint, ''), coalesce(k.not_after, ''), coalesce(k.revoked_at, '') "
        "FROM plain p LEFT JOIN known k ON k.name = p.name "
        "UNION ALL SELECT 4, d.endpoint, coalesce(c.common_name, ''), d.subject, coalesce(c.fingerprint, ''), "
        "coalesce(c.not_after, ''), coalesce(c.revoked_at, '') FROM deployed_certificate d LEFT JOIN certificate c ON "
        "c.fingerprint = d.fingerprint) ");
}

QString conditions(const UseQuery& query, QVariantList& values)
{
    QStringList all;
    if (const QString text = query.text.trimmed(); !text.isEmpty()) {
        all.append(
            QStringLiteral("instr(lower(who || ' ' || service || ' ' || dn || ' ' || fingerprint), lower(?)) > 0"));
        values.append(text);
    }
    if (query.kind) {
        all.append(QStringLiteral("kind = ?"));
        values.append(static_cast<int>(*query.kind));
    }
    if (!query.fingerprint.isEmpty()) {
        all.append(QStringLiteral("fingerprint = ?"));
        values.append(query.fingerprint);
    }
    if (query.withoutCertificate)
        all.append(QStringLiteral("fingerprint = ''"));
    return all.isEmpty() ? QString() : QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
}

QString ordering(const UseQuery& query)
{
    const QString direction = query.descending ? QStringLiteral(" DESC") : QString();
    const auto by = [&](const char* first) {
        return QStringLiteral(" ORDER BY %1%2, kind, who, dn, fingerprint").arg(QLatin1String(first), direction);
    };
    switch (query.order) {
    case UseQuery::Order::User:
        return by("who");
    case UseQuery::Order::Service:
        return by("service");
    case UseQuery::Order::Dn:
        return by("dn");
    case UseQuery::Order::NotAfter:
        return by("not_after");
    case UseQuery::Order::Kind:
        break;
    }
    return by("kind");
}

} // namespace

QString useCode(CertificateUse::Kind kind)
{
    return QString::fromLatin1(useKinds.at(static_cast<std::size_t>(kind)).code);
}

std::optional<CertificateUse::Kind> useOf(const QString& code)
{
    for (const UseKindEntry& entry : useKinds) {
        if (code == QLatin1String(entry.code))
            return entry.kind;
    }
    return std::nullopt;
}

Result<qint64> CertificateUses::count(const UseQuery& query) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QVariantList values;
    const QString where = conditions(query, values);
    auto number = scalar(*database, everyUse() + QStringLiteral("SELECT count(*) FROM uses") + where, values);
    if (!number)
        return fail(number.error());
    return number->toLongLong();
}

Result<QList<CertificateUse>> CertificateUses::list(const UseQuery& query, qint64 limit, qint64 offset) const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    QVariantList values;
    const QString where = conditions(query, values);
    values << limit << offset;
    auto rows = execute(*database,
                        everyUse() +
                            QStringLiteral("SELECT kind, who, service, dn, fingerprint, not_after, revoked_at FROM "
                                           "uses") +
                            where + ordering(query) + QStringLiteral(" LIMIT ? OFFSET ?"),
                        values);
    if (!rows)
        return fail(rows.error());
    QList<CertificateUse> uses;
    while (rows->next())
        uses.append({static_cast<CertificateUse::Kind>(rows->value(0).toInt()), rows->value(1).toString(),
                     rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toString(),
                     QDateTime::fromString(rows->value(5).toString(), Qt::ISODate),
                     !rows->value(6).toString().isEmpty()});
    return uses;
}

Result<qint64> CertificateUses::write(const UseQuery& query, QIODevice& device) const
{
    auto uses = list(query, std::numeric_limits<int>::max());
    if (!uses)
        return fail(uses.error());
    QByteArray lines = csvLine({QStringLiteral("usage"), QStringLiteral("utilisateur"), QStringLiteral("service"),
                                QStringLiteral("dn"), QStringLiteral("empreinte_sha256"), QStringLiteral("expire_le"),
                                QStringLiteral("revoque")});
    for (const CertificateUse& use : std::as_const(*uses))
        lines += csvLine({useCode(use.kind), use.user, use.service, use.dn, use.fingerprint,
                          use.notAfter.isValid() ? toIso(use.notAfter) : QString(),
                          use.revoked ? QStringLiteral("O") : QStringLiteral("N")});
    if (auto written = writeAll(device, lines); !written)
        return fail(written.error());
    return uses->size();
}

} // namespace pupitre
