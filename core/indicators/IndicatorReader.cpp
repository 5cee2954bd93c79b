#include "core/indicators/IndicatorReader.h"

#include "core/indicators/IndicatorRows.h"
#include "core/indicators/IndicatorSource.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace pupitre {

namespace {

Result<void> checkGroupings(const IndicatorFormat& format, const QList<QStringList>& groupings)
{
    for (const QStringList& by : groupings) {
        for (const QString& name : by) {
            if (!format.canGroupBy(name))
                return fail(Error(ErrorCode::FormatColumnUnknown).inField(QStringLiteral("--by")).withValue(name));
        }
    }
    return {};
}

/// What the threads that read one table share.
struct SharedReading
{
    ChunkReader& chunks;
    const ByteStream& bytes;
    const TaskContext& context;
    qint64 total = 0;
    std::mutex lock;
    std::optional<Error> failure; ///< guarded, as all below
    std::vector<qint64> lines;    ///< of each chunk
};

// One thread: takes chunks as they come until there is none left.
void readChunks(SharedReading& shared, RowReader& rows, const csv::Rules& rules, qsizetype fieldCount)
{
    csv::Scanner<RowReader> scanner(rules, fieldCount, rows);
    CsvChunk chunk;
    for (;;) {
        {
            const std::lock_guard hold(shared.lock);
            if (!shared.failure && shared.context.isCancelled())
                shared.failure = Error(ErrorCode::Cancelled);
            if (shared.failure)
                return;
            shared.context.progress(std::min(shared.bytes.taken(), shared.total), shared.total);
            auto more = shared.chunks.next(chunk);
            if (!more)
                shared.failure = more.error();
            if (!more || !*more)
                return;
            shared.lines.resize(std::max<std::size_t>(shared.lines.size(), static_cast<std::size_t>(chunk.number) + 1));
        }
        rows.beginChunk(chunk.number);
        const char* data = chunk.buffer.data();
        const qint64 lines = scanner.scan(data + chunk.begin, data + chunk.end, data + chunk.bytesEnd, chunk.atEnd);
        const std::lock_guard hold(shared.lock);
        shared.lines[static_cast<std::size_t>(chunk.number)] = lines;
        if (rows.hopeless() && !shared.failure)
            shared.failure = rows.hopeless();
    }
}

/// Gathers what the tables of one file hold.
class Gathering
{
public:
    Gathering(const IndicatorFormat& format, const QList<QStringList>& groupings, const IndicatorReadOptions& options,
              const TaskContext& context)
        : m_format(format)
        , m_groupings(groupings)
        , m_options(options)
        , m_context(context)
        , m_merged(static_cast<std::size_t>(groupings.size()))
    {}

    IndicatorSummary summary;

    Result<void> take(IndicatorTableSource& source, qint64 fileSize);
    void finish();

private:
    Result<RowLayout> layoutOf(ChunkReader& chunks, const IndicatorTableSource& source, qint64* firstLine, bool* fits);
    void warnOfOtherMonths(const std::vector<std::unique_ptr<RowReader>>& readers, const QString& fileMonth,
                           const QString& label);
    Result<void> merge(const std::vector<std::unique_ptr<RowReader>>& readers, const std::vector<qint64>& lines,
                       qint64 firstLine, const QString& label);

    const IndicatorFormat& m_format;
    const QList<QStringList>& m_groupings;
    const IndicatorReadOptions& m_options;
    const TaskContext& m_context;
    std::vector<std::map<QStringList, IndicatorTable::Row>> m_merged;
    QSet<QString> m_months;
    QSet<QDate> m_days;
    qint64 m_found = 0; ///< errors, kept or not
};

// Reads what comes before the rows: byte-order mark, dialect, header.
Result<RowLayout> Gathering::layoutOf(ChunkReader& chunks, const IndicatorTableSource& source, qint64* firstLine,
                                      bool* fits)
{
    RowLayout layout{m_format, m_groupings, {}, 0, TextEncoding::Utf8, {}, {}, source.label};
    layout.rules.longest = m_options.longestRecord;
    layout.rules.quote = m_format.quote;
    chunks.setRules(layout.rules);
    auto head = chunks.head();
    if (!head)
        return fail(head.error());
    constexpr qsizetype sampled = 1 << 16;
    const QByteArrayView sample = head->first(std::min(sampled, head->size()));
    // A NUL or two are damage of a line, which is rejected; many of them are no text.
    const bool damaged =
        sample.contains('\0') && std::count(sample.begin(), sample.end(), '\0') <= sample.size() / 200 + 1;
    const auto dialect = damaged ? sniffCsv(sample.toByteArray().replace('\0', ' ')) : sniffCsv(sample);
    if (!dialect)
        return fail(Error(dialect.error()).inFile(source.label));
    layout.encoding = dialect->byteOrderMark ? TextEncoding::Utf8 : m_format.encoding.value_or(dialect->encoding);
    layout.rules.delimiter = m_format.delimiter != 0 ? m_format.delimiter : dialect->delimiter;
    summary.encodings.append(layout.encoding == TextEncoding::Utf8 ? QStringLiteral("UTF-8")
                                                                   : QStringLiteral("windows-1252"));
    chunks.setRules(layout.rules);

    const auto named =
        m_format.fileName.pattern().isEmpty() ? QRegularExpressionMatch() : m_format.fileName.match(source.name);
    if (named.hasMatch()) {
        summary.operatorName = named.captured(QStringLiteral("operator"));
        summary.nameMonth = named.captured(QStringLiteral("month"));
        layout.fileMonth = summary.nameMonth.toLatin1();
    }
    if (m_format.monthColumn() < 0 && layout.fileMonth.isEmpty())
        return fail(Error(ErrorCode::IndicatorFileName).inFile(source.label).withValue(source.name));

    const char* begin = head->data() + (dialect->byteOrderMark ? 3 : 0);
    const char* end = head->data() + head->size();
    if (!m_format.header) {
        QStringList names;
        for (const IndicatorColumn& column : m_format.columns)
            names.append(column.name);
        QList<Error> errors;
        *fits = layout.takeHeader(names, 0, errors, errors);
        *firstLine = 1;
        chunks.skip(begin - head->data());
        return layout;
    }
    qint64 line = 1;
    for (; begin < end && (*begin == '\n' || *begin == '\r'); begin = csv::afterBreak(begin, end))
        ++line;
    if (begin == end)
        return fail(Error(ErrorCode::CsvNoHeader).inFile(source.label).at(1));
    constexpr qsizetype mostColumns = 100000;
    const csv::SlowRecord record = csv::readSlowly(begin, end, chunks.allRead(), layout.rules, mostColumns);
    if (record.outcome != csv::Outcome::Record) {
        const ErrorCode code = record.outcome == csv::Outcome::StrayQuote     ? ErrorCode::CsvStrayQuote
                               : record.outcome == csv::Outcome::Unterminated ? ErrorCode::CsvUnterminatedQuote
                                                                              : ErrorCode::CsvRecordTooLong;
        return fail(Error(code).inFile(source.label).at(line));
    }
    QStringList names;
    std::vector<char> scratch;
    const csv::Record header = record.at(0);
    for (qsizetype i = 0; i < std::min(header.count, mostColumns); ++i)
        names.append(decodeText(csv::valueOf(header.field(i), layout.rules.quote, scratch), layout.encoding)
                         .trimmed()
                         .normalized(QString::NormalizationForm_C));
    QList<Error> errors;
    *fits = layout.takeHeader(names, line, errors, summary.warnings);
    for (const Error& error : std::as_const(errors)) {
        ++summary.rejectCounts[errorName(error.code()) + u' ' + error.field()];
        ++m_found;
        if (summary.rejects.size() < IndicatorSummary::keptRejects)
            summary.rejects.append(error);
    }
    *firstLine = line + record.lines;
    chunks.skip(record.next - head->data());
    return layout;
}

Result<void> Gathering::take(IndicatorTableSource& source, qint64 fileSize)
{
    ChunkReader chunks(*source.bytes);
    qint64 firstLine = 1;
    bool fits = true;
    auto layout = layoutOf(chunks, source, &firstLine, &fits);
    if (!layout)
        return fail(layout.error());
    if (!fits) {
        summary.headerFits = false; // nothing below it can be judged
        ++summary.rejected;
        return {};
    }
    constexpr qint64 smallFile = 2 << 20; ///< not worth a second thread
    constexpr int mostThreads = 4;
    int threads = m_options.threads > 0 ? m_options.threads : std::clamp(QThread::idealThreadCount(), 1, mostThreads);
    if (m_options.threads == 0 && chunks.allRead() && fileSize < smallFile)
        threads = 1;
    SharedReading shared{chunks, *source.bytes, m_context, fileSize, {}, {}, {}};
    std::vector<std::unique_ptr<RowReader>> readers;
    for (int i = 0; i < threads; ++i)
        readers.push_back(std::make_unique<RowReader>(*layout));
    std::vector<std::thread> others;
    for (int i = 1; i < threads; ++i) {
        RowReader& rows = *readers[static_cast<std::size_t>(i)];
        others.emplace_back([&] { readChunks(shared, rows, layout->rules, layout->fieldCount); });
    }
    readChunks(shared, *readers.front(), layout->rules, layout->fieldCount);
    for (std::thread& other : others)
        other.join();
    for (const auto& reader : readers) {
        reader->finish();
        if (reader->hopeless() && !shared.failure)
            shared.failure = reader->hopeless();
    }
    if (shared.failure)
        return fail(*shared.failure);
    warnOfOtherMonths(readers, QString::fromLatin1(layout->fileMonth), source.label);
    return merge(readers, shared.lines, firstLine, source.label);
}

// The name says one month, the lines another.
void Gathering::warnOfOtherMonths(const std::vector<std::unique_ptr<RowReader>>& readers, const QString& fileMonth,
                                  const QString& label)
{
    if (fileMonth.isEmpty() || m_format.monthColumn() < 0)
        return;
    QSet<QString> months;
    for (const auto& reader : readers)
        months |= reader->months();
    months.remove(fileMonth);
    if (months.isEmpty())
        return;
    QStringList others(months.begin(), months.end());
    others.sort();
    summary.warnings.append(Error(ErrorCode::IndicatorMonthOther)
                                .inFile(label)
                                .inField(m_format.columns[m_format.monthColumn()].name)
                                .withValue(others.join(u' ')));
}

Result<void> Gathering::merge(const std::vector<std::unique_ptr<RowReader>>& readers, const std::vector<qint64>& lines,
                              qint64 firstLine, const QString& label)
{
    std::vector<qint64> linesBefore(lines.size() + 1, firstLine - 1);
    for (std::size_t i = 0; i < lines.size(); ++i)
        linesBefore[i + 1] = linesBefore[i] + lines[i];
    std::vector<PlacedError> rejects;
    for (const auto& reader : readers) {
        summary.read += reader->read();
        summary.rejected += reader->rejected();
        m_months |= reader->months();
        m_days |= reader->days();
        rejects.insert(rejects.end(), reader->rejects().begin(), reader->rejects().end());
        for (auto it = reader->rejectCounts().begin(); it != reader->rejectCounts().end(); ++it) {
            summary.rejectCounts[it.key()] += it.value();
            m_found += it.value();
        }
        for (auto it = reader->broken().begin(); it != reader->broken().end(); ++it)
            summary.broken[it.key()] += it.value();
        for (qsizetype i = 0; i < m_format.columns.size(); ++i) {
            const qint64 absent = reader->absent()[static_cast<std::size_t>(i)];
            if (absent == 0)
                continue;
            summary.absent[m_format.columns[i].name] += absent;
            if (m_format.columns[i].absent == IndicatorColumn::Absent::Degraded)
                summary.degraded[m_format.columns[i].name] += absent;
        }
        for (qsizetype table = 0; table < m_groupings.size(); ++table) {
            auto& merged = m_merged[static_cast<std::size_t>(table)];
            for (std::size_t group = 0; group < reader->groupCount(table); ++group) {
                IndicatorTable::Row row = reader->group(table, group);
                const auto [place, isNew] = merged.try_emplace(row.values, row);
                if (isNew)
                    continue;
                place->second.count += row.count;
                for (qsizetype i = 0; i < row.sums.size(); ++i) {
                    qint64& sum = place->second.sums[i];
                    if (__builtin_add_overflow(sum, row.sums[i], &sum))
                        return fail(Error(ErrorCode::IndicatorOverflow).inFile(label).inField(m_format.measures()[i]));
                }
            }
            if (merged.size() > RowReader::mostGroups)
                return fail(Error(ErrorCode::IndicatorTooManyGroups)
                                .inFile(label)
                                .withValue(QString::number(RowReader::mostGroups)));
        }
    }
    // Each thread took its chunks in order and kept its first errors, so the first ones of all are among these.
    std::stable_sort(rejects.begin(), rejects.end(),
                     [](const PlacedError& a, const PlacedError& b) { return a.chunk < b.chunk; });
    for (PlacedError& placed : rejects) {
        if (summary.rejects.size() >= IndicatorSummary::keptRejects)
            break;
        Error& error = placed.error;
        error.at(error.line() + linesBefore[static_cast<std::size_t>(placed.chunk)], error.column());
        summary.rejects.append(error);
    }
    return {};
}

void Gathering::finish()
{
    for (qsizetype table = 0; table < m_groupings.size(); ++table) {
        IndicatorTable result{m_groupings[table], {}};
        for (auto& [values, row] : m_merged[static_cast<std::size_t>(table)])
            result.rows.append(std::move(row));
        summary.tables.append(result);
    }
    if (const qint64 unlisted = m_found - summary.rejects.size(); unlisted > 0)
        summary.rejects.append(Error(ErrorCode::IndicatorTooManyRejects).withValue(QString::number(unlisted)));
    summary.months = QStringList(m_months.begin(), m_months.end());
    summary.months.sort();
    summary.days = QList<QDate>(m_days.begin(), m_days.end());
    std::sort(summary.days.begin(), summary.days.end());
    summary.encodings.removeDuplicates();
}

} // namespace

Result<IndicatorSummary> readIndicators(const QString& path, const IndicatorFormat& format,
                                        const QList<QStringList>& groupings, const TaskContext& context,
                                        const IndicatorReadOptions& options)
{
    QElapsedTimer clock;
    clock.start();
    if (auto known = checkGroupings(format, groupings); !known)
        return fail(known.error());
    auto file = IndicatorFile::open(path, options.hash);
    if (!file)
        return fail(file.error());
    Gathering gathering(format, groupings, options, context);
    bool any = false;
    for (;;) {
        auto source = (*file)->next();
        if (!source)
            return fail(source.error());
        if (!*source)
            break;
        any = true;
        if (auto taken = gathering.take(**source, (*file)->size()); !taken)
            return fail(taken.error());
    }
    if (!any)
        return fail(Error(ErrorCode::FileEmpty).inFile(path));
    gathering.finish();
    IndicatorSummary& summary = gathering.summary;
    if (options.hash) {
        auto hash = (*file)->sha256();
        if (!hash)
            return fail(hash.error());
        summary.sha256 = *hash;
    }
    summary.bytes = (*file)->size();
    summary.seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    return std::move(summary);
}

} // namespace pupitre
