#include "core/lps/MessageReports.h"

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype mostRecipients = 1000;

const MimePart* reportPart(const Message& message, const char* type)
{
    if (message.root.type != "multipart/report")
        return nullptr;
    for (const MimePart& part : message.root.parts) {
        if (part.type == type)
            return &part;
    }
    return nullptr;
}

bool holdsOriginal(const Message& message, bool headersDo)
{
    return std::any_of(message.root.parts.begin(), message.root.parts.end(), [&](const MimePart& part) {
        return part.isMessage() ||
               (headersDo && (part.type == "text/rfc822-headers" || part.type == "message/global-headers"));
    });
}

// The groups of fields of a machine-readable part, separated by empty lines.
QList<HeaderList> groups(QByteArray content)
{
    content.replace("\r\n", "\n");
    QList<HeaderList> list;
    qsizetype from = 0;
    while (from < content.size() && list.size() <= mostRecipients) {
        qsizetype end = content.indexOf("\n\n", from);
        end = end < 0 ? content.size() : end;
        const auto group = Message::parse(content.mid(from, end - from) + "\n\n");
        if (group && !group->headers().fields.isEmpty())
            list.append(group->headers());
        from = end + 2;
    }
    return list;
}

// "rfc822;a@b" without its type.
QString withoutType(const QString& text)
{
    const qsizetype semicolon = text.indexOf(u';');
    return (semicolon < 0 ? text : text.mid(semicolon + 1)).trimmed();
}

} // namespace

std::optional<DispositionReport> dispositionReport(const Message& message)
{
    const MimePart* part = reportPart(message, "message/disposition-notification");
    if (part == nullptr)
        return std::nullopt;
    DispositionReport report;
    report.hasOriginal = holdsOriginal(message, false);
    const QList<HeaderList> all = groups(part->content);
    if (all.isEmpty())
        return report;
    const HeaderList& fields = all.first();
    report.reportingUa = fields.text("Reporting-UA");
    report.originalRecipient = withoutType(fields.text("Original-Recipient"));
    report.finalRecipient = withoutType(fields.text("Final-Recipient"));
    report.originalMessageId = fields.text("Original-Message-ID");
    for (const HeaderField& field : fields.fields) {
        if (field.is("Error"))
            report.errors.append(field.text());
    }
    // "mode/sending-mode; type/modifier,modifier"
    const QString disposition = fields.text("Disposition");
    report.mode = disposition.section(u';', 0, 0).trimmed();
    const QString rest = disposition.section(u';', 1).trimmed();
    report.type = rest.section(u'/', 0, 0).trimmed().toLower();
    const QString modifiers = rest.section(u'/', 1).trimmed();
    if (modifiers.contains(u':')) {
        report.oldForm = true;
        report.modifiers.append(modifiers.section(u':', 0, 0).trimmed().toLower());
        report.errors.append(modifiers.section(u':', 1).trimmed());
    } else {
        for (const QString& modifier : modifiers.split(u',', Qt::SkipEmptyParts))
            report.modifiers.append(modifier.trimmed().toLower());
    }
    return report;
}

std::optional<DeliveryReport> deliveryReport(const Message& message)
{
    const MimePart* part = reportPart(message, "message/delivery-status");
    if (part == nullptr)
        return std::nullopt;
    DeliveryReport report;
    report.hasOriginal = holdsOriginal(message, true);
    const QList<HeaderList> all = groups(part->content);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const HeaderList& fields = all[i];
        if (i == 0) {
            report.reportingMta = withoutType(fields.text("Reporting-MTA"));
            report.envelopeId = fields.text("Original-Envelope-Id");
            continue;
        }
        report.recipients.append({withoutType(fields.text("Final-Recipient")),
                                  withoutType(fields.text("Original-Recipient")), fields.text("Action").toLower(),
                                  fields.text("Status"), withoutType(fields.text("Diagnostic-Code")),
                                  withoutType(fields.text("Remote-MTA"))});
    }
    return report;
}

} // namespace pupitre
