#include "core/lps/PscConfiguration.h"

#include "core/lps/PscEnvironment.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pupitre {

namespace {

const QString wellKnown = QStringLiteral("/.well-known/wallet-openid-configuration");

QStringList strings(const QJsonObject& object, const char* name)
{
    QStringList list;
    for (const auto& value : object.value(QLatin1String(name)).toArray())
        list.append(value.toString());
    return list;
}

} // namespace

QUrl pscDiscovery(const QString& text)
{
    if (const auto published = publishedPscEnvironment(text))
        return QUrl(published->discovery);
    QString address = text.trimmed();
    if (!address.contains(QLatin1String("/.well-known/"))) {
        while (address.endsWith(QLatin1Char('/')))
            address.chop(1);
        address += wellKnown;
    }
    return QUrl(address, QUrl::StrictMode);
}

QUrl generalDiscovery(const QUrl& discovery)
{
    const QString address = discovery.toString(QUrl::FullyEncoded);
    if (!address.endsWith(wellKnown))
        return {};
    return QUrl(address.chopped(wellKnown.size()) + QStringLiteral("/.well-known/openid-configuration"));
}

Result<PscConfiguration> PscConfiguration::parse(QByteArrayView json, const QUrl& discovery)
{
    const auto objection = [&](const QString& what) {
        return fail(Error(ErrorCode::PscDiscovery).withValue(discovery.toString()).withDetail(what));
    };
    if (json.size() > maximumSize)
        return objection(QStringLiteral("size"));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &problem);
    if (!document.isObject())
        return objection(problem.error == QJsonParseError::NoError ? QStringLiteral("JSON") : problem.errorString());
    const QJsonObject object = document.object();

    PscConfiguration configuration;
    configuration.issuer = object.value(QLatin1String("issuer")).toString();
    if (configuration.issuer.isEmpty())
        return objection(QStringLiteral("issuer"));
    // OpenID Connect Discovery §4.1: the issuer's own last slash is left out of the address.
    const QString stands = discovery.toString(QUrl::FullyEncoded);
    const QString issuer = stands.left(stands.indexOf(QLatin1String("/.well-known/")));
    if (configuration.issuer != issuer && configuration.issuer != issuer + QLatin1Char('/'))
        return fail(Error(ErrorCode::PscIssuer).withValue(configuration.issuer).withDetail(stands));

    struct Member
    {
        const char* name;
        QUrl& url;
        bool needed;
    };
    const QJsonObject aliases = object.value(QLatin1String("mtls_endpoint_aliases")).toObject();
    const Member members[] = {{"authorization_endpoint", configuration.authorization, true},
                              {"token_endpoint", configuration.token, true},
                              {"jwks_uri", configuration.keys, true},
                              {"userinfo_endpoint", configuration.userinfo, false},
                              {"introspection_endpoint", configuration.introspection, false},
                              {"revocation_endpoint", configuration.revocation, false},
                              {"end_session_endpoint", configuration.endSession, false},
                              {"backchannel_authentication_endpoint", configuration.ciba, false}};
    const auto read = [](const QJsonValue& value, QUrl& url) {
        url = QUrl(value.toString(), QUrl::StrictMode);
        return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty();
    };
    for (const Member& member : members) {
        const QJsonValue value = object.value(QLatin1String(member.name));
        if (value.isUndefined() && !member.needed)
            continue;
        if (!read(value, member.url))
            return objection(QLatin1String(member.name));
    }
    struct Alias
    {
        const char* name;
        QUrl& url;
        const QUrl& ordinary;
    };
    const Alias byCertificate[] = {
        {"token_endpoint", configuration.tokenByCertificate, configuration.token},
        {"backchannel_authentication_endpoint", configuration.cibaByCertificate, configuration.ciba},
        {"introspection_endpoint", configuration.introspectionByCertificate, configuration.introspection},
        {"revocation_endpoint", configuration.revocationByCertificate, configuration.revocation}};
    for (const Alias& alias : byCertificate) {
        const QJsonValue value = aliases.value(QLatin1String(alias.name));
        alias.url = alias.ordinary;
        if (!value.isUndefined() && !read(value, alias.url))
            return objection(QStringLiteral("mtls_endpoint_aliases"));
    }
    configuration.scopes = strings(object, "scopes_supported");
    configuration.clientAuthentication = strings(object, "token_endpoint_auth_methods_supported");
    configuration.cibaModes = strings(object, "backchannel_token_delivery_modes_supported");
    configuration.challengeMethods = strings(object, "code_challenge_methods_supported");
    return configuration;
}

} // namespace pupitre
