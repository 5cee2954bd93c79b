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
        return ErrorSentences{tr("Somebody changed %value% meanwhile (%detail%). Nothing was overwritten."),
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
    case ErrorCode::DomainsNeeded:
        return ErrorSentences{
            tr("A directory extraction holds the mailboxes of every operator, and none of your domains "
               "is declared."),
            tr("Declare your domains first: only their lines are read.")};
    case ErrorCode::ChangeSetUnknown:
        return ErrorSentences{tr("There is no change set %value%."), tr("See the list of change sets.")};
    case ErrorCode::ChangeSetNothing:
        return ErrorSentences{tr("There is nothing to change."), tr("Choose what is to be set, and on what.")};
    case ErrorCode::ChangeSetNotOpen:
        return ErrorSentences{tr("The change set %value% is closed: nothing of it is left to apply."),
                              tr("To take it back, undo it.")};
    case ErrorCode::ChangeSetOpen:
        return ErrorSentences{tr("The change set %value% stopped half-way."),
                              tr("Resume or abandon it first; what was applied can then be undone.")};
    case ErrorCode::ChangeSetUndone:
        return ErrorSentences{tr("The change set %value% is undone already, by number %detail%."),
                              tr("To have it again, undo number %detail%.")};
    case ErrorCode::ChangeSetChangedSince:
        return ErrorSentences{tr("%value% was changed since (%detail%). Nothing is undone."),
                              tr("Put that mailbox right by hand, or leave the change set as it is.")};
    case ErrorCode::ChangeSetField:
        return ErrorSentences{tr("“%value%” is not a column of the mailbox table."),
                              tr("Use a name of the help page: service, liste_rouge, statut…")};
    case ErrorCode::ChangeSetFixedField:
        return ErrorSentences{tr("“%value%” never changes once a mailbox exists."),
                              tr("Create another mailbox, then close this one.")};
    case ErrorCode::HolderType:
        return ErrorSentences{tr("%value% is a mailbox of type %detail%: it has no other holder."),
                              tr("ORG mailboxes have authorised holders, CAB mailboxes co-holders.")};
    case ErrorCode::HolderTwice:
        return ErrorSentences{tr("%detail% is already a holder of %value%."), tr("See its list of holders.")};
    case ErrorCode::HolderList:
        return ErrorSentences{tr("%value% does not name a holder."),
                              tr("Write national identifiers, each with its name if you like, separated by |: "
                                 "899770000018 NOM/Prénom | 899770000026.")};
    case ErrorCode::HolderUnknown:
        return ErrorSentences{tr("%detail% is not a holder of %value%."), tr("See its list of holders.")};
    case ErrorCode::SubjectType:
        return ErrorSentences{tr("%value% is a mailbox of type %detail%: certificates open APP mailboxes only."),
                              tr("Choose an applicative mailbox.")};
    case ErrorCode::SubjectTwice:
        return ErrorSentences{tr("The certificate %detail% already opens %value%."), tr("Nothing is left to do.")};
    case ErrorCode::SubjectUnknown:
        return ErrorSentences{tr("The certificate %detail% does not open %value%."),
                              tr("See its list of certificates.")};
    case ErrorCode::LifeCycleDate:
        return ErrorSentences{tr("“%value%” is not a date that can be used here."),
                              tr("Write it as in 2026-03-02; a closing lies in the future.")};
    case ErrorCode::LifeCycleNotClosing:
        return ErrorSentences{tr("No closing is announced for %value%."), tr("There is nothing to stop.")};
    case ErrorCode::LifeCycleNotClosed:
        return ErrorSentences{tr("%value% is not closed: it cannot be purged."), tr("Close it first.")};
    case ErrorCode::LifeCycleOpposed:
        return ErrorSentences{tr("The holder of %value% opposed its closing on %detail%."),
                              tr("Close it by hand, with a reason, if it must be all the same.")};
    case ErrorCode::LifeCycleRule:
        return ErrorSentences{tr("“%value%” is not a number of days that the rule “%field%” can have."),
                              tr("Give whole days; the notice comes before the limit.")};
    case ErrorCode::LastLoginLine:
        return ErrorSentences{tr("“%value%” does not say who logged in when."),
                              tr("Lines hold an address and a time, or come from Dovecot's log.")};
    case ErrorCode::LastLoginForeign:
        return ErrorSentences{tr("This file holds no login."),
                              tr("Give Dovecot's last-login dictionary, its log, or lines of address and time.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
