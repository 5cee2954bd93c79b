#include "core/lps/TlsExamination.h"

#include "core/lps/TlsJudgement.h"

namespace pupitre {

TlsExamination::TlsExamination(const ConnectionFactory& factory, Request request, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_factory(factory)
    , m_request(std::move(request))
    , m_clock(clock)
    , m_scan(factory, m_request.endpoint, m_request.scan, clock.nowUtc())
{
    connect(&m_scan, &TlsScan::progressed, this, &TlsExamination::progressed);
    // What calls is taken apart once it has returned.
    connect(&m_scan, &TlsScan::finished, this, &TlsExamination::scanned, Qt::QueuedConnection);
}

TlsExamination::~TlsExamination() = default;

void TlsExamination::start()
{
    m_scan.start();
}

void TlsExamination::scanned()
{
    if (m_over)
        return;
    m_report = m_scan.report();
    if (m_report.error)
        return end();
    const auto* newest = m_report.find(TlsVersion::Tls13);
    if (m_report.chain.isEmpty() && newest != nullptr && newest->offered)
        shakeHands();
    else
        findRevoked();
}

void TlsExamination::shakeHands()
{
    m_handshake = std::make_unique<TlsHandshake>(m_factory, m_request.endpoint);
    ++m_report.connections;
    connect(
        m_handshake.get(), &TlsHandshake::finished, this,
        [this] {
            if (m_over)
                return;
            m_report.chain = m_handshake->chain();
            if (!m_report.chain.isEmpty())
                m_report.stapled = m_handshake->stapled();
            m_handshake.reset();
            findRevoked();
        },
        Qt::QueuedConnection);
    m_handshake->start();
}

void TlsExamination::findRevoked()
{
    if (m_report.chain.isEmpty())
        return end();
    m_revocation = std::make_unique<Task<TlsRevocation>>(QString());
    m_revocation->start(
        [chain = m_report.chain, stapled = m_report.stapled.value_or(QByteArray()), anchors = m_request.anchors,
         at = m_clock.nowUtc(), policy = m_request.revocation](const TaskContext& context) -> Result<TlsRevocation> {
            return findRevocation(chain, stapled, anchors, at, policy, context);
        },
        this,
        [this](const Result<TlsRevocation>& found) {
            if (found)
                m_report.revocation = *found;
            end();
        });
}

void TlsExamination::cancel()
{
    if (m_over)
        return;
    m_report = m_scan.report();
    m_report.error = Error(ErrorCode::Cancelled);
    m_over = true;
    m_scan.cancel();
    m_handshake.reset();
    m_revocation.reset();
    m_steps = judgeTls(m_report, m_request.handshake, m_clock.nowUtc());
    Q_EMIT finished();
}

void TlsExamination::end()
{
    if (m_over)
        return;
    m_over = true;
    m_steps = judgeTls(m_report, m_request.handshake, m_clock.nowUtc());
    Q_EMIT finished();
}

QJsonObject TlsExamination::toJson() const
{
    return judgedTlsReport(m_report, m_steps);
}

} // namespace pupitre
