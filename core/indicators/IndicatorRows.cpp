#include "core/indicators/IndicatorRows.h"

#include <algorithm>

namespace pupitre {

namespace {

using Type = IndicatorColumn::Type;
using Absent = IndicatorColumn::Absent;

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
        if (index >= 0) {
            errors.append(Error(ErrorCode::IndicatorColumnTwice)
                              .inFile(label)
                              .at(line, i + 1)
                              .inField(names[i])
                              .withValue(names[i]));
            continue;
        }
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
        if (plan.column->isDated())
            plan.form = cells::DateForm::of(*plan.column);
        plan.empty = plan.position < 0;
        plan.table.insert("", 0); // absent is 0 in every column
        plan.entries.emplace_back();
        plan.items.insert("", 0);
        plan.entries.front().items.push_back(0);
        const bool refused = plan.position >= 0 && plan.column->absent == Absent::Refused;
        if (refused)
            plan.entries.front().wrong = ErrorCode::IndicatorValueMissing;
        plan.known.push_back(refused ? ValueTable::none : 0);
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
    for (Plan& plan : m_plans) {
        const Type type = plan.column->type;
        plan.look = type == Type::Integer        ? Look::Figure
                    : type == Type::DateTime     ? Look::Time
                    : plan.checked || plan.keyed ? Look::Table
                                                 : Look::Nothing;
    }
    for (const IndicatorCheck& check : layout.format.checks) {
        if (check.kind == IndicatorCheck::Kind::SumEquals)
            continue;
        Rule rule{&check, {}};
        for (const QString& column : check.columns)
            rule.plans.push_back(static_cast<std::size_t>(layout.format.indexOf(column)));
        m_rules.push_back(std::move(rule));
    }
    findRun();
}

// The longest run of neighbouring columns whose cells are looked up. A figure or a time hardly repeats.
void RowReader::findRun()
{
    m_run.clear();
    m_others.clear();
    m_ofRun.clear();
    std::vector<std::size_t> inOrder = m_active;
    std::sort(inOrder.begin(), inOrder.end(),
              [this](std::size_t a, std::size_t b) { return m_plans[a].position < m_plans[b].position; });
    std::vector<std::size_t> run;
    for (const std::size_t index : inOrder) {
        const Plan& plan = m_plans[index];
        const bool mayRepeat = plan.look == Look::Table && !plan.varied;
        if (!mayRepeat || (!run.empty() && m_plans[run.back()].position + 1 != plan.position))
            run.clear();
        if (mayRepeat)
            run.push_back(index);
        if (run.size() > m_run.size())
            m_run = run;
    }
    std::copy_if(m_active.begin(), m_active.end(), std::back_inserter(m_others),
                 [this](std::size_t index) { return std::find(m_run.begin(), m_run.end(), index) == m_run.end(); });
    m_memo = RunMemo(m_run.size(), m_measures.size());
    m_remembers = m_run.size() > 1;
    m_runBegin = m_remembers ? m_plans[m_run.front()].position : 0;
    m_ids.resize(m_run.size());
    for (const std::vector<Key>& keys : m_keys)
        m_ofRun.push_back(std::all_of(keys.begin(), keys.end(), [this](const Key& key) { return isOfRun(key); }) ? 1
                                                                                                                 : 0);
    m_needsCells = std::find(m_ofRun.begin(), m_ofRun.end(), 0) != m_ofRun.end();
    for (Rule& rule : m_rules) {
        rule.ofRun =
            rule.check->kind != IndicatorCheck::Kind::AtMost &&
            std::all_of(rule.plans.begin(), rule.plans.end(), [this](std::size_t index) { return isOfRun(index); });
        m_needsCells = m_needsCells || !rule.ofRun;
    }
}

// The runs hardly repeat: looks for one without the column that varies most.
void RowReader::shortenRun()
{
    const auto most = std::max_element(m_run.begin(), m_run.end(), [this](std::size_t a, std::size_t b) {
        return m_plans[a].table.size() < m_plans[b].table.size();
    });
    m_plans[*most].varied = true;
    findRun();
}

bool RowReader::isOfRun(std::size_t plan) const
{
    return std::find(m_run.begin(), m_run.end(), plan) != m_run.end();
}

bool RowReader::isOfRun(const Key& key) const
{
    const int column = key.column >= 0 ? key.column : m_dateColumn;
    if (column < 0)
        return key.derived == Month; // of the file's name: the same for each line
    return isOfRun(static_cast<std::size_t>(column));
}

QString RowReader::decoded(QByteArrayView value) const
{
    return decodeText(value, m_layout.encoding);
}

// Accents are compared composed: a file written on another system may have them in two characters.
QString RowReader::composed(QByteArrayView value) const
{
    return decoded(value).normalized(QString::NormalizationForm_C);
}

void RowReader::records(const csv::Record* first, std::size_t count)
{
    m_aimed = false;
    for (std::size_t i = 0; i < count; ++i) {
        if (m_remembers && !m_aimed)
            lookAhead(first, i, count);
        take(first[i], m_probes[i]);
    }
}

void RowReader::lookAhead(const csv::Record* first, std::size_t from, std::size_t count)
{
    m_aimed = true;
    for (std::size_t i = from; i < count; ++i) {
        if (first[i].count != m_layout.fieldCount)
            continue;
        RunMemo::aim(m_probes[i], runOf(first[i]));
        m_memo.fetchSlot(m_probes[i]);
    }
    for (std::size_t i = from; i < count; ++i)
        m_memo.fetchEntry(m_probes[i]);
}

void RowReader::take(const csv::Record& record, const RunMemo::Probe& probe)
{
    ++m_read;
    if (!isReadable(record)) {
        ++m_rejected;
        return;
    }
    RunMemo::Known known;
    if (m_remembers)
        known = m_memo.find(probe);
    const bool isKnown = known.figures != nullptr;
    if (isKnown && m_needsCells)
        recall(known.ids);
    if (!judgeCells(isKnown ? m_others : m_active, record)) {
        ++m_rejected;
        report(record);
        return;
    }
    m_breaksRule = false;
    if ((!isKnown || m_needsCells) && !keepsRules(isKnown, record.line)) {
        ++m_rejected;
        return;
    }
    addUp(known.figures);
    if (!isKnown && !m_breaksRule && m_remembers)
        remember(probe);
}

// Before its cells are: as many as there should be, in the encoding of the file, without control characters.
bool RowReader::isReadable(const csv::Record& record)
{
    if (record.count != m_layout.fieldCount) {
        reject(Error(ErrorCode::CsvFieldCount)
                   .withValue(QString::number(record.count))
                   .withDetail(QStringLiteral("%1 / %2").arg(record.count).arg(m_layout.fieldCount)),
               record.line);
        return false;
    }
    if (!record.isUnusual)
        return true;
    const QByteArrayView all = record.whole();
    if (m_layout.encoding == TextEncoding::Utf8 && !all.isValidUtf8()) {
        reject(Error(ErrorCode::CsvEncoding), record.line);
        return false;
    }
    if (cells::controlCharacter(all, m_layout.rules.delimiter) >= 0) {
        rejectControl(record);
        return false;
    }
    return true;
}

bool RowReader::judgeCells(const std::vector<std::size_t>& plans, const csv::Record& record)
{
    bool good = true;
    bool hasEmpty = false;
    Plan* const all = m_plans.data();
    for (const std::size_t index : plans) {
        Plan& plan = all[index];
        good = judge(plan, valueOf(record.field(plan.position))) && good;
        hasEmpty = hasEmpty || plan.empty;
    }
    m_hasEmpty = hasEmpty;
    return good;
}

// The cells of the run as they stand in the file, with what separates them.
QByteArrayView RowReader::runOf(const csv::Record& record) const
{
    const QByteArrayView last = record.field(m_runBegin + static_cast<qsizetype>(m_run.size()) - 1);
    return {record.cuts[m_runBegin], last.end()};
}

void RowReader::recall(const quint32* ids)
{
    for (std::size_t i = 0; i < m_run.size(); ++i) {
        Plan& plan = m_plans[m_run[i]];
        plan.id = ids[i];
        plan.empty = plan.id == 0;
    }
}

void RowReader::remember(const RunMemo::Probe& probe)
{
    if (m_memo.isFull()) {
        const bool goesOn = m_memo.isUseful();
        settle();
        if (!goesOn)
            shortenRun();
        m_aimed = false;
        return;
    }
    for (std::size_t i = 0; i < m_run.size(); ++i) {
        const Plan& plan = m_plans[m_run[i]];
        m_ids[i] = plan.empty ? 0 : plan.id;
    }
    m_memo.insert(probe, m_ids, m_places);
}

// Adds to groups, days and absent cells what the memory of runs has gathered, and forgets it.
void RowReader::settle()
{
    m_memo.forEach([this](const quint32* ids, qint64 lines, const qint64* sums, const RunMemo::Place* places,
                          const RunMemo::Place* end) {
        for (std::size_t i = 0; i < m_run.size(); ++i) {
            if (ids[i] == 0)
                m_absent[m_run[i]] += lines;
            if (static_cast<int>(m_run[i]) == m_dateColumn)
                m_plans[m_run[i]].entries[ids[i]].accepted += lines;
        }
        for (const RunMemo::Place* place = places; place != end; ++place)
            addTo(place->table, place->group, lines, sums);
    });
    m_memo = RunMemo(m_run.size(), m_measures.size());
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

// `known`: the figures of the run, when the line at hand repeats one.
void RowReader::addUp(qint64* known)
{
    for (std::size_t i = 0; i < m_measures.size(); ++i)
        m_sums[i] = m_plans[m_measures[i]].number;
    if (m_hasEmpty)
        addAbsent(known != nullptr ? m_others : m_active);
    if (known != nullptr && !addFigures(known, 1, m_sums.data(), m_sums.size()))
        m_hopeless = Error(ErrorCode::IndicatorOverflow).inFile(m_layout.label);
    if (m_dateColumn >= 0 && (known == nullptr || m_needsCells)) {
        Plan& plan = m_plans[static_cast<std::size_t>(m_dateColumn)];
        Entry& entry = plan.entries[plan.id];
        if (known == nullptr || plan.look != Look::Table)
            ++entry.accepted;
        m_now[Month] = entry.derived[Month];
        m_now[Day] = entry.derived[Day];
        m_now[Weekday] = entry.derived[Weekday];
        if (plan.empty)
            m_now[Hour] = 0;
    }
    if (known == nullptr || m_needsCells)
        addTables(known != nullptr);
}

void RowReader::addAbsent(const std::vector<std::size_t>& plans)
{
    for (const std::size_t index : plans)
        m_absent[index] += m_plans[index].empty ? 1 : 0;
}

void RowReader::addTables(bool isKnown)
{
    m_places.clear();
    for (std::size_t table = 0; table < m_keys.size(); ++table) {
        if (isKnown && m_ofRun[table] != 0)
            continue;
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
    const std::size_t group = groups.groupOf(m_key.data());
    if (groups.size() > mostGroups)
        m_hopeless =
            Error(ErrorCode::IndicatorTooManyGroups).inFile(m_layout.label).withValue(QString::number(mostGroups));
    addTo(table, group, 1, m_sums.data());
    if (m_ofRun[table] != 0)
        m_places.push_back({static_cast<quint32>(table), static_cast<quint32>(group)});
}

void RowReader::addTo(std::size_t table, std::size_t group, qint64 lines, const qint64* sums)
{
    if (!m_groups[table].addTo(group, lines, sums))
        m_hopeless = Error(ErrorCode::IndicatorOverflow).inFile(m_layout.label);
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
            const bool isDay = plan.column->type == Type::Date;
            if ((isDay || plan.column->type == Type::Month) && plan.entries[ids[depth]].day.isValid()) {
                // In files a date is written one way, however the operator writes it.
                row.values.append(plan.entries[ids[depth]].day.toString(Qt::ISODate).first(isDay ? 10 : 7));
                continue;
            }
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
