#include "core/lps/Discovery.h"

#include "core/base/Clock.h"
#include "core/lps/StepRules.h"

#include <QDnsLookup>
#include <QHostInfo>

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

struct Service
{
    const char* label;
    bool incoming;
    bool implicitTls;
};
constexpr std::array<Service, 4> services{{{"_imap._tcp.", true, false},
                                           {"_submission._tcp.", false, false},
                                           {"_imaps._tcp.", true, true},
                                           {"_submissions._tcp.", false, true}}};

bool notOffered(const SrvRecord& record)
{
    return record.target.isEmpty() || record.target == QLatin1String(".");
}

} // namespace

// ---- the DNS

void NameService::lookupService(const QString& name, QObject* context, SrvAnswer answer)
{
    auto* lookup = new QDnsLookup(QDnsLookup::SRV, name, context);
    QObject::connect(lookup, &QDnsLookup::finished, context, [lookup, name, answer = std::move(answer)] {
        lookup->deleteLater();
        QList<SrvRecord> records;
        if (lookup->error() == QDnsLookup::NotFoundError)
            return answer(records);
        if (lookup->error() != QDnsLookup::NoError)
            return answer(fail(Error(ErrorCode::NetFailed).withValue(name).withDetail(lookup->errorString())));
        for (const QDnsServiceRecord& record : lookup->serviceRecords())
            records.append({record.target(), record.port(), record.priority(), record.weight()});
        answer(records);
    });
    lookup->lookup();
}

void NameService::lookupHost(const QString& name, QObject* context, HostAnswer answer)
{
    QHostInfo::lookupHost(name, context, [name, answer = std::move(answer)](const QHostInfo& info) {
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            return answer(fail(Error(ErrorCode::NetHostNotFound).withValue(name)));
        answer(info.addresses());
    });
}

// ---- the report

const DiscoveredServer* DiscoveryReport::server(MailProtocol protocol) const
{
    const auto found = std::find_if(servers.begin(), servers.end(), [&](const DiscoveredServer& server) {
        return server.fit && server.protocol == protocol;
    });
    return found == servers.end() ? nullptr : &*found;
}

bool DiscoveryReport::good() const
{
    return !error && server(MailProtocol::Imap) != nullptr && server(MailProtocol::Smtp) != nullptr &&
           std::none_of(steps.begin(), steps.end(),
                        [](const RunStep& step) { return step.verdict == StepVerdict::Failed; });
}

QJsonObject DiscoveryReport::toJson() const
{
    QJsonArray serverArray;
    for (const DiscoveredServer& server : servers)
        serverArray.append(
            QJsonObject{{QStringLiteral("protocol"),
                         server.protocol == MailProtocol::Imap ? QStringLiteral("imap") : QStringLiteral("smtp")},
                        {QStringLiteral("host"), server.host},
                        {QStringLiteral("port"), server.port},
                        {QStringLiteral("authentication"), QJsonArray::fromStringList(server.authentication)},
                        {QStringLiteral("fit"), server.fit}});
    QJsonArray stepArray;
    QJsonArray findings;
    for (const RunStep& step : steps) {
        stepArray.append(pupitre::toJson(step));
        if (!step.code.isEmpty())
            findings.append(step.code);
    }
    QJsonObject object{{QStringLiteral("address"), address},      {QStringLiteral("started_at"), toIso(startedAt)},
                       {QStringLiteral("source"), source},        {QStringLiteral("url"), url},
                       {QStringLiteral("servers"), serverArray},  {QStringLiteral("steps"), stepArray},
                       {QStringLiteral("findings"), findings},    {QStringLiteral("good"), good()},
                       {QStringLiteral("transcript"), transcript}};
    if (error)
        object.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), errorName(error->code())},
                                                           {QStringLiteral("value"), error->value()},
                                                           {QStringLiteral("detail"), error->detail()}});
    return object;
}

// ---- the discovery

Discovery::Discovery(NameService& names, DiscoveryTarget target, const QDateTime& startedAt, QObject* parent)
    : QObject(parent)
    , m_names(names)
    , m_target(std::move(target))
{
    m_report.address = m_target.address;
    m_report.startedAt = startedAt;
    HttpPolicy policy;
    policy.tls.anchors = m_target.anchors;
    policy.systemAuthorities = true;
    policy.privateAddresses = m_target.sandbox;
    policy.proxy = m_target.proxy;
    policy.timeout = m_target.timeout;
    policy.bodyBytes = autoconfigMaximumBytes;
    m_http = std::make_unique<HttpClient>(policy);
}

Discovery::~Discovery() = default;

void Discovery::addStep(const char* name, StepVerdict verdict, const char* code, const QString& detail)
{
    m_report.steps.append({QString::fromLatin1(name), verdict, QString::fromLatin1(code), m_clock.restart(), detail});
    m_report.transcript = m_http->transcript().toJson();
    Q_EMIT stepDone();
}

void Discovery::end()
{
    if (m_over)
        return;
    m_over = true;
    m_report.transcript = m_http->transcript().toJson();
    Q_EMIT finished();
}

void Discovery::cancel()
{
    if (m_over)
        return;
    m_report.error = Error(ErrorCode::Cancelled);
    m_http->cancel();
    end();
}

void Discovery::start()
{
    m_clock.start();
    const qsizetype at = m_target.address.lastIndexOf(u'@');
    m_domain = QString::fromLatin1(QUrl::toAce(m_target.address.mid(at + 1).trimmed().toLower()));
    if (at < 1 || m_domain.isEmpty() || !m_domain.contains(u'.')) {
        m_report.error = Error(ErrorCode::LpsAddress).withValue(m_target.address);
        return end();
    }
    if (!isWithinDomains(m_domain, m_target.allowedDomains)) {
        m_report.error = Error(ErrorCode::LpsDomainRefused)
                             .withValue(m_domain)
                             .withDetail(m_target.allowedDomains.join(QStringLiteral(", ")));
        return end();
    }
    addStep("address", StepVerdict::Ok, "", m_domain);
    QUrl first(QStringLiteral("https://autoconfig.%1/mail/config-v1.1.xml").arg(m_domain));
    QUrl second(QStringLiteral("https://%1/.well-known/autoconfig/mail/config-v1.1.xml").arg(m_domain));
    if (m_target.sandbox && m_target.autoconfigBase.isValid() && !m_target.autoconfigBase.isEmpty()) {
        first = m_target.autoconfigBase.resolved(QUrl(QStringLiteral("/mail/config-v1.1.xml")));
        second = m_target.autoconfigBase.resolved(QUrl(QStringLiteral("/.well-known/autoconfig/mail/config-v1.1.xml")));
    }
    ask("autoconfig", first, [this, second] { ask("well-known", second, [this] { askServices(); }); });
}

void Discovery::ask(const char* source, const QUrl& url, std::function<void()> next)
{
    HttpRequest request;
    request.url = url;
    m_http->send(std::move(request), [this, source, url, next = std::move(next)](const Result<HttpReply>& reply) {
        if (m_over)
            return;
        const QString shown = url.toString();
        if (!reply) {
            addStep(source, StepVerdict::NotJudged, "no-answer",
                    QStringLiteral("%1: %2").arg(shown, errorName(reply.error().code())));
            return next();
        }
        if (!reply->isSuccess()) {
            addStep(source, StepVerdict::NotJudged, "no-document",
                    QStringLiteral("%1: %2").arg(shown).arg(reply->status));
            return next();
        }
        if (takeDocument(source, *reply))
            resolveHosts(0);
        else
            next();
    });
}

bool Discovery::takeDocument(const char* source, const HttpReply& reply)
{
    const auto document = parseAutoconfig(reply.body);
    if (!document) {
        const bool other = document.error().code() == ErrorCode::LpsAutoconfigRoot;
        addStep(source, StepVerdict::Failed, other ? "document-other" : "document-malformed",
                QStringLiteral("%1:%2:%3 %4")
                    .arg(reply.url.toString())
                    .arg(document.error().line())
                    .arg(document.error().column())
                    .arg(other ? document.error().value() : document.error().detail()));
        return false;
    }
    m_report.source = QString::fromLatin1(source);
    m_report.url = reply.url.toString();
    addStep(source, StepVerdict::Ok, "", m_report.url);
    m_report.servers = judgeAutoconfig(*document, m_domain, m_target.allowedDomains, m_target.sandbox, m_report.steps);
    Q_EMIT stepDone();
    return true;
}

void Discovery::askServices()
{
    m_services.clear();
    askService(0);
}

void Discovery::askService(qsizetype index)
{
    if (index == static_cast<qsizetype>(services.size()))
        return takeServices();
    m_names.lookupService(QLatin1String(services[static_cast<std::size_t>(index)].label) + m_domain, this,
                          [this, index](Result<QList<SrvRecord>> records) {
                              if (m_over)
                                  return;
                              m_services.append(std::move(records));
                              askService(index + 1);
                          });
}

bool Discovery::isAllowedHost(const QString& host) const
{
    QStringList allowed = m_target.allowedDomains;
    allowed.append(QStringLiteral("mssante.fr"));
    if (m_target.sandbox)
        allowed.append(QStringLiteral("localhost"));
    return QHostAddress(host).isNull() && isWithinDomains(host, allowed);
}

void Discovery::takeServices()
{
    for (std::size_t i = 0; i < services.size(); ++i) {
        const Service& service = services[i];
        const auto& answer = m_services[static_cast<qsizetype>(i)];
        const QString name = QLatin1String(service.label) + m_domain;
        const char* step = service.incoming ? "incoming" : "outgoing";
        if (!answer) {
            addStep("srv", StepVerdict::NotJudged, "no-answer",
                    QStringLiteral("%1: %2").arg(name, answer.error().detail()));
            continue;
        }
        QList<SrvRecord> records = *answer;
        if (records.isEmpty())
            continue;
        m_report.source = QStringLiteral("srv");
        // RFC 2782: the lowest priority first; among equals, the heavier is met more often.
        std::stable_sort(records.begin(), records.end(), [](const SrvRecord& a, const SrvRecord& b) {
            return std::pair(a.priority, -a.weight) < std::pair(b.priority, -b.weight);
        });
        for (const SrvRecord& record : std::as_const(records)) {
            const QString shown = QStringLiteral("%1 → %2:%3").arg(name, record.target).arg(record.port);
            if (service.implicitTls) {
                if (!notOffered(record))
                    addStep(step, StepVerdict::Warning, "srv-implicit-tls", shown);
                continue;
            }
            if (notOffered(record)) {
                addStep(step, StepVerdict::Failed, "srv-not-offered", shown);
                continue;
            }
            DiscoveredServer found{service.incoming ? MailProtocol::Imap : MailProtocol::Smtp,
                                   record.target.toLower(),
                                   record.port,
                                   {},
                                   true};
            if (found.host.endsWith(u'.'))
                found.host.chop(1);
            const bool within = isAllowedHost(found.host);
            const bool usual = record.port == (service.incoming ? 143 : 587);
            found.fit = within && record.port != 0;
            addStep(step,
                    !within ? StepVerdict::Failed
                    : usual ? StepVerdict::Ok
                            : StepVerdict::Warning,
                    !within ? "host-outside-domains"
                    : usual ? ""
                            : "port-unusual",
                    shown);
            m_report.servers.append(found);
        }
    }
    for (const MailProtocol protocol : {MailProtocol::Imap, MailProtocol::Smtp}) {
        const bool told = std::any_of(m_report.servers.begin(), m_report.servers.end(),
                                      [&](const DiscoveredServer& server) { return server.protocol == protocol; });
        if (!told && !m_report.source.isEmpty())
            addStep(protocol == MailProtocol::Imap ? "incoming" : "outgoing", StepVerdict::Failed,
                    protocol == MailProtocol::Imap ? "incoming-missing" : "outgoing-missing");
    }
    if (m_report.source.isEmpty()) {
        m_report.error = Error(ErrorCode::LpsNotDiscovered).withValue(m_domain);
        return end();
    }
    resolveHosts(0);
}

void Discovery::resolveHosts(qsizetype index)
{
    while (index < m_report.servers.size() && !m_report.servers[index].fit)
        ++index;
    if (index == m_report.servers.size())
        return end();
    m_names.lookupHost(m_report.servers[index].host, this, [this, index](const Result<QList<QHostAddress>>& addresses) {
        if (m_over)
            return;
        judgeHost(m_report.servers[index], addresses);
        resolveHosts(index + 1);
    });
}

void Discovery::judgeHost(DiscoveredServer& server, const Result<QList<QHostAddress>>& addresses)
{
    const char* step = server.protocol == MailProtocol::Imap ? "incoming-address" : "outgoing-address";
    if (!addresses) {
        server.fit = false;
        addStep(step, StepVerdict::Failed, "host-unresolved", server.host);
        return;
    }
    QStringList shown;
    bool isPrivate = false;
    for (const QHostAddress& address : *addresses) {
        shown.append(address.toString());
        isPrivate = isPrivate || isPrivateAddress(address);
    }
    const bool refused = isPrivate && !m_target.sandbox;
    server.fit = !refused;
    addStep(step, refused ? StepVerdict::Failed : StepVerdict::Ok, refused ? "host-private" : "",
            QStringLiteral("%1: %2").arg(server.host, shown.join(QStringLiteral(", "))));
}

} // namespace pupitre
