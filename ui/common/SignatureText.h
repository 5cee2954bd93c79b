#pragma once

#include "core/mailbox/WhiteListSigner.h"

#include <QString>

namespace pupitre {

/// A verdict on the signature of a white list, in a few words: "Trusted signer".
QString signerVerdictTitle(SignerJudgement::Verdict verdict);
/// Why, in one or two sentences.
QString signerVerdictText(const XmlSignature& signature, const SignerJudgement& judgement);
/// A problem of a signature's form or content (XmlSignature::problem) in words, with its detail.
QString signatureProblemText(const QString& problem, const QString& detail);

} // namespace pupitre
