#include "core/lps/MimeText.h"
#include "core/lps/SmtpSession.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype longestTextLine = 998; // RFC 5321 §4.5.3.1.6, CRLF apart

// Lines end with CRLF and with nothing else.
bool linesAreGood(const QByteArray& content)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < content.size(); ++i) {
        const char c = content[i];
        if (c == '\0' || (c == '\n' && (i == 0 || content[i - 1] != '\r')) ||
            (c == '\r' && (i + 1 >= content.size() || content[i + 1] != '\n')))
            return false;
        if (c == '\n') {
            if (i - 1 - start > longestTextLine)
                return false;
            start = i + 1;
        }
    }
    return content.size() - start <= longestTextLine;
}

// RFC 5321 §4.5.2; ends with the line of the lone dot.
QByteArray dotStuffed(const QByteArray& content)
{
    QByteArray stuffed;
    stuffed.reserve(content.size() + content.size() / 64 + 8);
    bool lineStart = true;
    for (const char c : content) {
        if (lineStart && c == '.')
            stuffed += '.';
        stuffed += c;
        lineStart = c == '\n';
    }
    if (!lineStart)
        stuffed += "\r\n";
    return stuffed + ".\r\n";
}

// xtext of RFC 3461 §4.
QByteArray xtext(const QByteArray& text)
{
    QByteArray encoded;
    for (const char c : text) {
        if (c < 33 || c > 126 || c == '+' || c == '=')
            encoded += '+' + QByteArray(1, c).toHex().toUpper();
        else
            encoded += c;
    }
    return encoded;
}

// An address as ORCPT names it; one beyond ASCII after RFC 6533 §3, so that it stays ASCII itself.
QByteArray originalRecipient(const QString& address)
{
    if (isAscii(address.toUtf8()))
        return "rfc822;" + xtext(address.toUtf8());
    QByteArray encoded("utf-8;");
    for (const uint point : address.toUcs4()) {
        const bool plain = point > 32 && point < 127 && point != '+' && point != '=' && point != '\\';
        encoded +=
            plain ? QByteArray(1, static_cast<char>(point)) : "\\x{" + QByteArray::number(point, 16).toUpper() + '}';
    }
    return encoded;
}

// The head of a message ends at its first empty line.
QByteArrayView headOf(const QByteArray& content)
{
    const qsizetype end = content.startsWith("\r\n") ? 0 : content.indexOf("\r\n\r\n");
    return end < 0 ? QByteArrayView(content) : QByteArrayView(content).first(end);
}

// What an address may not hold in a command: it would end it, or begin another.
bool isSafeAddress(const QString& address)
{
    return address.size() <= 320 && std::none_of(address.begin(), address.end(), [](QChar c) {
               return c.unicode() <= 0x20 || c.unicode() == 0x7F || c == u'<' || c == u'>';
           });
}

} // namespace

Result<QByteArrayList> SmtpSession::envelopeCommands(const SmtpEnvelope& envelope, const QByteArray& content,
                                                     SmtpReceipt& receipt) const
{
    QStringList addresses = envelope.recipients;
    if (!envelope.sender.isEmpty())
        addresses.append(envelope.sender);
    bool ascii = true;
    for (const QString& address : addresses) {
        if (!isSafeAddress(address) || !address.contains(u'@'))
            return fail(Error(ErrorCode::LpsAddress).withValue(address));
        ascii = ascii && isAscii(address.toUtf8());
    }
    if (envelope.recipients.isEmpty())
        return fail(Error(ErrorCode::LpsAddress));
    QByteArray mail = "MAIL FROM:<" + envelope.sender.toUtf8() + '>';
    if (const auto size = extension("SIZE")) {
        const qint64 limit = size->toLongLong();
        if (limit > 0 && content.size() > limit)
            return fail(Error(ErrorCode::LpsMessageTooLarge)
                            .withValue(QString::number(content.size()))
                            .withDetail(QString::number(limit)));
        mail += " SIZE=" + QByteArray::number(content.size());
        receipt.extensions.append(QStringLiteral("SIZE"));
    }
    if (!ascii || !isAscii(headOf(content))) { // RFC 6532: UTF-8 in headers needs it as well
        if (!extension("SMTPUTF8"))
            return fail(Error(ErrorCode::LpsNotOffered).withValue(QStringLiteral("SMTPUTF8")));
        mail += " SMTPUTF8";
        receipt.extensions.append(QStringLiteral("SMTPUTF8"));
    }
    if (!isAscii(content)) {
        if (!extension("8BITMIME"))
            return fail(Error(ErrorCode::LpsNotOffered).withValue(QStringLiteral("8BITMIME")));
        mail += " BODY=8BITMIME";
        receipt.extensions.append(QStringLiteral("8BITMIME"));
    }
    const bool dsn = extension("DSN").has_value();
    if (envelope.notifySuccess && !dsn)
        return fail(Error(ErrorCode::LpsNotOffered).withValue(QStringLiteral("DSN")));
    if (dsn && envelope.notifySuccess) {
        mail += " RET=HDRS";
        if (!envelope.envelopeId.isEmpty())
            mail += " ENVID=" + xtext(envelope.envelopeId);
        receipt.extensions.append(QStringLiteral("DSN"));
    }
    QByteArrayList commands{mail};
    for (const QString& recipient : envelope.recipients) {
        QByteArray command = "RCPT TO:<" + recipient.toUtf8() + '>';
        if (dsn && envelope.notifySuccess)
            command += " NOTIFY=SUCCESS,FAILURE ORCPT=" + originalRecipient(recipient);
        commands.append(command);
    }
    return commands;
}

void SmtpSession::send(const SmtpEnvelope& envelope, const QByteArray& content, Answer<SmtpReceipt> answer)
{
    if (!isUsable())
        return answer(fail(unusableError()));
    Q_ASSERT(!m_authenticating && !m_submission); // one operation at a time
    if (!linesAreGood(content))
        return answer(fail(ErrorCode::LpsMessageLines));
    auto submission = std::make_unique<Submission>();
    auto commands = envelopeCommands(envelope, content, submission->receipt);
    if (!commands)
        return answer(fail(commands.error()));
    submission->commands = std::move(*commands);
    submission->content = content;
    submission->receipt.octets = content.size();
    for (const QString& recipient : envelope.recipients)
        submission->receipt.recipients.append({recipient, false, {}});
    submission->chunking = extension("CHUNKING").has_value();
    submission->pipelining = extension("PIPELINING").has_value();
    if (submission->chunking)
        submission->receipt.extensions.append(QStringLiteral("CHUNKING"));
    if (submission->pipelining)
        submission->receipt.extensions.append(QStringLiteral("PIPELINING"));
    submission->answer = std::move(answer);
    m_submission = std::move(submission);
    sendEnvelope();
}

// With PIPELINING the whole envelope goes at once (RFC 2920), otherwise each command after the answer to the last.
void SmtpSession::sendEnvelope()
{
    Submission& s = *m_submission;
    do {
        sendLine(s.commands[s.sent++]);
    } while (s.pipelining && s.sent < s.commands.size());
}

void SmtpSession::submissionReply(const SmtpReply& reply)
{
    if (reply.code == 421)
        return end(Error(ErrorCode::NetClosed).withValue(report().endpoint).withDetail(reply.toText()));
    Submission& s = *m_submission;
    switch (s.stage) {
    case Submission::Stage::Envelope:
        return envelopeReply(reply);
    case Submission::Stage::Data:
        if (reply.code != 354)
            return resetAfter(refusal(reply));
        s.stage = Submission::Stage::Content;
        connection().sendBytes(dotStuffed(s.content), QStringLiteral("(%1 bytes)").arg(s.content.size()));
        return;
    case Submission::Stage::Content:
        if (!reply.isPositive())
            return resetAfter(refusal(reply));
        return submitted(reply);
    case Submission::Stage::Reset:
        return endSubmission(fail(*s.refusal));
    }
}

void SmtpSession::envelopeReply(const SmtpReply& reply)
{
    Submission& s = *m_submission;
    const qsizetype index = s.answered++;
    if (index == 0) {
        if (!reply.isPositive())
            s.refusal = refusal(reply);
    } else {
        SmtpReceipt::Recipient& recipient = s.receipt.recipients[index - 1];
        recipient.accepted = reply.isPositive();
        recipient.reply = reply.toText();
        if (!recipient.accepted && !s.refusal && s.receipt.recipients.size() == 1)
            s.refusal = refusal(reply);
    }
    // Without pipelining nothing more is asked once the sender is refused.
    if (s.answered == 1 && s.refusal && !s.pipelining)
        return resetAfter(*s.refusal);
    if (s.answered < s.commands.size()) {
        if (s.sent < s.commands.size())
            sendEnvelope();
        return;
    }
    const bool anybody = std::any_of(s.receipt.recipients.begin(), s.receipt.recipients.end(),
                                     [](const SmtpReceipt::Recipient& r) { return r.accepted; });
    if (s.refusal)
        return resetAfter(*s.refusal);
    if (!anybody)
        return resetAfter(refusal(reply));
    sendContent();
}

void SmtpSession::sendContent()
{
    Submission& s = *m_submission;
    if (s.chunking) {
        s.stage = Submission::Stage::Content;
        sendLine("BDAT " + QByteArray::number(s.content.size()) + " LAST");
        connection().sendBytes(s.content, QStringLiteral("(%1 bytes)").arg(s.content.size()));
        return;
    }
    s.stage = Submission::Stage::Data;
    sendLine("DATA");
}

// The session stays usable: the transaction is undone, then the refusal told.
void SmtpSession::resetAfter(const Error& refused)
{
    m_submission->refusal = refused;
    m_submission->stage = Submission::Stage::Reset;
    addStep("send", StepVerdict::Failed, refused.code() == ErrorCode::LpsDeferred ? "deferred" : "refused",
            refused.detail());
    sendLine("RSET");
}

void SmtpSession::submitted(const SmtpReply& reply)
{
    SmtpReceipt receipt = std::move(m_submission->receipt);
    receipt.reply = reply.toText();
    const auto refused = std::count_if(receipt.recipients.begin(), receipt.recipients.end(),
                                       [](const SmtpReceipt::Recipient& r) { return !r.accepted; });
    addStep("send", refused > 0 ? StepVerdict::Warning : StepVerdict::Ok, refused > 0 ? "recipient-refused" : "",
            receipt.reply);
    endSubmission(std::move(receipt));
}

void SmtpSession::endSubmission(Result<SmtpReceipt> result)
{
    const std::unique_ptr<Submission> submission = std::move(m_submission);
    submission->answer(std::move(result));
}

} // namespace pupitre
