#include "ui/common/PathText.h"

#include "core/base/Clock.h"
#include "ui/common/NamedText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class PathWords
{
    Q_DECLARE_TR_FUNCTIONS(path)
};

QString revocationText(const PathCheck& check)
{
    const RevocationStatus& status = check.revocation;
    if (status.code == QLatin1String("revocation.good"))
        return status.source == QLatin1String("ocsp")
                   ? PathWords::tr("Not revoked, said the OCSP responder %1 on %2.")
                         .arg(status.answeredBy, toIso(status.thisUpdate))
                   : PathWords::tr("Not revoked, says the list of %1 of %2 (next on %3).")
                         .arg(status.answeredBy, toIso(status.thisUpdate), toIso(status.nextUpdate));
    if (status.code == QLatin1String("revocation.revoked"))
        return PathWords::tr("Revoked on %1 (%2), says %3.")
            .arg(status.revokedAt.isValid() ? toIso(status.revokedAt) : QStringLiteral("?"),
                 revocationReasonText(status.reason), status.answeredBy);
    if (status.code == QLatin1String("revocation.crl-expired"))
        return PathWords::tr("The revocation list of %1 of %2 is not in force at the time of judgement (next on %3).")
            .arg(status.answeredBy, toIso(status.thisUpdate), toIso(status.nextUpdate));
    return chosen(
        status.code,
        {{"revocation.not-checked",
          PathWords::tr("Revocation was not asked about: no list was given, nor OCSP chosen.")},
         {"revocation.no-crl", PathWords::tr("None of the revocation lists given speaks of this certificate.")},
         {"revocation.crl-reasons",
          PathWords::tr("The revocation lists given do not cover every reason of revocation.")},
         {"revocation.crl-critical",
          PathWords::tr("The revocation list holds a critical extension that is not understood: it proves nothing.")},
         {"revocation.crl-signature",
          PathWords::tr("The signature of the revocation list of %1 is not that of its issuer.")
              .arg(status.answeredBy)},
         {"revocation.crl-issuer",
          PathWords::tr("Who signed the revocation list of %1 may not, or is not known here.").arg(status.answeredBy)},
         {"revocation.ocsp-unreachable",
          PathWords::tr("The OCSP responder could not be reached: %1.").arg(status.reason)},
         {"revocation.ocsp-no-address", PathWords::tr("The certificate names no OCSP responder.")},
         {"revocation.ocsp-malformed", PathWords::tr("What the OCSP responder sent is no answer.")},
         {"revocation.ocsp-refused", PathWords::tr("The OCSP responder refused to answer: %1.").arg(status.reason)},
         {"revocation.ocsp-signature", PathWords::tr("The signature of the OCSP answer does not hold.")},
         {"revocation.ocsp-responder",
          PathWords::tr("The OCSP answer is signed by %1, whom the issuer did not authorise for that.")
              .arg(status.answeredBy)},
         {"revocation.ocsp-nonce", PathWords::tr("The OCSP answer is that to another question (nonce).")},
         {"revocation.ocsp-other-certificate", PathWords::tr("The OCSP answer speaks of another certificate.")},
         {"revocation.ocsp-stale", PathWords::tr("The OCSP answer is not in force at the time of judgement.")},
         {"revocation.ocsp-unknown", PathWords::tr("The OCSP responder does not know this certificate.")}});
}

QString datesText(const PathCheck& check)
{
    return PathWords::tr("Valid from %1 until %2.")
        .arg(check.detail.section(QLatin1Char('/'), 0, 0), check.detail.section(QLatin1Char('/'), 1));
}

} // namespace

QString pathStepTitle(const QString& name)
{
    return chosen(name, {{"signature", PathWords::tr("Signature")},
                         {"dates", PathWords::tr("Dates")},
                         {"constraints", PathWords::tr("Constraints")},
                         {"usages", PathWords::tr("Usages")},
                         {"extensions", PathWords::tr("Extensions")},
                         {"revocation", PathWords::tr("Revocation")},
                         {"policies", PathWords::tr("Policies")},
                         {"anchor", PathWords::tr("Trust anchor")}});
}

QString revocationReasonText(const QString& reason)
{
    return chosen(reason, {{"unspecified", PathWords::tr("no reason given")},
                           {"keyCompromise", PathWords::tr("key compromised")},
                           {"cACompromise", PathWords::tr("authority compromised")},
                           {"affiliationChanged", PathWords::tr("affiliation changed")},
                           {"superseded", PathWords::tr("superseded")},
                           {"cessationOfOperation", PathWords::tr("cessation of operation")},
                           {"certificateHold", PathWords::tr("on hold")},
                           {"privilegeWithdrawn", PathWords::tr("privilege withdrawn")},
                           {"aACompromise", PathWords::tr("attribute authority compromised")}});
}

QString pathCheckText(const PathCheck& check)
{
    if (check.name == QLatin1String("revocation"))
        return revocationText(check);
    if (check.code == QLatin1String("dates.good"))
        return datesText(check);
    const QString& detail = check.detail;
    return chosen(
        check.code,
        {{"anchor.good", PathWords::tr("The path ends in a trusted certificate: %1.").arg(check.subject)},
         {"anchor.not-found", PathWords::tr("No trusted certificate was found above it; the issuer looked for is %1.")
                                  .arg(detail.isEmpty() ? check.subject : detail)},
         {"anchor.not-trusted", PathWords::tr("It is signed by itself and is not one of the trusted certificates.")},
         {"anchor.too-far", PathWords::tr("The path to a trusted certificate is too long.")},
         {"signature.good", PathWords::tr("The signature holds (%1).").arg(detail)},
         {"signature.bad", PathWords::tr("The signature is not that of the issuer: altered, or issued by another.")},
         {"signature.key-unreadable",
          PathWords::tr("The public key cannot be read; nothing signed with it is verified.")},
         {"signature.algorithm",
          PathWords::tr("The signature algorithm is unknown, or not the same in its two places.")},
         {"signature.explicit-curve",
          PathWords::tr("The key describes its curve itself instead of naming a known one.")},
         {"signature.weak", PathWords::tr("The signature uses %1, which anybody can forge today.").arg(detail)},
         {"signature.weak-key", PathWords::tr("The key has %1 bits: it can be broken.").arg(detail)},
         {"signature.key-identifier",
          PathWords::tr("The issuer's key identifier is not that of the certificate above.")},
         {"dates.expired", PathWords::tr("Expired on %1.").arg(detail)},
         {"dates.not-yet-valid", PathWords::tr("Not valid before %1.").arg(detail)},
         {"dates.malformed", PathWords::tr("A date of the certificate is not written as RFC 5280 wants it.")},
         {"constraints.good", PathWords::tr("The constraints of the authorities are respected.")},
         {"constraints.not-authority",
          PathWords::tr("It issued a certificate and is no authority (basicConstraints).")},
         {"constraints.authority", PathWords::tr("It is an authority where none may be.")},
         {"constraints.path-length", PathWords::tr("More authorities stand below it than it allows (pathlen).")},
         {"constraints.proxy", PathWords::tr("Proxy certificates are not accepted.")},
         {"constraints.name-not-permitted", PathWords::tr("Its name is outside those its authorities may certify.")},
         {"constraints.name-excluded", PathWords::tr("Its name is among those its authorities may not certify.")},
         {"constraints.names-unsupported",
          PathWords::tr("The name constraints of its authorities are of a form that cannot be checked.")},
         {"usages.good", PathWords::tr("Its usages fit the purpose.")},
         {"usages.purpose", PathWords::tr("Its key usages do not fit the purpose asked for.")},
         {"usages.no-certificate-signing", PathWords::tr("Its key may not sign certificates (keyCertSign).")},
         {"extensions.good", PathWords::tr("Its extensions are understood.")},
         {"extensions.unknown-critical", PathWords::tr("It holds a critical extension that is not understood.")},
         {"extensions.malformed", PathWords::tr("An extension cannot be read.")},
         {"extensions.resources", PathWords::tr("Its address resources are not within those of its issuer.")},
         {"extensions.other", PathWords::tr("Refused by OpenSSL: %1.").arg(detail)},
         {"policies.good", detail.isEmpty() ? PathWords::tr("No policy was required.")
                                            : PathWords::tr("Valid for the policies: %1.").arg(detail)},
         {"policies.malformed", PathWords::tr("The policies, or how they map, are not as RFC 5280 wants them.")},
         {"policies.none", detail.isEmpty()
                               ? PathWords::tr("The path is valid for no policy, and one is required.")
                               : PathWords::tr("The path is valid for none of the policies: %1.").arg(detail)}});
}

} // namespace pupitre
