#pragma once

#include <QByteArrayView>

#include <cstddef>

namespace pupitre {

/// A secret (password, private key, token, revocation code): move-only memory wiped on destruction.
/// It never becomes a QString, never enters settings, logs, transcripts or packages.
class SecureBytes
{
public:
    SecureBytes() = default;
    /// Copies `bytes`; the caller wipes its own copy.
    explicit SecureBytes(QByteArrayView bytes);
    /// An uninitialised buffer of `size` bytes to be filled through data().
    static SecureBytes withSize(std::size_t size);

    SecureBytes(SecureBytes&& other) noexcept;
    SecureBytes& operator=(SecureBytes&& other) noexcept;
    SecureBytes(const SecureBytes&) = delete;
    SecureBytes& operator=(const SecureBytes&) = delete;
    ~SecureBytes();

    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    char* data() { return m_data; }
    const char* data() const { return m_data; }
    /// Valid while this object lives; for calls that read and do not keep.
    QByteArrayView view() const { return {m_data, static_cast<qsizetype>(m_size)}; }
    /// A deliberate second copy of the secret (a token given to two sessions).
    SecureBytes duplicate() const { return SecureBytes(view()); }
    void clear();

private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
};

/// Wipes the bytes of a QByteArray or QString that had to exist for a moment (a line edit, a library call).
void wipe(QByteArray& bytes);
void wipe(QString& text);

} // namespace pupitre
