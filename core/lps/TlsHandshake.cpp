#include "core/lps/TlsHandshake.h"

#include "core/net/ServerFlight.h"

#include <QHostAddress>
#include <QUrl>

#include <openssl/err.h>

namespace pupitre {

namespace {

constexpr qsizetype headerSize = 5;

using ContextPtr = std::unique_ptr<SSL_CTX, OpenSslDelete<&SSL_CTX_free>>;

} // namespace

TlsHandshake::TlsHandshake(const ConnectionFactory& factory, const TlsEndpoint& endpoint, QObject* parent)
    : QObject(parent)
    , m_host(endpoint.host)
    , m_approach(factory, endpoint)
{
    connect(&m_approach, &TlsApproach::ready, this, &TlsHandshake::begin);
    connect(&m_approach, &TlsApproach::failed, this, &TlsHandshake::failed);
    connect(&m_approach.connection(), &Connection::bytesReceived, this, &TlsHandshake::take);
}

void TlsHandshake::begin()
{
    ERR_clear_error();
    const ContextPtr context(SSL_CTX_new(TLS_client_method()));
    if (context) {
        SSL_CTX_set_security_level(context.get(), 0); // what is weak is to be seen
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
        m_ssl.reset(SSL_new(context.get()));
    }
    m_in = BIO_new(BIO_s_mem());
    m_out = BIO_new(BIO_s_mem());
    if (!m_ssl || m_in == nullptr || m_out == nullptr) {
        BIO_free(m_in);
        BIO_free(m_out);
        return failed(Error(ErrorCode::NetTlsHandshake).withValue(m_host).withDetail(takeOpenSslReason()));
    }
    SSL_set_bio(m_ssl.get(), m_in, m_out);
    SSL_set_tlsext_status_type(m_ssl.get(), TLSEXT_STATUSTYPE_ocsp);
    if (QHostAddress(m_host).isNull())
        SSL_set_tlsext_host_name(m_ssl.get(), QUrl::toAce(m_host).constData());
    SSL_set_connect_state(m_ssl.get());
    advance();
}

void TlsHandshake::advance()
{
    ERR_clear_error();
    const int done = SSL_do_handshake(m_ssl.get());
    const int need = done == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl.get(), done);
    // What it has to say goes out in any case: an alert too.
    if (const auto waiting = static_cast<qsizetype>(BIO_ctrl_pending(m_out)); waiting > 0) {
        QByteArray bytes(waiting, '\0');
        bytes.truncate(std::max(0, BIO_read(m_out, bytes.data(), static_cast<int>(waiting))));
        m_approach.connection().sendBytes(bytes, QStringLiteral("TLS handshake (%1 bytes)").arg(bytes.size()));
    }
    if (need == SSL_ERROR_NONE)
        return end();
    if (need != SSL_ERROR_WANT_READ)
        return failed(Error(ErrorCode::NetTlsHandshake).withValue(m_host).withDetail(takeOpenSslReason()));
    m_body = 0;
    m_approach.connection().expectBytes(headerSize);
}

void TlsHandshake::take(const QByteArray& bytes)
{
    if (m_over || !m_ssl)
        return;
    BIO_write(m_in, bytes.constData(), static_cast<int>(bytes.size()));
    if (m_body == 0) {
        m_body = (static_cast<quint8>(bytes[3]) << 8) + static_cast<quint8>(bytes[4]);
        if (m_body > ServerFlightReader::longestRecord)
            return failed(Error(ErrorCode::NetTlsHandshake).withValue(m_host));
        if (m_body > 0)
            return m_approach.connection().expectBytes(m_body);
    }
    advance();
}

void TlsHandshake::failed(const Error& error)
{
    if (m_over)
        return;
    m_error = error;
    end();
}

void TlsHandshake::end()
{
    m_over = true;
    if (m_ssl) {
        const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(m_ssl.get());
        for (int i = 0; i < sk_X509_num(chain); ++i) {
            unsigned char* der = nullptr;
            const int size = i2d_X509(sk_X509_value(chain, i), &der);
            m_chain.append(QByteArray(reinterpret_cast<const char*>(der), std::max(0, size)));
            OPENSSL_free(der);
        }
        const unsigned char* response = nullptr;
        const long size = SSL_get_tlsext_status_ocsp_resp(m_ssl.get(), &response);
        if (size > 0)
            m_stapled = QByteArray(reinterpret_cast<const char*>(response), size);
    }
    ERR_clear_error();
    m_approach.connection().close();
    Q_EMIT finished();
}

} // namespace pupitre
