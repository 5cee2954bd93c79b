#include "core/base/SecureBytes.h"

#include <QByteArray>
#include <QString>

#include <openssl/crypto.h>

#include <cstring>
#include <utility>

namespace pupitre {

SecureBytes::SecureBytes(QByteArrayView bytes)
    : m_data(bytes.isEmpty() ? nullptr : static_cast<char*>(OPENSSL_malloc(static_cast<std::size_t>(bytes.size()))))
    , m_size(m_data == nullptr ? 0 : static_cast<std::size_t>(bytes.size()))
{
    if (m_data != nullptr)
        std::memcpy(m_data, bytes.data(), m_size);
}

SecureBytes SecureBytes::withSize(std::size_t size)
{
    SecureBytes result;
    if (size > 0) {
        result.m_data = static_cast<char*>(OPENSSL_zalloc(size));
        result.m_size = result.m_data == nullptr ? 0 : size;
    }
    return result;
}

SecureBytes::SecureBytes(SecureBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{}

SecureBytes& SecureBytes::operator=(SecureBytes&& other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecureBytes::~SecureBytes()
{
    clear();
}

void SecureBytes::clear()
{
    if (m_data != nullptr)
        OPENSSL_clear_free(m_data, m_size);
    m_data = nullptr;
    m_size = 0;
}

void wipe(QByteArray& bytes)
{
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString& text)
{
    OPENSSL_cleanse(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace pupitre
