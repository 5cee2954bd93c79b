#include "core/referencing/CmsSignature.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

namespace pupitre {

namespace {

using CmsPtr = std::unique_ptr<CMS_ContentInfo, OpenSslDelete<&CMS_ContentInfo_free>>;
using StorePtr = std::unique_ptr<X509_STORE, OpenSslDelete<&X509_STORE_free>>;
using StoreContextPtr = std::unique_ptr<X509_STORE_CTX, OpenSslDelete<&X509_STORE_CTX_free>>;
using TimePtr = std::unique_ptr<ASN1_TIME, OpenSslDelete<&ASN1_TIME_free>>;

struct CertificateStackDelete
{
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using CertificateStack = std::unique_ptr<STACK_OF(X509), CertificateStackDelete>;

Error opensslError(ErrorCode code)
{
    return Error(code).withDetail(takeOpenSslReason());
}

QDateTime timeOf(const ASN1_TIME* time)
{
    tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QDateTime signingTime(const CMS_SignerInfo* signer)
{
    const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
    X509_ATTRIBUTE* attribute = at >= 0 ? CMS_signed_get_attr(signer, at) : nullptr;
    const ASN1_TYPE* value = attribute != nullptr ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return {};
    return timeOf(reinterpret_cast<const ASN1_TIME*>(value->value.asn1_string));
}

// The parameters of an algorithm are absent or NULL: any other would be bytes nobody answers for.
bool plainParameters(const X509_ALGOR* algorithm)
{
    int type = 0;
    const void* value = nullptr;
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, &type, &value, algorithm);
    if (OBJ_obj2nid(object) == NID_rsassaPss)
        return type == V_ASN1_SEQUENCE;
    return type == V_ASN1_UNDEF || type == V_ASN1_NULL;
}

// One element of DER: its tag and content; empty content with `sound` false when there is none.
struct Element
{
    bool sound = false;
    int tag = 0;
    QByteArrayView content;
    QByteArrayView whole;
};

Element elementAt(QByteArrayView bytes)
{
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    const unsigned char* at = from;
    long length = 0;
    int tag = 0;
    int kind = 0;
    const int outcome = ASN1_get_object(&at, &length, &tag, &kind, static_cast<long>(bytes.size()));
    if ((outcome & 0x81) != 0)
        return {};
    const qsizetype head = at - from;
    return {true, tag, bytes.sliced(head, length), bytes.first(head + length)};
}

bool sameBytesAgain(CMS_ContentInfo* cms, QByteArrayView der)
{
    unsigned char* out = nullptr;
    const int size = i2d_CMS_ContentInfo(cms, &out);
    const bool same = size == der.size() && out != nullptr &&
                      std::equal(out, out + size, reinterpret_cast<const unsigned char*>(der.data()));
    OPENSSL_free(out);
    return same;
}

// Each certificate of the bag is in the chain of a signer and signed by the next: none is there for nothing, and each
// of their bytes is answered for.
bool chainsHold(const QList<Certificate>& bag, const QList<Certificate>& signers)
{
    QList<QString> reached;
    for (const Certificate& signer : signers) {
        Certificate current = signer;
        for (int depth = 0; depth < 12; ++depth) {
            reached.append(current.fingerprint);
            const X509Ptr child = current.toX509();
            const auto issuer = std::find_if(bag.begin(), bag.end(), [&](const Certificate& candidate) {
                const X509Ptr parent = candidate.toX509();
                return parent && child && X509_check_issued(parent.get(), child.get()) == X509_V_OK;
            });
            if (issuer == bag.end())
                break;
            const X509Ptr parent = issuer->toX509();
            const KeyPtr key(X509_get_pubkey(parent.get()));
            if (!key || X509_verify(child.get(), key.get()) != 1)
                return false;
            if (issuer->fingerprint == current.fingerprint)
                break;
            current = *issuer;
        }
    }
    ERR_clear_error();
    return std::all_of(bag.begin(), bag.end(),
                       [&](const Certificate& certificate) { return reached.contains(certificate.fingerprint); });
}

} // namespace

QList<InnerStamp> innerStamps(QByteArrayView signature)
{
    constexpr int most = 16; ///< of one signer
    ERR_clear_error();
    QList<InnerStamp> stamps;
    const auto* data = reinterpret_cast<const unsigned char*>(signature.data());
    const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &data, static_cast<long>(signature.size())));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed) {
        ERR_clear_error();
        return stamps;
    }
    const auto bytesOf = [](const ASN1_STRING* string) {
        return QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string));
    };
    STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(cms.get());
    for (int i = 0; i < sk_CMS_SignerInfo_num(infos); ++i) {
        CMS_SignerInfo* info = sk_CMS_SignerInfo_value(infos, i);
        int at = -1;
        while ((at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, at)) >= 0) {
            X509_ATTRIBUTE* attribute = CMS_unsigned_get_attr(info, at);
            for (int n = 0; n < std::min(X509_ATTRIBUTE_count(attribute), most); ++n) {
                const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(attribute, n);
                if (value != nullptr && value->type == V_ASN1_SEQUENCE)
                    stamps.append({bytesOf(value->value.sequence), bytesOf(CMS_SignerInfo_get0_signature(info))});
            }
        }
    }
    return stamps;
}

// RFC 5652 §5.1: versions follow from what the structure holds, and the digests announced are those we know. OpenSSL
// looks at neither.
bool soundCmsForm(QByteArrayView der)
{
    QByteArrayView signedData;
    {
        const Element info = elementAt(der);
        if (!info.sound || info.whole.size() != der.size())
            return false;
        const Element type = elementAt(info.content);
        const Element explicitContent = type.sound ? elementAt(info.content.sliced(type.whole.size())) : Element();
        const Element sequence = explicitContent.sound ? elementAt(explicitContent.content) : Element();
        if (!sequence.sound || sequence.whole.size() != explicitContent.content.size())
            return false;
        signedData = sequence.content;
    }
    const Element version = elementAt(signedData);
    if (!version.sound || version.tag != V_ASN1_INTEGER || version.content.size() != 1)
        return false;
    const Element digests = elementAt(signedData.sliced(version.whole.size()));
    if (!digests.sound || digests.tag != V_ASN1_SET)
        return false;
    for (QByteArrayView left = digests.content; !left.isEmpty();) {
        const Element algorithm = elementAt(left);
        if (!algorithm.sound)
            return false;
        const auto* data = reinterpret_cast<const unsigned char*>(algorithm.whole.data());
        const std::unique_ptr<X509_ALGOR, OpenSslDelete<&X509_ALGOR_free>> decoded(
            d2i_X509_ALGOR(nullptr, &data, static_cast<long>(algorithm.whole.size())));
        if (!decoded || !plainParameters(decoded.get()))
            return false;
        const ASN1_OBJECT* object = nullptr;
        X509_ALGOR_get0(&object, nullptr, nullptr, decoded.get());
        const int nid = OBJ_obj2nid(object);
        if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512)
            return false;
        left = left.sliced(algorithm.whole.size());
    }
    // Version 1 with issuer and serial, 3 with key identifiers or a content that is not data.
    const char number = version.content[0];
    if (number != 1 && number != 3)
        return false;
    const Element content = elementAt(signedData.sliced(version.whole.size() + digests.whole.size()));
    const Element contentType = content.sound ? elementAt(content.content) : Element();
    const bool isData =
        contentType.sound && contentType.content == QByteArrayView("\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01");
    QByteArrayView rest = signedData.sliced(version.whole.size() + digests.whole.size() + content.whole.size());
    bool byKey = false;
    while (!rest.isEmpty()) {
        const Element part = elementAt(rest);
        if (!part.sound)
            return false;
        rest = rest.sliced(part.whole.size());
        if (part.tag != V_ASN1_SET || !rest.isEmpty())
            continue;
        for (QByteArrayView signers = part.content; !signers.isEmpty();) {
            const Element signer = elementAt(signers);
            const Element signerVersion = signer.sound ? elementAt(signer.content) : Element();
            if (!signerVersion.sound || signerVersion.content.size() != 1)
                return false;
            const Element sid = elementAt(signer.content.sliced(signerVersion.whole.size()));
            const bool key = sid.sound && sid.tag != V_ASN1_SEQUENCE;
            if (!sid.sound || signerVersion.content[0] != (key ? 3 : 1))
                return false;
            byKey |= key;
            signers = signers.sliced(signer.whole.size());
        }
    }
    return number == (byKey || !isData ? 3 : 1);
}

Result<QByteArray> signDetached(const ClientIdentity& identity, QByteArrayView content, const QDateTime& at)
{
    ERR_clear_error();
    const Certificate& certificate = identity.chain.first();
    if (!certificate.notBefore.isValid() || !certificate.notAfter.isValid() || at < certificate.notBefore ||
        at > certificate.notAfter)
        return fail(Error(ErrorCode::SignerExpired).withValue(certificate.subject));
    if (!certificate.maySign())
        return fail(Error(ErrorCode::SignerUsage).withValue(certificate.subject));
    const KeyPtr key = identity.openedKey();
    const X509Ptr x509 = certificate.toX509();
    if (!key || !x509)
        return fail(opensslError(ErrorCode::SigningFailed));
    constexpr unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL;
    const CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    if (!cms)
        return fail(opensslError(ErrorCode::SigningFailed));
    CMS_SignerInfo* signer = CMS_add1_signer(cms.get(), x509.get(), key.get(), EVP_sha256(), flags);
    const TimePtr time(ASN1_TIME_set(nullptr, static_cast<time_t>(at.toSecsSinceEpoch())));
    if (signer == nullptr || !time ||
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) != 1)
        return fail(opensslError(ErrorCode::SigningFailed));
    for (qsizetype i = 1; i < identity.chain.size(); ++i) {
        const X509Ptr other = identity.chain[i].toX509();
        if (!other || CMS_add1_cert(cms.get(), other.get()) != 1)
            return fail(opensslError(ErrorCode::SigningFailed));
    }
    const BioPtr data = memoryBio(content);
    if (CMS_final(cms.get(), data.get(), nullptr, flags) != 1)
        return fail(opensslError(ErrorCode::SigningFailed));
    const BioPtr out(BIO_new(BIO_s_mem()));
    if (i2d_CMS_bio(out.get(), cms.get()) != 1)
        return fail(opensslError(ErrorCode::SigningFailed));
    return contentOf(out.get());
}

bool chainEndsAt(const Certificate& leaf, const QList<Certificate>& others, const QList<Certificate>& anchors,
                 const QDateTime& at, QString* reason)
{
    const StorePtr store(X509_STORE_new());
    for (const Certificate& anchor : anchors) {
        if (const X509Ptr x509 = anchor.toX509())
            X509_STORE_add_cert(store.get(), x509.get());
    }
    const CertificateStack untrusted(sk_X509_new_null());
    for (const Certificate& other : others) {
        if (X509Ptr x509 = other.toX509())
            sk_X509_push(untrusted.get(), x509.release());
    }
    const X509Ptr target = leaf.toX509();
    const StoreContextPtr context(X509_STORE_CTX_new());
    if (!target || X509_STORE_CTX_init(context.get(), store.get(), target.get(), untrusted.get()) != 1)
        return false;
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    const bool good = X509_verify_cert(context.get()) == 1;
    if (!good && reason != nullptr)
        *reason = QString::fromLatin1(X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));
    ERR_clear_error();
    return good;
}

SealVerdict verifyDetached(QByteArrayView signature, QByteArrayView content, const QList<Certificate>& anchors,
                           const QDateTime& at)
{
    ERR_clear_error();
    SealVerdict verdict;
    const auto refuse = [&](const QString& detail = {}) {
        const QString reason = takeOpenSslReason();
        verdict.error = Error(ErrorCode::SignatureInvalid).withDetail(detail.isEmpty() ? reason : detail);
        return verdict;
    };
    const auto* data = reinterpret_cast<const unsigned char*>(signature.data());
    const CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &data, static_cast<long>(signature.size())));
    if (!cms || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return refuse();
    if (!sameBytesAgain(cms.get(), signature) || !soundCmsForm(signature) || CMS_is_detached(cms.get()) != 1)
        return refuse(QStringLiteral("form"));
    QList<Certificate> bag;
    const CertificateStack certificates(CMS_get1_certs(cms.get()));
    // The attribute of the signing certificate is only looked at along a chain: here that of the signature's own
    // certificates, at no time in particular. Whether it leads to an anchor is another question.
    const StorePtr own(X509_STORE_new());
    for (int i = 0; i < sk_X509_num(certificates.get()); ++i)
        X509_STORE_add_cert(own.get(), sk_X509_value(certificates.get(), i));
    X509_STORE_set_flags(own.get(), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
    X509_STORE_set_purpose(own.get(), X509_PURPOSE_ANY);
    const BioPtr input = memoryBio(content);
    if (CMS_verify(cms.get(), nullptr, own.get(), input.get(), nullptr, CMS_BINARY | CMS_CADES) != 1)
        return refuse();
    for (int i = 0; i < sk_X509_num(certificates.get()); ++i)
        bag.append(Certificate::fromX509(sk_X509_value(certificates.get(), i)));
    QList<Certificate> signers;
    STACK_OF(CMS_SignerInfo)* infos = CMS_get0_SignerInfos(cms.get());
    for (int i = 0; i < sk_CMS_SignerInfo_num(infos); ++i) {
        CMS_SignerInfo* info = sk_CMS_SignerInfo_value(infos, i);
        X509* x509 = nullptr;
        X509_ALGOR* digest = nullptr;
        X509_ALGOR* algorithm = nullptr;
        CMS_SignerInfo_get0_algs(info, nullptr, &x509, &digest, &algorithm);
        if (x509 == nullptr || !plainParameters(digest) || !plainParameters(algorithm))
            return refuse(QStringLiteral("algorithm"));
        signers.append(Certificate::fromX509(x509));
        if (i == 0)
            verdict.time = signingTime(info);
    }
    if (signers.isEmpty() || !chainsHold(bag, signers))
        return refuse(QStringLiteral("certificates"));
    verdict.valid = true;
    verdict.certificate = signers.first();
    if (anchors.isEmpty())
        return verdict;
    QString reason;
    verdict.trusted = std::all_of(signers.begin(), signers.end(), [&](const Certificate& signer) {
        return chainEndsAt(signer, bag, anchors, at, &reason);
    });
    if (!*verdict.trusted)
        verdict.error = Error(ErrorCode::SignatureUntrusted).withValue(verdict.certificate.subject).withDetail(reason);
    return verdict;
}

} // namespace pupitre
