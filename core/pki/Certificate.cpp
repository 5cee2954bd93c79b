#include "core/pki/Certificate.h"

#include "core/pki/CertificateDetails.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace pupitre {

namespace {

// The issuing authorities of the Élémentaire range (ANS, IGC-Santé), by their whole name: a look-alike that merely
// contains "IGC-SANTE" is not one of them.
const QLatin1String
    productionIssuer("CN=AC IGC-SANTE ELEMENTAIRE ORGANISATIONS,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR");
const QLatin1String
    productionRoot("CN=AC RACINE IGC-SANTE ELEMENTAIRE,OU=IGC-SANTE,OU=0002 187512751,O=ASIP-SANTE,C=FR");
const QLatin1String
    testIssuer("CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS,OU=IGC-SANTE TEST,OU=0002 187512751,O=ASIP-SANTE,C=FR");
const QLatin1String
    testRoot("CN=TEST AC RACINE IGC-SANTE ELEMENTAIRE,OU=IGC-SANTE TEST,OU=0002 187512751,O=ASIP-SANTE,C=FR");

IgcSanteOrigin originOf(const QString& issuer)
{
    if (issuer == productionIssuer || issuer == productionRoot)
        return IgcSanteOrigin::Production;
    return issuer == testIssuer || issuer == testRoot ? IgcSanteOrigin::Test : IgcSanteOrigin::None;
}

CertificateProduct productOf(const Certificate& certificate)
{
    if (certificate.isAuthority)
        return CertificateProduct::Authority;
    if (certificate.extendedKeyUsage.contains(QLatin1String("serverAuth")))
        return CertificateProduct::ServSsl;
    if (certificate.extendedKeyUsage == QStringList{QStringLiteral("clientAuth")})
        return CertificateProduct::OrgAuthCli;
    return certificate.keyUsage.contains(QLatin1String("nonRepudiation")) ? CertificateProduct::Signature
                                                                          : CertificateProduct::Other;
}

void readKey(X509* x509, Certificate& certificate)
{
    EVP_PKEY* key = X509_get0_pubkey(x509);
    if (key == nullptr)
        return;
    const int type = EVP_PKEY_get_base_id(key);
    certificate.keyAlgorithm = type == EVP_PKEY_RSA   ? QStringLiteral("RSA")
                               : type == EVP_PKEY_EC  ? QStringLiteral("EC")
                               : type == EVP_PKEY_DSA ? QStringLiteral("DSA")
                                                      : QString::fromLatin1(EVP_PKEY_get0_type_name(key));
    certificate.keyBits = EVP_PKEY_get_bits(key);
    char group[64];
    std::size_t size = 0;
    if (type == EVP_PKEY_EC && EVP_PKEY_get_group_name(key, group, sizeof group, &size) == 1)
        certificate.curve = QString::fromLatin1(group, static_cast<qsizetype>(size));
}

} // namespace

QString productCode(CertificateProduct product)
{
    switch (product) {
    case CertificateProduct::Authority:
        return QStringLiteral("CA");
    case CertificateProduct::OrgAuthCli:
        return QStringLiteral("ORG AUTH_CLI");
    case CertificateProduct::ServSsl:
        return QStringLiteral("SERV SSL");
    case CertificateProduct::Signature:
        return QStringLiteral("SIGN");
    case CertificateProduct::Other:
        break;
    }
    return QStringLiteral("OTHER");
}

qint64 wholeDaysLeft(const QDateTime& notAfter, const QDateTime& nowUtc)
{
    constexpr qint64 day = 86400;
    const qint64 seconds = nowUtc.secsTo(notAfter);
    return seconds >= 0 ? seconds / day : -((-seconds + day - 1) / day);
}

qint64 Certificate::daysLeft(const QDateTime& nowUtc) const
{
    return wholeDaysLeft(notAfter, nowUtc);
}

Result<Certificate> Certificate::fromDer(QByteArrayView der)
{
    if (der.size() > maximumSize)
        return fail(Error(ErrorCode::CertificateTooLarge).withValue(QString::number(maximumSize)));
    ERR_clear_error();
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    const X509Ptr x509(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
    if (!x509 || bytes != reinterpret_cast<const unsigned char*>(der.data()) + der.size())
        return fail(Error(ErrorCode::CertificateMalformed).withDetail(takeOpenSslReason()));
    Certificate certificate = fromX509(x509.get());
    // BER that is not DER would be written anew: its fingerprint would not be that of the bytes its owner shows.
    if (certificate.der != der)
        return fail(Error(ErrorCode::CertificateMalformed).withDetail(QStringLiteral("not DER")));
    return certificate;
}

Certificate Certificate::fromX509(X509* x509)
{
    Certificate certificate;
    unsigned char* der = nullptr;
    const int size = i2d_X509(x509, &der);
    if (size > 0)
        certificate.der = QByteArray(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    const X509_NAME* subject = X509_get_subject_name(x509);
    certificate.subject = x509::distinguishedName(subject);
    certificate.issuer = x509::distinguishedName(X509_get_issuer_name(x509));
    certificate.commonName = x509::attribute(subject, NID_commonName);
    certificate.organisation = x509::attribute(subject, NID_organizationName);
    certificate.structureId = x509::attribute(subject, NID_organizationalUnitName);
    certificate.serial = x509::hex(X509_get0_serialNumber(x509));
    certificate.notBefore = x509::time(X509_get0_notBefore(x509));
    certificate.notAfter = x509::time(X509_get0_notAfter(x509));
    readKey(x509, certificate);
    certificate.signatureAlgorithm = QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(x509)));
    certificate.keyUsage = x509::keyUsage(x509);
    certificate.extendedKeyUsage = x509::extendedKeyUsage(x509);
    certificate.alternativeNames = x509::alternativeNames(x509);
    const std::unique_ptr<BASIC_CONSTRAINTS, OpenSslDelete<&BASIC_CONSTRAINTS_free>> constraints(
        static_cast<BASIC_CONSTRAINTS*>(X509_get_ext_d2i(x509, NID_basic_constraints, nullptr, nullptr)));
    certificate.isAuthority = constraints && constraints->ca != 0;
    if (constraints && constraints->pathlen != nullptr)
        certificate.pathLength = static_cast<int>(ASN1_INTEGER_get(constraints->pathlen));
    certificate.subjectKeyId = x509::keyId(X509_get0_subject_key_id(x509));
    certificate.authorityKeyId = x509::keyId(X509_get0_authority_key_id(x509));
    certificate.policies = x509::policies(x509);
    certificate.crlUrls = x509::crlUrls(x509);
    certificate.ocspUrls = x509::accessUrls(x509, NID_ad_OCSP);
    certificate.issuerUrls = x509::accessUrls(x509, NID_ad_ca_issuers);
    certificate.fingerprint = x509::fingerprint(x509, EVP_sha256());
    certificate.fingerprintSha1 = x509::fingerprint(x509, EVP_sha1());
    certificate.selfIssued = X509_NAME_cmp(subject, X509_get_issuer_name(x509)) == 0;
    certificate.product = productOf(certificate);
    certificate.origin = originOf(certificate.issuer);
    ERR_clear_error(); // extensions that could not be read leave their reasons behind
    return certificate;
}

bool Certificate::maySign() const
{
    return keyUsage.isEmpty() || keyUsage.contains(QLatin1String("digitalSignature")) ||
           keyUsage.contains(QLatin1String("nonRepudiation"));
}

X509Ptr Certificate::toX509() const
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
    return X509Ptr(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
}

QByteArray Certificate::toPem() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    const X509Ptr x509 = toX509();
    return bio && x509 && PEM_write_bio_X509(bio.get(), x509.get()) == 1 ? contentOf(bio.get()) : QByteArray();
}

} // namespace pupitre
