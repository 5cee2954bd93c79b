#include "core/lps/Probe.h"

#include "core/base/Clock.h"

#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostUntagged = 1000;

// The suites of the référentiel (ECO.1.1.3) under OpenSSL's names, and those of TLS 1.3, which it allows without
// listing.
const QStringList acceptedSuites{
    QStringLiteral("ECDHE-RSA-AES256-GCM-SHA384"), QStringLiteral("ECDHE-RSA-AES128-GCM-SHA256"),
    QStringLiteral("ECDHE-RSA-AES256-SHA384"),     QStringLiteral("ECDHE-RSA-AES128-SHA256"),
    QStringLiteral("DHE-RSA-AES256-GCM-SHA384"),   QStringLiteral("DHE-RSA-AES128-GCM-SHA256")};

QStringList strings(const QByteArrayList& words)
{
    QStringList list;
    for (const QByteArray& word : words)
        list.append(QString::fromUtf8(word));
    return list;
}

} // namespace

Result<std::pair<QString, quint16>> parseEndpoint(const QString& endpoint)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9.-]{1,253})):([0-9]{1,5})$"));
    const auto match = shape.match(endpoint.trimmed());
    const int port = match.captured(3).toInt();
    if (!match.hasMatch() || port < 1 || port > 65535)
        return fail(Error(ErrorCode::LpsEndpoint).withValue(endpoint));
    return std::pair(match.captured(1) + match.captured(2), static_cast<quint16>(port));
}

QString verdictCode(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("ok");
    case StepVerdict::Warning:
        return QStringLiteral("warning");
    case StepVerdict::Failed:
        return QStringLiteral("failed");
    case StepVerdict::NotJudged:
        return QStringLiteral("not-judged");
    }
    return {};
}

bool ProbeReport::good() const
{
    return !error && std::none_of(steps.begin(), steps.end(),
                                  [](const ProbeStep& s) { return s.verdict == StepVerdict::Failed; });
}

QJsonObject ProbeReport::toJson() const
{
    QJsonArray stepArray;
    QJsonArray findings;
    for (const ProbeStep& step : steps) {
        stepArray.append(QJsonObject{{QStringLiteral("name"), step.name},
                                     {QStringLiteral("verdict"), verdictCode(step.verdict)},
                                     {QStringLiteral("code"), step.code},
                                     {QStringLiteral("milliseconds"), step.milliseconds},
                                     {QStringLiteral("detail"), step.detail}});
        if (step.verdict == StepVerdict::Failed || step.verdict == StepVerdict::Warning)
            findings.append(step.code);
    }
    QJsonObject object{
        {QStringLiteral("protocol"), protocol == MailProtocol::Imap ? QStringLiteral("imap") : QStringLiteral("smtp")},
        {QStringLiteral("endpoint"), endpoint},
        {QStringLiteral("started_at"), toIso(startedAt)},
        {QStringLiteral("greeting"), greeting},
        {QStringLiteral("capabilities"),
         QJsonObject{{QStringLiteral("before"), QJsonArray::fromStringList(capabilitiesBefore)},
                     {QStringLiteral("after"), QJsonArray::fromStringList(capabilitiesAfter)}}},
        {QStringLiteral("tls"), tls ? QJsonValue(tls->toJson()) : QJsonValue()},
        {QStringLiteral("steps"), stepArray},
        {QStringLiteral("findings"), findings},
        {QStringLiteral("good"), good()},
        {QStringLiteral("transcript"), transcript}};
    if (error)
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), errorName(error->code())},
                                                           {QStringLiteral("detail"), error->detail()}});
    return object;
}

Probe::Probe(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent)
    : QObject(parent)
    , m_target(std::move(target))
{
    m_report.protocol = m_target.protocol;
    const bool literal = m_target.host.contains(u':');
    m_report.endpoint =
        QStringLiteral("%1:%2").arg(literal ? u'[' + m_target.host + u']' : m_target.host).arg(m_target.port);
    m_report.startedAt = startedAt;
    TlsPolicy policy;
    policy.anchors = m_target.anchors;
    policy.enforce = false; // everything is shown, nothing secret is sent
    m_connection = factory.make(policy, m_target.limits, m_target.proxy);
    connect(m_connection.get(), &Connection::opened, this, [this] {
        step("connect", StepVerdict::Ok);
        m_state = State::Greeting;
    });
    connect(m_connection.get(), &Connection::lineReceived, this, &Probe::take);
    connect(m_connection.get(), &Connection::secured, this, &Probe::judgeTls);
    connect(m_connection.get(), &Connection::failed, this, [this](const Error& error) {
        // Once everything has been seen, a server that hangs up instead of saying goodbye is no failure.
        if (m_state == State::Leaving)
            end(std::nullopt);
        else
            end(error);
    });
    connect(m_connection.get(), &Connection::closed, this, [this] { end(std::nullopt); });
}

void Probe::start()
{
    m_clock.start();
    m_connection->open(m_target.host, m_target.port);
}

void Probe::cancel()
{
    end(Error(ErrorCode::Cancelled));
}

void Probe::step(const char* name, StepVerdict verdict, const char* code, const QString& detail)
{
    m_report.steps.append({QString::fromLatin1(name), verdict, QString::fromLatin1(code), m_clock.restart(), detail});
    Q_EMIT stepDone();
}

QStringList& Probe::capabilities()
{
    return m_connection->isSecure() ? m_report.capabilitiesAfter : m_report.capabilitiesBefore;
}

void Probe::take(const QByteArray& line)
{
    if (m_state == State::Over)
        return;
    if (++m_untagged > mostUntagged) {
        end(Error(ErrorCode::NetTooMuchData).withValue(m_report.endpoint));
        return;
    }
    if (m_target.protocol == MailProtocol::Imap)
        takeImap(line);
    else
        takeSmtp(line);
}

void Probe::sendCommand(const QByteArray& command)
{
    m_untagged = 0;
    m_connection->send(m_target.protocol == MailProtocol::Imap ? "a" + QByteArray::number(++m_tag) + ' ' + command
                                                               : command);
}

void Probe::unexpected(const QByteArray& line)
{
    end(Error(ErrorCode::NetProtocol).withValue(m_report.endpoint).withDetail(QString::fromUtf8(line.left(200))));
}

// ---- IMAP

void Probe::takeImap(const QByteArray& line)
{
    const auto reply = ImapReply::parse(line);
    // A literal ("{1234}" at the end) has no place before authentication: its size may be a lie.
    if (!reply || line.endsWith('}') || reply->kind == ImapReply::Kind::Continuation) {
        unexpected(line);
        return;
    }
    if (m_state == State::Greeting) {
        imapGreeting(*reply);
        return;
    }
    if (reply->kind == ImapReply::Kind::Untagged) {
        if (const QByteArrayList named = reply->capabilities(); !named.isEmpty())
            capabilities() = strings(named);
        if (reply->name == "BYE" && m_state != State::Leaving)
            unexpected(line);
        return;
    }
    if (reply->tag != "a" + QByteArray::number(m_tag)) {
        unexpected(line);
        return;
    }
    imapCommandDone(*reply);
}

void Probe::imapGreeting(const ImapReply& reply)
{
    m_report.greeting = QString::fromUtf8(reply.name + ' ' + reply.text).trimmed();
    if (reply.kind != ImapReply::Kind::Untagged || (reply.name != "OK" && reply.name != "PREAUTH")) {
        step("greeting", StepVerdict::Failed, "greeting-refused", m_report.greeting);
        leave();
        return;
    }
    if (reply.name == "PREAUTH") {
        // Authenticated before TLS: STARTTLS is no longer allowed (RFC 9051 §6.2.1), all would go in clear.
        step("greeting", StepVerdict::Failed, "preauth-before-tls", m_report.greeting);
        leave();
        return;
    }
    step("greeting", StepVerdict::Ok, "", m_report.greeting);
    if (const QByteArrayList named = reply.capabilities(); !named.isEmpty())
        m_report.capabilitiesBefore = strings(named);
    askCapabilities(State::Capabilities);
}

void Probe::imapCommandDone(const ImapReply& reply)
{
    const bool good = reply.name == "OK";
    if (const QByteArrayList named = reply.capabilities(); !named.isEmpty() && m_state != State::StartTls)
        capabilities() = strings(named);
    switch (m_state) {
    case State::Capabilities:
        if (!good)
            return unexpected(reply.name + ' ' + reply.text);
        m_starttlsOffered = m_report.capabilitiesBefore.contains(QLatin1String("STARTTLS"));
        judgeClearCapabilities();
        return askStartTls();
    case State::StartTls:
        if (!good) {
            step("starttls", StepVerdict::Failed, "starttls-refused", QString::fromUtf8(reply.text));
            return leave();
        }
        return goSecure();
    case State::CapabilitiesAfter:
        if (!good)
            return unexpected(reply.name + ' ' + reply.text);
        step("capabilities-after", StepVerdict::Ok, "", m_report.capabilitiesAfter.join(u' '));
        return leave();
    case State::Leaving:
        return m_connection->close();
    default:
        return unexpected(reply.name + ' ' + reply.text);
    }
}

// ---- SMTP

void Probe::takeSmtp(const QByteArray& line)
{
    switch (m_smtp.take(line)) {
    case SmtpReplyReader::Outcome::More:
        return;
    case SmtpReplyReader::Outcome::Invalid:
        return unexpected(line);
    case SmtpReplyReader::Outcome::Complete:
        return smtpReply(m_smtp.reply());
    }
}

void Probe::smtpReply(const SmtpReply& reply)
{
    const QString text = QString::fromUtf8(QByteArray::number(reply.code) + ' ' + reply.lines.join(" / "));
    switch (m_state) {
    case State::Greeting:
        m_report.greeting = text;
        if (reply.code != 220) {
            step("greeting", StepVerdict::Failed, "greeting-refused", text);
            return leave();
        }
        step("greeting", StepVerdict::Ok, "", text);
        return askCapabilities(State::Capabilities);
    case State::Capabilities:
    case State::CapabilitiesAfter:
        if (!reply.isPositive())
            return unexpected(text.toUtf8());
        capabilities() = strings(reply.lines.mid(1)); // the first line is the server's name
        if (m_state == State::CapabilitiesAfter) {
            step("capabilities-after", StepVerdict::Ok, "", m_report.capabilitiesAfter.join(QStringLiteral(", ")));
            return leave();
        }
        m_starttlsOffered =
            std::any_of(m_report.capabilitiesBefore.begin(), m_report.capabilitiesBefore.end(), [](const QString& c) {
                return c.compare(QLatin1String("STARTTLS"), Qt::CaseInsensitive) == 0;
            });
        judgeClearCapabilities();
        return askStartTls();
    case State::StartTls:
        if (reply.code != 220) {
            step("starttls", StepVerdict::Failed, "starttls-refused", text);
            return leave();
        }
        return goSecure();
    case State::Leaving:
        return m_connection->close();
    default:
        return unexpected(text.toUtf8());
    }
}

// ---- both

void Probe::askCapabilities(State state)
{
    m_state = state;
    sendCommand(m_target.protocol == MailProtocol::Imap ? QByteArray("CAPABILITY")
                                                        : QByteArray("EHLO pupitre.invalid"));
}

void Probe::judgeClearCapabilities()
{
    const QStringList& before = m_report.capabilitiesBefore;
    step("capabilities", StepVerdict::Ok, "",
         before.join(m_target.protocol == MailProtocol::Imap ? QStringLiteral(" ") : QStringLiteral(", ")));
    // Offered before TLS, an authentication would be used in clear by ill-configured software.
    const bool offered = std::any_of(before.begin(), before.end(), [](const QString& c) {
        return c.startsWith(QLatin1String("AUTH"), Qt::CaseInsensitive);
    });
    const bool loginOpen = m_target.protocol == MailProtocol::Imap && !before.contains(QLatin1String("LOGINDISABLED"));
    if (offered)
        step("clear-authentication", StepVerdict::Failed, "auth-offered-in-clear");
    else if (loginOpen)
        step("clear-authentication", StepVerdict::Failed, "login-not-disabled");
    else
        step("clear-authentication", StepVerdict::Ok);
}

void Probe::askStartTls()
{
    if (!m_starttlsOffered) {
        step("starttls", StepVerdict::Failed, "starttls-missing");
        leave();
        return;
    }
    m_state = State::StartTls;
    sendCommand("STARTTLS");
}

void Probe::goSecure()
{
    m_state = State::Handshake;
    m_connection->startTls();
    if (m_connection->discardedBytes() > 0)
        step("starttls", StepVerdict::Failed, "plaintext-injected", QString::number(m_connection->discardedBytes()));
    else
        step("starttls", StepVerdict::Ok);
}

void Probe::judgeTls()
{
    const TlsReport& tls = m_report.tls.emplace(m_connection->tlsReport());
    step("tls", StepVerdict::Ok, "", tls.protocol);
    const bool suiteGood = tls.protocol == QLatin1String("TLSv1.3") || acceptedSuites.contains(tls.cipher);
    step("cipher-suite", suiteGood ? StepVerdict::Ok : StepVerdict::Failed, suiteGood ? "" : "suite-not-accepted",
         tls.cipher);
    const bool dhe = tls.keyExchange == QLatin1String("DH") || tls.keyExchange == QLatin1String("DHE");
    // ECO.1.1.3 asks for 256 bits; X25519, which works in a field of 255, counts as 253 and is not weaker.
    const int least = dhe ? 2048 : 253;
    if (tls.keyExchangeBits == 0)
        step("key-exchange", StepVerdict::NotJudged, "key-exchange-unknown", tls.keyExchange);
    else
        step("key-exchange", tls.keyExchangeBits >= least ? StepVerdict::Ok : StepVerdict::Failed,
             tls.keyExchangeBits >= least ? "" : "key-exchange-too-small", QString::number(tls.keyExchangeBits));
    step("host-name", tls.hostMatches ? StepVerdict::Ok : StepVerdict::Failed,
         tls.hostMatches ? "" : "host-name-mismatch", m_target.host);
    step("dates", tls.datesValid ? StepVerdict::Ok : StepVerdict::Failed, tls.datesValid ? "" : "certificate-dates");
    if (!tls.trusted)
        step("trust", StepVerdict::NotJudged, "no-anchors");
    else
        step("trust", *tls.trusted ? StepVerdict::Ok : StepVerdict::Failed, *tls.trusted ? "" : "not-trusted",
             tls.problems.join(QStringLiteral("; ")));
    askCapabilities(State::CapabilitiesAfter); // what was said before TLS counts no more
}

void Probe::leave()
{
    m_state = State::Leaving;
    sendCommand(m_target.protocol == MailProtocol::Imap ? QByteArray("LOGOUT") : QByteArray("QUIT"));
}

void Probe::end(std::optional<Error> error)
{
    if (m_state == State::Over)
        return;
    m_state = State::Over;
    m_report.error = std::move(error);
    m_report.transcript = m_connection->transcript().toJson();
    // The connection may be the one calling: it goes when the event loop is back.
    m_connection->disconnect(this);
    m_connection->close();
    m_connection.release()->deleteLater();
    Q_EMIT finished();
}

} // namespace pupitre
