#include "core/pki/CertificateFile.h"

#include "core/base/FileIo.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/provider.h>

#include <algorithm>
#include <cstring>

namespace pupitre {

namespace {

void freeX509Stack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
using X509StackPtr = std::unique_ptr<STACK_OF(X509), OpenSslDelete<&freeX509Stack>>;

bool looksLikeHtml(QByteArrayView bytes)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 512)).toByteArray().trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html") || head.contains("<head") ||
           head.contains("<body");
}

// OpenSSL asks for a password through this; what it copies into its own buffer it wipes itself.
int givePassword(char* buffer, int size, int, void* user)
{
    const auto* password = static_cast<const SecureBytes*>(user);
    if (password->isEmpty())
        return -1;
    const int length = std::min(size, static_cast<int>(password->size()));
    std::memcpy(buffer, password->data(), static_cast<std::size_t>(length));
    return length;
}

// What a reading is given and where the private key goes, if anybody wants it.
struct Opening
{
    const SecureBytes& password;
    SecureBytes* key; ///< PKCS#8 in PEM; null: the key is looked at and forgotten
};

void take(X509* x509, CertificateFile& file)
{
    Certificate certificate = Certificate::fromX509(x509);
    if (certificate.der.size() > Certificate::maximumSize)
        file.warnings.append(
            Error(ErrorCode::CertificateTooLarge).withValue(QString::number(Certificate::maximumSize)));
    else
        file.certificates.append(std::move(certificate));
}

void takeAll(const STACK_OF(X509) * stack, CertificateFile& file)
{
    for (int i = 0; stack != nullptr && i < std::min<int>(sk_X509_num(stack), CertificateFile::maximumCertificates);
         ++i)
        take(sk_X509_value(stack, i), file);
}

void handOver(EVP_PKEY* key, const Opening& opening)
{
    if (opening.key == nullptr)
        return;
    const BioPtr bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return;
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    *opening.key = SecureBytes(QByteArrayView(data, size));
}

void judgeKey(EVP_PKEY* key, CertificateFile& file, const Opening& opening)
{
    file.hasPrivateKey = true;
    handOver(key, opening);
    if (file.certificates.isEmpty())
        return;
    file.keyMatches =
        std::any_of(file.certificates.begin(), file.certificates.end(), [&](const Certificate& certificate) {
            const X509Ptr x509 = certificate.toX509();
            return x509 && X509_check_private_key(x509.get(), key) == 1;
        });
    ERR_clear_error();
}

// ---- algorithms of former times

// RC2, RC4 and single DES live in OpenSSL's legacy provider: loaded into a context of its own, so that the rest of the
// program never uses them.
class LegacyContext
{
public:
    LegacyContext()
        : m_context(OSSL_LIB_CTX_new())
    {
        m_default = OSSL_PROVIDER_load(m_context, "default");
        m_legacy = OSSL_PROVIDER_load(m_context, "legacy");
    }
    ~LegacyContext()
    {
        if (m_legacy != nullptr)
            OSSL_PROVIDER_unload(m_legacy);
        if (m_default != nullptr)
            OSSL_PROVIDER_unload(m_default);
        OSSL_LIB_CTX_free(m_context);
    }
    LegacyContext(const LegacyContext&) = delete;
    LegacyContext& operator=(const LegacyContext&) = delete;
    bool isUsable() const { return m_default != nullptr && m_legacy != nullptr; }
    OSSL_LIB_CTX* get() const { return m_context; }

private:
    OSSL_LIB_CTX* m_context;
    OSSL_PROVIDER* m_default = nullptr;
    OSSL_PROVIDER* m_legacy = nullptr;
};

// Makes a context the default of this thread while it lives. PKCS12_parse of OpenSSL 3.0 does not hand the context of
// a file down to its keys: being the default is the only way to reach them.
class DefaultContext
{
public:
    explicit DefaultContext(OSSL_LIB_CTX* context)
        : m_former(OSSL_LIB_CTX_set0_default(context))
    {}
    ~DefaultContext() { OSSL_LIB_CTX_set0_default(m_former); }
    DefaultContext(const DefaultContext&) = delete;
    DefaultContext& operator=(const DefaultContext&) = delete;

private:
    OSSL_LIB_CTX* m_former;
};

// Whether the oldest error of the queue says that an algorithm cannot be had, rather than that the data are wrong. (A
// wrong password whose padding is right by chance, once in 256, ends in a decoder's "unsupported": that is no such
// case.)
bool lacksAlgorithm()
{
    const unsigned long first = ERR_peek_error();
    return ERR_GET_LIB(first) == ERR_LIB_EVP &&
           (ERR_GET_REASON(first) == ERR_R_UNSUPPORTED || ERR_GET_REASON(first) == EVP_R_UNSUPPORTED_ALGORITHM);
}

// ---- PEM

struct PemBlock
{
    QByteArray name;
    QByteArray header; ///< "Proc-Type: 4,ENCRYPTED" of the old form
    QByteArray data;   ///< decoded
};

Result<QList<PemBlock>> pemBlocks(QByteArrayView bytes, QList<Error>& warnings)
{
    QList<PemBlock> blocks;
    const BioPtr bio = memoryBio(bytes);
    for (;;) {
        char* name = nullptr;
        char* header = nullptr;
        unsigned char* data = nullptr;
        long size = 0;
        ERR_clear_error();
        const bool got = PEM_read_bio(bio.get(), &name, &header, &data, &size) == 1;
        if (got)
            blocks.append({QByteArray(name), QByteArray(header),
                           QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size))});
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(data, static_cast<std::size_t>(size));
        if (got) {
            if (blocks.size() > CertificateFile::maximumCertificates)
                return fail(Error(ErrorCode::CertificateTooMany)
                                .withValue(QString::number(CertificateFile::maximumCertificates)));
            continue;
        }
        const bool finished = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
        const QString reason = takeOpenSslReason();
        if (finished || BIO_eof(bio.get()) != 0) {
            if (!finished)
                warnings.append(Error(ErrorCode::CertificateUnreadablePart).withDetail(reason));
            return blocks;
        }
        warnings.append(Error(ErrorCode::CertificateUnreadablePart).withDetail(reason));
        if (warnings.size() > 100)
            return blocks;
    }
}

bool isKeyBlock(const QByteArray& name)
{
    return name.endsWith("PRIVATE KEY");
}

KeyPtr readKey(QByteArrayView pem, const SecureBytes& password)
{
    ERR_clear_error();
    const BioPtr bio = memoryBio(pem);
    return KeyPtr(PEM_read_bio_PrivateKey(bio.get(), nullptr, &givePassword,
                                          const_cast<SecureBytes*>(&password))); // NOLINT: read only there
}

// The same in the context lent to this thread, by the older functions: PEM_read_bio_PrivateKey of OpenSSL 3.0 leaks
// when the default context is not the one it first met.
KeyPtr readLegacyKey(QByteArrayView pem, const SecureBytes& password)
{
    ERR_clear_error();
    const BioPtr bio = memoryBio(pem);
    unsigned char* data = nullptr;
    long size = 0;
    char* name = nullptr;
    // NOLINTNEXTLINE: the password is read only there
    if (PEM_bytes_read_bio(&data, &size, &name, PEM_STRING_EVP_PKEY, bio.get(), &givePassword,
                           const_cast<SecureBytes*>(&password)) != 1)
        return {};
    const QByteArrayView kind(name);
    const unsigned char* at = data;
    KeyPtr key;
    if (kind == QByteArrayView(PEM_STRING_PKCS8)) {
        const std::unique_ptr<X509_SIG, OpenSslDelete<&X509_SIG_free>> sealed(d2i_X509_SIG(nullptr, &at, size));
        const std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDelete<&PKCS8_PRIV_KEY_INFO_free>> opened(
            sealed ? PKCS8_decrypt(sealed.get(), password.data(), static_cast<int>(password.size())) : nullptr);
        if (opened)
            key.reset(EVP_PKCS82PKEY(opened.get()));
    } else {
        key.reset(d2i_AutoPrivateKey(nullptr, &at, size));
    }
    OPENSSL_clear_free(data, static_cast<std::size_t>(size));
    OPENSSL_free(name);
    return key;
}

Result<void> openKey(QByteArrayView pem, bool encrypted, const Opening& opening, CertificateFile& file)
{
    if (encrypted && opening.password.isEmpty())
        return fail(ErrorCode::KeyPasswordNeeded);
    if (const KeyPtr key = readKey(pem, opening.password)) {
        judgeKey(key.get(), file, opening);
        return {};
    }
    if (encrypted && lacksAlgorithm()) {
        const LegacyContext legacy; // outlives the key, which belongs to it
        if (legacy.isUsable()) {
            const DefaultContext lent(legacy.get());
            if (const KeyPtr key = readLegacyKey(pem, opening.password)) {
                judgeKey(key.get(), file, opening);
                return {};
            }
        }
    }
    const bool unavailable = lacksAlgorithm();
    const QString reason = takeOpenSslReason();
    if (encrypted && !unavailable)
        return fail(ErrorCode::KeyPasswordWrong);
    return fail(Error(ErrorCode::CertificateUnreadablePart).withDetail(reason));
}

// The text of the first private key block, for OpenSSL's own reader (which knows every form of key).
QByteArrayView keyText(QByteArrayView pem)
{
    for (qsizetype at = 0; (at = pem.indexOf(QByteArrayView("-----BEGIN "), at)) >= 0; at += 11) {
        const QByteArrayView line = pem.sliced(at, std::min<qsizetype>(80, pem.size() - at));
        const qsizetype end = line.indexOf(QByteArrayView("PRIVATE KEY-----"));
        const qsizetype lineEnd = line.indexOf('\n');
        if (end >= 0 && (lineEnd < 0 || end < lineEnd))
            return pem.sliced(at);
    }
    return {};
}

// OpenSSL's own form has trust settings after the certificate; whatever else stands there is an objection.
Result<Certificate> readPemCertificate(const PemBlock& block)
{
    QByteArrayView der = block.data;
    if (block.name == "TRUSTED CERTIFICATE") {
        const auto* data = reinterpret_cast<const unsigned char*>(block.data.constData());
        const X509Ptr x509(d2i_X509(nullptr, &data, static_cast<long>(block.data.size())));
        if (x509)
            der = der.first(reinterpret_cast<const char*>(data) - block.data.constData());
        ERR_clear_error();
    }
    auto certificate = Certificate::fromDer(der);
    if (!certificate && certificate.error().code() == ErrorCode::CertificateMalformed)
        return fail(Error(ErrorCode::CertificateUnreadablePart).withDetail(certificate.error().detail()));
    return certificate;
}

Result<CertificateFile> parsePem(QByteArrayView bytes, const Opening& opening)
{
    CertificateFile file;
    file.format = CertificateFile::Format::Pem;
    auto blocks = pemBlocks(bytes, file.warnings);
    if (!blocks)
        return fail(blocks.error());
    bool key = false;
    bool keyEncrypted = false;
    for (PemBlock& block : *blocks) {
        if (block.name == "CERTIFICATE" || block.name == "X509 CERTIFICATE" || block.name == "TRUSTED CERTIFICATE") {
            if (auto certificate = readPemCertificate(block))
                file.certificates.append(std::move(*certificate));
            else
                file.warnings.append(certificate.error());
        } else if (block.name == "PKCS7" || block.name == "CMS") {
            if (auto inner = CertificateFile::parse(block.data, opening.password)) {
                file.format = CertificateFile::Format::Pkcs7;
                file.certificates.append(inner->certificates);
            }
        } else if (isKeyBlock(block.name) && !key) {
            key = true;
            keyEncrypted = block.name == "ENCRYPTED PRIVATE KEY" || block.header.contains("ENCRYPTED");
            wipe(block.data);
        }
    }
    if (key) {
        if (auto opened = openKey(keyText(bytes), keyEncrypted, opening, file); !opened) {
            if (opened.error().code() != ErrorCode::CertificateUnreadablePart)
                return fail(opened.error());
            file.warnings.append(opened.error());
        }
    }
    if (file.certificates.isEmpty() && !file.hasPrivateKey)
        return fail(file.warnings.isEmpty() ? Error(ErrorCode::CertificateNotFound)
                    : file.warnings.first().code() == ErrorCode::CertificateTooLarge
                        ? file.warnings.first()
                        : Error(ErrorCode::CertificateMalformed)
                              .because(file.warnings.first())
                              .withDetail(file.warnings.first().detail()));
    return file;
}

// ---- PKCS#12

Pkcs12Ptr readPkcs12(QByteArrayView bytes)
{
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    return Pkcs12Ptr(d2i_PKCS12(nullptr, &data, static_cast<long>(bytes.size())));
}

// The MAC tells a wrong password from a damaged file; an empty password may be encoded in two ways.
std::optional<const char*> workingPassword(PKCS12* p12, const QByteArray& password)
{
    if (PKCS12_mac_present(p12) == 0)
        return password.constData();
    if (PKCS12_verify_mac(p12, password.constData(), static_cast<int>(password.size())) == 1)
        return password.constData();
    if (password.isEmpty() && PKCS12_verify_mac(p12, nullptr, 0) == 1)
        return nullptr;
    return std::nullopt;
}

Result<CertificateFile> openPkcs12(PKCS12* p12, const Opening& opening, bool* unsupported)
{
    QByteArray plain = opening.password.view().toByteArray(); // NUL-terminated, as the API wants it
    const auto wiped =
        std::unique_ptr<QByteArray, void (*)(QByteArray*)>(&plain, [](QByteArray* bytes) { wipe(*bytes); });
    ERR_clear_error();
    const auto working = workingPassword(p12, plain);
    if (!working) {
        ERR_clear_error();
        return fail(opening.password.isEmpty() ? ErrorCode::Pkcs12PasswordNeeded : ErrorCode::Pkcs12PasswordWrong);
    }
    EVP_PKEY* key = nullptr;
    X509* own = nullptr;
    STACK_OF(X509)* others = nullptr;
    if (PKCS12_parse(p12, *working, &key, &own, &others) != 1) {
        *unsupported = lacksAlgorithm();
        const QString reason = takeOpenSslReason();
        return fail(Error(*unsupported ? ErrorCode::Pkcs12Legacy : ErrorCode::Pkcs12Corrupt).withDetail(reason));
    }
    const KeyPtr keyOwner(key);
    const X509Ptr ownOwner(own);
    const X509StackPtr othersOwner(others);
    CertificateFile file;
    file.format = CertificateFile::Format::Pkcs12;
    if (own != nullptr)
        take(own, file);
    takeAll(others, file);
    if (key != nullptr)
        judgeKey(key, file, opening);
    if (file.certificates.isEmpty() && key == nullptr)
        return fail(ErrorCode::CertificateNotFound);
    return file;
}

Result<CertificateFile> parsePkcs12(QByteArrayView bytes, const Pkcs12Ptr& p12, const Opening& opening)
{
    bool unsupported = false;
    auto file = openPkcs12(p12.get(), opening, &unsupported);
    if (file || !unsupported)
        return file;
    const LegacyContext legacy;
    if (!legacy.isUsable())
        return file;
    const DefaultContext lent(legacy.get());
    const Pkcs12Ptr again = readPkcs12(bytes);
    return again ? openPkcs12(again.get(), opening, &unsupported) : file;
}

// ---- DER

// A PKCS#12 begins SEQUENCE { INTEGER 3, SEQUENCE {…: told apart from a certificate even when it is cut.
bool looksLikePkcs12(QByteArrayView bytes)
{
    if (bytes.size() < 12 || bytes[0] != '\x30')
        return false;
    const auto length = static_cast<unsigned char>(bytes[1]);
    const qsizetype at = length < 0x80 || length == 0x80 ? 2 : 2 + (length & 0x7F);
    return at + 4 < bytes.size() && bytes.sliced(at).startsWith(QByteArrayView("\x02\x01\x03\x30", 4));
}

std::optional<CertificateFile> parsePkcs7(QByteArrayView bytes)
{
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const Pkcs7Ptr p7(d2i_PKCS7(nullptr, &data, static_cast<long>(bytes.size())));
    if (!p7)
        return std::nullopt;
    const STACK_OF(X509)* stack = nullptr;
    if (PKCS7_type_is_signed(p7.get()) && p7->d.sign != nullptr)
        stack = p7->d.sign->cert;
    else if (PKCS7_type_is_signedAndEnveloped(p7.get()) && p7->d.signed_and_enveloped != nullptr)
        stack = p7->d.signed_and_enveloped->cert;
    CertificateFile file;
    file.format = CertificateFile::Format::Pkcs7;
    takeAll(stack, file);
    return file;
}

} // namespace

QString formatCode(CertificateFile::Format format)
{
    switch (format) {
    case CertificateFile::Format::Pem:
        return QStringLiteral("PEM");
    case CertificateFile::Format::Der:
        return QStringLiteral("DER");
    case CertificateFile::Format::Pkcs7:
        return QStringLiteral("PKCS#7");
    case CertificateFile::Format::Pkcs12:
        return QStringLiteral("PKCS#12");
    }
    return {};
}

Result<CertificateFile> CertificateFile::read(const QString& path, const SecureBytes& password, SecureBytes* key)
{
    auto bytes = readFile(path, maximumSize);
    if (!bytes)
        return fail(bytes.error());
    auto file = parse(*bytes, password, key);
    wipe(*bytes); // it may have held a private key
    if (!file)
        return fail(Error(file.error()).inFile(path));
    for (Error& warning : file->warnings)
        warning.inFile(path);
    return file;
}

Result<CertificateFile> CertificateFile::readCertificates(const QString& path)
{
    auto file = read(path);
    if (file && file->certificates.isEmpty())
        return fail(Error(ErrorCode::CertificateNotFound).inFile(path));
    return file;
}

Result<CertificateFile> CertificateFile::parse(QByteArrayView bytes, const SecureBytes& password, SecureBytes* key)
{
    const Opening opening{password, key};
    if (bytes.isEmpty())
        return fail(ErrorCode::FileEmpty);
    if (bytes.size() > maximumSize)
        return fail(Error(ErrorCode::FileTooLarge).withValue(QString::number(maximumSize)));
    if (bytes.contains(QByteArrayView("-----BEGIN ")))
        return parsePem(bytes, opening);
    if (looksLikeHtml(bytes))
        return fail(ErrorCode::CertificateHtml);
    ERR_clear_error();
    if (const Pkcs12Ptr p12 = readPkcs12(bytes))
        return parsePkcs12(bytes, p12, opening);
    const bool cutPkcs12 = looksLikePkcs12(bytes);
    const QString reason = takeOpenSslReason();
    if (cutPkcs12)
        return fail(Error(ErrorCode::Pkcs12Corrupt).withDetail(reason));
    if (auto certificate = Certificate::fromDer(bytes)) {
        CertificateFile file;
        file.format = Format::Der;
        file.certificates.append(std::move(*certificate));
        return file;
    } else if (auto p7 = parsePkcs7(bytes)) {
        ERR_clear_error();
        if (p7->certificates.isEmpty())
            return fail(ErrorCode::CertificateNotFound);
        return std::move(*p7);
    } else {
        ERR_clear_error();
        return fail(bytes[0] == '\x30' ? certificate.error() : Error(ErrorCode::CertificateNotFound));
    }
}

} // namespace pupitre
