#pragma once

#include "app/cli/FictitiousPki.h"
#include "core/net/ClientHello.h"

#include <openssl/bn.h>
#include <openssl/ssl.h>

namespace pupitre::test {

using SslContextPtr = std::unique_ptr<SSL_CTX, OpenSslDelete<&SSL_CTX_free>>;
/// Diffie-Hellman parameters of 1024 bits (RFC 2409 §6.2) or 2048 (RFC 3526 §3), as `openssl dhparam` writes them:
/// making such primes anew takes too long.
inline QByteArray dhParametersPem(int bits)
{
    using NumberPtr = std::unique_ptr<BIGNUM, OpenSslDelete<&BN_free>>;
    const NumberPtr prime(bits == 1024 ? BN_get_rfc2409_prime_1024(nullptr) : BN_get_rfc3526_prime_2048(nullptr));
    QByteArray number(BN_num_bytes(prime.get()), '\0');
    BN_bn2bin(prime.get(), reinterpret_cast<unsigned char*>(number.data()));
    const auto der = [](char tag, const QByteArray& content) {
        QByteArray size = QByteArray::fromHex(
            QByteArray::number(content.size(), 16).rightJustified(content.size() > 255 ? 4 : 2, '0'));
        return QByteArray(1, tag) + static_cast<char>(0x80 + size.size()) + size + content;
    };
    const QByteArray sequence = der('\x30', der('\x02', '\0' + number) + QByteArray("\x02\x01\x02", 3));
    QByteArray lines;
    for (qsizetype at = 0; at < sequence.size(); at += 48)
        lines += sequence.mid(at, 48).toBase64() + '\n';
    return "-----BEGIN DH PARAMETERS-----\n" + lines + "-----END DH PARAMETERS-----\n";
}

using SslPtr = std::unique_ptr<SSL, OpenSslDelete<&SSL_free>>;

/// OpenSSL's own server in memory: what it answers to a hello of ours, byte for byte. All versions and suites on.
class MemoryServer
{
public:
    explicit MemoryServer(bool ellipticCurve = false)
    {
        const QDateTime now(QDate(2026, 3, 2), QTime(8, 0), Qt::UTC);
        const FictitiousPki pki(now);
        FictitiousPki::Leaf leaf;
        leaf.product = CertificateProduct::ServSsl;
        leaf.hostNames = QStringList{QStringLiteral("localhost")};
        leaf.notBefore = now;
        leaf.notAfter = now.addYears(1);
        leaf.ellipticCurve = ellipticCurve;
        const FictitiousPki::Issued issued = pki.issue(leaf);
        m_context.reset(SSL_CTX_new(TLS_server_method()));
        SSL_CTX_set_security_level(m_context.get(), 0);
        SSL_CTX_set_min_proto_version(m_context.get(), TLS1_VERSION);
        SSL_CTX_set_cipher_list(m_context.get(), "ALL:eNULL:@SECLEVEL=0");
        SSL_CTX_use_certificate(m_context.get(), issued.certificate.get());
        SSL_CTX_use_PrivateKey(m_context.get(), issued.key.get());
        SSL_CTX_add1_chain_cert(m_context.get(), pki.authority().certificate.get());
        SSL_CTX_set_dh_auto(m_context.get(), 1);
        SSL_CTX_set_tlsext_status_cb(m_context.get(), &MemoryServer::staple);
    }

    SSL_CTX* context() { return m_context.get(); }

    QByteArray answer(const QByteArray& hello)
    {
        const SslPtr ssl(SSL_new(m_context.get()));
        BIO* in = BIO_new(BIO_s_mem());
        BIO* out = BIO_new(BIO_s_mem());
        SSL_set_bio(ssl.get(), in, out); // it owns them
        BIO_write(in, hello.constData(), static_cast<int>(hello.size()));
        SSL_accept(ssl.get());
        (void)takeOpenSslReason();
        return contentOf(out);
    }

private:
    // Any bytes: a client that does not verify them cannot tell.
    static int staple(SSL* ssl, void*)
    {
        auto* response = static_cast<unsigned char*>(OPENSSL_memdup("\x30\x03\x0A\x01\x06", 5));
        SSL_set_tlsext_status_ocsp_resp(ssl, response, 5);
        return SSL_TLSEXT_ERR_OK;
    }

    SslContextPtr m_context;
};

inline ClientHello helloOf(TlsVersion version)
{
    ClientHello hello;
    hello.version = version;
    for (const TlsSuite& suite : allTlsSuites()) {
        if (suite.fits(version))
            hello.suites.append(suite.id);
    }
    hello.groups = {29, 23, 24, 25};
    hello.serverName = "localhost";
    hello.compression = true;
    hello.keyShare = true;
    hello.random = QByteArray(32, 'r');
    return hello;
}

} // namespace pupitre::test
