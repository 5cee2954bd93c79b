#include "tests/support/CertificateMaker.h"

#include <QHash>

#include <openssl/bn.h>
#include <openssl/dsa.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace pupitre::test {

namespace {

using NumberPtr = std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>>;
using KeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, OpenSslDelete<&EVP_PKEY_CTX_free>>;

time_t seconds(const QDateTime& time)
{
    return static_cast<time_t>(time.toSecsSinceEpoch());
}

std::shared_ptr<EVP_PKEY> makeKey(const QByteArray& type, int exponent)
{
    EVP_PKEY* key = nullptr;
    if (type.startsWith("RSA-")) {
        const KeyContextPtr context(EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr));
        const NumberPtr number(BN_new());
        BN_set_word(number.get(), static_cast<BN_ULONG>(exponent));
        EVP_PKEY_keygen_init(context.get());
        EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), type.mid(4).toInt());
        EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), number.get());
        EVP_PKEY_keygen(context.get(), &key);
    } else if (type == "DSA") {
        const KeyContextPtr parameters(EVP_PKEY_CTX_new_id(EVP_PKEY_DSA, nullptr));
        EVP_PKEY_paramgen_init(parameters.get());
        EVP_PKEY_CTX_set_dsa_paramgen_bits(parameters.get(), 1024);
        EVP_PKEY* domain = nullptr;
        EVP_PKEY_paramgen(parameters.get(), &domain);
        const KeyPtr owner(domain);
        const KeyContextPtr context(EVP_PKEY_CTX_new(domain, nullptr));
        EVP_PKEY_keygen_init(context.get());
        EVP_PKEY_keygen(context.get(), &key);
    } else {
        key = EVP_EC_gen(type.constData());
    }
    return {key, &EVP_PKEY_free};
}

std::shared_ptr<EVP_PKEY> keyOf(const Recipe& recipe, bool own)
{
    static QHash<QByteArray, std::shared_ptr<EVP_PKEY>> kept;
    const QByteArray kind = recipe.keyType + '/' + QByteArray::number(recipe.exponent);
    if (own && recipe.keyType == "RSA-2048" && recipe.exponent == 65537)
        return makeKey(recipe.keyType, recipe.exponent);
    auto& key = kept[kind];
    if (!key)
        key = makeKey(recipe.keyType, recipe.exponent);
    return key;
}

void addExtension(X509* certificate, X509* issuer, const MadeExtension& made)
{
    using ExtensionPtr = std::unique_ptr<X509_EXTENSION, OpenSslDelete<&X509_EXTENSION_free>>;
    ExtensionPtr extension;
    if (made.raw) {
        const std::unique_ptr<ASN1_OCTET_STRING, OpenSslDelete<&ASN1_OCTET_STRING_free>> octets(
            ASN1_OCTET_STRING_new());
        ASN1_OCTET_STRING_set(octets.get(), reinterpret_cast<const unsigned char*>(made.value.constData()),
                              static_cast<int>(made.value.size()));
        ASN1_OBJECT* object = OBJ_txt2obj(made.name.constData(), 0);
        extension.reset(X509_EXTENSION_create_by_OBJ(nullptr, object, made.critical ? 1 : 0, octets.get()));
        ASN1_OBJECT_free(object);
    } else {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
        extension.reset(X509V3_EXT_conf(nullptr, &context, made.name.constData(), made.value.constData()));
    }
    Q_ASSERT_X(extension, "addExtension", made.value.constData());
    X509_add_ext(certificate, extension.get(), -1);
}

} // namespace

QList<MadeExtension> Recipe::leafExtensions()
{
    return {
        {"basicConstraints", "CA:FALSE"},           {"keyUsage", "critical,digitalSignature"},
        {"extendedKeyUsage", "clientAuth"},         {"subjectKeyIdentifier", "hash"},
        {"authorityKeyIdentifier", "keyid:always"}, {"crlDistributionPoints", "URI:http://igc.exemple.invalid/ac.crl"}};
}

QList<MadeExtension> Recipe::serverExtensions(const QByteArray& names)
{
    return {{"basicConstraints", "CA:FALSE"},
            {"keyUsage", "critical,digitalSignature,keyEncipherment"},
            {"extendedKeyUsage", "serverAuth,clientAuth"},
            {"subjectAltName", names},
            {"subjectKeyIdentifier", "hash"},
            {"authorityKeyIdentifier", "keyid:always"},
            {"crlDistributionPoints", "URI:http://igc.exemple.invalid/ac.crl"}};
}

QList<MadeExtension> Recipe::authorityExtensions(const QByteArray& constraints)
{
    return {{"basicConstraints", constraints},
            {"keyUsage", "critical,keyCertSign,cRLSign"},
            {"subjectKeyIdentifier", "hash"},
            {"authorityKeyIdentifier", "keyid:always"}};
}

Recipe Recipe::authority(const QByteArray& name)
{
    Recipe recipe;
    recipe.subject = {"C=FR", "O=ESSAI", "CN=" + name};
    recipe.notBefore = QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
    recipe.notAfter = QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC);
    recipe.extensions = authorityExtensions();
    return recipe;
}

Recipe Recipe::server(const QByteArray& host)
{
    Recipe recipe;
    recipe.subject = {"C=FR", "O=HOPITAL", "CN=" + host};
    recipe.extensions = serverExtensions("DNS:" + host);
    return recipe;
}

Recipe Recipe::with(const QByteArray& name, const QByteArray& value) const
{
    Recipe changed = *this;
    changed.extensions.removeIf([&](const MadeExtension& one) { return one.name == name; });
    if (!value.isEmpty())
        changed.extensions.append({name, value});
    return changed;
}

Recipe Recipe::withRaw(const QByteArray& oid, const QByteArray& der, bool critical) const
{
    Recipe changed = *this;
    changed.extensions.append({oid, der, true, critical});
    return changed;
}

Signed make(const Recipe& recipe, const Signed* issuer, bool ownKey)
{
    Signed made;
    made.key = keyOf(recipe, ownKey);
    made.x509 = {X509_new(), &X509_free};
    X509* x509 = made.x509.get();
    X509_set_version(x509, recipe.version - 1);
    QByteArray serial = recipe.serial;
    if (serial.isEmpty()) {
        unsigned char random[16];
        RAND_bytes(random, sizeof random);
        random[0] = static_cast<unsigned char>((random[0] & 0x7F) | 0x40);
        serial = QByteArray(reinterpret_cast<const char*>(random), sizeof random).toHex();
    }
    BIGNUM* number = nullptr;
    BN_hex2bn(&number, serial.constData());
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509));
    BN_free(number);
    ASN1_TIME_set(X509_getm_notBefore(x509), seconds(recipe.notBefore));
    ASN1_TIME_set(X509_getm_notAfter(x509), seconds(recipe.notAfter));
    for (const QByteArray& part : recipe.subject) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray field = part.left(equals);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(x509), field.constData(),
                                   field == "C" ? V_ASN1_PRINTABLESTRING
                                                : V_ASN1_UTF8STRING, // the lengths are the test's to choose
                                   reinterpret_cast<const unsigned char*>(part.constData() + equals + 1), -1, -1, 0);
    }
    X509* by = issuer == nullptr ? x509 : issuer->x509.get();
    X509_set_issuer_name(x509, X509_get_subject_name(by));
    X509_set_pubkey(x509, made.key.get());
    for (const MadeExtension& extension : recipe.extensions)
        addExtension(x509, by, extension);
    X509_sign(x509, issuer == nullptr ? made.key.get() : issuer->key.get(), recipe.digest);
    return made;
}

void signAgain(Signed& certificate, const Signed& issuer, const EVP_MD* digest)
{
    X509_sign(certificate.x509.get(), issuer.key.get(), digest);
    // The object keeps what it cached of its former self: it is read anew.
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate.x509.get(), &der);
    const unsigned char* at = der;
    certificate.x509 = {d2i_X509(nullptr, &at, size), &X509_free};
    OPENSSL_free(der);
}

Crl makeCrl(const Signed& issuer, const ListRecipe& recipe)
{
    const X509CrlPtr crl(X509_CRL_new());
    X509_CRL_set_version(crl.get(), 1);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer.x509.get()));
    ASN1_TIME* time = ASN1_TIME_set(nullptr, seconds(recipe.thisUpdate));
    X509_CRL_set1_lastUpdate(crl.get(), time);
    if (recipe.nextUpdate.isValid()) {
        ASN1_TIME_set(time, seconds(recipe.nextUpdate));
        X509_CRL_set1_nextUpdate(crl.get(), time);
    }
    ASN1_TIME_set(time, seconds(recipe.thisUpdate.addDays(-1)));
    for (const Signed& one : recipe.revoked) {
        X509_REVOKED* entry = X509_REVOKED_new();
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(one.x509.get()));
        X509_REVOKED_set_revocationDate(entry, time);
        ASN1_ENUMERATED* reason = ASN1_ENUMERATED_new();
        ASN1_ENUMERATED_set(reason, recipe.reason);
        X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason, 0, 0);
        ASN1_ENUMERATED_free(reason);
        X509_CRL_add0_revoked(crl.get(), entry);
    }
    ASN1_TIME_free(time);
    ASN1_INTEGER* number = ASN1_INTEGER_new();
    ASN1_INTEGER_set(number, recipe.number);
    X509_CRL_add1_ext_i2d(crl.get(), NID_crl_number, number, 0, 0);
    if (recipe.base > 0) {
        ASN1_INTEGER_set(number, recipe.base);
        X509_CRL_add1_ext_i2d(crl.get(), NID_delta_crl, number, 1, 0);
    }
    ASN1_INTEGER_free(number);
    X509_CRL_sort(crl.get());
    X509_CRL_sign(crl.get(), issuer.key.get(), EVP_sha256());
    unsigned char* der = nullptr;
    const int size = i2d_X509_CRL(crl.get(), &der);
    auto decoded = Crl::fromDer(QByteArrayView(reinterpret_cast<const char*>(der), size));
    OPENSSL_free(der);
    return decoded ? *decoded : Crl();
}

QByteArray Signed::keyPem() const
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio.get());
}

QByteArray crlPem(const Crl& crl)
{
    const BioPtr bio(BIO_new(BIO_s_mem()));
    const X509CrlPtr x509 = crl.toX509Crl();
    PEM_write_bio_X509_CRL(bio.get(), x509.get());
    return contentOf(bio.get());
}

QByteArray makeOcspAnswer(const QByteArray& request, const Signed& issuer, const Signed& responder,
                          const AnswerRecipe& recipe)
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(request.constData());
    const std::unique_ptr<OCSP_REQUEST, OpenSslDelete<&OCSP_REQUEST_free>> asked(
        d2i_OCSP_REQUEST(nullptr, &bytes, static_cast<long>(request.size())));
    const std::unique_ptr<OCSP_BASICRESP, OpenSslDelete<&OCSP_BASICRESP_free>> basic(OCSP_BASICRESP_new());
    ASN1_TIME* from = ASN1_GENERALIZEDTIME_set(nullptr, seconds(recipe.thisUpdate));
    ASN1_TIME* until =
        recipe.nextUpdate.isValid() ? ASN1_GENERALIZEDTIME_set(nullptr, seconds(recipe.nextUpdate)) : nullptr;
    ASN1_TIME* revoked = ASN1_GENERALIZEDTIME_set(nullptr, seconds(recipe.thisUpdate.addDays(-2)));
    for (int i = 0; asked && i < OCSP_request_onereq_count(asked.get()); ++i) {
        OCSP_CERTID* id = OCSP_onereq_get0_id(OCSP_request_onereq_get0(asked.get(), i));
        OCSP_basic_add1_status(basic.get(), id, recipe.status, OCSP_REVOKED_STATUS_KEYCOMPROMISE, revoked, from, until);
    }
    if (recipe.otherNonce)
        OCSP_basic_add1_nonce(basic.get(), nullptr, 16);
    else if (recipe.copyNonce)
        OCSP_copy_nonce(basic.get(), asked.get());
    STACK_OF(X509)* certificates = sk_X509_new_null();
    if (responder.x509 != issuer.x509)
        sk_X509_push(certificates, responder.x509.get());
    OCSP_basic_sign(basic.get(), responder.x509.get(), responder.key.get(), EVP_sha256(), certificates, 0);
    sk_X509_free(certificates);
    ASN1_TIME_free(from);
    ASN1_TIME_free(until);
    ASN1_TIME_free(revoked);
    const std::unique_ptr<OCSP_RESPONSE, OpenSslDelete<&OCSP_RESPONSE_free>> response(
        OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
    unsigned char* der = nullptr;
    const int size = i2d_OCSP_RESPONSE(response.get(), &der);
    QByteArray answer(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return answer;
}

} // namespace pupitre::test
