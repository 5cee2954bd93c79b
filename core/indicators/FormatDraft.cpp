#include "core/indicators/FormatDraft.h"

#include "core/indicators/IndicatorSource.h"
#include "core/indicators/IndicatorValues.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace pupitre {

namespace {

using Type = IndicatorColumn::Type;
using Role = IndicatorColumn::Role;
using Absent = IndicatorColumn::Absent;

constexpr int mostSampled = 5000;
constexpr qsizetype mostEnumValues = 24;
constexpr int longestEnumValue = 24;
constexpr qsizetype mostExamples = 5;

struct WrittenDate
{
    Type type;
    const char* form;
};
// In the order of preference: 03/04/2026 is read as the French write it.
constexpr WrittenDate writtenDates[] = {
    {Type::Date, "YYYY-MM-DD"}, {Type::Month, "YYYY-MM"},   {Type::Date, "DD/MM/YYYY"}, {Type::Date, "YYYY/MM/DD"},
    {Type::Date, "DD-MM-YYYY"}, {Type::Date, "DD.MM.YYYY"}, {Type::Date, "YYYYMMDD"},   {Type::Month, "MM/YYYY"},
    {Type::Month, "YYYY/MM"},   {Type::Month, "MM-YYYY"},   {Type::Month, "YYYYMM"}};
constexpr const char* writtenTimes[] = {"YYYY-MM-DD", "DD/MM/YYYY", "YYYY/MM/DD"};

cells::DateForm formOf(Type type, const char* form)
{
    IndicatorColumn column;
    column.type = type;
    column.form = form;
    return cells::DateForm::of(column);
}

// A year that such a file may be of: twelve digits in a row are most likely none.
bool isPlausible(const QDate& day)
{
    return day.isValid() && day.year() >= 2000 && day.year() < 2100;
}

/// What the cells of one column were seen to be.
class ColumnGuess
{
public:
    void take(const QString& cell)
    {
        if (cell.isEmpty()) {
            ++m_empty;
            return;
        }
        ++m_present;
        const QByteArray bytes = cell.toUtf8();
        for (std::size_t i = 0; i < std::size(writtenDates); ++i) {
            static const QList<cells::DateForm> forms = [] {
                QList<cells::DateForm> all;
                for (const WrittenDate& one : writtenDates)
                    all.append(formOf(one.type, one.form));
                return all;
            }();
            m_dates[i] += isPlausible(cells::day(bytes, forms[static_cast<qsizetype>(i)])) ? 1 : 0;
        }
        for (std::size_t i = 0; i < std::size(writtenTimes); ++i) {
            static const QList<cells::DateForm> forms = [] {
                QList<cells::DateForm> all;
                for (const char* one : writtenTimes)
                    all.append(formOf(Type::DateTime, one));
                return all;
            }();
            const cells::DateForm& form = forms[static_cast<qsizetype>(i)];
            m_times[i] += bytes.size() > form.size && cells::day(bytes.first(form.size), form).isValid() &&
                                  cells::isTimeOfDay(QByteArrayView(bytes).sliced(form.size))
                              ? 1
                              : 0;
        }
        const bool isFigure = cells::allDigits(bytes) && bytes.size() <= cells::mostDigits;
        m_integers += isFigure ? 1 : 0;
        m_grouped += isFigure || cells::ungrouped(bytes, TextEncoding::Utf8) ? 1 : 0;
        // A code that begins with a zero is no figure.
        m_codes += cell.size() > 1 && cell.startsWith(u'0') ? 1 : 0;
        for (std::size_t i = 0; i < std::size(separators); ++i)
            m_lists[i] += cell.contains(QLatin1Char(separators[i])) && !cell.contains(u' ') ? 1 : 0;
        m_longest = std::max(m_longest, static_cast<int>(cell.size()));
        if (m_values.size() <= mostEnumValues && !m_values.contains(cell))
            m_values.append(cell);
    }

    ColumnDraft describe(const QString& name) const
    {
        ColumnDraft draft;
        draft.column.name = name;
        draft.present = m_present;
        draft.empty = m_empty;
        draft.examples = m_values.mid(0, mostExamples);
        draft.column.absent = m_empty > 0 || m_present == 0 ? Absent::Legitimate : Absent::Refused;
        setType(draft.column);
        if (draft.column.type == Type::Enum) {
            for (const QString& value : m_values)
                draft.column.values.insert(value.toUtf8());
        }
        draft.column.dimension = draft.column.type == Type::Enum || draft.column.type == Type::List;
        draft.column.measure = draft.column.type == Type::Integer;
        return draft;
    }

    /// A cell of a header is no figure and no date.
    bool looksLikeData() const
    {
        return m_present > 0 && (m_grouped == m_present ||
                                 std::any_of(std::begin(m_dates), std::end(m_dates),
                                             [this](qint64 count) { return count == m_present; }) ||
                                 std::any_of(std::begin(m_times), std::end(m_times),
                                             [this](qint64 count) { return count == m_present; }));
    }

private:
    static constexpr char separators[] = {',', '|', '/'};

    void setType(IndicatorColumn& column) const
    {
        if (m_present == 0)
            return;
        for (std::size_t i = 0; i < std::size(writtenDates); ++i) {
            if (m_dates[i] != m_present)
                continue;
            column.type = writtenDates[i].type;
            column.form = i < 2 ? QByteArray() : QByteArray(writtenDates[i].form);
            return;
        }
        for (std::size_t i = 0; i < std::size(writtenTimes); ++i) {
            if (m_times[i] != m_present)
                continue;
            column.type = Type::DateTime;
            column.form = i == 0 ? QByteArray() : QByteArray(writtenTimes[i]);
            return;
        }
        if (m_grouped == m_present && m_codes == 0) {
            column.type = Type::Integer;
            column.grouped = m_integers != m_present;
            return;
        }
        for (std::size_t i = 0; i < std::size(separators); ++i) {
            if (m_lists[i] > 0 && separators[i] != '/') {
                column.type = Type::List;
                column.separator = separators[i];
                return;
            }
        }
        if (m_values.size() <= mostEnumValues && m_present >= 3 * m_values.size() && m_longest <= longestEnumValue)
            column.type = Type::Enum;
    }

    qint64 m_present = 0;
    qint64 m_empty = 0;
    qint64 m_dates[std::size(writtenDates)] = {};
    qint64 m_times[std::size(writtenTimes)] = {};
    qint64 m_integers = 0;
    qint64 m_grouped = 0;
    qint64 m_codes = 0;
    qint64 m_lists[std::size(separators)] = {};
    int m_longest = 0;
    QStringList m_values;
};

// The names that the founding text and the headers of messages suggest; a guess to be confirmed.
Role roleOf(const QString& name)
{
    const QString lower = name.toLower();
    static const QList<std::pair<QString, Role>> words{{QStringLiteral("ins"), Role::Ins},
                                                       {QStringLiteral("codecda"), Role::CdaCode},
                                                       {QStringLiteral("cda"), Role::CdaCode},
                                                       {QStringLiteral("nil"), Role::Client},
                                                       {QStringLiteral("sens"), Role::Direction},
                                                       {QStringLiteral("type_bal"), Role::BalType},
                                                       {QStringLiteral("typebal"), Role::BalType},
                                                       {QStringLiteral("heure"), Role::Hour},
                                                       {QStringLiteral("domaine"), Role::Domain},
                                                       {QStringLiteral("messages"), Role::Messages},
                                                       {QStringLiteral("connexions"), Role::Connections},
                                                       {QStringLiteral("actives"), Role::Active}};
    for (const auto& [word, role] : words) {
        const QRegularExpression whole(QStringLiteral("(^|[^a-z])%1($|[^a-z])").arg(word));
        if (whole.match(lower).hasMatch())
            return role;
    }
    return Role::None;
}

// What is known of a column once its role is: a document's absence is right, a client's is a defect.
void giveRole(IndicatorColumn& column, Role role)
{
    column.role = role;
    if (role == Role::Client && column.absent == Absent::Legitimate)
        column.absent = Absent::Degraded;
    if (role == Role::Client || role == Role::CdaCode || role == Role::Ins)
        column.dimension = true;
    if (role == Role::Hour || role == Role::Client) { // digits that are added up to nothing
        column.measure = false;
        if (column.type == Type::Integer)
            column.type = Type::Text;
    }
}

// "op-1_messages_2026-03.csv": the month becomes a group, and so does what stands before the first underscore.
QString namePattern(const QString& name)
{
    static const QRegularExpression month(QStringLiteral("[0-9]{4}-[0-9]{2}"));
    const auto found = month.match(name);
    if (!found.hasMatch())
        return {};
    QString before = name.left(found.capturedStart());
    const QString after = QRegularExpression::escape(name.mid(found.capturedEnd()));
    const qsizetype line = before.indexOf(u'_');
    QString pattern = QStringLiteral("^");
    if (line > 0) {
        pattern += QStringLiteral("(?<operator>[A-Za-z0-9-]+)");
        before = before.mid(line);
    }
    return pattern + QRegularExpression::escape(before) + QStringLiteral("(?<month>[0-9]{4}-[0-9]{2})") + after + u'$';
}

QString idFrom(const QString& fileName)
{
    static const QRegularExpression unfit(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression date(QStringLiteral("[0-9]{4}-[0-9]{2}(-[0-9]{2})?"));
    QString id = fileName.section(u'.', 0, 0).toLower();
    id.remove(date);
    id = id.section(u'_', 1).isEmpty() ? id : id.section(u'_', 1);
    id.replace(unfit, QStringLiteral("-"));
    id = id.split(u'-', Qt::SkipEmptyParts).join(u'-');
    return id.isEmpty() ? QStringLiteral("format") : id;
}

QJsonObject columnObject(const IndicatorColumn& column)
{
    QJsonObject object{{QStringLiteral("name"), column.name},
                       {QStringLiteral("type"), IndicatorColumn::typeName(column.type)},
                       {QStringLiteral("absent"), IndicatorColumn::absentName(column.absent)}};
    if (column.type == Type::Enum) {
        QStringList values;
        for (const QByteArray& value : column.values)
            values.append(QString::fromUtf8(value));
        values.sort();
        object.insert(QStringLiteral("values"), QJsonArray::fromStringList(values));
    }
    if (column.isDated() && !column.form.isEmpty())
        object.insert(QStringLiteral("form"), QString::fromLatin1(column.form));
    if (column.type == Type::Integer && column.grouped)
        object.insert(QStringLiteral("grouped"), true);
    if (column.type == Type::List)
        object.insert(QStringLiteral("separator"), QString(QLatin1Char(column.separator)));
    if (column.role != Role::None)
        object.insert(QStringLiteral("role"), IndicatorColumn::roleName(column.role));
    for (const auto& [name, set] : {std::pair("optional", column.optional), std::pair("dimension", column.dimension),
                                    std::pair("measure", column.measure)}) {
        if (set)
            object.insert(QLatin1String(name), true);
    }
    return object;
}

// Without a header the columns are numbered.
bool hasHeader(const QStringList& first, const std::vector<ColumnGuess>& below)
{
    for (qsizetype i = 0; i < first.size(); ++i) {
        ColumnGuess cell;
        cell.take(first[i]);
        if (below[static_cast<std::size_t>(i)].looksLikeData() && cell.looksLikeData())
            return false;
    }
    return true;
}

} // namespace

Result<FormatDraft> FormatDraft::fromSample(const QString& path, const SampleOptions& options)
{
    auto file = IndicatorFile::open(path, false);
    if (!file)
        return fail(file.error());
    auto source = (*file)->next();
    if (!source)
        return fail(source.error());
    if (!*source)
        return fail(Error(ErrorCode::FileEmpty).inFile(path));
    ChunkReader chunks(*(*source)->bytes);
    auto head = chunks.head();
    if (!head)
        return fail(head.error());
    auto dialect = sniffCsv(*head);
    if (!dialect)
        return fail(Error(dialect.error()).inFile(path));
    if (!dialect->byteOrderMark)
        dialect->encoding = options.encoding.value_or(dialect->encoding);
    if (options.delimiter != 0)
        dialect->delimiter = options.delimiter;

    QByteArray bytes = head->toByteArray();
    if (!chunks.allRead()) // the last line of the sample is most likely cut
        bytes.truncate(std::max(bytes.lastIndexOf('\n'), bytes.lastIndexOf('\r')) + 1);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, *dialect);
    CsvRecord record;
    QStringList first;
    QList<QStringList> lines;
    std::vector<ColumnGuess> guesses;
    qint64 sampled = 0;
    while (sampled < mostSampled) {
        const CsvReader::Outcome outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::End || outcome == CsvReader::Outcome::Failed)
            break;
        if (outcome != CsvReader::Outcome::Record)
            continue;
        QStringList cells;
        for (const QByteArrayView field : record.fields)
            cells.append(decodeText(field, dialect->encoding).trimmed().normalized(QString::NormalizationForm_C));
        if (first.isEmpty()) {
            first = cells;
            guesses.resize(static_cast<std::size_t>(cells.size()));
            continue;
        }
        if (cells.size() != first.size())
            continue;
        ++sampled;
        if (lines.size() < previewLines)
            lines.append(cells);
        for (std::size_t i = 0; i < guesses.size(); ++i)
            guesses[i].take(cells[static_cast<qsizetype>(i)]);
    }
    FormatDraft draft;
    draft.header = options.header.value_or(sampled == 0 || hasHeader(first, guesses));
    if (!draft.header && !first.isEmpty()) {
        ++sampled;
        lines.prepend(first);
        for (std::size_t i = 0; i < guesses.size(); ++i)
            guesses[i].take(first[static_cast<qsizetype>(i)]);
    }
    if (sampled == 0)
        return fail(Error(ErrorCode::IndicatorSampleShape)
                        .inFile(path)
                        .withDetail(QStringLiteral("%1 × %2").arg(first.size()).arg(sampled)));
    draft.sampled = sampled;
    draft.preview = lines.mid(0, previewLines);
    draft.encoding = dialect->encoding;
    draft.delimiter = dialect->delimiter;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const QString name = draft.header ? first[i] : QStringLiteral("colonne_%1").arg(i + 1);
        ColumnDraft column = guesses[static_cast<std::size_t>(i)].describe(name);
        giveRole(column.column, roleOf(name));
        draft.columns.append(column);
    }
    const auto has = [&](Role role) {
        return std::any_of(draft.columns.begin(), draft.columns.end(),
                           [role](const ColumnDraft& column) { return column.column.role == role; });
    };
    draft.kind = has(Role::Connections) || has(Role::Active) ? Kind::Connections
                 : has(Role::Messages)                       ? Kind::Messages
                                                             : Kind::Other;
    draft.id = idFrom((*source)->name);
    draft.fileName = namePattern((*source)->name);
    return draft;
}

QJsonObject FormatDraft::descriptor() const
{
    QJsonArray list;
    for (const ColumnDraft& draft : columns) {
        if (!draft.column.name.isEmpty())
            list.append(columnObject(draft.column));
    }
    QJsonObject object{{QStringLiteral("schema"), 1},
                       {QStringLiteral("id"), id},
                       {QStringLiteral("version"), 1},
                       {QStringLiteral("encoding"),
                        encoding == TextEncoding::Utf8 ? QStringLiteral("utf-8") : QStringLiteral("windows-1252")},
                       {QStringLiteral("delimiter"), QString(QLatin1Char(delimiter))},
                       {QStringLiteral("columns"), list}};
    if (!titleFr.isEmpty())
        object.insert(QStringLiteral("title"), QJsonObject{{QStringLiteral("fr"), titleFr}});
    if (!header)
        object.insert(QStringLiteral("header"), false);
    if (!fileName.isEmpty())
        object.insert(QStringLiteral("file_name"), fileName);
    return object;
}

QByteArray FormatDraft::json() const
{
    return QJsonDocument(descriptor()).toJson(QJsonDocument::Indented);
}

} // namespace pupitre
