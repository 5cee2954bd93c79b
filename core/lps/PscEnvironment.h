#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace pupitre {

/// The addresses of one environment of Pro Santé Connect. Source: lps-api.md §3.1 of the domain's facts.
struct PscEnvironment
{
    QString code; ///< "production", "bas", "sandbox"
    QString issuer;
    QString discovery; ///< wallet-openid-configuration, not the usual name
    QString authorization;
    QString token;
    QString userinfo;
    QString introspection;
    QString jwks;
    QString endSession;
    QString revocation;
    QString backchannel; ///< CIBA
};

/// "production" and "bas", whose addresses are known.
const QList<PscEnvironment>& publishedPscEnvironments();
std::optional<PscEnvironment> publishedPscEnvironment(const QString& code);
/// Those of a sandbox: built on its issuer as Keycloak does; the authorization too, unless `authorization` says where.
PscEnvironment pscSandbox(const QString& issuer, const QString& authorization = {});

} // namespace pupitre
