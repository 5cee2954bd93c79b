#pragma once

#include "core/indicators/IndicatorFormat.h"

#include <QDate>
#include <QtEndian>

#include <cstring>

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

/// The number that one to eight digits write, or -1; eight bytes from their start are read (csv::slack). All at once: a
/// loop whose length cannot be foretold costs more.
inline qint64 shortNumber(QByteArrayView digits)
{
    quint64 bytes = 0;
    std::memcpy(&bytes, digits.data(), sizeof bytes);
    bytes = qFromLittleEndian(bytes);
    const int unused = 64 - 8 * static_cast<int>(digits.size());
    constexpr quint64 everyByte = 0x0101010101010101U;
    const quint64 values = (bytes << unused) - ((everyByte * '0') << unused);
    if (((values | (values + everyByte * (0x7F - 9))) & (everyByte * 0x80)) != 0)
        return -1;
    const quint64 pairs = (values * 10 + (values >> 8)) & 0x00FF00FF00FF00FFU;
    const quint64 fours = (pairs * 100 + (pairs >> 16)) & 0x0000FFFF0000FFFFU;
    return static_cast<qint64>((fours * 10000 + (fours >> 32)) & 0xFFFFFFFFU);
}

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
