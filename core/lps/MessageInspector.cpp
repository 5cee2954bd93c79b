#include "core/lps/MessageInspector.h"

#include "core/lps/MessageRules.h"

#include <QJsonArray>

#include <algorithm>

namespace pupitre {

namespace {

bool looksLikeZip(const MimePart& part)
{
    return part.content.startsWith("PK\x03\x04") &&
           (part.type == "application/zip" || part.type == "application/x-zip-compressed" ||
            part.type == "application/octet-stream" || part.name.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive));
}

bool isPdf(const MimePart& part)
{
    return part.type == "application/pdf" || part.name.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
}

// An archive is one by its name, or because it holds the folder of one.
bool isXdm(const XdmArchive& archive)
{
    return std::any_of(archive.entries.begin(), archive.entries.end(), [](const QString& entry) {
        return entry.startsWith(QLatin1String("IHE_XDM/"), Qt::CaseInsensitive);
    });
}

void takeArchives(MessageInspection& inspection, const TaskContext& context)
{
    for (const MimePart* part : inspection.message.leaves()) {
        const bool named = XdmArchive::isArchiveName(part->name);
        if (isPdf(*part))
            inspection.renderings.append(part);
        if (!named && !looksLikeZip(*part))
            continue;
        XdmArchive archive = XdmArchive::read(part->content, context);
        if (!named && !isXdm(archive))
            continue;
        if (++inspection.archives > 1)
            continue;
        inspection.archiveName = part->name;
        for (const XdmDocument& document : archive.documents) {
            if (document.cda)
                inspection.documents.append(*document.cda);
        }
        inspection.archive = std::move(archive);
    }
}

void takeAddresses(MessageInspection& inspection)
{
    const HeaderList& headers = inspection.message.headers();
    if (const HeaderField* from = headers.find("From"))
        inspection.from = parseAddresses(from->raw);
    for (const HeaderField& field : headers.fields) {
        if (!field.is("To") && !field.is("Cc"))
            continue;
        for (const MailAddress& address : parseAddresses(field.raw).value_or(QList<MailAddress>()))
            inspection.recipients.append(address);
    }
    for (const MailAddress& address : inspection.recipients) {
        if (const auto ins = insOfPatientAddress(address.address))
            inspection.patientRecipients.append(*ins);
    }
}

QJsonObject toJson(const CdaPatient& patient)
{
    const auto kind = insKind(patient.insOid);
    return {{QStringLiteral("ins"), patient.ins},
            {QStringLiteral("oid"), patient.insOid},
            {QStringLiteral("kind"), kind ? QJsonValue(insKindCode(*kind)) : QJsonValue()},
            {QStringLiteral("key_valid"), patient.ins.isEmpty() ? QJsonValue() : QJsonValue(insKeyValid(patient.ins))},
            {QStringLiteral("birth_name"), patient.birthName},
            {QStringLiteral("first_name"), patient.firstName},
            {QStringLiteral("birth_date"), patient.birthDate},
            {QStringLiteral("sex"), patient.sex},
            {QStringLiteral("qualified"), patient.isQualified()}};
}

QJsonObject toJson(const XdmArchive& archive, const QString& name)
{
    QJsonArray documents;
    for (const XdmDocument& document : archive.documents) {
        QJsonObject object{{QStringLiteral("path"), document.path},
                           {QStringLiteral("size"), document.size},
                           {QStringLiteral("listed"), document.listed}};
        if (document.cda) {
            object.insert(QStringLiteral("code"), document.cda->code);
            object.insert(QStringLiteral("code_system"), document.cda->codeSystem);
            object.insert(QStringLiteral("title"), document.cda->title);
            object.insert(QStringLiteral("patient"), toJson(document.cda->patient));
        }
        if (document.problem)
            object.insert(QStringLiteral("problem"), errorName(document.problem->code()));
        documents.append(object);
    }
    QJsonArray refusals;
    for (const Error& error : archive.refusals)
        refusals.append(
            QJsonObject{{QStringLiteral("code"), errorName(error.code())}, {QStringLiteral("value"), error.value()}});
    QJsonArray findings;
    for (const XdmFinding& finding : archive.findings)
        findings.append(QJsonObject{{QStringLiteral("code"), finding.code}, {QStringLiteral("value"), finding.value}});
    return {{QStringLiteral("name"), name},
            {QStringLiteral("accepted"), archive.isOpen()},
            {QStringLiteral("refusals"), refusals},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("entries"), QJsonArray::fromStringList(archive.entries)},
            {QStringLiteral("patients"), QJsonArray::fromStringList(archive.patients())},
            {QStringLiteral("documents"), documents}};
}

QJsonObject headersToJson(const HeaderList& headers)
{
    QJsonObject object;
    for (const HeaderField& field : headers.fields) {
        const QString name = QString::fromLatin1(field.name);
        const QJsonValue former = object.value(name);
        QJsonArray several = former.isArray() ? former.toArray() : QJsonArray();
        if (former.isString())
            several.append(former);
        several.append(field.text());
        object.insert(name, several.size() == 1 ? several.first() : QJsonValue(several));
    }
    return object;
}

QJsonObject toJson(const DeliveryReport& report)
{
    QJsonArray recipients;
    for (const DeliveryStatus& status : report.recipients)
        recipients.append(QJsonObject{{QStringLiteral("final_recipient"), status.finalRecipient},
                                      {QStringLiteral("action"), status.action},
                                      {QStringLiteral("status"), status.status},
                                      {QStringLiteral("diagnostic"), status.diagnostic}});
    return {{QStringLiteral("reporting_mta"), report.reportingMta}, {QStringLiteral("recipients"), recipients}};
}

QJsonObject toJson(const DispositionReport& report)
{
    return {{QStringLiteral("final_recipient"), report.finalRecipient},
            {QStringLiteral("original_message_id"), report.originalMessageId},
            {QStringLiteral("mode"), report.mode},
            {QStringLiteral("type"), report.type},
            {QStringLiteral("modifiers"), QJsonArray::fromStringList(report.modifiers)},
            {QStringLiteral("errors"), QJsonArray::fromStringList(report.errors)},
            {QStringLiteral("old_form"), report.oldForm}};
}

} // namespace

QString ruleVerdictCode(RuleVerdict verdict)
{
    switch (verdict) {
    case RuleVerdict::Ok:
        return QStringLiteral("ok");
    case RuleVerdict::Broken:
        return QStringLiteral("broken");
    case RuleVerdict::Warning:
        return QStringLiteral("warning");
    case RuleVerdict::NotApplicable:
        return QStringLiteral("not-applicable");
    }
    return {};
}

bool MessageInspection::isKept() const
{
    return std::none_of(rules.begin(), rules.end(),
                        [](const RuleResult& rule) { return rule.verdict == RuleVerdict::Broken; });
}

QJsonObject MessageInspection::toJson() const
{
    QJsonArray parts;
    for (const MimePart* part : message.leaves())
        parts.append(QJsonObject{{QStringLiteral("path"), QString::fromLatin1(part->path)},
                                 {QStringLiteral("type"), QString::fromLatin1(part->type)},
                                 {QStringLiteral("name"), part->name},
                                 {QStringLiteral("size"), part->content.size()},
                                 {QStringLiteral("charset"), QString::fromLatin1(part->charset)},
                                 {QStringLiteral("encoding"), QString::fromLatin1(part->encoding)}});
    QJsonArray ruleArray;
    for (const RuleResult& rule : rules)
        ruleArray.append(QJsonObject{{QStringLiteral("id"), rule.id},
                                     {QStringLiteral("rem_id"), rule.remId},
                                     {QStringLiteral("verdict"), ruleVerdictCode(rule.verdict)},
                                     {QStringLiteral("reason"), rule.reason},
                                     {QStringLiteral("values"), QJsonArray::fromStringList(rule.values)}});
    QJsonArray defects;
    for (const MessageDefect& defect : message.defects)
        defects.append(QJsonObject{{QStringLiteral("code"), defect.code},
                                   {QStringLiteral("part"), QString::fromLatin1(defect.path)},
                                   {QStringLiteral("value"), defect.detail}});
    QJsonObject object{
        {QStringLiteral("headers"), headersToJson(message.headers())},
        {QStringLiteral("size"), message.octets},
        {QStringLiteral("parts"), parts},
        {QStringLiteral("xdm"), archive ? QJsonValue(pupitre::toJson(*archive, archiveName)) : QJsonValue()},
        {QStringLiteral("defects"), defects},
        {QStringLiteral("rules"), ruleArray}};
    if (disposition)
        object.insert(QStringLiteral("disposition_notification"), pupitre::toJson(*disposition));
    if (delivery)
        object.insert(QStringLiteral("delivery_status"), pupitre::toJson(*delivery));
    return object;
}

Result<std::shared_ptr<const MessageInspection>> inspectMessage(const QByteArray& bytes, const TaskContext& context)
{
    auto message = Message::parse(bytes);
    if (!message)
        return fail(message.error());
    auto inspection = std::make_shared<MessageInspection>();
    inspection->message = std::move(*message);
    inspection->subject = inspection->message.headers().text("Subject");
    takeAddresses(*inspection);
    takeArchives(*inspection, context);
    if (context.isCancelled())
        return fail(ErrorCode::Cancelled);
    inspection->disposition = dispositionReport(inspection->message);
    inspection->delivery = deliveryReport(inspection->message);
    for (const MessageRule& rule : messageRules()) {
        const Judgement judgement = rule.judge(*inspection);
        inspection->rules.append({QString::fromLatin1(rule.id), QString::fromLatin1(rule.remId), judgement.verdict,
                                  QString::fromLatin1(judgement.reason), judgement.values});
    }
    return inspection;
}

} // namespace pupitre
