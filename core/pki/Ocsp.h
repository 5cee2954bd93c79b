#pragma once

#include "core/base/Result.h"
#include "core/pki/Revocation.h"

namespace pupitre {

/// One question to an OCSP responder (RFC 6960) about one certificate, and the judgement of what it answers.
class OcspQuestion
{
public:
    /// The pointers must outlive the question.
    OcspQuestion(X509* certificate, X509* issuer, bool withNonce);

    /// The DER to send; empty when the certificate cannot be asked about.
    const QByteArray& request() const { return m_request; }

    /// Judges an answer at a time: well-formed and successful; about this certificate; signed by the issuer itself, or
    /// by a certificate that the issuer signed for that purpose and that is valid then; fresh; and with our nonce, when
    /// it has one. Anything else is Undetermined with its code ("revocation.ocsp-signature", …).
    RevocationStatus judge(QByteArrayView answer, const QDateTime& at) const;

    static constexpr qsizetype largestAnswer = 1 << 20;

private:
    QString signerProblem(OCSP_BASICRESP* basic, const QDateTime& at, QString* responder) const;

    X509* m_certificate;
    X509* m_issuer;
    QByteArray m_request;
    QByteArray m_nonce; ///< DER of the extension's value
};

} // namespace pupitre
