#include "ui/common/ErrorSentences.h"

namespace pupitre {

std::optional<ErrorSentences> Sentences::ofBase(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return ErrorSentences{tr("Cancelled."), {}};
    case ErrorCode::FileNotFound:
        return ErrorSentences{tr("The file %file% does not exist."), tr("Check its name and folder.")};
    case ErrorCode::FileIsDirectory:
        return ErrorSentences{tr("%file% is a folder, not a file."), tr("Choose a file in it.")};
    case ErrorCode::FileUnreadable:
        return ErrorSentences{tr("%file% cannot be read: %detail%."),
                              tr("Check your rights on it and that its disk is there.")};
    case ErrorCode::FileEmpty:
        return ErrorSentences{tr("The file is empty."), tr("Ask for it again, or choose another one.")};
    case ErrorCode::FileTooLarge:
        return ErrorSentences{tr("The file is larger than the %value% bytes accepted here."),
                              tr("Check that it is the right file.")};
    case ErrorCode::FileNotWritable:
        return ErrorSentences{tr("%file% cannot be written: %detail%."),
                              tr("Choose another folder, or ask for the right to write there.")};
    case ErrorCode::FileWriteFailed:
        return ErrorSentences{tr("Writing did not succeed: %detail%. Nothing was replaced."),
                              tr("Check the space left on the disk, then try again.")};
    case ErrorCode::FileExists:
        return ErrorSentences{tr("%file% exists already."), tr("Choose another name.")};
    case ErrorCode::JsonSyntax:
        return ErrorSentences{tr("This is not valid JSON: %detail%."), tr("Correct the file at the place shown.")};
    case ErrorCode::CsvBinary:
        return ErrorSentences{tr("This is not a text table but a binary file."),
                              tr("Export it as CSV (UTF-8) from your spreadsheet.")};
    case ErrorCode::CsvEncoding:
        return ErrorSentences{tr("This line holds bytes that are not UTF-8."),
                              tr("Save the file in UTF-8, or entirely in Windows-1252.")};
    case ErrorCode::CsvNoHeader:
        return ErrorSentences{tr("The first line does not name the expected columns."),
                              tr("Put the column names on line 1.")};
    case ErrorCode::CsvRecordTooLong:
        return ErrorSentences{tr("This line is too long to be a record."),
                              tr("Check that the file is a table with one record a line.")};
    case ErrorCode::CsvUnterminatedQuote:
        return ErrorSentences{tr("A quotation mark opened on this line is never closed."),
                              tr("Close it, or double it if it belongs to the text.")};
    case ErrorCode::CsvFieldCount:
        return ErrorSentences{tr("This line does not have as many fields as the header: %detail%."),
                              tr("Check its separators; it may have been cut short.")};
    case ErrorCode::CsvStrayQuote:
        return ErrorSentences{tr("Text follows a closing quotation mark."),
                              tr("Double the quotation marks that belong to the text.")};
    case ErrorCode::StreamDamaged:
        return ErrorSentences{tr("Compressed data cannot be read."), tr("Ask for the file again.")};
    case ErrorCode::XlsxMalformed:
        return ErrorSentences{tr("This file is not a readable XLSX workbook: %detail%."),
                              tr("Open it in a spreadsheet program and save it as XLSX again.")};
    case ErrorCode::XlsxTooLarge:
        return ErrorSentences{tr("The workbook is larger than this program reads."),
                              tr("Divide it, or save the sheet as CSV.")};
    case ErrorCode::UsageUnknown:
        return ErrorSentences{tr("Unknown command or option: %value%."), tr("See: pupitre-cli --help.")};
    case ErrorCode::UsageArguments:
        return ErrorSentences{tr("Words are missing or too many."), tr("Expected: pupitre-cli %value%")};
    case ErrorCode::UsageValue:
        return ErrorSentences{tr("%value% is no value for %field%."),
                              tr("See: pupitre-cli --help."),
                              {},
                              tr("One value is expected for %field%, neither none nor several.")};
    default:
        return std::nullopt;
    }
}

} // namespace pupitre
