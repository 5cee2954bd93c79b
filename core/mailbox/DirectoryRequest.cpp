#include "core/mailbox/DirectoryRequest.h"

#include "core/mailbox/Identifiers.h"
#include "core/mailbox/MailboxAddress.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

const QString emailType =
    QStringLiteral("https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type");
const QString metadataExtension =
    QStringLiteral("https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata");
const QString messagingSystem =
    QStringLiteral("https://mos.esante.gouv.fr/NOS/TRE_R256-TypeMessagerie/FHIR/TRE-R256-TypeMessagerie");
const QString mailboxTypeSystem =
    QStringLiteral("https://mos.esante.gouv.fr/NOS/TRE_R257-TypeBAL/FHIR/TRE-R257-TypeBAL");

// What the directory holds of a mailbox beside its address and type (operator.md §3.3), by the name of its
// sub-extension.
struct Published
{
    QString name;
    QJsonValue value;
    bool operator==(const Published& other) const { return name == other.name && value == other.value; }
};

QList<Published> publishedOf(const Mailbox& mailbox, const PublishVariants& variants)
{
    const bool structured = mailbox.type == MailboxType::Organisational || mailbox.type == MailboxType::Applicative;
    QList<Published> fields;
    const auto text = [&](const char* name, const QString& value, bool carried) {
        if (carried && !value.isEmpty())
            fields.append({QLatin1String(name), value});
    };
    text("description", mailbox.description, mailbox.type != MailboxType::Personal);
    text("responsible", mailbox.responsible,
         structured || (mailbox.type == MailboxType::Cabinet && variants.cabResponsible));
    text("service", mailbox.service, structured);
    fields.append({QStringLiteral("listeRouge"), mailbox.redList});
    return fields;
}

QJsonObject contactPoint(const Mailbox& mailbox, const PublishVariants& variants)
{
    const QString code = mailboxTypeCode(mailbox.type);
    const QString system = variants.typeSystemR256 ? messagingSystem : mailboxTypeSystem;
    QJsonObject type{{QStringLiteral("url"), QStringLiteral("type")}};
    if (variants.typeAsCode)
        type.insert(QStringLiteral("valueCode"), code);
    else
        type.insert(QStringLiteral("valueCodeableConcept"),
                    QJsonObject{{QStringLiteral("coding"), QJsonArray{QJsonObject{{QStringLiteral("system"), system},
                                                                                  {QStringLiteral("code"), code}}}}});
    QJsonArray details{type};
    for (const Published& field : publishedOf(mailbox, variants))
        details.append(QJsonObject{
            {QStringLiteral("url"), field.name},
            {field.value.isBool() ? QStringLiteral("valueBoolean") : QStringLiteral("valueString"), field.value}});
    const QJsonObject discriminator{
        {QStringLiteral("url"), emailType},
        {QStringLiteral("valueCoding"), QJsonObject{{QStringLiteral("system"), messagingSystem},
                                                    {QStringLiteral("code"), QStringLiteral("MSSANTE")}}}};
    return {
        {QStringLiteral("extension"), QJsonArray{discriminator, QJsonObject{{QStringLiteral("url"), metadataExtension},
                                                                            {QStringLiteral("extension"), details}}}},
        {QStringLiteral("system"), QStringLiteral("email")},
        {QStringLiteral("value"), mailbox.address}};
}

QJsonObject operation(const QString& type, const QString& path, const QJsonObject& value = {}, bool atFirst = false)
{
    QJsonArray parts{
        QJsonObject{{QStringLiteral("name"), QStringLiteral("type")}, {QStringLiteral("valueCode"), type}},
        QJsonObject{{QStringLiteral("name"), QStringLiteral("path")}, {QStringLiteral("valueString"), path}}};
    if (atFirst)
        parts.append(
            QJsonObject{{QStringLiteral("name"), QStringLiteral("index")}, {QStringLiteral("valueInteger"), 0}});
    if (!value.isEmpty()) {
        QJsonObject part = value;
        part.insert(QStringLiteral("name"), QStringLiteral("value"));
        parts.append(part);
    }
    return {{QStringLiteral("name"), QStringLiteral("operation")}, {QStringLiteral("part"), parts}};
}

QJsonObject parameters(const QJsonArray& operations)
{
    return {{QStringLiteral("resourceType"), QStringLiteral("Parameters")}, {QStringLiteral("parameter"), operations}};
}

// Where the directory carries a mailbox: the resource and its condition (operator.md §3.4, §6.2).
bool findCarrier(const Mailbox& mailbox, DirectoryRequest& request)
{
    if (mailbox.type == MailboxType::Personal || mailbox.type == MailboxType::Cabinet) {
        const auto kind = checkPersonIdentifier(mailbox.personId);
        if (!kind || *kind == PersonIdentifier::MailAddress)
            return false;
        request.resource = QStringLiteral("Practitioner");
        request.condition = QStringLiteral("identifier=urn:oid:1.2.250.1.71.4.2.1|") + mailbox.personId;
        return true;
    }
    const auto kind = checkStructureIdentifier(mailbox.structureId);
    if (!kind)
        return false;
    const QString number = identifierBody(mailbox.structureId);
    request.resource = QStringLiteral("Organization");
    switch (*kind) {
    case StructureIdentifier::Finess:
        request.condition = QStringLiteral("identifier=https://finess.esante.gouv.fr|") + number;
        break;
    case StructureIdentifier::Siren:
    case StructureIdentifier::Siret:
        request.condition = QStringLiteral("identifier=http://sirene.fr|") + number;
        break;
    case StructureIdentifier::RppsCabinet:
        request.condition = QStringLiteral("identifier=https://rppsrang.esante.gouv.fr|") + number;
        break;
    case StructureIdentifier::AdeliCabinet:
        request.condition = QStringLiteral("identifier=urn:oid:1.2.250.1.71.4.2.2|") + mailbox.structureId;
        break;
    }
    return true;
}

// The element of the mailbox in its resource. An address of ours holds neither quote nor backslash that FHIRPath minds.
QString elementOf(const DirectoryRequest& request)
{
    QString value = request.address;
    value.replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'"));
    return QStringLiteral("%1.telecom.where(value = '%2')").arg(request.resource, value);
}

// One field at a time where it was there before and still is: what others wrote beside it stays. Anything else replaces
// the whole element, discriminator included.
QJsonArray replacements(const Mailbox& before, const Mailbox& after, const DirectoryRequest& request,
                        const PublishVariants& variants)
{
    const QList<Published> former = publishedOf(before, variants);
    const QList<Published> now = publishedOf(after, variants);
    const bool sameNames = former.size() == now.size() &&
                           std::equal(former.begin(), former.end(), now.begin(),
                                      [](const Published& a, const Published& b) { return a.name == b.name; });
    if (!sameNames)
        return {operation(QStringLiteral("replace"), elementOf(request),
                          {{QStringLiteral("valueContactPoint"), contactPoint(after, variants)}})};
    QJsonArray operations;
    for (qsizetype i = 0; i < now.size(); ++i) {
        if (former[i] == now[i])
            continue;
        operations.append(operation(
            QStringLiteral("replace"),
            QStringLiteral("%1.extension('%2').extension('%3').value")
                .arg(elementOf(request), metadataExtension, now[i].name),
            {{now[i].value.isBool() ? QStringLiteral("valueBoolean") : QStringLiteral("valueString"), now[i].value}}));
    }
    return operations;
}

} // namespace

QJsonObject PublishVariants::toJson() const
{
    return {{QStringLiteral("type_as_code"), typeAsCode},
            {QStringLiteral("type_system_r256"), typeSystemR256},
            {QStringLiteral("cab_responsible"), cabResponsible}};
}

PublishVariants PublishVariants::fromJson(const QJsonObject& object)
{
    PublishVariants variants;
    variants.typeAsCode = object.value(QLatin1String("type_as_code")).toBool();
    variants.typeSystemR256 = object.value(QLatin1String("type_system_r256")).toBool();
    variants.cabResponsible = object.value(QLatin1String("cab_responsible")).toBool();
    return variants;
}

QString DirectoryRequest::summary() const
{
    return QStringLiteral("PATCH %1?%2").arg(resource, condition);
}

DirectoryRequests directoryRequests(const QList<PlannedChange>& changes, const PublishVariants& variants)
{
    DirectoryRequests result;
    const auto inDirectory = [](const std::optional<Mailbox>& mailbox) {
        return mailbox && mailbox->status != MailboxStatus::Closed; // a suspended one stays, and comes back
    };
    for (const PlannedChange& change : changes) {
        const bool was = inDirectory(change.before);
        const bool is = inDirectory(change.after);
        if (!was && !is) {
            ++result.unconcerned;
            continue;
        }
        DirectoryRequest request;
        request.line = change.line;
        request.address = change.address();
        const Mailbox& carried = is ? *change.after : *change.before;
        if (!findCarrier(carried, request)) {
            result.errors.append(Error(ErrorCode::PublishCarrier).at(change.line).withValue(request.address));
            continue;
        }
        QJsonArray operations;
        const bool moved = was && is &&
                           (change.before->personId != change.after->personId ||
                            change.before->structureId != change.after->structureId);
        DirectoryRequest former;
        former.line = request.line;
        former.address = request.address;
        if (moved && findCarrier(*change.before, former) && former.condition != request.condition) {
            // Another carrier: the element leaves the one and comes to the other.
            former.action = QStringLiteral("delete");
            former.body = parameters({operation(former.action, elementOf(former))});
            result.requests.append(former);
            request.action = QStringLiteral("insert");
        } else {
            request.action = !was ? QStringLiteral("insert")
                             : is ? QStringLiteral("replace")
                                  : QStringLiteral("delete");
        }
        if (request.action == QLatin1String("insert"))
            operations = {operation(request.action, request.resource + QStringLiteral(".telecom"),
                                    {{QStringLiteral("valueContactPoint"), contactPoint(*change.after, variants)}},
                                    true)};
        else if (request.action == QLatin1String("delete"))
            operations = {operation(request.action, elementOf(request))};
        else
            operations = replacements(*change.before, *change.after, request, variants);
        if (operations.isEmpty()) {
            ++result.unconcerned;
            continue;
        }
        request.body = parameters(operations);
        if (auto checked = checkRequest(request, variants); !checked)
            result.errors.append(checked.error());
        else
            result.requests.append(request);
    }
    return result;
}

Result<void> checkRequest(const DirectoryRequest& request, const PublishVariants& variants)
{
    const auto refused = [&](const QString& what) {
        return fail(Error(ErrorCode::PublishProfile).at(request.line).withValue(request.address).withDetail(what));
    };
    if (request.body.value(QLatin1String("resourceType")) != QLatin1String("Parameters"))
        return refused(QStringLiteral("resourceType"));
    if (!request.condition.startsWith(QLatin1String("identifier=")) || !request.condition.contains(u'|'))
        return refused(QStringLiteral("identifier"));
    static const QRegularExpression mss(
        QStringLiteral("^[^@\\s]+@([^@\\s]+\\.mssante\\.fr|interop-mssante\\.apicrypt\\.org)$"));
    if (!mss.match(request.address).hasMatch())
        return refused(QStringLiteral("telecom.value"));
    const QJsonArray operations = request.body.value(QLatin1String("parameter")).toArray();
    if (operations.isEmpty())
        return refused(QStringLiteral("parameter"));
    for (const QJsonValue& one : operations) {
        QJsonObject parts;
        for (const QJsonValue& part : one.toObject().value(QLatin1String("part")).toArray())
            parts.insert(part.toObject().value(QLatin1String("name")).toString(), part);
        const auto of = [&](const char* part, const char* member) {
            return parts.value(QLatin1String(part)).toObject().value(QLatin1String(member));
        };
        const QString type = of("type", "valueCode").toString();
        const QString path = of("path", "valueString").toString();
        if (one.toObject().value(QLatin1String("name")) != QLatin1String("operation") ||
            !QStringList{QStringLiteral("insert"), QStringLiteral("replace"), QStringLiteral("delete")}.contains(type))
            return refused(QStringLiteral("operation.type"));
        if (!path.startsWith(request.resource + QStringLiteral(".telecom")))
            return refused(QStringLiteral("operation.path"));
        if (path.contains(QLatin1String(".extension('type')"))) // a type never changes
            return refused(QStringLiteral("type"));
        if (of("value", "valueContactPoint").isUndefined()) {
            const bool oneField = path.endsWith(QLatin1String(".value")) && parts.contains(QLatin1String("value"));
            if (type == QLatin1String("insert") || (type == QLatin1String("replace") && !oneField))
                return refused(QStringLiteral("operation.value"));
            continue;
        }
        const QJsonObject point = of("value", "valueContactPoint").toObject();
        if (point.value(QLatin1String("system")) != QLatin1String("email") ||
            point.value(QLatin1String("value")).toString() != request.address)
            return refused(QStringLiteral("telecom.system"));
        bool discriminated = false;
        bool typed = false;
        for (const QJsonValue& value : point.value(QLatin1String("extension")).toArray()) {
            const QJsonObject extension = value.toObject();
            const QString url = extension.value(QLatin1String("url")).toString();
            if (url == emailType)
                discriminated = extension.value(QLatin1String("valueCoding")).toObject().value(QLatin1String("code")) ==
                                QLatin1String("MSSANTE");
            if (url != metadataExtension)
                continue;
            for (const QJsonValue& detail : extension.value(QLatin1String("extension")).toArray()) {
                const QJsonObject sub = detail.toObject();
                if (sub.value(QLatin1String("url")) == QLatin1String("type"))
                    typed = sub.contains(variants.typeAsCode ? QLatin1String("valueCode")
                                                             : QLatin1String("valueCodeableConcept"));
            }
        }
        if (!discriminated)
            return refused(QStringLiteral("MSSANTE"));
        if (!typed)
            return refused(QStringLiteral("type"));
    }
    return {};
}

} // namespace pupitre
