#pragma once

#include <QByteArrayView>

namespace pupitre {

/// Reads big-endian numbers and length-prefixed vectors (RFC 8446 §3) from bytes of unknown origin. Once something
/// does not fit, isGood() is false and everything read after is empty.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    bool isGood() const { return m_good; }
    bool atEnd() const { return m_bytes.isEmpty(); }
    QByteArrayView rest() const { return m_bytes; }

    quint32 number(int octets)
    {
        quint32 value = 0;
        for (const char byte : bytes(octets))
            value = value << 8 | static_cast<quint8>(byte);
        return value;
    }
    quint8 u8() { return static_cast<quint8>(number(1)); }
    quint16 u16() { return static_cast<quint16>(number(2)); }

    QByteArrayView bytes(qsizetype size)
    {
        if (!m_good || size > m_bytes.size()) {
            m_good = false;
            m_bytes = {};
            return {};
        }
        const QByteArrayView taken = m_bytes.first(size);
        m_bytes = m_bytes.sliced(size);
        return taken;
    }
    /// A vector whose length stands before it in `octets` octets.
    QByteArrayView vector(int octets)
    {
        const quint32 size = number(octets);
        return bytes(size);
    }

private:
    QByteArrayView m_bytes;
    bool m_good = true;
};

} // namespace pupitre
