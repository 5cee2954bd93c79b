#pragma once

#include "core/base/Result.h"

#include <QJsonObject>
#include <QList>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace pupitre {

/// One column of a monthly indicator file.
struct IndicatorColumn
{
    enum class Type {
        Text,
        Integer, ///< not negative
        Date,    ///< YYYY-MM-DD; its month is that of the row
        Month,   ///< YYYY-MM
        Enum,    ///< one of `values`
        List,    ///< several values divided by `separator`; each counts
    };
    /// What an empty cell means: rejected, rightly absent (no structured document, hence no INS), or a defect to show.
    enum class Absent { Refused, Legitimate, Degraded };

    QString name;
    Type type = Type::Text;
    QSet<QByteArray> values;
    QRegularExpression pattern;
    char separator = ',';
    Absent absent = Absent::Legitimate;
    bool dimension = false; ///< totals are kept by its values
    bool measure = false;   ///< an Integer to be added up
};

/// The layout of a kind of indicator file, as data: the official layouts are not public, so the operator aligns a
/// descriptor with its own copy of Référentiel #1. JSON, version 1 of the schema (resources/formats).
struct IndicatorFormat
{
    QString id;
    int version = 1;
    QJsonObject title;           ///< by language code
    QJsonObject notice;          ///< by language code: what must be said beside every figure
    QRegularExpression fileName; ///< named groups "operator", "month"; invalid or empty: not checked
    char delimiter = 0;          ///< 0: recognised
    QList<IndicatorColumn> columns;

    int indexOf(const QString& column) const;
    /// The column that gives a row its month; -1 when there is none (the file name then gives it).
    int monthColumn() const;
    QStringList dimensions() const;
    QStringList measures() const;
    /// Title or notice in a language, or in French.
    static QString inLanguage(const QJsonObject& texts, const QString& code);

    /// All that is wrong with a descriptor at once, each with the JSON pointer of its place as field.
    static tl::expected<IndicatorFormat, QList<Error>> parse(const QByteArray& json, const QString& file = {});
    /// `idOrPath`: a shipped format's id, or a file.
    static tl::expected<IndicatorFormat, QList<Error>> load(const QString& idOrPath);
    static QStringList shippedIds();
};

} // namespace pupitre
