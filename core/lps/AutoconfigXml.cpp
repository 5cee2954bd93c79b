#include "core/lps/AutoconfigXml.h"

#include <QXmlStreamReader>

namespace pupitre {

namespace {

constexpr int deepestElement = 16;
constexpr int mostElements = 2000;
constexpr qsizetype longestText = 2000;

class AutoconfigParser
{
public:
    explicit AutoconfigParser(const QByteArray& bytes)
        : m_xml(bytes)
    {}

    Result<AutoconfigDocument> parse()
    {
        if (!nextElement() || m_xml.name() != QLatin1String("clientConfig")) {
            if (m_problem.isEmpty() && !m_xml.hasError())
                return fail(Error(ErrorCode::LpsAutoconfigRoot)
                                .at(m_xml.lineNumber(), m_xml.columnNumber())
                                .withValue(m_xml.name().toString()));
            return fail(syntaxError());
        }
        m_document.version = attribute("version");
        readChildren([this](QStringView name) {
            if (name == QLatin1String("emailProvider"))
                readProvider();
            else if (name == QLatin1String("oAuth2"))
                readOauth();
            else if (name == QLatin1String("webMail") || name == QLatin1String("clientConfigUpdate"))
                skip();
            else
                unknown(name);
        });
        while (m_problem.isEmpty() && !m_xml.atEnd())
            advance();
        if (!m_problem.isEmpty() || m_xml.hasError())
            return fail(syntaxError());
        return m_document;
    }

private:
    Error syntaxError() const
    {
        return Error(ErrorCode::LpsAutoconfigXml)
            .at(m_xml.lineNumber(), m_xml.columnNumber())
            .withDetail(m_problem.isEmpty() ? m_xml.errorString() : m_problem);
    }

    // One token further, within the limits.
    QXmlStreamReader::TokenType advance()
    {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            m_problem = QStringLiteral("document type or entity");
        else if (token == QXmlStreamReader::StartElement && (++m_depth > deepestElement || ++m_elements > mostElements))
            m_problem = QStringLiteral("too deep or too long");
        else if (token == QXmlStreamReader::EndElement)
            --m_depth;
        return m_problem.isEmpty() ? token : QXmlStreamReader::Invalid;
    }

    bool goesOn() const { return m_problem.isEmpty() && !m_xml.atEnd() && !m_xml.hasError(); }

    bool nextElement()
    {
        while (goesOn()) {
            if (advance() == QXmlStreamReader::StartElement)
                return true;
        }
        return false;
    }

    // Calls `child` at each element below the current one; it must read that element to its end.
    template <class Child>
    void readChildren(Child child)
    {
        const int depth = m_depth;
        while (goesOn()) {
            const auto token = advance();
            if (token == QXmlStreamReader::EndElement && m_depth < depth)
                return;
            if (token == QXmlStreamReader::StartElement)
                child(m_xml.name());
        }
    }

    void skip()
    {
        readChildren([this](QStringView) { skip(); });
    }

    void unknown(QStringView name)
    {
        m_document.unknown.append({name.toString().left(longestText), m_xml.lineNumber()});
        skip();
    }

    AutoconfigValue attribute(const char* name)
    {
        const auto value = m_xml.attributes().value(QLatin1String(name));
        return {value.toString().left(longestText), value.isNull() ? 0 : m_xml.lineNumber()};
    }

    AutoconfigValue text()
    {
        AutoconfigValue value{{}, m_xml.lineNumber()};
        const int depth = m_depth;
        while (goesOn()) {
            const auto token = advance();
            if (token == QXmlStreamReader::EndElement && m_depth < depth)
                break;
            if (token == QXmlStreamReader::Characters)
                value.text += m_xml.text();
            if (value.text.size() > longestText)
                m_problem = QStringLiteral("too long a text");
        }
        value.text = value.text.trimmed();
        return value;
    }

    void readProvider()
    {
        if (m_document.provider.line == 0)
            m_document.provider = attribute("id");
        readChildren([this](QStringView name) {
            if (name == QLatin1String("domain"))
                m_document.domains.append(text());
            else if (name == QLatin1String("incomingServer") || name == QLatin1String("outgoingServer"))
                readServer(name == QLatin1String("incomingServer"));
            else if (name == QLatin1String("oAuth2"))
                readOauth();
            else if (name == QLatin1String("displayName") || name == QLatin1String("displayShortName") ||
                     name == QLatin1String("documentation") || name == QLatin1String("enable") ||
                     name == QLatin1String("instruction") || name == QLatin1String("identity") ||
                     name == QLatin1String("inputField") || name == QLatin1String("webMail"))
                skip();
            else
                unknown(name);
        });
    }

    void readServer(bool incoming)
    {
        AutoconfigServer server;
        server.incoming = incoming;
        server.line = m_xml.lineNumber();
        server.type = attribute("type");
        readChildren([&](QStringView name) {
            if (name == QLatin1String("hostname"))
                server.host = text();
            else if (name == QLatin1String("port"))
                server.port = text();
            else if (name == QLatin1String("socketType"))
                server.socketType = text();
            else if (name == QLatin1String("authentication"))
                server.authentication.append(text());
            else if (name == QLatin1String("username"))
                server.username = text();
            else if (name == QLatin1String("pop3") || name == QLatin1String("restriction") ||
                     name == QLatin1String("addThisServer") || name == QLatin1String("useGlobalPreferredServer") ||
                     name == QLatin1String("password") || name == QLatin1String("leaveMessagesOnServer"))
                skip();
            else
                unknown(name);
        });
        m_document.servers.append(server);
    }

    void readOauth()
    {
        readChildren([this](QStringView name) {
            if (name == QLatin1String("issuer"))
                m_document.oauthIssuer = text();
            else if (name == QLatin1String("scope"))
                m_document.oauthScope = text();
            else if (name == QLatin1String("authURL"))
                m_document.oauthAuthorization = text();
            else if (name == QLatin1String("tokenURL"))
                m_document.oauthToken = text();
            else
                unknown(name);
        });
    }

    QXmlStreamReader m_xml;
    AutoconfigDocument m_document;
    QString m_problem;
    int m_depth = 0;
    int m_elements = 0;
};

} // namespace

Result<AutoconfigDocument> parseAutoconfig(const QByteArray& bytes)
{
    if (bytes.size() > autoconfigMaximumBytes)
        return fail(Error(ErrorCode::LpsAutoconfigXml).withDetail(QStringLiteral("longer than 256 KiB")));
    return AutoconfigParser(bytes).parse();
}

} // namespace pupitre
