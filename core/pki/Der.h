#pragma once

#include <QByteArrayView>

#include <optional>

namespace pupitre {

/// One element of DER: its identifier octet, its content, and both with the header. Views into the bytes read.
struct DerElement
{
    unsigned tag = 0; ///< the identifier octet; multi-byte tags are refused
    QByteArrayView content;
    QByteArrayView whole;

    static constexpr unsigned Boolean = 0x01;
    static constexpr unsigned Integer = 0x02;
    static constexpr unsigned BitString = 0x03;
    static constexpr unsigned OctetString = 0x04;
    static constexpr unsigned Null = 0x05;
    static constexpr unsigned UtcTime = 0x17;
    static constexpr unsigned GeneralizedTime = 0x18;
    static constexpr unsigned Sequence = 0x30;
};

/// Takes the elements of DER one after the other. Definite lengths only; nothing beyond the bytes is read.
class DerReader
{
public:
    explicit DerReader(QByteArrayView bytes)
        : m_rest(bytes)
    {}
    bool atEnd() const { return m_rest.isEmpty(); }
    /// The next element, or nothing at the end and at what is no DER.
    std::optional<DerElement> next();
    /// Whether the next element has this identifier.
    bool nextIs(unsigned tag) const;

private:
    QByteArrayView m_rest;
};

} // namespace pupitre
