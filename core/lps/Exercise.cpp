#include "core/lps/Exercise.h"

#include <QTimer>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int searchInterval = 1000; // milliseconds between two looks at the mailbox

QString protocolStage(const char* prefix, MailProtocol protocol)
{
    return QLatin1String(prefix) + (protocol == MailProtocol::Imap ? QStringLiteral("imap") : QStringLiteral("smtp"));
}

// The header of a message as another system may have refolded it: comparing needs the value alone.
QByteArray headerOf(const QByteArray& message, const QByteArray& name)
{
    const QByteArray head = message.left(message.indexOf("\r\n\r\n"));
    for (const QByteArray& line : QByteArray(head).replace("\r\n ", " ").replace("\r\n\t", " ").split('\n')) {
        if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray bodyOf(const QByteArray& message)
{
    const qsizetype end = message.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : message.mid(end + 4).trimmed();
}

} // namespace

Exercise::Exercise(const ConnectionFactory& factory, NameService& names, Request request, const Clock& clock,
                   QObject* parent)
    : QObject(parent)
    , m_factory(factory)
    , m_names(names)
    , m_request(std::move(request))
    , m_clock(clock)
    , m_anchors(m_request.profile.anchorCertificates())
{
    m_report.address = m_request.address;
    m_report.profile = m_request.profile.name;
    if (opensSessions())
        m_report.kind = m_request.kind == Kind::Token ? QStringLiteral("token") : QStringLiteral("certificate");
    m_report.startedAt = clock.nowUtc();
    m_redactor.remember(m_request.secret);
}

Exercise::~Exercise() = default;

// ---- the course

ExerciseStage& Exercise::begin(const char* name)
{
    ExerciseStage stage;
    stage.name = QString::fromLatin1(name);
    m_report.stages.append(stage);
    m_stageClock.start();
    Q_EMIT changed();
    return m_report.stages.last();
}

void Exercise::addStep(const char* name, StepVerdict verdict, const char* code, const QString& detail)
{
    stage().steps.append(
        {QString::fromLatin1(name), verdict, QString::fromLatin1(code), m_stageClock.elapsed(), detail});
    Q_EMIT changed();
}

void Exercise::endStage()
{
    stage().milliseconds = m_stageClock.elapsed();
    stage().ended = true;
    stage().detail = m_redactor.redactJson(stage().detail);
    Q_EMIT changed();
}

void Exercise::start()
{
    if (m_request.address.isEmpty())
        return lookAtServers({});
    begin("discovery");
    DiscoveryTarget target;
    target.address = m_request.address;
    target.allowedDomains = m_request.profile.allowedDomains;
    target.sandbox = m_request.profile.sandbox;
    target.autoconfigBase = m_request.profile.autoconfigBase;
    target.anchors = m_anchors;
    target.proxy = m_request.profile.proxy();
    m_discovery = std::make_unique<Discovery>(m_names, target, m_report.startedAt);
    connect(m_discovery.get(), &Discovery::stepDone, this, [this] {
        stage().steps = m_discovery->report().steps;
        stage().transcript = m_discovery->report().transcript;
        Q_EMIT changed();
    });
    connect(m_discovery.get(), &Discovery::finished, this, &Exercise::discovered, Qt::QueuedConnection);
    m_discovery->start();
}

void Exercise::discovered()
{
    if (m_over)
        return;
    const DiscoveryReport& found = m_discovery->report();
    stage().steps = found.steps;
    stage().transcript = found.transcript;
    stage().error = found.error;
    stage().detail.insert(QStringLiteral("discovery"), found.toJson());
    endStage();
    // An address that may not be written to is not written to, whatever the profile says of hosts.
    if (found.error &&
        (found.error->code() == ErrorCode::LpsDomainRefused || found.error->code() == ErrorCode::LpsAddress))
        return fail(*found.error);
    lookAtServers(found);
}

void Exercise::lookAtServers(const DiscoveryReport& found)
{
    const TargetProfile& profile = m_request.profile;
    m_imapHost = profile.imapHost;
    m_imapPort = profile.imapPort;
    m_smtpHost = profile.smtpHost;
    m_smtpPort = profile.smtpPort;
    if (const DiscoveredServer* server = found.server(MailProtocol::Imap); server != nullptr && m_imapHost.isEmpty())
        std::tie(m_imapHost, m_imapPort) = std::pair(server->host, server->port);
    if (const DiscoveredServer* server = found.server(MailProtocol::Smtp); server != nullptr && m_smtpHost.isEmpty())
        std::tie(m_smtpHost, m_smtpPort) = std::pair(server->host, server->port);
    if (m_imapHost.isEmpty() || m_smtpHost.isEmpty())
        return fail(found.error.value_or(Error(ErrorCode::LpsNotDiscovered).withValue(m_request.address)));
    look(MailProtocol::Imap, [this] {
        look(MailProtocol::Smtp, [this] {
            if (opensSessions())
                openImap();
            else
                end();
        });
    });
}

TlsEndpoint Exercise::endpoint(MailProtocol protocol) const
{
    const bool imap = protocol == MailProtocol::Imap;
    return {
        protocol,         TlsEndpoint::Way::StartTls, imap ? m_imapHost : m_smtpHost, imap ? m_imapPort : m_smtpPort,
        m_request.limits, m_request.profile.proxy()};
}

MailSession::Target Exercise::target(MailProtocol protocol) const
{
    const TlsEndpoint at = endpoint(protocol);
    MailSession::Target target;
    target.protocol = protocol;
    target.host = at.host;
    target.port = at.port;
    target.tls.anchors = m_anchors;
    target.tls.identity = m_request.identity;
    target.tls.enforce = true; // a secret is about to go there
    target.limits = at.limits;
    target.proxy = at.proxy;
    return target;
}

void Exercise::look(MailProtocol protocol, std::function<void()> next)
{
    begin(qPrintable(protocolStage("tls-", protocol)));
    const TlsEndpoint at = endpoint(protocol);
    m_probe = std::make_unique<Probe>(
        m_factory, Probe::Target{protocol, at.host, at.port, m_anchors, at.limits, at.proxy}, m_clock.nowUtc());
    connect(m_probe.get(), &Probe::stepDone, this, [this] {
        stage().steps = m_probe->report().steps;
        stage().transcript = m_probe->report().transcript;
        Q_EMIT changed();
    });
    connect(
        m_probe.get(), &Probe::finished, this,
        [this, protocol, next = std::move(next)] {
            if (m_over)
                return;
            const RunReport& seen = m_probe->report();
            stage().steps = seen.steps;
            stage().transcript = seen.transcript;
            stage().detail.insert(QStringLiteral("endpoint"), seen.endpoint);
            stage().detail.insert(QStringLiteral("greeting"), seen.greeting);
            if (seen.tls)
                stage().detail.insert(QStringLiteral("tls"), seen.tls->toJson());
            const bool handshake = seen.error && seen.error->code() == ErrorCode::NetTlsHandshake;
            if (m_request.scanTls && (seen.tls || handshake))
                return examine(protocol, next);
            stage().error = seen.error;
            endStage();
            next();
        },
        Qt::QueuedConnection);
    m_probe->start();
}

void Exercise::examine(MailProtocol protocol, std::function<void()> next)
{
    TlsExamination::Request asked;
    asked.endpoint = endpoint(protocol);
    asked.anchors = m_anchors;
    asked.handshake = m_probe->report().tls;
    asked.revocation.proxy = m_request.profile.proxy();
    asked.revocation.privateAddresses = m_request.profile.sandbox;
    m_examination = std::make_unique<TlsExamination>(m_factory, std::move(asked), m_clock);
    connect(
        m_examination.get(), &TlsExamination::finished, this,
        [this, next = std::move(next)] {
            if (m_over)
                return;
            const QList<RunStep>& judged = m_examination->steps();
            stage().detail.insert(QStringLiteral("tls_scan"), m_examination->toJson());
            // The examination looks closer at what the probe has seen too.
            QList<RunStep>& steps = stage().steps;
            steps.erase(std::remove_if(steps.begin(), steps.end(),
                                       [&](const RunStep& step) {
                                           return std::any_of(judged.begin(), judged.end(), [&](const RunStep& other) {
                                               return other.name == step.name;
                                           });
                                       }),
                        steps.end());
            steps.append(judged);
            const auto& error = m_examination->report().error;
            stage().error = error ? error : m_probe->report().error;
            endStage();
            next();
        },
        Qt::QueuedConnection);
    m_examination->start();
}

// ---- sessions

Credentials Exercise::credentials() const
{
    return {m_request.kind == Kind::Token ? SaslMechanism::Xoauth2 : SaslMechanism::Plain, m_request.address,
            m_request.secret.duplicate()};
}

void Exercise::follow(MailSession& session, qsizetype from)
{
    stage().steps = session.report().steps.mid(from);
    stage().transcript = session.report().transcript;
    Q_EMIT changed();
}

void Exercise::openImap()
{
    begin("imap");
    m_imap = std::make_unique<ImapSession>(m_factory, target(MailProtocol::Imap), m_clock.nowUtc());
    connect(m_imap.get(), &MailSession::stepDone, this, [this] {
        if (stage().name == QLatin1String("imap"))
            follow(*m_imap, 0);
    });
    const auto over = [this](const Result<void>& done) {
        if (m_over)
            return;
        follow(*m_imap, 0);
        if (!done)
            stage().error = done.error();
        m_imapReady = done.has_value();
        endStage();
        openSmtp();
    };
    m_imap->open([this, over](const Result<void>& opened) {
        if (m_over || !opened)
            return over(opened);
        m_imap->authenticate(credentials(), over);
    });
}

void Exercise::openSmtp()
{
    begin("smtp");
    m_smtp = std::make_unique<SmtpSession>(m_factory, target(MailProtocol::Smtp), m_clock.nowUtc());
    connect(m_smtp.get(), &MailSession::stepDone, this, [this] {
        if (stage().name == QLatin1String("smtp"))
            follow(*m_smtp, 0);
    });
    m_smtp->open([this](const Result<void>& opened) {
        if (m_over)
            return;
        const auto authenticated = [this](const Result<void>& done) {
            if (m_over)
                return;
            follow(*m_smtp, 0);
            if (done && m_request.sendMessage)
                return submit();
            if (!done)
                stage().error = done.error();
            endStage();
            leave();
        };
        if (!opened)
            return authenticated(opened);
        m_smtp->authenticate(credentials(), authenticated);
    });
}

Composition Exercise::ownMessage() const
{
    MessageDraft draft;
    draft.from.address = m_request.address;
    draft.to = {draft.from};
    draft.subject = QStringLiteral("Essai API LPS");
    draft.text = QStringLiteral("Message fictif d’essai, sans donnée de santé.\n");
    draft.productNumber = m_request.profile.productNumber;
    return compose(draft, m_clock.nowUtc());
}

void Exercise::submit()
{
    const Composition composition = m_request.message.content.isEmpty() ? ownMessage() : m_request.message;
    if (!composition.isGood()) {
        stage().error = composition.errors.first();
        endStage();
        return leave();
    }
    m_message = composition.content;
    m_messageId = composition.messageId;
    m_comesBack = composition.envelope.recipients.contains(m_request.address, Qt::CaseInsensitive);
    stage().detail.insert(QStringLiteral("message"), QString::fromUtf8(m_message));
    m_smtp->send(composition.envelope, m_message, [this](const Result<SmtpReceipt>& receipt) {
        if (m_over)
            return;
        follow(*m_smtp, 0);
        if (!receipt)
            stage().error = receipt.error();
        endStage();
        if (receipt && m_imapReady && m_comesBack)
            awaitMessage();
        else
            leave();
    });
}

void Exercise::awaitMessage()
{
    const qsizetype from = m_imap->report().steps.size();
    begin("reception");
    connect(m_imap.get(), &MailSession::stepDone, this, [this, from] {
        if (stage().name == QLatin1String("reception"))
            follow(*m_imap, from);
    });
    m_waiting.start();
    m_imap->select("INBOX", true, [this](const Result<ImapSelection>& selected) {
        if (m_over)
            return;
        if (selected)
            return searchMessage();
        stage().error = selected.error();
        endStage();
        leave();
    });
}

void Exercise::searchMessage(bool again)
{
    const auto found = [this](const Result<QList<qint64>>& uids) {
        if (m_over)
            return;
        if (uids && !uids->isEmpty())
            return readMessage(uids->last());
        if (uids && m_waiting.elapsed() < m_request.patience) {
            QTimer::singleShot(searchInterval, this, [this] { askAgain(); });
            return;
        }
        if (uids)
            addStep("received", StepVerdict::Failed, "message-not-received", QString::fromLatin1(m_messageId));
        else
            stage().error = uids.error();
        endStage();
        leave();
    };
    m_imap->search("HEADER Message-ID \"" + m_messageId + '"', found, !again);
}

void Exercise::askAgain()
{
    if (!m_over)
        m_imap->noop([this](const Result<void>&) { // what went wrong is told by the search
            if (!m_over)
                searchMessage(true);
        });
}

void Exercise::readMessage(qint64 uid)
{
    m_imap->fetch({uid}, ImapSession::Part::Whole, [this](const Result<QList<ImapMessage>>& messages) {
        if (m_over)
            return;
        if (!messages) {
            stage().error = messages.error();
        } else if (messages->isEmpty()) {
            addStep("received", StepVerdict::Failed, "message-not-received", QString::fromLatin1(m_messageId));
        } else {
            const QByteArray& content = messages->first().content;
            stage().detail.insert(QStringLiteral("message"), QString::fromUtf8(content));
            QStringList altered;
            for (const char* name : {"Message-ID", "From", "Subject", "X-MSS-NIL", "Content-Type"}) {
                if (headerOf(content, name) != headerOf(m_message, name))
                    altered.append(QLatin1String(name));
            }
            if (bodyOf(content) != bodyOf(m_message))
                altered.append(QStringLiteral("body"));
            addStep("received", altered.isEmpty() ? StepVerdict::Ok : StepVerdict::Failed,
                    altered.isEmpty() ? "" : "message-altered", altered.join(QStringLiteral(", ")));
        }
        endStage();
        leave();
    });
}

void Exercise::leave()
{
    // Farewells: what servers answer to them changes nothing any more.
    const auto left = [this](const Result<void>&) {
        if (m_imap != nullptr && !m_imap->isOver())
            m_imap->leave([this](const Result<void>&) { end(); });
        else
            end();
    };
    if (m_smtp != nullptr && !m_smtp->isOver())
        m_smtp->leave(left);
    else
        left({});
}

void Exercise::fail(const Error& error)
{
    m_report.error = error;
    end();
}

void Exercise::cancel()
{
    if (m_over)
        return;
    m_report.error = Error(ErrorCode::Cancelled);
    if (!m_report.stages.isEmpty() && !stage().ended) {
        stage().error = m_report.error;
        endStage();
    }
    end();
}

void Exercise::end()
{
    if (m_over)
        return;
    m_over = true;
    if (m_discovery != nullptr)
        m_discovery->cancel();
    if (m_examination != nullptr)
        m_examination->cancel();
    if (m_probe != nullptr)
        m_probe->cancel();
    if (m_imap != nullptr)
        m_imap->cancel();
    if (m_smtp != nullptr)
        m_smtp->cancel();
    m_request.secret.clear();
    Q_EMIT finished();
}

} // namespace pupitre
