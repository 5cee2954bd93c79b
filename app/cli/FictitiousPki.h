#pragma once

#include "core/pki/Certificate.h"

#include <QDateTime>

namespace pupitre {

/// A made-up public-key infrastructure with the subject and extension profile of IGC-Santé, under names that cannot be
/// taken for it: for the demonstration workspace and for tests. Nothing it signs is worth anything.
class FictitiousPki
{
public:
    struct Issued
    {
        X509Ptr certificate;
        KeyPtr key;
        QByteArray certificatePem() const;
        QByteArray keyPem() const;
        Certificate decoded() const { return Certificate::fromX509(certificate.get()); }
    };

    struct Leaf
    {
        CertificateProduct product = CertificateProduct::OrgAuthCli;
        QString department = QStringLiteral("Côte-d'Or (21)");
        QString organisation = QStringLiteral("CLINIQUE FICTIVE");
        QString structureId = QStringLiteral("300000000077081");
        QString commonName = QStringLiteral("DPI");
        QStringList hostNames; ///< SERV SSL
        QDateTime notBefore;
        QDateTime notAfter;
        bool ellipticCurve = false;
        int rsaBits = 2048;
    };

    /// Makes a root and an "organisations" authority valid around `now`.
    explicit FictitiousPki(const QDateTime& now);

    const Issued& root() const { return m_root; }
    const Issued& authority() const { return m_authority; }
    Issued issue(const Leaf& leaf) const;
    /// DER of a revocation list of the "organisations" authority, of a week, that revokes these.
    QByteArray revocationList(const QDateTime& now, const QList<Certificate>& revoked) const;

private:
    Issued m_root;
    Issued m_authority;
};

} // namespace pupitre
