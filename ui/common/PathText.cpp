#include "ui/common/PathText.h"

#include "core/base/Clock.h"
#include "ui/common/NamedText.h"

#include <QCoreApplication>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(path)
};

QString revocationText(const PathCheck& check)
{
    const RevocationStatus& status = check.revocation;
    if (status.code == QLatin1String("revocation.good"))
        return status.source == QLatin1String("ocsp")
                   ? Words::tr("Not revoked, said the OCSP responder %1 on %2.")
                         .arg(status.answeredBy, toIso(status.thisUpdate))
                   : Words::tr("Not revoked, says the list of %1 of %2 (next on %3).")
                         .arg(status.answeredBy, toIso(status.thisUpdate), toIso(status.nextUpdate));
    if (status.code == QLatin1String("revocation.revoked"))
        return Words::tr("Revoked on %1 (%2), says %3.")
            .arg(status.revokedAt.isValid() ? toIso(status.revokedAt) : QStringLiteral("?"),
                 revocationReasonText(status.reason), status.answeredBy);
    if (status.code == QLatin1String("revocation.crl-expired"))
        return Words::tr("The revocation list of %1 of %2 is not in force at the time of judgement (next on %3).")
            .arg(status.answeredBy, toIso(status.thisUpdate), toIso(status.nextUpdate));
    return chosen(
        status.code,
        {{"revocation.not-checked", Words::tr("Revocation was not asked about: no list was given, nor OCSP chosen.")},
         {"revocation.no-crl", Words::tr("None of the revocation lists given speaks of this certificate.")},
         {"revocation.crl-reasons", Words::tr("The revocation lists given do not cover every reason of revocation.")},
         {"revocation.crl-critical",
          Words::tr("The revocation list holds a critical extension that is not understood: it proves nothing.")},
         {"revocation.crl-signature",
          Words::tr("The signature of the revocation list of %1 is not that of its issuer.").arg(status.answeredBy)},
         {"revocation.crl-issuer",
          Words::tr("Who signed the revocation list of %1 may not, or is not known here.").arg(status.answeredBy)},
         {"revocation.ocsp-unreachable", Words::tr("The OCSP responder could not be reached: %1.").arg(status.reason)},
         {"revocation.ocsp-no-address", Words::tr("The certificate names no OCSP responder.")},
         {"revocation.ocsp-malformed", Words::tr("What the OCSP responder sent is no answer.")},
         {"revocation.ocsp-refused", Words::tr("The OCSP responder refused to answer: %1.").arg(status.reason)},
         {"revocation.ocsp-signature", Words::tr("The signature of the OCSP answer does not hold.")},
         {"revocation.ocsp-responder",
          Words::tr("The OCSP answer is signed by %1, whom the issuer did not authorise for that.")
              .arg(status.answeredBy)},
         {"revocation.ocsp-nonce", Words::tr("The OCSP answer is that to another question (nonce).")},
         {"revocation.ocsp-other-certificate", Words::tr("The OCSP answer speaks of another certificate.")},
         {"revocation.ocsp-stale", Words::tr("The OCSP answer is not in force at the time of judgement.")},
         {"revocation.ocsp-unknown", Words::tr("The OCSP responder does not know this certificate.")}});
}

QString datesText(const PathCheck& check)
{
    return Words::tr("Valid from %1 until %2.")
        .arg(check.detail.section(QLatin1Char('/'), 0, 0), check.detail.section(QLatin1Char('/'), 1));
}

} // namespace

QString pathStepTitle(const QString& name)
{
    return chosen(name, {{"signature", Words::tr("Signature")},
                         {"dates", Words::tr("Dates")},
                         {"constraints", Words::tr("Constraints")},
                         {"usages", Words::tr("Usages")},
                         {"extensions", Words::tr("Extensions")},
                         {"revocation", Words::tr("Revocation")},
                         {"policies", Words::tr("Policies")},
                         {"anchor", Words::tr("Trust anchor")}});
}

QString revocationReasonText(const QString& reason)
{
    return chosen(reason, {{"unspecified", Words::tr("no reason given")},
                           {"keyCompromise", Words::tr("key compromised")},
                           {"cACompromise", Words::tr("authority compromised")},
                           {"affiliationChanged", Words::tr("affiliation changed")},
                           {"superseded", Words::tr("superseded")},
                           {"cessationOfOperation", Words::tr("cessation of operation")},
                           {"certificateHold", Words::tr("on hold")},
                           {"privilegeWithdrawn", Words::tr("privilege withdrawn")},
                           {"aACompromise", Words::tr("attribute authority compromised")}});
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
        {{"anchor.good", Words::tr("The path ends in a trusted certificate: %1.").arg(check.subject)},
         {"anchor.not-found", Words::tr("No trusted certificate was found above it; the issuer looked for is %1.")
                                  .arg(detail.isEmpty() ? check.subject : detail)},
         {"anchor.not-trusted", Words::tr("It is signed by itself and is not one of the trusted certificates.")},
         {"anchor.too-far", Words::tr("The path to a trusted certificate is too long.")},
         {"signature.good", Words::tr("The signature holds (%1).").arg(detail)},
         {"signature.bad", Words::tr("The signature is not that of the issuer: altered, or issued by another.")},
         {"signature.key-unreadable", Words::tr("The public key cannot be read; nothing signed with it is verified.")},
         {"signature.algorithm", Words::tr("The signature algorithm is unknown, or not the same in its two places.")},
         {"signature.explicit-curve", Words::tr("The key describes its curve itself instead of naming a known one.")},
         {"signature.weak", Words::tr("The signature uses %1, which anybody can forge today.").arg(detail)},
         {"signature.weak-key", Words::tr("The key has %1 bits: it can be broken.").arg(detail)},
         {"signature.key-identifier", Words::tr("The issuer's key identifier is not that of the certificate above.")},
         {"dates.expired", Words::tr("Expired on %1.").arg(detail)},
         {"dates.not-yet-valid", Words::tr("Not valid before %1.").arg(detail)},
         {"dates.malformed", Words::tr("A date of the certificate is not written as RFC 5280 wants it.")},
         {"constraints.good", Words::tr("The constraints of the authorities are respected.")},
         {"constraints.not-authority", Words::tr("It issued a certificate and is no authority (basicConstraints).")},
         {"constraints.authority", Words::tr("It is an authority where none may be.")},
         {"constraints.path-length", Words::tr("More authorities stand below it than it allows (pathlen).")},
         {"constraints.proxy", Words::tr("Proxy certificates are not accepted.")},
         {"constraints.name-not-permitted", Words::tr("Its name is outside those its authorities may certify.")},
         {"constraints.name-excluded", Words::tr("Its name is among those its authorities may not certify.")},
         {"constraints.names-unsupported",
          Words::tr("The name constraints of its authorities are of a form that cannot be checked.")},
         {"usages.good", Words::tr("Its usages fit the purpose.")},
         {"usages.purpose", Words::tr("Its key usages do not fit the purpose asked for.")},
         {"usages.no-certificate-signing", Words::tr("Its key may not sign certificates (keyCertSign).")},
         {"extensions.good", Words::tr("Its extensions are understood.")},
         {"extensions.unknown-critical", Words::tr("It holds a critical extension that is not understood.")},
         {"extensions.malformed", Words::tr("An extension cannot be read.")},
         {"extensions.resources", Words::tr("Its address resources are not within those of its issuer.")},
         {"extensions.other", Words::tr("Refused by OpenSSL: %1.").arg(detail)},
         {"policies.good", detail.isEmpty() ? Words::tr("No policy was required.")
                                            : Words::tr("Valid for the policies: %1.").arg(detail)},
         {"policies.malformed", Words::tr("The policies, or how they map, are not as RFC 5280 wants them.")},
         {"policies.none", detail.isEmpty()
                               ? Words::tr("The path is valid for no policy, and one is required.")
                               : Words::tr("The path is valid for none of the policies: %1.").arg(detail)}});
}

} // namespace pupitre
