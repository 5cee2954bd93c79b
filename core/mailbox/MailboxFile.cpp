#include "core/mailbox/MailboxFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/FileIo.h"
#include "core/base/XlsxReader.h"
#include "core/base/XlsxWriter.h"
#include "core/mailbox/HolderList.h"
#include "core/mailbox/MailboxRegistry.h"
#include "core/mailbox/MailboxTable.h"

#include <QFile>

namespace pupitre {

namespace {

constexpr qint64 sampleSize = 1 << 16;
constexpr qint64 turn = 1024; ///< records between two looks at the cancellation

QStringList decoded(const CsvRecord& record, TextEncoding encoding)
{
    QStringList fields;
    fields.reserve(static_cast<qsizetype>(record.fields.size()));
    for (const QByteArrayView field : record.fields)
        fields.append(decodeText(field, encoding));
    return fields;
}

Result<MailboxFile> readCsv(QFile& source, const QString& path, const OperatorDomains& domains,
                            const TaskContext& context)
{
    const auto dialect = sniffCsv(source.peek(sampleSize));
    if (!dialect)
        return fail(Error(dialect.error()).inFile(path));
    CsvReader reader(source, *dialect);
    MailboxTable table(path, domains);
    CsvRecord record;
    const CsvReader::Outcome first = reader.next(record);
    if (first != CsvReader::Outcome::Record)
        return fail(first == CsvReader::Outcome::End ? Error(ErrorCode::CsvNoHeader).inFile(path).at(1)
                                                     : Error(reader.error()).inFile(path));
    table.takeHeader(decoded(record, dialect->encoding), record.line);
    if (!table.file.errors.isEmpty()) // which field is which is not known: nothing below could be judged
        return std::move(table.file);
    const qint64 size = source.size();
    for (qint64 count = 0;; ++count) {
        if (count % turn == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(reader.bytesRead(), size);
        }
        switch (reader.next(record)) {
        case CsvReader::Outcome::Record:
            table.takeRecord(decoded(record, dialect->encoding), record.line);
            continue;
        case CsvReader::Outcome::Bad:
            table.takeBad(reader.error());
            continue;
        case CsvReader::Outcome::Failed:
            table.takeBad(reader.error());
            break;
        case CsvReader::Outcome::End:
            break;
        }
        break;
    }
    table.finish();
    return std::move(table.file);
}

// The first sheet; a row shorter than the header has empty cells at its end, empty rows are passed over.
Result<MailboxFile> readXlsx(const QString& path, const OperatorDomains& domains, const TaskContext& context)
{
    auto workbook = XlsxReader::openFile(path);
    if (!workbook)
        return fail(Error(workbook.error()).inFile(path));
    MailboxTable table(path, domains);
    qsizetype columns = 0;
    bool headed = false;
    const auto take = [&](const XlsxRow& row) {
        if (row.isEmpty())
            return true;
        QStringList cells;
        for (qsizetype i = 0; i < std::max(row.cells.size(), columns); ++i)
            cells.append(row.text(i));
        if (headed) {
            while (cells.size() > columns && cells.last().trimmed().isEmpty())
                cells.removeLast();
            table.takeRecord(cells, row.number);
            return true;
        }
        headed = true;
        columns = cells.size();
        table.takeHeader(cells, row.number);
        return table.file.errors.isEmpty(); // otherwise which field is which is not known
    };
    if (auto done = workbook->read(0, take, context); !done)
        return fail(Error(done.error()).inFile(path));
    if (!headed)
        return fail(Error(ErrorCode::CsvNoHeader).inFile(path).at(1));
    table.finish();
    return std::move(table.file);
}

QStringList fieldsOf(const Mailbox& mailbox, const QStringList& columns)
{
    QStringList fields;
    for (const QString& column : columns)
        fields.append(mailboxField(mailbox, column));
    return fields;
}

// Those of every table, and the holders' when a mailbox has any.
Result<QStringList> exportedColumns(const QSqlDatabase& database)
{
    auto held = scalar(database, QStringLiteral("SELECT 1 FROM mailbox_holder LIMIT 1"));
    if (!held)
        return fail(held.error());
    return held->isValid() ? mailboxColumns() + QStringList{holdersColumn} : mailboxColumns();
}

// Every mailbox that can be exchanged, by address, to `write`; how many.
Result<qint64> exportTo(Workspace& workspace, const TaskContext& context, bool holders,
                        const std::function<Result<void>(const Mailbox&)>& write)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    MailboxFilter filter;
    filter.purged = false; // a reserved address is nothing to exchange
    const MailboxRegistry registry(workspace);
    auto total = registry.count(filter);
    if (!total)
        return fail(total.error());
    qint64 written = 0;
    auto done = registry.forEach(filter, [&](const Mailbox& mailbox) -> Result<void> {
        if (written % turn == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(written, *total);
        }
        ++written;
        const bool shared = mailbox.type == MailboxType::Organisational || mailbox.type == MailboxType::Cabinet;
        if (!holders || !shared)
            return write(mailbox);
        Mailbox whole = mailbox;
        if (auto read = readHolders(*database, whole); !read)
            return read;
        return write(whole);
    });
    return done ? Result<qint64>(written) : fail(done.error());
}

} // namespace

Result<MailboxFile> readMailboxFile(const QString& path, const OperatorDomains& domains, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(source.errorString()));
    return source.peek(4) == "PK\x03\x04" ? readXlsx(path, domains, context) : readCsv(source, path, domains, context);
}

Result<void> writeMailboxCsvHeader(QIODevice& device)
{
    return writeAll(device, csvLine(mailboxColumns()));
}

Result<void> writeMailboxCsvRow(QIODevice& device, const Mailbox& mailbox)
{
    return writeAll(device, csvLine(fieldsOf(mailbox, mailboxColumns())));
}

Result<qint64> exportMailboxes(Workspace& workspace, QIODevice& device, const TaskContext& context)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    const auto columns = exportedColumns(*database);
    if (!columns)
        return fail(columns.error());
    if (auto header = writeAll(device, csvLine(*columns)); !header)
        return fail(header.error());
    return exportTo(workspace, context, columns->contains(holdersColumn),
                    [&](const Mailbox& mailbox) { return writeAll(device, csvLine(fieldsOf(mailbox, *columns))); });
}

Result<qint64> exportMailboxesXlsx(Workspace& workspace, QIODevice& device, const TaskContext& context)
{
    auto database = workspace.database();
    if (!database)
        return fail(database.error());
    const auto columns = exportedColumns(*database);
    if (!columns)
        return fail(columns.error());
    XlsxWriter writer(device);
    if (auto begun = writer.sheet(QStringLiteral("BAL"), {40, 8, 18, 18, 20, 16, 32, 22, 22, 12, 12, 48}); !begun)
        return fail(begun.error());
    if (auto header = writer.header(*columns); !header)
        return fail(header.error());
    auto written = exportTo(workspace, context, columns->contains(holdersColumn),
                            [&](const Mailbox& mailbox) { return writer.row(fieldsOf(mailbox, *columns)); });
    if (!written)
        return written;
    if (auto finished = writer.finish(); !finished)
        return fail(finished.error());
    return written;
}

} // namespace pupitre
