#include "core/mailbox/DirectoryExtraction.h"

#include "core/base/FileIo.h"
#include "core/base/ZipReader.h"
#include "core/mailbox/Identifiers.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

constexpr qsizetype keptErrors = 1000;

enum Wanted {
    Type,
    Address,
    PersonType,
    PersonNumber,
    PersonId,
    StructureType,
    StructureId,
    Service,
    Surname,
    GivenName,
    Profession,
    StructureName,
    PostalCode,
    WantedCount
};
constexpr const char* wantedNames[WantedCount] = {"Type de BAL",
                                                  "Adresse BAL",
                                                  "Type Identifiant PP",
                                                  "Identifiant PP",
                                                  "Identification nationale PP",
                                                  "Type identifiant structure",
                                                  "Identification Structure",
                                                  "Service de rattachement",
                                                  "Nom d'exercice",
                                                  "Prénom d'exercice",
                                                  "Libellé Profession",
                                                  "Raison Sociale structure BAL",
                                                  "Code postal structure BAL"};

// The time in the name of the published file; the directory writes French time.
QDateTime timeInName(const QString& name)
{
    static const QRegularExpression digits(QStringLiteral("_(\\d{12})(?:\\D|$)"));
    const auto match = digits.match(QFileInfo(name).fileName());
    if (!match.hasMatch())
        return {};
    QDateTime time = QDateTime::fromString(match.captured(1), QStringLiteral("yyyyMMddhhmm"));
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

void ExtractionParser::refuse(ErrorCode code, const QString& detail)
{
    ++m_extraction.rejected;
    if (m_extraction.errors.size() < keptErrors)
        m_extraction.errors.append(Error(code).at(m_line).withDetail(detail));
}

Result<void> ExtractionParser::takeHeader(QByteArrayView line)
{
    if (line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    const QStringList names = QString::fromUtf8(line).split(u'|');
    m_columns = names.size();
    for (const char* wanted : wantedNames) {
        const QString name = QString::fromUtf8(wanted);
        const auto found = std::find_if(names.begin(), names.end(), [&](const QString& known) {
            return known.trimmed().compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found == names.end())
            return fail(Error(ErrorCode::ExtractionForeign).at(1).withValue(name));
        m_positions.append(static_cast<int>(found - names.begin()));
    }
    return {};
}

Result<void> ExtractionParser::takeLine(QByteArrayView line)
{
    ++m_line;
    if (line.endsWith('\r'))
        line.chop(1);
    if (m_line == 1)
        return takeHeader(line);
    if (line.isEmpty())
        return {};
    ++m_extraction.lines;
    if (!line.isValidUtf8()) {
        refuse(ErrorCode::CsvEncoding, {});
        return {};
    }
    const QStringList cells = QString::fromUtf8(line).split(u'|');
    if (cells.size() != m_columns && !(cells.size() == m_columns + 1 && cells.last().isEmpty())) {
        refuse(ErrorCode::CsvFieldCount, QStringLiteral("%1 / %2").arg(cells.size()).arg(m_columns));
        return {};
    }
    const auto cell = [&](Wanted column) {
        return cells[m_positions[column]].trimmed();
    };
    DirectoryEntry entry;
    entry.line = m_line;
    entry.address = cell(Address).toLower();
    if (!entry.address.contains(u'@')) {
        refuse(ErrorCode::AddressSyntax, entry.address);
        return {};
    }
    entry.type = cell(Type).toUpper();
    entry.personId = cell(PersonId);
    if (!cell(PersonNumber).isEmpty() && !checkPersonIdentifier(entry.personId))
        entry.personId = cell(PersonType) + cell(PersonNumber);
    entry.structureId = cell(StructureId);
    if (!entry.structureId.isEmpty() && !checkStructureIdentifier(entry.structureId))
        entry.structureId = cell(StructureType) + entry.structureId;
    entry.surname = cell(Surname);
    entry.givenName = cell(GivenName);
    entry.profession = cell(Profession);
    entry.service = cell(Service);
    entry.structureName = cell(StructureName);
    entry.postalCode = cell(PostalCode);
    return m_take(entry);
}

Result<void> ExtractionParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView piece = end < 0 ? bytes : bytes.first(end);
        if (!m_skipping && m_rest.size() + piece.size() > DirectoryExtraction::longestLine) {
            if (m_line == 0)
                return fail(
                    Error(ErrorCode::ExtractionForeign).at(1).withValue(QString::fromUtf8(wantedNames[Address])));
            ++m_line;
            ++m_extraction.lines;
            refuse(ErrorCode::CsvRecordTooLong, {});
            m_rest.clear();
            m_skipping = true;
        }
        if (end < 0) {
            if (!m_skipping)
                m_rest.append(piece);
            return {};
        }
        if (m_skipping) {
            m_skipping = false;
        } else if (m_rest.isEmpty()) {
            if (auto taken = takeLine(piece); !taken)
                return taken;
        } else {
            m_rest.append(piece);
            const QByteArray line = std::exchange(m_rest, QByteArray());
            if (auto taken = takeLine(line); !taken)
                return taken;
        }
        bytes = bytes.sliced(end + 1);
    }
    return {};
}

Result<void> ExtractionParser::finish()
{
    if (!m_rest.isEmpty()) {
        const QByteArray line = std::exchange(m_rest, QByteArray());
        if (auto taken = takeLine(line); !taken)
            return taken;
    }
    return m_line > 0 ? Result<void>()
                      : fail(Error(ErrorCode::ExtractionForeign).withValue(QString::fromUtf8(wantedNames[Address])));
}

Result<DirectoryExtraction> DirectoryExtraction::read(const QString& path, const Take& take, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(file.errorString()));
    DirectoryExtraction extraction;
    ExtractionParser parser(extraction, take);
    qint64 done = 0;
    qint64 total = file.size();
    const auto feed = [&](QByteArrayView bytes) -> Result<void> {
        if (context.isCancelled())
            return fail(ErrorCode::Cancelled);
        done += bytes.size();
        context.progress(done, total);
        return parser.feed(bytes);
    };
    const auto placed = [&](const Error& error) {
        return fail(Error(error).inFile(path));
    };
    extraction.extractedAt = timeInName(path);
    if (file.peek(4) == "PK\x03\x04") {
        ZipLimits limits;
        limits.entries = 100;
        limits.entrySize = largestText;
        limits.totalSize = 2 * largestText;
        auto zip = ZipReader::openFile(path, limits);
        if (!zip)
            return placed(zip.error());
        const auto entry = std::find_if(zip->entries().begin(), zip->entries().end(), [](const ZipEntry& one) {
            return one.name.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
        });
        if (entry == zip->entries().end())
            return placed(Error(ErrorCode::ExtractionForeign).withValue(QStringLiteral("*.txt")));
        total = static_cast<qint64>(entry->size);
        if (const QDateTime inside = timeInName(entry->name); inside.isValid())
            extraction.extractedAt = inside;
        if (auto extracted = zip->extract(*entry, feed, context); !extracted)
            return placed(extracted.error());
    } else {
        constexpr qint64 piece = 1 << 18;
        for (QByteArray bytes = file.read(piece); !bytes.isEmpty(); bytes = file.read(piece)) {
            if (auto fed = feed(bytes); !fed)
                return placed(fed.error());
        }
    }
    if (auto finished = parser.finish(); !finished)
        return placed(finished.error());
    for (Error& error : extraction.errors)
        error.inFile(path);
    return extraction;
}

} // namespace pupitre
