#include "core/lps/Probe.h"

#include "core/lps/ImapSession.h"
#include "core/lps/SmtpSession.h"

namespace pupitre {

Probe::Probe(const ConnectionFactory& factory, const Target& target, const QDateTime& startedAt, QObject* parent)
    : QObject(parent)
{
    MailSession::Target whole;
    whole.protocol = target.protocol;
    whole.host = target.host;
    whole.port = target.port;
    whole.tls.anchors = target.anchors;
    whole.tls.enforce = false;
    whole.limits = target.limits;
    whole.proxy = target.proxy;
    if (target.protocol == MailProtocol::Imap)
        m_session = std::make_unique<ImapSession>(factory, whole, startedAt);
    else
        m_session = std::make_unique<SmtpSession>(factory, whole, startedAt);
    connect(m_session.get(), &MailSession::stepDone, this, &Probe::stepDone);
}

void Probe::start()
{
    m_session->open([this](const Result<void>&) {
        // What is wrong with the server is in the report; it is left politely all the same.
        m_session->leave([this](const Result<void>&) { Q_EMIT finished(); });
    });
}

void Probe::cancel()
{
    m_session->cancel();
}

} // namespace pupitre
