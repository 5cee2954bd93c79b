#pragma once

#include "core/lps/ClearAuthentication.h"
#include "core/lps/TlsHelloExchange.h"
#include "core/lps/TlsRevocation.h"

#include <QElapsedTimer>
#include <QMap>

#include <deque>

namespace pupitre {

/// What an endpoint speaks of TLS, found by asking: each version alone, each suite by striking out the one the server
/// picked and asking again, the groups in the same way. Facts only; TlsJudgement says what the référentiel makes of
/// them.
struct TlsScanReport
{
    struct SuiteSeen
    {
        TlsSuite suite;
        std::optional<TlsGroup> group; ///< that the server took with it, where it is told
    };
    struct Version
    {
        TlsVersion version = TlsVersion::Tls12;
        bool offered = false;
        QList<SuiteSeen> suites;         ///< in the order the server picked them
        std::optional<bool> serverOrder; ///< it follows its own preference; nothing when it has no choice
        QList<TlsGroup> groups;          ///< of the elliptic curves (TLS 1.3: all groups), in the order picked
    };

    TlsEndpoint endpoint;
    QDateTime startedAt;
    QList<Version> versions;                 ///< the oldest first; those asked about
    QByteArrayList chain;                    ///< DER, as sent; empty where TLS 1.3 alone is spoken: it hides it here
    std::optional<QByteArray> stapled;       ///< the OCSP response, empty: none was; nothing where it is hidden
    std::optional<bool> secureRenegotiation; ///< nothing with TLS 1.3 alone, which has no renegotiation
    std::optional<bool> compression;
    std::optional<TlsRevocation> revocation;                ///< by TlsExamination; the scan alone does not look it up
    std::optional<ClearAuthentication> clearAuthentication; ///< nothing without STARTTLS
    bool unlistedAnswer = false; ///< the server picked a suite that was not offered: it breaks the protocol
    int connections = 0;
    qint64 milliseconds = 0;
    std::optional<Error> error; ///< the endpoint could not be looked at, or not to the end

    const Version* find(TlsVersion version) const;
    QJsonObject toJson() const;
};

/// Makes a TlsScanReport, on several connections at a time. Asynchronous, on the thread it lives in; finished() comes
/// once.
class TlsScan : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int parallel = 6;
        bool groups = true;
        bool clearAuthentication = true;
        QList<TlsVersion> versions = allTlsVersions();
    };

    TlsScan(const ConnectionFactory& factory, TlsEndpoint endpoint, Options options, const QDateTime& startedAt,
            QObject* parent = nullptr);
    ~TlsScan() override;

    void start();
    void cancel();
    const TlsScanReport& report() const { return m_report; }

Q_SIGNALS:
    void progressed(int connections);
    void finished();

private:
    using Callback = std::function<void(const TlsHelloExchange&)>;
    struct Job
    {
        ClientHello hello;
        Callback done;
        int tries = 0;
    };

    ClientHello helloFor(TlsVersion version, const QList<quint16>& suites) const;
    void ask(ClientHello hello, Callback done);
    void pump();
    void answered(Job job, TlsHelloExchange* exchange);
    void askSuites(TlsVersion version, QList<quint16> remaining);
    void askApart(TlsVersion version, const QList<quint16>& refused, const TlsHelloExchange& exchange);
    void askOrder(TlsVersion version);
    void noteSuite(TlsScanReport::Version& seen, const ServerFlight& flight);
    void askGroups(TlsVersion version, QList<quint16> suites, QList<quint16> remaining);
    void noteFirst(const ServerFlight& flight);
    void checkClearAuthentication();
    TlsScanReport::Version& of(TlsVersion version);
    void end();

    const ConnectionFactory& m_factory;
    Options m_options;
    TlsScanReport m_report;
    QElapsedTimer m_clock;
    std::deque<Job> m_waiting;
    QMap<TlsVersion, int> m_open; ///< questions about the suites of a version that are under way
    QList<TlsHelloExchange*> m_running;
    std::unique_ptr<ClearAuthenticationCheck> m_clear;
    int m_parallel = 1; ///< how many connections the server has shown to bear
    bool m_over = false;
};

} // namespace pupitre
