#include "core/lps/TlsScan.h"

#include "core/base/Clock.h"

#include <QHostAddress>
#include <QRandomGenerator>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostTries = 3;

QList<quint16> suitesOf(TlsVersion version)
{
    QList<TlsSuite> suites;
    for (const TlsSuite& suite : allTlsSuites()) {
        if (suite.fits(version))
            suites.append(suite);
    }
    // The best first: a server that follows the client is met as clients meet it.
    const auto rank = [](const TlsSuite& suite) {
        return std::tuple(!suite.isListed(), suite.isWeak(), -static_cast<int>(suite.keyExchange()), -suite.bits());
    };
    std::stable_sort(suites.begin(), suites.end(),
                     [&](const TlsSuite& a, const TlsSuite& b) { return rank(a) < rank(b); });
    QList<quint16> ids;
    for (const TlsSuite& suite : suites)
        ids.append(suite.id);
    return ids;
}

QList<quint16> groupsOf(TlsVersion version)
{
    // The usual ones first, so that a server that follows the client is met where clients meet it.
    QList<quint16> ids{29, 23, 24, 25, 30};
    for (const TlsGroup& group : allTlsGroups()) {
        const bool thirteenOnly = group.id >= 31 && (group.id <= 33 || group.id > 4000);
        const bool elder = group.id < 23 || (group.id >= 26 && group.id <= 28);
        const bool fits = version == TlsVersion::Tls13 ? !elder : !thirteenOnly && !group.finiteField;
        if (fits && !ids.contains(group.id))
            ids.append(group.id);
    }
    return ids;
}

} // namespace

TlsScan::TlsScan(const ConnectionFactory& factory, TlsEndpoint endpoint, Options options, const QDateTime& startedAt,
                 QObject* parent)
    : QObject(parent)
    , m_factory(factory)
    , m_options(std::move(options))
    , m_parallel(std::max(1, m_options.parallel))
{
    m_report.endpoint = std::move(endpoint);
    m_report.startedAt = startedAt;
    for (const TlsVersion version : m_options.versions)
        m_report.versions.append({version, false, {}, {}, {}});
}

TlsScan::~TlsScan()
{
    qDeleteAll(m_running);
}

TlsScanReport::Version& TlsScan::of(TlsVersion version)
{
    return *std::find_if(m_report.versions.begin(), m_report.versions.end(),
                         [&](const TlsScanReport::Version& v) { return v.version == version; });
}

void TlsScan::start()
{
    m_clock.start();
    // The newest first: it has the longest way to go.
    for (auto it = m_options.versions.crbegin(); it != m_options.versions.crend(); ++it)
        askSuites(*it, suitesOf(*it));
    if (m_options.clearAuthentication && m_report.endpoint.way == TlsEndpoint::Way::StartTls)
        checkClearAuthentication();
    pump();
}

void TlsScan::cancel()
{
    if (m_over)
        return;
    m_report.error = Error(ErrorCode::Cancelled);
    end();
}

void TlsScan::end()
{
    if (m_over)
        return;
    m_over = true;
    m_waiting.clear();
    for (TlsHelloExchange* exchange : std::as_const(m_running)) {
        exchange->disconnect(this);
        exchange->deleteLater();
    }
    m_running.clear();
    if (m_clear != nullptr) {
        m_clear->disconnect(this);
        m_clear.release()->deleteLater();
    }
    m_report.milliseconds = m_clock.elapsed();
    Q_EMIT finished();
}

// ---- connections

ClientHello TlsScan::helloFor(TlsVersion version, const QList<quint16>& suites) const
{
    ClientHello hello;
    hello.version = version;
    hello.suites = suites;
    hello.groups = groupsOf(version);
    hello.compression = true;
    hello.keyShare = true;
    if (QHostAddress(m_report.endpoint.host).isNull())
        hello.serverName = QUrl::toAce(m_report.endpoint.host);
    hello.random.resize(32);
    for (char& byte : hello.random)
        byte = static_cast<char>(QRandomGenerator::global()->bounded(256));
    return hello;
}

void TlsScan::ask(ClientHello hello, Callback done)
{
    m_waiting.push_back({std::move(hello), std::move(done)});
}

void TlsScan::pump()
{
    while (!m_over && !m_waiting.empty() && m_running.size() < m_parallel) {
        Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        auto* exchange = new TlsHelloExchange(m_factory, m_report.endpoint, job.hello);
        m_running.append(exchange);
        ++m_report.connections;
        connect(exchange, &TlsHelloExchange::finished, this,
                [this, exchange, job = std::move(job)]() mutable { answered(std::move(job), exchange); });
        exchange->start();
    }
    if (!m_over && m_waiting.empty() && m_running.isEmpty() && m_clear == nullptr)
        end();
}

void TlsScan::answered(Job job, TlsHelloExchange* exchange)
{
    m_running.removeOne(exchange);
    exchange->deleteLater();
    Q_EMIT progressed(m_report.connections);
    // A server that bears few connections at a time refuses the others, or hangs up on them without a word: they are
    // asked again, fewer at a time.
    const bool mute = exchange->outcome() == TlsHelloExchange::Outcome::Refused && !exchange->flight().alert;
    const bool unreached = exchange->outcome() == TlsHelloExchange::Outcome::Unreachable;
    ++job.tries;
    if (unreached && (job.tries >= mostTries || exchange->error()->code() == ErrorCode::NetHostNotFound)) {
        m_report.error = exchange->error();
        end();
        return;
    }
    if (unreached || (mute && job.tries < 2)) {
        if (unreached)
            m_parallel = std::max(1, m_parallel / 2);
        m_waiting.push_front(std::move(job));
    } else {
        job.done(*exchange);
    }
    pump();
}

// ---- what is asked

void TlsScan::noteFirst(const ServerFlight& flight)
{
    if (flight.hello->version >= static_cast<quint16>(TlsVersion::Tls13))
        return;
    if (!flight.certificates.isEmpty() && m_report.chain.isEmpty())
        m_report.chain = flight.certificates;
    if (flight.done && (!m_report.stapled || m_report.stapled->isEmpty()))
        m_report.stapled = flight.ocspResponse;
    // One version that does it wrong is one too many.
    m_report.secureRenegotiation = m_report.secureRenegotiation.value_or(true) && flight.hello->renegotiationInfo;
    m_report.compression = m_report.compression.value_or(false) || flight.hello->compression;
}

void TlsScan::askSuites(TlsVersion version, QList<quint16> remaining)
{
    ++m_open[version];
    ClientHello hello = helloFor(version, remaining);
    ask(std::move(hello), [this, version, remaining](const TlsHelloExchange& exchange) mutable {
        TlsScanReport::Version& seen = of(version);
        const auto& answer = exchange.flight().hello;
        const bool same = answer && answer->version == static_cast<quint16>(version);
        if (same && remaining.removeOne(answer->suite)) {
            noteSuite(seen, exchange.flight());
            if (!remaining.isEmpty())
                askSuites(version, remaining);
        } else if (same) {
            m_report.unlistedAnswer = true;
        } else if (!answer) {
            askApart(version, remaining, exchange);
        }
        if (--m_open[version] == 0 && seen.suites.size() > 1)
            askOrder(version);
    });
}

// A server that says handshake_failure takes none of them, and one that says protocol_version not even the version. One
// that hangs up or says something else may have picked a suite it then could not use (a DHE suite without parameters):
// it is asked again, each kind of key exchange apart.
void TlsScan::askApart(TlsVersion version, const QList<quint16>& refused, const TlsHelloExchange& exchange)
{
    constexpr quint8 handshakeFailure = 40;
    constexpr quint8 protocolVersion = 70;
    const auto& alert = exchange.flight().alert;
    if (alert && (alert->description == handshakeFailure || alert->description == protocolVersion))
        return;
    if (exchange.outcome() != TlsHelloExchange::Outcome::Refused)
        return;
    QMap<std::pair<int, bool>, QList<quint16>> kinds;
    for (const quint16 id : refused) {
        const TlsSuite suite = *tlsSuite(id);
        kinds[{static_cast<int>(suite.keyExchange()), suite.name.contains(QLatin1String("anon"))}].append(id);
    }
    if (kinds.size() < 2 || version == TlsVersion::Tls13)
        return;
    for (const QList<quint16>& kind : std::as_const(kinds))
        askSuites(version, kind);
}

void TlsScan::noteSuite(TlsScanReport::Version& seen, const ServerFlight& flight)
{
    seen.offered = true;
    TlsScanReport::SuiteSeen suite{*tlsSuite(flight.hello->suite), std::nullopt};
    const auto& exchanged = flight.keyExchange;
    if (flight.hello->group)
        suite.group = tlsGroup(*flight.hello->group);
    else if (exchanged && exchanged->group)
        suite.group = tlsGroup(*exchanged->group);
    else if (exchanged && exchanged->primeBits > 0)
        suite.group = TlsGroup{0, QStringLiteral("DH"), exchanged->primeBits, true};
    if (seen.suites.isEmpty())
        noteFirst(flight);
    const auto kind = suite.suite.keyExchange();
    const bool curves = kind == TlsSuite::KeyExchange::Ecdhe || kind == TlsSuite::KeyExchange::Any;
    if (m_options.groups && curves && seen.groups.isEmpty() && suite.group) {
        seen.groups.append(*suite.group);
        QList<quint16> groups = groupsOf(seen.version);
        groups.removeOne(suite.group->id);
        askGroups(seen.version, suitesOf(seen.version), groups);
    }
    seen.suites.append(suite);
}

void TlsScan::askOrder(TlsVersion version)
{
    QList<quint16> reversed;
    for (const TlsScanReport::SuiteSeen& seen : std::as_const(of(version).suites))
        reversed.prepend(seen.suite.id);
    ask(helloFor(version, reversed), [this, version](const TlsHelloExchange& exchange) {
        TlsScanReport::Version& seen = of(version);
        if (const auto& answer = exchange.flight().hello)
            seen.serverOrder = answer->suite == seen.suites.first().suite.id;
    });
}

void TlsScan::askGroups(TlsVersion version, QList<quint16> suites, QList<quint16> remaining)
{
    // Suites of curves alone: the server must take one of the groups, or refuse.
    suites.erase(std::remove_if(suites.begin(), suites.end(),
                                [](quint16 id) {
                                    const auto kind = tlsSuite(id)->keyExchange();
                                    return kind == TlsSuite::KeyExchange::Rsa || kind == TlsSuite::KeyExchange::Dhe;
                                }),
                 suites.end());
    ClientHello hello = helloFor(version, suites);
    hello.groups = remaining;
    ask(std::move(hello), [this, version, suites, remaining](const TlsHelloExchange& exchange) mutable {
        const auto& answer = exchange.flight().hello;
        const auto& exchanged = exchange.flight().keyExchange;
        const std::optional<quint16> group = !answer         ? std::nullopt
                                             : answer->group ? answer->group
                                             : exchanged     ? exchanged->group
                                                             : std::nullopt;
        if (!group || !remaining.removeOne(*group))
            return;
        of(version).groups.append(tlsGroup(*group));
        if (!remaining.isEmpty())
            askGroups(version, suites, remaining);
    });
}

void TlsScan::checkClearAuthentication()
{
    const TlsEndpoint& endpoint = m_report.endpoint;
    m_clear = std::make_unique<ClearAuthenticationCheck>(
        m_factory, ClearAuthenticationCheck::Target{endpoint.protocol, endpoint.host, endpoint.port, endpoint.limits,
                                                    endpoint.proxy});
    ++m_report.connections;
    connect(m_clear.get(), &ClearAuthenticationCheck::finished, this, [this] {
        m_report.clearAuthentication = m_clear->result();
        m_clear->disconnect(this);
        m_clear.release()->deleteLater();
        pump();
    });
    m_clear->start();
}

} // namespace pupitre
