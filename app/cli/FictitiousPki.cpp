#include "app/cli/FictitiousPki.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace pupitre {

namespace {

KeyPtr newKey(bool ellipticCurve, int bits)
{
    return KeyPtr(ellipticCurve ? EVP_EC_gen("P-256") : EVP_RSA_gen(static_cast<unsigned int>(bits)));
}

void addName(X509_NAME* name, const char* field, int type, const QString& value)
{
    const QByteArray bytes = value.toUtf8();
    X509_NAME_add_entry_by_txt(name, field, type, reinterpret_cast<const unsigned char*>(bytes.constData()),
                               static_cast<int>(bytes.size()), -1, 0);
}

void addExtension(X509* certificate, X509* issuer, int nid, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, OpenSslDelete<&X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData()));
    if (extension)
        X509_add_ext(certificate, extension.get(), -1);
}

// A version 3 certificate with a random 128-bit serial number and no subject yet.
X509Ptr blank(EVP_PKEY* key, const QDateTime& notBefore, const QDateTime& notAfter)
{
    X509Ptr certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    unsigned char serial[16];
    RAND_bytes(serial, sizeof serial);
    serial[0] &= 0x7F;
    const std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
    BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get()));
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), static_cast<time_t>(notBefore.toSecsSinceEpoch()));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), static_cast<time_t>(notAfter.toSecsSinceEpoch()));
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

FictitiousPki::Issued authorityOf(const FictitiousPki::Issued* issuer, const QString& name, const QDateTime& now)
{
    FictitiousPki::Issued made;
    made.key = newKey(false, 2048);
    made.certificate = blank(made.key.get(), now.addYears(-5), now.addYears(10));
    X509_NAME* subject = X509_get_subject_name(made.certificate.get());
    addName(subject, "C", MBSTRING_ASC, QStringLiteral("FR"));
    addName(subject, "O", MBSTRING_UTF8, QStringLiteral("DEMONSTRATION PUPITRE"));
    addName(subject, "OU", MBSTRING_UTF8, QStringLiteral("DONNEES FICTIVES"));
    addName(subject, "CN", MBSTRING_UTF8, name);
    X509* by = issuer == nullptr ? made.certificate.get() : issuer->certificate.get();
    X509_set_issuer_name(made.certificate.get(), X509_get_subject_name(by));
    addExtension(made.certificate.get(), by, NID_basic_constraints,
                 issuer == nullptr ? "critical,CA:TRUE" : "critical,CA:TRUE,pathlen:0");
    addExtension(made.certificate.get(), by, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(made.certificate.get(), by, NID_subject_key_identifier, "hash");
    addExtension(made.certificate.get(), by, NID_authority_key_identifier, "keyid");
    X509_sign(made.certificate.get(), issuer == nullptr ? made.key.get() : issuer->key.get(), EVP_sha256());
    return made;
}

} // namespace

QByteArray FictitiousPki::Issued::certificatePem() const
{
    return decoded().toPem();
}

QByteArray FictitiousPki::Issued::keyPem() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio.get());
}

FictitiousPki::FictitiousPki(const QDateTime& now)
    : m_root(authorityOf(nullptr, QStringLiteral("AC RACINE FICTIVE"), now))
    , m_authority(authorityOf(&m_root, QStringLiteral("AC FICTIVE ORGANISATIONS"), now))
{}

FictitiousPki::Issued FictitiousPki::issue(const Leaf& leaf) const
{
    Issued made;
    made.key = newKey(leaf.ellipticCurve, leaf.rsaBits);
    made.certificate = blank(made.key.get(), leaf.notBefore, leaf.notAfter);
    X509* certificate = made.certificate.get();
    X509_NAME* subject = X509_get_subject_name(certificate);
    addName(subject, "C", MBSTRING_ASC, QStringLiteral("FR"));
    addName(subject, "ST", MBSTRING_UTF8, leaf.department);
    addName(subject, "O", MBSTRING_UTF8, leaf.organisation);
    addName(subject, "OU", MBSTRING_UTF8, leaf.structureId);
    addName(subject, "CN", MBSTRING_UTF8, leaf.commonName);
    X509* issuer = m_authority.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    addExtension(certificate, issuer, NID_basic_constraints, "CA:FALSE");
    switch (leaf.product) {
    case CertificateProduct::ServSsl: {
        addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment");
        addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth,clientAuth");
        QByteArrayList names;
        for (const QString& host : leaf.hostNames)
            names.append("DNS:" + host.toUtf8());
        addExtension(certificate, issuer, NID_subject_alt_name, names.join(','));
        break;
    }
    case CertificateProduct::Signature:
        addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature,nonRepudiation");
        addExtension(certificate, issuer, NID_ext_key_usage, "emailProtection");
        break;
    default:
        addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature");
        addExtension(certificate, issuer, NID_ext_key_usage, "clientAuth");
        break;
    }
    addExtension(certificate, issuer, NID_subject_key_identifier, "hash");
    addExtension(certificate, issuer, NID_authority_key_identifier, "keyid");
    addExtension(certificate, issuer, NID_certificate_policies, "1.3.6.1.4.1.99999.1");
    addExtension(certificate, issuer, NID_crl_distribution_points, "URI:http://igc.exemple.invalid/ac.crl");
    addExtension(certificate, issuer, NID_info_access,
                 "OCSP;URI:http://ocsp.exemple.invalid,caIssuers;URI:http://igc.exemple.invalid/ac.cer");
    X509_sign(certificate, m_authority.key.get(), EVP_sha256());
    return made;
}

QByteArray FictitiousPki::revocationList(const QDateTime& now, const QList<Certificate>& revoked) const
{
    const X509CrlPtr list(X509_CRL_new());
    const auto at = [](const QDateTime& when) {
        return std::unique_ptr<ASN1_TIME, OpenSslDelete<&ASN1_TIME_free>>(
            ASN1_TIME_set(nullptr, static_cast<time_t>(when.toSecsSinceEpoch())));
    };
    constexpr int week = 7;
    const auto from = at(now.addSecs(-3600));
    const auto until = at(now.addDays(week));
    X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(m_authority.certificate.get()));
    X509_CRL_set1_lastUpdate(list.get(), from.get());
    X509_CRL_set1_nextUpdate(list.get(), until.get());
    for (const Certificate& certificate : revoked) {
        const X509Ptr x509 = certificate.toX509();
        X509_REVOKED* entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(x509.get()));
        X509_REVOKED_set_revocationDate(entry, from.get());
        X509_CRL_add0_revoked(list.get(), entry);
    }
    const std::unique_ptr<ASN1_INTEGER, OpenSslDelete<&ASN1_INTEGER_free>> number(ASN1_INTEGER_new());
    ASN1_INTEGER_set(number.get(), 1);
    X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, number.get(), 0, 0);
    X509V3_CTX context;
    X509V3_set_ctx(&context, m_authority.certificate.get(), nullptr, nullptr, list.get(), 0);
    if (X509_EXTENSION* key = X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid");
        key != nullptr) {
        X509_CRL_add_ext(list.get(), key, -1);
        X509_EXTENSION_free(key);
    }
    X509_CRL_sign(list.get(), m_authority.key.get(), EVP_sha256());
    unsigned char* der = nullptr;
    const int size = i2d_X509_CRL(list.get(), &der);
    QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

} // namespace pupitre
