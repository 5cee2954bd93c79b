#pragma once

#include "core/base/Result.h"
#include "core/workspace/Workspace.h"

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

private:
    QSet<QString> m_names;
};

} // namespace pupitre
