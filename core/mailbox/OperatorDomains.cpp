#include "core/mailbox/OperatorDomains.h"

#include "core/mailbox/DistinguishedName.h"
#include "core/mailbox/MailboxAddress.h"
#include "core/workspace/Sql.h"

#include <algorithm>

namespace pupitre {

Result<OperatorDomains> OperatorDomains::load(const QSqlDatabase& database)
{
    auto query = execute(database, QStringLiteral("SELECT name, certificate_dn FROM operator_domain"));
    if (!query)
        return fail(query.error());
    OperatorDomains domains;
    while (query->next()) {
        domains.m_names.insert(query->value(0).toString());
        const QStringList subjects = query->value(1).toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (!subjects.isEmpty())
            domains.m_certificates.insert(query->value(0).toString(), subjects);
    }
    return domains;
}

QStringList OperatorDomains::names() const
{
    QStringList sorted(m_names.begin(), m_names.end());
    sorted.sort();
    return sorted;
}

bool OperatorDomains::accepts(const QString& address) const
{
    const QString domain = domainOf(address).toLower();
    return m_names.isEmpty() ? domain.endsWith(QLatin1String(".mssante.fr")) : m_names.contains(domain);
}

Result<void> OperatorDomains::add(Workspace& workspace, const QString& domain)
{
    const auto name = checkDomainName(domain.trimmed());
    if (!name)
        return fail(name.error());
    return workspace.change(QStringLiteral("domain.add"), [&](ChangeScope& scope) -> Result<void> {
        auto known = scalar(scope.database(), QStringLiteral("SELECT 1 FROM operator_domain WHERE name = ?"), {*name});
        if (!known)
            return fail(known.error());
        if (known->isValid())
            return {};
        if (auto done =
                execute(scope.database(), QStringLiteral("INSERT INTO operator_domain (name) VALUES (?)"), {*name});
            !done)
            return fail(done.error());
        return scope.record(QStringLiteral("domain"), *name, {}, {{QStringLiteral("name"), *name}});
    });
}

Result<void> OperatorDomains::setCertificates(Workspace& workspace, const QString& domain, const QStringList& subjects)
{
    const QString name = domain.trimmed().toLower();
    for (const QString& subject : subjects) {
        if (auto parsed = DistinguishedName::parse(subject); !parsed)
            return fail(parsed.error());
    }
    const QString after = subjects.join(QLatin1Char('\n'));
    return workspace.change(QStringLiteral("domain.certificates"), [&](ChangeScope& scope) -> Result<void> {
        auto known = scalar(scope.database(),
                            QStringLiteral("SELECT certificate_dn FROM operator_domain WHERE name = ?"), {name});
        if (!known)
            return fail(known.error());
        if (!known->isValid())
            return fail(Error(ErrorCode::DomainUnknown).withValue(name));
        if (known->toString() == after)
            return {};
        if (auto done =
                execute(scope.database(),
                        QStringLiteral("UPDATE operator_domain SET certificate_dn = ? WHERE name = ?"), {after, name});
            !done)
            return fail(done.error());
        return scope.record(QStringLiteral("domain"), name, {{QStringLiteral("certificates"), known->toString()}},
                            {{QStringLiteral("certificates"), after}});
    });
}

Result<void> OperatorDomains::remove(Workspace& workspace, const QString& domain)
{
    const QString name = domain.trimmed().toLower();
    return workspace.change(QStringLiteral("domain.remove"), [&](ChangeScope& scope) -> Result<void> {
        auto known = scalar(scope.database(), QStringLiteral("SELECT 1 FROM operator_domain WHERE name = ?"), {name});
        if (!known)
            return fail(known.error());
        if (!known->isValid())
            return fail(Error(ErrorCode::DomainUnknown).withValue(name));
        auto used = scalar(
            scope.database(),
            QStringLiteral("SELECT count(*) FROM mailbox WHERE substr(address, instr(address, '@') + 1) = ?"), {name});
        if (!used)
            return fail(used.error());
        if (used->toLongLong() > 0)
            return fail(Error(ErrorCode::DomainInUse).withValue(name).withDetail(used->toString()));
        if (auto done = execute(scope.database(), QStringLiteral("DELETE FROM operator_domain WHERE name = ?"), {name});
            !done)
            return fail(done.error());
        return scope.record(QStringLiteral("domain"), name, {{QStringLiteral("name"), name}}, {});
    });
}

} // namespace pupitre
