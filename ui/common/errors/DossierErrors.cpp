#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofDossier(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ScanUndecided:
        return ErrorSentences{tr("“%value%” may not leave as it is: %detail%."),
                              tr("Correct it, or accept it with a reason.")};
    case ErrorCode::ScanReasonMissing:
        return ErrorSentences{tr("A reason is needed to accept this."),
                              tr("Write why, in a few words: it goes to the audit journal.")};
    case ErrorCode::ScanFindingUnknown:
        return ErrorSentences{tr("There is no finding “%value%”."), tr("Run the examination again.")};
    case ErrorCode::ScanNotText:
        return ErrorSentences{tr("“%value%” is not a text file: nothing can be masked in it."),
                              tr("Correct the original and attach it again.")};
    case ErrorCode::RemNoHeader:
        return ErrorSentences{
            tr("No sheet of this workbook has the columns of a REM."),
            tr("Choose the workbook published with the requirements: it needs the columns “N° exigence” "
               "and “Énoncé de l'exigence”.")};
    case ErrorCode::RemColumnTwice:
        return ErrorSentences{tr("The column “%field%” stands twice."), tr("Keep one of them.")};
    case ErrorCode::RemCellMissing:
        return ErrorSentences{tr("The cell “%field%” is empty."), tr("Fill it in.")};
    case ErrorCode::RemCellValue:
        return ErrorSentences{tr("“%value%” is no value for “%field%” (expected: %detail%)."), tr("Correct the cell.")};
    case ErrorCode::RemConflict:
        return ErrorSentences{tr("The requirement %value% is given two different values for “%field%”."),
                              tr("Give the same on each of its rows.")};
    case ErrorCode::RemEmpty:
        return ErrorSentences{tr("The workbook holds no requirement."), tr("Choose another workbook.")};
    case ErrorCode::InstructionEventOrder:
        return ErrorSentences{tr("This event cannot follow what is recorded."), tr("Expected: %detail%.")};
    case ErrorCode::InstructionEventDate:
        return ErrorSentences{tr("“%value%” is not a date, is to come, or is before the last event."),
                              tr("Give the date at which it happened.")};
    case ErrorCode::InstructionNoteMissing:
        return ErrorSentences{tr("This event needs a text: %detail%."), tr("Write it.")};
    case ErrorCode::RetentionNotDue:
        return ErrorSentences{tr("The dossier is to be kept until %value%."),
                              tr("Its personal data may be erased from then on.")};
    case ErrorCode::RetentionNotSet:
        return ErrorSentences{tr("No date is set until which the dossier is to be kept."),
                              tr("Set it first: the end of the référencement and of the archiving it asks for.")};
    case ErrorCode::ProofErased:
        return ErrorSentences{tr("The content of “%value%” was erased with the personal data of the dossier."),
                              tr("Attach it again, or remove it from the requirement.")};
    case ErrorCode::ProofSourceUnknown:
        return ErrorSentences{tr("There is no result “%value%” to take as a proof."),
                              tr("Choose one of the results kept in the workspace.")};
    case ErrorCode::LetterUnknown:
        return ErrorSentences{tr("There is no letter number %value%."), tr("Read the list again.")};
    case ErrorCode::QuestionnaireColumn:
        return ErrorSentences{tr("The column “%field%” of the questionnaire is missing or unknown."),
                              tr("Expected columns: %detail%.")};
    case ErrorCode::QuestionnaireCell:
        return ErrorSentences{tr("“%value%” is no value for “%field%” (expected: %detail%)."),
                              tr("Correct this cell of the questionnaire.")};
    case ErrorCode::QuestionTwice:
        return ErrorSentences{tr("The question “%value%” stands twice."), tr("Give each question its own number.")};
    case ErrorCode::QuestionUnknown:
        return ErrorSentences{tr("The questionnaire has no question “%value%”."),
                              tr("See: pupitre-cli dossier questionnaire.")};
    case ErrorCode::AnswerValue:
        return ErrorSentences{tr("“%value%” does not answer the question %field% (expected: %detail%)."),
                              tr("Correct the answer.")};
    case ErrorCode::QuestionUnanswered:
        return ErrorSentences{tr("The question %value% of the SSI maturity questionnaire has no answer."),
                              tr("Answer it: the questionnaire is a prerequisite of the deposit (DSR § 4.3).")};
    case ErrorCode::SignatureForm:
        return ErrorSentences{tr("“%value%” is a signature of a form that is not verified here: %detail%."),
                              tr("Verify it with a program that knows this form; here, CAdES signatures are.")};
    case ErrorCode::SignerKeyMissing:
        return ErrorSentences{tr("The workspace holds no private key of the certificate %value%."),
                              tr("Choose a certificate requested from this workspace, or a file with its key.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
