#include "core/lps/MailSession.h"

#include <algorithm>

namespace pupitre {

namespace {

// More lines than that to one command, and the server is not answering it. A large folder's SEARCH is one line, its
// LIST or FETCH one line an object.
constexpr int mostLines = 100000;
constexpr int mostLinesBeforeTls = 1000;

// The suites of the référentiel (ECO.1.1.3) under OpenSSL's names, and those of TLS 1.3, which it allows without
// listing.
const QStringList acceptedSuites{
    QStringLiteral("ECDHE-RSA-AES256-GCM-SHA384"), QStringLiteral("ECDHE-RSA-AES128-GCM-SHA256"),
    QStringLiteral("ECDHE-RSA-AES256-SHA384"),     QStringLiteral("ECDHE-RSA-AES128-SHA256"),
    QStringLiteral("DHE-RSA-AES256-GCM-SHA384"),   QStringLiteral("DHE-RSA-AES128-GCM-SHA256")};

QString endpointOf(const MailSession::Target& target)
{
    const bool literal = target.host.contains(u':');
    return QStringLiteral("%1:%2").arg(literal ? u'[' + target.host + u']' : target.host).arg(target.port);
}

} // namespace

MailSession::MailSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent)
    : QObject(parent)
    , m_target(std::move(target))
{
    m_report.protocol = m_target.protocol;
    m_report.endpoint = endpointOf(m_target);
    m_report.startedAt = startedAt;
    m_connection = factory.make(m_target.tls, m_target.limits, m_target.proxy);
    connect(m_connection.get(), &Connection::opened, this, [this] {
        addStep("connect", StepVerdict::Ok);
        m_state = State::Greeting;
    });
    connect(m_connection.get(), &Connection::lineReceived, this, [this](const QByteArray& line) {
        if (m_over)
            return;
        const int most = m_connection->isSecure() ? mostLines : mostLinesBeforeTls;
        if (++m_lines > most)
            end(Error(ErrorCode::NetTooMuchData).withValue(m_report.endpoint));
        else
            take(line);
    });
    connect(m_connection.get(), &Connection::bytesReceived, this, [this](const QByteArray& bytes) {
        if (!m_over)
            takeBytes(bytes);
    });
    connect(m_connection.get(), &Connection::secured, this, &MailSession::secured);
    connect(m_connection.get(), &Connection::failed, this, [this](const Error& error) {
        // Once everything has been done, a server that hangs up instead of saying goodbye is no failure.
        if (m_state == State::Leaving)
            return end(Error(ErrorCode::NetClosed).withValue(m_report.endpoint));
        // Connected and silent: in TLS from the first byte, it is the client that speaks first.
        if (m_state == State::Greeting && error.code() == ErrorCode::NetTimedOut)
            addStep("greeting", StepVerdict::Failed, "greeting-missing");
        end(error);
    });
    connect(m_connection.get(), &Connection::closed, this,
            [this] { end(Error(ErrorCode::NetClosed).withValue(m_report.endpoint)); });
}

MailSession::~MailSession()
{
    // The connection may be the one calling: it goes when the event loop is back.
    m_connection->disconnect(this);
    m_connection->close();
    m_connection.release()->deleteLater();
}

void MailSession::open(Answer<void> answer)
{
    if (m_over || m_state != State::Idle) {
        answer(fail(unusableError()));
        return;
    }
    m_opening = std::move(answer);
    m_clock.start();
    m_connection->open(m_target.host, m_target.port);
}

void MailSession::leave(Answer<void> answer)
{
    if (m_over) {
        answer({});
        return;
    }
    m_leaving = std::move(answer);
    m_state = State::Leaving;
    sendGoodbye();
}

void MailSession::cancel()
{
    end(Error(ErrorCode::Cancelled));
}

void MailSession::takeBytes(const QByteArray&)
{
    Q_ASSERT(false); // a protocol that expects blocks takes them
}

void MailSession::sendLine(const QByteArray& line)
{
    m_lines = 0;
    m_connection->send(line);
}

void MailSession::addStep(const char* name, StepVerdict verdict, const char* code, const QString& detail)
{
    m_report.steps.append(
        {QString::fromLatin1(name), verdict, QString::fromLatin1(code), m_clock.restart(), shown(detail)});
    m_report.transcript = m_connection->transcript().toJson();
    Q_EMIT stepDone();
}

void MailSession::unexpected(const QByteArray& line)
{
    end(Error(ErrorCode::NetProtocol).withValue(m_report.endpoint).withDetail(shown(line.left(200))));
}

Error MailSession::unusableError() const
{
    if (m_unfit)
        return *m_unfit;
    return m_report.error.value_or(Error(ErrorCode::NetClosed).withValue(m_report.endpoint));
}

void MailSession::end(const Error& error)
{
    if (m_over)
        return;
    m_over = true;
    const bool left = m_state == State::Leaving && error.code() != ErrorCode::Cancelled;
    if (!left)
        m_report.error = error;
    m_connection->close();
    m_report.transcript = m_connection->transcript().toJson();
    abandon(error);
    answerOpening(fail(error));
    if (m_leaving)
        std::exchange(m_leaving, nullptr)({});
}

void MailSession::answerOpening(const Result<void>& result)
{
    if (m_opening)
        std::exchange(m_opening, nullptr)(result);
}

void MailSession::unfit(const char* name, const char* finding, const QString& detail)
{
    addStep(name, StepVerdict::Failed, finding, detail);
    m_state = State::Ready;
    m_unfit = Error(ErrorCode::LpsUnfit).withValue(m_report.endpoint).withDetail(QString::fromLatin1(finding));
    if (!detail.isEmpty())
        m_unfit->because(Error(ErrorCode::LpsRefused).withValue(m_report.endpoint).withDetail(shown(detail)));
    answerOpening(fail(*m_unfit));
}

// ---- the way into TLS

void MailSession::greeted(const QString& text, const char* finding)
{
    m_report.greeting = text;
    if (*finding != '\0') {
        unfit("greeting", finding, text);
        return;
    }
    addStep("greeting", StepVerdict::Ok, "", text);
    m_state = State::Capabilities;
    sendCapabilities();
}

void MailSession::capabilitiesKnown(const QStringList& capabilities, bool starttls, bool loginOpen)
{
    const QString shown =
        capabilities.join(m_target.protocol == MailProtocol::Imap ? QStringLiteral(" ") : QStringLiteral(", "));
    if (m_state == State::CapabilitiesAfter) {
        m_report.capabilitiesAfter = capabilities;
        addStep("capabilities-after", StepVerdict::Ok, "", shown);
        m_state = State::Ready;
        answerOpening({});
        return;
    }
    m_report.capabilitiesBefore = capabilities;
    addStep("capabilities", StepVerdict::Ok, "", shown);
    judgeClearCapabilities(loginOpen);
    if (!starttls) {
        unfit("starttls", "starttls-missing", {});
        return;
    }
    m_state = State::StartTls;
    sendStartTls();
}

void MailSession::judgeClearCapabilities(bool loginOpen)
{
    // Offered before TLS, an authentication would be used in clear by ill-configured software.
    const QStringList& before = m_report.capabilitiesBefore;
    const bool offered = std::any_of(before.begin(), before.end(), [](const QString& c) {
        return c.startsWith(QLatin1String("AUTH"), Qt::CaseInsensitive);
    });
    if (offered)
        addStep("clear-authentication", StepVerdict::Failed, "auth-offered-in-clear");
    else if (loginOpen)
        addStep("clear-authentication", StepVerdict::Failed, "login-not-disabled");
    else
        addStep("clear-authentication", StepVerdict::Ok);
}

void MailSession::startTlsAnswered(bool accepted, const QString& text)
{
    if (!accepted) {
        unfit("starttls", "starttls-refused", text);
        return;
    }
    m_state = State::Handshake;
    m_connection->startTls();
    if (m_connection->discardedBytes() > 0)
        addStep("starttls", StepVerdict::Failed, "plaintext-injected", QString::number(m_connection->discardedBytes()));
    else
        addStep("starttls", StepVerdict::Ok);
}

void MailSession::secured()
{
    if (m_over)
        return;
    m_report.tls = m_connection->tlsReport();
    judgeTls();
    m_state = State::CapabilitiesAfter;
    sendCapabilities(); // what was said before TLS counts no more
}

void MailSession::judgeTls()
{
    const TlsReport& tls = *m_report.tls;
    addStep("tls", StepVerdict::Ok, "", tls.protocol);
    const bool suiteGood = tls.protocol == QLatin1String("TLSv1.3") || acceptedSuites.contains(tls.cipher);
    addStep("cipher-suite", suiteGood ? StepVerdict::Ok : StepVerdict::Failed, suiteGood ? "" : "suite-not-accepted",
            tls.cipher);
    const bool dhe = tls.keyExchange == QLatin1String("DH") || tls.keyExchange == QLatin1String("DHE");
    // ECO.1.1.3 asks for 256 bits; X25519, which works in a field of 255, counts as 253 and is not weaker.
    const int least = dhe ? 2048 : 253;
    if (tls.keyExchangeBits == 0)
        addStep("key-exchange", StepVerdict::NotJudged, "key-exchange-unknown", tls.keyExchange);
    else
        addStep("key-exchange", tls.keyExchangeBits >= least ? StepVerdict::Ok : StepVerdict::Failed,
                tls.keyExchangeBits >= least ? "" : "key-exchange-too-small", QString::number(tls.keyExchangeBits));
    addStep("host-name", tls.hostMatches ? StepVerdict::Ok : StepVerdict::Failed,
            tls.hostMatches ? "" : "host-name-mismatch", m_target.host);
    addStep("dates", tls.datesValid ? StepVerdict::Ok : StepVerdict::Failed, tls.datesValid ? "" : "certificate-dates");
    if (!tls.trusted)
        addStep("trust", StepVerdict::NotJudged, "no-anchors");
    else
        addStep("trust", *tls.trusted ? StepVerdict::Ok : StepVerdict::Failed, *tls.trusted ? "" : "not-trusted",
                tls.chainProblems.join(QStringLiteral("; ")));
}

} // namespace pupitre
