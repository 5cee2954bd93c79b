#pragma once

#include "core/pki/Crl.h"
#include "core/pki/PathPool.h"

#include <functional>

namespace pupitre {

/// What is known of the revocation of one certificate, and who said it.
struct RevocationStatus
{
    enum class State {
        Good,
        Revoked,
        Undetermined, ///< it should have been told, and was not
        NotAsked,
    };

    State state = State::NotAsked;
    /// Stable: "revocation.good", "revocation.revoked", "revocation.not-checked", or why it is undetermined:
    /// "revocation.no-crl", ".crl-expired", ".crl-critical", ".crl-signature", ".crl-issuer", ".ocsp-…".
    QString code = QStringLiteral("revocation.not-checked");
    QString source;     ///< "crl", "ocsp"; empty when nothing answered
    QString answeredBy; ///< the issuer of the list, or the responder; RFC 2253
    QDateTime thisUpdate;
    QDateTime nextUpdate;
    QDateTime revokedAt;
    QString reason; ///< RFC 5280 name ("keyCompromise") of a revocation; else what went wrong, in the words of others
};

/// Of two sources asked about one certificate: a revocation is believed whoever tells it; then what is good.
RevocationStatus worseOf(const RevocationStatus& left, const RevocationStatus& right);

/// Judges certificates by revocation lists after RFC 5280 §6.3.3: distribution points, partitioned by reason, indirect
/// lists, delta lists, signers apart from the issuer. A list counts when it is fresh at the time of judgement, signed
/// by who may, and holds no critical extension that is not understood. Not thread-safe.
class CrlJudge
{
public:
    /// Says whether a certificate outside the judged path may be believed as the signer of a list: its own path must
    /// hold and end in the same anchor.
    using SignerCheck = std::function<bool(X509* signer, X509* anchor)>;

    CrlJudge(const PathPool& pool, const QList<Crl>& lists, const QDateTime& at);
    ~CrlJudge();
    CrlJudge(const CrlJudge&) = delete;
    CrlJudge& operator=(const CrlJudge&) = delete;

    /// `above`: the certificates between it and the anchor, the anchor last; they are judged on their own.
    RevocationStatus judge(X509* certificate, const Path& above, const SignerCheck& check) const;

private:
    struct List;
    struct Point;
    struct Question;
    bool inScope(const List& list, const Point& point, const Question& question) const;
    X509* signerOf(const List& list, const Point& point, const Question& question, QString* problem) const;
    const List* deltaOf(const List& list, X509* signer) const;
    bool consult(const Point& point, const Question& question, unsigned* covered, RevocationStatus* status) const;

    const PathPool& m_pool;
    QDateTime m_at;
    std::vector<std::unique_ptr<List>> m_lists; ///< the newest first
};

} // namespace pupitre
