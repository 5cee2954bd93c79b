#pragma once

#include "core/lps/RunReport.h"
#include "core/lps/SmtpReply.h"
#include "core/net/Connection.h"

namespace pupitre {

/// What a server takes before STARTTLS. Each is asked for with fictitious names, and cancelled as soon as the server
/// would go on.
struct ClearAuthentication
{
    bool announced = false;    ///< it offers mechanisms, or LOGIN, in clear
    bool saslTaken = false;    ///< it went on with AUTHENTICATE or AUTH
    bool loginTaken = false;   ///< IMAP: LOGIN was judged by its password, not refused for being in clear
    bool messageTaken = false; ///< SMTP: MAIL was accepted
    QString reply;             ///< its words when it refused
    QJsonArray transcript;
    std::optional<Error> error; ///< the dialogue failed: the rest is not known
};

/// Has that dialogue (RFC 9051 §6.2, RFC 3207 §4, RFC 4954 §4). Asynchronous; finished() comes once.
class ClearAuthenticationCheck : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        MailProtocol protocol = MailProtocol::Imap;
        QString host;
        quint16 port = 143;
        ConnectionLimits limits;
        QNetworkProxy proxy{QNetworkProxy::NoProxy};
    };

    ClearAuthenticationCheck(const ConnectionFactory& factory, const Target& target, QObject* parent = nullptr);
    ~ClearAuthenticationCheck() override;
    void start();
    const ClearAuthentication& result() const { return m_result; }

Q_SIGNALS:
    void finished();

private:
    enum class Stage { Greeting, Capabilities, Sasl, Login, Mail, Farewell, Over };
    void takeImap(const QByteArray& line);
    void imapReply(const QByteArray& line);
    void takeSmtp(const QByteArray& line);
    void smtpReply(const SmtpReply& reply);
    void go(Stage stage, const QByteArray& line);
    void end();

    Target m_target;
    std::unique_ptr<Connection> m_connection;
    ClearAuthentication m_result;
    SmtpReplyReader m_smtp;
    Stage m_stage = Stage::Greeting;
    bool m_loginDisabled = false;
    int m_lines = 0;
};

} // namespace pupitre
