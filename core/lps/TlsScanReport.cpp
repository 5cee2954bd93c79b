#include "core/base/Clock.h"
#include "core/lps/TlsScan.h"
#include "core/pki/Certificate.h"

#include <algorithm>

namespace pupitre {

namespace {

QJsonObject groupJson(const TlsGroup& group)
{
    return {{QStringLiteral("name"), group.name}, {QStringLiteral("bits"), group.bits}};
}

template <class T>
QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

} // namespace

const TlsScanReport::Version* TlsScanReport::find(TlsVersion version) const
{
    const auto found =
        std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.version == version; });
    return found == versions.end() ? nullptr : &*found;
}

QJsonObject TlsScanReport::toJson() const
{
    QJsonArray versionArray;
    for (const Version& version : versions) {
        QJsonArray suites;
        for (const SuiteSeen& seen : version.suites)
            suites.append(
                QJsonObject{{QStringLiteral("code"), tlsSuiteCode(seen.suite.id)},
                            {QStringLiteral("name"), seen.suite.name},
                            {QStringLiteral("openssl"), seen.suite.openSslName},
                            {QStringLiteral("bits"), seen.suite.bits()},
                            {QStringLiteral("listed"), seen.suite.isListed()},
                            {QStringLiteral("weak"), seen.suite.isWeak()},
                            {QStringLiteral("group"), seen.group ? QJsonValue(groupJson(*seen.group)) : QJsonValue()}});
        QJsonArray groups;
        for (const TlsGroup& group : version.groups)
            groups.append(groupJson(group));
        versionArray.append(QJsonObject{{QStringLiteral("version"), tlsVersionName(version.version)},
                                        {QStringLiteral("offered"), version.offered},
                                        {QStringLiteral("suites"), suites},
                                        {QStringLiteral("server_order"), orNull(version.serverOrder)},
                                        {QStringLiteral("groups"), groups}});
    }
    QJsonArray certificates;
    for (const QByteArray& der : chain) {
        if (const auto certificate = Certificate::fromDer(der))
            certificates.append(QJsonObject{{QStringLiteral("subject"), certificate->subject},
                                            {QStringLiteral("issuer"), certificate->issuer},
                                            {QStringLiteral("not_before"), toIso(certificate->notBefore)},
                                            {QStringLiteral("not_after"), toIso(certificate->notAfter)},
                                            {QStringLiteral("fingerprint_sha256"), certificate->fingerprint}});
    }
    QJsonObject object{{QStringLiteral("endpoint"), QStringLiteral("%1:%2").arg(endpoint.host).arg(endpoint.port)},
                       {QStringLiteral("started_at"), toIso(startedAt)},
                       {QStringLiteral("milliseconds"), milliseconds},
                       {QStringLiteral("connections"), connections},
                       {QStringLiteral("versions"), versionArray},
                       {QStringLiteral("chain"), certificates},
                       {QStringLiteral("stapled"), stapled ? QJsonValue(!stapled->isEmpty()) : QJsonValue()},
                       {QStringLiteral("secure_renegotiation"), orNull(secureRenegotiation)},
                       {QStringLiteral("compression"), orNull(compression)}};
    if (revocation)
        object.insert(QStringLiteral("revocation"), revocation->toJson());
    if (clearAuthentication)
        object.insert(QStringLiteral("clear_authentication"),
                      QJsonObject{{QStringLiteral("announced"), clearAuthentication->announced},
                                  {QStringLiteral("sasl_taken"), clearAuthentication->saslTaken},
                                  {QStringLiteral("login_taken"), clearAuthentication->loginTaken},
                                  {QStringLiteral("message_taken"), clearAuthentication->messageTaken},
                                  {QStringLiteral("reply"), clearAuthentication->reply},
                                  {QStringLiteral("transcript"), clearAuthentication->transcript}});
    if (error)
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), errorName(error->code())},
                                                           {QStringLiteral("detail"), error->detail()}});
    return object;
}

} // namespace pupitre
