#include "core/pki/PathValidator.h"

#include "core/base/Clock.h"
#include "core/pki/CertificateDetails.h"
#include "core/pki/Ocsp.h"
#include "core/pki/PathRules.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr int deepestSigner = 4; ///< signers of lists of signers of lists…

// One path and all that was found about it.
struct Judged
{
    Path path;
    bool complete = false;
    PathFindings findings;
    std::vector<RevocationStatus> revocation; ///< by depth; the anchor is not judged
    QList<Error> outside;

    std::size_t weight() const
    {
        return findings.objections.size() +
               static_cast<std::size_t>(std::count_if(revocation.begin(), revocation.end(), [](const auto& status) {
                   return status.state == RevocationStatus::State::Revoked ||
                          status.state == RevocationStatus::State::Undetermined;
               }));
    }
};

class Validation
{
public:
    Validation(PathPool& pool, const PathMaterial& material, const PathQuestion& question)
        : m_pool(pool)
        , m_question(question)
        , m_lists(pool, material.crls, question.at)
    {}

    Judged judge(const Path& path, bool complete)
    {
        Judged judged;
        judged.path = path;
        judged.complete = complete;
        judged.findings = findObjections(path, complete, m_question);
        judged.revocation.resize(path.size());
        const auto& objections = judged.findings.objections;
        if (!complete && std::none_of(objections.begin(), objections.end(),
                                      [](const PathObjection& one) { return one.step == QLatin1String("anchor"); }))
            judged.findings.objections.push_back(
                {QStringLiteral("anchor"), QStringLiteral("anchor.not-found"), path.size() - 1, {}});
        // Who is revoked matters only on a path that could hold: nothing is asked of the network for another.
        const bool ask = complete && (judged.findings.objections.empty() || !m_question.ocsp);
        for (std::size_t i = path.size(); ask && i-- > 0;) {
            if (i + 1 < path.size())
                judged.revocation[i] = revocationOf(path, i, &judged.outside);
        }
        return judged;
    }

private:
    RevocationStatus revocationOf(const Path& path, std::size_t depth, QList<Error>* outside)
    {
        RevocationStatus status;
        if (m_question.checkCrls)
            status = byLists(path, depth);
        if (m_question.ocsp)
            status = worseOf(status, byOcsp(path, depth, status, outside));
        return status;
    }

    RevocationStatus byLists(const Path& path, std::size_t depth)
    {
        const Path above(path.begin() + static_cast<std::ptrdiff_t>(depth) + 1, path.end());
        m_judging.push_back(path[depth]);
        RevocationStatus status =
            m_lists.judge(path[depth], above, [this](X509* signer, X509* anchor) { return believes(signer, anchor); });
        m_judging.pop_back();
        return status;
    }

    // A signer that is not in the path: its own path must hold, revocation included, and end in the same anchor.
    bool believes(X509* signer, X509* anchor)
    {
        if (std::find(m_judging.begin(), m_judging.end(), signer) != m_judging.end() ||
            m_judging.size() > static_cast<std::size_t>(deepestSigner))
            return false;
        if (signer == anchor)
            return true;
        PathQuestion question = m_question;
        question.purpose = PathPurpose::Any;
        question.policies.clear();
        question.explicitPolicy = false;
        question.ocsp = nullptr;
        for (const Path& path : m_pool.paths(signer)) {
            if (path.back() != anchor || !findObjections(path, true, question).objections.empty())
                continue;
            bool good = true;
            for (std::size_t i = 0; good && i + 1 < path.size(); ++i)
                good = byLists(path, i).state == RevocationStatus::State::Good;
            if (good)
                return true;
        }
        return false;
    }

    RevocationStatus byOcsp(const Path& path, std::size_t depth, const RevocationStatus& byList, QList<Error>* outside)
    {
        RevocationStatus status;
        const QStringList addresses = x509::accessUrls(path[depth], NID_ad_OCSP);
        if (addresses.isEmpty()) {
            // An authority is told revoked by lists alone as often as not; the judged certificate must be told.
            if (depth == 0 && byList.state == RevocationStatus::State::NotAsked) {
                status.state = RevocationStatus::State::Undetermined;
                status.code = QStringLiteral("revocation.ocsp-no-address");
            }
            return status;
        }
        const OcspQuestion question(path[depth], path[depth + 1], m_question.ocspNonce);
        status.state = RevocationStatus::State::Undetermined;
        status.code = QStringLiteral("revocation.ocsp-unreachable");
        for (const QString& address : addresses) {
            auto answer = m_question.ocsp(address, question.request());
            if (!answer) {
                status.reason = address;
                if (byList.state != RevocationStatus::State::Good && byList.state != RevocationStatus::State::Revoked)
                    outside->append(answer.error());
                continue;
            }
            status = question.judge(*answer, m_question.at);
            if (status.state != RevocationStatus::State::Undetermined)
                break;
        }
        return status;
    }

    PathPool& m_pool;
    const PathQuestion& m_question;
    CrlJudge m_lists;
    std::vector<X509*> m_judging; ///< certificates whose revocation is being found out: none may speak for itself
};

// ---- telling

QString shown(const QDateTime& time)
{
    return time.isValid() ? toIso(time) : QString();
}

QString goodDetail(const QString& step, X509* certificate)
{
    if (step == QLatin1String("signature"))
        return QString::fromLatin1(OBJ_nid2ln(X509_get_signature_nid(certificate)));
    if (step == QLatin1String("dates"))
        return shown(x509::time(X509_get0_notBefore(certificate))) + QLatin1Char('/') +
               shown(x509::time(X509_get0_notAfter(certificate)));
    return {};
}

QString badDetail(const PathObjection& objection, X509* certificate)
{
    if (objection.code == QLatin1String("dates.expired"))
        return shown(x509::time(X509_get0_notAfter(certificate)));
    if (objection.code == QLatin1String("dates.not-yet-valid"))
        return shown(x509::time(X509_get0_notBefore(certificate)));
    if (objection.code == QLatin1String("anchor.not-found"))
        return x509::distinguishedName(X509_get_issuer_name(certificate));
    return objection.detail;
}

class Report
{
public:
    Report(const Judged& judged, const PathQuestion& question)
        : m_judged(judged)
        , m_question(question)
    {}

    PathVerdict make()
    {
        m_verdict.complete = m_judged.complete;
        m_verdict.valid = m_judged.complete && m_judged.weight() == 0;
        m_verdict.policies = m_judged.findings.policies;
        m_verdict.outside = m_judged.outside;
        for (X509* certificate : m_judged.path)
            m_verdict.chain.append(Certificate::fromX509(certificate));
        const std::size_t top = m_judged.path.size() - 1;
        tell(QStringLiteral("anchor"), top, QStringLiteral("anchor.good"));
        for (std::size_t i = m_judged.path.size(); i-- > 0;) {
            for (const char* step : {"signature", "dates", "constraints", "usages", "extensions"}) {
                const QString name = QString::fromLatin1(step);
                // An anchor is trusted as it is: nothing signs it but itself.
                if (name == QLatin1String("signature") && i == top && !has(name, i))
                    continue;
                tell(name, i, name + QStringLiteral(".good"));
            }
            if (i < top || !m_judged.complete)
                tellRevocation(i);
        }
        tellPolicies();
        return std::move(m_verdict);
    }

private:
    bool has(const QString& step, std::size_t depth) const
    {
        return std::any_of(m_judged.findings.objections.begin(), m_judged.findings.objections.end(),
                           [&](const PathObjection& one) { return one.step == step && one.depth == depth; });
    }

    QString subjectAt(std::size_t depth) const { return m_verdict.chain.at(static_cast<qsizetype>(depth)).subject; }

    void tell(const QString& step, std::size_t depth, const QString& goodCode)
    {
        bool objected = false;
        for (const PathObjection& one : m_judged.findings.objections) {
            const bool here = one.step == step && (one.depth == depth || step == QLatin1String("anchor"));
            if (!here)
                continue;
            objected = true;
            m_verdict.checks.append(
                {step, false, one.code, subjectAt(one.depth), badDetail(one, m_judged.path[one.depth]), {}});
        }
        if (!objected)
            m_verdict.checks.append(
                {step, true, goodCode, subjectAt(depth), goodDetail(step, m_judged.path[depth]), {}});
    }

    void tellRevocation(std::size_t depth)
    {
        const RevocationStatus& status = m_judged.revocation[depth];
        PathCheck check;
        check.name = QStringLiteral("revocation");
        check.ok = status.state == RevocationStatus::State::Good || status.state == RevocationStatus::State::NotAsked;
        check.code = status.code;
        check.subject = subjectAt(depth);
        check.detail = status.state == RevocationStatus::State::Revoked ? shown(status.revokedAt) : status.reason;
        check.revocation = status;
        m_verdict.checks.append(check);
    }

    void tellPolicies()
    {
        bool objected = false;
        for (const PathObjection& one : m_judged.findings.objections) {
            if (one.step != QLatin1String("policies"))
                continue;
            objected = true;
            m_verdict.checks.append(
                {one.step, false, one.code, subjectAt(one.depth), m_question.policies.join(QLatin1Char(' ')), {}});
        }
        if (!objected)
            m_verdict.checks.append({QStringLiteral("policies"),
                                     true,
                                     QStringLiteral("policies.good"),
                                     subjectAt(0),
                                     m_verdict.policies.join(QLatin1Char(' ')),
                                     {}});
    }

    const Judged& m_judged;
    const PathQuestion& m_question;
    PathVerdict m_verdict;
};

} // namespace

PathVerdict validatePath(const Certificate& leaf, const PathMaterial& material, const PathQuestion& question)
{
    PathPool pool(material.anchors, material.intermediates);
    X509* x509 = pool.take(leaf);
    if (x509 == nullptr)
        return {};
    Validation validation(pool, material, question);
    std::optional<Judged> best;
    for (const Path& path : pool.paths(x509)) {
        Judged judged = validation.judge(path, true);
        if (!best || judged.weight() < best->weight())
            best = std::move(judged);
        if (best->weight() == 0)
            break;
    }
    if (!best)
        best = validation.judge(pool.partialPath(x509), false);
    return Report(*best, question).make();
}

} // namespace pupitre
