#include "core/indicators/IndicatorRows.h"

#include <algorithm>

// How one line is judged: cell by cell, then by the rules that tie its columns together.
namespace pupitre {

namespace {

using Type = IndicatorColumn::Type;

constexpr std::size_t mostRemembered = 1 << 16; ///< distinct values whose verdict is kept, of a column not grouped by

} // namespace

bool RowReader::judgeGrouped(Plan& plan, QByteArrayView value)
{
    auto digits = cells::ungrouped(value, m_layout.encoding);
    if (!digits || digits->size() > cells::mostDigits)
        return false;
    plan.number = digits->toLongLong();
    const qsizetype size = digits->size();
    digits->append(csv::slack, '\0');
    return !plan.keyed || judgeByTable(plan, QByteArrayView(digits->constData(), size));
}

bool RowReader::judgeDateTime(Plan& plan, QByteArrayView value)
{
    const qsizetype dateSize = plan.form.size;
    if (value.size() < dateSize + 6 || !cells::isTimeOfDay(value.sliced(dateSize)))
        return false;
    m_now[Hour] = m_derived[Hour].idOf(value.data() + dateSize + 1, 2);
    // Days repeat, times do not: only the day is remembered, unless the file is grouped by the time itself.
    if (plan.keyed)
        return judgeByTable(plan, value);
    const quint32 id = plan.items.find(value.data(), dateSize);
    if (id == ValueTable::none) {
        const Entry entry = evaluateDate(plan, value.first(dateSize));
        if (entry.wrong)
            return false;
        plan.id = plan.items.insert(value.data(), dateSize);
        plan.entries.push_back(entry);
        plan.known.push_back(plan.id);
    } else {
        plan.id = id;
    }
    return true;
}

quint32 RowReader::addValue(Plan& plan, QByteArrayView value, Entry entry)
{
    const quint32 id = plan.table.insert(value.data(), value.size());
    plan.known.push_back(entry.wrong ? ValueTable::none : id);
    plan.entries.push_back(std::move(entry));
    return id;
}

// A value that has not been met yet.
bool RowReader::judgeNew(Plan& plan, QByteArrayView value)
{
    Entry entry = evaluate(plan, value);
    if ((entry.wrong || !plan.keyed) && plan.table.size() >= mostRemembered) {
        plan.id = ValueTable::none; // nobody asks for it
        return !entry.wrong;
    }
    if (plan.table.size() >= mostGroups) {
        m_hopeless =
            Error(ErrorCode::IndicatorTooManyGroups).inFile(m_layout.label).withValue(QString::number(mostGroups));
        return false;
    }
    const bool good = !entry.wrong;
    quint32 usual = ValueTable::none;
    if (QByteArray spelled = good ? composedBytes(value) : QByteArray(); !spelled.isEmpty()) {
        const qsizetype size = spelled.size();
        spelled.append(csv::slack, '\0');
        usual = plan.table.find(spelled.constData(), size);
        if (usual == ValueTable::none)
            usual = addValue(plan, QByteArrayView(spelled.constData(), size), entry);
    }
    plan.id = addValue(plan, value, std::move(entry));
    if (usual != ValueTable::none) {
        plan.known[plan.id] = usual;
        plan.id = usual;
    }
    return good;
}

// The value composed (NFC) when it is not; else nothing.
QByteArray RowReader::composedBytes(QByteArrayView value) const
{
    if (m_layout.encoding != TextEncoding::Utf8 || value.isEmpty() ||
        std::none_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return {};
    const QByteArray bytes = composed(value).toUtf8();
    return bytes == value ? QByteArray() : bytes;
}

bool RowReader::fits(const IndicatorColumn& column, QByteArrayView value) const
{
    const QString text = composed(value);
    return (column.values.isEmpty() || column.values.contains(text.toUtf8())) &&
           (column.pattern.pattern().isEmpty() || column.pattern.match(text).hasMatch());
}

RowReader::Entry RowReader::evaluateDate(const Plan& plan, QByteArrayView value)
{
    Entry entry;
    entry.day = cells::day(value, plan.form);
    if (!entry.day.isValid()) {
        entry.wrong = ErrorCode::IndicatorDate;
        return entry;
    }
    const QByteArray text = entry.day.toString(Qt::ISODate).toLatin1().append(csv::slack, '\0');
    entry.derived[Month] = m_derived[Month].idOf(text.constData(), 7);
    if (plan.column->type != Type::Month) {
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
        return evaluateDate(plan, value);
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
            QByteArray spelled = m_layout.encoding == TextEncoding::Utf8 ? composed(one).toUtf8() : one.toByteArray();
            const qsizetype spelledSize = spelled.size();
            spelled.append(csv::slack, '\0');
            const quint32 item = plan.items.idOf(spelled.constData(), spelledSize);
            if (std::find(entry.items.begin(), entry.items.end(), item) == entry.items.end())
                entry.items.push_back(item);
            begin = end + 1;
        }
        return entry;
    }
    case Type::Enum:
        if (!column.values.contains(composed(value).toUtf8()))
            entry.wrong = ErrorCode::IndicatorEnumeration;
        else if (!fits(column, value))
            entry.wrong = ErrorCode::IndicatorPattern;
        return entry;
    case Type::Text:
        if (!fits(column, value))
            entry.wrong = ErrorCode::IndicatorPattern;
        return entry;
    case Type::DateTime:
        return evaluateDate(plan, value.first(plan.form.size));
    case Type::Integer:
        return entry;
    }
    return entry;
}

bool RowReader::breaksRule(const Rule& rule) const
{
    const auto absentAmong = [&](std::size_t from) {
        std::size_t count = 0;
        for (std::size_t i = from; i < rule.plans.size(); ++i)
            count += m_plans[rule.plans[i]].empty ? 1 : 0;
        return count;
    };
    const auto planOf = [&](std::size_t i) -> const Plan& {
        return m_plans[rule.plans[i]];
    };
    switch (rule.check->kind) {
    case IndicatorCheck::Kind::Together: {
        const std::size_t absent = absentAmong(0);
        return absent != 0 && absent != rule.plans.size();
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

bool RowReader::keepsRules(bool isKnown, qint64 line)
{
    bool kept = true;
    for (const Rule& rule : m_rules) {
        if ((isKnown && rule.ofRun) || !breaksRule(rule))
            continue;
        m_breaksRule = true;
        const IndicatorCheck& check = *rule.check;
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
void RowReader::report(const csv::Record& record)
{
    for (const std::size_t index : m_active) {
        Plan& plan = m_plans[index];
        const QByteArrayView value = valueOf(record.field(plan.position));
        if (judge(plan, value))
            continue;
        ErrorCode code = ErrorCode::IndicatorValueMissing;
        if (!value.isEmpty() && plan.column->type == Type::Integer)
            code = cells::allDigits(value) ? ErrorCode::IndicatorOverflow : ErrorCode::IndicatorInteger;
        else if (!value.isEmpty() && plan.column->type == Type::DateTime)
            code = ErrorCode::IndicatorDate;
        else if (!value.isEmpty())
            code = evaluate(plan, value).wrong.value_or(ErrorCode::IndicatorPattern);
        constexpr qsizetype shown = 200;
        reject(Error(code)
                   .at(0, plan.position + 1)
                   .inField(plan.column->name)
                   .withValue(decoded(value.first(std::min(value.size(), shown)))),
               record.line);
    }
}

// The cell that holds the control character, which is shown as a number: it may not be shown as it is.
void RowReader::rejectControl(const csv::Record& record)
{
    for (qsizetype i = 0; i < record.count; ++i) {
        const int control = cells::controlCharacter(record.field(i), m_layout.rules.delimiter);
        if (control < 0)
            continue;
        const qsizetype column = m_layout.position.indexOf(static_cast<int>(i));
        reject(Error(ErrorCode::IndicatorControl)
                   .at(0, i + 1)
                   .inField(column < 0 ? QString() : m_layout.format.columns[column].name)
                   .withValue(QStringLiteral("U+%1").arg(control, 4, 16, QLatin1Char('0')).toUpper()),
               record.line);
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

} // namespace pupitre
