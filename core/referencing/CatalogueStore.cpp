#include "core/referencing/CatalogueStore.h"

#include "core/base/FileIo.h"
#include "core/base/Sha256.h"
#include "core/workspace/Sql.h"

namespace pupitre {

Result<Catalogue> CatalogueStore::current() const
{
    auto database = m_workspace.database();
    if (!database)
        return fail(database.error());
    auto query = execute(*database, QStringLiteral("SELECT content FROM rem_catalogue ORDER BY id DESC LIMIT 1"));
    if (!query)
        return fail(query.error());
    if (!query->next())
        return Catalogue::indicative();
    auto catalogue = Catalogue::parse(query->value(0).toString().toUtf8());
    return catalogue ? Result<Catalogue>(std::move(*catalogue)) : fail(catalogue.error().first());
}

tl::expected<CatalogueImport, QList<Error>> CatalogueStore::prepare(const QString& path,
                                                                    const TaskContext& context) const
{
    const auto stop = [](const Error& error) {
        return tl::unexpected(QList<Error>{error});
    };
    constexpr qint64 largest = 64 << 20;
    auto bytes = readFile(path, largest);
    if (!bytes)
        return stop(bytes.error());
    auto workbook = readRemWorkbook(path, context);
    if (!workbook)
        return tl::unexpected(workbook.error());
    auto former = current();
    if (!former)
        return stop(former.error());
    CatalogueImport import;
    import.sha256 = Sha256::hexOf(*bytes);
    import.difference = compareCatalogues(*former, workbook->catalogue);
    import.workbook = std::move(*workbook);
    auto database = m_workspace.database();
    if (!database)
        return stop(database.error());
    auto worked = execute(
        *database,
        QStringLiteral("SELECT requirement FROM proof_requirement WHERE removed_at = '' UNION SELECT requirement "
                       "FROM checklist_item ORDER BY requirement"));
    if (!worked)
        return stop(worked.error());
    while (worked->next()) {
        if (import.workbook.catalogue.find(worked->value(0).toString()) == nullptr)
            import.leftBehind.append(worked->value(0).toString());
    }
    return import;
}

Result<void> CatalogueStore::apply(const CatalogueImport& import, const QString& fileName)
{
    return m_workspace.change(QStringLiteral("catalogue.import"), [&](ChangeScope& scope) -> Result<void> {
        auto inserted = execute(scope.database(),
                                QStringLiteral("INSERT INTO rem_catalogue (title, file_name, sha256, imported_at, "
                                               "content) VALUES (?, ?, ?, ?, ?)"),
                                {import.workbook.catalogue.title, fileName, import.sha256,
                                 toIso(scope.clock().nowUtc()), QString::fromUtf8(import.workbook.catalogue.toJson())});
        if (!inserted)
            return fail(inserted.error());
        return scope.record(
            QStringLiteral("catalogue"), fileName, {},
            {{QStringLiteral("sha256"), import.sha256},
             {QStringLiteral("requirements"), static_cast<qint64>(import.workbook.catalogue.requirements.size())},
             {QStringLiteral("added"), static_cast<qint64>(import.difference.added.size())},
             {QStringLiteral("removed"), static_cast<qint64>(import.difference.removed.size())},
             {QStringLiteral("changed"), static_cast<qint64>(import.difference.changed.size())}});
    });
}

} // namespace pupitre
