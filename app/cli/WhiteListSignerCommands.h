#pragma once

#include "app/cli/Commands.h"
#include "core/mailbox/WhiteListSigner.h"

namespace pupitre::cli {

/// What a list's signer is judged by: authorities (`anchors`, of --signer-anchor) and names of the options
/// (--signer-cn,
/// --signer-ou) before those of the workspace, if there is one. `asked` tells whether the list had to be signed: by an
/// option, or by the workspace.
Result<SignerQuestion> signerQuestion(const Session& session, const Arguments& arguments,
                                      const QList<Certificate>& anchors, bool* asked);

/// Who signed, when, and what it is worth.
QJsonObject signerJson(const XmlSignature& signature, const SignerJudgement& judgement);
QString signerWords(const XmlSignature& signature, const SignerJudgement& judgement);

Verb whiteListSignerVerb();

} // namespace pupitre::cli
