#pragma once

#include "core/indicators/IndicatorFormat.h"

namespace pupitre {

/// How a sample is to be read; what is not said is recognised.
struct SampleOptions
{
    std::optional<TextEncoding> encoding;
    char delimiter = 0;
    std::optional<bool> header;
};

/// One column as the sample shows it, and what is said of it so far.
struct ColumnDraft
{
    IndicatorColumn column; ///< `values` are those seen when the type is Enum
    QStringList examples;   ///< the first distinct values
    qint64 present = 0;
    qint64 empty = 0;
};

/// A layout guessed from a sample file, for a person to correct: what a column means cannot be read from its cells.
struct FormatDraft
{
    /// What a file of the layout counts; proposes a title and what its columns mean.
    enum class Kind { Messages, Connections, Other };

    Kind kind = Kind::Other;
    QString id;
    QString titleFr;
    QString fileName; ///< expression, empty: names are not checked
    TextEncoding encoding = TextEncoding::Utf8;
    char delimiter = ';';
    bool header = true;
    QList<ColumnDraft> columns;
    QList<QStringList> preview; ///< the first lines below the header
    qint64 sampled = 0;         ///< lines looked at

    static constexpr int previewLines = 20;

    /// Looks at the head of a file (plain, gzip, the first member of a ZIP): dialect, encoding, types, values, roles.
    static Result<FormatDraft> fromSample(const QString& path, const SampleOptions& options = {});
    /// The descriptor (version 1 of the schema) as things stand.
    QJsonObject descriptor() const;
    QByteArray json() const;
};

} // namespace pupitre
