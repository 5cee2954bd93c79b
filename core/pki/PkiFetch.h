#pragma once

#include "core/base/Task.h"
#include "core/pki/PathValidator.h"

#include <QNetworkProxy>

namespace pupitre {

/// How what authorities publish is fetched: plain http, since lists, certificates and OCSP answers are signed
/// themselves.
struct PkiFetchPolicy
{
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    int timeout = 15000; ///< milliseconds
    /// Loopback and private addresses are spoken to: responders stand in the operator's own network as often as not.
    bool privateAddresses = true;
};

/// One GET. An answer that is no success is NetProtocol with its status; a body over `largest` NetTooMuchData.
/// Blocking: for a worker or the command line.
Result<QByteArray> fetchPublished(const QString& address, qint64 largest, const PkiFetchPolicy& policy = {},
                                  const TaskContext& context = {});

/// Asks OCSP responders over HTTP (RFC 6960 appendix A), for PathQuestion::ocsp.
OcspExchange ocspOverHttp(const PkiFetchPolicy& policy = {}, const TaskContext& context = {});

} // namespace pupitre
