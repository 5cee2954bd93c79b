#include "tests/support/FaultyDevice.h"

#include <algorithm>
#include <cstring>

namespace pupitre::test {

FaultyDevice::FaultyDevice(qint64 budget, QByteArray content, qint64 piece)
    : m_budget(budget)
    , m_content(std::move(content))
    , m_piece(piece)
{
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

qint64 FaultyDevice::readData(char* data, qint64 size)
{
    const qint64 left = std::min<qint64>(m_content.size(), m_budget) - m_position;
    if (left <= 0) {
        if (m_position >= m_content.size())
            return 0;
        setErrorString(QStringLiteral("injected read failure"));
        return -1;
    }
    const qint64 count = std::min({size, left, m_piece});
    std::memcpy(data, m_content.constData() + m_position, static_cast<std::size_t>(count));
    m_position += count;
    return count;
}

qint64 FaultyDevice::writeData(const char* data, qint64 size)
{
    const qint64 left = m_budget - m_written.size();
    if (left <= 0 && size > 0) {
        setErrorString(QStringLiteral("injected write failure"));
        return -1;
    }
    const qint64 count = std::min({size, left, m_piece});
    m_written.append(data, count);
    return count;
}

} // namespace pupitre::test
