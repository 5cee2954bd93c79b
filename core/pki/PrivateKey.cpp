#include "core/pki/PrivateKey.h"

#include <QCryptographicHash>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

using SealedPtr = std::unique_ptr<X509_SIG, OpenSslDelete<&X509_SIG_free>>;
using InfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDelete<&PKCS8_PRIV_KEY_INFO_free>>;

struct KindEntry
{
    KeyKind kind;
    const char* code;
};
constexpr std::array keyKinds{KindEntry{KeyKind::Rsa2048, "rsa-2048"}, KindEntry{KeyKind::Rsa3072, "rsa-3072"},
                              KindEntry{KeyKind::Rsa4096, "rsa-4096"}, KindEntry{KeyKind::P256, "p-256"}};

KeyPtr generated(KeyKind kind)
{
    switch (kind) {
    case KeyKind::Rsa2048:
        return KeyPtr(EVP_RSA_gen(2048));
    case KeyKind::Rsa3072:
        return KeyPtr(EVP_RSA_gen(3072));
    case KeyKind::Rsa4096:
        return KeyPtr(EVP_RSA_gen(4096));
    case KeyKind::P256:
        break;
    }
    return KeyPtr(EVP_EC_gen("P-256"));
}

template <class T, auto function>
std::unique_ptr<T, OpenSslDelete<function>> unpacked(const X509_ALGOR* algorithm, const ASN1_ITEM* item)
{
    const void* value = nullptr;
    int type = 0;
    X509_ALGOR_get0(nullptr, &type, &value, algorithm);
    if (type != V_ASN1_SEQUENCE)
        return nullptr;
    const auto* string = static_cast<const ASN1_STRING*>(value);
    return std::unique_ptr<T, OpenSslDelete<function>>(static_cast<T*>(ASN1_item_unpack(string, item)));
}

bool within(const ASN1_INTEGER* number, long most)
{
    const long value = number == nullptr ? 0 : ASN1_INTEGER_get(number);
    return value > 0 && value <= most;
}

// What a sealed key asks to be spent on it; nothing when that is acceptable.
std::optional<QString> excess(const X509_SIG* sealed)
{
    constexpr long mostIterations = 4'000'000;
    const X509_ALGOR* algorithm = nullptr;
    const ASN1_OCTET_STRING* bytes = nullptr;
    X509_SIG_get0(sealed, &algorithm, &bytes);
    const ASN1_OBJECT* name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
    if (OBJ_obj2nid(name) != NID_pbes2)
        return QStringLiteral("PBES2");
    const auto scheme = unpacked<PBE2PARAM, &PBE2PARAM_free>(algorithm, ASN1_ITEM_rptr(PBE2PARAM));
    if (!scheme)
        return QStringLiteral("PBES2");
    X509_ALGOR_get0(&name, nullptr, nullptr, scheme->keyfunc);
    if (OBJ_obj2nid(name) == NID_id_scrypt) {
        const auto cost = unpacked<SCRYPT_PARAMS, &SCRYPT_PARAMS_free>(scheme->keyfunc, ASN1_ITEM_rptr(SCRYPT_PARAMS));
        const bool fine = cost && within(cost->costParameter, PrivateKey::scryptCost) &&
                          within(cost->blockSize, PrivateKey::scryptBlock) &&
                          within(cost->parallelizationParameter, PrivateKey::scryptParallel);
        return fine ? std::nullopt : std::optional(QStringLiteral("scrypt"));
    }
    if (OBJ_obj2nid(name) == NID_id_pbkdf2) {
        const auto cost = unpacked<PBKDF2PARAM, &PBKDF2PARAM_free>(scheme->keyfunc, ASN1_ITEM_rptr(PBKDF2PARAM));
        return cost && within(cost->iter, mostIterations) ? std::nullopt : std::optional(QStringLiteral("PBKDF2"));
    }
    return QStringLiteral("KDF");
}

} // namespace

QString keyKindCode(KeyKind kind)
{
    return QString::fromLatin1(keyKinds.at(static_cast<std::size_t>(kind)).code);
}

QStringList keyKindCodes()
{
    QStringList codes;
    for (const KindEntry& entry : keyKinds)
        codes.append(QString::fromLatin1(entry.code));
    return codes;
}

Result<KeyKind> keyKindOf(const QString& code)
{
    for (const KindEntry& entry : keyKinds) {
        if (code == QLatin1String(entry.code))
            return entry.kind;
    }
    return fail(Error(ErrorCode::KeyAlgorithmUnknown).withValue(code));
}

Result<PrivateKey> PrivateKey::generate(KeyKind kind)
{
    ERR_clear_error();
    KeyPtr key = generated(kind);
    if (!key)
        return fail(Error(ErrorCode::KeyGeneration).withDetail(takeOpenSslReason()));
    return PrivateKey(std::move(key));
}

Result<PrivateKey> PrivateKey::fromPem(const SecureBytes& pem)
{
    ERR_clear_error();
    const BioPtr bio = memoryBio(pem.view());
    KeyPtr key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key)
        return fail(Error(ErrorCode::KeyMissing).withDetail(takeOpenSslReason()));
    return PrivateKey(std::move(key));
}

Result<QByteArray> PrivateKey::seal(const SecureBytes& passphrase) const
{
    if (m_onToken)
        return fail(Error(ErrorCode::TokenRefused).withDetail(QStringLiteral("CKA_EXTRACTABLE FALSE")));
    if (passphrase.isEmpty())
        return fail(ErrorCode::PassphraseMissing);
    if (static_cast<qsizetype>(passphrase.size()) < shortestPassphrase)
        return fail(Error(ErrorCode::PassphraseShort).withValue(QString::number(shortestPassphrase)));
    ERR_clear_error();
    const InfoPtr info(EVP_PKEY2PKCS8(m_key.get()));
    unsigned char salt[16];
    unsigned char iv[EVP_MAX_IV_LENGTH];
    X509_ALGOR* scheme = nullptr;
    if (info && RAND_bytes(salt, sizeof salt) == 1 && RAND_bytes(iv, sizeof iv) == 1)
        scheme =
            PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), salt, sizeof salt, iv, scryptCost, scryptBlock, scryptParallel);
    const SealedPtr sealed(
        scheme == nullptr ? nullptr
                          : PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), info.get(), scheme));
    if (!sealed) {
        X509_ALGOR_free(scheme);
        return fail(Error(ErrorCode::KeyGeneration).withDetail(takeOpenSslReason()));
    }
    unsigned char* der = nullptr;
    const int size = i2d_X509_SIG(sealed.get(), &der);
    QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

Result<PrivateKey> PrivateKey::open(const QByteArray& sealed, const SecureBytes& passphrase)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::KeysLocked);
    ERR_clear_error();
    const auto* bytes = reinterpret_cast<const unsigned char*>(sealed.constData());
    const SealedPtr outer(d2i_X509_SIG(nullptr, &bytes, static_cast<long>(sealed.size())));
    if (!outer)
        return fail(Error(ErrorCode::KeyParameters).withDetail(takeOpenSslReason()));
    if (const auto problem = excess(outer.get()))
        return fail(Error(ErrorCode::KeyParameters).withDetail(*problem));
    const InfoPtr info(PKCS8_decrypt(outer.get(), passphrase.data(), static_cast<int>(passphrase.size())));
    KeyPtr key(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
    ERR_clear_error();
    if (!key)
        return fail(ErrorCode::PassphraseWrong);
    return PrivateKey(std::move(key));
}

QString publicKeyFingerprint(const EVP_PKEY* key)
{
    unsigned char* der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    const QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toUpper());
}

SecureBytes PrivateKey::toPem() const
{
    if (m_onToken)
        return {};
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return SecureBytes(QByteArrayView(data, size));
}

bool PrivateKey::matches(const X509* certificate) const
{
    const bool same = certificate != nullptr && X509_check_private_key(certificate, m_key.get()) == 1;
    ERR_clear_error();
    return same;
}

Result<QByteArray> makePkcs12(const PrivateKey& key, const QList<QByteArray>& chainDer, const QString& name,
                              const SecureBytes& password, Pkcs12Strength strength)
{
    if (password.isEmpty())
        return fail(ErrorCode::PassphraseMissing);
    if (static_cast<qsizetype>(password.size()) < PrivateKey::shortestPassphrase)
        return fail(Error(ErrorCode::PassphraseShort).withValue(QString::number(PrivateKey::shortestPassphrase)));
    ERR_clear_error();
    std::vector<X509Ptr> owned;
    STACK_OF(X509)* above = sk_X509_new_null();
    for (const QByteArray& der : chainDer) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
        X509Ptr x509(d2i_X509(nullptr, &bytes, static_cast<long>(der.size())));
        if (x509 && !owned.empty())
            sk_X509_push(above, x509.get());
        if (x509)
            owned.push_back(std::move(x509));
    }
    const bool modern = strength == Pkcs12Strength::Modern;
    constexpr int iterations = 100'000;
    constexpr int formerIterations = 2048; // old programs are slow as well as weak
    const int cipher = modern ? NID_aes_256_cbc : NID_pbe_WithSHA1And3_Key_TripleDES_CBC;
    SecureBytes terminated = SecureBytes::withSize(password.size() + 1);
    std::copy_n(password.data(), password.size(), terminated.data());
    terminated.data()[password.size()] = '\0';
    const Pkcs12Ptr p12(owned.empty() ? nullptr
                                      : PKCS12_create(terminated.data(), name.toUtf8().constData(), key.get(),
                                                      owned.front().get(), above, cipher, cipher,
                                                      modern ? iterations : formerIterations, -1, 0));
    sk_X509_free(above);
    const bool sealed =
        p12 && PKCS12_set_mac(p12.get(), terminated.data(), -1, nullptr, 0, modern ? iterations : formerIterations,
                              modern ? EVP_sha256() : EVP_sha1()) == 1;
    if (!sealed)
        return fail(Error(ErrorCode::KeyMismatch).withDetail(takeOpenSslReason()));
    unsigned char* der = nullptr;
    const int size = i2d_PKCS12(p12.get(), &der);
    QByteArray bytes(reinterpret_cast<const char*>(der), std::max(size, 0));
    OPENSSL_free(der);
    return bytes;
}

} // namespace pupitre
