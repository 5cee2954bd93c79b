#pragma once

#include "core/lps/TlsApproach.h"
#include "core/pki/OpenSsl.h"

#include <QByteArrayList>

#include <openssl/ssl.h>

namespace pupitre {

/// A whole handshake of OpenSSL's own, for what TLS 1.3 shows only under encryption: the chain and the OCSP response
/// stapled to it. Nothing is judged and nothing is said afterwards. finished() comes once, unless it is deleted before.
class TlsHandshake : public QObject
{
    Q_OBJECT

public:
    TlsHandshake(const ConnectionFactory& factory, const TlsEndpoint& endpoint, QObject* parent = nullptr);

    void start() { m_approach.start(); }
    const QByteArrayList& chain() const { return m_chain; } ///< DER, as sent
    const QByteArray& stapled() const { return m_stapled; } ///< DER; empty: none was
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void finished();

private:
    void begin();
    void advance();
    void take(const QByteArray& bytes);
    void failed(const Error& error);
    void end();

    QString m_host;
    TlsApproach m_approach;
    std::unique_ptr<SSL, OpenSslDelete<&SSL_free>> m_ssl;
    BIO* m_in = nullptr; ///< both belong to m_ssl
    BIO* m_out = nullptr;
    qsizetype m_body = 0; ///< of the record under way; 0: its header comes next
    QByteArrayList m_chain;
    QByteArray m_stapled;
    std::optional<Error> m_error;
    bool m_over = false;
};

} // namespace pupitre
