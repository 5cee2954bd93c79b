#include "core/mailbox/MailboxFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/FileIo.h"
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

} // namespace

Result<MailboxFile> readMailboxFile(const QString& path, const OperatorDomains& domains, const TaskContext& context)
{
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(source.errorString()));
    return readCsv(source, path, domains, context);
}

Result<void> writeMailboxCsvHeader(QIODevice& device)
{
    return writeAll(device, csvLine(mailboxColumns()));
}

Result<void> writeMailboxCsvRow(QIODevice& device, const Mailbox& mailbox)
{
    QStringList fields;
    for (const QString& column : mailboxColumns())
        fields.append(mailboxField(mailbox, column));
    return writeAll(device, csvLine(fields));
}

Result<qint64> exportMailboxes(Workspace& workspace, QIODevice& device, const TaskContext& context)
{
    if (auto header = writeMailboxCsvHeader(device); !header)
        return fail(header.error());
    const MailboxRegistry registry(workspace);
    auto total = registry.count();
    if (!total)
        return fail(total.error());
    qint64 written = 0;
    auto done = registry.forEach({}, [&](const Mailbox& mailbox) -> Result<void> {
        if (written % turn == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(written, *total);
        }
        ++written;
        return writeMailboxCsvRow(device, mailbox);
    });
    if (!done)
        return fail(done.error());
    return written;
}

} // namespace pupitre
