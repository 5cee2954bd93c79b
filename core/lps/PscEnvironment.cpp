#include "core/lps/PscEnvironment.h"

namespace pupitre {

PscEnvironment pscSandbox(const QString& issuer, const QString& authorization)
{
    const QString base = issuer.endsWith(u'/') ? issuer.chopped(1) : issuer;
    const QString protocol = base + QStringLiteral("/protocol/openid-connect");
    PscEnvironment environment;
    environment.code = QStringLiteral("sandbox");
    environment.issuer = base;
    environment.discovery = base + QStringLiteral("/.well-known/wallet-openid-configuration");
    environment.authorization = authorization.isEmpty() ? protocol + QStringLiteral("/auth") : authorization;
    environment.token = protocol + QStringLiteral("/token");
    environment.userinfo = protocol + QStringLiteral("/userinfo");
    environment.introspection = protocol + QStringLiteral("/token/introspect");
    environment.jwks = protocol + QStringLiteral("/certs");
    environment.endSession = protocol + QStringLiteral("/logout");
    environment.revocation = protocol + QStringLiteral("/revoke");
    environment.backchannel = protocol + QStringLiteral("/ext/ciba/auth");
    return environment;
}

const QList<PscEnvironment>& publishedPscEnvironments()
{
    static const QList<PscEnvironment> environments = [] {
        PscEnvironment production =
            pscSandbox(QStringLiteral("https://auth.esw.esante.gouv.fr/auth/realms/esante-wallet"),
                       QStringLiteral("https://wallet.esw.esante.gouv.fr/auth"));
        production.code = QStringLiteral("production");
        PscEnvironment bas = pscSandbox(QStringLiteral("https://auth.bas.psc.esante.gouv.fr/auth/realms/esante-wallet"),
                                        QStringLiteral("https://wallet.bas.psc.esante.gouv.fr/auth"));
        bas.code = QStringLiteral("bas");
        return QList<PscEnvironment>{production, bas};
    }();
    return environments;
}

std::optional<PscEnvironment> publishedPscEnvironment(const QString& code)
{
    for (const PscEnvironment& environment : publishedPscEnvironments()) {
        if (environment.code == code)
            return environment;
    }
    return std::nullopt;
}

} // namespace pupitre
