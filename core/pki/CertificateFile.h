#pragma once

#include "core/base/Result.h"
#include "core/base/SecureBytes.h"
#include "core/pki/Certificate.h"

namespace pupitre {

/// What one file holds: PEM (with text around, several objects), DER, PKCS#7, PKCS#12. Recognised by content.
struct CertificateFile
{
    enum class Format { Pem, Der, Pkcs7, Pkcs12 };

    Format format = Format::Pem;
    QList<Certificate> certificates; ///< in the order of the file; of a PKCS#12, the one of the key first
    bool hasPrivateKey = false;
    /// Whether the private key is that of one of the certificates; nothing when there is no key or no certificate.
    std::optional<bool> keyMatches;
    /// Parts that could not be read beside those that could (a damaged block among good ones).
    QList<Error> warnings;

    static constexpr qint64 maximumSize = 16 << 20;
    static constexpr qsizetype maximumCertificates = 10000;

    /// Reads and decodes. `password` opens a PKCS#12 or an encrypted private key; without it, one that needs it gives
    /// Pkcs12PasswordNeeded or KeyPasswordNeeded, and a wrong one its own error. The private key is looked at and
    /// forgotten, unless `key` is given: it then receives it, in PKCS#8 PEM.
    static Result<CertificateFile> read(const QString& path, const SecureBytes& password = {},
                                        SecureBytes* key = nullptr);
    /// The same for a file that must hold a certificate: CertificateNotFound for a key alone. An authority that a
    /// person named may not be missed silently, as chains would go unjudged or other authorities would count.
    static Result<CertificateFile> readCertificates(const QString& path);
    static Result<CertificateFile> parse(QByteArrayView bytes, const SecureBytes& password = {},
                                         SecureBytes* key = nullptr);
};

QString formatCode(CertificateFile::Format format); ///< "PEM", "DER", "PKCS#7", "PKCS#12"

} // namespace pupitre
