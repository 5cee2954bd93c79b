#include "core/net/ServerFlight.h"

#include "core/net/ByteReader.h"
#include "core/net/TlsExtension.h"

#include <algorithm>

namespace pupitre {

namespace {

enum RecordType : quint8 { ChangeCipherSpec = 20, AlertRecord = 21, HandshakeRecord = 22 };
enum MessageType : quint8 {
    ServerHelloMessage = 2,
    CertificateMessage = 11,
    ServerKeyExchangeMessage = 12,
    CertificateRequestMessage = 13,
    ServerHelloDoneMessage = 14,
    CertificateStatusMessage = 22,
};

// RFC 8446 §4.1.3: a ServerHello with this random is a HelloRetryRequest (SHA-256 of that word).
const QByteArray retryRandom = QByteArray::fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

int significantBits(QByteArrayView number)
{
    qsizetype zeros = 0;
    while (zeros < number.size() && number[zeros] == '\0')
        ++zeros;
    if (zeros == number.size())
        return 0;
    int bits = static_cast<int>(number.size() - zeros) * 8;
    for (auto first = static_cast<quint8>(number[zeros]); (first & 0x80) == 0; first = static_cast<quint8>(first << 1))
        --bits;
    return bits;
}

} // namespace

void ServerFlightReader::end(bool broken)
{
    m_wanted = 0;
    m_broken = broken;
}

void ServerFlightReader::take(QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() == m_wanted);
    if (isOver())
        return;
    if (m_type == 0)
        takeHeader(bytes);
    else
        takeRecord(bytes);
}

void ServerFlightReader::takeHeader(QByteArrayView header)
{
    ByteReader reader(header);
    const quint8 type = reader.u8();
    const quint8 major = reader.u8();
    reader.u8();
    const qsizetype length = reader.u16();
    const bool known = type == ChangeCipherSpec || type == AlertRecord || type == HandshakeRecord;
    m_total += length;
    // RFC 8446 §5.1: no record of these types is empty.
    if (!known || major != 3 || length == 0 || length > longestRecord || m_total > longestFlight)
        return end(true);
    m_type = type;
    m_wanted = length;
}

void ServerFlightReader::takeRecord(QByteArrayView record)
{
    const quint8 type = std::exchange(m_type, quint8(0));
    m_wanted = 5;
    if (type == AlertRecord) {
        if (record.size() < 2)
            return end(true);
        m_flight.alert = {record[0] == 2, static_cast<quint8>(record[1])};
        // A warning (unrecognized_name) may come before the ServerHello and ends nothing; close_notify ends all.
        if (m_flight.alert->fatal || m_flight.alert->description == 0)
            end(false);
        return;
    }
    if (type == ChangeCipherSpec)
        return end(true); // nothing is ciphered before our own next message
    m_messages += record;
    while (m_messages.size() >= 4 && !isOver()) {
        ByteReader reader(m_messages);
        const quint8 messageType = reader.u8();
        const auto length = static_cast<qsizetype>(reader.number(3));
        if (length > longestFlight)
            return end(true);
        if (reader.rest().size() < length)
            return;
        const QByteArray body = m_messages.mid(4, length);
        m_messages.remove(0, 4 + length);
        if (!takeMessage(messageType, body))
            return end(true);
    }
}

bool ServerFlightReader::takeMessage(quint8 type, QByteArrayView body)
{
    if (!m_flight.hello)
        return type == ServerHelloMessage && takeHello(body);
    switch (type) {
    case CertificateMessage:
        return takeCertificates(body);
    case CertificateStatusMessage:
        return takeStatus(body);
    case ServerKeyExchangeMessage:
        return takeKeyExchange(body);
    case CertificateRequestMessage:
        m_flight.certificateRequested = true;
        return true;
    case ServerHelloDoneMessage:
        m_flight.done = true;
        end(false);
        return body.isEmpty();
    default:
        return false;
    }
}

bool ServerFlightReader::takeHello(QByteArrayView body)
{
    ByteReader reader(body);
    ServerFlight::Hello hello;
    hello.version = reader.u16();
    hello.retry = reader.bytes(32) == QByteArrayView(retryRandom);
    if (reader.vector(1).size() > 32) // session identifier
        return false;
    hello.suite = reader.u16();
    hello.compression = reader.u8() != 0;
    if (!reader.isGood())
        return false;
    if (!reader.atEnd()) {
        ByteReader extensions(reader.vector(2));
        while (!extensions.atEnd()) {
            const quint16 type = extensions.u16();
            ByteReader content(extensions.vector(2));
            if (type == tls::RenegotiationInfo)
                hello.renegotiationInfo = true;
            else if (type == tls::SupportedVersions)
                hello.version = content.u16();
            else if (type == tls::KeyShare)
                hello.group = content.u16();
            if (!content.isGood())
                return false;
        }
        if (!extensions.isGood() || !reader.isGood() || !reader.atEnd())
            return false;
    }
    m_flight.hello = hello;
    if (hello.version >= static_cast<quint16>(TlsVersion::Tls13)) {
        m_flight.done = true;
        end(false); // all that follows is ciphered
    }
    return true;
}

bool ServerFlightReader::takeCertificates(QByteArrayView body)
{
    ByteReader reader(body);
    ByteReader list(reader.vector(3));
    if (!reader.isGood() || !reader.atEnd() || !m_flight.certificates.isEmpty())
        return false;
    while (!list.atEnd()) {
        const QByteArrayView certificate = list.vector(3);
        if (!list.isGood() || certificate.isEmpty() || m_flight.certificates.size() == mostCertificates)
            return false;
        m_flight.certificates.append(certificate.toByteArray());
    }
    return true;
}

bool ServerFlightReader::takeStatus(QByteArrayView body)
{
    ByteReader reader(body);
    const bool ocsp = reader.u8() == 1;
    const QByteArrayView response = reader.vector(3);
    if (!ocsp || !reader.isGood() || !reader.atEnd())
        return false;
    m_flight.ocspResponse = response.toByteArray();
    return true;
}

bool ServerFlightReader::takeKeyExchange(QByteArrayView body)
{
    const auto suite = tlsSuite(m_flight.hello->suite);
    const auto kind = suite ? suite->keyExchange() : TlsSuite::KeyExchange::Any;
    ServerFlight::KeyExchange exchange;
    ByteReader reader(body);
    if (kind == TlsSuite::KeyExchange::Dhe) { // RFC 5246 §7.4.3
        exchange.primeBits = significantBits(reader.vector(2));
        reader.vector(2);
        reader.vector(2);
    } else if (kind == TlsSuite::KeyExchange::Ecdhe) { // RFC 8422 §5.4
        constexpr quint8 namedCurve = 3;
        if (reader.u8() == namedCurve) {
            exchange.group = reader.u16();
            reader.vector(1);
        }
    }
    if (!reader.isGood())
        return false;
    m_flight.keyExchange = exchange;
    return true;
}

} // namespace pupitre
