#include "core/indicators/IndicatorReader.h"

#include "core/base/Csv.h"
#include "core/base/FileIo.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <limits>

namespace pupitre {

namespace {

constexpr int noColumn = -1;
constexpr int monthKey = -2;              ///< stands for the derived "month" among grouping columns
constexpr qsizetype mostGroups = 1000000; ///< distinct groups of one table
constexpr char unit = '\x1F';             ///< between the values of a key; refused in the data

bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// YYYY-MM-DD, or YYYY-MM; true when it is a day (month) of the calendar.
bool isCalendar(QByteArrayView text, bool withDay)
{
    if (text.size() != (withDay ? 10 : 7) || text[4] != '-' || !allDigits(text.first(4)) ||
        !allDigits(text.sliced(5, 2)))
        return false;
    if (withDay && (text[7] != '-' || !allDigits(text.sliced(8, 2))))
        return false;
    return QDate::isValid(text.first(4).toInt(), text.sliced(5, 2).toInt(), withDay ? text.sliced(8, 2).toInt() : 1);
}

QByteArrayView trimmed(QByteArrayView text)
{
    return text.trimmed();
}

struct Group
{
    qint64 count = 0;
    QList<qint64> sums;
};

class Reading
{
public:
    Reading(const QString& path, const IndicatorFormat& format, const QList<QStringList>& groupings)
        : m_path(path)
        , m_format(format)
    {
        for (int i = 0; i < format.columns.size(); ++i) {
            if (format.columns[i].measure)
                m_measures.append(i);
        }
        for (const QStringList& by : groupings) {
            QList<int> columns;
            for (const QString& name : by) {
                const int index = format.indexOf(name);
                columns.append(index >= 0 ? index : monthKey);
            }
            m_groupings.append(columns);
            m_groups.append(QHash<QByteArray, Group>());
            summary.tables.append({by, {}});
        }
    }

    IndicatorSummary summary;

    Result<void> takeHeader(const CsvRecord& record, TextEncoding encoding);
    void takeRecord(const CsvRecord& record);
    void takeBad(const Error& error)
    {
        ++summary.read;
        ++summary.rejected;
        report(error);
    }
    void setFileMonth(const QByteArray& month) { m_fileMonth = month; }
    void finish();
    const std::optional<Error>& hopeless() const { return m_hopeless; }

private:
    void report(Error error)
    {
        if (summary.rejects.size() < IndicatorSummary::keptRejects)
            summary.rejects.append(error.inFile(m_path));
        else
            ++m_unlisted;
    }
    bool check(const CsvRecord& record);
    std::optional<ErrorCode> checkValue(const IndicatorColumn& column, QByteArrayView value) const;
    void add(int table, const QByteArray& key);
    void addCombinations(int table, int depth, QByteArray key);

    QString m_path;
    const IndicatorFormat& m_format;
    TextEncoding m_encoding = TextEncoding::Utf8;
    QList<int> m_position; ///< of each format column in the record, or noColumn
    std::size_t m_headerSize = 0;
    QList<int> m_measures;
    QList<QList<int>> m_groupings;
    QList<QHash<QByteArray, Group>> m_groups;
    QByteArray m_fileMonth;
    // of the line at hand
    std::vector<QByteArrayView> m_values;
    QByteArray m_month;
    QList<qint64> m_sums;
    QSet<QByteArray> m_months;
    QSet<QByteArray> m_days;
    qint64 m_unlisted = 0;
    std::optional<Error> m_hopeless;
};

Result<void> Reading::takeHeader(const CsvRecord& record, TextEncoding encoding)
{
    m_encoding = encoding;
    m_headerSize = record.fields.size();
    m_position.fill(noColumn, m_format.columns.size());
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
        const QString name = decodeText(record.fields[i], encoding).trimmed();
        const int index = m_format.indexOf(name);
        if (index >= 0 && m_position[index] == noColumn)
            m_position[index] = static_cast<int>(i);
        else if (!name.isEmpty())
            report(Error(ErrorCode::IndicatorColumnExtra)
                       .at(record.line, static_cast<qint64>(i) + 1)
                       .inField(name)
                       .withValue(name));
    }
    bool complete = true;
    for (int i = 0; i < m_format.columns.size(); ++i) {
        if (m_position[i] != noColumn)
            continue;
        complete = false;
        report(Error(ErrorCode::IndicatorColumnMissing)
                   .at(record.line)
                   .inField(m_format.columns[i].name)
                   .withValue(m_format.columns[i].name));
    }
    return complete ? Result<void>() : fail(Error(ErrorCode::CsvNoHeader).inFile(m_path).at(record.line));
}

std::optional<ErrorCode> Reading::checkValue(const IndicatorColumn& column, QByteArrayView value) const
{
    using Type = IndicatorColumn::Type;
    const auto patterned = [&](QByteArrayView one) {
        return column.pattern.pattern().isEmpty() || column.pattern.match(decodeText(one, m_encoding)).hasMatch();
    };
    switch (column.type) {
    case Type::Integer:
        if (!allDigits(value))
            return ErrorCode::IndicatorInteger;
        return value.size() > 18 ? std::optional(ErrorCode::IndicatorOverflow) : std::nullopt;
    case Type::Date:
        return isCalendar(value, true) ? std::nullopt : std::optional(ErrorCode::IndicatorDate);
    case Type::Month:
        return isCalendar(value, false) ? std::nullopt : std::optional(ErrorCode::IndicatorDate);
    case Type::Enum:
        return column.values.contains(QByteArray::fromRawData(value.data(), value.size()))
                   ? std::nullopt
                   : std::optional(ErrorCode::IndicatorEnumeration);
    case Type::List:
        for (qsizetype begin = 0; begin <= value.size();) {
            qsizetype end = value.indexOf(column.separator, begin);
            if (end < 0)
                end = value.size();
            const QByteArrayView one = trimmed(value.sliced(begin, end - begin));
            if (one.isEmpty() || !patterned(one) ||
                (!column.values.isEmpty() && !column.values.contains(one.toByteArray())))
                return ErrorCode::IndicatorPattern;
            begin = end + 1;
        }
        return std::nullopt;
    case Type::Text:
        return value.contains(unit) || !patterned(value) ? std::optional(ErrorCode::IndicatorPattern) : std::nullopt;
    }
    return std::nullopt;
}

// Fills the values of the line; false when at least one is wrong (all are reported).
bool Reading::check(const CsvRecord& record)
{
    bool good = true;
    m_values.assign(static_cast<std::size_t>(m_format.columns.size()), QByteArrayView());
    for (int i = 0; i < m_format.columns.size(); ++i) {
        const IndicatorColumn& column = m_format.columns[i];
        const QByteArrayView value = trimmed(record.fields[static_cast<std::size_t>(m_position[i])]);
        m_values[static_cast<std::size_t>(i)] = value;
        std::optional<ErrorCode> wrong;
        if (value.isEmpty())
            wrong = column.absent == IndicatorColumn::Absent::Refused ? std::optional(ErrorCode::IndicatorValueMissing)
                                                                      : std::nullopt;
        else
            wrong = checkValue(column, value);
        if (!wrong)
            continue;
        good = false;
        report(Error(*wrong)
                   .at(record.line, m_position[i] + 1)
                   .inField(column.name)
                   .withValue(decodeText(value.first(std::min<qsizetype>(value.size(), 200)), m_encoding)));
    }
    return good;
}

void Reading::takeRecord(const CsvRecord& record)
{
    ++summary.read;
    if (record.fields.size() != m_headerSize) {
        ++summary.rejected;
        report(Error(ErrorCode::CsvFieldCount)
                   .at(record.line)
                   .withDetail(QStringLiteral("%1 / %2").arg(record.fields.size()).arg(m_headerSize)));
        return;
    }
    if (!check(record)) {
        ++summary.rejected;
        return;
    }
    const int monthColumn = m_format.monthColumn();
    const QByteArrayView date =
        monthColumn >= 0 ? m_values[static_cast<std::size_t>(monthColumn)] : QByteArrayView(m_fileMonth);
    m_month = date.first(std::min<qsizetype>(7, date.size())).toByteArray();
    m_months.insert(m_month);
    if (date.size() == 10)
        m_days.insert(date.toByteArray());
    m_sums.clear();
    for (const int measure : m_measures)
        m_sums.append(m_values[static_cast<std::size_t>(measure)].toLongLong());
    for (int i = 0; i < m_format.columns.size(); ++i) {
        if (m_format.columns[i].absent == IndicatorColumn::Absent::Degraded &&
            m_values[static_cast<std::size_t>(i)].isEmpty())
            ++summary.degraded[m_format.columns[i].name];
    }
    for (int table = 0; table < m_groupings.size(); ++table)
        addCombinations(table, 0, {});
}

// One key a line, except through list columns: there each distinct value makes a key of its own.
void Reading::addCombinations(int table, int depth, QByteArray key)
{
    const QList<int>& columns = m_groupings[table];
    if (depth == columns.size()) {
        add(table, key);
        return;
    }
    if (depth > 0)
        key.append(unit);
    const int index = columns[depth];
    if (index == monthKey) {
        addCombinations(table, depth + 1, key + m_month);
        return;
    }
    const IndicatorColumn& column = m_format.columns[index];
    const QByteArrayView value = m_values[static_cast<std::size_t>(index)];
    if (column.type != IndicatorColumn::Type::List || value.isEmpty()) {
        addCombinations(table, depth + 1, key + value.toByteArray());
        return;
    }
    QSet<QByteArray> seen;
    for (const QByteArray& one : value.toByteArray().split(column.separator)) {
        const QByteArray item = one.trimmed();
        if (!seen.contains(item)) {
            seen.insert(item);
            addCombinations(table, depth + 1, key + item);
        }
    }
}

void Reading::add(int table, const QByteArray& key)
{
    QHash<QByteArray, Group>& groups = m_groups[table];
    auto group = groups.find(key);
    if (group == groups.end()) {
        if (groups.size() >= mostGroups) {
            m_hopeless = Error(ErrorCode::IndicatorTooManyGroups).inFile(m_path).withValue(QString::number(mostGroups));
            return;
        }
        group = groups.insert(key, Group{0, QList<qint64>(m_measures.size(), 0)});
    }
    ++group->count;
    for (qsizetype i = 0; i < m_sums.size(); ++i) {
        // A file of absurd figures must not wrap around into plausible ones.
        if (group->sums[i] > std::numeric_limits<qint64>::max() - m_sums[i])
            m_hopeless =
                Error(ErrorCode::IndicatorOverflow).inFile(m_path).inField(m_format.columns[m_measures[i]].name);
        else
            group->sums[i] += m_sums[i];
    }
}

void Reading::finish()
{
    if (m_unlisted > 0)
        summary.rejects.append(
            Error(ErrorCode::IndicatorTooManyRejects).inFile(m_path).withValue(QString::number(m_unlisted)));
    for (int table = 0; table < m_groups.size(); ++table) {
        QList<IndicatorTable::Row>& rows = summary.tables[table].rows;
        for (auto it = m_groups[table].cbegin(); it != m_groups[table].cend(); ++it) {
            QStringList values;
            if (!m_groupings[table].isEmpty()) {
                for (const QByteArray& part : it.key().split(unit))
                    values.append(decodeText(part, m_encoding));
            }
            rows.append({values, it->count, it->sums});
        }
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.values < b.values; });
    }
    for (const QByteArray& month : std::as_const(m_months))
        summary.months.append(QString::fromLatin1(month));
    summary.months.sort();
    for (const QByteArray& day : std::as_const(m_days))
        summary.days.append(QDate::fromString(QString::fromLatin1(day), Qt::ISODate));
    std::sort(summary.days.begin(), summary.days.end());
}

Result<void> checkGroupings(const IndicatorFormat& format, const QList<QStringList>& groupings)
{
    for (const QStringList& by : groupings) {
        for (const QString& name : by) {
            if (name != QLatin1String("month") && format.indexOf(name) < 0)
                return fail(Error(ErrorCode::FormatColumnUnknown).inField(QStringLiteral("--by")).withValue(name));
        }
    }
    return {};
}

} // namespace

Result<IndicatorSummary> readIndicators(const QString& path, const IndicatorFormat& format,
                                        const QList<QStringList>& groupings, const TaskContext& context)
{
    QElapsedTimer clock;
    clock.start();
    if (auto known = checkGroupings(format, groupings); !known)
        return fail(known.error());
    if (auto checked = checkReadableFile(path); !checked)
        return fail(checked.error());
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Error(ErrorCode::FileUnreadable).inFile(path).withDetail(source.errorString()));
    auto dialect = sniffCsv(source.peek(1 << 16));
    if (!dialect)
        return fail(Error(dialect.error()).inFile(path));
    if (format.delimiter != 0)
        dialect->delimiter = format.delimiter;

    Reading reading(path, format, groupings);
    const auto named = format.fileName.pattern().isEmpty() ? QRegularExpressionMatch()
                                                           : format.fileName.match(QFileInfo(path).fileName());
    if (named.hasMatch()) {
        reading.summary.operatorName = named.captured(QStringLiteral("operator"));
        reading.setFileMonth(named.captured(QStringLiteral("month")).toLatin1());
    }
    if (format.monthColumn() < 0 && named.captured(QStringLiteral("month")).isEmpty())
        return fail(Error(ErrorCode::IndicatorFileName).inFile(path).withValue(QFileInfo(path).fileName()));

    CsvReader reader(source, *dialect);
    CsvRecord record;
    const CsvReader::Outcome first = reader.next(record);
    if (first != CsvReader::Outcome::Record)
        return fail(first == CsvReader::Outcome::End ? Error(ErrorCode::CsvNoHeader).inFile(path).at(1)
                                                     : Error(reader.error()).inFile(path));
    const auto headed = reading.takeHeader(record, dialect->encoding);
    const qint64 size = source.size();
    for (qint64 count = 0; headed && !reading.hopeless(); ++count) {
        if (count % 4096 == 0) {
            if (context.isCancelled())
                return fail(ErrorCode::Cancelled);
            context.progress(reader.bytesRead(), size);
        }
        const CsvReader::Outcome outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::Record)
            reading.takeRecord(record);
        else if (outcome == CsvReader::Outcome::End)
            break;
        else
            reading.takeBad(reader.error());
        if (outcome == CsvReader::Outcome::Failed)
            break;
    }
    if (reading.hopeless())
        return fail(*reading.hopeless());
    reading.finish();
    if (!headed)
        ++reading.summary.rejected; // the header itself: nothing below it can be judged
    reading.summary.bytes = headed ? reader.bytesRead() : size;
    reading.summary.seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    return std::move(reading.summary);
}

} // namespace pupitre
