#pragma once

#include "core/lps/Message.h"

#include <QStringList>

namespace pupitre {

/// What a message disposition notification says (RFC 8098 §3, and the MSSanté volet of lps-api §5.5).
struct DispositionReport
{
    QString reportingUa;
    QString originalRecipient; ///< without its address type
    QString finalRecipient;
    QString originalMessageId;
    QString mode;             ///< "automatic-action/MDN-sent-automatically"
    QString type;             ///< "processed", "displayed"…, lower case; empty when Disposition has none
    QStringList modifiers;    ///< "error"
    QStringList errors;       ///< Error fields; of the old form, what stood in the modifier
    bool oldForm = false;     ///< "processed/Error: 902^…", which RFC 8098 §3.2.6 does not allow
    bool hasOriginal = false; ///< the original message is the third part, whole
};

/// What a delivery status notification says of one recipient (RFC 3464 §2.3).
struct DeliveryStatus
{
    QString finalRecipient;
    QString originalRecipient;
    QString action; ///< "failed", "delayed", "delivered", "relayed", "expanded"
    QString status; ///< "5.1.1"
    QString diagnostic;
    QString remoteMta;
};
struct DeliveryReport
{
    QString reportingMta;
    QString envelopeId;
    QList<DeliveryStatus> recipients;
    bool hasOriginal = false; ///< the message or its headers are there
};

std::optional<DispositionReport> dispositionReport(const Message& message);
std::optional<DeliveryReport> deliveryReport(const Message& message);

} // namespace pupitre
