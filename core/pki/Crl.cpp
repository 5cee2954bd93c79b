#include "core/pki/Crl.h"

#include "core/base/FileIo.h"
#include "core/pki/CertificateDetails.h"

#include <QCryptographicHash>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace pupitre {

namespace {

QString numberOf(const X509_CRL* crl, int nid)
{
    const IntegerPtr number(static_cast<ASN1_INTEGER*>(X509_CRL_get_ext_d2i(crl, nid, nullptr, nullptr)));
    return number ? x509::hex(number.get()) : QString();
}

Crl decoded(X509_CRL* x509, QByteArrayView der)
{
    Crl crl;
    crl.der = der.toByteArray();
    crl.issuer = x509::distinguishedName(X509_CRL_get_issuer(x509));
    crl.number = numberOf(x509, NID_crl_number);
    crl.baseNumber = numberOf(x509, NID_delta_crl);
    crl.thisUpdate = x509::time(X509_CRL_get0_lastUpdate(x509));
    crl.nextUpdate = x509::time(X509_CRL_get0_nextUpdate(x509));
    const AuthorityKeyPtr key(
        static_cast<AUTHORITY_KEYID*>(X509_CRL_get_ext_d2i(x509, NID_authority_key_identifier, nullptr, nullptr)));
    if (key)
        crl.authorityKeyId = x509::keyId(key->keyid);
    crl.signatureAlgorithm = QString::fromLatin1(OBJ_nid2ln(X509_CRL_get_signature_nid(x509)));
    crl.fingerprint =
        QString::fromLatin1(QCryptographicHash::hash(crl.der, QCryptographicHash::Sha256).toHex().toUpper());
    const STACK_OF(X509_REVOKED)* entries = X509_CRL_get_REVOKED(x509);
    crl.entries = entries == nullptr ? 0 : sk_X509_REVOKED_num(entries);
    const IssuingPointPtr point(
        static_cast<ISSUING_DIST_POINT*>(X509_CRL_get_ext_d2i(x509, NID_issuing_distribution_point, nullptr, nullptr)));
    crl.indirect = point && point->indirectCRL > 0;
    ERR_clear_error();
    return crl;
}

Result<QList<Crl>> parsePem(QByteArrayView bytes)
{
    constexpr qsizetype most = 10000;
    QList<Crl> lists;
    const BioPtr bio = memoryBio(bytes);
    for (qsizetype blocks = 0; blocks < most; ++blocks) {
        char* name = nullptr;
        char* header = nullptr;
        unsigned char* data = nullptr;
        long size = 0;
        ERR_clear_error();
        if (PEM_read_bio(bio.get(), &name, &header, &data, &size) != 1)
            break;
        const QByteArray kind(name);
        const QByteArray der(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(data, static_cast<std::size_t>(size));
        if (kind != "X509 CRL")
            continue;
        auto crl = Crl::fromDer(der);
        if (!crl)
            return fail(crl.error());
        lists.append(std::move(*crl));
    }
    const bool finished = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    const QString reason = takeOpenSslReason();
    if (!finished && !reason.isEmpty())
        return fail(Error(ErrorCode::CrlMalformed).withDetail(reason));
    if (lists.isEmpty())
        return fail(ErrorCode::CrlNotFound);
    return lists;
}

} // namespace

bool Crl::isFresh(const QDateTime& at) const
{
    return thisUpdate.isValid() && nextUpdate.isValid() && thisUpdate <= at && at <= nextUpdate;
}

Result<Crl> Crl::fromDer(QByteArrayView der)
{
    if (der.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    ERR_clear_error();
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    const auto* const end = bytes + der.size();
    const X509CrlPtr crl(d2i_X509_CRL(nullptr, &bytes, static_cast<long>(der.size())));
    if (!crl || bytes != end)
        return fail(Error(ErrorCode::CrlMalformed).withDetail(takeOpenSslReason()));
    return decoded(crl.get(), der);
}

Result<QList<Crl>> Crl::parse(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return fail(ErrorCode::FileEmpty);
    if (bytes.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    if (bytes.contains(QByteArrayView("-----BEGIN ")))
        return parsePem(bytes);
    if (bytes[0] != '\x30')
        return fail(ErrorCode::CrlNotFound);
    auto one = fromDer(bytes);
    if (!one)
        return fail(one.error());
    return QList<Crl>{std::move(*one)};
}

Result<QList<Crl>> Crl::read(const QString& path)
{
    auto bytes = readFile(path, maximumSize);
    if (!bytes)
        return fail(bytes.error());
    auto lists = parse(*bytes);
    if (!lists)
        return fail(Error(lists.error()).inFile(path));
    return lists;
}

X509CrlPtr Crl::toX509Crl() const
{
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
    return X509CrlPtr(d2i_X509_CRL(nullptr, &bytes, static_cast<long>(der.size())));
}

} // namespace pupitre
