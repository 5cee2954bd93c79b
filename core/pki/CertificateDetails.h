#pragma once

#include "core/pki/OpenSsl.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

/// Reads single fields of an X509 into Qt's types. Each tolerates hostile input: what cannot be read is empty.
namespace pupitre::x509 {

/// RFC 2253 print: reversed order, commas, RFC 2253 escapes, UTF-8 kept readable (`openssl -nameopt RFC2253,-esc_msb`).
QString distinguishedName(const X509_NAME* name);
/// The last value of an attribute (NID_commonName…), or empty.
QString attribute(const X509_NAME* name, int nid);
QDateTime time(const ASN1_TIME* time);
QString hex(const ASN1_INTEGER* number);
QString keyId(const ASN1_OCTET_STRING* octets);
QStringList keyUsage(const X509* certificate);
QStringList extendedKeyUsage(X509* certificate);
QStringList alternativeNames(X509* certificate);
QStringList policies(X509* certificate);
QStringList crlUrls(X509* certificate);
/// `method`: NID_ad_OCSP or NID_ad_ca_issuers.
QStringList accessUrls(X509* certificate, int method);
QString fingerprint(const X509* certificate, const EVP_MD* digest);

} // namespace pupitre::x509
