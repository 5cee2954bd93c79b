#include "core/indicators/FormatDraft.h"

#include "core/indicators/IndicatorSource.h"

#include <QBuffer>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace pupitre {

namespace {

constexpr int mostSampled = 5000;
constexpr qsizetype mostEnumValues = 24;
constexpr int longestEnumValue = 24;

/// What the cells of one column were seen to be.
class ColumnGuess
{
public:
    void take(const QString& cell)
    {
        if (cell.isEmpty()) {
            m_absent = true;
            return;
        }
        ++m_present;
        static const QRegularExpression date(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        static const QRegularExpression time(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}"));
        static const QRegularExpression month(QStringLiteral("^[0-9]{4}-[0-9]{2}$"));
        static const QRegularExpression digits(QStringLiteral("^[0-9]{1,18}$"));
        m_dates += date.match(cell).hasMatch() ? 1 : 0;
        m_times += time.match(cell).hasMatch() ? 1 : 0;
        m_months += month.match(cell).hasMatch() ? 1 : 0;
        m_integers += digits.match(cell).hasMatch() ? 1 : 0;
        // A code that begins with a zero is no figure, and all-digit codes of one length are most likely none either.
        m_codes += cell.size() > 1 && cell.startsWith(u'0') ? 1 : 0;
        m_lists += cell.contains(u',') && !cell.contains(u' ') ? 1 : 0;
        m_longest = std::max(m_longest, static_cast<int>(cell.size()));
        if (m_values.size() <= mostEnumValues)
            m_values.insert(cell);
    }

    QJsonObject describe(const QString& name) const
    {
        QJsonObject column{{QStringLiteral("name"), name}, {QStringLiteral("type"), type()}};
        if (type() == QLatin1String("enum")) {
            QStringList values(m_values.begin(), m_values.end());
            values.sort();
            column.insert(QStringLiteral("values"), QJsonArray::fromStringList(values));
        }
        if (type() == QLatin1String("list"))
            column.insert(QStringLiteral("separator"), QStringLiteral(","));
        if (type() == QLatin1String("enum") || type() == QLatin1String("list"))
            column.insert(QStringLiteral("dimension"), true);
        if (type() == QLatin1String("integer"))
            column.insert(QStringLiteral("measure"), true);
        column.insert(QStringLiteral("absent"),
                      m_absent || m_present == 0 ? QStringLiteral("legitimate") : QStringLiteral("refused"));
        if (const QString role = roleOf(name); !role.isEmpty())
            column.insert(QStringLiteral("role"), role);
        return column;
    }

private:
    QString type() const
    {
        if (m_present == 0)
            return QStringLiteral("text");
        if (m_dates == m_present)
            return QStringLiteral("date");
        if (m_times == m_present)
            return QStringLiteral("datetime");
        if (m_months == m_present)
            return QStringLiteral("month");
        const bool repeats =
            m_values.size() <= mostEnumValues && m_present >= 3 * m_values.size() && m_longest <= longestEnumValue;
        if (m_integers == m_present && m_codes == 0)
            return QStringLiteral("integer");
        if (m_lists > 0)
            return QStringLiteral("list");
        return repeats ? QStringLiteral("enum") : QStringLiteral("text");
    }

    // The names that the founding text and the headers of messages suggest; a guess to be confirmed.
    static QString roleOf(const QString& name)
    {
        const QString lower = name.toLower();
        const QList<std::pair<QString, QString>> words{{QStringLiteral("ins"), QStringLiteral("ins")},
                                                       {QStringLiteral("codecda"), QStringLiteral("cda-code")},
                                                       {QStringLiteral("cda"), QStringLiteral("cda-code")},
                                                       {QStringLiteral("nil"), QStringLiteral("client")},
                                                       {QStringLiteral("sens"), QStringLiteral("direction")},
                                                       {QStringLiteral("type_bal"), QStringLiteral("bal-type")},
                                                       {QStringLiteral("typebal"), QStringLiteral("bal-type")},
                                                       {QStringLiteral("heure"), QStringLiteral("hour")},
                                                       {QStringLiteral("domaine"), QStringLiteral("domain")},
                                                       {QStringLiteral("messages"), QStringLiteral("messages")},
                                                       {QStringLiteral("connexions"), QStringLiteral("connections")},
                                                       {QStringLiteral("actives"), QStringLiteral("active")}};
        for (const auto& [word, role] : words) {
            const QRegularExpression whole(QStringLiteral("(^|[^a-z])%1($|[^a-z])").arg(word));
            if (whole.match(lower).hasMatch())
                return role;
        }
        return {};
    }

    qint64 m_present = 0;
    qint64 m_dates = 0;
    qint64 m_times = 0;
    qint64 m_months = 0;
    qint64 m_integers = 0;
    qint64 m_codes = 0;
    qint64 m_lists = 0;
    int m_longest = 0;
    bool m_absent = false;
    QSet<QString> m_values;
};

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

} // namespace

Result<FormatDraft> FormatDraft::fromSample(const QString& path)
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

    QByteArray bytes = head->toByteArray();
    if (!chunks.allRead()) // the last line of the sample is most likely cut
        bytes.truncate(std::max(bytes.lastIndexOf('\n'), bytes.lastIndexOf('\r')) + 1);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, *dialect);
    CsvRecord record;
    FormatDraft draft;
    std::vector<ColumnGuess> guesses;
    while (draft.sampled < mostSampled) {
        const CsvReader::Outcome outcome = reader.next(record);
        if (outcome == CsvReader::Outcome::End || outcome == CsvReader::Outcome::Failed)
            break;
        if (outcome != CsvReader::Outcome::Record)
            continue;
        QStringList cells;
        for (const QByteArrayView field : record.fields)
            cells.append(decodeText(field, dialect->encoding).trimmed());
        if (draft.header.isEmpty()) {
            draft.header = cells;
            guesses.resize(static_cast<std::size_t>(cells.size()));
            continue;
        }
        if (cells.size() != draft.header.size())
            continue;
        ++draft.sampled;
        if (draft.preview.size() < previewLines)
            draft.preview.append(cells);
        for (std::size_t i = 0; i < guesses.size(); ++i)
            guesses[i].take(cells[static_cast<qsizetype>(i)]);
    }
    if (draft.sampled == 0)
        return fail(Error(ErrorCode::IndicatorSampleShape)
                        .inFile(path)
                        .withDetail(QStringLiteral("%1 × %2").arg(draft.header.size()).arg(draft.sampled)));

    QJsonArray columns;
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        const QString name = draft.header[static_cast<qsizetype>(i)];
        if (!name.isEmpty())
            columns.append(guesses[i].describe(name));
    }
    static const QRegularExpression unfit(QStringLiteral("[^a-z0-9]+"));
    QString id = (*source)->name.section(u'.', 0, 0).toLower();
    id.remove(QRegularExpression(QStringLiteral("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")));
    id = id.section(u'_', 1).isEmpty() ? id : id.section(u'_', 1);
    id.replace(unfit, QStringLiteral("-"));
    id = id.split(u'-', Qt::SkipEmptyParts).join(u'-');
    draft.descriptor = {{QStringLiteral("schema"), 1},
                        {QStringLiteral("id"), id.isEmpty() ? QStringLiteral("format") : id},
                        {QStringLiteral("version"), 1},
                        {QStringLiteral("encoding"), dialect->encoding == TextEncoding::Utf8
                                                         ? QStringLiteral("utf-8")
                                                         : QStringLiteral("windows-1252")},
                        {QStringLiteral("delimiter"), QString(QLatin1Char(dialect->delimiter))},
                        {QStringLiteral("columns"), columns}};
    if (const QString pattern = namePattern((*source)->name); !pattern.isEmpty())
        draft.descriptor.insert(QStringLiteral("file_name"), pattern);
    return draft;
}

} // namespace pupitre
