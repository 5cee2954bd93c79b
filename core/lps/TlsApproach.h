#pragma once

#include "core/lps/RunReport.h"
#include "core/lps/SmtpReply.h"
#include "core/net/Connection.h"

namespace pupitre {

/// Where TLS is looked at, and how one gets there.
struct TlsEndpoint
{
    enum class Way { StartTls, Direct }; ///< Direct: TLS from the first byte (ports 993 and 465)

    MailProtocol protocol = MailProtocol::Imap;
    Way way = Way::StartTls;
    QString host;
    quint16 port = 143;
    ConnectionLimits limits;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
};

/// The way to the first byte of TLS: connects and, where the endpoint wants it, asks for STARTTLS. After ready() the
/// connection is its owner's to use. failed() comes at most once, before ready() or after: then the connection broke.
class TlsApproach : public QObject
{
    Q_OBJECT

public:
    TlsApproach(const ConnectionFactory& factory, const TlsEndpoint& endpoint, QObject* parent = nullptr);
    ~TlsApproach() override;

    void start();
    Connection& connection() { return *m_connection; }

Q_SIGNALS:
    void ready();
    void failed(const pupitre::Error& error);

private:
    void takeLine(const QByteArray& line);
    void takeImapLine(const QByteArray& line);
    void takeSmtpLine(const QByteArray& line);
    void arrive();
    void fail(const Error& error);

    enum class Stage { Greeting, Ehlo, StartTls, Arrived, Over };
    TlsEndpoint m_endpoint;
    std::unique_ptr<Connection> m_connection;
    SmtpReplyReader m_smtp;
    Stage m_stage = Stage::Greeting;
    int m_lines = 0;
};

} // namespace pupitre
