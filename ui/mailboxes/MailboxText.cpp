#include "ui/mailboxes/MailboxText.h"

#include <QCoreApplication>

namespace pupitre::ui {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(mailboxes)
};

} // namespace

QString shownType(MailboxType type)
{
    switch (type) {
    case MailboxType::Personal:
        return Words::tr("PER — personal");
    case MailboxType::Organisational:
        return Words::tr("ORG — organisational");
    case MailboxType::Applicative:
        return Words::tr("APP — applicative");
    case MailboxType::Cabinet:
        return Words::tr("CAB — practice");
    }
    return {};
}

QString shownStatus(MailboxStatus status)
{
    switch (status) {
    case MailboxStatus::Active:
        return Words::tr("Active");
    case MailboxStatus::Suspended:
        return Words::tr("Suspended");
    case MailboxStatus::Closed:
        return Words::tr("Closed");
    }
    return {};
}

Tone toneOf(MailboxStatus status)
{
    switch (status) {
    case MailboxStatus::Active:
        return Tone::Good;
    case MailboxStatus::Suspended:
        return Tone::Warning;
    case MailboxStatus::Closed:
        break;
    }
    return Tone::Neutral;
}

QString shownHolder(const Mailbox& mailbox)
{
    QString person = (mailbox.givenName + QLatin1Char(' ') + mailbox.surname).trimmed();
    if (!person.isEmpty())
        return person;
    return mailbox.structureId.isEmpty() ? mailbox.personId : mailbox.structureId;
}

QString shownField(const QString& column)
{
    const std::pair<const char*, QString> names[] = {{"adresse", Words::tr("Address")},
                                                     {"type", Words::tr("Type")},
                                                     {"identifiant_pp", Words::tr("Person's identifier")},
                                                     {"identifiant_structure", Words::tr("Structure's identifier")},
                                                     {"nom", Words::tr("Surname")},
                                                     {"prenom", Words::tr("First name")},
                                                     {"description", Words::tr("Description")},
                                                     {"service", Words::tr("Service")},
                                                     {"responsable", Words::tr("Responsible")},
                                                     {"liste_rouge", Words::tr("Liste rouge")},
                                                     {"statut", Words::tr("Status")},
                                                     {"titulaires", Words::tr("Holders")}};
    for (const auto& [name, shown] : names) {
        if (column == QLatin1String(name))
            return shown;
    }
    return column;
}

} // namespace pupitre::ui
