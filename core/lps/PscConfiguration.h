#pragma once

#include "core/base/Result.h"

#include <QStringList>
#include <QUrl>

namespace pupitre {

/// Where the configuration that `text` means is read: of "production" or "bas" (the ANS's own and its sandbox), of an
/// issuer, or at an address given whole. It stands under a well-known name of its own ("wallet-openid-configuration"),
/// which general libraries do not find.
QUrl pscDiscovery(const QString& text);
/// The well-known name of general libraries under the same issuer, where another provider than the ANS's own has it
/// (OpenID Connect Discovery 1.0 §4); empty when `discovery` is not the one of pscDiscovery().
QUrl generalDiscovery(const QUrl& discovery);

/// What a Pro Santé Connect publishes of itself (OpenID Connect Discovery 1.0 §3). An address is empty when it does not
/// publish one.
struct PscConfiguration
{
    QString issuer;
    QUrl authorization;
    QUrl token;
    QUrl userinfo;
    QUrl introspection;
    QUrl revocation;
    QUrl endSession;
    QUrl keys;
    QUrl ciba;
    QUrl tokenByCertificate; ///< RFC 8705 §5: for clients that show a certificate; the ordinary one when there is none
    QUrl cibaByCertificate;
    QUrl introspectionByCertificate;
    QUrl revocationByCertificate;
    QStringList scopes;
    QStringList clientAuthentication;
    QStringList cibaModes;
    QStringList challengeMethods;

    /// `discovery` is where the document was read: its issuer must be the address it stands under. Errors:
    /// PscDiscovery (detail: the member that is missing or no https address), PscIssuer.
    static Result<PscConfiguration> parse(QByteArrayView json, const QUrl& discovery);

    static constexpr qsizetype maximumSize = 1 << 20;
};

} // namespace pupitre
