#pragma once

#include "core/base/Result.h"
#include "core/workspace/Workspace.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace pupitre {

/// The mail domains of the operator. While it has declared none, any "*.mssante.fr" is accepted, with one warning;
/// afterwards an address outside its domains is an error.
class OperatorDomains
{
public:
    static Result<OperatorDomains> load(const QSqlDatabase& database);

    bool isEmpty() const { return m_names.isEmpty(); }
    QStringList names() const;
    bool accepts(const QString& address) const;

    /// Declares a domain; declaring it twice changes nothing.
    static Result<void> add(Workspace& workspace, const QString& domain);
    /// Withdraws one that no mailbox uses (DomainInUse otherwise).
    static Result<void> remove(Workspace& workspace, const QString& domain);

    /// The certificates a domain is served under, by subject (RFC 2253; two coexist while one replaces the other);
    /// none: the server certificates of the workspace. DnSyntax, DomainUnknown.
    static Result<void> setCertificates(Workspace& workspace, const QString& domain, const QStringList& subjects);
    QStringList certificates(const QString& domain) const { return m_certificates.value(domain); }

private:
    QSet<QString> m_names;
    QHash<QString, QStringList> m_certificates;
};

} // namespace pupitre
