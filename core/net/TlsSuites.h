#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace pupitre {

/// Versions of the protocol as they go over the wire.
enum class TlsVersion : quint16 { Ssl3 = 0x0300, Tls10 = 0x0301, Tls11 = 0x0302, Tls12 = 0x0303, Tls13 = 0x0304 };
QString tlsVersionName(TlsVersion version); ///< "SSLv3", "TLSv1.0" … "TLSv1.3"
QList<TlsVersion> allTlsVersions();         ///< the oldest first

/// A cipher suite of the IANA registry, as far as servers of this trade may offer it (no PSK, SRP, Kerberos, GOST).
struct TlsSuite
{
    enum class KeyExchange { Any, Rsa, Dhe, Ecdhe }; ///< Any: TLS 1.3, which negotiates it apart

    quint16 id = 0;
    QString name;        ///< of the registry: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
    QString openSslName; ///< "ECDHE-RSA-AES256-GCM-SHA384"

    KeyExchange keyExchange() const;
    /// Strength of the cipher: 256, 128, 112 (3DES), 56 (DES), 40 (export), 0 (none).
    int bits() const;
    /// No cipher, no authentication, export, RC2, RC4, DES, 3DES, IDEA or MD5: RFC 9325 §4.1 forbids it.
    bool isWeak() const;
    /// One of the six of the référentiel (ECO.1.1.3, SC.MSS/CONF.03).
    bool isListed() const;
    bool fits(TlsVersion version) const;
};

/// All of them, by number.
const QList<TlsSuite>& allTlsSuites();
std::optional<TlsSuite> tlsSuite(quint16 id);
/// "0xC030".
QString tlsSuiteCode(quint16 id);

/// A group of the key exchange (RFC 8446 §4.2.7, RFC 8422, RFC 7919), with its size in bits as the référentiel counts.
struct TlsGroup
{
    quint16 id = 0;
    QString name;
    int bits =
        0; ///< of the curve, or of the prime of a DHE group; X25519 counts as 256: its coordinates have 32 octets
    bool finiteField = false;
};
const QList<TlsGroup>& allTlsGroups();
/// A group that is not known keeps its number as name, and no size.
TlsGroup tlsGroup(quint16 id);

} // namespace pupitre
