#pragma once

#include "core/lps/MailSession.h"

namespace pupitre {

/// Talks to an IMAP or SMTP server up to the end of STARTTLS and the capabilities after it, then leaves politely: what
/// a professional's software meets before it authenticates. Nothing secret is sent, so everything wrong is reported
/// and the dialogue goes on. Asynchronous, on the thread it lives in; finished() comes exactly once.
class Probe : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        MailProtocol protocol = MailProtocol::Imap;
        QString host;
        quint16 port = 143;
        QList<Certificate> anchors;
        ConnectionLimits limits;
        QNetworkProxy proxy{QNetworkProxy::NoProxy};
    };

    Probe(const ConnectionFactory& factory, const Target& target, const QDateTime& startedAt,
          QObject* parent = nullptr);
    void start();
    void cancel();
    const RunReport& report() const { return m_session->report(); }

Q_SIGNALS:
    void stepDone();
    void finished();

private:
    std::unique_ptr<MailSession> m_session;
};

} // namespace pupitre
