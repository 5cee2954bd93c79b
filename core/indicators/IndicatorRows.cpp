#include "core/indicators/IndicatorRows.h"

#include <algorithm>

namespace pupitre {

namespace {

using Type = IndicatorColumn::Type;
using Absent = IndicatorColumn::Absent;

constexpr std::size_t mostRemembered = 1 << 16; ///< distinct values whose verdict is kept, of a column not grouped by
constexpr qsizetype mostDigits = 18;            ///< always fits in 64 bits

bool allDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The day of YYYY-MM-DD, or the first day of YYYY-MM; invalid when it is not one of the calendar.
QDate calendarDay(QByteArrayView text, bool withDay)
{
    if (text.size() != (withDay ? 10 : 7) || text[4] != '-' || !allDigits(text.first(4)) ||
        !allDigits(text.sliced(5, 2)))
        return {};
    if (withDay && (text[7] != '-' || !allDigits(text.sliced(8, 2))))
        return {};
    return {text.first(4).toInt(), text.sliced(5, 2).toInt(), withDay ? text.sliced(8, 2).toInt() : 1};
}

// What follows the date of a time: "T08:30", "T08:30:59.5Z", " 08:30:00+02:00".
bool isTimeOfDay(QByteArrayView text)
{
    const auto pair = [&](qsizetype at, int most) {
        return text.size() >= at + 2 && allDigits(text.sliced(at, 2)) && text.sliced(at, 2).toInt() <= most;
    };
    if (text.size() < 6 || (text[0] != 'T' && text[0] != ' ') || !pair(1, 23) || text[3] != ':' || !pair(4, 59))
        return false;
    qsizetype at = 6;
    if (at < text.size() && text[at] == ':') {
        if (!pair(at + 1, 60)) // 60: a leap second
            return false;
        at += 3;
        if (at < text.size() && text[at] == '.') {
            const qsizetype from = ++at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                ++at;
            if (at == from)
                return false;
        }
    }
    if (at == text.size())
        return true;
    if (text[at] == 'Z')
        return at + 1 == text.size();
    return (text[at] == '+' || text[at] == '-') && at + 6 == text.size() && pair(at + 1, 23) && text[at + 3] == ':' &&
           pair(at + 4, 59);
}

QByteArrayView trimmedQuickly(QByteArrayView text)
{
    const auto isPlain = [](char c) {
        return static_cast<unsigned char>(c) > ' ';
    };
    return text.isEmpty() || (isPlain(text.front()) && isPlain(text.back())) ? text : text.trimmed();
}

} // namespace

bool RowLayout::takeHeader(const QStringList& names, qint64 line, QList<Error>& errors, QList<Error>& warnings)
{
    fieldCount = names.size();
    position.fill(-1, format.columns.size());
    for (int i = 0; i < names.size(); ++i) {
        const int index = format.indexOf(names[i]);
        if (index >= 0 && position[index] < 0) {
            position[index] = i;
            continue;
        }
        if (names[i].isEmpty())
            continue;
        const Error error =
            Error(ErrorCode::IndicatorColumnExtra).inFile(label).at(line, i + 1).inField(names[i]).withValue(names[i]);
        (format.refuseExtraColumns ? errors : warnings).append(error);
    }
    for (int i = 0; i < format.columns.size(); ++i) {
        if (position[i] < 0 && !format.columns[i].optional)
            errors.append(Error(ErrorCode::IndicatorColumnMissing)
                              .inFile(label)
                              .at(line)
                              .inField(format.columns[i].name)
                              .withValue(format.columns[i].name));
    }
    return errors.isEmpty();
}

RowReader::RowReader(const RowLayout& layout)
    : m_layout(layout)
    , m_plans(static_cast<std::size_t>(layout.format.columns.size()))
    , m_dateColumn(layout.format.monthColumn())
    , m_hourColumn(layout.format.indexOf(IndicatorColumn::Role::Hour))
    , m_absent(m_plans.size(), 0)
{
    const QList<IndicatorColumn>& columns = layout.format.columns;
    for (std::size_t i = 0; i < m_plans.size(); ++i) {
        Plan& plan = m_plans[i];
        plan.column = &columns[static_cast<qsizetype>(i)];
        plan.position = layout.position[static_cast<qsizetype>(i)];
        plan.checked = plan.column->type != Type::Text || !plan.column->values.isEmpty() ||
                       !plan.column->pattern.pattern().isEmpty();
        plan.empty = plan.position < 0;
        plan.table.insert("", 0); // absent is 0 in every column
        plan.entries.emplace_back();
        plan.items.insert("", 0);
        plan.entries.front().items.push_back(0);
        if (plan.position >= 0 && plan.column->absent == Absent::Refused)
            plan.entries.front().wrong = ErrorCode::IndicatorValueMissing;
        if (plan.position >= 0)
            m_active.push_back(i);
        if (plan.column->measure)
            m_measures.push_back(i);
    }
    for (ValueTable& table : m_derived)
        table.insert("", 0);
    if (m_dateColumn < 0) {
        QByteArray month = layout.fileMonth;
        month.append(csv::slack, '\0');
        m_now[Month] = m_derived[Month].idOf(month.constData(), layout.fileMonth.size());
    } else if (columns[m_dateColumn].type != Type::DateTime) {
        m_plans[static_cast<std::size_t>(m_dateColumn)].keyed = true;
    }
    for (const QStringList& by : layout.groupings) {
        std::vector<Key> keys;
        char hasList = 0;
        for (const QString& name : by) {
            Key key;
            key.column = layout.format.indexOf(name);
            if (key.column >= 0) {
                Plan& plan = m_plans[static_cast<std::size_t>(key.column)];
                plan.keyed = true;
                hasList = plan.column->type == Type::List ? 1 : hasList;
            } else {
                key.derived = name == QLatin1String("day")       ? Day
                              : name == QLatin1String("weekday") ? Weekday
                              : name == QLatin1String("hour")    ? Hour
                                                                 : Month;
                if (key.derived == Hour && m_hourColumn >= 0) {
                    key.column = m_hourColumn;
                    m_plans[static_cast<std::size_t>(m_hourColumn)].keyed = true;
                }
            }
            keys.push_back(key);
        }
        m_groups.emplace_back(keys.size(), m_measures.size());
        m_hasList.push_back(hasList);
        m_key.resize(std::max(m_key.size(), keys.size()));
        m_keys.push_back(std::move(keys));
    }
    m_sums.resize(m_measures.size());
}

QString RowReader::decoded(QByteArrayView value) const
{
    return decodeText(value, m_layout.encoding);
}

QByteArrayView RowReader::valueAt(const csv::Field& field, bool hasQuotes)
{
    if (hasQuotes && field.size > 0 && field.data[0] == m_layout.rules.quote)
        return trimmedQuickly(csv::valueOf(field, m_layout.rules.quote, m_scratch));
    return trimmedQuickly(QByteArrayView(field.data, field.size));
}

void RowReader::record(const csv::Field* fields, qsizetype count, bool hasQuotes, bool hasHigh, qint64 line)
{
    ++m_read;
    if (count != m_layout.fieldCount) {
        ++m_rejected;
        reject(
            Error(ErrorCode::CsvFieldCount).withDetail(QStringLiteral("%1 / %2").arg(count).arg(m_layout.fieldCount)),
            line);
        return;
    }
    if (hasHigh && m_layout.encoding == TextEncoding::Utf8) {
        const csv::Field& last = fields[count - 1];
        if (!QByteArrayView(fields[0].data, last.data + last.size).isValidUtf8()) {
            ++m_rejected;
            reject(Error(ErrorCode::CsvEncoding), line);
            return;
        }
    }
    bool good = true;
    for (const std::size_t index : m_active) {
        Plan& plan = m_plans[index];
        good = judge(plan, valueAt(fields[plan.position], hasQuotes)) && good;
    }
    if (!good) {
        ++m_rejected;
        report(fields, hasQuotes, line);
        return;
    }
    if (!m_layout.format.checks.isEmpty() && !keepsRules(line)) {
        ++m_rejected;
        return;
    }
    addUp();
}

void RowReader::refused(csv::Outcome outcome, qint64 line)
{
    ++m_read;
    ++m_rejected;
    reject(Error(outcome == csv::Outcome::StrayQuote     ? ErrorCode::CsvStrayQuote
                 : outcome == csv::Outcome::Unterminated ? ErrorCode::CsvUnterminatedQuote
                                                         : ErrorCode::CsvRecordTooLong),
           line);
}

bool RowReader::judge(Plan& plan, QByteArrayView value)
{
    plan.empty = value.isEmpty();
    if (plan.empty) {
        plan.id = 0;
        plan.number = 0;
        return !plan.entries.front().wrong;
    }
    switch (plan.column->type) {
    case Type::Integer:
        return judgeInteger(plan, value);
    case Type::DateTime:
        return judgeDateTime(plan, value);
    default:
        return (!plan.checked && !plan.keyed) || judgeByTable(plan, value);
    }
}

bool RowReader::judgeInteger(Plan& plan, QByteArrayView value)
{
    if (value.size() > mostDigits)
        return false;
    qint64 number = 0;
    for (const char c : value) {
        const unsigned digit = static_cast<unsigned>(c) - '0';
        if (digit > 9)
            return false;
        number = 10 * number + digit;
    }
    plan.number = number;
    return !plan.keyed || judgeByTable(plan, value);
}

bool RowReader::judgeDateTime(Plan& plan, QByteArrayView value)
{
    if (value.size() < 16 || !isTimeOfDay(value.sliced(10)))
        return false;
    m_now[Hour] = m_derived[Hour].idOf(value.data() + 11, 2);
    // Days repeat, times do not: only the day is remembered, unless the file is grouped by the time itself.
    if (plan.keyed)
        return judgeByTable(plan, value);
    const quint32 id = plan.items.find(value.data(), 10);
    if (id == ValueTable::none) {
        const Entry entry = evaluateDate(value.first(10), true);
        if (entry.wrong)
            return false;
        plan.id = plan.items.insert(value.data(), 10);
        plan.entries.push_back(entry);
    } else {
        plan.id = id;
    }
    return true;
}

bool RowReader::judgeByTable(Plan& plan, QByteArrayView value)
{
    const quint32 id = plan.table.find(value.data(), value.size());
    if (id != ValueTable::none) {
        plan.id = id;
        return !plan.entries[id].wrong;
    }
    Entry entry = evaluate(plan, value);
    if ((entry.wrong || !plan.keyed) && plan.table.size() >= mostRemembered)
        return !entry.wrong;
    if (plan.table.size() >= mostGroups) {
        m_hopeless =
            Error(ErrorCode::IndicatorTooManyGroups).inFile(m_layout.label).withValue(QString::number(mostGroups));
        return false;
    }
    plan.id = plan.table.insert(value.data(), value.size());
    plan.entries.push_back(std::move(entry));
    return !plan.entries.back().wrong;
}

bool RowReader::fits(const IndicatorColumn& column, QByteArrayView value) const
{
    const QString text = decoded(value);
    return (column.values.isEmpty() || column.values.contains(text.toUtf8())) &&
           (column.pattern.pattern().isEmpty() || column.pattern.match(text).hasMatch());
}

RowReader::Entry RowReader::evaluateDate(QByteArrayView value, bool withDay)
{
    Entry entry;
    entry.day = calendarDay(value, withDay);
    if (!entry.day.isValid()) {
        entry.wrong = ErrorCode::IndicatorDate;
        return entry;
    }
    const QByteArray text = value.toByteArray().append(csv::slack, '\0');
    entry.derived[Month] = m_derived[Month].idOf(text.constData(), 7);
    if (withDay) {
        entry.derived[Day] = m_derived[Day].idOf(text.constData(), 10);
        QByteArray weekday = QByteArray::number(entry.day.dayOfWeek()).append(csv::slack, '\0');
        entry.derived[Weekday] = m_derived[Weekday].idOf(weekday.constData(), 1);
    }
    return entry;
}

RowReader::Entry RowReader::evaluate(Plan& plan, QByteArrayView value)
{
    const IndicatorColumn& column = *plan.column;
    Entry entry;
    switch (column.type) {
    case Type::Date:
    case Type::Month:
        return evaluateDate(value, column.type == Type::Date);
    case Type::List: {
        QByteArray padded = value.toByteArray();
        const qsizetype size = padded.size();
        padded.append(csv::slack, '\0');
        for (qsizetype begin = 0; begin <= size;) {
            qsizetype end = padded.indexOf(column.separator, begin);
            if (end < 0 || end > size)
                end = size;
            const QByteArrayView one = QByteArrayView(padded.constData() + begin, end - begin).trimmed();
            if (one.isEmpty() || !fits(column, one)) {
                entry.wrong = ErrorCode::IndicatorPattern;
                return entry;
            }
            const quint32 item = plan.items.idOf(one.data(), one.size());
            if (std::find(entry.items.begin(), entry.items.end(), item) == entry.items.end())
                entry.items.push_back(item);
            begin = end + 1;
        }
        return entry;
    }
    case Type::Enum:
        if (!column.values.contains(decoded(value).toUtf8()))
            entry.wrong = ErrorCode::IndicatorEnumeration;
        else if (!fits(column, value))
            entry.wrong = ErrorCode::IndicatorPattern;
        return entry;
    case Type::Text:
        if (!fits(column, value))
            entry.wrong = ErrorCode::IndicatorPattern;
        return entry;
    case Type::DateTime:
        return evaluateDate(value.first(10), true);
    case Type::Integer:
        return entry;
    }
    return entry;
}

bool RowReader::breaksRule(const IndicatorCheck& check) const
{
    const auto planOf = [&](qsizetype i) -> const Plan& {
        return m_plans[static_cast<std::size_t>(m_layout.format.indexOf(check.columns[i]))];
    };
    const auto absentAmong = [&](qsizetype from) {
        qsizetype count = 0;
        for (qsizetype i = from; i < check.columns.size(); ++i)
            count += planOf(i).empty ? 1 : 0;
        return count;
    };
    switch (check.kind) {
    case IndicatorCheck::Kind::Together: {
        const qsizetype absent = absentAmong(0);
        return absent != 0 && absent != check.columns.size();
    }
    case IndicatorCheck::Kind::Requires:
        return !planOf(0).empty && absentAmong(1) != 0;
    case IndicatorCheck::Kind::AtMost:
        return !planOf(0).empty && !planOf(1).empty && planOf(0).number > planOf(1).number;
    case IndicatorCheck::Kind::SumEquals:
        return false;
    }
    return false;
}

bool RowReader::keepsRules(qint64 line)
{
    bool kept = true;
    for (const IndicatorCheck& check : m_layout.format.checks) {
        if (!breaksRule(check))
            continue;
        if (check.rejects) {
            kept = false;
            reject(Error(ErrorCode::IndicatorRule).inField(check.columns.join(u',')).withValue(check.id), line);
        } else {
            ++m_broken[check.id];
        }
    }
    return kept;
}

// A line was found wrong: says why, of every column.
void RowReader::report(const csv::Field* fields, bool hasQuotes, qint64 line)
{
    for (const std::size_t index : m_active) {
        Plan& plan = m_plans[index];
        const QByteArrayView value = valueAt(fields[plan.position], hasQuotes);
        if (judge(plan, value))
            continue;
        ErrorCode code = ErrorCode::IndicatorValueMissing;
        if (!value.isEmpty() && plan.column->type == Type::Integer)
            code = allDigits(value) ? ErrorCode::IndicatorOverflow : ErrorCode::IndicatorInteger;
        else if (!value.isEmpty() && plan.column->type == Type::DateTime)
            code = ErrorCode::IndicatorDate;
        else if (!value.isEmpty())
            code = evaluate(plan, value).wrong.value_or(ErrorCode::IndicatorPattern);
        constexpr qsizetype shown = 200;
        reject(Error(code)
                   .at(0, plan.position + 1)
                   .inField(plan.column->name)
                   .withValue(decoded(value.first(std::min(value.size(), shown)))),
               line);
    }
}

void RowReader::reject(Error error, qint64 line)
{
    ++m_rejectCounts[errorName(error.code()) + u' ' + error.field()];
    if (static_cast<qsizetype>(m_rejects.size()) >= IndicatorSummary::keptRejects)
        return;
    const qint64 column = error.column();
    error.inFile(m_layout.label).at(line + 1, column);
    m_rejects.push_back({m_chunk, std::move(error)});
}

void RowReader::addUp()
{
    for (const std::size_t index : m_active) {
        if (m_plans[index].empty)
            ++m_absent[index];
    }
    if (m_dateColumn >= 0) {
        Plan& plan = m_plans[static_cast<std::size_t>(m_dateColumn)];
        Entry& entry = plan.entries[plan.id];
        ++entry.accepted;
        m_now[Month] = entry.derived[Month];
        m_now[Day] = entry.derived[Day];
        m_now[Weekday] = entry.derived[Weekday];
        if (plan.empty)
            m_now[Hour] = 0;
    }
    for (std::size_t i = 0; i < m_measures.size(); ++i)
        m_sums[i] = m_plans[m_measures[i]].number;
    for (std::size_t table = 0; table < m_keys.size(); ++table) {
        if (m_hasList[table] != 0) {
            addCombinations(table, 0);
            continue;
        }
        for (std::size_t depth = 0; depth < m_keys[table].size(); ++depth) {
            const Key& key = m_keys[table][depth];
            m_key[depth] = key.column >= 0 ? m_plans[static_cast<std::size_t>(key.column)].id : m_now[key.derived];
        }
        addGroup(table);
    }
}

void RowReader::addGroup(std::size_t table)
{
    GroupTable& groups = m_groups[table];
    if (!groups.add(m_key.data(), m_sums.data()))
        m_hopeless = Error(ErrorCode::IndicatorOverflow).inFile(m_layout.label);
    if (groups.size() > mostGroups)
        m_hopeless =
            Error(ErrorCode::IndicatorTooManyGroups).inFile(m_layout.label).withValue(QString::number(mostGroups));
}

// One key a line, except through list columns: there each distinct value makes a key of its own.
void RowReader::addCombinations(std::size_t table, std::size_t depth)
{
    if (depth == m_keys[table].size()) {
        addGroup(table);
        return;
    }
    const Key& key = m_keys[table][depth];
    if (key.column < 0) {
        m_key[depth] = m_now[key.derived];
        addCombinations(table, depth + 1);
        return;
    }
    const Plan& plan = m_plans[static_cast<std::size_t>(key.column)];
    if (plan.column->type != Type::List) {
        m_key[depth] = plan.id;
        addCombinations(table, depth + 1);
        return;
    }
    for (const quint32 item : plan.entries[plan.id].items) {
        m_key[depth] = item;
        addCombinations(table, depth + 1);
    }
}

QSet<QString> RowReader::months() const
{
    QSet<QString> months;
    if (m_dateColumn < 0) {
        if (m_read > m_rejected)
            months.insert(QString::fromLatin1(m_layout.fileMonth));
        return months;
    }
    for (const Entry& entry : m_plans[static_cast<std::size_t>(m_dateColumn)].entries) {
        if (entry.accepted > 0 && entry.day.isValid())
            months.insert(QString::fromLatin1(m_derived[Month].value(entry.derived[Month])));
    }
    return months;
}

QSet<QDate> RowReader::days() const
{
    QSet<QDate> days;
    if (m_dateColumn < 0)
        return days;
    for (const Entry& entry : m_plans[static_cast<std::size_t>(m_dateColumn)].entries) {
        if (entry.accepted > 0 && entry.derived[Day] != 0)
            days.insert(entry.day);
    }
    return days;
}

IndicatorTable::Row RowReader::group(qsizetype table, std::size_t group) const
{
    const auto index = static_cast<std::size_t>(table);
    IndicatorTable::Row row;
    const quint32* ids = m_groups[index].key(group);
    for (std::size_t depth = 0; depth < m_keys[index].size(); ++depth) {
        const Key& key = m_keys[index][depth];
        const ValueTable* values = &m_derived[key.derived];
        if (key.column >= 0) {
            const Plan& plan = m_plans[static_cast<std::size_t>(key.column)];
            values = plan.column->type == Type::List ? &plan.items : &plan.table;
        }
        row.values.append(decoded(values->value(ids[depth])));
    }
    const qint64* figures = m_groups[index].figures(group);
    row.count = figures[0];
    row.sums = QList<qint64>(figures + 1, figures + 1 + m_measures.size());
    return row;
}

} // namespace pupitre
