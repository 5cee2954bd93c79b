#include "core/mailbox/MailboxCsv.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileIo.h"
#include "core/mailbox/MailboxAddress.h"

#include <QFile>
#include <QHash>

#include <array>

namespace pupitre {

namespace {

enum Column {
    Address,
    Type,
    PersonId,
    StructureId,
    Surname,
    GivenName,
    Description,
    Service,
    Responsible,
    RedList,
    Status,
    ColumnCount
};

constexpr std::array<const char*, ColumnCount> columnNames{
    "adresse",     "type",    "identifiant_pp", "identifiant_structure", "nom",   "prenom",
    "description", "service", "responsable",    "liste_rouge",           "statut"};

// One reading of one file: what is found is gathered in `file`.
class Reading
{
public:
    Reading(QString path, CsvDialect dialect, const OperatorDomains& domains)
        : m_path(std::move(path))
        , m_dialect(dialect)
        , m_domains(domains)
    {
        m_position.fill(-1);
    }

    MailboxFile file;

    void takeHeader(const CsvRecord& record);
    void takeRecord(const CsvRecord& record);
    void takeBad(const Error& error)
    {
        ++file.read;
        ++file.rejected;
        report(error);
    }
    void finish();

private:
    void report(Error error)
    {
        if (file.errors.size() < MailboxFile::keptErrors)
            file.errors.append(error.inFile(m_path));
        else
            ++m_unlisted;
    }
    QString field(const CsvRecord& record, Column column) const
    {
        const int position = m_position[column];
        return position < 0
                   ? QString()
                   : decodeText(record.fields[static_cast<std::size_t>(position)], m_dialect.encoding).trimmed();
    }
    // An objection of this record, placed by the name of its column.
    Error placed(Error error, qint64 line) const
    {
        for (int column = 0; column < ColumnCount; ++column) {
            if (error.field() == QLatin1String(columnNames[static_cast<std::size_t>(column)]))
                return error.at(line, m_position[static_cast<std::size_t>(column)] + 1);
        }
        return error.at(line);
    }

    QString m_path;
    CsvDialect m_dialect;
    const OperatorDomains& m_domains;
    std::array<int, ColumnCount> m_position{};
    std::size_t m_headerSize = 0;
    QHash<QString, qint64> m_seen; ///< address → line
    bool m_undeclaredWarned = false;
    qint64 m_unlisted = 0;
};

void Reading::takeHeader(const CsvRecord& record)
{
    m_headerSize = record.fields.size();
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const QString name = decodeText(record.fields[i], m_dialect.encoding).trimmed();
        int known = -1;
        for (int column = 0; column < ColumnCount; ++column) {
            if (name.compare(QLatin1String(columnNames[static_cast<std::size_t>(column)]), Qt::CaseInsensitive) == 0)
                known = column;
        }
        const auto at = [&](ErrorCode code) {
            return Error(code).inFile(m_path).at(record.line, static_cast<qint64>(i) + 1).inField(name).withValue(name);
        };
        if (known < 0) {
            if (!name.isEmpty() || i + 1 < record.fields.size()) // a delimiter at the end of the line is no column
                file.warnings.append(at(ErrorCode::MailboxColumnUnknown));
        } else if (m_position[static_cast<std::size_t>(known)] >= 0) {
            report(at(ErrorCode::MailboxColumnTwice));
        } else {
            m_position[static_cast<std::size_t>(known)] = static_cast<int>(i);
            file.columns.append(QLatin1String(columnNames[static_cast<std::size_t>(known)]));
        }
    }
    for (const Column mandatory : {Address, Type}) {
        if (m_position[mandatory] < 0)
            report(Error(ErrorCode::MailboxColumnMissing)
                       .at(record.line)
                       .inField(QLatin1String(columnNames[mandatory]))
                       .withValue(QLatin1String(columnNames[mandatory])));
    }
}

void Reading::takeRecord(const CsvRecord& record)
{
    ++file.read;
    const qint64 line = record.line;
    if (record.fields.size() != m_headerSize) {
        ++file.rejected;
        report(Error(ErrorCode::CsvFieldCount)
                   .at(line)
                   .withDetail(QStringLiteral("%1 / %2").arg(record.fields.size()).arg(m_headerSize)));
        return;
    }
    const qsizetype before = file.errors.size() + m_unlisted;
    Mailbox mailbox;
    mailbox.address = field(record, Address).toLower();
    mailbox.personId = field(record, PersonId);
    mailbox.structureId = field(record, StructureId);
    mailbox.surname = field(record, Surname);
    mailbox.givenName = field(record, GivenName);
    mailbox.description = field(record, Description);
    mailbox.service = field(record, Service);
    mailbox.responsible = field(record, Responsible);

    const auto object = [&](ErrorCode code, Column column, const QString& value) {
        report(placed(Error(code).inField(QLatin1String(columnNames[column])).withValue(value), line));
    };
    const QString typeText = field(record, Type);
    const auto type = mailboxTypeFromCode(typeText);
    if (typeText.isEmpty())
        object(ErrorCode::MailboxFieldMissing, Type, {});
    else if (!type)
        object(ErrorCode::MailboxType, Type, typeText);
    const QString redListText = field(record, RedList);
    const QString statusText = field(record, Status);
    if (redListText.compare(QLatin1String("O"), Qt::CaseInsensitive) == 0)
        mailbox.redList = true;
    else if (!redListText.isEmpty() && redListText.compare(QLatin1String("N"), Qt::CaseInsensitive) != 0)
        object(ErrorCode::MailboxRedList, RedList, redListText);
    if (!statusText.isEmpty()) {
        if (const auto status = mailboxStatusFromCode(statusText))
            mailbox.status = *status;
        else
            object(ErrorCode::MailboxStatus, Status, statusText);
    }
    // Without a type, which identifier is mandatory is not known: its own error is enough.
    mailbox.type = type.value_or(mailbox.structureId.isEmpty() ? MailboxType::Personal : MailboxType::Organisational);
    for (const Error& finding : checkMailbox(mailbox)) {
        if (type || finding.code() != ErrorCode::MailboxFieldMissing || finding.field() == QLatin1String("adresse"))
            report(placed(finding, line));
    }
    if (checkMailboxAddress(mailbox.address)) {
        if (!m_domains.accepts(mailbox.address)) {
            object(ErrorCode::AddressDomain, Address, mailbox.address);
        } else if (m_domains.isEmpty() && !m_undeclaredWarned) {
            m_undeclaredWarned = true;
            file.warnings.append(Error(ErrorCode::AddressDomainUnchecked).inFile(m_path));
        }
        if (const auto first = m_seen.constFind(mailbox.address); first != m_seen.constEnd())
            report(placed(Error(ErrorCode::MailboxDuplicate)
                              .inField(QLatin1String(columnNames[Address]))
                              .withValue(mailbox.address)
                              .withDetail(QString::number(*first)),
                          line));
        else
            m_seen.insert(mailbox.address, line);
    }
    if (file.errors.size() + m_unlisted > before)
        ++file.rejected;
    else
        file.rows.append({line, std::move(mailbox), !redListText.isEmpty(), !statusText.isEmpty()});
}

void Reading::finish()
{
    if (m_unlisted > 0)
        file.errors.append(
            Error(ErrorCode::MailboxTooManyErrors).inFile(m_path).withValue(QString::number(m_unlisted)));
}

} // namespace

QStringList mailboxColumns()
{
    QStringList names;
    for (const char* name : columnNames)
        names.append(QLatin1String(name));
    return names;
}

Result<MailboxFile> readMailboxCsv(const QString& path, const OperatorDomains& domains, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(source.errorString()));
    constexpr qint64 sampleSize = 1 << 16;
    const auto dialect = sniffCsv(source.peek(sampleSize));
    if (!dialect)
        return fail(Error(dialect.error()).inFile(path));

    CsvReader reader(source, *dialect);
    Reading reading(path, *dialect, domains);
    CsvRecord record;
    const CsvReader::Outcome first = reader.next(record);
    if (first != CsvReader::Outcome::Record)
        return fail(first == CsvReader::Outcome::End ? Error(ErrorCode::CsvNoHeader).inFile(path).at(1)
                                                     : Error(reader.error()).inFile(path));
    reading.takeHeader(record);
    if (!reading.file.errors.isEmpty()) // which field is which is not known: nothing below could be judged
        return std::move(reading.file);
    const qint64 size = source.size();
    for (qint64 count = 0;; ++count) {
        if (count % 1024 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(reader.bytesRead(), size);
        }
        switch (reader.next(record)) {
        case CsvReader::Outcome::Record:
            reading.takeRecord(record);
            continue;
        case CsvReader::Outcome::Bad:
            reading.takeBad(reader.error());
            continue;
        case CsvReader::Outcome::Failed:
            reading.takeBad(reader.error());
            break;
        case CsvReader::Outcome::End:
            break;
        }
        break;
    }
    reading.finish();
    return std::move(reading.file);
}

Result<void> writeMailboxCsvHeader(QIODevice& device)
{
    return writeAll(device, csvLine(mailboxColumns()));
}

Result<void> writeMailboxCsvRow(QIODevice& device, const Mailbox& mailbox)
{
    return writeAll(
        device,
        csvLine({mailbox.address, mailboxTypeCode(mailbox.type), mailbox.personId, mailbox.structureId, mailbox.surname,
                 mailbox.givenName, mailbox.description, mailbox.service, mailbox.responsible,
                 mailbox.redList ? QStringLiteral("O") : QStringLiteral("N"), mailboxStatusCode(mailbox.status)}));
}

} // namespace pupitre
