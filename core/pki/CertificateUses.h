#pragma once

#include "core/workspace/Workspace.h"

#include <QDateTime>
#include <QIODevice>

#include <optional>

namespace pupitre {

/// One use of a certificate, or of its name (subject), somewhere in the workspace.
struct CertificateUse
{
    enum class Kind {
        Mailbox, ///< a certificate attached to an APP mailbox opens it
        Name,    ///< a subject declared for an APP mailbox opens it
        Domain,  ///< an own domain is declared under this operator DN
        Listed,  ///< the white list last read has this operator DN for an own domain
        Server,  ///< a mail server presented it when it was last asked
    };
    Kind kind = Kind::Mailbox;
    QString user;        ///< address of the mailbox, domain, or host:port
    QString service;     ///< that of the mailbox, as the registry has it; else the certificate's (CN)
    QString dn;          ///< RFC 2253
    QString fingerprint; ///< of the certificate here; empty: none of that name is here
    QDateTime notAfter;  ///< invalid when it is not here
    bool revoked = false;
};
/// "mailbox", "name", "domain", "white-list", "server".
QString useCode(CertificateUse::Kind kind);
std::optional<CertificateUse::Kind> useOf(const QString& code);

/// Which uses are meant, and in which order; what is empty restrains nothing.
struct UseQuery
{
    enum class Order { Kind, User, Service, Dn, NotAfter };
    QString text; ///< in user, service, DN or fingerprint, whatever the case
    std::optional<CertificateUse::Kind> kind;
    QString fingerprint;
    bool withoutCertificate = false; ///< those alone whose certificate is not here
    Order order = Order::Kind;
    bool descending = false;
};

/// Which BAL APP, service and operator DN uses which certificate, as the store knows it. Names are matched by text, the
/// spaces after commas aside. Reads may run on any thread.
class CertificateUses
{
public:
    explicit CertificateUses(const Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<qint64> count(const UseQuery& query) const;
    Result<QList<CertificateUse>> list(const UseQuery& query, qint64 limit, qint64 offset = 0) const;
    /// Writes them as CSV (UTF-8, `;`, with a header) and returns how many.
    Result<qint64> write(const UseQuery& query, QIODevice& device) const;

private:
    const Workspace& m_workspace;
};

} // namespace pupitre
