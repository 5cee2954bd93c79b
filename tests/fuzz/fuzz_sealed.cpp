#include "core/pki/PrivateKey.h"
#include "core/pki/SealedBytes.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

/// Any bytes, as a sealed key of the store (encrypted PKCS#8), and, when the first one is odd, as a sealed secret: that
/// costs a scrypt each time.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const SecureBytes passphrase("une phrase de passe");
    if (const auto key = PrivateKey::open(bytes, passphrase)) {
        require(key->get() != nullptr && !key->isOnToken(), "an opened key is one");
        require(!key->fingerprint().isEmpty() && !key->toPem().isEmpty(), "it can be told and used");
    } else {
        const ErrorCode code = key.error().code();
        require(code == ErrorCode::KeyParameters || code == ErrorCode::PassphraseWrong,
                "what is refused is a cost or a passphrase");
    }
    require(!PrivateKey::open(bytes, {}), "nothing opens without a passphrase");
    if (size == 0 || (data[0] & 1) == 0)
        return 0;
    if (const auto secret = openSealedBytes(bytes, passphrase)) {
        require(secret->size() < size, "a secret is shorter than its seal");
    } else {
        const ErrorCode code = secret.error().code();
        require(code == ErrorCode::KeyParameters || code == ErrorCode::PassphraseWrong,
                "what is refused is a form or a passphrase");
    }
    return 0;
}
