#include "core/referencing/TimeStamp.h"

#include <QThread>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include <algorithm>

namespace pupitre {

namespace {

using QueryPtr = std::unique_ptr<TS_REQ, OpenSslDelete<&TS_REQ_free>>;
using ReplyPtr = std::unique_ptr<TS_RESP, OpenSslDelete<&TS_RESP_free>>;
using ImprintPtr = std::unique_ptr<TS_MSG_IMPRINT, OpenSslDelete<&TS_MSG_IMPRINT_free>>;
using AlgorithmPtr = std::unique_ptr<X509_ALGOR, OpenSslDelete<&X509_ALGOR_free>>;
using IntegerPtr = std::unique_ptr<ASN1_INTEGER, OpenSslDelete<&ASN1_INTEGER_free>>;
using VerifyPtr = std::unique_ptr<TS_VERIFY_CTX, OpenSslDelete<&TS_VERIFY_CTX_free>>;
using InfoPtr = std::unique_ptr<TS_TST_INFO, OpenSslDelete<&TS_TST_INFO_free>>;

constexpr int nonceBytes = 8;

QByteArray digestOf(QByteArrayView data, const EVP_MD* method)
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    if (EVP_Digest(data.data(), static_cast<std::size_t>(data.size()), reinterpret_cast<unsigned char*>(digest.data()),
                   &size, method, nullptr) != 1)
        return {};
    return digest.first(static_cast<qsizetype>(size));
}

const EVP_MD* knownDigest(int nid)
{
    return nid == NID_sha256   ? EVP_sha256()
           : nid == NID_sha384 ? EVP_sha384()
           : nid == NID_sha512 ? EVP_sha512()
                               : nullptr;
}

QDateTime timeOf(const ASN1_GENERALIZEDTIME* time)
{
    tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

Error invalid(const QString& detail = {})
{
    const QString reason = takeOpenSslReason();
    return Error(ErrorCode::StampInvalid).withDetail(detail.isEmpty() ? reason : detail);
}

} // namespace

Result<TimeStampQuery> TimeStampQuery::make(QByteArrayView data)
{
    TimeStampQuery made;
    made.digest = digestOf(data, EVP_sha256());
    const QueryPtr query(TS_REQ_new());
    const ImprintPtr imprint(TS_MSG_IMPRINT_new());
    const AlgorithmPtr algorithm(X509_ALGOR_new());
    const IntegerPtr nonce(ASN1_INTEGER_new());
    unsigned char random[nonceBytes];
    if (RAND_bytes(random, nonceBytes) != 1)
        return fail(invalid());
    quint64 number = 0;
    for (const unsigned char byte : random)
        number = number << 8 | byte;
    X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
    const bool set = ASN1_INTEGER_set_uint64(nonce.get(), number | 1) == 1 &&
                     TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
                     TS_MSG_IMPRINT_set_msg(imprint.get(), reinterpret_cast<unsigned char*>(made.digest.data()),
                                            static_cast<int>(made.digest.size())) == 1 &&
                     TS_REQ_set_version(query.get(), 1) == 1 &&
                     TS_REQ_set_msg_imprint(query.get(), imprint.get()) == 1 &&
                     TS_REQ_set_nonce(query.get(), nonce.get()) == 1 && TS_REQ_set_cert_req(query.get(), 1) == 1;
    unsigned char* der = nullptr;
    const int size = set ? i2d_TS_REQ(query.get(), &der) : -1;
    if (size <= 0)
        return fail(invalid());
    made.der = QByteArray(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return made;
}

Result<QByteArray> TimeStampQuery::accept(QByteArrayView reply) const
{
    ERR_clear_error();
    const auto* at = reinterpret_cast<const unsigned char*>(reply.data());
    const ReplyPtr answer(d2i_TS_RESP(nullptr, &at, static_cast<long>(reply.size())));
    if (!answer)
        return fail(invalid());
    TS_STATUS_INFO* status = TS_RESP_get_status_info(answer.get());
    const ASN1_INTEGER* number = TS_STATUS_INFO_get0_status(status);
    const long granted = ASN1_INTEGER_get(number);
    if (granted != TS_STATUS_GRANTED && granted != TS_STATUS_GRANTED_WITH_MODS) {
        QStringList words{QString::number(granted)};
        const STACK_OF(ASN1_UTF8STRING)* texts = TS_STATUS_INFO_get0_text(status);
        for (int i = 0; i < sk_ASN1_UTF8STRING_num(texts); ++i) {
            const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(texts, i);
            words.append(QString::fromUtf8(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                                           std::min(ASN1_STRING_length(text), 500)));
        }
        return fail(Error(ErrorCode::StampRefused).withDetail(words.join(u' ')));
    }
    PKCS7* token = TS_RESP_get_token(answer.get());
    TS_TST_INFO* info = TS_RESP_get_tst_info(answer.get());
    if (token == nullptr || info == nullptr)
        return fail(invalid(QStringLiteral("token")));
    const auto* queryAt = reinterpret_cast<const unsigned char*>(der.constData());
    const QueryPtr query(d2i_TS_REQ(nullptr, &queryAt, static_cast<long>(der.size())));
    const ASN1_INTEGER* nonce = TS_TST_INFO_get_nonce(info);
    if (!query || nonce == nullptr || ASN1_INTEGER_cmp(nonce, TS_REQ_get_nonce(query.get())) != 0)
        return fail(invalid(QStringLiteral("nonce")));
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OCTET_STRING* hash = TS_MSG_IMPRINT_get_msg(imprint);
    if (QByteArrayView(ASN1_STRING_get0_data(hash), ASN1_STRING_length(hash)) != QByteArrayView(digest))
        return fail(invalid(QStringLiteral("imprint")));
    unsigned char* out = nullptr;
    const int size = i2d_PKCS7(token, &out);
    if (size <= 0)
        return fail(invalid());
    const QByteArray bytes(reinterpret_cast<const char*>(out), size);
    OPENSSL_free(out);
    return bytes;
}

SealVerdict verifyTimeStamp(QByteArrayView token, QByteArrayView data, const QList<Certificate>& anchors)
{
    ERR_clear_error();
    SealVerdict verdict;
    const auto refuse = [&](const QString& detail = {}) {
        verdict.error = invalid(detail);
        return verdict;
    };
    const auto* at = reinterpret_cast<const unsigned char*>(token.data());
    const Pkcs7Ptr p7(d2i_PKCS7(nullptr, &at, static_cast<long>(token.size())));
    if (!p7 || PKCS7_type_is_signed(p7.get()) == 0)
        return refuse();
    unsigned char* again = nullptr;
    const int size = i2d_PKCS7(p7.get(), &again);
    const bool same = size == token.size() && std::equal(again, again + std::max(size, 0),
                                                         reinterpret_cast<const unsigned char*>(token.data()));
    OPENSSL_free(again);
    if (!same || !soundCmsForm(token))
        return refuse(QStringLiteral("form"));
    const InfoPtr info(PKCS7_to_TS_TST_INFO(p7.get()));
    if (!info)
        return refuse();
    TS_MSG_IMPRINT* imprint = TS_TST_INFO_get_msg_imprint(info.get());
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const EVP_MD* method = knownDigest(OBJ_obj2nid(object));
    if (method == nullptr)
        return refuse(QStringLiteral("digest"));
    verdict.time = timeOf(TS_TST_INFO_get_time(info.get()));
    if (!verdict.time.isValid())
        return refuse(QStringLiteral("time"));
    QList<Certificate> bag;
    STACK_OF(X509)* certificates = p7->d.sign->cert;
    for (int i = 0; i < sk_X509_num(certificates); ++i)
        bag.append(Certificate::fromX509(sk_X509_value(certificates, i)));
    // The signature is judged with the token's own certificates; whether they lead to an anchor is another question.
    const QByteArray digest = digestOf(data, method);
    const VerifyPtr context(TS_VERIFY_CTX_new());
    X509_STORE* store = X509_STORE_new();
    for (const Certificate& certificate : bag + anchors) {
        if (const X509Ptr x509 = certificate.toX509())
            X509_STORE_add_cert(store, x509.get());
    }
    X509_VERIFY_PARAM* parameters = X509_STORE_get0_param(store);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(verdict.time.toSecsSinceEpoch()));
    TS_VERIFY_CTX_set_store(context.get(), store);
    auto* copy = static_cast<unsigned char*>(OPENSSL_malloc(static_cast<std::size_t>(digest.size())));
    std::copy(digest.begin(), digest.end(), copy);
    TS_VERIFY_CTX_set_imprint(context.get(), copy, digest.size());
    TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_IMPRINT);
    if (TS_RESP_verify_token(context.get(), p7.get()) != 1)
        return refuse();
    verdict.valid = true;
    STACK_OF(X509)* signers = PKCS7_get0_signers(p7.get(), nullptr, 0);
    if (signers != nullptr && sk_X509_num(signers) > 0)
        verdict.certificate = Certificate::fromX509(sk_X509_value(signers, 0));
    sk_X509_free(signers);
    if (anchors.isEmpty())
        return verdict;
    QString reason;
    verdict.trusted = chainEndsAt(verdict.certificate, bag, anchors, verdict.time, &reason);
    if (!*verdict.trusted)
        verdict.error = Error(ErrorCode::StampUntrusted).withValue(verdict.certificate.subject).withDetail(reason);
    return verdict;
}

Result<QByteArray> TimeStampAuthorities::stamp(QByteArrayView data, const TaskContext& context) const
{
    std::optional<Error> last;
    const auto missed = [&](Error error, const QString& url) {
        error.inFile(url);
        if (last)
            error.because(*last);
        last = error;
    };
    for (int round = 0; round < rounds; ++round) {
        for (int waited = 0; round > 0 && waited < pauseMs && !context.isCancelled(); waited += 50)
            QThread::msleep(50);
        for (const QString& url : urls) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            const auto query = TimeStampQuery::make(data);
            if (!query)
                return fail(query.error());
            const auto reply = transport(url, query->der, context);
            if (!reply) {
                missed(reply.error(), url);
                continue;
            }
            auto token = query->accept(*reply);
            if (!token) {
                missed(token.error(), url);
                continue;
            }
            const SealVerdict verdict = verifyTimeStamp(*token, data, {});
            if (verdict.valid)
                return token;
            missed(*verdict.error, url);
        }
    }
    return fail(last.value_or(Error(ErrorCode::StampNoAuthority)));
}

} // namespace pupitre
