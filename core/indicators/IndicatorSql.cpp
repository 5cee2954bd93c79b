#include "core/indicators/IndicatorSql.h"

#include <algorithm>

namespace pupitre {

namespace {

using Type = IndicatorColumn::Type;

/// What differs between the two engines.
class Dialect
{
public:
    explicit Dialect(SqlEngine engine)
        : m_postgres(engine == SqlEngine::PostgreSql)
    {}

    bool isPostgres() const { return m_postgres; }

    QString name(const QString& identifier) const
    {
        QString quoted = identifier;
        return m_postgres ? u'"' + quoted.replace(u'"', QStringLiteral("\"\"")) + u'"'
                          : u'`' + quoted.replace(u'`', QStringLiteral("\\`")) + u'`';
    }
    QString literal(const QString& text) const
    {
        QString quoted = text;
        if (!m_postgres)
            quoted.replace(u'\\', QStringLiteral("\\\\"));
        return u'\'' + quoted.replace(u'\'', QStringLiteral("''")) + u'\'';
    }
    /// The cell without the spaces around it, "" when it is absent.
    QString cell(const QString& column) const
    {
        return m_postgres ? QStringLiteral("btrim(coalesce(%1, ''), E' \\t')").arg(name(column))
                          : QStringLiteral("trimBoth(%1)").arg(name(column));
    }
    QString matches(const QString& text, const QString& pattern) const
    {
        return (m_postgres ? QStringLiteral("%1 ~ %2") : QStringLiteral("match(%1, %2)")).arg(text, literal(pattern));
    }
    QString items(const QString& text, QChar separator) const
    {
        return (m_postgres ? QStringLiteral("string_to_array(%1, %2)") : QStringLiteral("splitByChar(%2, %1)"))
            .arg(text, literal(QString(separator)));
    }
    /// True for a day of the calendar written YYYY-MM-DD (`withDay`) or a month YYYY-MM.
    QString isDate(const QString& text, bool withDay) const
    {
        const QString form = withDay ? QStringLiteral("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
                                     : QStringLiteral("^[0-9]{4}-(0[1-9]|1[0-2])$");
        const QString shaped = matches(text, form) + QStringLiteral(" AND substr(%1, 1, 4) <> '0000'").arg(text);
        if (!withDay)
            return shaped;
        return m_postgres
                   ? QStringLiteral("CASE WHEN %1 THEN substr(%2, 9, 2)::int <= extract(day FROM (substr(%2, 1, 7) || "
                                    "'-01')::date + interval '1 month' - interval '1 day') ELSE false END")
                         .arg(shaped, text)
                   : QStringLiteral("%1 AND toInt32OrZero(substr(%2, 9, 2)) <= multiIf(substr(%2, 6, 2) IN ('04', "
                                    "'06', '09', '11'), 30, substr(%2, 6, 2) <> '02', 31, (toInt32OrZero(substr(%2, 1, "
                                    "4)) % 4 = 0 AND toInt32OrZero(substr(%2, 1, 4)) % 100 <> 0) OR "
                                    "toInt32OrZero(substr(%2, 1, 4)) % 400 = 0, 29, 28)")
                         .arg(shaped, text);
    }

    /// The text of a date, YYYY-MM-DD or YYYY-MM, however the column has it.
    QString iso(const QString& text, const IndicatorColumn& column) const
    {
        if (column.form.isEmpty())
            return text;
        QStringList parts;
        for (const QByteArray& part : {QByteArray("YYYY"), QByteArray("MM"), QByteArray("DD")}) {
            if (const qsizetype at = column.form.indexOf(part); at >= 0)
                parts.append(QStringLiteral("substr(%1, %2, %3)").arg(text).arg(at + 1).arg(part.size()));
        }
        return u'(' + parts.join(QStringLiteral(" || '-' || ")) + u')';
    }
    /// True for a text that has the form of the column and is a day (a month) of the calendar.
    QString isDateOf(const QString& text, const IndicatorColumn& column) const
    {
        const QString known = isDate(iso(text, column), column.type != Type::Month);
        if (column.form.isEmpty())
            return known;
        QString shape = QRegularExpression::escape(QString::fromLatin1(column.form));
        for (const char c : {'Y', 'M', 'D'})
            shape.replace(QLatin1Char(c), QStringLiteral("[0-9]"));
        return matches(text, u'^' + shape + u'$') + QStringLiteral(" AND ") + known;
    }
    /// The digits of a figure that may have spaces between its thousands.
    QString ungrouped(const QString& text) const
    {
        return (m_postgres ? QStringLiteral("regexp_replace(%1, %2, '', 'g')")
                           : QStringLiteral("replaceRegexpAll(%1, %2, '')"))
            .arg(text, literal(groupSpace()));
    }
    /// A space, one that does not break (U+00A0), a narrow one (U+202F).
    static QString groupSpace() { return QStringLiteral("[ \u00A0\u202F]"); }

private:
    bool m_postgres;
};

QString list(const Dialect& dialect, const QSet<QByteArray>& values)
{
    QStringList literals;
    for (const QByteArray& value : values)
        literals.append(dialect.literal(QString::fromUtf8(value)));
    literals.sort();
    return literals.join(QStringLiteral(", "));
}

// What holds of a sound value of a column, or nothing.
QStringList conditionsOf(const Dialect& dialect, const IndicatorColumn& column, const QString& text)
{
    QStringList all;
    if (!column.values.isEmpty())
        all.append(QStringLiteral("%1 IN (%2)").arg(text, list(dialect, column.values)));
    if (!column.pattern.pattern().isEmpty())
        all.append(dialect.matches(text, column.pattern.pattern()));
    return all;
}

QString digitsOf(const Dialect& dialect, const IndicatorColumn& column)
{
    const QString text = dialect.cell(column.name);
    return column.grouped ? dialect.ungrouped(text) : text;
}

QString soundness(const Dialect& dialect, const IndicatorColumn& column)
{
    const QString text = dialect.cell(column.name);
    const qsizetype dateSize = column.form.isEmpty() ? 10 : column.form.size();
    QString sound;
    switch (column.type) {
    case Type::Integer:
        sound = dialect.matches(digitsOf(dialect, column), QStringLiteral("^[0-9]{1,18}$"));
        if (column.grouped)
            sound +=
                QStringLiteral(" AND ") +
                dialect.matches(text, QStringLiteral("^([0-9]+|[0-9]{1,3}(%1[0-9]{3})*)$").arg(Dialect::groupSpace()));
        break;
    case Type::Date:
    case Type::Month:
        sound = dialect.isDateOf(text, column);
        break;
    case Type::DateTime:
        sound =
            dialect.isDateOf(QStringLiteral("substr(%1, 1, %2)").arg(text).arg(dateSize), column) +
            QStringLiteral(" AND ") +
            dialect.matches(text, QStringLiteral("^.{%1}").arg(dateSize) +
                                      QStringLiteral("[T ]([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)(\\.[0-9]+)?)?"
                                                     "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$"));
        break;
    case Type::Enum:
    case Type::Text:
        sound = conditionsOf(dialect, column, text).join(QStringLiteral(" AND "));
        break;
    case Type::List: {
        const QString items = dialect.items(text, QLatin1Char(column.separator));
        if (dialect.isPostgres()) {
            QStringList wrong{QStringLiteral("btrim(item) = ''")};
            for (const QString& condition : conditionsOf(dialect, column, QStringLiteral("btrim(item)")))
                wrong.append(QStringLiteral("NOT (%1)").arg(condition));
            sound = QStringLiteral("NOT EXISTS (SELECT 1 FROM unnest(%1) AS item WHERE %2)")
                        .arg(items, wrong.join(QStringLiteral(" OR ")));
        } else {
            QStringList right{QStringLiteral("trimBoth(item) <> ''")};
            right += conditionsOf(dialect, column, QStringLiteral("trimBoth(item)"));
            sound = QStringLiteral("arrayAll(item -> %1, %2)").arg(right.join(QStringLiteral(" AND ")), items);
        }
        break;
    }
    }
    const QString absent = QStringLiteral("%1 = ''").arg(text);
    if (column.absent == IndicatorColumn::Absent::Refused)
        return sound.isEmpty() ? QStringLiteral("%1 <> ''").arg(text)
                               : QStringLiteral("%1 <> '' AND %2").arg(text, sound);
    return sound.isEmpty() ? QString() : QStringLiteral("(%1 OR (%2))").arg(absent, sound);
}

QString typed(const Dialect& dialect, const IndicatorColumn& column)
{
    const QString text = dialect.cell(column.name);
    if (column.type == Type::Integer)
        return (dialect.isPostgres() ? QStringLiteral("coalesce(nullif(%1, '')::bigint, 0)")
                                     : QStringLiteral("toInt64OrZero(%1)"))
            .arg(digitsOf(dialect, column));
    if (column.type == Type::Date || column.type == Type::Month)
        return dialect.iso(text, column);
    if (column.type != Type::List)
        return text;
    // The distinct values; one empty value for none, so that the line is counted once.
    const QString items = dialect.items(text, QLatin1Char(column.separator));
    return dialect.isPostgres()
               ? QStringLiteral("CASE WHEN %1 = '' THEN ARRAY[''] ELSE ARRAY(SELECT DISTINCT btrim(item) FROM "
                                "unnest(%2) AS item) END")
                     .arg(text, items)
               : QStringLiteral("if(%1 = '', [''], arrayDistinct(arrayMap(item -> trimBoth(item), %2)))")
                     .arg(text, items);
}

QString rulesOf(const Dialect& dialect, const IndicatorFormat& format, const IndicatorCheck& check)
{
    const auto present = [&](const QString& column) {
        return QStringLiteral("%1 <> ''").arg(dialect.cell(column));
    };
    QStringList all;
    switch (check.kind) {
    case IndicatorCheck::Kind::Together: {
        QStringList none;
        for (const QString& column : check.columns) {
            all.append(present(column));
            none.append(QStringLiteral("%1 = ''").arg(dialect.cell(column)));
        }
        return QStringLiteral("((%1) OR (%2))")
            .arg(all.join(QStringLiteral(" AND ")), none.join(QStringLiteral(" AND ")));
    }
    case IndicatorCheck::Kind::Requires:
        for (const QString& column : check.columns.mid(1))
            all.append(present(column));
        return QStringLiteral("(NOT (%1) OR (%2))")
            .arg(present(check.columns.first()), all.join(QStringLiteral(" AND ")));
    case IndicatorCheck::Kind::AtMost:
        return QStringLiteral("(%1 = '' OR %2 = '' OR %3 <= %4)")
            .arg(dialect.cell(check.columns[0]), dialect.cell(check.columns[1]),
                 typed(dialect, format.columns[format.indexOf(check.columns[0])]),
                 typed(dialect, format.columns[format.indexOf(check.columns[1])]));
    case IndicatorCheck::Kind::SumEquals:
        return {};
    }
    return {};
}

QString query(const Dialect& dialect, const IndicatorFormat& format, const QString& dimension)
{
    QStringList columns{QStringLiteral("month")};
    QString from = dialect.name(format.id);
    if (!dimension.isEmpty()) {
        const bool isList = format.columns[format.indexOf(dimension)].type == Type::List;
        if (!isList)
            columns.append(dialect.name(dimension));
        else if (dialect.isPostgres()) {
            columns.append(QStringLiteral("value"));
            from += QStringLiteral(" CROSS JOIN LATERAL unnest(%1) AS value").arg(dialect.name(dimension));
        } else {
            columns.append(QStringLiteral("value"));
            from += QStringLiteral(" ARRAY JOIN %1 AS value").arg(dialect.name(dimension));
        }
    }
    QStringList figures{QStringLiteral("count(*) AS count")};
    for (const QString& measure : format.measures())
        figures.append(
            QStringLiteral("sum(%1) AS %2").arg(dialect.name(measure), dialect.name(QStringLiteral("sum_") + measure)));
    const QString keys = columns.join(QStringLiteral(", "));
    return QStringLiteral("SELECT %1, %2\nFROM %3\nGROUP BY %1\nORDER BY %1;")
        .arg(keys, figures.join(QStringLiteral(", ")), from);
}

} // namespace

IndicatorSql indicatorSql(const IndicatorFormat& format, SqlEngine engine, const QStringList& by)
{
    const Dialect dialect(engine);
    const QString raw = dialect.name(format.id + QStringLiteral("_raw"));
    QStringList columns;
    QStringList names;
    QStringList shown;
    QStringList sound;
    for (const IndicatorColumn& column : format.columns) {
        if (column.optional)
            continue; // a file need not have it, and a loader wants to know beforehand
        names.append(dialect.name(column.name));
        columns.append(
            QStringLiteral("    %1 %2")
                .arg(names.last(), dialect.isPostgres() ? QStringLiteral("text") : QStringLiteral("String")));
        shown.append(QStringLiteral("    %1 AS %2").arg(typed(dialect, column), names.last()));
        if (const QString condition = soundness(dialect, column); !condition.isEmpty())
            sound.append(QStringLiteral("    (%1)").arg(condition));
    }
    for (const IndicatorCheck& check : format.checks) {
        if (check.rejects && check.kind != IndicatorCheck::Kind::SumEquals)
            sound.append(QStringLiteral("    ") + rulesOf(dialect, format, check));
    }
    const int date = format.monthColumn();
    QString month = QStringLiteral("file_month");
    if (date >= 0)
        month = QStringLiteral("substr(%1, 1, 7)")
                    .arg(dialect.iso(dialect.cell(format.columns[date].name), format.columns[date]));
    else
        columns.append(dialect.isPostgres() ? QStringLiteral("    file_month text")
                                            : QStringLiteral("    file_month String"));
    shown.prepend(QStringLiteral("    %1 AS month").arg(month));

    IndicatorSql sql;
    sql.tables =
        QStringLiteral("CREATE TABLE %1 (\n%2\n)%3;\n\nCREATE VIEW %4 AS\nSELECT\n%5\nFROM %1%6;")
            .arg(raw, columns.join(QStringLiteral(",\n")),
                 dialect.isPostgres() ? QString() : QStringLiteral(" ENGINE = MergeTree ORDER BY tuple()"),
                 dialect.name(format.id), shown.join(QStringLiteral(",\n")),
                 sound.isEmpty() ? QString() : QStringLiteral("\nWHERE\n") + sound.join(QStringLiteral("\n    AND\n")));
    const QChar delimiter = QLatin1Char(format.delimiter != 0 ? format.delimiter : ';');
    if (dialect.isPostgres())
        sql.load =
            QStringLiteral("\\copy %1 (%2) FROM 'FILE' WITH (FORMAT csv, HEADER %3, DELIMITER %4, QUOTE %5, "
                           "ENCODING '%6')")
                .arg(raw, names.join(QStringLiteral(", ")),
                     format.header ? QStringLiteral("true") : QStringLiteral("false"),
                     dialect.literal(QString(delimiter)), dialect.literal(QString(QLatin1Char(format.quote))),
                     format.encoding == TextEncoding::Windows1252 ? QStringLiteral("WIN1252") : QStringLiteral("UTF8"));
    else
        sql.load =
            QStringLiteral("INSERT INTO %1 (%2) FROM INFILE 'FILE' SETTINGS format_csv_delimiter = %3 FORMAT %4;")
                .arg(raw, names.join(QStringLiteral(", ")), dialect.literal(QString(delimiter)),
                     format.header ? QStringLiteral("CSVWithNames") : QStringLiteral("CSV"));
    sql.queries.append({QString(), query(dialect, format, {})});
    for (const QString& dimension : by.isEmpty() ? format.dimensions() : by) {
        const int column = format.indexOf(dimension);
        if (column >= 0 && !format.columns[column].optional)
            sql.queries.append({dimension, query(dialect, format, dimension)});
    }
    return sql;
}

QString IndicatorSql::text() const
{
    QString script = tables + QStringLiteral("\n\n") + load + u'\n';
    for (const IndicatorSqlQuery& one : queries)
        script += QStringLiteral("\n-- month%1\n%2\n")
                      .arg(one.name.isEmpty() ? QString() : QStringLiteral(", ") + one.name, one.text);
    return script;
}

} // namespace pupitre
