#include "core/pki/CertificateFile.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace pupitre;
using fuzz::require;

namespace {

// What holds of any certificate that was accepted, whatever the bytes were.
void checkInvariants(const Certificate& certificate)
{
    constexpr qsizetype sha256Digits = 64;
    constexpr qsizetype sha1Digits = 40;
    require(certificate.fingerprint.size() == sha256Digits, "a SHA-256 fingerprint has 64 digits");
    require(certificate.fingerprintSha1.size() == sha1Digits, "a SHA-1 fingerprint has 40 digits");
    require(certificate.pathLength >= -1, "a path length is a number of authorities, or -1");
    require(certificate.keyBits >= 0, "a key has no negative size");
    require(!certificate.der.isEmpty() && certificate.toX509() != nullptr, "what was decoded decodes again");
    const auto again = Certificate::fromDer(certificate.der);
    require(again && again->fingerprint == certificate.fingerprint, "decoding again gives the same certificate");
    require(certificate.toPem().startsWith("-----BEGIN CERTIFICATE-----"), "it can be written as PEM");
    (void)certificate.daysLeft(QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
}

} // namespace

/// Any bytes, as a file without password, with a password, and as a bare certificate.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    for (const bool withPassword : {false, true}) {
        const SecureBytes password = withPassword ? SecureBytes("secret") : SecureBytes();
        if (const auto file = CertificateFile::parse(bytes, password)) {
            require(!file->certificates.isEmpty() || file->hasPrivateKey, "an accepted file holds something");
            require(!file->keyMatches || (file->hasPrivateKey && !file->certificates.isEmpty()),
                    "a key is compared with a certificate");
            for (const Certificate& certificate : file->certificates)
                checkInvariants(certificate);
        }
    }
    if (const auto certificate = Certificate::fromDer(bytes)) {
        checkInvariants(*certificate);
        require(certificate->der == bytes.toByteArray(), "the bytes of a certificate are kept as they came");
    }
    return 0;
}
