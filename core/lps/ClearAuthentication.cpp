#include "core/lps/ClearAuthentication.h"

#include <QUuid>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostAnswerLines = 200;
// RFC 2606: this domain never exists, so neither does the mailbox.
const QByteArray nobody = "essai@pupitre.invalid";

} // namespace

ClearAuthenticationCheck::ClearAuthenticationCheck(const ConnectionFactory& factory, const Target& target,
                                                   QObject* parent)
    : QObject(parent)
    , m_target(target)
    , m_connection(factory.make({}, target.limits, target.proxy))
{
    connect(m_connection.get(), &Connection::lineReceived, this, [this](const QByteArray& line) {
        if (m_stage == Stage::Over)
            return;
        if (++m_lines > mostAnswerLines) {
            m_result.error = Error(ErrorCode::NetTooMuchData).withValue(m_target.host);
            end();
        } else if (m_target.protocol == MailProtocol::Imap) {
            takeImap(line);
        } else {
            takeSmtp(line);
        }
    });
    connect(m_connection.get(), &Connection::failed, this, [this](const Error& error) {
        if (m_stage == Stage::Over)
            return;
        // A server that hangs up on a command in clear refuses it, and whatever else would have come.
        const bool refused = error.code() == ErrorCode::NetClosed && m_stage >= Stage::Sasl;
        if (!refused)
            m_result.error = error;
        end();
    });
}

ClearAuthenticationCheck::~ClearAuthenticationCheck()
{
    m_connection->disconnect(this);
    m_connection->close();
    m_connection.release()->deleteLater();
}

void ClearAuthenticationCheck::start()
{
    m_connection->open(m_target.host, m_target.port);
}

void ClearAuthenticationCheck::go(Stage stage, const QByteArray& line)
{
    m_stage = stage;
    m_connection->send(line);
}

void ClearAuthenticationCheck::end()
{
    m_stage = Stage::Over;
    m_result.transcript = m_connection->transcript().toJson();
    m_connection->close();
    Q_EMIT finished();
}

void ClearAuthenticationCheck::takeImap(const QByteArray& line)
{
    if (m_stage == Stage::Greeting) {
        if (line.toUpper().startsWith("* OK"))
            return go(Stage::Capabilities, "a1 CAPABILITY");
        m_result.error = Error(ErrorCode::LpsUnfit).withValue(m_target.host).withDetail(QString::fromUtf8(line));
        return end();
    }
    const QByteArray upper = line.toUpper();
    if (upper.startsWith("* CAPABILITY ")) {
        m_loginDisabled = upper.contains(" LOGINDISABLED");
        m_result.announced = upper.contains(" AUTH=") || !m_loginDisabled;
    } else if (line.startsWith('+') && m_stage == Stage::Sasl) {
        m_result.saslTaken = true;
        m_connection->send("*");
    } else if (line.startsWith('a') && line.contains(' ')) {
        imapReply(upper.mid(line.indexOf(' ') + 1));
    }
}

void ClearAuthenticationCheck::imapReply(const QByteArray& line)
{
    switch (m_stage) {
    case Stage::Capabilities:
        return go(Stage::Sasl, "a2 AUTHENTICATE PLAIN");
    case Stage::Sasl:
        if (!m_result.saslTaken)
            m_result.reply = QString::fromUtf8(line);
        // Once one way is known to be open, a failed login more proves nothing.
        if (m_loginDisabled || m_result.saslTaken)
            return go(Stage::Farewell, "a4 LOGOUT");
        return go(Stage::Login, "a3 LOGIN " + nobody + ' ' + QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    case Stage::Login:
        // RFC 5530 §3: PRIVACYREQUIRED refuses the clear; a server that says the password is wrong has looked at it.
        m_result.loginTaken = line.startsWith("OK") || line.contains("[AUTHENTICATIONFAILED]") ||
                              line.contains("[AUTHORIZATIONFAILED]") || line.contains("[UNAVAILABLE]");
        if (m_result.reply.isEmpty())
            m_result.reply = QString::fromUtf8(line);
        return go(Stage::Farewell, "a4 LOGOUT");
    default:
        return end();
    }
}

void ClearAuthenticationCheck::takeSmtp(const QByteArray& line)
{
    switch (m_smtp.take(line)) {
    case SmtpReplyReader::Outcome::More:
        return;
    case SmtpReplyReader::Outcome::Complete:
        return smtpReply(SmtpReply(m_smtp.reply()));
    case SmtpReplyReader::Outcome::Invalid:
        m_result.error = Error(ErrorCode::NetProtocol).withValue(m_target.host);
        return end();
    }
}

void ClearAuthenticationCheck::smtpReply(const SmtpReply& reply)
{
    switch (m_stage) {
    case Stage::Greeting:
        if (reply.code == 220)
            return go(Stage::Capabilities, ehloLine(m_connection->localAddress()));
        m_result.error = Error(ErrorCode::LpsUnfit).withValue(m_target.host).withDetail(reply.toText());
        return end();
    case Stage::Capabilities:
        m_result.announced = std::any_of(reply.lines.begin(), reply.lines.end(), [](const QByteArray& line) {
            return line.left(5).toUpper() == "AUTH " || line.toUpper() == "AUTH";
        });
        return go(Stage::Sasl, "AUTH PLAIN");
    case Stage::Sasl:
        if (reply.code == 334) {
            m_result.saslTaken = true;
            m_connection->send("*");
            return;
        }
        if (!m_result.saslTaken)
            m_result.reply = reply.toText();
        return go(Stage::Mail, "MAIL FROM:<>");
    case Stage::Mail:
        m_result.messageTaken = reply.code == 250;
        return go(Stage::Farewell, "QUIT");
    case Stage::Login:
    case Stage::Farewell:
    case Stage::Over:
        return end();
    }
}

} // namespace pupitre
