#pragma once

#include "core/pki/Certificate.h"
#include "core/pki/Revocation.h"

#include <functional>

namespace pupitre {

/// What a validation may use: whom to trust, what may stand between, what was revoked.
struct PathMaterial
{
    QList<Certificate> anchors;
    QList<Certificate> intermediates;
    QList<Crl> crls;
};

enum class PathPurpose { Any, Client, Server };

/// Sends one OCSP request (DER) to an address and returns the DER that came back. Blocking: for a worker thread or the
/// command line; the network's own errors come back as they are.
using OcspExchange = std::function<Result<QByteArray>(const QString& url, const QByteArray& request)>;

/// What is asked of a path (the inputs of RFC 5280 §6.1.1).
struct PathQuestion
{
    QDateTime at; ///< the time of judgement, UTC
    PathPurpose purpose = PathPurpose::Any;
    /// The user's initial policy set, as OIDs. Empty means any policy, given explicitly to OpenSSL: OpenSSL 3.0 refuses
    /// some valid paths when it is left out.
    QStringList policies;
    bool explicitPolicy = false; ///< the path must be valid for one of the policies
    bool inhibitPolicyMapping = false;
    bool inhibitAnyPolicy = false;
    bool checkCrls = false; ///< each certificate below the anchor must be found not revoked
    OcspExchange ocsp;      ///< none: OCSP is not asked
    bool ocspNonce = true;  ///< send a nonce; a responder that answers with another is not believed
};

/// One step of a judgement on one certificate, or on the path as a whole.
struct PathCheck
{
    QString name; ///< "signature", "dates", "constraints", "usages", "extensions", "revocation", "policies", "anchor"
    bool ok = true;
    QString code;                ///< stable: "dates.expired", "signature.good"…
    QString subject;             ///< RFC 2253; of the certificate judged
    QString detail;              ///< a date, a policy, the words of OpenSSL; empty when there is nothing to add
    RevocationStatus revocation; ///< of the step "revocation"
};

struct PathVerdict
{
    bool valid = false;
    bool complete = false;    ///< the path reaches an anchor
    QList<Certificate> chain; ///< the judged certificate first
    QList<PathCheck> checks;  ///< from the anchor down
    QStringList policies;     ///< the policies the path is valid for
    QList<Error> outside;     ///< what the network answered to questions of revocation that got none
};

/// Judges a certificate after RFC 5280 §6: builds every path to an anchor, judges them one after the other and keeps
/// the first that holds, else the one with the least against it. The signatures, dates, constraints, usages and
/// policies are OpenSSL's to judge; revocation is CrlJudge's and OCSP's. Stricter than OpenSSL's defaults in what is
/// named by the codes: an intermediate of version 3 must say that it is an authority, MD5 and keys under 1024 bits
/// count for nothing, key identifiers must agree. Without state: may be called from any thread.
PathVerdict validatePath(const Certificate& leaf, const PathMaterial& material, const PathQuestion& question);

} // namespace pupitre
