#include "core/pki/Ocsp.h"

#include "core/pki/CertificateDetails.h"

#include <openssl/err.h>

#include <array>

namespace pupitre {

namespace {

using RequestPtr = std::unique_ptr<OCSP_REQUEST, OpenSslDelete<&OCSP_REQUEST_free>>;
using ResponsePtr = std::unique_ptr<OCSP_RESPONSE, OpenSslDelete<&OCSP_RESPONSE_free>>;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, OpenSslDelete<&OCSP_BASICRESP_free>>;
using CertIdPtr = std::unique_ptr<OCSP_CERTID, OpenSslDelete<&OCSP_CERTID_free>>;

// Clocks differ a little between machines.
constexpr qint64 skewSeconds = 300;
// How old an answer may be that does not say when the next comes.
constexpr qint64 undatedSeconds = 86400;

QByteArray valueOf(X509_EXTENSION* extension)
{
    const ASN1_OCTET_STRING* value = extension == nullptr ? nullptr : X509_EXTENSION_get_data(extension);
    return value == nullptr
               ? QByteArray()
               : QByteArray(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value));
}

QString reasonName(int reason)
{
    static const std::array names{"unspecified",   "keyCompromise",        "cACompromise",    "affiliationChanged",
                                  "superseded",    "cessationOfOperation", "certificateHold", "",
                                  "removeFromCRL", "privilegeWithdrawn",   "aACompromise"};
    return reason >= 0 && reason < static_cast<int>(names.size())
               ? QString::fromLatin1(names[static_cast<std::size_t>(reason)])
               : QString();
}

bool isValidAt(const X509* certificate, const QDateTime& at)
{
    const QDateTime from = x509::time(X509_get0_notBefore(certificate));
    const QDateTime until = x509::time(X509_get0_notAfter(certificate));
    return from.isValid() && until.isValid() && from <= at && at <= until;
}

} // namespace

OcspQuestion::OcspQuestion(X509* certificate, X509* issuer, bool withNonce)
    : m_certificate(certificate)
    , m_issuer(issuer)
{
    const RequestPtr request(OCSP_REQUEST_new());
    CertIdPtr id(OCSP_cert_to_id(EVP_sha1(), certificate, issuer)); // the form every responder knows (RFC 5019)
    if (!request || !id || OCSP_request_add0_id(request.get(), id.get()) == nullptr)
        return;
    (void)id.release(); // the request has it now
    if (withNonce && OCSP_request_add1_nonce(request.get(), nullptr, -1) == 1)
        m_nonce = valueOf(OCSP_REQUEST_get_ext(request.get(),
                                               OCSP_REQUEST_get_ext_by_NID(request.get(), NID_id_pkix_OCSP_Nonce, -1)));
    unsigned char* der = nullptr;
    const int size = i2d_OCSP_REQUEST(request.get(), &der);
    if (size > 0)
        m_request = QByteArray(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
}

// RFC 6960 §4.2.2.2: the issuer itself, or one it authorised by a certificate for id-kp-OCSPSigning.
QString OcspQuestion::signerProblem(OCSP_BASICRESP* basic, const QDateTime& at, QString* responder) const
{
    const BorrowedStack known(sk_X509_new_null());
    sk_X509_push(known.get(), m_issuer);
    ERR_clear_error();
    if (OCSP_basic_verify(basic, known.get(), nullptr, OCSP_NOVERIFY) != 1)
        return QStringLiteral("revocation.ocsp-signature");
    X509* signer = nullptr;
    if (OCSP_resp_get0_signer(basic, &signer, known.get()) != 1 || signer == nullptr)
        return QStringLiteral("revocation.ocsp-signature");
    *responder = x509::distinguishedName(X509_get_subject_name(signer));
    if (X509_cmp(signer, m_issuer) == 0)
        return {};
    const bool issued = X509_NAME_cmp(X509_get_issuer_name(signer), X509_get_subject_name(m_issuer)) == 0 &&
                        X509_verify(signer, X509_get0_pubkey(m_issuer)) == 1;
    const bool forThis = (X509_get_extension_flags(signer) & EXFLAG_XKUSAGE) != 0 &&
                         (X509_get_extended_key_usage(signer) & XKU_OCSP_SIGN) != 0 &&
                         (X509_get_key_usage(signer) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0 &&
                         (X509_get_extension_flags(signer) & EXFLAG_CRITICAL) == 0;
    return issued && forThis && isValidAt(signer, at) ? QString() : QStringLiteral("revocation.ocsp-responder");
}

RevocationStatus OcspQuestion::judge(QByteArrayView answer, const QDateTime& at) const
{
    RevocationStatus status;
    status.state = RevocationStatus::State::Undetermined;
    const auto undetermined = [&](const char* code, const QString& reason = {}) {
        ERR_clear_error();
        status.code = QString::fromLatin1(code);
        status.reason = reason;
        return status;
    };
    if (answer.isEmpty() || answer.size() > largestAnswer)
        return undetermined("revocation.ocsp-malformed");
    const auto* bytes = reinterpret_cast<const unsigned char*>(answer.data());
    const auto* const end = bytes + answer.size();
    const ResponsePtr response(d2i_OCSP_RESPONSE(nullptr, &bytes, static_cast<long>(answer.size())));
    if (!response || bytes != end)
        return undetermined("revocation.ocsp-malformed");
    if (const int said = OCSP_response_status(response.get()); said != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return undetermined("revocation.ocsp-refused", QString::fromLatin1(OCSP_response_status_str(said)));
    const BasicPtr basic(OCSP_response_get1_basic(response.get()));
    if (!basic)
        return undetermined("revocation.ocsp-malformed");

    if (const QString problem = signerProblem(basic.get(), at, &status.answeredBy); !problem.isEmpty())
        return undetermined(problem.toLatin1().constData());
    const int nonceAt = OCSP_BASICRESP_get_ext_by_NID(basic.get(), NID_id_pkix_OCSP_Nonce, -1);
    if (!m_nonce.isEmpty() && nonceAt >= 0 && valueOf(OCSP_BASICRESP_get_ext(basic.get(), nonceAt)) != m_nonce)
        return undetermined("revocation.ocsp-nonce");

    const CertIdPtr id(OCSP_cert_to_id(EVP_sha1(), m_certificate, m_issuer));
    int state = V_OCSP_CERTSTATUS_UNKNOWN;
    int reason = -1;
    ASN1_GENERALIZEDTIME* revoked = nullptr;
    ASN1_GENERALIZEDTIME* from = nullptr;
    ASN1_GENERALIZEDTIME* until = nullptr;
    if (OCSP_resp_find_status(basic.get(), id.get(), &state, &reason, &revoked, &from, &until) != 1)
        return undetermined("revocation.ocsp-other-certificate");
    status.thisUpdate = x509::time(from);
    status.nextUpdate = x509::time(until);
    if (!status.thisUpdate.isValid() || at.secsTo(status.thisUpdate) > skewSeconds ||
        (until != nullptr && (!status.nextUpdate.isValid() || status.nextUpdate.secsTo(at) > skewSeconds)) ||
        (until == nullptr && status.thisUpdate.secsTo(at) > undatedSeconds))
        return undetermined("revocation.ocsp-stale");
    status.source = QStringLiteral("ocsp");
    ERR_clear_error();
    if (state == V_OCSP_CERTSTATUS_REVOKED) {
        status.state = RevocationStatus::State::Revoked;
        status.code = QStringLiteral("revocation.revoked");
        status.revokedAt = x509::time(revoked);
        status.reason = reasonName(reason);
    } else if (state == V_OCSP_CERTSTATUS_GOOD) {
        status.state = RevocationStatus::State::Good;
        status.code = QStringLiteral("revocation.good");
    } else {
        return undetermined("revocation.ocsp-unknown");
    }
    return status;
}

} // namespace pupitre
