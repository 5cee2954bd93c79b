#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofMailbox(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AddressSyntax:
        return ErrorSentences{
            tr("“%value%” is not a mailbox address."),
            tr("Write it name@domain, with letters, digits, dots and hyphens, without accents or spaces.")};
    case ErrorCode::AddressDomain:
        return ErrorSentences{tr("The domain of %value% is not one of the operator's."),
                              tr("Correct the address, or declare the domain first.")};
    case ErrorCode::AddressDomainUnchecked:
        return ErrorSentences{tr("No domain of the operator is declared: any address under mssante.fr is accepted."),
                              tr("Declare your domains to have addresses checked against them.")};
    case ErrorCode::DomainSyntax:
        return ErrorSentences{tr("“%value%” is not a domain name."), tr("Write it as in: clinique.mssante.fr.")};
    case ErrorCode::DomainUnknown:
        return ErrorSentences{tr("The domain %value% is not declared."), tr("See the list of the operator's domains.")};
    case ErrorCode::DomainInUse:
        return ErrorSentences{tr("%detail% mailboxes use the domain %value%. It was kept."),
                              tr("Close or move them before withdrawing the domain.")};
    case ErrorCode::IdentifierPrefix:
        return ErrorSentences{
            tr("“%value%” does not begin with a known type digit."),
            tr("Persons: 8 + RPPS or 0 + ADELI. Structures: 1 + FINESS, 2 + SIREN, 3 + SIRET, 4 + RPPS-rang.")};
    case ErrorCode::IdentifierLength:
        return ErrorSentences{tr("“%value%” does not have the length of a %detail% number with its type digit."),
                              tr("Count its characters: leading zeros are often lost in spreadsheets.")};
    case ErrorCode::IdentifierCharacters:
        return ErrorSentences{tr("“%value%” holds characters that a %detail% number cannot have."),
                              tr("Remove spaces, dots and letters.")};
    case ErrorCode::IdentifierKey:
        return ErrorSentences{
            tr("The check digit of “%value%” (%detail%) is wrong."),
            tr("Look for a typing error; numbers printed as examples in documentation often have a wrong key.")};
    case ErrorCode::MailboxColumnMissing:
        return ErrorSentences{tr("The column “%value%” is missing."),
                              tr("Add it: “adresse” and “type” are mandatory.")};
    case ErrorCode::MailboxColumnUnknown:
        return ErrorSentences{tr("The column “%value%” is not known and is ignored."),
                              tr("Check its spelling against the help page.")};
    case ErrorCode::MailboxColumnTwice:
        return ErrorSentences{tr("The column “%value%” stands twice."), tr("Keep one of them.")};
    case ErrorCode::MailboxFieldMissing:
        return ErrorSentences{tr("“%field%” is mandatory for this type of mailbox."), tr("Fill it in.")};
    case ErrorCode::MailboxFieldTooLong:
        return ErrorSentences{tr("This text is longer than %detail% characters."), tr("Shorten it.")};
    case ErrorCode::MailboxFieldControl:
        return ErrorSentences{tr("This text holds control characters."), tr("Type it again.")};
    case ErrorCode::MailboxType:
        return ErrorSentences{tr("“%value%” is not a type of mailbox."), tr("Use PER, ORG, APP or CAB.")};
    case ErrorCode::MailboxStatus:
        return ErrorSentences{tr("“%value%” is not a status."), tr("Use actif, suspendu or ferme.")};
    case ErrorCode::MailboxRedList:
        return ErrorSentences{tr("“%value%” does not say whether the mailbox is on the liste rouge."),
                              tr("Use O or N.")};
    case ErrorCode::MailboxDuplicate:
        return ErrorSentences{tr("%value% stands already on line %detail%."), tr("Keep one of the two lines.")};
    case ErrorCode::MailboxExists:
        return ErrorSentences{tr("The mailbox %value% exists already."),
                              tr("Edit it, or choose another address; that of a closed mailbox stays reserved.")};
    case ErrorCode::MailboxUnknown:
        return ErrorSentences{tr("There is no mailbox %value%."), tr("Check the address.")};
    case ErrorCode::MailboxTypeFixed:
        return ErrorSentences{tr("This mailbox is of type %detail%: its type cannot become %value%."),
                              tr("Create another mailbox, then close this one.")};
    case ErrorCode::MailboxChangedMeanwhile:
        return ErrorSentences{tr("Somebody changed %value% meanwhile. Nothing was overwritten."),
                              tr("Read it again, then repeat your change.")};
    case ErrorCode::MailboxClosed:
        return ErrorSentences{tr("The mailbox %value% is closed for good."),
                              tr("Create a mailbox at another address.")};
    case ErrorCode::MailboxReasonMissing:
        return ErrorSentences{tr("A reason is needed."),
                              tr("Write why, in a few words: it goes to the audit journal.")};
    case ErrorCode::MailboxTooManyErrors:
        return ErrorSentences{tr("%value% more errors are not listed."),
                              tr("Correct those listed, then import again.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
