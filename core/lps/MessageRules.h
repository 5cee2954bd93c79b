#pragma once

#include "core/lps/MessageInspector.h"

namespace pupitre {

/// What a judgement says; the table adds the rule's name.
struct Judgement
{
    RuleVerdict verdict = RuleVerdict::NotApplicable;
    const char* reason = "";
    QStringList values = {};
};
inline Judgement kept(const char* reason, const QStringList& values = {})
{
    return {RuleVerdict::Ok, reason, values};
}
inline Judgement broken(const char* reason, const QStringList& values = {})
{
    return {RuleVerdict::Broken, reason, values};
}
inline Judgement doubtful(const char* reason, const QStringList& values = {})
{
    return {RuleVerdict::Warning, reason, values};
}
inline Judgement notApplicable(const char* reason)
{
    return {RuleVerdict::NotApplicable, reason, {}};
}

/// One rule of the référentiel #2 (domain: lps-api §4 and §5), or of the formats it stands on.
struct MessageRule
{
    const char* id;
    const char* remId; ///< empty where no correspondence is known
    Judgement (*judge)(const MessageInspection&);
};
/// All of them, in the order of their numbers, then the rules of form.
const QList<MessageRule>& messageRules();

// The judgements, by what they look at. DocumentRules.cpp: archive, CDA, INS, PDF.
Judgement judgeDocuments(const MessageInspection& m);
Judgement judgePatientId(const MessageInspection& m);
Judgement judgeDocumentSubject(const MessageInspection& m);
Judgement judgeRenderings(const MessageInspection& m);
Judgement judgeRenderingNames(const MessageInspection& m);
Judgement judgeCodeHeader(const MessageInspection& m);
Judgement judgeInsHeader(const MessageInspection& m);
Judgement judgeArchive(const MessageInspection& m);
Judgement judgeArchiveLayout(const MessageInspection& m);
Judgement judgeArchiveNames(const MessageInspection& m);
Judgement judgeArchiveMetadata(const MessageInspection& m);
Judgement judgeInsKey(const MessageInspection& m);
Judgement judgeInsOid(const MessageInspection& m);
Judgement judgeInsTraits(const MessageInspection& m);
// HeaderRules.cpp: addresses and headers.
Judgement judgeMessageId(const MessageInspection& m);
Judgement judgeReply(const MessageInspection& m);
Judgement judgePatientAddress(const MessageInspection& m);
Judgement judgeSenderLabel(const MessageInspection& m);
Judgement judgeFinal(const MessageInspection& m);
Judgement judgeDeliveryReceipt(const MessageInspection& m);
Judgement judgeReadReceipt(const MessageInspection& m);
Judgement judgeProductNumber(const MessageInspection& m);
Judgement judgeReplacement(const MessageInspection& m);
Judgement judgePatientSize(const MessageInspection& m);
// FormRules.cpp: text, structure, reports.
Judgement judgeTextCharset(const MessageInspection& m);
Judgement judgeBodyType(const MessageInspection& m);
Judgement judgeDisposition(const MessageInspection& m);
Judgement judgeDelivery(const MessageInspection& m);
Judgement judgeHeaderForm(const MessageInspection& m);
Judgement judgeLines(const MessageInspection& m);
Judgement judgeStructure(const MessageInspection& m);

} // namespace pupitre
