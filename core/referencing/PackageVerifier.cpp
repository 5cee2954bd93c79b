#include "core/referencing/PackageVerifier.h"

#include "core/base/FileIo.h"
#include "core/base/Sha256.h"
#include "core/referencing/ZipDirectory.h"

#include <QFile>
#include <QHash>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace pupitre {

namespace {

const QString manifestName = QStringLiteral("manifest-sha256.txt");
constexpr qint64 largestManifest = 32 << 20;
constexpr quint64 highestRatio = 2000;              ///< deflate cannot do better than about 1030
constexpr quint64 alwaysAllowed = quint64(1) << 20; ///< bytes an entry may hold whatever its ratio

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

bool isUnsafe(const ZipEntry& entry)
{
    const QString& name = entry.name;
    if (name.isEmpty() || name.startsWith(u'/') || name.contains(u'\\') || name.contains(QChar(0)) ||
        name.contains(QChar(0xFFFD)) || (name.size() > 1 && name[1] == u':'))
        return true;
    const auto parts = QStringView(name).split(u'/');
    const bool climbs =
        std::any_of(parts.begin(), parts.end(), [](QStringView part) { return part == u".." || part == u"."; });
    const bool control =
        std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    return climbs || control || name.size() > 1000;
}

class Verification
{
public:
    Verification(QString path, const TaskContext& context)
        : m_path(std::move(path))
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
    void checkEntries(const ZipDirectory& directory);
    Result<void> readContents(const ZipDirectory& directory);
    Result<void> readEntry(archive* reader, const QString& name, quint64 announced);
    void compareWithManifest();

    QString m_path;
    const TaskContext& m_context;
    PackageVerdict m_verdict;
    QHash<QString, QString> m_hashes; ///< name → SHA-256 of what the entry really holds
    QByteArray m_manifest;
};

void Verification::checkEntries(const ZipDirectory& directory)
{
    QHash<QString, int> seen;
    for (const ZipEntry& entry : directory.entries) {
        // Windows and macOS see one file where the case differs.
        if (++seen[entry.name.toLower()] == 2)
            object("entries", ErrorCode::PackageDuplicate, entry.name);
        if (isUnsafe(entry))
            object("names", ErrorCode::PackageUnsafeName, entry.name);
        if (entry.isEncrypted())
            object("entries", ErrorCode::PackageEncrypted, entry.name);
        if (entry.isSymbolicLink())
            object("entries", ErrorCode::PackageLink, entry.name);
        if (entry.localName != entry.rawName || entry.localMethod != entry.method)
            object("structure", ErrorCode::PackageHeaderMismatch, entry.name);
        if (entry.size > alwaysAllowed && entry.size > highestRatio * std::max<quint64>(entry.compressedSize, 1))
            object("entries", ErrorCode::PackageBomb, entry.name);
    }
    if (directory.trailingBytes != 0)
        object("structure", ErrorCode::PackageTrailingData, QString::number(directory.trailingBytes));
    if (directory.leadingBytes != 0)
        object("structure", ErrorCode::PackageTrailingData, QString::number(directory.leadingBytes));
    passed("structure");
    passed("names");
}

Result<void> Verification::readEntry(archive* reader, const QString& name, quint64 announced)
{
    Sha256 hash;
    quint64 size = 0;
    const void* data = nullptr;
    std::size_t length = 0;
    la_int64_t offset = 0;
    for (;;) {
        if (m_context.isCancelled())
            return fail(ErrorCode::Cancelled);
        const int outcome = archive_read_data_block(reader, &data, &length, &offset);
        if (outcome == ARCHIVE_EOF)
            break;
        if (outcome != ARCHIVE_OK) {
            object("entries", ErrorCode::PackageDamagedEntry, name, QString::fromUtf8(archive_error_string(reader)));
            return {};
        }
        const QByteArrayView bytes(static_cast<const char*>(data), static_cast<qsizetype>(length));
        size += length;
        if (size > announced) { // it said less: nothing more of it is read
            object("entries", ErrorCode::PackageSizeLie, name, QString::number(announced));
            return {};
        }
        hash.add(bytes);
        if (name == manifestName && m_manifest.size() < largestManifest)
            m_manifest.append(bytes);
    }
    if (size != announced)
        object("entries", ErrorCode::PackageSizeLie, name, QString::number(announced));
    m_hashes.insert(name, hash.hex());
    return {};
}

Result<void> Verification::readContents(const ZipDirectory& directory)
{
    QHash<QString, quint64> announced;
    for (const ZipEntry& entry : directory.entries)
        announced.insert(entry.name, entry.size);
    const Reader reader(archive_read_new(), &archive_read_free);
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_filename(reader.get(), QFile::encodeName(m_path).constData(), 1 << 18) != ARCHIVE_OK) {
        object("structure", ErrorCode::PackageTruncated, m_path, QString::fromUtf8(archive_error_string(reader.get())));
        return {};
    }
    archive_entry* entry = nullptr;
    qint64 count = 0;
    for (int outcome = ARCHIVE_OK; (outcome = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
        if (outcome == ARCHIVE_FATAL || outcome == ARCHIVE_FAILED) {
            object("structure", ErrorCode::PackageTruncated, m_path,
                   QString::fromUtf8(archive_error_string(reader.get())));
            return {};
        }
        const char* utf8 = archive_entry_pathname_utf8(entry);
        const QString name = QString::fromUtf8(utf8 != nullptr ? utf8 : archive_entry_pathname(entry));
        m_context.progress(++count, directory.entries.size());
        if (archive_entry_filetype(entry) == AE_IFDIR)
            continue;
        if (!announced.contains(name)) {
            object("structure", ErrorCode::PackageHeaderMismatch, name);
            continue;
        }
        if (auto read = readEntry(reader.get(), name, announced.value(name)); !read)
            return read;
    }
    for (const ZipEntry& listed : directory.entries) {
        const bool objected = std::any_of(m_verdict.checks.begin(), m_verdict.checks.end(), [&](const PackageCheck& c) {
            return c.error && c.error->value() == listed.name;
        });
        if (!listed.isFolder() && !m_hashes.contains(listed.name) && !objected)
            object("entries", ErrorCode::PackageDamagedEntry, listed.name);
    }
    passed("entries");
    return {};
}

void Verification::compareWithManifest()
{
    if (!m_hashes.contains(manifestName)) {
        object("manifest", ErrorCode::PackageNoManifest, manifestName);
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
    for (auto it = m_hashes.cbegin(); it != m_hashes.cend(); ++it) {
        if (it.key() != manifestName && !listed.contains(it.key()))
            object("manifest", ErrorCode::PackageUnlisted, it.key());
    }
    for (auto it = listed.cbegin(); it != listed.cend(); ++it) {
        const auto real = m_hashes.constFind(it.key());
        if (real == m_hashes.constEnd())
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
    if (auto checked = checkReadableFile(m_path); !checked)
        return fail(checked.error());
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(m_path).withDetail(file.errorString()));
    auto directory = ZipDirectory::read(file);
    if (!directory && directory.error().code() == ErrorCode::PackageNotZip)
        return fail(Error(directory.error()).inFile(m_path));
    if (!directory) {
        object("structure", directory.error().code(), directory.error().value());
        return std::move(m_verdict);
    }
    checkEntries(*directory);
    // A package that lies about its structure is not unpacked, not even to look at it.
    const bool hostile = std::any_of(m_verdict.checks.begin(), m_verdict.checks.end(), [](const PackageCheck& c) {
        return c.error &&
               (c.error->code() == ErrorCode::PackageBomb || c.error->code() == ErrorCode::PackageEncrypted ||
                c.error->code() == ErrorCode::PackageDuplicate);
    });
    if (!hostile) {
        if (auto read = readContents(*directory); !read)
            return fail(read.error());
        compareWithManifest();
    }
    return std::move(m_verdict);
}

} // namespace

bool PackageVerdict::integrity() const
{
    return !checks.isEmpty() &&
           std::all_of(checks.begin(), checks.end(), [](const PackageCheck& check) { return check.good; });
}

Result<PackageVerdict> verifyPackage(const QString& path, const TaskContext& context)
{
    return Verification(path, context).run();
}

} // namespace pupitre
