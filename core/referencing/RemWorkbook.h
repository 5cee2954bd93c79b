#pragma once

#include "core/base/XlsxReader.h"
#include "core/referencing/Catalogue.h"

namespace pupitre {

/// A workbook of requirements as it was read.
struct RemWorkbook
{
    Catalogue catalogue;
    QString sheet;
    QList<Error> warnings; ///< columns not known
};

/// Reads the published layouts: the REM workbook (columns "N° exigence", "Énoncé de l'exigence…", "N° preuve 1"…) and
/// the Convergence export ("ID", "Exigence", "N° preuve", "Preuve"; one row a proof). Columns are found by their
/// titles, whatever their order, case and accents, on any sheet and not only its first row. Rows of one requirement are
/// put together; identifiers are opaque keys. All errors at once, each with its cell: line, column (number) and `field`
/// (the title); nothing is kept then.
tl::expected<RemWorkbook, QList<Error>> readRemWorkbook(const QString& path, const TaskContext& context = {});

/// What changed between two catalogues.
struct CatalogueDifference
{
    struct Change
    {
        QString id;
        QStringList members; ///< "statement", "nature", "profile", "section", "function", "scenarios", "proofs"
    };
    QStringList added;
    QStringList removed;
    QList<Change> changed;
    qsizetype same = 0;
};
CatalogueDifference compareCatalogues(const Catalogue& former, const Catalogue& latter);

} // namespace pupitre
