#include "core/lps/Discovery.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

QString atLine(const AutoconfigValue& value)
{
    return value.line > 0 ? QStringLiteral("%1 (%2)").arg(value.text).arg(value.line) : value.text;
}

// Values of the format that are not those of the API LPS.
const QStringList otherAuthentications{QStringLiteral("password-encrypted"), QStringLiteral("NTLM"),
                                       QStringLiteral("GSSAPI"), QStringLiteral("client-IP-address"),
                                       QStringLiteral("none")};
const QStringList placeholders{QStringLiteral("%EMAILADDRESS%"), QStringLiteral("%EMAILLOCALPART%"),
                               QStringLiteral("%EMAILDOMAIN%"), QStringLiteral("%REALNAME%")};

class AutoconfigJudge
{
public:
    AutoconfigJudge(QString domain, QStringList allowed, bool sandbox, QList<RunStep>& steps)
        : m_domain(std::move(domain))
        , m_allowed(std::move(allowed))
        , m_sandbox(sandbox)
        , m_steps(steps)
    {
        // The trust space's own domain always counts: an operator's servers may stand under another name there.
        if (!m_allowed.contains(QLatin1String("mssante.fr")))
            m_allowed.append(QStringLiteral("mssante.fr"));
        if (sandbox)
            m_allowed.append(QStringLiteral("localhost"));
    }

    void document(const AutoconfigDocument& document)
    {
        if (document.version.text == QLatin1String("1.1"))
            add("document-version", StepVerdict::Ok, "", document.version.text);
        else
            add("document-version", StepVerdict::Warning, "version-not-1.1", atLine(document.version));
        const bool named =
            std::any_of(document.domains.begin(), document.domains.end(),
                        [this](const AutoconfigValue& value) { return isWithinDomains(m_domain, {value.text}); });
        QStringList domains;
        for (const AutoconfigValue& value : document.domains)
            domains.append(value.text);
        add("document-domain", named ? StepVerdict::Ok : StepVerdict::Warning, named ? "" : "domain-not-named",
            domains.join(QStringLiteral(", ")));
        for (const AutoconfigValue& value : document.unknown)
            add("document-element", StepVerdict::Warning, "element-unknown", atLine(value));
        if (document.oauthAuthorization.line > 0) {
            // lps-api.md §3.1: the wallet's address is the one to use; Keycloak's own works but is discouraged.
            const bool native = document.oauthAuthorization.text.contains(QLatin1String("/protocol/openid-connect/"));
            add("document-oauth", native ? StepVerdict::Warning : StepVerdict::Ok, native ? "oauth-native-address" : "",
                atLine(document.oauthAuthorization));
        }
    }

    DiscoveredServer server(const AutoconfigServer& server)
    {
        m_prefix = server.incoming ? "incoming-" : "outgoing-";
        m_fit = true;
        DiscoveredServer found;
        found.protocol = server.incoming ? MailProtocol::Imap : MailProtocol::Smtp;
        const QString expected = server.incoming ? QStringLiteral("imap") : QStringLiteral("smtp");
        value("type", server.type.text == expected, "type-not-accepted",
              server.type.line > 0 ? server.type : AutoconfigValue{{}, server.line});
        host(server, found);
        port(server, found);
        socket(server);
        authentication(server, found);
        username(server);
        found.fit = m_fit;
        return found;
    }

    void add(const char* name, StepVerdict verdict, const char* code, const QString& detail)
    {
        m_steps.append({QString::fromLatin1(name), verdict, QString::fromLatin1(code), 0, detail});
    }

private:
    void value(const char* name, bool good, const char* code, const AutoconfigValue& value,
               StepVerdict otherwise = StepVerdict::Failed)
    {
        add((m_prefix + name).constData(), good ? StepVerdict::Ok : otherwise, good ? "" : code, atLine(value));
        m_fit = m_fit && (good || otherwise != StepVerdict::Failed);
    }

    void host(const AutoconfigServer& server, DiscoveredServer& found)
    {
        found.host = server.host.text.toLower();
        found.host.replace(QLatin1String("%emaildomain%"), m_domain);
        if (found.host.endsWith(u'.'))
            found.host.chop(1);
        static const QRegularExpression shape(QStringLiteral(
            "^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"));
        if (server.host.line == 0)
            value("host", false, "host-missing", {{}, server.line});
        else if (found.host.contains(u'%'))
            value("host", false, "placeholder-unknown", server.host);
        else if (!QHostAddress(found.host.startsWith(u'[') ? found.host.mid(1).chopped(1) : found.host).isNull())
            value("host", false, "host-is-address", server.host,
                  m_sandbox ? StepVerdict::Warning : StepVerdict::Failed);
        else if (!shape.match(QString::fromLatin1(QUrl::toAce(found.host))).hasMatch())
            value("host", false, "host-malformed", server.host);
        else
            value("host", isWithinDomains(found.host, m_allowed), "host-outside-domains", server.host);
    }

    void port(const AutoconfigServer& server, DiscoveredServer& found)
    {
        bool number = false;
        const int port = server.port.text.toInt(&number);
        const quint16 usual = server.incoming ? 143 : 587;
        if (server.port.line == 0)
            return value("port", false, "port-missing", {{}, server.line});
        if (!number || port < 1 || port > 65535)
            return value("port", false, "port-malformed", server.port);
        found.port = static_cast<quint16>(port);
        value("port", port == usual, "port-unusual", server.port, StepVerdict::Warning);
    }

    void socket(const AutoconfigServer& server)
    {
        const QString type = server.socketType.text.toUpper();
        const bool good = server.socketType.text == QLatin1String("STARTTLS");
        const char* code = server.socketType.line == 0      ? "socket-missing"
                           : type == QLatin1String("SSL")   ? "socket-implicit-tls"
                           : type == QLatin1String("PLAIN") ? "socket-plain"
                                                            : "socket-unknown";
        value("socket", good, code, server.socketType.line > 0 ? server.socketType : AutoconfigValue{{}, server.line});
    }

    void authentication(const AutoconfigServer& server, DiscoveredServer& found)
    {
        bool accepted = false;
        for (const AutoconfigValue& method : server.authentication) {
            found.authentication.append(method.text);
            const bool good = method.text == QLatin1String("OAuth2") || method.text == QLatin1String("TLS-client-cert");
            accepted = accepted || good;
            const bool password =
                method.text == QLatin1String("password-cleartext") || method.text == QLatin1String("plain");
            const char* code = password                                     ? "authentication-password"
                               : otherAuthentications.contains(method.text) ? "authentication-not-accepted"
                                                                            : "authentication-unknown";
            // Beside an accepted one it is useless rather than harmful; alone, the missing one below says so.
            value("authentication", good, code, method, StepVerdict::Warning);
        }
        if (!accepted)
            value("authentication", false, "authentication-missing", {{}, server.line});
    }

    void username(const AutoconfigServer& server)
    {
        const QString& name = server.username.text;
        static const QRegularExpression placeholder(QStringLiteral("%[A-Za-z]+%"));
        if (server.username.line == 0)
            return value("username", false, "username-missing", {{}, server.line}, StepVerdict::Warning);
        for (auto matches = placeholder.globalMatch(name); matches.hasNext();) {
            if (!placeholders.contains(matches.next().captured()))
                return value("username", false, "placeholder-unknown", server.username);
        }
        const bool whole =
            name == QLatin1String("%EMAILADDRESS%") || name == QLatin1String("%EMAILLOCALPART%@%EMAILDOMAIN%");
        value("username", whole, "username-not-address", server.username);
    }

    QString m_domain;
    QStringList m_allowed;
    bool m_sandbox;
    QList<RunStep>& m_steps;
    QByteArray m_prefix;
    bool m_fit = true;
};

} // namespace

bool isWithinDomains(const QString& domain, const QStringList& domains)
{
    const auto canonical = [](const QString& name) {
        QByteArray ace = QUrl::toAce(name.toLower());
        if (ace.endsWith('.'))
            ace.chop(1);
        return ace;
    };
    const QByteArray asked = canonical(domain);
    return !asked.isEmpty() && std::any_of(domains.begin(), domains.end(), [&](const QString& allowed) {
        const QByteArray name = canonical(allowed);
        return !name.isEmpty() && (asked == name || asked.endsWith('.' + name));
    });
}

QList<DiscoveredServer> judgeAutoconfig(const AutoconfigDocument& document, const QString& domain,
                                        const QStringList& allowedDomains, bool sandbox, QList<RunStep>& steps)
{
    AutoconfigJudge judge(domain, allowedDomains, sandbox, steps);
    judge.document(document);
    QList<DiscoveredServer> servers;
    for (const AutoconfigServer& server : document.servers)
        servers.append(judge.server(server));
    const auto has = [&](bool incoming) {
        return std::any_of(document.servers.begin(), document.servers.end(),
                           [&](const AutoconfigServer& server) { return server.incoming == incoming; });
    };
    if (!has(true))
        judge.add("incoming", StepVerdict::Failed, "incoming-missing", {});
    if (!has(false))
        judge.add("outgoing", StepVerdict::Failed, "outgoing-missing", {});
    return servers;
}

} // namespace pupitre
