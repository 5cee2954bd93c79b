#include "core/pki/CertificateDetails.h"

#include <openssl/bn.h>

namespace pupitre::x509 {

namespace {

template <class T, auto function>
using Stack = std::unique_ptr<T, OpenSslDelete<function>>;

QString textOf(const ASN1_STRING* string)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string));
}

// An IA5String that holds a NUL or a line break is an attempt at confusion: shown, but made visible.
QString visible(QString text)
{
    for (QChar& c : text) {
        if (c.category() == QChar::Other_Control)
            c = QChar(0xFFFD);
    }
    return text;
}

QString nameOf(const ASN1_OBJECT* object)
{
    const int nid = OBJ_obj2nid(object);
    return nid == NID_undef ? oidOf(object) : QString::fromLatin1(OBJ_nid2sn(nid));
}

QString generalName(const GENERAL_NAME* name)
{
    switch (name->type) {
    case GEN_DNS:
        return QStringLiteral("DNS:") + visible(textOf(name->d.dNSName));
    case GEN_EMAIL:
        return QStringLiteral("email:") + visible(textOf(name->d.rfc822Name));
    case GEN_URI:
        return QStringLiteral("URI:") + visible(textOf(name->d.uniformResourceIdentifier));
    case GEN_DIRNAME:
        return QStringLiteral("DirName:") + distinguishedName(name->d.directoryName);
    case GEN_RID:
        return QStringLiteral("RID:") + oidOf(name->d.registeredID);
    case GEN_IPADD: {
        const unsigned char* bytes = ASN1_STRING_get0_data(name->d.iPAddress);
        const int size = ASN1_STRING_length(name->d.iPAddress);
        QStringList parts;
        for (int i = 0; size == 4 && i < 4; ++i)
            parts.append(QString::number(bytes[i]));
        for (int i = 0; size == 16 && i < 16; i += 2)
            parts.append(QString::number(bytes[i] << 8 | bytes[i + 1], 16).toUpper());
        return QStringLiteral("IP Address:") + parts.join(size == 16 ? QLatin1Char(':') : QLatin1Char('.'));
    }
    case GEN_OTHERNAME:
        return QStringLiteral("othername:") + nameOf(name->d.otherName->type_id);
    default:
        return QStringLiteral("other");
    }
}

} // namespace

QString distinguishedName(const X509_NAME* name)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    if (name == nullptr || !bio ||
        X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB)) < 0)
        return {};
    return QString::fromUtf8(contentOf(bio.get()));
}

QString attribute(const X509_NAME* name, int nid)
{
    int last = -1;
    for (int next = -1; (next = X509_NAME_get_index_by_NID(name, nid, next)) >= 0;)
        last = next;
    if (last < 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)));
    QString value = size >= 0 ? visible(QString::fromUtf8(reinterpret_cast<const char*>(utf8), size)) : QString();
    OPENSSL_free(utf8);
    return value;
}

QDateTime time(const ASN1_TIME* time)
{
    tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, std::min(parts.tm_sec, 59)), Qt::UTC);
}

QString hex(const ASN1_INTEGER* number)
{
    const std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>> big(ASN1_INTEGER_to_BN(number, nullptr));
    char* text = big ? BN_bn2hex(big.get()) : nullptr;
    QString result = QString::fromLatin1(text);
    OPENSSL_free(text);
    return result;
}

QString keyId(const ASN1_OCTET_STRING* octets)
{
    if (octets == nullptr)
        return {};
    const QByteArray bytes(reinterpret_cast<const char*>(ASN1_STRING_get0_data(octets)), ASN1_STRING_length(octets));
    return QString::fromLatin1(bytes.toHex(':').toUpper());
}

QStringList keyUsage(const X509* certificate)
{
    const std::unique_ptr<ASN1_BIT_STRING, OpenSslDelete<&ASN1_BIT_STRING_free>> bits(
        static_cast<ASN1_BIT_STRING*>(X509_get_ext_d2i(certificate, NID_key_usage, nullptr, nullptr)));
    static const char* const names[] = {"digitalSignature", "nonRepudiation", "keyEncipherment",
                                        "dataEncipherment", "keyAgreement",   "keyCertSign",
                                        "cRLSign",          "encipherOnly",   "decipherOnly"};
    QStringList result;
    for (int bit = 0; bits && bit < 9; ++bit) {
        if (ASN1_BIT_STRING_get_bit(bits.get(), bit) != 0)
            result.append(QString::fromLatin1(names[bit]));
    }
    return result;
}

QStringList extendedKeyUsage(X509* certificate)
{
    const Stack<EXTENDED_KEY_USAGE, &freeObjects> usages(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i)
        result.append(nameOf(sk_ASN1_OBJECT_value(usages.get(), i)));
    return result;
}

QStringList alternativeNames(X509* certificate)
{
    const Stack<GENERAL_NAMES, &GENERAL_NAMES_free> names(
        static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i)
        result.append(generalName(sk_GENERAL_NAME_value(names.get(), i)));
    return result;
}

QStringList policies(X509* certificate)
{
    const Stack<CERTIFICATEPOLICIES, &CERTIFICATEPOLICIES_free> found(
        static_cast<CERTIFICATEPOLICIES*>(X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; found && i < sk_POLICYINFO_num(found.get()); ++i)
        result.append(oidOf(sk_POLICYINFO_value(found.get(), i)->policyid));
    return result;
}

QStringList crlUrls(X509* certificate)
{
    const Stack<CRL_DIST_POINTS, &CRL_DIST_POINTS_free> points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME* name = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (name == nullptr || name->type != 0)
            continue;
        for (int j = 0; j < sk_GENERAL_NAME_num(name->name.fullname); ++j) {
            const GENERAL_NAME* one = sk_GENERAL_NAME_value(name->name.fullname, j);
            if (one->type == GEN_URI)
                result.append(visible(textOf(one->d.uniformResourceIdentifier)));
        }
    }
    return result;
}

QStringList accessUrls(X509* certificate, int method)
{
    const Stack<AUTHORITY_INFO_ACCESS, &AUTHORITY_INFO_ACCESS_free> access(
        static_cast<AUTHORITY_INFO_ACCESS*>(X509_get_ext_d2i(certificate, NID_info_access, nullptr, nullptr)));
    QStringList result;
    for (int i = 0; access && i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const ACCESS_DESCRIPTION* one = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(one->method) == method && one->location->type == GEN_URI)
            result.append(visible(textOf(one->location->d.uniformResourceIdentifier)));
    }
    return result;
}

QString fingerprint(const X509* certificate, const EVP_MD* digest)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (X509_digest(certificate, digest, bytes, &size) != 1)
        return {};
    return QString::fromLatin1(QByteArrayView(bytes, size).toByteArray().toHex().toUpper());
}

} // namespace pupitre::x509
