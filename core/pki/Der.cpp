#include "core/pki/Der.h"

namespace pupitre {

bool DerReader::nextIs(unsigned tag) const
{
    return !m_rest.isEmpty() && static_cast<unsigned char>(m_rest[0]) == tag;
}

std::optional<DerElement> DerReader::next()
{
    constexpr unsigned manyByteTag = 0x1F;
    constexpr unsigned longForm = 0x80;
    constexpr int longestLength = 4;
    if (m_rest.size() < 2)
        return std::nullopt;
    const auto octet = [this](qsizetype at) {
        return static_cast<unsigned>(static_cast<unsigned char>(m_rest[at]));
    };
    DerElement element;
    element.tag = octet(0);
    if ((element.tag & manyByteTag) == manyByteTag)
        return std::nullopt;
    qsizetype header = 2;
    auto length = static_cast<qsizetype>(octet(1));
    if (octet(1) >= longForm) {
        const int octets = static_cast<int>(octet(1) & ~longForm);
        if (octets == 0 || octets > longestLength || m_rest.size() < 2 + octets)
            return std::nullopt;
        length = 0;
        for (int i = 0; i < octets; ++i)
            length = length << 8 | static_cast<qsizetype>(octet(2 + i));
        header += octets;
    }
    if (length > m_rest.size() - header)
        return std::nullopt;
    element.whole = m_rest.first(header + length);
    element.content = element.whole.sliced(header);
    m_rest = m_rest.sliced(header + length);
    return element;
}

} // namespace pupitre
