#include "core/pki/LintInternal.h"

#include <QHostAddress>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QUrl>

#include <algorithm>

namespace pupitre::linting {

namespace {

bool isInternal(const QString& name)
{
    // RFC 6761, RFC 6762, RFC 8375 and the names ICANN will not delegate.
    static const QStringList suffixes{
        QStringLiteral("local"),   QStringLiteral("localhost"), QStringLiteral("internal"), QStringLiteral("test"),
        QStringLiteral("example"), QStringLiteral("invalid"),   QStringLiteral("onion"),    QStringLiteral("lan"),
        QStringLiteral("home"),    QStringLiteral("corp"),      QStringLiteral("mail"),     QStringLiteral("intranet"),
        QStringLiteral("private"), QStringLiteral("arpa")};
    return !name.contains(QLatin1Char('.')) || suffixes.contains(name.section(QLatin1Char('.'), -1).toLower());
}

bool isReserved(const QHostAddress& address)
{
    static const QList<QPair<QHostAddress, int>> ranges = [] {
        QList<QPair<QHostAddress, int>> list;
        for (const char* range :
             {"0.0.0.0/8",       "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",    "169.254.0.0/16",
              "172.16.0.0/12",   "192.0.0.0/24",   "192.0.2.0/24",  "192.168.0.0/16", "198.18.0.0/15",
              "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",   "240.0.0.0/4",    "::/128",
              "::1/128",         "fc00::/7",       "fe80::/10",     "ff00::/8",       "2001:db8::/32"})
            list.append(QHostAddress::parseSubnet(QString::fromLatin1(range)));
        return list;
    }();
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto& range) { return address.isInSubnet(range.first, range.second); });
}

// Where names are sold: what stands below belongs to many (the public suffix list, as Qt's cookies know it).
bool isPublicSuffix(const QString& name)
{
    struct Jar : QNetworkCookieJar
    {
        using QNetworkCookieJar::validateCookie;
    };
    QNetworkCookie cookie("a", "b");
    cookie.setDomain(QLatin1Char('.') + name);
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(QStringLiteral("a.") + name);
    return !Jar().validateCookie(cookie, url);
}

// An A-label that stands for no U-label, two hyphens where only "xn--" may have them, a number at the end.
bool hasUnfitLabel(const QString& name)
{
    const QStringList labels = name.toLower().split(QLatin1Char('.'));
    for (const QString& label : labels) {
        if (label.mid(2, 2) != QLatin1String("--"))
            continue;
        if (!label.startsWith(QLatin1String("xn--")))
            return true;
        const QString unicode = QUrl::fromAce(label.toLatin1(), QUrl::IgnoreIDNWhitelist);
        if (unicode == label || QString::fromLatin1(QUrl::toAce(unicode, QUrl::IgnoreIDNWhitelist)) != label)
            return true;
    }
    return std::all_of(labels.last().begin(), labels.last().end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

void lintHost(Subject& subject, const QString& name)
{
    const bool wildcard = name.contains(QLatin1Char('*'));
    if (name.contains(QLatin1Char('_'))) {
        subject.add(LintRule::ServerUnderscore, name);
        return;
    }
    if (looksLikeAddress(name)) {
        subject.add(LintRule::ServerHostName, name); // an address belongs in iPAddress
        return;
    }
    if (wildcard) {
        // One whole first label, and below a domain somebody owns, not below a top-level one.
        const QString rest = name.section(QLatin1Char('.'), 1);
        if (!name.startsWith(QLatin1String("*.")) || rest.contains(QLatin1Char('*')) ||
            !rest.contains(QLatin1Char('.')) || isPublicSuffix(rest)) {
            subject.add(LintRule::ServerWildcard, name);
            return;
        }
    }
    if (!isHostName(name) || hasUnfitLabel(name))
        subject.add(LintRule::ServerHostName, name);
    else if (isInternal(name))
        subject.add(LintRule::ServerInternalName, name);
}

// The names a server is reached by: host names in lower case, addresses as text.
QStringList lintServerNames(Subject& subject)
{
    QStringList names;
    for (const QString& name : subject.certificate.alternativeNames) {
        if (name.startsWith(QLatin1String("DNS:"))) {
            names.append(name.mid(4).toLower());
            lintHost(subject, name.mid(4));
        } else if (name.startsWith(QLatin1String("IP Address:"))) {
            const QHostAddress address(name.section(QLatin1Char(':'), 1));
            names.append(address.toString());
            if (isReserved(address))
                subject.add(LintRule::ServerReservedAddress, address.toString());
        } else {
            subject.add(LintRule::ServerOtherName, name);
        }
    }
    return names;
}

void lintCommonNames(Subject& subject, const QStringList& names, bool igcSante)
{
    QStringList exact;
    for (const QString& name : subject.certificate.alternativeNames) {
        if (name.startsWith(QLatin1String("DNS:")))
            exact.append(name.mid(4));
    }
    for (const RawAttribute& attribute : subject.subject) {
        if (attribute.oid != "2.5.4.3")
            continue;
        const QString name = textOf(attribute);
        const bool address = looksLikeAddress(name);
        // An address must be written as it would be printed: no leading zero, no other form.
        if (address ? names.contains(name) : exact.contains(name))
            continue;
        // Another case is the same host, but no copy of the name; IGC-Santé keeps what it was given.
        const bool sameHost = !address && igcSante && names.contains(name.toLower());
        subject.add(LintRule::ServerCommonName, sameHost ? LintSeverity::Warning : LintSeverity::Error, name);
    }
}

void lintServerUsages(Subject& subject)
{
    const Certificate& certificate = subject.certificate;
    if (!certificate.extendedKeyUsage.contains(QLatin1String("serverAuth")))
        subject.add(LintRule::ServerUsages, certificate.extendedKeyUsage.join(QStringLiteral(", ")));
    if (const RawExtension* raw = subject.extension("2.5.29.37"); raw != nullptr && raw->critical)
        subject.add(LintRule::ExtensionCritical, QStringLiteral("extendedKeyUsage"));
    for (const char* unfit : {"codeSigning", "emailProtection", "timeStamping", "OCSPSigning"}) {
        if (certificate.extendedKeyUsage.contains(QLatin1String(unfit)))
            subject.add(LintRule::ServerUsages, QString::fromLatin1(unfit));
    }
    const QStringList& usages = certificate.keyUsage;
    if (usages.isEmpty())
        return;
    const bool fit =
        usages.contains(QLatin1String("digitalSignature")) ||
        (certificate.keyAlgorithm == QLatin1String("RSA") ? usages.contains(QLatin1String("keyEncipherment"))
                                                          : usages.contains(QLatin1String("keyAgreement")));
    if (!fit || usages.contains(QLatin1String("cRLSign")))
        subject.add(LintRule::ServerKeyUsage, usages.join(QStringLiteral(", ")));
}

void lintValidity(Subject& subject)
{
    constexpr qint64 day = 86400;
    constexpr qint64 publicDays = 398;   // CA/B BR §6.3.2, certificates issued since 2020-09-01
    constexpr qint64 anybodysDays = 825; // what browsers refuse even of a private authority
    const Certificate& certificate = subject.certificate;
    if (!certificate.notBefore.isValid() || !certificate.notAfter.isValid())
        return;
    const qint64 seconds = certificate.notBefore.secsTo(certificate.notAfter) + 1; // both ends count
    const qint64 days = (seconds + day - 1) / day;
    if (days > publicDays)
        subject.add(LintRule::ServerValidity, days > anybodysDays ? LintSeverity::Error : LintSeverity::Warning,
                    QString::number(days));
}

} // namespace

void lintServer(Subject& subject, bool igcSante)
{
    if (subject.certificate.isAuthority)
        subject.add(LintRule::ServerAuthority);
    if (subject.certificate.alternativeNames.isEmpty())
        subject.add(LintRule::ServerNoAltName);
    const QStringList names = lintServerNames(subject);
    lintCommonNames(subject, names, igcSante);
    lintServerUsages(subject);
    if (!igcSante) // IGC-Santé is no public authority of browsers: it issues for three years
        lintValidity(subject);
}

} // namespace pupitre::linting
