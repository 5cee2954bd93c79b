#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofDossier(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ScanUndecided:
        return ErrorSentences{tr("“%value%” may not leave as it is: %detail%."),
                              tr("Correct it, or accept it with a reason.")};
    case ErrorCode::ScanUnreadable:
        return ErrorSentences{tr("“%value%” could not be examined whole: %detail%."),
                              tr("Look at it yourself, then accept it with a reason or replace it.")};
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
    case ErrorCode::RemColumnMissing:
        return ErrorSentences{tr("The column “%field%” is missing."), tr("Add it, or take the published workbook.")};
    case ErrorCode::RemColumnTwice:
        return ErrorSentences{tr("The column “%field%” stands twice."), tr("Keep one of them.")};
    case ErrorCode::RemCellMissing:
        return ErrorSentences{tr("The cell “%field%” is empty."), tr("Fill it in.")};
    case ErrorCode::RemCellValue:
        return ErrorSentences{tr("“%value%” is no value for “%field%” (expected: %detail%)."), tr("Correct the cell.")};
    case ErrorCode::RemConflict:
        return ErrorSentences{tr("The requirement %value% is given two different values for “%field%”."),
                              tr("Give the same on each of its rows.")};
    case ErrorCode::RemTooManyProofs:
        return ErrorSentences{tr("The proof “%value%” has no description, or the description no number."),
                              tr("Fill in both cells, or none.")};
    case ErrorCode::RemEmpty:
        return ErrorSentences{tr("The workbook holds no requirement."), tr("Choose another workbook.")};
    case ErrorCode::InstructionEventKind:
        return ErrorSentences{tr("“%value%” is not an event of the instruction."), tr("Expected: %detail%.")};
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
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
