#pragma once

#include "core/pki/Certificate.h"
#include "core/pki/PrivateKey.h"

namespace pupitre {

/// What a request asks for, as the ordering portal of IGC-Santé wants it (operator facts §8.2, §8.4).
struct RequestSubject
{
    QString country = QStringLiteral("FR");
    QString department;    ///< ST, "Côte-d'Or (21)"
    QString organisation;  ///< O
    QString structureId;   ///< OU, idNat_Struct
    QString commonName;    ///< CN: the "Service applicatif", or the host name of a server
    QStringList hostNames; ///< SERV SSL alone; the common name is put first

    /// All that is wrong, with the field ("st", "o", "ou", "cn", "dns"). A server is known by its host names.
    QList<Error> check() const;
    QString distinguishedName() const; ///< RFC 2253, as the certificate will print it
};

/// A request for a certificate (PKCS#10, RFC 2986), decoded once.
struct CertificateRequest
{
    QByteArray der;
    QString subject; ///< RFC 2253
    QString commonName;
    QString keyAlgorithm;
    int keyBits = 0;
    QStringList alternativeNames;
    QString keyFingerprint; ///< SHA-256 of the public key, as PrivateKey::fingerprint()

    /// C, ST, O, OU, CN in this order; C as PrintableString, the others in UTF-8; signed with SHA-256.
    static Result<CertificateRequest> make(const RequestSubject& subject, const PrivateKey& key);
    /// DER or PEM, up to 1 MiB, with a signature that holds: RequestMalformed.
    static Result<CertificateRequest> parse(QByteArrayView bytes);
    QByteArray toPem() const;
};

/// Where two subjects part, letter by letter: runs of text, those that differ marked.
struct NameDifference
{
    struct Run
    {
        QString text;
        bool differs = false;
    };
    QList<Run> left;
    QList<Run> right;
    bool same = true;
};
NameDifference compareNames(const QString& left, const QString& right);

} // namespace pupitre
