#include "ui/common/SignatureText.h"

#include "ui/common/NamedText.h"
#include "ui/common/PathText.h"

#include <QCoreApplication>

#include <algorithm>

namespace pupitre {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(signature)
};

QString distrust(const SignerJudgement& judgement)
{
    if (judgement.reason == QLatin1String("no-anchor"))
        return Words::tr("No authority to judge it by is in the workspace.");
    if (judgement.reason == QLatin1String("usages.signature"))
        return Words::tr("Its certificate is not made for signing.");
    const auto& checks = judgement.path.checks;
    const auto bad = std::find_if(checks.begin(), checks.end(), [](const PathCheck& check) { return !check.ok; });
    return bad == checks.end() ? Words::tr("Its certificate leads to none of the authorities chosen.")
                               : pathCheckText(*bad);
}

} // namespace

QString signerVerdictTitle(SignerJudgement::Verdict verdict)
{
    switch (verdict) {
    case SignerJudgement::Verdict::Absent:
        return Words::tr("Not signed");
    case SignerJudgement::Verdict::NotVerified:
        return Words::tr("Signature not verified");
    case SignerJudgement::Verdict::Broken:
        return Words::tr("Signature does not hold");
    case SignerJudgement::Verdict::Untrusted:
        return Words::tr("Signer not trusted");
    case SignerJudgement::Verdict::Unexpected:
        return Words::tr("Unexpected signer");
    case SignerJudgement::Verdict::Trusted:
        return Words::tr("Trusted signer");
    }
    return {};
}

QString signatureProblemText(const QString& problem, const QString& detail)
{
    return chosen(
        problem,
        {{"malformed", Words::tr("The file is not whole XML, so that nothing can be verified: %1.").arg(detail)},
         {"size", Words::tr("The file is too large to be verified.")},
         {"encoding", Words::tr("Only UTF-8 is verified.")},
         {"doctype", Words::tr("The file holds a DOCTYPE, which no list has.")},
         {"place", Words::tr("The signature stands elsewhere than directly in the list: it may cover something else.")},
         {"several", Words::tr("The file holds several signatures, and none of them covers the other.")},
         {"form", Words::tr("The signature is not built as XMLDSig asks (%1).").arg(detail)},
         {"algorithm", Words::tr("The algorithm %1 is not accepted.").arg(detail)},
         {"reference", Words::tr("The signature refers to something outside the file (%1).").arg(detail)},
         {"transform", Words::tr("The transform %1 is not accepted: what it leaves could be anything.").arg(detail)},
         {"coverage", Words::tr("The signature does not cover the whole list.")},
         {"identifier", Words::tr("The identifier %1 names no element, or several.").arg(detail)},
         {"certificate", Words::tr("The signature carries no certificate that can be read.")},
         {"digest", Words::tr("The list was altered after it was signed.")},
         {"signature", Words::tr("The signature was not made by the key of the certificate it carries.")},
         {"signing-certificate", Words::tr("The signature names another certificate than the one it carries.")}});
}

QString signerVerdictText(const XmlSignature& signature, const SignerJudgement& judgement)
{
    switch (judgement.verdict) {
    case SignerJudgement::Verdict::Absent:
        return Words::tr("The list carries no signature: nothing tells who made it.");
    case SignerJudgement::Verdict::NotVerified:
        return Words::tr("The list carries a signature that this program was built without the means to verify.");
    case SignerJudgement::Verdict::Broken:
        return signatureProblemText(signature.problem, signature.detail);
    case SignerJudgement::Verdict::Untrusted:
        return Words::tr("The list is as it was signed.") + QLatin1Char(' ') + distrust(judgement);
    case SignerJudgement::Verdict::Unexpected:
        return Words::tr("The list is as it was signed, by another than the signer you expect.");
    case SignerJudgement::Verdict::Trusted:
        return Words::tr("The list is as it was signed, and the signer's certificate is valid today.");
    }
    return {};
}

} // namespace pupitre
