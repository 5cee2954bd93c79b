#include "core/referencing/PackageVerifier.h"

#include "core/base/Sha256.h"
#include "core/base/ZipReader.h"
#include "core/base/ZipWriter.h"
#include "core/referencing/AsicManifest.h"
#include "core/referencing/PackageSeals.h"

#include <QHash>

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

namespace pupitre {

namespace {

constexpr qint64 largestManifest = 64 << 20;
constexpr qint64 largestMeta = 64 << 20;

// Which check an objection of the reader belongs to.
const char* checkOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PackageUnsafeName:
        return "names";
    case ErrorCode::PackageDuplicate:
    case ErrorCode::PackageEncrypted:
    case ErrorCode::PackageLink:
    case ErrorCode::PackageBomb:
    case ErrorCode::PackageMethod:
    case ErrorCode::PackageSizeLie:
    case ErrorCode::PackageDamagedEntry:
        return "entries";
    default:
        return "structure";
    }
}

// The headers as this program writes them.
bool isOfOurMaking(const ZipEntry& entry)
{
    const bool ascii = std::all_of(entry.name.begin(), entry.name.end(), [](QChar c) { return c.unicode() < 128; });
    return entry.madeBy == ZipWriter::madeBy && entry.flags == (ascii ? 0 : 0x0800) && entry.method == 0 &&
           entry.time == 0 && entry.date == ZipWriter::dosDate && entry.internalAttributes == 0 &&
           entry.attributes == ZipWriter::attributes && entry.extraSizes == 0 && !entry.hasComment;
}

class Verification
{
public:
    Verification(QString path, const VerifyOptions& options, const TaskContext& context)
        : m_path(std::move(path))
        , m_options(options)
        , m_context(context)
    {}
    Result<PackageVerdict> run();

private:
    void object(const char* check, ErrorCode code, const QString& subject, const QString& detail = {})
    {
        m_verdict.checks.append(
            {QString::fromLatin1(check), false, Error(code).inFile(m_path).withValue(subject).withDetail(detail)});
    }
    void passed(const char* check)
    {
        const bool objected = std::any_of(m_verdict.checks.begin(), m_verdict.checks.end(),
                                          [&](const PackageCheck& c) { return c.name == QLatin1String(check); });
        if (!objected)
            m_verdict.checks.append({QString::fromLatin1(check), true, std::nullopt});
    }
    void checkForm(const ZipReader& zip);
    Result<void> readContents(ZipReader& zip);
    void checkContainer(const ZipReader& zip);
    void checkSeals(ZipReader& zip);
    void compareWithManifest();

    QString m_path;
    const VerifyOptions& m_options;
    const TaskContext& m_context;
    PackageVerdict m_verdict;
    PackageFiles m_files;
    QByteArray m_manifest;
    QByteArray m_type;
    QSet<QString> m_covered;
};

// Bytes that no reader looks at (attributes, times) are answered for by nobody. In a package of our making they have
// one value only; when most headers are ours and one is not, somebody has been at it.
void Verification::checkForm(const ZipReader& zip)
{
    qsizetype ours = 0;
    for (const ZipEntry& entry : zip.entries())
        ours += isOfOurMaking(entry) ? 1 : 0;
    const bool mostly = ours * 2 >= zip.entries().size() && ours > 0;
    for (const ZipEntry& entry : zip.entries()) {
        if (mostly && !isOfOurMaking(entry))
            object("structure", ErrorCode::PackageHeaderMismatch, entry.name, QStringLiteral("form"));
        else if (entry.hasComment)
            object("structure", ErrorCode::PackageTrailingData, entry.name, QStringLiteral("comment"));
    }
}

Result<void> Verification::readContents(ZipReader& zip)
{
    quint64 total = 0;
    for (const ZipEntry& entry : zip.entries())
        total += entry.size;
    quint64 done = 0;
    for (const ZipEntry& entry : zip.entries()) {
        if (entry.isFolder())
            continue;
        Sha256 hash;
        QByteArray* kept = entry.name == container::manifest              ? &m_manifest
                           : entry.name == container::mimetype            ? &m_type
                           : entry.name.startsWith(container::metaFolder) ? &m_files.meta[entry.name]
                                                                          : nullptr;
        const qint64 most = kept == &m_manifest ? largestManifest : largestMeta;
        if (kept != nullptr && entry.size > static_cast<quint64>(most)) {
            object("entries", ErrorCode::PackageBomb, entry.name);
            continue;
        }
        const auto read = zip.extract(
            entry,
            [&](QByteArrayView bytes) -> Result<void> {
                hash.add(bytes);
                if (kept != nullptr)
                    kept->append(bytes);
                done += static_cast<quint64>(bytes.size());
                m_context.progress(static_cast<qint64>(done), static_cast<qint64>(total));
                return {};
            },
            m_context);
        if (!read && read.error().code() == ErrorCode::Cancelled)
            return read;
        if (!read)
            object(checkOf(read.error().code()), read.error().code(), entry.name, read.error().detail());
        else
            m_files.hashes.insert(entry.name, hash.hex());
    }
    passed("entries");
    return {};
}

// EN 319 162-1 §A.1: the type comes first, stored, and is what it says; a container of signatures has one.
void Verification::checkContainer(const ZipReader& zip)
{
    const ZipEntry* type = zip.find(container::mimetype);
    if (type == nullptr)
        return;
    const bool first = zip.entries().first().name == container::mimetype && type->offset == 0 && type->method == 0 &&
                       type->extraSizes == 0;
    if (m_type == "application/vnd.etsi.asic-s+zip")
        object("container", ErrorCode::SignatureForm, container::mimetype, QStringLiteral("ASiC-S"));
    else if (!first || m_type != container::mimetypeContent)
        object("container", ErrorCode::PackageNoMimetype, container::mimetype);
    // The type announces a signature: without one, it was taken away.
    const bool isSigned = std::any_of(m_files.meta.keyBegin(), m_files.meta.keyEnd(), [](const QString& name) {
        return name.endsWith(QLatin1String(".p7s")) || name.startsWith(QLatin1String("META-INF/signatures"));
    });
    if (!isSigned)
        object("signature", ErrorCode::SignatureMissing, container::signature);
    passed("container");
}

void Verification::checkSeals(ZipReader& zip)
{
    m_files.digest = [&](const QString& name, int bits) -> QString {
        const ZipEntry* entry = zip.find(name);
        const EVP_MD* algorithm = bits == 384 ? EVP_sha384() : EVP_sha512();
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        if (entry == nullptr || EVP_DigestInit_ex(hash.get(), algorithm, nullptr) != 1)
            return {};
        const auto read = zip.extract(
            *entry,
            [&](QByteArrayView bytes) -> Result<void> {
                EVP_DigestUpdate(hash.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
                return {};
            },
            m_context);
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int size = 0;
        if (!read || EVP_DigestFinal_ex(hash.get(), digest, &size) != 1)
            return {};
        return QString::fromLatin1(
            QByteArray(reinterpret_cast<const char*>(digest), static_cast<qsizetype>(size)).toHex());
    };
    SealsOutcome seals = verifySeals(m_files, m_options);
    for (PackageCheck& check : seals.checks) {
        if (check.error)
            check.error->inFile(m_path);
        m_verdict.checks.append(std::move(check));
    }
    m_verdict.signature = std::move(seals.signature);
    m_verdict.timeStamp = std::move(seals.timeStamp);
    m_covered = std::move(seals.covered);
    if (!m_verdict.signature)
        return;
    for (auto it = m_files.hashes.cbegin(); it != m_files.hashes.cend(); ++it) {
        if (!m_covered.contains(it.key()) && it.key() != container::mimetype &&
            !it.key().startsWith(container::metaFolder))
            object("signature", ErrorCode::SignatureUncovered, it.key());
    }
    passed("signature");
    if (m_verdict.timeStamp)
        passed("time-stamp");
}

void Verification::compareWithManifest()
{
    if (!m_files.hashes.contains(container::manifest)) {
        // A container of another maker: its signature is the manifest.
        if (!m_verdict.signature)
            object("manifest", ErrorCode::PackageNoManifest, container::manifest);
        m_verdict.files = std::count_if(m_covered.begin(), m_covered.end(),
                                        [](const QString& name) { return !name.startsWith(container::metaFolder); });
        return;
    }
    QHash<QString, QString> listed;
    qint64 number = 0;
    for (const QByteArray& line : m_manifest.split('\n')) {
        ++number;
        if (line.isEmpty())
            continue;
        // sha256sum: 64 hexadecimal digits, a space, a space or "*", the name.
        const bool shaped = line.size() > 66 && line[64] == ' ' && (line[65] == ' ' || line[65] == '*') &&
                            std::all_of(line.begin(), line.begin() + 64, [](char c) {
                                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                            });
        const QString name = QString::fromUtf8(line.mid(66));
        if (!shaped || listed.contains(name)) {
            object("manifest", ErrorCode::PackageManifestSyntax, QString::number(number));
            continue;
        }
        listed.insert(name, QString::fromLatin1(line.first(64).toLower()));
    }
    for (auto it = m_files.hashes.cbegin(); it != m_files.hashes.cend(); ++it) {
        if (it.key() != container::manifest && !it.key().startsWith(container::metaFolder) &&
            !listed.contains(it.key()))
            object("manifest", ErrorCode::PackageUnlisted, it.key());
    }
    for (auto it = listed.cbegin(); it != listed.cend(); ++it) {
        const auto real = m_files.hashes.constFind(it.key());
        if (real == m_files.hashes.constEnd())
            object("manifest", ErrorCode::PackageMissingEntry, it.key());
        else if (*real != it.value())
            object("content", ErrorCode::PackageAltered, it.key());
        else
            ++m_verdict.files;
    }
    passed("manifest");
    passed("content");
}

Result<PackageVerdict> Verification::run()
{
    auto zip = ZipReader::openFile(m_path, {}, ZipReader::Mode::Report);
    if (!zip) {
        const ErrorCode code = zip.error().code();
        if (code != ErrorCode::PackageTruncated && code != ErrorCode::PackageTooManyEntries)
            return fail(zip.error());
        object("structure", code, zip.error().value());
        return std::move(m_verdict);
    }
    for (const Error& objection : zip->objections())
        object(checkOf(objection.code()), objection.code(), objection.value(), objection.detail());
    checkForm(*zip);
    passed("structure");
    passed("names");
    // A package that lies about its structure is not unpacked, not even to look at it.
    const bool hostile = std::any_of(zip->objections().begin(), zip->objections().end(), [](const Error& objection) {
        return objection.code() == ErrorCode::PackageBomb || objection.code() == ErrorCode::PackageEncrypted ||
               objection.code() == ErrorCode::PackageDuplicate;
    });
    if (hostile)
        return std::move(m_verdict);
    if (auto read = readContents(*zip); !read)
        return fail(read.error());
    checkContainer(*zip);
    checkSeals(*zip);
    compareWithManifest();
    return std::move(m_verdict);
}

} // namespace

bool PackageVerdict::integrity() const
{
    return !checks.isEmpty() && std::all_of(checks.begin(), checks.end(), [](const PackageCheck& check) {
        return check.good || check.name == u"signature" || check.name == u"time-stamp";
    });
}

bool PackageVerdict::isGood() const
{
    return !checks.isEmpty() &&
           std::all_of(checks.begin(), checks.end(), [](const PackageCheck& check) { return check.good; });
}

Result<PackageVerdict> verifyPackage(const QString& path, const VerifyOptions& options, const TaskContext& context)
{
    return Verification(path, options, context).run();
}

} // namespace pupitre
