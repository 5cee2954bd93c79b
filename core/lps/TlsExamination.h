#pragma once

#include "core/base/Clock.h"
#include "core/lps/TlsHandshake.h"
#include "core/lps/TlsScan.h"

namespace pupitre {

/// Everything there is to see of the TLS of an endpoint: the scan, a whole handshake where TLS 1.3 alone is spoken and
/// hides the chain, who is revoked; and what the référentiel makes of it. Asynchronous, on the thread it lives in;
/// finished() comes once.
class TlsExamination : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        TlsEndpoint endpoint;
        QList<Certificate> anchors;         ///< none: revocation is looked up nowhere
        std::optional<TlsReport> handshake; ///< what a session or a probe has met there
        /// How lists and responders are asked: one that does not answer holds up the rest for so long.
        PkiFetchPolicy revocation{QNetworkProxy(QNetworkProxy::NoProxy), 8000, true};
        TlsScan::Options scan;
    };

    TlsExamination(const ConnectionFactory& factory, Request request, const Clock& clock, QObject* parent = nullptr);
    ~TlsExamination() override;

    void start();
    void cancel();
    const TlsScanReport& report() const { return m_report; }
    const QList<RunStep>& steps() const { return m_steps; } ///< judged; empty before the end
    QJsonObject toJson() const;

Q_SIGNALS:
    void progressed(int connections);
    void finished();

private:
    void scanned();
    void shakeHands();
    void findRevoked();
    void end();

    const ConnectionFactory& m_factory;
    Request m_request;
    const Clock& m_clock;
    TlsScan m_scan;
    std::unique_ptr<TlsHandshake> m_handshake;
    std::unique_ptr<Task<TlsRevocation>> m_revocation;
    TlsScanReport m_report;
    QList<RunStep> m_steps;
    bool m_over = false;
};

} // namespace pupitre
