#include "core/net/ClientHello.h"

#include "core/net/TlsExtension.h"

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

// Every pair of hash and signature a server may have to use; MD5 and SHA-1 too: what it uses is to be seen.
constexpr std::array<quint16, 20> signatures{0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805,
                                             0x0806, 0x0809, 0x080A, 0x080B, 0x0401, 0x0501, 0x0601,
                                             0x0301, 0x0303, 0x0201, 0x0203, 0x0202, 0x0402};

constexpr quint16 renegotiationSignal = 0x00FF; // RFC 5746 §3.3
constexpr quint16 x25519 = 29;

QByteArray number(quint32 value, int octets)
{
    QByteArray bytes(octets, '\0');
    for (int i = octets - 1; i >= 0; --i, value >>= 8)
        bytes[i] = static_cast<char>(value & 0xFF);
    return bytes;
}

QByteArray vector(const QByteArray& content, int octets)
{
    return number(static_cast<quint32>(content.size()), octets) + content;
}

QByteArray extension(tls::Extension type, const QByteArray& content)
{
    return number(type, 2) + vector(content, 2);
}

template <class List>
QByteArray numbers(const List& list)
{
    QByteArray bytes;
    for (const quint16 value : list)
        bytes += number(value, 2);
    return bytes;
}

} // namespace

QByteArray ClientHello::toRecord() const
{
    const bool thirteen = version == TlsVersion::Tls13;
    const quint16 legacy = std::min(static_cast<quint16>(version), static_cast<quint16>(TlsVersion::Tls12));
    QList<quint16> offered = suites;
    QByteArray extensions;
    if (version == TlsVersion::Ssl3) {
        offered.append(renegotiationSignal); // it has no extensions
    } else {
        if (!serverName.isEmpty())
            extensions += extension(tls::ServerName, vector(QByteArray(1, '\0') + vector(serverName, 2), 2));
        if (!groups.isEmpty())
            extensions += extension(tls::SupportedGroups, vector(numbers(groups), 2));
        if (version >= TlsVersion::Tls12)
            extensions += extension(tls::SignatureAlgorithms, vector(numbers(signatures), 2));
        extensions += extension(tls::StatusRequest, QByteArray("\x01\0\0\0\0", 5)); // OCSP, any responder
        if (thirteen) {
            extensions += extension(tls::SupportedVersions, vector(number(static_cast<quint16>(version), 2), 1));
            extensions += extension(tls::PskModes, QByteArray("\x01\x01", 2));
            // Any 32 octets are a public key of X25519: what the server derives from it is never used.
            const bool share = keyShare && groups.contains(x25519);
            extensions +=
                extension(tls::KeyShare, vector(share ? number(x25519, 2) + vector(random, 2) : QByteArray(), 2));
        } else {
            extensions += extension(tls::PointFormats, QByteArray("\x01\0", 2));
            extensions += extension(tls::ExtendedMasterSecret, {});
            extensions += extension(tls::RenegotiationInfo, QByteArray(1, '\0'));
        }
    }
    QByteArray body = number(legacy, 2) + random.leftJustified(32, '\0', true) + number(0, 1) +
                      vector(numbers(offered), 2) +
                      (compression && !thirteen ? QByteArray("\x02\x01\0", 3) : QByteArray("\x01\0", 2));
    if (!extensions.isEmpty()) {
        // A message of 256 to 511 octets hangs some old load balancers (RFC 7685): it is made longer.
        const qsizetype size = 4 + body.size() + 2 + extensions.size();
        if (size > 255 && size < 512)
            extensions += extension(tls::Padding, QByteArray(std::max<qsizetype>(0, 512 - size - 4), '\0'));
        body += vector(extensions, 2);
    }
    const QByteArray message = number(1, 1) + vector(body, 3);
    const quint16 recordVersion = version == TlsVersion::Ssl3 ? 0x0300 : 0x0301;
    return number(22, 1) + number(recordVersion, 2) + vector(message, 2);
}

} // namespace pupitre
