#pragma once

#include "core/lps/MailSession.h"
#include "core/lps/Sasl.h"
#include "core/lps/SmtpReply.h"

namespace pupitre {

/// Who a message is from and for, and what is asked of its way (RFC 5321 §3.3, RFC 3461).
struct SmtpEnvelope
{
    QString sender; ///< empty: the null reverse-path of a notification
    QStringList recipients;
    bool notifySuccess = false; ///< DSN: tell of the delivery too, not only of failure
    QByteArray envelopeId;      ///< DSN: ENVID, printable ASCII; empty: none
};

/// What became of a message handed over.
struct SmtpReceipt
{
    struct Recipient
    {
        QString address;
        bool accepted = false;
        QString reply; ///< the server's words
    };
    QList<Recipient> recipients;
    QString reply; ///< the last word: usually holds the queue's identifier
    qint64 octets = 0;
    QStringList extensions; ///< those that were used ("PIPELINING", "CHUNKING", "SIZE", "DSN"…)
};

/// An SMTP submission client (RFC 5321, RFC 6409): STARTTLS always, AUTH after RFC 4954 with its 512-octet rule.
/// See MailSession for the rules of its operations. Errors besides those of the connection: LpsNotOffered,
/// LpsTokenRefused, LpsLoginRefused, LpsRefused (5xx) and LpsDeferred (4xx) with the server's own words,
/// LpsMessageTooLarge, LpsMessageLines.
class SmtpSession : public MailSession
{
    Q_OBJECT

public:
    SmtpSession(const ConnectionFactory& factory, Target target, const QDateTime& startedAt, QObject* parent = nullptr);

    QStringList capabilities() const { return m_capabilities; }
    /// The parameters of an extension ("10485760" of SIZE), or nothing when it is not offered.
    std::optional<QString> extension(const char* name) const;
    /// The SASL mechanisms it announces, in capitals.
    QStringList mechanisms() const;

    void authenticate(const Credentials& credentials, Answer<void> answer);
    /// Hands a message over: `content` has CRLF line endings and lines of at most 998 octets (RFC 5321 §4.5.3.1.6),
    /// else LpsMessageLines: bare CR or LF is how messages are smuggled. Refused when no recipient is accepted;
    /// otherwise the receipt tells who was.
    void send(const SmtpEnvelope& envelope, const QByteArray& content, Answer<SmtpReceipt> answer);

protected:
    void take(const QByteArray& line) override;
    void sendCapabilities() override;
    void sendStartTls() override;
    void sendGoodbye() override;
    void abandon(const Error& error) override;

private:
    /// One submission under way.
    struct Submission
    {
        QByteArrayList commands; ///< MAIL, RCPT…
        QByteArray content;
        SmtpReceipt receipt;
        std::optional<Error> refusal; ///< the first that ends it
        bool chunking = false;
        bool pipelining = false;
        qsizetype sent = 0;     ///< commands
        qsizetype answered = 0; ///< commands
        enum class Stage { Envelope, Data, Content, Reset } stage = Stage::Envelope;
        Answer<SmtpReceipt> answer;
    };

    void takeReply(const SmtpReply& reply);
    void authenticationReply(const SmtpReply& reply);
    void submissionReply(const SmtpReply& reply);
    void envelopeReply(const SmtpReply& reply);
    void sendEnvelope();
    void sendContent();
    void resetAfter(const Error& refusal);
    void submitted(const SmtpReply& reply);
    void endSubmission(Result<SmtpReceipt> result);
    Result<QByteArrayList> envelopeCommands(const SmtpEnvelope& envelope, const QByteArray& content,
                                            SmtpReceipt& receipt) const;
    Error refusal(const SmtpReply& reply) const;

    QStringList m_capabilities;
    SmtpReplyReader m_reader;
    std::unique_ptr<SaslExchange> m_sasl;
    Answer<void> m_authenticating;
    std::unique_ptr<Submission> m_submission;
};

} // namespace pupitre
