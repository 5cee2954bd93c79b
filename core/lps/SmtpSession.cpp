#include "core/lps/SmtpSession.h"

#include <QJsonDocument>

#include <algorithm>

namespace pupitre {

namespace {

// RFC 4954 §4: an AUTH command, CRLF included, is at most 512 octets; a longer response goes after the 334.
constexpr qsizetype longestAuth = 512 - 2;

} // namespace

SmtpSession::SmtpSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent)
    : MailSession(factory, std::move(target), startedAt, parent)
{}

std::optional<QString> SmtpSession::extension(const char* name) const
{
    const QLatin1String wanted(name);
    for (const QString& capability : m_capabilities) {
        if (capability.section(u' ', 0, 0).compare(wanted, Qt::CaseInsensitive) == 0)
            return capability.section(u' ', 1).trimmed();
    }
    return std::nullopt;
}

// Some write one line for each mechanism, or a second one in the form of before RFC 2554 ("AUTH=PLAIN"). A mechanism
// named twice is offered once.
QStringList SmtpSession::mechanisms() const
{
    QStringList offered;
    for (const QString& capability : m_capabilities) {
        const QString line = capability.toUpper();
        if (line.startsWith(QLatin1String("AUTH ")) || line.startsWith(QLatin1String("AUTH=")))
            offered.append(line.mid(5).split(u' ', Qt::SkipEmptyParts));
    }
    offered.removeDuplicates();
    return offered;
}

Error SmtpSession::refusal(const SmtpReply& reply) const
{
    const bool later = reply.code / 100 == 4;
    return Error(later ? ErrorCode::LpsDeferred : ErrorCode::LpsRefused)
        .withValue(report().endpoint)
        .withDetail(shown(reply.toText()));
}

void SmtpSession::take(const QByteArray& line)
{
    switch (m_reader.take(line)) {
    case SmtpReplyReader::Outcome::More:
        return;
    case SmtpReplyReader::Outcome::Invalid:
        return unexpected(line);
    case SmtpReplyReader::Outcome::Complete:
        return takeReply(SmtpReply(m_reader.reply()));
    }
}

void SmtpSession::takeReply(const SmtpReply& reply)
{
    // 421 comes at any time (RFC 5321 §3.8): the server ends the session, and its words say why.
    const bool opening =
        state() == State::Capabilities || state() == State::CapabilitiesAfter || state() == State::StartTls;
    if (reply.code == 421 && opening)
        return end(Error(ErrorCode::NetClosed).withValue(report().endpoint).withDetail(shown(reply.toText())));
    switch (state()) {
    case State::Greeting:
        return greeted(reply.toText(), reply.code == 220 ? "" : "greeting-refused");
    case State::Capabilities:
    case State::CapabilitiesAfter:
        if (!reply.isPositive()) { // no EHLO, or none for this client: the server's words say which
            addStep(state() == State::Capabilities ? "capabilities" : "capabilities-after", StepVerdict::Failed,
                    reply.code / 100 == 4 ? "deferred" : "refused", reply.toText());
            return end(refusal(reply));
        }
        for (const QByteArray& line : reply.lines.mid(1)) // the first line is the server's name
            m_capabilities.append(QString::fromUtf8(line));
        return capabilitiesKnown(m_capabilities, extension("STARTTLS").has_value(), false);
    case State::StartTls:
        return startTlsAnswered(reply.code == 220, reply.toText());
    case State::Leaving:
        return connection().close();
    case State::Ready:
        if (m_authenticating)
            return authenticationReply(reply);
        if (m_submission)
            return submissionReply(reply);
        [[fallthrough]];
    case State::Idle:
    case State::Handshake:
        break;
    }
    if (reply.code == 421)
        return end(Error(ErrorCode::NetClosed).withValue(report().endpoint).withDetail(reply.toText()));
    unexpected(reply.toText().toUtf8());
}

void SmtpSession::sendCapabilities()
{
    m_capabilities.clear(); // what was said before counts no more
    m_reader = {};
    sendLine(ehloLine(connection().localAddress()));
}

void SmtpSession::sendStartTls()
{
    sendLine("STARTTLS");
}

void SmtpSession::sendGoodbye()
{
    sendLine("QUIT");
}

void SmtpSession::abandon(const Error& error)
{
    if (m_authenticating) {
        // A server may hang up right after it has said what is wrong with the token: that is a refusal all the same.
        const auto answer = std::exchange(m_authenticating, nullptr);
        if (m_sasl->refusal()) {
            const QString words = shown(QJsonDocument(*m_sasl->refusal()).toJson(QJsonDocument::Compact));
            addStep("authenticate", StepVerdict::Failed, "token-refused", words);
            answer(
                fail(Error(ErrorCode::LpsTokenRefused).withValue(report().endpoint).withDetail(words).because(error)));
        } else {
            answer(fail(error));
        }
    }
    if (m_submission)
        endSubmission(fail(error));
}

// ---- authentication

void SmtpSession::authenticate(const Credentials& credentials, Answer<void> answer)
{
    if (!isUsable())
        return answer(fail(unusableError()));
    Q_ASSERT(!m_authenticating && !m_submission); // one operation at a time
    const QByteArray name = saslName(credentials.mechanism);
    const QStringList offered = mechanisms();
    if (!offered.contains(QString::fromLatin1(name))) {
        addStep("authenticate", StepVerdict::Failed, "mechanism-missing", QString::fromLatin1("AUTH " + name));
        return answer(fail(Error(ErrorCode::LpsNotOffered)
                               .withValue(QString::fromLatin1("AUTH " + name))
                               .withDetail(offered.join(u' '))));
    }
    connection().transcript().keepOut(credentials.secret);
    m_sasl = std::make_unique<SaslExchange>(credentials, target().host, target().port);
    m_authenticating = std::move(answer);
    QByteArray line = "AUTH " + name;
    const SecureBytes response = m_sasl->initialResponse();
    if (line.size() + 1 + static_cast<qsizetype>(response.size()) <= longestAuth) {
        line += ' ' + response.view().toByteArray();
        m_sasl->initialResponseSent();
    }
    sendLine(line);
    wipe(line);
}

void SmtpSession::authenticationReply(const SmtpReply& reply)
{
    if (reply.code == 334) {
        auto next = m_sasl->answer(reply.lines.value(0));
        QByteArray line = next ? next->view().toByteArray() : QByteArray("*");
        sendLine(line);
        wipe(line);
        return;
    }
    const auto answer = std::exchange(m_authenticating, nullptr);
    const std::unique_ptr<SaslExchange> sasl = std::move(m_sasl);
    if (reply.isPositive()) {
        addStep("authenticate", StepVerdict::Ok, "", QString::fromLatin1(sasl->name()));
        return answer({});
    }
    QString words = shown(reply.toText());
    if (sasl->refusal())
        words = shown(QJsonDocument(*sasl->refusal()).toJson(QJsonDocument::Compact)) + QLatin1Char(' ') + words;
    const bool bearer = sasl->name() != "PLAIN" && sasl->name() != "EXTERNAL";
    // 4xx is the server's own trouble (454: it cannot ask Pro Santé Connect): nothing is said against the secret.
    if (reply.code / 100 == 4) {
        addStep("authenticate", StepVerdict::Failed, "deferred", words);
        return answer(fail(refusal(reply)));
    }
    // 534, 535, or any code that speaks of security (5.7.x); the rest (500 line too long, 501, 503…) blames the
    // command.
    if (!sasl->refusal() && reply.code != 534 && reply.code != 535 && !reply.enhancedCode().startsWith("5.7.")) {
        addStep("authenticate", StepVerdict::Failed, "refused", words);
        return answer(fail(refusal(reply)));
    }
    addStep("authenticate", StepVerdict::Failed, bearer ? "token-refused" : "login-refused", words);
    answer(fail(Error(bearer ? ErrorCode::LpsTokenRefused : ErrorCode::LpsLoginRefused)
                    .withValue(report().endpoint)
                    .withDetail(words)));
}

} // namespace pupitre
