#pragma once

#include "core/base/Clock.h"
#include "core/base/Redactor.h"
#include "core/lps/Discovery.h"
#include "core/lps/ImapSession.h"
#include "core/lps/MessageComposer.h"
#include "core/lps/Probe.h"
#include "core/lps/SmtpSession.h"
#include "core/lps/TargetProfile.h"
#include "core/lps/TlsExamination.h"

namespace pupitre {

/// One part of an exercise: its stable name ("discovery", "tls-imap", "tls-smtp", "imap", "smtp", "reception"), what
/// was done there and the dialogue it took.
struct ExerciseStage
{
    QString name;
    QList<RunStep> steps;
    qint64 milliseconds = 0;
    QJsonObject detail; ///< what its own report tells besides: "discovery", "tls_scan", "tls", "message"…
    QJsonArray transcript;
    std::optional<Error> error; ///< why it did not come to its end
    bool ended = false;

    StepVerdict verdict() const; ///< the worst of its steps; an error is a failure
};

/// The whole of what a professional's software goes through, as it happened.
struct ExerciseReport
{
    QString address;
    QString profile; ///< its name
    QString kind;    ///< "token", "certificate"; empty: nobody was to authenticate
    QDateTime startedAt;
    QList<ExerciseStage> stages;
    std::optional<Error> error; ///< it was stopped, or could not go on

    bool good() const;
    QJsonObject toJson() const;
};

/// Exercises an operator's API LPS from one address: discovery, TLS of both services, authentication, a fictitious
/// message sent to oneself and read back. What fails is told and what can still be done is done. Secrets go to no
/// server whose certificate does not hold. Asynchronous, on the thread it lives in; finished() comes once.
class Exercise : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Token,      ///< PER and ORG mailboxes: XOAUTH2 with an access token (ECO.1.2.1)
        Certificate ///< APP mailboxes: certificate in TLS, then PLAIN with the mailbox as login (ECO.1.3.1)
    };
    struct Request
    {
        QString address; ///< empty: the servers of the profile are looked at, nothing is discovered nor opened
        TargetProfile profile;
        Kind kind = Kind::Token;
        SecureBytes secret; ///< the token, or the password of PLAIN where the operator wants one
        std::shared_ptr<const ClientIdentity> identity;
        bool scanTls = true;
        bool openSessions = true; ///< else the servers are looked at and nobody authenticates
        bool sendMessage = true;
        /// Sent instead of the exercise's own short message, when it has a content; it is read back only if the mailbox
        /// is one of its recipients.
        Composition message;
        int patience = 60000; ///< how long the message may take to arrive, milliseconds
        ConnectionLimits limits;
    };

    Exercise(const ConnectionFactory& factory, NameService& names, Request request, const Clock& clock,
             QObject* parent = nullptr);
    ~Exercise() override;

    void start();
    void cancel();
    const ExerciseReport& report() const { return m_report; }

Q_SIGNALS:
    void changed();
    void finished();

private:
    ExerciseStage& begin(const char* name);
    ExerciseStage& stage() { return m_report.stages.last(); }
    void addStep(const char* name, StepVerdict verdict, const char* code = "", const QString& detail = {});
    void endStage();
    void discovered();
    void lookAtServers(const DiscoveryReport& found);
    void look(MailProtocol protocol, std::function<void()> next);
    void examine(MailProtocol protocol, std::function<void()> next);
    void openImap();
    void openSmtp();
    Composition ownMessage() const;
    void submit();
    void awaitMessage();
    void searchMessage(bool again = false);
    void askAgain();
    void readMessage(qint64 uid);
    void leave();
    bool opensSessions() const { return m_request.openSessions && !m_request.address.isEmpty(); }
    void follow(MailSession& session, qsizetype from);
    void fail(const Error& error);
    void end();

    MailSession::Target target(MailProtocol protocol) const;
    TlsEndpoint endpoint(MailProtocol protocol) const;
    Credentials credentials() const;

    const ConnectionFactory& m_factory;
    NameService& m_names;
    Request m_request;
    const Clock& m_clock;
    Redactor m_redactor; ///< knows the secret: whatever a server repeats of it stays out of the report
    ExerciseReport m_report;
    QList<Certificate> m_anchors;
    QString m_imapHost;
    QString m_smtpHost;
    quint16 m_imapPort = 0;
    quint16 m_smtpPort = 0;
    QByteArray m_messageId;
    QByteArray m_message;
    std::unique_ptr<Discovery> m_discovery;
    std::unique_ptr<Probe> m_probe;
    std::unique_ptr<TlsExamination> m_examination;
    std::unique_ptr<ImapSession> m_imap;
    std::unique_ptr<SmtpSession> m_smtp;
    QElapsedTimer m_stageClock;
    QElapsedTimer m_waiting;
    bool m_imapReady = false;
    bool m_comesBack = false; ///< the message is addressed to the mailbox itself
    bool m_over = false;
};

} // namespace pupitre
