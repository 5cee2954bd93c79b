#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofIndicators(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FormatUnknown:
        return ErrorSentences{tr("There is no indicator format “%value%”."),
                              tr("Give the path of a descriptor, or one of: pupitre-cli indicators formats.")};
    case ErrorCode::FormatSchema:
        return ErrorSentences{tr("This descriptor is of another version of the schema (%value%)."),
                              tr("Write it for version 1 of the schema.")};
    case ErrorCode::FormatMember:
        return ErrorSentences{tr("The descriptor is wrong at %field%: %detail%."),
                              tr("Correct it after the schema shipped with the program.")};
    case ErrorCode::FormatMemberUnknown:
        return ErrorSentences{tr("The descriptor has a member that the schema does not know: %field%."),
                              tr("Check its spelling; it is ignored.")};
    case ErrorCode::FormatColumnUnknown:
        return ErrorSentences{tr("The format has no column “%value%”."), tr("Use month, or a column of the format.")};
    case ErrorCode::FormatExists:
        return ErrorSentences{tr("There is an indicator format “%value%” already."),
                              tr("Replace it, or give this one another identifier.")};
    case ErrorCode::FormatShipped:
        return ErrorSentences{tr("The format “%value%” is shipped with the program and stays as it is."),
                              tr("Register your own under another identifier.")};
    case ErrorCode::FormatMonth:
        return ErrorSentences{tr("Nothing in the format says which month a line is of."),
                              tr("Give a column the type date or month, or the file name a group “month”.")};
    case ErrorCode::IndicatorColumnMissing:
        return ErrorSentences{tr("The column “%value%” of the format is missing."),
                              tr("Check that this is the right format for this file.")};
    case ErrorCode::IndicatorColumnExtra:
        return ErrorSentences{tr("The column “%value%” is not in the format."),
                              tr("Remove it, or add it to the descriptor.")};
    case ErrorCode::IndicatorColumnTwice:
        return ErrorSentences{tr("The column “%value%” is there twice."),
                              tr("Keep one of them: which one counts cannot be guessed.")};
    case ErrorCode::IndicatorControl:
        return ErrorSentences{tr("The line holds a control character (%value%)."),
                              tr("The file is damaged there: make it again.")};
    case ErrorCode::IndicatorValueMissing:
        return ErrorSentences{tr("“%field%” is empty."), tr("Fill it in where the file is made.")};
    case ErrorCode::IndicatorInteger:
        return ErrorSentences{tr("“%value%” is not a whole number."), tr("Write digits only.")};
    case ErrorCode::IndicatorDate:
        return ErrorSentences{tr("“%value%” is not a date."), tr("Write it YYYY-MM-DD (YYYY-MM for a month).")};
    case ErrorCode::IndicatorEnumeration:
        return ErrorSentences{tr("“%value%” is not one of the values of “%field%”."), tr("Use a value of the format.")};
    case ErrorCode::IndicatorPattern:
        return ErrorSentences{tr("“%value%” does not have the form of “%field%”."),
                              tr("See the pattern in the format.")};
    case ErrorCode::IndicatorOverflow:
        return ErrorSentences{tr("The figures of “%field%” are too large to be added up."),
                              tr("Check the unit of this column.")};
    case ErrorCode::IndicatorTooManyGroups:
        return ErrorSentences{tr("There are more than %value% distinct groups."), tr("Group by fewer columns.")};
    case ErrorCode::IndicatorTooManyRejects:
        return ErrorSentences{tr("%value% more errors are not listed."),
                              tr("Correct those listed, then read the file again.")};
    case ErrorCode::IndicatorFileSeen:
        return ErrorSentences{tr("This file was read before: it was not counted twice."),
                              tr("Nothing needs to be done.")};
    case ErrorCode::IndicatorFileName:
        return ErrorSentences{tr("The name “%value%” does not say which month the file is of."),
                              tr("Name it as the format says.")};
    case ErrorCode::IndicatorNothingRead:
        return ErrorSentences{tr("No line of this file could be used."),
                              tr("Check that this is the right format for this file.")};
    case ErrorCode::IndicatorRowsRejected:
        return ErrorSentences{tr("%value% lines were rejected."), tr("See the list of rejected lines.")};
    case ErrorCode::IndicatorRule:
        return ErrorSentences{tr("The line breaks the rule “%value%” on %field%."),
                              tr("See the checks of the format.")};
    case ErrorCode::IndicatorMonthOther:
        return ErrorSentences{tr("The file is named for another month than its lines (%value%)."),
                              tr("Name it as the format says, or take the other lines out.")};
    case ErrorCode::IndicatorLogForm:
        return ErrorSentences{tr("This is no log that can be counted: %detail%."),
                              tr("Give logs of Postfix, Exim or Dovecot, or messages.")};
    case ErrorCode::IndicatorLogHole:
        return ErrorSentences{tr("The logs have a hole: %value%."),
                              tr("Add the file that the rotation put aside, or expect fewer messages.")};
    case ErrorCode::IndicatorMessageForm:
        return ErrorSentences{tr("No message can be counted in this file: %detail%."),
                              tr("Give messages (.eml), an mbox file or a Maildir folder.")};
    case ErrorCode::IndicatorCheckFailed:
        return ErrorSentences{tr("The check “%detail%” objects: %value%."),
                              tr("Correct the file, or the threshold in the format.")};
    case ErrorCode::IndicatorDiffers:
        return ErrorSentences{tr("The two sources differ at %field%: %value%."),
                              tr("See the reasons beside the figures.")};
    case ErrorCode::IndicatorSampleShape:
        return ErrorSentences{tr("No layout can be read from this sample: %detail%."),
                              tr("Give a file with a header and some lines.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
