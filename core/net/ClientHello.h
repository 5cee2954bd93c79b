#pragma once

#include "core/net/TlsSuites.h"

#include <QByteArray>

namespace pupitre {

/// The first message of a TLS client, of any version and with any suites: OpenSSL 3 as Debian ships it makes none for
/// the versions and suites a server must refuse. Sources: RFC 6101, 2246, 4346, 5246, 8446; extensions: RFC 6066, 8422,
/// 5746, 7627, 7685.
struct ClientHello
{
    TlsVersion version = TlsVersion::Tls12;
    QList<quint16> suites;
    QList<quint16> groups;    ///< the preferred first; for what needs them
    QByteArray serverName;    ///< A-label host name; empty for an address
    bool compression = false; ///< DEFLATE is offered besides none (RFC 3749); not in TLS 1.3, which forbids it
    /// TLS 1.3: a share of X25519, if that is among the groups. Without it a server names the group it wants in a
    /// HelloRetryRequest.
    bool keyShare = false;
    QByteArray random; ///< 32 octets

    /// As one record.
    QByteArray toRecord() const;
};

} // namespace pupitre
