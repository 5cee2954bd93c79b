#pragma once

#include "core/pki/ClientIdentity.h"

#include <QDateTime>

namespace pupitre {

/// Signs `content` from outside: CAdES-BES (ETSI EN 319 122-1, baseline B), SHA-256, with the signer's certificate
/// bound by the attribute signing-certificate-v2 and the authorities of the identity beside it. DER. SignerExpired when
/// the certificate is not valid at `at`; SigningFailed with OpenSSL's reason.
Result<QByteArray> signDetached(const ClientIdentity& identity, QByteArrayView content, const QDateTime& at);

/// What a signature or a time-stamp token says of itself, and whether it holds.
struct SealVerdict
{
    bool valid = false;         ///< the cryptography and the form hold
    std::optional<Error> error; ///< why it is not valid, or why it is not trusted
    /// Whether its chain ends at one of the anchors given; nothing when none was given.
    std::optional<bool> trusted;
    Certificate certificate; ///< of the signer, or of the time-stamping authority
    QDateTime time;          ///< that the signer claims, or that the authority certifies

    bool isGood() const { return valid && trusted.value_or(true); }
};

/// Verifies a detached CMS signature over `content`: each signer, the signing certificate attribute, DER without
/// anything besides, no certificate that leads nowhere. The chain is judged at `at`.
SealVerdict verifyDetached(QByteArrayView signature, QByteArrayView content, const QList<Certificate>& anchors,
                           const QDateTime& at);

/// A time-stamp that travels inside a signature (CAdES-T, ETSI EN 319 122-1 §5.3): the attribute
/// signature-time-stamp of a signer, over the value of its signature.
struct InnerStamp
{
    QByteArray token;
    QByteArray signatureValue;
};
/// Of all signers; none when `signature` cannot be read.
QList<InnerStamp> innerStamps(QByteArrayView signature);

/// What OpenSSL does not look at: no byte besides the structure, versions that follow from what it holds, plain
/// algorithms. `der` is a CMS SignedData, as signatures and time-stamp tokens are.
bool soundCmsForm(QByteArrayView der);

/// The certificates that a chain may pass through and whether it ends at one of `anchors` at a moment in time. The
/// purpose of the certificates is the caller's to judge.
bool chainEndsAt(const Certificate& leaf, const QList<Certificate>& others, const QList<Certificate>& anchors,
                 const QDateTime& at, QString* reason);

} // namespace pupitre
