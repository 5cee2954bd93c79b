#include "core/referencing/WorkingDays.h"

namespace pupitre {

// The method of Meeus, Jones and Butcher.
QDate easter(int year)
{
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int g = (8 * b + 13) / 25;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 19 * l) / 433;
    const int month = (h + l - 7 * m + 90) / 25;
    const int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return QDate(year, month, day);
}

bool isPublicHoliday(const QDate& date, HolidayRegion region)
{
    const std::pair<int, int> day{date.month(), date.day()};
    for (const std::pair<int, int>& fixed :
         {std::pair(1, 1), std::pair(5, 1), std::pair(5, 8), std::pair(7, 14), std::pair(8, 15), std::pair(11, 1),
          std::pair(11, 11), std::pair(12, 25)}) {
        if (day == fixed)
            return true;
    }
    const qint64 afterEaster = easter(date.year()).daysTo(date);
    if (afterEaster == 1 || afterEaster == 39 || afterEaster == 50) // Easter Monday, Ascension, Whit Monday
        return true;
    return region == HolidayRegion::AlsaceMoselle && (afterEaster == -2 || day == std::pair(12, 26));
}

bool isWorkingDay(const QDate& date, HolidayRegion region)
{
    return date.dayOfWeek() <= Qt::Friday && !isPublicHoliday(date, region);
}

QDate addWorkingDays(const QDate& date, int days, HolidayRegion region)
{
    QDate day = date;
    while (days > 0) {
        day = day.addDays(1);
        if (isWorkingDay(day, region))
            --days;
    }
    return day;
}

} // namespace pupitre
