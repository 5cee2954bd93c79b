#pragma once

#include "core/base/Csv.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <optional>

namespace pupitre {

/// One column of a monthly indicator file.
struct IndicatorColumn
{
    enum class Type {
        Text,
        Integer,  ///< not negative
        Date,     ///< YYYY-MM-DD, or as `form` says; its month is that of the row
        Month,    ///< YYYY-MM, or as `form` says
        DateTime, ///< a date, THH:MM[:SS], a space for the T, Z or an offset behind; its date and hour as written
        Enum,     ///< one of `values`
        List,     ///< several values divided by `separator`; each counts
    };
    /// What an empty cell means: rejected, rightly absent (no structured document, hence no INS), or a defect to show.
    enum class Absent { Refused, Legitimate, Degraded };
    /// What the column says of the mail system, whatever it is called: checks and charts go by it.
    enum class Role { None, Direction, BalType, Ins, CdaCode, Client, Domain, Hour, Messages, Connections, Active };

    QString name;
    QJsonObject title; ///< by language code; empty: the name
    QString unit;
    Type type = Type::Text;
    QByteArray form;           ///< of a date: YYYY, MM and DD with ASCII between them; empty: ISO 8601
    bool grouped = false;      ///< an Integer may have spaces (also those that do not break) before each three digits
    QSet<QByteArray> values;   ///< composed (NFC), as all that is compared
    QSet<QString> knownValues; ///< of a list or text: others are reported by the check before deposit, not rejected
    QRegularExpression pattern;
    char separator = ',';
    Absent absent = Absent::Legitimate;
    Role role = Role::None;
    bool optional = false;  ///< the whole column may be missing from a file
    bool dimension = false; ///< totals are kept by its values
    bool measure = false;   ///< an Integer to be added up

    /// The words of descriptors: "text", "refused", "bal-type"; "" for Role::None.
    static QString typeName(Type type);
    static QString absentName(Absent absent);
    static QString roleName(Role role);
    static QList<Type> allTypes();
    static QList<Role> allRoles();
    bool isDated() const { return type == Type::Date || type == Type::Month || type == Type::DateTime; }
};

/// A rule that ties columns, or files, together.
struct IndicatorCheck
{
    enum class Kind {
        Together,  ///< `columns` are all present or all absent in a line
        Requires,  ///< where the first of `columns` is present, so are the others
        AtMost,    ///< the first of `columns` is not greater than the second
        SumEquals, ///< across files: the sum of `left` equals that of `right`, month by month
    };
    /// A total of one format.
    struct Side
    {
        QString format; ///< empty: this one
        QString measure;
        QHash<QString, QString> where; ///< column → value
    };
    QString id;
    Kind kind = Kind::Together;
    QStringList columns;
    bool rejects = true; ///< a line that breaks it is rejected; false: counted and reported
    Side left;
    Side right;
    double tolerance = 0; ///< SumEquals: of the greater side
};

/// When the check before deposit objects.
struct IndicatorThresholds
{
    double robustZ = 3.5;        ///< a day's total, against those of its weekday before
    double missingClient = 0.05; ///< share of messages without a client
    double leastIns = 0;         ///< share of "O" among messages with a structured document
    double rejected = 0;         ///< share of lines rejected
    int dueDay = 0;              ///< of the month after, for the calendar of deposits; 0: not known
};

/// The layout of a kind of indicator file, as data: the official layouts are not public, so the operator aligns a
/// descriptor with its own copy of Référentiel #1. JSON, version 1 of the schema (resources/formats).
struct IndicatorFormat
{
    static constexpr qsizetype largestDescriptor = 1 << 20; ///< bytes

    QString id;
    int version = 1;
    QJsonObject title;                    ///< by language code
    QJsonObject notice;                   ///< by language code: what must be said beside every figure
    QRegularExpression fileName;          ///< named groups "operator", "month"; invalid or empty: not checked
    std::optional<TextEncoding> encoding; ///< nothing: recognised
    char delimiter = 0;                   ///< 0: recognised
    char quote = '"';
    bool header = true;              ///< false: columns stand in the order of `columns`
    bool refuseExtraColumns = false; ///< a column that is not described is an error, not a warning
    QList<IndicatorColumn> columns;
    QList<IndicatorCheck> checks;
    IndicatorThresholds thresholds;
    QList<Error> warnings; ///< members that the schema does not know: most likely misspelt

    int indexOf(const QString& column) const;
    /// The first column of a role, or -1.
    int indexOf(IndicatorColumn::Role role) const;
    /// The column that gives a row its month; -1 when there is none (the file name then gives it).
    int monthColumn() const;
    /// Names that totals can be grouped by: columns, and what is derived from the date (month, day, weekday, hour).
    bool canGroupBy(const QString& name) const;
    QStringList dimensions() const;
    QStringList measures() const;
    /// Title or notice in a language, or in French.
    static QString inLanguage(const QJsonObject& texts, const QString& code);

    /// Nothing, or FormatMonth when neither a column nor the file's name tells the month of a line.
    Result<void> placesLines() const;

    /// All that is wrong with a descriptor at once, each with the JSON pointer of its place as field.
    static tl::expected<IndicatorFormat, QList<Error>> parse(const QByteArray& json, const QString& file = {});
    /// `idOrPath`: a shipped format's id, or a file.
    static tl::expected<IndicatorFormat, QList<Error>> load(const QString& idOrPath);
    static QStringList shippedIds();
    /// The text of a shipped format, to be aligned.
    static QByteArray shippedText(const QString& id);
};

} // namespace pupitre
