#pragma once

#include "core/indicators/IndicatorFormat.h"

#include <QDate>

namespace pupitre {

/// The law of single cells: what is a number, a day, a time of day. Bytes in, nothing kept; thread-safe.
namespace cells {

constexpr qsizetype mostDigits = 18; ///< always fits in 64 bits

/// Without spaces around it. Quick for the many that have none.
inline QByteArrayView trimmed(QByteArrayView text)
{
    const auto isPlain = [](char c) {
        return static_cast<unsigned char>(c) > ' ';
    };
    return text.isEmpty() || (isPlain(text.front()) && isPlain(text.back())) ? text : text.trimmed();
}

bool allDigits(QByteArrayView text);

/// Where year, month and day stand in a written date.
struct DateForm
{
    qsizetype size = 10;
    qsizetype year = 0;
    qsizetype month = 5;
    qsizetype day = 8; ///< -1: none
    QByteArray pattern;

    /// Of a column with a date; ISO 8601 unless the column says otherwise.
    static DateForm of(const IndicatorColumn& column);
};

/// The day (the first of the month without one); invalid when it is none of the calendar or written otherwise.
QDate day(QByteArrayView text, const DateForm& form);

/// What follows the date of a time: "T08:30", "T08:30:59.5Z", " 08:30:00+02:00".
bool isTimeOfDay(QByteArrayView text);

/// The digits of "12 345 678" without what groups them (spaces, no-break ones in either encoding); nothing when the
/// groups are not of three.
std::optional<QByteArray> ungrouped(QByteArrayView text, TextEncoding encoding);

/// The first control character below U+0020 that is no tabulation, line break or delimiter, or -1.
int controlCharacter(QByteArrayView text, char delimiter);

} // namespace cells

} // namespace pupitre
