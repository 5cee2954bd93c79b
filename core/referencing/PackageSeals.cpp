#include "core/referencing/PackageSeals.h"

#include "core/base/Clock.h"
#include "core/referencing/AsicManifest.h"
#include "core/referencing/TimeStamp.h"

#include <algorithm>

namespace pupitre {

namespace {

class Seals
{
public:
    Seals(const PackageFiles& files, const VerifyOptions& options)
        : m_files(files)
        , m_options(options)
    {}
    SealsOutcome run();

private:
    void object(const char* check, const Error& error)
    {
        m_outcome.checks.append({QString::fromLatin1(check), false, error});
    }
    void object(const char* check, ErrorCode code, const QString& subject, const QString& detail = {})
    {
        object(check, Error(code).withValue(subject).withDetail(detail));
    }
    bool referencesHold(const AsicManifest& manifest);
    void verifyStamp(const QString& name, const AsicManifest& manifest);
    void verifyInnerStamps(const AsicManifest& manifest);
    void keepStamp(const SealVerdict& verdict, const QString& about);
    void verifySignature(const QString& name, const AsicManifest& manifest);

    const PackageFiles& m_files;
    const VerifyOptions& m_options;
    SealsOutcome m_outcome;
    QSet<QString> m_used; ///< files of META-INF that have a place
    QSet<QString> m_stamped;
};

bool Seals::referencesHold(const AsicManifest& manifest)
{
    bool good = true;
    for (const AsicManifest::Reference& file : manifest.references) {
        const auto real = m_files.hashes.constFind(file.name);
        if (real == m_files.hashes.constEnd()) {
            object("signature", ErrorCode::PackageMissingEntry, file.name);
            good = false;
        } else if ((file.bits == 256 ? *real : m_files.digest(file.name, file.bits)) != file.digest) {
            object("signature", ErrorCode::PackageAltered, file.name);
            good = false;
        }
    }
    return good;
}

void Seals::verifyStamp(const QString& name, const AsicManifest& manifest)
{
    const bool good = referencesHold(manifest);
    SealVerdict verdict =
        verifyTimeStamp(m_files.meta.value(manifest.signature), m_files.meta.value(name), m_options.anchors);
    verdict.valid = verdict.valid && good;
    for (const AsicManifest::Reference& file : manifest.references)
        m_stamped.insert(file.name);
    keepStamp(verdict, manifest.signature);
}

// Other tools put the time-stamp into the signature itself (CAdES-T).
void Seals::verifyInnerStamps(const AsicManifest& manifest)
{
    const QList<InnerStamp> stamps = innerStamps(m_files.meta.value(manifest.signature));
    for (const InnerStamp& stamp : stamps) {
        m_stamped.insert(manifest.signature);
        keepStamp(verifyTimeStamp(stamp.token, stamp.signatureValue, m_options.anchors), manifest.signature);
    }
}

// One that is wrong is not made good by another.
void Seals::keepStamp(const SealVerdict& verdict, const QString& about)
{
    if (verdict.error)
        object("time-stamp", Error(*verdict.error).withValue(about));
    if (!m_outcome.timeStamp || (m_outcome.timeStamp->isGood() && !verdict.isGood()))
        m_outcome.timeStamp = verdict;
}

void Seals::verifySignature(const QString& name, const AsicManifest& manifest)
{
    const bool good = referencesHold(manifest);
    const bool timed = m_outcome.timeStamp && m_outcome.timeStamp->isGood();
    const QDateTime at = m_options.at.isValid()    ? m_options.at
                         : timed                   ? m_outcome.timeStamp->time
                         : m_options.now.isValid() ? m_options.now
                                                   : Clock::system().nowUtc();
    SealVerdict verdict =
        verifyDetached(m_files.meta.value(manifest.signature), m_files.meta.value(name), m_options.anchors, at);
    verdict.valid = verdict.valid && good;
    if (verdict.error)
        object("signature", Error(*verdict.error).withValue(manifest.signature));
    if (verdict.valid) {
        for (const AsicManifest::Reference& file : manifest.references)
            m_outcome.covered.insert(file.name);
        m_outcome.covered.insert(name);
    }
    if (m_outcome.timeStamp && !m_stamped.contains(manifest.signature))
        object("time-stamp", ErrorCode::SignatureUncovered, manifest.signature);
    if (!m_outcome.signature || !verdict.isGood())
        m_outcome.signature = verdict;
}

SealsOutcome Seals::run()
{
    QStringList names = m_files.meta.keys();
    std::sort(names.begin(), names.end());
    QList<std::pair<QString, AsicManifest>> manifests;
    for (const QString& name : std::as_const(names)) {
        const QString file = name.mid(container::metaFolder.size());
        // EN 319 162-1 §4.4.3.2: signatures of ASiC-E with XAdES; said in words, not verified.
        if (file.startsWith(QLatin1String("signatures")) && file.endsWith(QLatin1String(".xml"))) {
            m_used.insert(name);
            object("signature", ErrorCode::SignatureForm, name, QStringLiteral("XAdES"));
            continue;
        }
        // "*ASiCManifest*.xml" for signatures and time-stamps, "*ASiCArchiveManifest*.xml" for those over them all.
        const bool isManifest =
            file.contains(QLatin1String("ASiCManifest")) || file.contains(QLatin1String("ASiCArchiveManifest"));
        if (!isManifest || !file.endsWith(QLatin1String(".xml")) || file.contains(u'/'))
            continue;
        m_used.insert(name);
        auto manifest = AsicManifest::parse(m_files.meta.value(name), name);
        if (!manifest) {
            object("signature", manifest.error());
            continue;
        }
        if (!m_files.meta.contains(manifest->signature)) {
            object(manifest->isStamp ? "time-stamp" : "signature", ErrorCode::SignatureMissing, manifest->signature);
            continue;
        }
        if (m_used.contains(manifest->signature)) { // one signature, one manifest
            object("signature", ErrorCode::PackageDuplicate, manifest->signature);
            continue;
        }
        m_used.insert(manifest->signature);
        manifests.append({name, std::move(*manifest)});
    }
    // Time-stamps first: they say when the signer's certificate had to be valid.
    for (const auto& [name, manifest] : std::as_const(manifests)) {
        if (manifest.isStamp)
            verifyStamp(name, manifest);
        else
            verifyInnerStamps(manifest);
    }
    for (const auto& [name, manifest] : std::as_const(manifests)) {
        if (!manifest.isStamp)
            verifySignature(name, manifest);
    }
    if (m_outcome.timeStamp && !m_outcome.signature)
        object("signature", ErrorCode::SignatureMissing, container::signature);
    for (const QString& name : std::as_const(names)) {
        if (!m_used.contains(name) && name != u"META-INF/manifest.xml")
            object("manifest", ErrorCode::PackageUnlisted, name);
    }
    return std::move(m_outcome);
}

} // namespace

SealsOutcome verifySeals(const PackageFiles& files, const VerifyOptions& options)
{
    return Seals(files, options).run();
}

} // namespace pupitre
