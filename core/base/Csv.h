#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

#include <vector>

namespace pupitre {

/// How the bytes of a text file are read.
enum class TextEncoding {
    Utf8,        ///< strict: an invalid sequence is an error of its line
    Windows1252, ///< cp1252, which ISO 8859-1 files of the field also are
};

QString decodeText(QByteArrayView bytes, TextEncoding encoding);

/// Delimiter, quoting and encoding of a table in a text file (RFC 4180 with the delimiters met in the field).
struct CsvDialect
{
    char delimiter = ';';
    char quote = '"';
    TextEncoding encoding = TextEncoding::Utf8;
    bool byteOrderMark = false;
};

/// Guesses the dialect from the first bytes (64 KiB are plenty): BOM, UTF-8 or cp1252, and the delimiter of `; , TAB |`
/// that divides the first records best. Binary content (NUL bytes, known magics, UTF-16/32) is refused with CsvBinary.
Result<CsvDialect> sniffCsv(QByteArrayView head);

/// One record: its fields, unquoted, as views that stay valid until the next call of CsvReader::next().
struct CsvRecord
{
    qint64 line = 0; ///< physical line on which it starts, from 1
    std::vector<QByteArrayView> fields;
};

/// Reads records one after another from a device, honouring quoted fields with delimiters and line breaks inside, LF,
/// CRLF and CR, and an unterminated last line. Memory is bounded by the longest record allowed. Blank lines are
/// skipped. Not thread-safe; one reader a thread.
class CsvReader
{
public:
    static constexpr qsizetype defaultMaximumRecord = 1 << 20;

    CsvReader(QIODevice& device, const CsvDialect& dialect, qsizetype maximumRecord = defaultMaximumRecord);

    enum class Outcome {
        Record, ///< `record` is filled
        Bad,    ///< this record is refused, see error(); reading may go on with the next
        End,    ///< nothing left
        Failed, ///< the device failed or the input cannot be read further, see error()
    };
    Outcome next(CsvRecord& record);

    /// The reason of the last Bad or Failed, with its line.
    const Error& error() const { return m_error; }
    qint64 bytesRead() const { return m_bytesRead; }

private:
    bool fill();
    Outcome refuse(ErrorCode code, qint64 line, Outcome outcome);

    QIODevice& m_device;
    CsvDialect m_dialect;
    qsizetype m_maximum;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< first byte of the record being read
    bool m_atEnd = false;
    bool m_first = true;
    int m_openQuotes = 0; ///< records given up because a quote never closed
    qint64 m_line = 1;
    qint64 m_bytesRead = 0;
    std::vector<QByteArray> m_unescaped; ///< fields that held doubled quotes
    Error m_error{ErrorCode::Cancelled};
};

/// Writes one record: fields quoted where needed, ended by CRLF as RFC 4180 asks and Excel expects. A field that a
/// spreadsheet would take for a formula (= + - @ TAB CR at its start) is written as it is: readers get what was stored.
QByteArray csvLine(const QList<QString>& fields, char delimiter = ';');

} // namespace pupitre
