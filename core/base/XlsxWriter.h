#pragma once

#include "core/base/XlsxReader.h"
#include "core/base/ZipWriter.h"

namespace pupitre {

/// Writes an XLSX workbook of one or more sheets, row by row. Deterministic: the same rows give the same bytes.
/// Texts stay texts: nothing a spreadsheet could take for a formula is ever computed.
class XlsxWriter
{
public:
    explicit XlsxWriter(QIODevice& device)
        : m_zip(device)
    {}

    /// Begins a sheet and ends the one before; `name` is cut to what a sheet may be called (31 characters, no []:*?/\).
    /// `widths` are those of the columns, in characters.
    Result<void> sheet(const QString& name, const QList<double>& widths = {});
    /// A row of texts in bold, which stays in sight when one scrolls.
    Result<void> header(const QStringList& titles);
    /// A number or a boolean is written as such when its text can be read as one; anything else as text.
    Result<void> row(const QList<XlsxCell>& cells);
    Result<void> row(const QStringList& texts);
    /// Writes what holds the sheets together. Nothing is a workbook before it.
    Result<void> finish();

private:
    Result<void> endSheet();
    Result<void> writeRow(const QList<XlsxCell>& cells, bool bold);

    ZipWriter m_zip;
    QStringList m_names;
    qint64 m_row = 0;
};

} // namespace pupitre
