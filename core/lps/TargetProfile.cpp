#include "core/lps/TargetProfile.h"

#include "core/pki/CertificateFile.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

#include <array>

namespace pupitre {

namespace {

const QString formatName = QStringLiteral("pupitre.lps-target");
constexpr int formatVersion = 1;
constexpr qsizetype longestSetting = 300;
constexpr qsizetype longestAnchors = 1 << 20;

// The members that are a line of text, one table for both ways.
struct TextMember
{
    const char* name;
    QString TargetProfile::*member;
};
constexpr std::array<TextMember, 9> textMembers{{{"name", &TargetProfile::name},
                                                 {"imap_host", &TargetProfile::imapHost},
                                                 {"smtp_host", &TargetProfile::smtpHost},
                                                 {"psc_environment", &TargetProfile::pscEnvironment},
                                                 {"psc_issuer", &TargetProfile::pscIssuer},
                                                 {"psc_authorization", &TargetProfile::pscAuthorization},
                                                 {"client_id", &TargetProfile::clientId},
                                                 {"product_number", &TargetProfile::productNumber},
                                                 {"proxy_kind", &TargetProfile::proxyKind}}};
struct PortMember
{
    const char* name;
    quint16 TargetProfile::*member;
};
constexpr std::array<PortMember, 3> portMembers{{{"imap_port", &TargetProfile::imapPort},
                                                 {"smtp_port", &TargetProfile::smtpPort},
                                                 {"proxy_port", &TargetProfile::proxyPort}}};

Error wrong(const char* field, const QString& value)
{
    return Error(ErrorCode::LpsProfileField).inField(QLatin1String(field)).withValue(value.left(longestSetting));
}

bool isHost(const QString& host)
{
    static const QRegularExpression shape(QStringLiteral("^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                                                         "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"));
    return shape.match(QString::fromLatin1(QUrl::toAce(host))).hasMatch() || !QHostAddress(host).isNull();
}

bool isHttps(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() && url.userInfo().isEmpty();
}

} // namespace

QList<Error> TargetProfile::problems() const
{
    QList<Error> found;
    const auto need = [&found](bool good, const char* field, const QString& value) {
        if (!good)
            found.append(wrong(field, value));
    };
    need(!name.trimmed().isEmpty() && name.size() <= 100, "name", name);
    // Where a token would go: an address in figures is for sandboxes.
    for (const auto& [field, host] : {std::pair("imap_host", imapHost), std::pair("smtp_host", smtpHost)})
        need(host.isEmpty() || (isHost(host) && (sandbox || QHostAddress(host).isNull())), field, host);
    need(imapPort > 0, "imap_port", QString::number(imapPort));
    need(smtpPort > 0, "smtp_port", QString::number(smtpPort));
    need(!allowedDomains.isEmpty(), "allowed_domains", {});
    for (const QString& domain : allowedDomains)
        need(isHost(domain) && QHostAddress(domain).isNull(), "allowed_domains", domain);
    const bool readable = anchors.isEmpty() || !anchorCertificates().isEmpty();
    need(anchors.size() <= longestAnchors && readable && !anchors.contains("PRIVATE KEY"), "anchors", {});
    const bool sandboxPsc = pscEnvironment == QLatin1String("sandbox");
    need(sandboxPsc || publishedPscEnvironment(pscEnvironment).has_value(), "psc_environment", pscEnvironment);
    need(!sandboxPsc || pscIssuer.isEmpty() || isHttps(pscIssuer), "psc_issuer", pscIssuer);
    need(!sandboxPsc || pscAuthorization.isEmpty() || isHttps(pscAuthorization), "psc_authorization", pscAuthorization);
    need(QStringList({QString(), QStringLiteral("http"), QStringLiteral("socks5")}).contains(proxyKind), "proxy_kind",
         proxyKind);
    need(proxyKind.isEmpty() || isHost(proxyHost), "proxy_host", proxyHost);
    need(proxyKind.isEmpty() || proxyPort > 0, "proxy_port", QString::number(proxyPort));
    static const QRegularExpression number(QStringLiteral("^[A-Za-z0-9._-]{0,64}$"));
    need(number.match(productNumber).hasMatch(), "product_number", productNumber);
    need(clientId.size() <= longestSetting, "client_id", clientId);
    need(autoconfigBase.isEmpty() || (sandbox && isHttps(autoconfigBase.toString())), "autoconfig_base",
         autoconfigBase.toString());
    return found;
}

QList<Certificate> TargetProfile::anchorCertificates() const
{
    if (anchors.isEmpty())
        return {};
    const auto file = CertificateFile::parse(anchors);
    return file ? file->certificates : QList<Certificate>();
}

PscEnvironment TargetProfile::psc() const
{
    return publishedPscEnvironment(pscEnvironment).value_or(pscSandbox(pscIssuer, pscAuthorization));
}

QNetworkProxy TargetProfile::proxy() const
{
    if (proxyKind.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return QNetworkProxy(proxyKind == QLatin1String("http") ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy,
                         proxyHost, proxyPort);
}

QJsonObject TargetProfile::toJson() const
{
    QJsonObject json{{QStringLiteral("format"), formatName},
                     {QStringLiteral("version"), formatVersion},
                     {QStringLiteral("allowed_domains"), QJsonArray::fromStringList(allowedDomains)},
                     {QStringLiteral("anchors"), QString::fromLatin1(anchors)},
                     {QStringLiteral("proxy_host"), proxyHost},
                     {QStringLiteral("sandbox"), sandbox},
                     {QStringLiteral("autoconfig_base"), autoconfigBase.toString()}};
    for (const TextMember& text : textMembers)
        json.insert(QLatin1String(text.name), this->*text.member);
    for (const PortMember& port : portMembers)
        json.insert(QLatin1String(port.name), this->*port.member);
    return json;
}

TargetProfile TargetProfile::fromJson(const QJsonObject& json, QList<Error>& problems)
{
    TargetProfile profile;
    if (json.value(QLatin1String("format")) != formatName || json.value(QLatin1String("version")) != formatVersion) {
        problems.append(Error(ErrorCode::LpsProfileFormat));
        return profile;
    }
    QStringList known{QStringLiteral("format"), QStringLiteral("version")};
    const auto member = [&](const char* key, QJsonValue::Type type) {
        known.append(QLatin1String(key));
        const QJsonValue value = json.value(QLatin1String(key));
        if (value.isUndefined() || value.type() == type)
            return value;
        problems.append(wrong(key, value.toVariant().toString()));
        return QJsonValue(QJsonValue::Undefined);
    };
    for (const TextMember& text : textMembers)
        profile.*text.member = member(text.name, QJsonValue::String).toString(profile.*text.member);
    for (const PortMember& port : portMembers) {
        const QJsonValue value = member(port.name, QJsonValue::Double);
        const int number = value.toInt(value.isUndefined() ? profile.*port.member : -1);
        if (number < 0 || number > 65535)
            problems.append(wrong(port.name, value.toVariant().toString()));
        else
            profile.*port.member = static_cast<quint16>(number);
    }
    if (const QJsonValue domains = member("allowed_domains", QJsonValue::Array); domains.isArray()) {
        profile.allowedDomains.clear();
        for (const QJsonValue& domain : domains.toArray())
            profile.allowedDomains.append(domain.toString());
    }
    profile.anchors = member("anchors", QJsonValue::String).toString().toLatin1();
    profile.proxyHost = member("proxy_host", QJsonValue::String).toString();
    profile.sandbox = member("sandbox", QJsonValue::Bool).toBool();
    profile.autoconfigBase = QUrl(member("autoconfig_base", QJsonValue::String).toString());
    for (const QString& name : json.keys()) {
        if (!known.contains(name))
            problems.append(Error(ErrorCode::LpsProfileMember).inField(name));
    }
    problems.append(profile.problems());
    return profile;
}

} // namespace pupitre
