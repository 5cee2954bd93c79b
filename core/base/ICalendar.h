#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

namespace pupitre {

/// One all-day event of a calendar: a deadline, with reminders before it.
struct CalendarEvent
{
    QString uid; ///< the same at each export of the same event, so that a calendar replaces what it has
    QDate day;
    QString summary;
    QString description;
    QString category;
    QList<int> alarmDays; ///< a reminder that many days before, at midnight
};

/// A whole calendar (RFC 5545) for import into any agenda: CRLF lines folded at 75 octets between characters, text
/// escaped, control characters left out. Events without a valid day or a uid are left out. `stampUtc` is when it was
/// made. The same arguments give the same bytes.
QByteArray toICalendar(const QString& name, const QList<CalendarEvent>& events, const QDateTime& stampUtc);

} // namespace pupitre
