#include "core/pki/SealedBytes.h"

#include "core/pki/OpenSsl.h"
#include "core/pki/PrivateKey.h"

#include <openssl/rand.h>

#include <cstdint>

namespace pupitre {

namespace {

constexpr char version = 1;
constexpr int saltSize = 16;
constexpr int nonceSize = 12;
constexpr int tagSize = 16;
constexpr int headSize = 1 + saltSize + nonceSize + tagSize;
constexpr int keySize = 32;
constexpr qsizetype largest = 1 << 16;

using CipherPtr = std::unique_ptr<EVP_CIPHER_CTX, OpenSslDelete<&EVP_CIPHER_CTX_free>>;

SecureBytes derived(const SecureBytes& passphrase, const unsigned char* salt)
{
    constexpr std::uint64_t memory = 64U << 20;
    SecureBytes key = SecureBytes::withSize(keySize);
    const bool done = EVP_PBE_scrypt(passphrase.data(), passphrase.size(), salt, saltSize, PrivateKey::scryptCost,
                                     PrivateKey::scryptBlock, PrivateKey::scryptParallel, memory,
                                     reinterpret_cast<unsigned char*>(key.data()), keySize) == 1;
    return done ? std::move(key) : SecureBytes();
}

} // namespace

Result<QByteArray> sealBytes(const SecureBytes& secret, const SecureBytes& passphrase)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::PassphraseMissing);
    QByteArray sealed(headSize + static_cast<qsizetype>(secret.size()), '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    out[0] = version;
    unsigned char* salt = out + 1;
    unsigned char* nonce = salt + saltSize;
    unsigned char* tag = nonce + nonceSize;
    const bool random = RAND_bytes(salt, saltSize + nonceSize) == 1;
    const SecureBytes key = random ? derived(passphrase, salt) : SecureBytes();
    const CipherPtr cipher(EVP_CIPHER_CTX_new());
    int size = 0;
    int last = 0;
    const bool done =
        !key.isEmpty() && cipher &&
        EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, reinterpret_cast<const unsigned char*>(key.data()),
                           nonce) == 1 &&
        EVP_EncryptUpdate(cipher.get(), tag + tagSize, &size, reinterpret_cast<const unsigned char*>(secret.data()),
                          static_cast<int>(secret.size())) == 1 &&
        EVP_EncryptFinal_ex(cipher.get(), tag + tagSize + size, &last) == 1 &&
        EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, tag) == 1;
    if (!done)
        return fail(Error(ErrorCode::KeyGeneration).withDetail(takeOpenSslReason()));
    return sealed;
}

Result<SecureBytes> openSealedBytes(const QByteArray& sealed, const SecureBytes& passphrase)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::KeysLocked);
    if (sealed.size() < headSize || sealed.size() > largest || sealed[0] != version)
        return fail(ErrorCode::KeyParameters);
    const auto* in = reinterpret_cast<const unsigned char*>(sealed.constData());
    const unsigned char* nonce = in + 1 + saltSize;
    QByteArray tag = sealed.mid(1 + saltSize + nonceSize, tagSize);
    const int size = static_cast<int>(sealed.size()) - headSize;
    const SecureBytes key = derived(passphrase, in + 1);
    const CipherPtr cipher(EVP_CIPHER_CTX_new());
    SecureBytes secret = SecureBytes::withSize(static_cast<std::size_t>(size));
    int got = 0;
    int last = 0;
    auto* out = reinterpret_cast<unsigned char*>(secret.data());
    const bool done = !key.isEmpty() && cipher &&
                      EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr,
                                         reinterpret_cast<const unsigned char*>(key.data()), nonce) == 1 &&
                      EVP_DecryptUpdate(cipher.get(), out, &got, in + headSize, size) == 1 &&
                      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1 &&
                      EVP_DecryptFinal_ex(cipher.get(), out + got, &last) == 1;
    takeOpenSslReason();
    if (!done)
        return fail(ErrorCode::PassphraseWrong);
    return secret;
}

} // namespace pupitre
