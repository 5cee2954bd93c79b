#include "core/lps/ImapSession.h"

#include <algorithm>

namespace pupitre {

namespace {

QStringList strings(const QByteArrayList& words)
{
    QStringList list;
    for (const QByteArray& word : words)
        list.append(QString::fromUtf8(word));
    return list;
}

} // namespace

ImapSession::ImapSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent)
    : MailSession(factory, std::move(target), startedAt, parent)
{}

bool ImapSession::has(const char* capability) const
{
    return m_capabilities.contains(QLatin1String(capability), Qt::CaseInsensitive);
}

// ---- commands

void ImapSession::Command::addString(const QByteArray& string)
{
    if (const auto quoted = quotedImapString(string))
        add(*quoted);
    else
        addLiteral(string);
}

void ImapSession::sendCommand(const QByteArray& text)
{
    m_tag = "a" + QByteArray::number(++m_number);
    sendLine(m_tag + ' ' + text);
}

// LITERAL+ takes any literal without waiting, LITERAL- up to 4096 octets (RFC 7888).
bool ImapSession::takesUnasked(qsizetype literal) const
{
    constexpr qsizetype literalMinus = 4096;
    return has("LITERAL+") || (has("LITERAL-") && literal <= literalMinus);
}

void ImapSession::run(const Command& command, Untagged untagged, Answer<ImapReply> answer)
{
    if (!isUsable()) {
        answer(fail(unusableError()));
        return;
    }
    Q_ASSERT(!m_done); // one operation at a time
    const auto breaks = [](const QByteArray& words) {
        return words.contains('\r') || words.contains('\n') || words.contains('\0');
    };
    if (breaks(command.text) || std::any_of(command.literals.begin(), command.literals.end(),
                                            [&](const auto& piece) { return breaks(piece.second); })) {
        answer(fail(Error(ErrorCode::NetProtocol).withDetail(QStringLiteral("line break in a command"))));
        return;
    }
    m_step = command.step;
    m_untagged = std::move(untagged);
    m_done = std::move(answer);
    m_pieces = command.literals;
    QByteArray line = command.text;
    if (!m_pieces.isEmpty()) {
        const qsizetype size = m_pieces.first().first.size();
        line += '{' + QByteArray::number(size) + (takesUnasked(size) ? "+}" : "}");
    }
    sendCommand(line);
    sendPieces(false);
}

// The literals a server takes unasked go at once; another waits for its invitation.
void ImapSession::sendPieces(bool invited)
{
    while (!m_pieces.isEmpty()) {
        if (!invited && !takesUnasked(m_pieces.first().first.size()))
            return;
        invited = false;
        auto [literal, rest] = m_pieces.takeFirst();
        connection().sendBytes(literal, QStringLiteral("(%1 bytes)").arg(literal.size()));
        if (!m_pieces.isEmpty()) {
            const qsizetype size = m_pieces.first().first.size();
            rest += '{' + QByteArray::number(size) + (takesUnasked(size) ? "+}" : "}");
        }
        sendLine(rest);
    }
}

void ImapSession::runSets(QByteArrayList sets, std::function<Command(const QByteArray&)> command, Untagged untagged,
                          Answer<void> answer)
{
    if (sets.isEmpty()) {
        answer({});
        return;
    }
    const Command next = command(sets.takeFirst());
    run(next, untagged, [this, sets, command, untagged, answer](const Result<ImapReply>& done) {
        if (!done)
            answer(fail(done.error()));
        else
            runSets(sets, command, untagged, answer);
    });
}

// ---- responses

void ImapSession::take(const QByteArray& line)
{
    const bool first = m_wire.isEmpty();
    m_wire += line;
    if (const auto size = literalSizeAtEnd(line)) {
        const auto start = first ? ImapReply::parse(line) : std::nullopt;
        const bool human = start && (start->kind != ImapReply::Kind::Untagged || start->isStatus());
        if (!human) {
            // Before authentication no response needs a literal: its size may be a lie.
            if (state() != State::Ready)
                return unexpected(line);
            if (*size > target().limits.blockBytes - m_wire.size())
                return end(Error(ErrorCode::NetTooMuchData).withValue(report().endpoint));
            m_wire += "\r\n";
            connection().expectBytes(*size);
            return;
        }
    }
    takeResponse(std::exchange(m_wire, QByteArray()));
}

void ImapSession::takeBytes(const QByteArray& bytes)
{
    m_wire += bytes; // the rest of the response is on the next line
}

void ImapSession::takeResponse(const QByteArray& wire)
{
    const auto reply = ImapReply::parse(wire);
    if (!reply)
        return unexpected(wire);
    if (state() == State::Greeting)
        return greeting(*reply);
    switch (reply->kind) {
    case ImapReply::Kind::Continuation:
        return takeContinuation(*reply);
    case ImapReply::Kind::Untagged:
        return takeUntagged(*reply);
    case ImapReply::Kind::Tagged:
        if (reply->tag != m_tag)
            return unexpected(wire);
        if (state() == State::Leaving)
            return connection().close();
        return state() == State::Ready ? takeTagged(*reply) : openingAnswered(*reply);
    }
}

void ImapSession::takeContinuation(const ImapReply& reply)
{
    if (m_continuation)
        return m_continuation(reply);
    if (m_pieces.isEmpty() || state() != State::Ready)
        return unexpected("+ " + reply.text);
    sendPieces(true);
}

void ImapSession::takeUntagged(const ImapReply& reply)
{
    if (const QByteArrayList named = reply.capabilities(); !named.isEmpty())
        m_capabilities = strings(named);
    if (reply.name == "BYE" && state() != State::Leaving)
        return bye(reply);
    if (m_untagged && state() == State::Ready)
        m_untagged(reply);
}

void ImapSession::takeTagged(const ImapReply& reply)
{
    if (!m_done)
        return unexpected(reply.tag + ' ' + reply.name + ' ' + reply.text);
    m_status = reply.name;
    m_statusCode = reply.code.split(' ').first().toUpper();
    m_pieces.clear();
    m_continuation = nullptr;
    m_untagged = nullptr;
    if (const QByteArrayList named = reply.capabilities(); !named.isEmpty())
        m_capabilities = strings(named);
    const auto done = std::exchange(m_done, nullptr); // the answer may begin another operation
    const QString words = shown(reply.words());
    if (reply.name == "OK") {
        if (*m_step != '\0')
            addStep(m_step, StepVerdict::Ok, "", words);
        done(reply);
        return;
    }
    if (*m_step != '\0')
        addStep(m_step, StepVerdict::Failed, "refused", words);
    done(fail(Error(ErrorCode::LpsRefused).withValue(report().endpoint).withDetail(words)));
}

// The server ends the session; its words say why (RFC 5530 has codes for a right that is gone).
void ImapSession::bye(const ImapReply& reply)
{
    static const QByteArrayList rights{"EXPIRED", "AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "PRIVACYREQUIRED"};
    const bool right = rights.contains(reply.code.split(' ').first().toUpper());
    const QString words = shown(reply.words());
    if (state() == State::Ready)
        addStep("session", StepVerdict::Failed, right ? "token-refused" : "closed-by-server", words);
    end(Error(right ? ErrorCode::LpsTokenRefused : ErrorCode::NetClosed)
            .withValue(report().endpoint)
            .withDetail(words));
}

void ImapSession::abandon(const Error& error)
{
    m_untagged = nullptr;
    m_continuation = nullptr;
    if (m_done)
        std::exchange(m_done, nullptr)(fail(error));
}

// ---- the way into TLS

void ImapSession::greeting(const ImapReply& reply)
{
    const QString text = QString::fromUtf8(reply.name + ' ' + reply.text).trimmed();
    if (reply.kind != ImapReply::Kind::Untagged || (reply.name != "OK" && reply.name != "PREAUTH"))
        return greeted(text, "greeting-refused");
    // Authenticated before TLS: STARTTLS is no longer allowed (RFC 9051 §6.2.1), all would go in clear.
    greeted(text, reply.name == "PREAUTH" ? "preauth-before-tls" : "");
}

void ImapSession::sendCapabilities()
{
    m_capabilities.clear(); // what was said before counts no more
    sendCommand("CAPABILITY");
}

void ImapSession::sendStartTls()
{
    sendCommand("STARTTLS");
}

void ImapSession::sendGoodbye()
{
    sendCommand("LOGOUT");
}

void ImapSession::openingAnswered(const ImapReply& reply)
{
    const bool good = reply.name == "OK";
    if (state() == State::StartTls)
        return startTlsAnswered(good, QString::fromUtf8(reply.text));
    if (!good)
        return unexpected(reply.name + ' ' + reply.text);
    if (const QByteArrayList named = reply.capabilities(); !named.isEmpty())
        m_capabilities = strings(named);
    capabilitiesKnown(m_capabilities, has("STARTTLS"), !has("LOGINDISABLED"));
}

} // namespace pupitre
