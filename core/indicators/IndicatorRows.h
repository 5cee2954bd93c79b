#pragma once

#include "core/indicators/CsvScan.h"
#include "core/indicators/IndicatorReader.h"
#include "core/indicators/IndicatorValues.h"
#include "core/indicators/RunMemo.h"
#include "core/indicators/ValueTable.h"

#include <array>

namespace pupitre {

/// How the records of one table are to be read: made once, shared by the threads that read it.
struct RowLayout
{
    const IndicatorFormat& format;
    const QList<QStringList>& groupings;
    QList<int> position; ///< of each column of the format in the records, or -1
    qsizetype fieldCount = 0;
    TextEncoding encoding = TextEncoding::Utf8;
    csv::Rules rules;
    QByteArray fileMonth; ///< of the file's name
    QString label;        ///< for errors

    /// Fills position and fieldCount from the header (or without one); what does not fit is appended to the lists.
    bool takeHeader(const QStringList& names, qint64 line, QList<Error>& errors, QList<Error>& warnings);
};

/// A rejected line, placed by its chunk until the chunks before it have told how many lines they are.
struct PlacedError
{
    int chunk = 0;
    Error error;
};

/// Checks records and adds them up; a sink of csv::Scanner. One a thread: what it knows of values is its own.
class RowReader
{
public:
    explicit RowReader(const RowLayout& layout);

    void beginChunk(int number) { m_chunk = number; }
    void records(const csv::Record* first, std::size_t count);
    void refused(csv::Outcome outcome, qint64 line);

    /// To be called once, behind the last record.
    void finish() { settle(); }
    /// Set when going on makes no sense: too many groups, figures too large.
    const std::optional<Error>& hopeless() const { return m_hopeless; }

    qint64 read() const { return m_read; }
    qint64 rejected() const { return m_rejected; }
    const std::vector<PlacedError>& rejects() const { return m_rejects; }
    const QMap<QString, qint64>& rejectCounts() const { return m_rejectCounts; }
    const QMap<QString, qint64>& broken() const { return m_broken; }
    /// Accepted lines without a value, a column of the format each.
    const std::vector<qint64>& absent() const { return m_absent; }
    /// Months, or days, of the accepted lines.
    QSet<QString> months() const;
    QSet<QDate> days() const;
    std::size_t groupCount(qsizetype table) const { return m_groups[static_cast<std::size_t>(table)].size(); }
    IndicatorTable::Row group(qsizetype table, std::size_t group) const;

    static constexpr std::size_t mostGroups = 1000000; ///< of one table

private:
    enum Derived { Month, Day, Weekday, Hour, derivedCount };
    struct Entry
    {
        std::optional<ErrorCode> wrong;
        std::array<quint32, derivedCount> derived{};
        QDate day;
        qint64 accepted = 0;
        std::vector<quint32> items; ///< of a list: its distinct values
    };
    /// How the cells of a column are looked at; chosen once.
    enum class Look {
        Nothing, ///< any value will do, and nobody asks for it
        Table,   ///< each distinct value is judged once
        Figure,
        Time
    };
    struct Plan
    {
        const IndicatorColumn* column = nullptr;
        int position = -1;
        cells::DateForm form; ///< of a date
        bool keyed = false;   ///< its number is needed: for a grouping, or for the days of the file
        bool checked = false; ///< its values can be wrong
        bool varied = false;  ///< it makes runs that hardly repeat
        Look look = Look::Nothing;
        ValueTable table;
        std::vector<quint32> known; ///< of each value of `table`: its number, that of its usual spelling, or `none`
        std::vector<Entry> entries;
        ValueTable items; ///< of a list
        qint64 number = 0;
        quint32 id = 0;
        bool empty = false;
    };
    /// A check of the format, its columns found once.
    struct Rule
    {
        const IndicatorCheck* check = nullptr;
        std::vector<std::size_t> plans;
        bool ofRun = false; ///< all its columns are; a remembered run keeps it
    };
    struct Key
    {
        int column = -1;
        Derived derived = Month;
    };

    void findRun();
    void shortenRun();
    bool isOfRun(std::size_t plan) const;
    bool isOfRun(const Key& key) const;
    bool judgeCells(const std::vector<std::size_t>& plans, const csv::Record& record);
    void take(const csv::Record& record, const RunMemo::Probe& probe);
    bool isReadable(const csv::Record& record);
    void lookAhead(const csv::Record* first, std::size_t from, std::size_t count);
    QByteArrayView runOf(const csv::Record& record) const;
    void recall(const quint32* ids);
    void remember(const RunMemo::Probe& probe);
    void settle();
    QByteArrayView valueOf(QByteArrayView field);
    bool judge(Plan& plan, QByteArrayView value);
    bool judgeInteger(Plan& plan, QByteArrayView value);
    bool judgeGrouped(Plan& plan, QByteArrayView value);
    bool judgeDateTime(Plan& plan, QByteArrayView value);
    bool judgeByTable(Plan& plan, QByteArrayView value);
    bool judgeNew(Plan& plan, QByteArrayView value);
    quint32 addValue(Plan& plan, QByteArrayView value, Entry entry);
    Entry evaluate(Plan& plan, QByteArrayView value);
    Entry evaluateDate(const Plan& plan, QByteArrayView value);
    bool fits(const IndicatorColumn& column, QByteArrayView value) const;
    bool breaksRule(const Rule& rule) const;
    bool keepsRules(bool isKnown, qint64 line);
    void report(const csv::Record& record);
    void rejectControl(const csv::Record& record);
    void reject(Error error, qint64 line);
    void addUp(qint64* known);
    void addAbsent(const std::vector<std::size_t>& plans);
    void addTables(bool isKnown);
    void addGroup(std::size_t table);
    void addTo(std::size_t table, std::size_t group, qint64 lines, const qint64* sums);
    void addCombinations(std::size_t table, std::size_t depth);
    QString decoded(QByteArrayView value) const;
    QString composed(QByteArrayView value) const;
    QByteArray composedBytes(QByteArrayView value) const;

    const RowLayout& m_layout;
    std::vector<Plan> m_plans;
    std::vector<std::size_t> m_active; ///< plans that have a column in the file
    std::vector<std::size_t> m_run;    ///< plans of neighbouring columns whose cells are looked up, in the file's order
    std::vector<std::size_t> m_others; ///< active plans outside of the run
    RunMemo m_memo{0, 0};
    std::array<RunMemo::Probe, csv::Scanner<RowReader>::together> m_probes; ///< of the records at hand
    qsizetype m_runBegin = 0;                                               ///< its first field
    bool m_remembers = false;                                               ///< runs
    bool m_aimed = false;                 ///< the probes, at the run and for the memory that are used now
    bool m_needsCells = false;            ///< also of a run that is known
    std::vector<char> m_ofRun;            ///< a grouping: its keys are all of the run
    std::vector<quint32> m_ids;           ///< of the run at hand
    std::vector<RunMemo::Place> m_places; ///< of the run at hand
    std::vector<Rule> m_rules;
    bool m_hasEmpty = false;   ///< the line at hand has a cell without a value
    bool m_breaksRule = false; ///< the line at hand does, rejected or not
    int m_dateColumn = -1;
    int m_hourColumn = -1;
    std::array<ValueTable, derivedCount> m_derived;
    std::array<quint32, derivedCount> m_now{}; ///< of the line at hand
    std::vector<std::size_t> m_measures;
    std::vector<std::vector<Key>> m_keys;
    std::vector<char> m_hasList; ///< a grouping
    std::vector<GroupTable> m_groups;
    std::vector<quint32> m_key;
    std::vector<qint64> m_sums;
    std::vector<char> m_scratch;
    int m_chunk = 0;
    qint64 m_read = 0;
    qint64 m_rejected = 0;
    std::vector<qint64> m_absent;
    std::vector<PlacedError> m_rejects;
    QMap<QString, qint64> m_rejectCounts;
    QMap<QString, qint64> m_broken;
    std::optional<Error> m_hopeless;
};

// Inlined where most lines come by, for each of their cells.
[[gnu::always_inline]] inline QByteArrayView RowReader::valueOf(QByteArrayView field)
{
    if (!field.isEmpty() && field[0] == m_layout.rules.quote)
        return cells::trimmed(csv::valueOf(field, m_layout.rules.quote, m_scratch));
    return cells::trimmed(field);
}

[[gnu::always_inline]] inline bool RowReader::judge(Plan& plan, QByteArrayView value)
{
    plan.empty = value.isEmpty();
    if (plan.empty) {
        plan.id = 0;
        plan.number = 0;
        return plan.known.front() != ValueTable::none;
    }
    switch (plan.look) {
    case Look::Nothing:
        return true;
    case Look::Table:
        return judgeByTable(plan, value);
    case Look::Figure:
        return judgeInteger(plan, value);
    case Look::Time:
        return judgeDateTime(plan, value);
    }
    return true;
}

inline bool RowReader::judgeByTable(Plan& plan, QByteArrayView value)
{
    const quint32 found = plan.table.find(value.data(), value.size());
    if (found == ValueTable::none)
        return judgeNew(plan, value);
    plan.id = plan.known[found];
    return plan.id != ValueTable::none;
}

inline bool RowReader::judgeInteger(Plan& plan, QByteArrayView value)
{
    constexpr qsizetype fewDigits = 8;
    if (value.size() <= fewDigits) {
        const qint64 number = cells::shortNumber(value);
        if (number >= 0) {
            plan.number = number;
            return !plan.keyed || judgeByTable(plan, value);
        }
    } else if (value.size() <= cells::mostDigits) {
        qint64 number = 0;
        unsigned wrong = 0;
        for (const char c : value) {
            const unsigned digit = static_cast<unsigned>(c) - '0';
            wrong |= digit > 9 ? 1U : 0U;
            number = 10 * number + static_cast<qint64>(digit);
        }
        if (wrong == 0) {
            plan.number = number;
            return !plan.keyed || judgeByTable(plan, value);
        }
    }
    return plan.column->grouped && judgeGrouped(plan, value);
}

} // namespace pupitre
