#pragma once

#include "core/base/Result.h"
#include "core/pki/OpenSsl.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace pupitre {

/// What an IGC-Santé certificate is for, told from its key usages (RFC 5280 §4.2.1.3, §4.2.1.12) and subject.
enum class CertificateProduct {
    Authority,  ///< a CA certificate
    OrgAuthCli, ///< ORG AUTH_CLI: clientAuth alone; opens applicative mailboxes
    ServSsl,    ///< SERV SSL: serverAuth (and clientAuth)
    Signature,  ///< ORG/SERV SIGN: nonRepudiation
    Other,
};
QString productCode(CertificateProduct product); ///< "CA", "ORG AUTH_CLI", "SERV SSL", "SIGN", "OTHER"

/// Which IGC-Santé authority issued a certificate, by the whole issuer name, never by a part of it.
enum class IgcSanteOrigin { None, Production, Test };

/// When the renewal of a certificate is to begin, and from when it is pressing. Days left, both included.
inline constexpr qint64 renewalBeginDays = 90;
inline constexpr qint64 renewalPressingDays = 30;
/// Whole days until `notAfter` (which must be valid), rounded down; negative once it is past.
qint64 wholeDaysLeft(const QDateTime& notAfter, const QDateTime& nowUtc);

/// An X.509 certificate (RFC 5280), decoded once. Immutable; copies share nothing but cheap values.
struct Certificate
{
    QByteArray der;
    QString subject;      ///< RFC 2253, as the white list prints it
    QString issuer;       ///< RFC 2253
    QString commonName;   ///< the last CN, or empty
    QString organisation; ///< O
    QString structureId;  ///< OU: the structure's national identifier in IGC-Santé
    QString serial;       ///< upper-case hexadecimal, "-" before a negative one
    QDateTime notBefore;  ///< UTC; invalid when the field cannot be read
    QDateTime notAfter;   ///< UTC; invalid when the field cannot be read
    QString keyAlgorithm; ///< "RSA", "EC", "DSA"…; empty when unknown
    int keyBits = 0;
    QString curve; ///< of an EC key
    QString signatureAlgorithm;
    QStringList keyUsage;         ///< RFC 5280 names, "digitalSignature"…
    QStringList extendedKeyUsage; ///< short names, or dotted OIDs where there is none
    QStringList alternativeNames; ///< "DNS:…", "email:…", "URI:…", "IP:…"
    bool isAuthority = false;
    int pathLength = -1;    ///< of a CA; -1: not limited
    QString subjectKeyId;   ///< hexadecimal with colons
    QString authorityKeyId; ///< hexadecimal with colons
    QStringList policies;   ///< OIDs
    QStringList crlUrls;
    QStringList ocspUrls;
    QStringList issuerUrls;  ///< AIA "CA Issuers"
    QString fingerprint;     ///< SHA-256, upper-case hexadecimal
    QString fingerprintSha1; ///< upper-case hexadecimal
    bool selfIssued = false;
    CertificateProduct product = CertificateProduct::Other;
    IgcSanteOrigin origin = IgcSanteOrigin::None;

    /// wholeDaysLeft() of notAfter. Without meaning when notAfter is invalid.
    qint64 daysLeft(const QDateTime& nowUtc) const;
    /// Whether its key may sign (RFC 5280 §4.2.1.3): no usage is stated, or one of the two for signatures.
    bool maySign() const;

    /// `der` up to 1 MiB; anything after the certificate is an error, and so is BER that is not DER.
    /// CertificateMalformed with OpenSSL's reason, CertificateTooLarge.
    static Result<Certificate> fromDer(QByteArrayView der);
    static Certificate fromX509(X509* x509);
    X509Ptr toX509() const;
    QByteArray toPem() const;

    static constexpr qsizetype maximumSize = 1 << 20;
};

} // namespace pupitre
