#pragma once

#include "core/base/Task.h"
#include "core/referencing/CmsSignature.h"

#include <QStringList>

namespace pupitre {

/// A question to a time-stamping authority (RFC 3161 §2.4.1): the SHA-256 of the data, a nonce, its certificate asked.
struct TimeStampQuery
{
    QByteArray der; ///< posted as application/timestamp-query
    QByteArray digest;

    static Result<TimeStampQuery> make(QByteArrayView data);
    /// The token of the authority's answer, checked against the question: granted, same digest, same nonce, signed.
    /// StampRefused with the authority's own words, StampInvalid.
    Result<QByteArray> accept(QByteArrayView reply) const;
};

/// Verifies a token over `data`: imprint, signature, certificate for time-stamping alone (RFC 3161 §2.3). `time` is
/// what it certifies; the chain is judged at that time.
SealVerdict verifyTimeStamp(QByteArrayView token, QByteArrayView data, const QList<Certificate>& anchors);

/// Posts a query to an address and returns the body of the answer: core/net for the program, a local authority in
/// tests.
using TimeStampTransport =
    std::function<Result<QByteArray>(const QString& url, const QByteArray& query, const TaskContext& context)>;

/// Asks each authority of the list in turn, `rounds` times, pausing in between, until one answers with a token that
/// holds. The error is the last one, with those before it as causes.
struct TimeStampAuthorities
{
    QStringList urls;
    TimeStampTransport transport;
    int rounds = 3;
    int pauseMs = 2000;

    Result<QByteArray> stamp(QByteArrayView data, const TaskContext& context = {}) const;
};

} // namespace pupitre
