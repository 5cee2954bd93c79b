#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofDirectory(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DnSyntax:
    case ErrorCode::WhiteListDn:
        return ErrorSentences{
            tr("“%value%” is not a distinguished name."),
            tr("Write it as in: CN=smtp.clinique.mssante.fr,OU=1750712184,O=Clinique,ST=Paris (75),C=FR.")};
    case ErrorCode::WhiteListForeign:
        return ErrorSentences{tr("This file is not a white list of the MSSanté trust space."),
                              tr("Choose the XML file published by the ANS (listeblanchemssante.xml).")};
    case ErrorCode::WhiteListMalformed:
        return ErrorSentences{tr("The white list is broken here: %detail%."), tr("Download it again.")};
    case ErrorCode::WhiteListTruncated:
        return ErrorSentences{tr("The white list stops before its last end tag: what comes before was read."),
                              tr("Compare the number of entries with the former list, or download it again.")};
    case ErrorCode::WhiteListSignature:
        return ErrorSentences{tr("The white list holds an XML signature, which was not verified."),
                              tr("Verify it with a tool for XML signatures if you rely on it.")};
    case ErrorCode::WhiteListSignatureBad:
        return ErrorSentences{tr("The signature of the white list does not hold: %detail%."),
                              tr("Do not use this file; fetch it again from its publisher.")};
    case ErrorCode::WhiteListSignatureWeak:
        return ErrorSentences{tr("The signature of the white list rests on %value%, which no longer protects enough."),
                              tr("Tell the publisher; meanwhile compare the list with the former one.")};
    case ErrorCode::WhiteListSignatureMissing:
        return ErrorSentences{tr("The white list is not signed, and you require a signature."),
                              tr("Fetch the signed list again from its publisher; do not use this one.")};
    case ErrorCode::WhiteListSigner:
        return ErrorSentences{
            tr("The white list is signed by %value%, whose certificate your authorities do not vouch for (%detail%)."),
            tr("Look at the certificate's verdict; import the authority of the signer if you trust it.")};
    case ErrorCode::WhiteListSignerOther:
        return ErrorSentences{tr("The white list is signed by %value%, who is not the signer you expect (%detail%)."),
                              tr("Do not use this file before its publisher has confirmed the signer.")};
    case ErrorCode::WhiteListSignerAny:
        return ErrorSentences{
            tr("The signature holds, but no signer is expected: anyone certified by these authorities could have "
               "signed as %value% did."),
            tr("Set the CN or the OU of the publisher's certificate as the signer to expect.")};
    case ErrorCode::WhiteListShrink:
        return ErrorSentences{tr("The white list went from %detail% entries to %value%."),
                              tr("Look for the reason before using it: a truncated file or a mass withdrawal.")};
    case ErrorCode::WhiteListTextTooLong:
        return ErrorSentences{tr("A text of the entry “%value%” is longer than any real one and was cut."),
                              tr("Tell the ANS.")};
    case ErrorCode::WhiteListFieldMissing:
        return ErrorSentences{tr("“%field%” is missing or empty (%value%)."), tr("Tell the ANS.")};
    case ErrorCode::WhiteListDomainName:
        return ErrorSentences{tr("“%value%” is not written as a domain name."),
                              tr("It is compared in lower case and without spaces; tell the ANS if it is yours.")};
    case ErrorCode::WhiteListCommonName:
        return ErrorSentences{tr("The CN of “%value%” is not a host name written plainly."),
                              tr("A connector that compares exactly may refuse it; tell the ANS if it is yours.")};
    case ErrorCode::WhiteListDate:
        return ErrorSentences{tr("“%value%” is not a date of the form 2026-03-02T08:00:00Z."), tr("Tell the ANS.")};
    case ErrorCode::WhiteListDuplicate:
        return ErrorSentences{tr("%value% is listed twice under the same certificate."),
                              tr("Harmless; tell the ANS if it is yours.")};
    case ErrorCode::WhiteListDomainAbsent:
        return ErrorSentences{tr("The domain %value% is not in the white list."),
                              tr("Other operators refuse its messages: have it added by the ANS.")};
    case ErrorCode::WhiteListDnAbsent:
        return ErrorSentences{tr("%value% is not listed under the certificate %detail%."),
                              tr("Have this certificate added by the ANS before it is put into service.")};
    case ErrorCode::WhiteListDnForeign:
        return ErrorSentences{tr("%value% is listed under a certificate that is not one of yours: %detail%."),
                              tr("If a former certificate or operator, have it removed; otherwise alert the ANS.")};
    case ErrorCode::WhiteListDnSpelling:
        return ErrorSentences{
            tr("The white list writes the name of your certificate otherwise: “%value%” for “%detail%”."),
            tr("A connector that compares exactly may refuse it: have it corrected by the ANS.")};
    case ErrorCode::WhiteListNone:
        return ErrorSentences{tr("No white list was loaded yet."), tr("Load the file published by the ANS.")};
    case ErrorCode::ExtractionForeign:
        return ErrorSentences{
            tr("This file is not an extraction of the Annuaire Santé: the column “%value%” is missing."),
            tr("Choose Extraction_Correspondance_MSSante, as a ZIP or as the text in it.")};
    case ErrorCode::ExtractionNone:
        return ErrorSentences{tr("No directory extraction was loaded yet."),
                              tr("Load Extraction_Correspondance_MSSante, published by the Annuaire Santé.")};
    case ErrorCode::ExtractionFrozen:
        return ErrorSentences{tr("The directory extraction still dates from %value%."),
                              tr("It is published every day: if the date does not move, publication has stopped, and "
                                 "differences say nothing of your own feeding.")};
    case ErrorCode::ExtractionShrink:
        return ErrorSentences{tr("Your mailboxes in the extraction went from %detail% to %value%."),
                              tr("Look for the reason before you rely on it.")};
    case ErrorCode::DirectoryKeyMissing:
        return ErrorSentences{tr("The directory asks for a key (ESANTE-API-KEY)."),
                              tr("Ask for one on the portal of the API Annuaire Santé, and give it in a file.")};
    case ErrorCode::DirectoryRefused:
        return ErrorSentences{tr("The directory refused the request: %detail%."),
                              tr("Check the key and the address of the directory.")};
    case ErrorCode::DirectoryBusy:
        return ErrorSentences{tr("The directory is busy and did not answer after several tries (%detail%)."),
                              tr("Try again later.")};
    case ErrorCode::DirectoryAnswer:
        return ErrorSentences{tr("The directory answered something that is not the FHIR expected: %detail%."),
                              tr("Check the address of the directory.")};
    case ErrorCode::DirectoryAnswersOld:
        return ErrorSentences{tr("%value% answers of the FHIR API are older than %detail% days."),
                              tr("Ask the directory again: the comparison uses what was answered then.")};
    case ErrorCode::PublishBase:
        return ErrorSentences{tr("“%value%” is not the address of a directory."),
                              tr("Set the base address that the ANS gave you, in https.")};
    case ErrorCode::PublishCarrier:
        return ErrorSentences{tr("%value% has no identifier the directory could carry it by."),
                              tr("PER and CAB need a RPPS, ORG and APP a FINESS, SIREN, SIRET or RPPS-rang.")};
    case ErrorCode::PublishProfile:
        return ErrorSentences{tr("The request for %value% does not follow the profile: %detail%."),
                              tr("Check the variants of the write API in the settings.")};
    case ErrorCode::PublishNothing:
        return ErrorSentences{tr("Nothing of this change set concerns the directory."),
                              tr("Only creations, removals and published fields are sent.")};
    case ErrorCode::PublishBadFormat:
        return ErrorSentences{tr("The directory cannot read the request for %value% (400): %detail%."),
                              tr("Check the variants of the write API in the settings.")};
    case ErrorCode::PublishUnauthorised:
        return ErrorSentences{tr("The directory does not accept the key (401): %detail%."),
                              tr("Check the key, its rights and its expiry.")};
    case ErrorCode::PublishCarrierUnknown:
        return ErrorSentences{tr("The directory knows no carrier for %value% (404): %detail%."),
                              tr("Check the identifier of the person or structure in the directory.")};
    case ErrorCode::PublishAmbiguous:
        return ErrorSentences{tr("Several entries of the directory carry the identifier of %value% (412): %detail%."),
                              tr("Tell the ANS; nothing was changed.")};
    case ErrorCode::PublishRepeated:
        return ErrorSentences{tr("%value% is in the directory already for this carrier (422): %detail%."),
                              tr("Compare the registry with the directory; a replacement may be what is needed.")};
    case ErrorCode::PublishServer:
        return ErrorSentences{tr("The directory failed on the request for %value% (%detail%)."),
                              tr("Try again later; nothing says that it was applied.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
