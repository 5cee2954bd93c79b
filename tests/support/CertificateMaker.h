#pragma once

#include "core/pki/Certificate.h"
#include "core/pki/Crl.h"

#include <QByteArrayList>
#include <QList>

#include <memory>

/// Certificates, revocation lists and OCSP answers of any shape, right or wrong, for tests of what judges them.
namespace pupitre::test {

struct Signed
{
    std::shared_ptr<X509> x509;
    std::shared_ptr<EVP_PKEY> key;
    Certificate decoded() const { return Certificate::fromX509(x509.get()); }
    QByteArray pem() const { return decoded().toPem(); }
    QByteArray keyPem() const; ///< PKCS#8, not encrypted
};

/// One extension: by the short name OpenSSL's configuration knows ("basicConstraints", "critical,CA:TRUE"), or by
/// dotted OID with the DER of its value.
struct MadeExtension
{
    QByteArray name;
    QByteArray value;
    bool raw = false;
    bool critical = false; ///< of a raw one
};

/// What a certificate is made of. The default is a good ORG certificate of an application.
struct Recipe
{
    QByteArrayList subject{"C=FR", "O=HOPITAL", "OU=300000000077081", "CN=DPI"};
    QDateTime notBefore{QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
    QDateTime notAfter{QDate(2026, 12, 31), QTime(0, 0), Qt::UTC};
    QByteArray serial; ///< hexadecimal; empty: 128 random bits
    int version = 3;
    QByteArray keyType = "RSA-2048"; ///< "RSA-1024", "P-256", "P-192", "DSA"
    int exponent = 65537;
    const EVP_MD* digest = EVP_sha256();
    QList<MadeExtension> extensions = leafExtensions();

    static QList<MadeExtension> leafExtensions();
    static QList<MadeExtension> serverExtensions(const QByteArray& names);
    static QList<MadeExtension> authorityExtensions(const QByteArray& constraints = "critical,CA:TRUE");
    static Recipe authority(const QByteArray& name);
    static Recipe server(const QByteArray& host);
    /// The same with one extension replaced, added or (with an empty value) taken away.
    Recipe with(const QByteArray& name, const QByteArray& value) const;
    Recipe withRaw(const QByteArray& oid, const QByteArray& der, bool critical = false) const;
};

/// Makes and signs; without an issuer the certificate signs itself. Keys are made once a kind and kept, unless
/// `ownKey`.
Signed make(const Recipe& recipe, const Signed* issuer = nullptr, bool ownKey = true);
/// Signs again what a test has changed in place.
void signAgain(Signed& certificate, const Signed& issuer, const EVP_MD* digest = EVP_sha256());

struct ListRecipe
{
    QDateTime thisUpdate{QDate(2026, 3, 1), QTime(0, 0), Qt::UTC};
    QDateTime nextUpdate{QDate(2026, 4, 1), QTime(0, 0), Qt::UTC};
    QList<Signed> revoked;
    int number = 1;
    int base = 0;   ///< of a delta; 0: a complete list
    int reason = 1; ///< CRL_REASON_KEY_COMPROMISE; 8: removeFromCRL
};
Crl makeCrl(const Signed& issuer, const ListRecipe& recipe);
QByteArray crlPem(const Crl& crl);

struct AnswerRecipe
{
    QDateTime thisUpdate{QDate(2026, 3, 2), QTime(7, 0), Qt::UTC};
    QDateTime nextUpdate{QDate(2026, 3, 3), QTime(7, 0), Qt::UTC};
    int status = V_OCSP_CERTSTATUS_GOOD;
    bool copyNonce = true;
    bool otherNonce = false;
};
/// The answer of a responder to a request (both DER) about a certificate of `issuer`.
QByteArray makeOcspAnswer(const QByteArray& request, const Signed& issuer, const Signed& responder,
                          const AnswerRecipe& recipe);

} // namespace pupitre::test
