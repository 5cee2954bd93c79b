#include "core/mailbox/Mailbox.h"

#include "core/mailbox/Identifiers.h"
#include "core/mailbox/MailboxAddress.h"

#include <algorithm>
#include <array>

namespace pupitre {

namespace {

constexpr std::array<std::pair<const char*, QString Mailbox::*>, 8> textFields{
    {{"adresse", &Mailbox::address},
     {"identifiant_pp", &Mailbox::personId},
     {"identifiant_structure", &Mailbox::structureId},
     {"nom", &Mailbox::surname},
     {"prenom", &Mailbox::givenName},
     {"description", &Mailbox::description},
     {"service", &Mailbox::service},
     {"responsable", &Mailbox::responsible}}};

} // namespace

QString mailboxTypeCode(MailboxType type)
{
    switch (type) {
    case MailboxType::Personal:
        return QStringLiteral("PER");
    case MailboxType::Organisational:
        return QStringLiteral("ORG");
    case MailboxType::Applicative:
        return QStringLiteral("APP");
    case MailboxType::Cabinet:
        return QStringLiteral("CAB");
    }
    return {};
}

QString mailboxStatusCode(MailboxStatus status)
{
    switch (status) {
    case MailboxStatus::Active:
        return QStringLiteral("actif");
    case MailboxStatus::Suspended:
        return QStringLiteral("suspendu");
    case MailboxStatus::Closed:
        return QStringLiteral("ferme");
    }
    return {};
}

std::optional<MailboxType> mailboxTypeFromCode(const QString& code)
{
    for (const auto type :
         {MailboxType::Personal, MailboxType::Organisational, MailboxType::Applicative, MailboxType::Cabinet}) {
        if (code.compare(mailboxTypeCode(type), Qt::CaseInsensitive) == 0)
            return type;
    }
    return std::nullopt;
}

std::optional<MailboxStatus> mailboxStatusFromCode(const QString& code)
{
    for (const auto status : {MailboxStatus::Active, MailboxStatus::Suspended, MailboxStatus::Closed}) {
        if (code.compare(mailboxStatusCode(status), Qt::CaseInsensitive) == 0)
            return status;
    }
    // Spreadsheets of the field write it with its accent.
    return code.compare(QStringLiteral("fermé"), Qt::CaseInsensitive) == 0 ? std::optional(MailboxStatus::Closed)
                                                                           : std::nullopt;
}

bool Mailbox::sameContent(const Mailbox& other) const
{
    return address == other.address && type == other.type && personId == other.personId &&
           structureId == other.structureId && surname == other.surname && givenName == other.givenName &&
           description == other.description && service == other.service && responsible == other.responsible &&
           redList == other.redList && status == other.status &&
           (!holders || !other.holders || *holders == *other.holders);
}

QJsonObject toJson(const Mailbox& mailbox)
{
    QJsonObject object{{QStringLiteral("adresse"), mailbox.address},
                       {QStringLiteral("type"), mailboxTypeCode(mailbox.type)},
                       {QStringLiteral("identifiant_pp"), mailbox.personId},
                       {QStringLiteral("identifiant_structure"), mailbox.structureId},
                       {QStringLiteral("nom"), mailbox.surname},
                       {QStringLiteral("prenom"), mailbox.givenName},
                       {QStringLiteral("description"), mailbox.description},
                       {QStringLiteral("service"), mailbox.service},
                       {QStringLiteral("responsable"), mailbox.responsible},
                       {QStringLiteral("liste_rouge"), mailbox.redList ? QStringLiteral("O") : QStringLiteral("N")},
                       {QStringLiteral("statut"), mailboxStatusCode(mailbox.status)}};
    if (mailbox.holders)
        object.insert(holdersColumn, *mailbox.holders);
    return object;
}

Mailbox mailboxFromJson(const QJsonObject& object)
{
    Mailbox mailbox;
    for (auto it = object.begin(); it != object.end(); ++it)
        setMailboxField(mailbox, it.key(), it.value().toString());
    mailbox.statusReason = object.value(QLatin1String("motif")).toString();
    return mailbox;
}

QString mailboxField(const Mailbox& mailbox, const QString& column)
{
    if (column == QLatin1String("type"))
        return mailboxTypeCode(mailbox.type);
    if (column == QLatin1String("liste_rouge"))
        return mailbox.redList ? QStringLiteral("O") : QStringLiteral("N");
    if (column == QLatin1String("statut"))
        return mailboxStatusCode(mailbox.status);
    if (column == holdersColumn)
        return mailbox.holders.value_or(QString());
    for (const auto& [name, member] : textFields) {
        if (column == QLatin1String(name))
            return mailbox.*member;
    }
    return {};
}

bool setMailboxField(Mailbox& mailbox, const QString& column, const QString& text)
{
    if (column == QLatin1String("type")) {
        const auto type = mailboxTypeFromCode(text);
        mailbox.type = type.value_or(mailbox.type);
        return type.has_value();
    }
    if (column == QLatin1String("statut")) {
        const auto status = mailboxStatusFromCode(text);
        mailbox.status = status.value_or(mailbox.status);
        return status.has_value();
    }
    if (column == holdersColumn) {
        mailbox.holders = text;
        return true;
    }
    if (column == QLatin1String("liste_rouge")) {
        mailbox.redList = text.compare(QLatin1String("O"), Qt::CaseInsensitive) == 0;
        return mailbox.redList || text.compare(QLatin1String("N"), Qt::CaseInsensitive) == 0;
    }
    for (const auto& [name, member] : textFields) {
        if (column == QLatin1String(name)) {
            mailbox.*member = text;
            return true;
        }
    }
    return false;
}

QList<Error> checkMailbox(const Mailbox& mailbox)
{
    QList<Error> findings;
    const auto add = [&](Error error, const char* field) {
        findings.append(error.inField(QString::fromLatin1(field)));
    };
    if (mailbox.address.isEmpty())
        add(Error(ErrorCode::MailboxFieldMissing), "adresse");
    else if (const auto address = checkMailboxAddress(mailbox.address); !address)
        add(address.error(), "adresse");

    const bool ofPerson = mailbox.type == MailboxType::Personal || mailbox.type == MailboxType::Cabinet;
    if (!mailbox.personId.isEmpty()) {
        if (const auto checked = checkPersonIdentifier(mailbox.personId); !checked)
            add(checked.error(), "identifiant_pp");
    } else if (ofPerson) {
        add(Error(ErrorCode::MailboxFieldMissing), "identifiant_pp");
    }
    if (!mailbox.structureId.isEmpty()) {
        if (const auto checked = checkStructureIdentifier(mailbox.structureId); !checked)
            add(checked.error(), "identifiant_structure");
    } else if (!ofPerson) {
        add(Error(ErrorCode::MailboxFieldMissing), "identifiant_structure");
    }

    const std::pair<const QString&, const char*> texts[] = {{mailbox.surname, "nom"},
                                                            {mailbox.givenName, "prenom"},
                                                            {mailbox.description, "description"},
                                                            {mailbox.service, "service"},
                                                            {mailbox.responsible, "responsable"}};
    for (const auto& [text, field] : texts) {
        if (text.size() > longestMailboxText)
            add(Error(ErrorCode::MailboxFieldTooLong).withValue(text).withDetail(QString::number(longestMailboxText)),
                field);
        // A description may run over several lines; other control characters are damage.
        if (std::any_of(text.begin(), text.end(), [](QChar c) {
                return c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t';
            }))
            add(Error(ErrorCode::MailboxFieldControl), field);
    }
    return findings;
}

} // namespace pupitre
