#pragma once

#include "core/base/Task.h"

#include <QDateTime>
#include <QStringList>

#include <functional>

namespace pupitre {

/// One line of Extraction_Correspondance_MSSante (operator.md §13.2): a mailbox as one of its activities shows it. A
/// mailbox with several structures or specialties has several lines.
struct DirectoryEntry
{
    qint64 line = 0;
    QString address;     ///< lower case
    QString type;        ///< "PER", "ORG"… as published
    QString personId;    ///< with its type digit
    QString structureId; ///< with its type digit
    QString surname;
    QString givenName;
    QString profession;
    QString service;
    QString structureName;
    QString postalCode;
};

/// Reads the extraction line by line: UTF-8, separator "|", no quoting, 31 columns found by their names; as the text
/// itself or as the ZIP that holds it, told by the first bytes. Nothing is kept: each entry is handed over.
struct DirectoryExtraction
{
    QDateTime extractedAt; ///< UTC; of the file's name (…_AAAAMMJJhhmm); invalid when it does not say
    qint64 lines = 0;      ///< below the header
    qint64 rejected = 0;   ///< lines that have not the header's number of columns, or no address
    QList<Error> errors;   ///< of those, at most 1000

    using Take = std::function<Result<void>(const DirectoryEntry&)>;
    /// ExtractionForeign with the name of a column that is missing.
    static Result<DirectoryExtraction> read(const QString& path, const Take& take, const TaskContext& context = {});

    static constexpr qsizetype longestLine = 1 << 16;
    static constexpr quint64 largestText = quint64(2) << 30; ///< bytes of the text, unpacked
};

/// The text of an extraction, as its bytes arrive; what read() is made of, and what fuzzing plays with.
class ExtractionParser
{
public:
    ExtractionParser(DirectoryExtraction& extraction, const DirectoryExtraction::Take& take)
        : m_extraction(extraction)
        , m_take(take)
    {}
    Result<void> feed(QByteArrayView bytes);
    Result<void> finish();

private:
    Result<void> takeLine(QByteArrayView line);
    Result<void> takeHeader(QByteArrayView line);
    void refuse(ErrorCode code, const QString& detail);

    DirectoryExtraction& m_extraction;
    const DirectoryExtraction::Take& m_take;
    QByteArray m_rest;       ///< a line whose end has not come yet
    bool m_skipping = false; ///< the rest of a line longer than any
    qint64 m_line = 0;
    qsizetype m_columns = 0;
    QList<int> m_positions; ///< of the columns wanted, in the order of the table in the source
};

} // namespace pupitre
