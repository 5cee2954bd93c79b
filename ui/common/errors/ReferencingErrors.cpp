#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofReferencing(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CandidatureMissing:
        return ErrorSentences{tr("This field is mandatory for the deposit."), tr("Fill it in.")};
    case ErrorCode::CandidatureMail:
        return ErrorSentences{tr("“%value%” is not a mail address."), tr("Write it as in: name@example.fr.")};
    case ErrorCode::CandidaturePhone:
        return ErrorSentences{tr("“%value%” is not a telephone number."),
                              tr("Write ten digits, or + and the country code.")};
    case ErrorCode::CandidatureSiret:
        return ErrorSentences{tr("“%value%” is not a valid SIRET."), tr("Check its 14 digits: the last one is a key.")};
    case ErrorCode::CandidatureDate:
        return ErrorSentences{tr("“%value%” is not a date."), tr("Write it YYYY-MM-DD.")};
    case ErrorCode::CandidatureDatePast:
        return ErrorSentences{tr("The planned date (%value%) is past."),
                              tr("Give the date at which you now plan to deposit the proofs.")};
    case ErrorCode::CandidatureFiled:
        return ErrorSentences{tr("The candidature is filed: its profiles are final."),
                              tr("Another choice of profiles asks for a new candidature.")};
    case ErrorCode::CandidatureBuyer:
        return ErrorSentences{
            tr("An Opérateur Acheteur is exempt from the referencing."),
            tr("Ask your Opérateur Développeur for its referencing number: it is the one to hand on.")};
    case ErrorCode::CandidatureContract:
        return ErrorSentences{tr("The contrat Opérateur V2 is not signed."),
                              tr("Sign it with the ANS first: it is a condition of eligibility (DSR § 2.1).")};
    case ErrorCode::CandidatureTrustSpace:
        return ErrorSentences{tr("A service outside the Espace de Confiance MSSanté cannot be referenced."),
                              tr("Join the Espace de Confiance first (DSR § 2.1).")};
    case ErrorCode::CandidatureOpen:
        return ErrorSentences{tr("The current candidature is not filed yet."),
                              tr("Change it as it is: a new one is for after the deposit.")};
    case ErrorCode::CandidatureVersion:
        return ErrorSentences{tr("There is no version %value% of the candidature."), tr("Choose one of the list.")};
    case ErrorCode::CandidatureComponent:
        return ErrorSentences{tr("“%value%” names several components: a candidature has one main component."),
                              tr("Name the one that meets the requirements (DSR § 4.2).")};
    case ErrorCode::CandidatureDeposit:
        return ErrorSentences{tr("The deposit was to be made before %value%, and the candidature is not filed."),
                              tr("Ask the ANS whether a deposit is still accepted, and correct the date.")};
    case ErrorCode::DeveloperNumberMissing:
        return ErrorSentences{tr("The referencing number of your Opérateur Développeur is not known."),
                              tr("Ask it for the number given by the ANS: the Agence de services et de paiement "
                                 "needs it.")};
    case ErrorCode::CandidatureMember:
        return ErrorSentences{tr("“%field%” is not a member of the form, or not of the right kind: %detail%."),
                              tr("Correct the file.")};
    case ErrorCode::CatalogueBroken:
        return ErrorSentences{tr("The catalogue is wrong at %field%."), tr("Correct the catalogue file.")};
    case ErrorCode::RequirementUnknown:
        return ErrorSentences{tr("The catalogue has no requirement “%value%”."),
                              tr("See: pupitre-cli dossier requirements.")};
    case ErrorCode::ProofUnknown:
        return ErrorSentences{tr("There is no proof number %value% for this requirement."), tr("Read the list again.")};
    case ErrorCode::ProofReasonMissing:
        return ErrorSentences{tr("A reason is needed to remove a proof."),
                              tr("Write why, in a few words: it goes to the audit journal.")};
    case ErrorCode::RequirementUnproved:
        return ErrorSentences{tr("The requirement %value% is not ready with a proof."),
                              tr("Attach a proof and mark it ready, or justify that it does not apply.")};
    case ErrorCode::JustificationMissing:
        return ErrorSentences{tr("Saying that %value% does not apply needs a justification."),
                              tr("Write it in the comment.")};
    case ErrorCode::PackageNotZip:
        return ErrorSentences{tr("This file is not a ZIP package."),
                              tr("Choose a package made by this program or another ZIP.")};
    case ErrorCode::PackageTruncated:
        return ErrorSentences{tr("The package is cut short or its directory is damaged."), tr("Ask for it again.")};
    case ErrorCode::PackageTooManyEntries:
        return ErrorSentences{tr("The package claims %value% entries."),
                              tr("Do not open it: no dossier has that many.")};
    case ErrorCode::PackageUnsafeName:
        return ErrorSentences{tr("The name “%value%” leaves the folder of the package or is unsafe."),
                              tr("Do not unpack it with another program.")};
    case ErrorCode::PackageDuplicate:
        return ErrorSentences{tr("“%value%” stands twice in the package."),
                              tr("Refuse it: programs would not all see the same file.")};
    case ErrorCode::PackageEncrypted:
        return ErrorSentences{tr("“%value%” is encrypted."), tr("Ask for a package without password.")};
    case ErrorCode::PackageLink:
        return ErrorSentences{tr("“%value%” is a link, not a file."),
                              tr("Refuse it: it may point out of the package.")};
    case ErrorCode::PackageSizeLie:
        return ErrorSentences{tr("“%value%” does not have the size it claims (%detail% bytes)."), tr("Refuse it.")};
    case ErrorCode::PackageHeaderMismatch:
        return ErrorSentences{tr("The two headers of “%value%” disagree."),
                              tr("Refuse it: programs would not all see the same file.")};
    case ErrorCode::PackageBomb:
        return ErrorSentences{tr("“%value%” expands out of all proportion."), tr("Do not unpack it.")};
    case ErrorCode::PackageDamagedEntry:
        return ErrorSentences{tr("The content of “%value%” cannot be read."), tr("Ask for the package again.")};
    case ErrorCode::PackageNoManifest:
        return ErrorSentences{tr("The package has no %value%."), tr("Its content cannot be verified.")};
    case ErrorCode::PackageManifestSyntax:
        return ErrorSentences{tr("Line %value% of the manifest cannot be read."), tr("Ask for the package again.")};
    case ErrorCode::PackageUnlisted:
        return ErrorSentences{tr("“%value%” is in the package and not in its manifest."),
                              tr("Refuse it: nobody answers for this file.")};
    case ErrorCode::PackageMissingEntry:
        return ErrorSentences{tr("“%value%” is in the manifest and not in the package."),
                              tr("Ask for the whole package.")};
    case ErrorCode::PackageAltered:
        return ErrorSentences{tr("The content of “%value%” is not the one of the manifest."),
                              tr("Refuse it: it was altered.")};
    case ErrorCode::PackageTrailingData:
        return ErrorSentences{tr("%value% bytes stand outside the entries of the package."),
                              tr("Refuse it: something is hidden in it.")};
    case ErrorCode::PackageMethod:
        return ErrorSentences{tr("“%value%” is compressed in a way that not every program reads (method %detail%)."),
                              tr("Ask for an ordinary ZIP.")};
    case ErrorCode::PackageNoMimetype:
        return ErrorSentences{tr("The type of the container is not first, not stored as it is or not the right one."),
                              tr("Refuse it: it is no ASiC-E container.")};
    case ErrorCode::PackagePartTooSmall:
        return ErrorSentences{tr("“%value%” alone needs a part of %detail% bytes."),
                              tr("Allow larger parts, or reduce this file.")};
    case ErrorCode::SignerExpired:
        return ErrorSentences{tr("The certificate %value% is not valid today."), tr("Sign with one that is.")};
    case ErrorCode::SignerUsage:
        return ErrorSentences{tr("The certificate %value% is not made for signing."),
                              tr("Choose a certificate whose key usage is signature or non-repudiation.")};
    case ErrorCode::SigningFailed:
        return ErrorSentences{tr("The package could not be signed: %detail%."),
                              tr("Check the certificate and its key.")};
    case ErrorCode::SignatureInvalid:
        return ErrorSentences{tr("The signature does not hold: %detail%."),
                              tr("Refuse the package: it was altered, or badly made.")};
    case ErrorCode::SignatureUntrusted:
        return ErrorSentences{tr("The signer %value% does not lead to an authority you trust: %detail%."),
                              tr("Check who signed, and the authorities given.")};
    case ErrorCode::SignatureUncovered:
        return ErrorSentences{tr("The signature or time-stamp says nothing of “%value%”."),
                              tr("Refuse it: nobody answers for this file.")};
    case ErrorCode::SignatureMissing:
        return ErrorSentences{tr("The signature “%value%” is not in the package."),
                              tr("Ask for the package as it was signed.")};
    case ErrorCode::StampInvalid:
        return ErrorSentences{tr("The time-stamp does not hold: %detail%."), tr("Ask for the time-stamp again.")};
    case ErrorCode::StampRefused:
        return ErrorSentences{tr("The time-stamping authority refused: %detail%."), tr("Try again, or another one.")};
    case ErrorCode::StampUntrusted:
        return ErrorSentences{tr("The time-stamping authority %value% is not one you trust: %detail%."),
                              tr("Check the authorities given.")};
    case ErrorCode::StampNoAuthority:
        return ErrorSentences{tr("No time-stamping authority is known."), tr("Give the address of one or more.")};
    case ErrorCode::StampPresent:
        return ErrorSentences{tr("The package has its time-stamp already."), tr("Nothing is to be done.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
