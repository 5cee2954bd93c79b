#pragma once

#include "core/pki/ClientIdentity.h"

#include <QJsonObject>
#include <QList>
#include <QSslConfiguration>
#include <QSslError>
#include <QStringList>

#include <optional>

namespace pupitre {

/// What a connection demands of TLS.
struct TlsPolicy
{
    /// The authorities that may have issued the peer's certificate. Empty: trust is not judged (never silently granted:
    /// the report says "not judged"). The system's own authorities are never used: IGC-Santé alone counts here.
    QList<Certificate> anchors;
    /// What the client shows when the server asks for a certificate; nothing: it shows none.
    std::shared_ptr<const ClientIdentity> identity;
    /// True: a chain, name or date that does not hold ends the connection. False: it is reported and the dialogue goes
    /// on (a probe must show everything).
    bool enforce = true;
};

/// What was negotiated, and what is wrong with it.
struct TlsReport
{
    QString protocol; ///< "TLSv1.2", "TLSv1.3"…
    QString cipher;   ///< IANA-like name as OpenSSL prints it, "ECDHE-RSA-AES256-GCM-SHA384"
    int cipherBits = 0;
    QString keyExchange;      ///< "ECDHE", "DHE", "any" (TLS 1.3)
    int keyExchangeBits = 0;  ///< 0 where it is not told
    QList<Certificate> chain; ///< the peer's own first
    bool hostMatches = false;
    bool datesValid = false;
    std::optional<bool> trusted; ///< nothing without anchors
    QStringList problems;        ///< OpenSSL's verification errors, in its words
    QStringList chainProblems;   ///< those of them that are not about the host's name

    QJsonObject toJson() const;
};

/// The configuration a QSslSocket needs for a policy.
QSslConfiguration sslConfiguration(const TlsPolicy& policy);
/// Reads what a socket under TLS negotiated; `errors` are those its handshake met.
class TlsReportReader
{
public:
    static TlsReport read(const QSslConfiguration& session, const QString& protocol, const QList<QSslError>& errors,
                          bool judged);
};

} // namespace pupitre
