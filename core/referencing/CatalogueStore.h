#pragma once

#include "core/referencing/RemWorkbook.h"
#include "core/workspace/Workspace.h"

namespace pupitre {

/// What the import of a workbook does: shown before it is done.
struct CatalogueImport
{
    RemWorkbook workbook;
    CatalogueDifference difference;
    /// Requirements with work in the dossier (proofs, a status) that the new catalogue no longer has. Nothing of it is
    /// erased: it comes back with the requirement.
    QStringList leftBehind;
    QString sha256; ///< of the file
};

/// The catalogue of requirements in force: the newest workbook imported, else the indicative one of the program. What
/// was done for a requirement follows its identifier from one version to the next.
class CatalogueStore
{
public:
    explicit CatalogueStore(Workspace& workspace)
        : m_workspace(workspace)
    {}

    Result<Catalogue> current() const;
    tl::expected<CatalogueImport, QList<Error>> prepare(const QString& path, const TaskContext& context = {}) const;
    Result<void> apply(const CatalogueImport& import, const QString& fileName);

private:
    Workspace& m_workspace;
};

} // namespace pupitre
