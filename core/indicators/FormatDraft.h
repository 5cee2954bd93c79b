#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QStringList>

namespace pupitre {

/// A descriptor guessed from a sample file, for a person to correct: what a column means cannot be read from its cells.
struct FormatDraft
{
    QJsonObject descriptor; ///< version 1 of the schema
    QStringList header;
    QList<QStringList> preview; ///< the first lines
    qint64 sampled = 0;         ///< lines looked at

    static constexpr int previewLines = 20;

    /// Looks at the head of a file (plain, gzip, the first member of a ZIP): dialect, encoding, types, values.
    static Result<FormatDraft> fromSample(const QString& path);
};

} // namespace pupitre
