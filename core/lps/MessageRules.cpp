#include "core/lps/MessageRules.h"

namespace pupitre {

namespace {

Judgement seenInSession(const MessageInspection&)
{
    return notApplicable("seen-in-session");
}
Judgement seenOnScreen(const MessageInspection&)
{
    return notApplicable("seen-on-screen");
}
Judgement seenInTraces(const MessageInspection&)
{
    return notApplicable("seen-in-traces");
}
Judgement textUnknown(const MessageInspection&)
{
    return notApplicable("text-unknown");
}

} // namespace

const QList<MessageRule>& messageRules()
{
    static const QList<MessageRule> rules{
        {"ECO.1.0.1", "SC.MSS/CONF.05", seenInSession},
        {"ECO.1.0.2", "SC.MSS/CONF.06", seenInSession},
        {"ECO.1.1.1", "SC.MSS/CONF.01", seenInSession},
        {"ECO.1.1.2", "SC.MSS/CONF.02", seenInSession},
        {"ECO.1.1.3", "SC.MSS/CONF.03", seenInSession},
        {"ECO.1.1.4", "", seenInSession},
        {"ECO.1.1.5", "", seenInSession},
        {"ECO.1.1.6", "", seenInSession},
        {"ECO.1.1.7", "SC.MSS/CONF.22", seenInSession},
        {"ECO.1.1.8", "", textUnknown},
        {"ECO.1.1.9", "SC.MSS/CONF.04", seenInSession},
        {"ECO.1.1.10", "SC.MSS/CONF.27", seenInSession},
        {"ECO.1.2.1", "SC.MSS/CONF.07", seenInSession},
        {"ECO.1.2.2", "", textUnknown},
        {"ECO.1.2.3", "SC.MSS/CONF.08", seenInSession},
        {"ECO.1.2.4", "SC.MSS/CONF.09", seenInSession},
        {"ECO.1.2.5", "SC.MSS/CONF.28", seenInSession},
        {"ECO.1.2.6", "SC.MSS/CONF.10", seenInSession},
        {"ECO.1.2.7", "SC.MSS/CONF.11", seenInSession},
        {"ECO.1.3.1", "SC.MSS/CONF.12", seenInSession},
        {"ECO.2.1.1", "SC.MSS/CONF.23", judgeDocuments},
        {"ECO.2.1.2", "SC.MSS/CONF.24", judgePatientId},
        {"ECO.2.1.3", "SC.MSS/CONF.25", judgeDocumentSubject},
        {"ECO.2.1.4", "", textUnknown},
        {"ECO.2.1.5", "SC.MSS/CONF.26", judgeRenderings},
        {"ECO.2.1.6", "", judgeRenderingNames},
        {"ECO.2.2.1", "MSS/va1.12", judgeMessageId},
        {"ECO.2.2.2", "MSS/va1.08", judgeReply},
        {"ECO.2.2.3", "SC.MSS/CONF.19", judgeTextCharset},
        {"ECO.2.2.4", "MSS/va1.11", judgeBodyType},
        {"ECO.2.2.5", "", textUnknown},
        {"ECO.2.2.6", "", judgePatientAddress},
        {"ECO.2.2.7", "MSS/va1.16", judgeSenderLabel},
        {"ECO.2.2.8", "SC.MSS/CONF.21", judgeFinal},
        {"ECO.2.3.1", "MSS/va1.15", judgeDeliveryReceipt},
        {"ECO.2.3.2", "SC.MSS/UX.33", judgeReadReceipt},
        {"ECO.2.4.1", "SC.MSS/CONF.15", judgeCodeHeader},
        {"ECO.2.4.2", "SC.MSS/CONF.14", judgeInsHeader},
        {"ECO.2.4.3", "SC.MSS/CONF.16", judgeProductNumber},
        {"ECO.3.1.1", "SC.MSS/UX.25", seenOnScreen},
        {"ECO.3.1.2", "SC.MSS/UX.31", seenOnScreen},
        {"ECO.3.1.3", "SC.MSS/UX.28", seenOnScreen},
        {"ECO.3.1.4", "SC.MSS/CONF.20", seenOnScreen},
        {"ECO.3.1.5", "SC.MSS/UX.32", seenOnScreen},
        {"ECO.3.1.6", "MSS/va1.14", judgeDisposition},
        {"ECO.3.2.1", "SC.MSS/UX.26", seenOnScreen},
        {"ECO.3.2.2", "SC.MSS/UX.27", seenOnScreen},
        {"ECO.3.2.3", "SC.MSS/UX.36", seenOnScreen},
        {"ECO.4.1.1", "SC.MSS/CONF.17", seenInTraces},
        {"ECO.4.1.2", "SC.MSS/CONF.18", seenInTraces},
        {"XDM.ARCHIVE", "", judgeArchive},
        {"XDM.LAYOUT", "", judgeArchiveLayout},
        {"XDM.NAMES", "", judgeArchiveNames},
        {"XDM.METADATA", "", judgeArchiveMetadata},
        {"INS.KEY", "", judgeInsKey},
        {"INS.OID", "", judgeInsOid},
        {"INS.TRAITS", "", judgeInsTraits},
        {"MES.SIZE", "", judgePatientSize},
        {"MSG.REPLACES", "AMBU.MSS/va1.02", judgeReplacement},
        {"DSN.FORM", "", judgeDelivery},
        {"RFC5322.HEADERS", "", judgeHeaderForm},
        {"RFC5322.LINES", "", judgeLines},
        {"MIME.STRUCTURE", "", judgeStructure},
    };
    return rules;
}

} // namespace pupitre
