#pragma once

#include "core/base/Result.h"
#include "core/base/Task.h"
#include "core/base/ZipReader.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>

namespace pupitre {

/// One cell of a spreadsheet, as text a person would recognise.
struct XlsxCell
{
    enum class Kind { Empty, Text, Number, Boolean, Date, Error };

    Kind kind = Kind::Empty;
    QString text; ///< "12", "3.5", "true", "2026-03-01", "2026-03-01T08:00:00", "#N/A"; a formula's last value
};

/// One row: cells[i] stands in column i + 1; cells after the last one filled are not there.
struct XlsxRow
{
    qint64 number = 0; ///< from 1, as the spreadsheet shows it
    QList<XlsxCell> cells;

    QString text(qsizetype column) const { return column < cells.size() ? cells[column].text : QString(); }
    bool isEmpty() const;
};

/// Reads the sheets of an XLSX workbook (ECMA-376 part 1, transitional and strict) row by row: shared and inline
/// strings, numbers, booleans, dates by their number format (both date systems). Formulas are not computed and macros
/// not looked at. What is read is bounded; a workbook that is no sound ZIP is refused with ZipReader's reasons.
/// Not thread-safe.
class XlsxReader
{
public:
    static Result<XlsxReader> openFile(const QString& path);
    static Result<XlsxReader> openBytes(const QByteArray& bytes);

    /// Visible and hidden sheets, in the order of the workbook; chart sheets are left out.
    const QStringList& sheetNames() const { return m_names; }

    /// Calls `take` for each row present in the file, in order; it returns false to stop.
    using Take = std::function<bool(const XlsxRow&)>;
    Result<void> read(qsizetype sheet, const Take& take, const TaskContext& context = {});

    static constexpr qint64 maximumRows = 1048576;
    static constexpr int maximumColumns = 16384;
    static constexpr qsizetype maximumTextBytes = qsizetype(256) << 20; ///< shared strings, in all

    /// "AB" → 28; 0 when it is no column.
    static int columnNumber(QStringView letters);
    /// 28 → "AB".
    static QString columnLetters(int column);

private:
    explicit XlsxReader(ZipReader zip)
        : m_zip(std::move(zip))
    {}
    static Result<XlsxReader> open(Result<ZipReader> zip);
    Result<void> readWorkbook();
    Result<void> readStrings(const QString& part);
    Result<void> readStyles(const QString& part);
    Result<QHash<QString, std::pair<QString, QString>>> relations(const QString& part);

    ZipReader m_zip;
    QStringList m_names;
    QStringList m_parts;
    QStringList m_strings;
    QList<bool> m_dateStyles; ///< by cell style: its number format shows a date
    bool m_from1904 = false;
};

} // namespace pupitre
