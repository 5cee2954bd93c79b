#pragma once

#include "core/net/TlsSuites.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace pupitre {

/// What a server answers to a ClientHello, as far as it is in clear: everything up to its ServerHelloDone before
/// TLS 1.3, the ServerHello alone (or the HelloRetryRequest) in TLS 1.3.
struct ServerFlight
{
    struct Hello
    {
        quint16 version = 0; ///< the negotiated one
        quint16 suite = 0;
        bool retry = false; ///< a HelloRetryRequest
        bool compression = false;
        bool renegotiationInfo = false; ///< RFC 5746
        std::optional<quint16> group;   ///< TLS 1.3: that of the key exchange
    };
    struct KeyExchange
    {
        std::optional<quint16> group; ///< ECDHE with a named curve
        int primeBits = 0;            ///< DHE
    };
    struct Alert
    {
        bool fatal = false;
        quint8 description = 0; ///< 40 handshake_failure, 70 protocol_version…
    };

    std::optional<Hello> hello;
    QByteArrayList certificates; ///< DER, in the order sent
    QByteArray ocspResponse;     ///< stapled (RFC 6066 §8); empty: none
    std::optional<KeyExchange> keyExchange;
    bool certificateRequested = false;
    bool done = false; ///< it came to its end
    std::optional<Alert> alert;
};

/// Reads a flight record by record: give it as many bytes as it wants() until it isOver(). It believes no length: what
/// is too long or does not fit makes it broken.
class ServerFlightReader
{
public:
    /// How many bytes it needs next; 0 when it is over.
    qsizetype wanted() const { return m_wanted; }
    void take(QByteArrayView bytes);
    bool isOver() const { return m_wanted == 0; }
    /// What was received is no TLS, or breaks its rules; the flight keeps what came before.
    bool isBroken() const { return m_broken; }
    const ServerFlight& flight() const { return m_flight; }

    static constexpr qsizetype longestRecord = 16384 + 2048;
    static constexpr qsizetype longestFlight = 512 * 1024;
    static constexpr qsizetype mostCertificates = 50;

private:
    void takeHeader(QByteArrayView header);
    void takeRecord(QByteArrayView record);
    bool takeMessage(quint8 type, QByteArrayView body);
    bool takeHello(QByteArrayView body);
    bool takeCertificates(QByteArrayView body);
    bool takeStatus(QByteArrayView body);
    bool takeKeyExchange(QByteArrayView body);
    void end(bool broken);

    ServerFlight m_flight;
    QByteArray m_messages; ///< what of the handshake is not read yet: a message may span records
    quint8 m_type = 0;     ///< of the record under way; 0: its header comes next
    qsizetype m_wanted = 5;
    qsizetype m_total = 0;
    bool m_broken = false;
};

} // namespace pupitre
