#pragma once

#include "core/base/Result.h"
#include "core/pki/OpenSsl.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace pupitre {

/// A certificate revocation list (RFC 5280 §5), decoded once. Immutable; copies share its bytes.
struct Crl
{
    QByteArray der;
    QString issuer;         ///< RFC 2253
    QString number;         ///< upper-case hexadecimal; empty when it has none
    QString baseNumber;     ///< of a delta CRL: the number of the list it completes; empty for a complete list
    QDateTime thisUpdate;   ///< UTC; invalid when the field cannot be read
    QDateTime nextUpdate;   ///< UTC; invalid when the field is missing (RFC 5280 demands it) or cannot be read
    QString authorityKeyId; ///< hexadecimal with colons
    QString signatureAlgorithm;
    QString fingerprint; ///< SHA-256, upper-case hexadecimal
    qint64 entries = 0;
    bool indirect = false; ///< it lists certificates of other issuers too

    bool isDelta() const { return !baseNumber.isEmpty(); }
    /// Issued by `at` and not due to have been replaced by then. A list without nextUpdate never is.
    bool isFresh(const QDateTime& at) const;

    /// One list, nothing after it. CrlMalformed with OpenSSL's reason.
    static Result<Crl> fromDer(QByteArrayView der);
    /// PEM (text around, certificates beside, several lists) or DER. CrlNotFound when there is none.
    static Result<QList<Crl>> parse(QByteArrayView bytes);
    static Result<QList<Crl>> read(const QString& path);
    X509CrlPtr toX509Crl() const;

    static constexpr qint64 maximumSize = 64 << 20;
};

} // namespace pupitre
