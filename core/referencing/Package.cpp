#include "core/referencing/Package.h"

#include "core/base/AtomicFile.h"
#include "core/base/Sha256.h"
#include "core/base/ZipWriter.h"
#include "core/referencing/AsicManifest.h"
#include "core/referencing/CandidatureSheet.h"
#include "core/referencing/PackageIndex.h"
#include "core/referencing/ProofScan.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace pupitre {

namespace {

using Built = tl::expected<BuiltPackage, QList<Error>>;

tl::unexpected<QList<Error>> stop(const Error& error)
{
    return tl::unexpected(QList<Error>{error});
}

// Stable names: by requirement, in the order in which the proofs were attached.
QList<PackagedProof> placedProofs(const QList<ChecklistItem>& items)
{
    QList<PackagedProof> placed;
    QStringList folders;
    for (const ChecklistItem& item : items) {
        // Two identifiers may differ only by what a file name cannot hold.
        const QString plain = safeFileName(item.requirement.id);
        QString folder = plain;
        for (int n = 2; folders.contains(folder, Qt::CaseInsensitive); ++n)
            folder = plain + QStringLiteral("_%1").arg(n);
        folders.append(folder);
        int number = 0;
        for (const Proof& proof : item.proofs) {
            if (!proof.erased)
                placed.append({item.requirement.id,
                               QStringLiteral("proofs/%1/%2-%3")
                                   .arg(folder)
                                   .arg(++number, 2, 10, QLatin1Char('0'))
                                   .arg(safeFileName(proof.name)),
                               proof});
        }
    }
    return placed;
}

QByteArray candidatureDocument(const Candidature& candidature)
{
    QJsonObject object = candidature.toJson();
    object.insert(QStringLiteral("profiles"), QJsonArray::fromStringList(candidature.profiles()));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

// The documents of a package beside its first page and the proofs.
QList<std::pair<QString, QByteArray>> documentsOf(const PackageContents& contents, const PageSheet& index)
{
    return {
        {QStringLiteral("index.pdf"), pdfOf(index)},
        {QStringLiteral("candidature.json"), candidatureDocument(contents.version.candidature)},
        {QStringLiteral("candidature.pdf"), pdfOf(candidatureSheet(contents.version, contents.readiness.candidature))},
        {QStringLiteral("questionnaire-ssi.pdf"),
         pdfOf(questionnaireSheet(contents.questionnaire, contents.answers, contents.version.candidature))}};
}

QList<Error> reasonsAgainst(const Readiness& readiness)
{
    QList<Error> reasons = readiness.candidature.errors;
    for (const Readiness::Missing& missing : readiness.missing)
        reasons.append(Error(ErrorCode::RequirementUnproved).withValue(missing.requirement));
    for (const QString& id : readiness.unanswered)
        reasons.append(Error(ErrorCode::QuestionUnanswered).withValue(id));
    return reasons;
}

tl::expected<PackageContents, QList<Error>> contentsOf(Workspace& workspace, const PackageOptions& options,
                                                       const TaskContext& context)
{
    const Dossier dossier(workspace);
    PackageContents contents;
    auto version = dossier.candidature();
    if (!version)
        return stop(version.error());
    auto items = dossier.checklist();
    if (!items)
        return stop(items.error());
    auto readiness = dossier.readiness(workspace.clock().nowUtc().date());
    if (!readiness)
        return stop(readiness.error());
    auto catalogue = dossier.catalogue();
    if (!catalogue)
        return stop(catalogue.error());
    if (!readiness->complete() && !options.draft)
        return tl::unexpected(reasonsAgainst(*readiness));
    contents.draft = !readiness->complete();
    contents.version = std::move(*version);
    contents.items = std::move(*items);
    contents.readiness = std::move(*readiness);
    contents.catalogueTitle = catalogue->title;
    contents.catalogueNotice = catalogue->notice;
    contents.proofs = placedProofs(contents.items);
    const QuestionnaireStore questionnaires(workspace);
    auto questionnaire = questionnaires.current();
    if (!questionnaire)
        return stop(questionnaire.error());
    auto answers = questionnaires.answers();
    if (!answers)
        return stop(answers.error());
    contents.questionnaire = std::move(*questionnaire);
    contents.answers = std::move(*answers);
    if (!options.draft) {
        // DSR §4.8: nothing leaves that was not looked at, and decided where something was found.
        auto scanned = ProofScans(workspace).scanAll(context);
        if (!scanned)
            return stop(scanned.error());
        QList<Error> undecided;
        for (const ScannedProof& entry : std::as_const(*scanned)) {
            for (const JudgedFinding& judged : entry.findings) {
                if (judged.acceptedReason.isEmpty())
                    undecided.append(Error(ErrorCode::ScanUndecided)
                                         .withValue(entry.proof.name)
                                         .inField(judged.finding.place)
                                         .at(judged.finding.line)
                                         .withDetail(leakCode(judged.finding.kind) + u' ' + judged.finding.shown));
            }
        }
        if (!undecided.isEmpty())
            return tl::unexpected(undecided);
    }
    if (options.signer)
        contents.signer = options.signer->chain.first().subject;
    return contents;
}

// Divides the proofs, in their order, so that no part is larger than the limit: what the program adds to each part is
// reckoned from the whole.
Result<int> divide(PackageContents& contents, qint64 limit)
{
    if (limit <= 0)
        return 1;
    constexpr qint64 aroundEntry = 512; // headers, and lines of both manifests
    const PageSheet sheet = packageIndex(contents);
    qint64 fixed = htmlOf(sheet).size() + (qint64(64) << 10);
    for (const auto& [name, content] : documentsOf(contents, sheet))
        fixed += content.size() + aroundEntry;
    fixed += contents.proofs.size() * 64;
    int part = 1;
    qint64 size = fixed;
    for (PackagedProof& packaged : contents.proofs) {
        const qint64 needed = packaged.proof.size + aroundEntry + 8 * packaged.path.size();
        if (fixed + needed > limit)
            return fail(Error(ErrorCode::PackagePartTooSmall)
                            .withValue(packaged.proof.name)
                            .withDetail(QString::number(fixed + needed)));
        if (size + needed > limit) {
            ++part;
            size = fixed;
        }
        size += needed;
        packaged.part = part;
    }
    return part;
}

// One package as it is being written.
class Writer
{
public:
    Writer(Workspace& workspace, QIODevice& device, const PackageContents& contents, const PackageOptions& options,
           const TaskContext& context)
        : m_workspace(workspace)
        , m_contents(contents)
        , m_options(options)
        , m_context(context)
        , m_zip(device)
    {}

    Result<void> write(BuiltPackage& built);

private:
    Result<void> addText(const QString& name, const QByteArray& content)
    {
        note(name, Sha256::hexOf(content));
        return m_zip.add(name, content, ZipMethod::Stored);
    }
    void note(const QString& name, const QString& sha256) { m_references.append({name, sha256}); }
    Result<void> addProofs(BuiltPackage& built);
    Result<void> sign(BuiltPackage& built);

    Workspace& m_workspace;
    const PackageContents& m_contents;
    const PackageOptions& m_options;
    const TaskContext& m_context;
    ZipWriter m_zip;
    QList<AsicManifest::Reference> m_references;
};

Result<void> Writer::addProofs(BuiltPackage& built)
{
    qint64 total = 0;
    for (const PackagedProof& packaged : m_contents.proofs)
        total += packaged.part == m_contents.part ? packaged.proof.size : 0;
    qint64 before = 0;
    for (const PackagedProof& packaged : m_contents.proofs) {
        if (packaged.part != m_contents.part)
            continue;
        QFile file(m_workspace.proofs().pathOf(packaged.proof.sha256));
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fail(Error(ErrorCode::ProofMissing).withValue(packaged.proof.name));
        if (file.size() != packaged.proof.size)
            return fail(Error(ErrorCode::ProofAltered).withValue(packaged.proof.name));
        TaskContext step = m_context;
        step.progress = [&](qint64 done, qint64) {
            m_context.progress(before + done, total);
        };
        m_context.progress(before, total);
        Sha256 hash;
        if (auto added = m_zip.add(packaged.path, file, packaged.proof.size, step, &hash); !added)
            return added;
        if (hash.hex() != packaged.proof.sha256)
            return fail(Error(ErrorCode::ProofAltered).withValue(packaged.proof.name));
        note(packaged.path, packaged.proof.sha256);
        ++built.files;
        before += packaged.proof.size;
        built.bytes += packaged.proof.size;
    }
    return {};
}

AsicManifest stampManifest(const QByteArray& signature, const QByteArray& asicManifest)
{
    AsicManifest manifest;
    manifest.signature = container::stamp;
    manifest.isStamp = true;
    manifest.references = {{container::signature, Sha256::hexOf(signature)},
                           {container::asicManifest, Sha256::hexOf(asicManifest)}};
    return manifest;
}

Result<void> Writer::sign(BuiltPackage& built)
{
    AsicManifest manifest;
    manifest.signature = container::signature;
    manifest.references = m_references;
    const QByteArray xml = manifest.toXml();
    const auto signature = signDetached(*m_options.signer, xml, m_workspace.clock().nowUtc());
    if (!signature)
        return fail(signature.error());
    if (auto added = m_zip.add(container::asicManifest, xml, ZipMethod::Stored); !added)
        return added;
    if (auto added = m_zip.add(container::signature, *signature, ZipMethod::Stored); !added)
        return added;
    built.isSigned = true;
    if (m_options.authorities.urls.isEmpty())
        return {};
    const QByteArray stamped = stampManifest(*signature, xml).toXml();
    const auto token = m_options.authorities.stamp(stamped, m_context);
    if (!token) {
        if (token.error().code() == ErrorCode::Cancelled)
            return fail(token.error());
        built.stampError = token.error(); // signed now, stamped later
        return {};
    }
    if (auto added = m_zip.add(container::stampManifest, stamped, ZipMethod::Stored); !added)
        return added;
    built.isStamped = true;
    return m_zip.add(container::stamp, *token, ZipMethod::Stored);
}

Result<void> Writer::write(BuiltPackage& built)
{
    if (m_options.signer) {
        const QByteArray type = container::mimetypeContent.toByteArray();
        if (auto added = m_zip.add(container::mimetype, type, ZipMethod::Stored); !added)
            return added;
        note(container::mimetype, Sha256::hexOf(type));
        ++built.files;
    }
    const PageSheet sheet = packageIndex(m_contents);
    QList<std::pair<QString, QByteArray>> documents{{QStringLiteral("index.html"), htmlOf(sheet)}};
    documents += documentsOf(m_contents, sheet);
    for (const auto& [name, content] : std::as_const(documents)) {
        if (auto added = addText(name, content); !added)
            return added;
        ++built.files;
    }
    if (auto added = addProofs(built); !added)
        return added;
    QByteArray lines;
    for (const AsicManifest::Reference& file : std::as_const(m_references))
        lines += file.digest.toLatin1() + "  " + file.name.toUtf8() + '\n'; // as sha256sum writes and reads it
    if (auto added = addText(container::manifest, lines); !added)
        return added;
    if (m_options.signer) {
        m_references.removeFirst(); // the type is answered for by the manifest: some readers allow no reference to it
        if (auto signedAll = sign(built); !signedAll)
            return signedAll;
    }
    return m_zip.finish();
}

QString partPath(const QString& path, int part, int parts)
{
    if (parts == 1)
        return path;
    const QFileInfo info(path);
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    return path.chopped(suffix.size()) + QStringLiteral("-%1-sur-%2").arg(part).arg(parts) + suffix;
}

} // namespace

Built writePackage(Workspace& workspace, QIODevice& device, const PackageOptions& options, const TaskContext& context)
{
    auto contents = contentsOf(workspace, options, context);
    if (!contents)
        return tl::unexpected(contents.error());
    BuiltPackage built;
    built.draft = contents->draft;
    if (auto written = Writer(workspace, device, *contents, options, context).write(built); !written)
        return stop(written.error());
    return built;
}

Built buildPackage(Workspace& workspace, const QString& path, const PackageOptions& options, const TaskContext& context)
{
    auto contents = contentsOf(workspace, options, context);
    if (!contents)
        return tl::unexpected(contents.error());
    const auto parts = divide(*contents, options.partLimit);
    if (!parts)
        return stop(parts.error());
    contents->parts = *parts;
    BuiltPackage built;
    built.draft = contents->draft;
    for (int part = 1; part <= *parts; ++part) {
        contents->part = part;
        const QString target = partPath(path, part, *parts);
        const auto written = writeAtomically(target, [&](QIODevice& device) -> Result<void> {
            if (auto done = Writer(workspace, device, *contents, options, context).write(built); !done)
                return done;
            if (options.partLimit > 0 && device.size() > options.partLimit)
                return fail(
                    Error(ErrorCode::PackagePartTooSmall).withValue(target).withDetail(QString::number(device.size())));
            return {};
        });
        if (!written) {
            for (const QString& made : std::as_const(built.paths)) // a dossier is whole or not there
                QFile::remove(made);
            return stop(written.error());
        }
        built.paths.append(target);
    }
    return built;
}

Result<void> stampPackage(const QString& path, const TimeStampAuthorities& authorities, const TaskContext& context)
{
    auto zip = ZipReader::openFile(path);
    if (!zip)
        return fail(zip.error());
    const ZipEntry* signature = zip->find(container::signature);
    const ZipEntry* manifest = zip->find(container::asicManifest);
    if (signature == nullptr || manifest == nullptr)
        return fail(Error(ErrorCode::SignatureMissing).inFile(path));
    if (zip->find(container::stamp) != nullptr || zip->find(container::stampManifest) != nullptr)
        return fail(Error(ErrorCode::StampPresent).inFile(path));
    constexpr qint64 largest = 64 << 20;
    const auto signatureBytes = zip->content(*signature, largest, context);
    const auto manifestBytes = zip->content(*manifest, largest, context);
    if (!signatureBytes || !manifestBytes)
        return fail(signatureBytes ? manifestBytes.error() : signatureBytes.error());
    const QByteArray stamped = stampManifest(*signatureBytes, *manifestBytes).toXml();
    const auto token = authorities.stamp(stamped, context);
    if (!token)
        return fail(token.error());
    return writeAtomically(path, [&](QIODevice& device) -> Result<void> {
        ZipWriter out(device);
        qint64 count = 0;
        for (const ZipEntry& entry : zip->entries()) {
            context.progress(count++, zip->entries().size());
            if (auto copied = out.copy(*zip, entry, context); !copied)
                return copied;
        }
        if (auto added = out.add(container::stampManifest, stamped, ZipMethod::Stored); !added)
            return added;
        if (auto added = out.add(container::stamp, *token, ZipMethod::Stored); !added)
            return added;
        auto finished = out.finish();
        zip = fail(ErrorCode::Cancelled); // closes the former file: some systems replace no open one
        return finished;
    });
}

} // namespace pupitre
