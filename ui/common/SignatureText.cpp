#include "ui/common/SignatureText.h"

#include "ui/common/NamedText.h"
#include "ui/common/PathText.h"

#include <QCoreApplication>

#include <algorithm>

namespace pupitre {

namespace {

class SignatureWords
{
    Q_DECLARE_TR_FUNCTIONS(signature)
};

QString distrust(const SignerJudgement& judgement)
{
    if (judgement.reason == QLatin1String("no-anchor"))
        return SignatureWords::tr("No authority to judge it by is in the workspace.");
    if (judgement.reason == QLatin1String("usages.signature"))
        return SignatureWords::tr("Its certificate is not made for signing.");
    const auto& checks = judgement.path.checks;
    const auto bad = std::find_if(checks.begin(), checks.end(), [](const PathCheck& check) { return !check.ok; });
    return bad == checks.end() ? SignatureWords::tr("Its certificate leads to none of the authorities chosen.")
                               : pathCheckText(*bad);
}

} // namespace

QString signerVerdictTitle(SignerJudgement::Verdict verdict)
{
    switch (verdict) {
    case SignerJudgement::Verdict::Absent:
        return SignatureWords::tr("Not signed");
    case SignerJudgement::Verdict::NotVerified:
        return SignatureWords::tr("Signature not verified");
    case SignerJudgement::Verdict::Broken:
        return SignatureWords::tr("Signature does not hold");
    case SignerJudgement::Verdict::Untrusted:
        return SignatureWords::tr("Signer not trusted");
    case SignerJudgement::Verdict::Unexpected:
        return SignatureWords::tr("Unexpected signer");
    case SignerJudgement::Verdict::Trusted:
        return SignatureWords::tr("Trusted signer");
    }
    return {};
}

QString signatureProblemText(const QString& problem, const QString& detail)
{
    return chosen(
        problem,
        {{"malformed",
          SignatureWords::tr("The file is not whole XML, so that nothing can be verified: %1.").arg(detail)},
         {"size", SignatureWords::tr("The file is too large to be verified.")},
         {"encoding", SignatureWords::tr("Only UTF-8 is verified.")},
         {"doctype", SignatureWords::tr("The file holds a DOCTYPE, which no list has.")},
         {"place",
          SignatureWords::tr("The signature stands elsewhere than directly in the list: it may cover something else.")},
         {"several", SignatureWords::tr("The file holds several signatures, and none of them covers the other.")},
         {"form", SignatureWords::tr("The signature is not built as XMLDSig asks (%1).").arg(detail)},
         {"algorithm", SignatureWords::tr("The algorithm %1 is not accepted.").arg(detail)},
         {"reference", SignatureWords::tr("The signature refers to something outside the file (%1).").arg(detail)},
         {"transform",
          SignatureWords::tr("The transform %1 is not accepted: what it leaves could be anything.").arg(detail)},
         {"coverage", SignatureWords::tr("The signature does not cover the whole list.")},
         {"identifier", SignatureWords::tr("The identifier %1 names no element, or several.").arg(detail)},
         {"certificate", SignatureWords::tr("The signature carries no certificate that can be read.")},
         {"digest", SignatureWords::tr("The list was altered after it was signed.")},
         {"signature", SignatureWords::tr("The signature was not made by the key of the certificate it carries.")},
         {"signing-certificate",
          SignatureWords::tr("The signature names another certificate than the one it carries.")}});
}

QString signerVerdictText(const XmlSignature& signature, const SignerJudgement& judgement)
{
    switch (judgement.verdict) {
    case SignerJudgement::Verdict::Absent:
        return SignatureWords::tr("The list carries no signature: nothing tells who made it.");
    case SignerJudgement::Verdict::NotVerified:
        return SignatureWords::tr(
            "The list carries a signature that this program was built without the means to verify.");
    case SignerJudgement::Verdict::Broken:
        return signatureProblemText(signature.problem, signature.detail);
    case SignerJudgement::Verdict::Untrusted:
        return SignatureWords::tr("The list is as it was signed.") + QLatin1Char(' ') + distrust(judgement);
    case SignerJudgement::Verdict::Unexpected:
        return SignatureWords::tr("The list is as it was signed, by another than the signer you expect.");
    case SignerJudgement::Verdict::Trusted:
        return SignatureWords::tr("The list is as it was signed, and the signer's certificate is valid today.");
    }
    return {};
}

} // namespace pupitre
