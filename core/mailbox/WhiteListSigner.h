#pragma once

#include "core/mailbox/WhiteList.h"
#include "core/pki/PathValidator.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// Whom the operator expects to sign the white list. Which certificate the publisher signs with is published nowhere
/// (operator.md §7.2): it is the operator's to say.
struct WhiteListTrust
{
    /// SHA-256 of certificates of the workspace under which the signer's must stand; none: the production root of
    /// IGC-Santé, once it was taken in.
    QStringList anchors;
    QString commonName;    ///< CN of the signer's certificate; empty: any
    QString unit;          ///< its OU; empty: any
    bool required = false; ///< a list that is not signed by this signer is not taken in

    bool namesSigner() const { return !commonName.isEmpty() || !unit.isEmpty(); }
    static Result<WhiteListTrust> load(Workspace& workspace);
    /// CertificateUnknown for an anchor that is no certificate of the workspace.
    Result<void> save(Workspace& workspace) const;
};

/// What a signature is judged by: the trust and the certificates and lists it reaches for.
struct SignerQuestion
{
    WhiteListTrust trust;
    PathMaterial material;
    QDateTime at; ///< UTC

    /// Of a workspace, now.
    static Result<SignerQuestion> of(Workspace& workspace);
};

/// What a signature is worth.
struct SignerJudgement
{
    enum class Verdict {
        Absent,      ///< not signed
        NotVerified, ///< this build verifies none
        Broken,      ///< it does not hold
        Untrusted,   ///< it holds; the signer's certificate does not, before the anchors
        Unexpected,  ///< it holds; the signer is another than expected
        Trusted,
    };
    Verdict verdict = Verdict::Absent;
    /// Stable, why the signer is not trusted: "no-anchor", "usages.signature", else the code of the path's first
    /// objection ("dates.expired").
    QString reason;
    PathVerdict path; ///< of the signer's certificate, when the signature holds
    /// For people: WhiteListSignature…, WhiteListSigner…; what is wrong and what is weak.
    QList<Error> findings;

    /// Whether a list with this verdict may be taken in.
    bool mayLoad(const WhiteListTrust& trust, bool truncated) const;
};
QString signerVerdictCode(SignerJudgement::Verdict verdict); ///< "absent", "not-verified", "broken", "untrusted"…

SignerJudgement judgeSigner(const XmlSignature& signature, const SignerQuestion& question);

} // namespace pupitre
