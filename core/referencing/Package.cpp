#include "core/referencing/Package.h"

#include "core/base/AtomicFile.h"
#include "core/base/Sha256.h"
#include "core/referencing/PackageIndex.h"
#include "core/referencing/ZipWriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre {

namespace {

// Stable names: by requirement, in the order in which the proofs were attached.
QList<PackagedProof> placedProofs(const QList<ChecklistItem>& items)
{
    QList<PackagedProof> placed;
    for (const ChecklistItem& item : items) {
        int number = 0;
        for (const Proof& proof : item.proofs)
            placed.append({item.requirement.id,
                           QStringLiteral("proofs/%1/%2-%3")
                               .arg(safeFileName(item.requirement.id))
                               .arg(++number, 2, 10, QLatin1Char('0'))
                               .arg(safeFileName(proof.name)),
                           proof});
    }
    return placed;
}

QByteArray candidatureDocument(const Candidature& candidature)
{
    QJsonObject object = candidature.toJson();
    object.insert(QStringLiteral("profiles"), QJsonArray::fromStringList(candidature.profiles()));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QByteArray manifestLine(const QString& sha256, const QString& path)
{
    return sha256.toLatin1() + "  " + path.toUtf8() + '\n'; // as sha256sum writes and reads it
}

QList<Error> reasonsAgainst(const Readiness& readiness)
{
    QList<Error> reasons = readiness.candidature.errors;
    for (const QString& id : readiness.unproved)
        reasons.append(Error(ErrorCode::RequirementUnproved).withValue(id));
    return reasons;
}

} // namespace

tl::expected<BuiltPackage, QList<Error>> writePackage(Workspace& workspace, QIODevice& device, bool draft,
                                                      const TaskContext& context)
{
    const auto stop = [](const Error& error) {
        return tl::unexpected(QList<Error>{error});
    };
    const Dossier dossier(workspace);
    auto version = dossier.candidature();
    if (!version)
        return stop(version.error());
    auto items = dossier.checklist();
    if (!items)
        return stop(items.error());
    auto readiness = dossier.readiness(workspace.clock().nowUtc().date());
    if (!readiness)
        return stop(readiness.error());
    if (!readiness->complete() && !draft)
        return tl::unexpected(reasonsAgainst(*readiness));

    const QList<PackagedProof> proofs = placedProofs(*items);
    BuiltPackage built;
    built.draft = !readiness->complete();
    qint64 total = 0;
    for (const PackagedProof& packaged : proofs)
        total += packaged.proof.size;

    ZipWriter zip(device);
    QByteArray manifest;
    const auto addText = [&](const QString& name, const QByteArray& content) {
        manifest += manifestLine(Sha256::hexOf(content), name);
        ++built.files;
        return zip.add(name, content);
    };
    if (auto added = addText(QStringLiteral("index.html"),
                             packageIndex(version->candidature, *items, proofs, *readiness, built.draft));
        !added)
        return stop(added.error());
    if (auto added = addText(QStringLiteral("candidature.json"), candidatureDocument(version->candidature)); !added)
        return stop(added.error());
    for (const PackagedProof& packaged : proofs) {
        QFile file(workspace.proofs().pathOf(packaged.proof.sha256));
        if (!file.open(QIODevice::ReadOnly))
            return stop(Error(ErrorCode::ProofMissing).withValue(packaged.proof.name));
        TaskContext step = context;
        step.progress = [](qint64, qint64) {
        };
        context.progress(built.bytes, total);
        if (auto added = zip.add(packaged.path, file, packaged.proof.size, step); !added)
            return stop(added.error());
        // The store names contents by their hash: the manifest carries that name, and verifying compares the bytes.
        manifest += manifestLine(packaged.proof.sha256, packaged.path);
        ++built.files;
        built.bytes += packaged.proof.size;
    }
    if (auto added = zip.add(QStringLiteral("manifest-sha256.txt"), manifest); !added)
        return stop(added.error());
    if (auto finished = zip.finish(); !finished)
        return stop(finished.error());
    context.progress(total, total);
    return built;
}

tl::expected<BuiltPackage, QList<Error>> buildPackage(Workspace& workspace, const QString& path, bool draft,
                                                      const TaskContext& context)
{
    tl::expected<BuiltPackage, QList<Error>> built;
    const auto written = writeAtomically(path, [&](QIODevice& device) -> Result<void> {
        built = writePackage(workspace, device, draft, context);
        return built ? Result<void>() : fail(built.error().first());
    });
    if (!built)
        return built;
    if (!written)
        return tl::unexpected(QList<Error>{written.error()});
    return built;
}

} // namespace pupitre
