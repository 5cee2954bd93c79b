#pragma once

#include <QDate>

namespace pupitre {

/// Where public holidays are counted: Alsace-Moselle has two more (code du travail L. 3133-1 and L. 3134-13).
enum class HolidayRegion { France, AlsaceMoselle };

/// Easter Sunday of the Gregorian calendar.
QDate easter(int year);
bool isPublicHoliday(const QDate& date, HolidayRegion region = HolidayRegion::France);
/// "Jour ouvré": Monday to Friday, no public holiday.
bool isWorkingDay(const QDate& date, HolidayRegion region = HolidayRegion::France);
/// The working day that is `days` working days after `date`, which is not counted itself.
QDate addWorkingDays(const QDate& date, int days, HolidayRegion region = HolidayRegion::France);

} // namespace pupitre
